"""The command line: `earmark [open] ...` opens the window; the other commands never load Qt."""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from earmark import __version__
from earmark.commands.terminal import HelpFormatter, clock_time
from earmark.errors import UserError
from earmark.importers import kinds_in_words

_DESCRIPTION = "Read podcast transcripts in step with their sound, and keep what matters."
_USAGE = """\
earmark [open] [TRANSCRIPT | FOLDER | FILE ...] [--audio FILE] [--screenshot FILE.png] ...
       earmark convert TRANSCRIPT ... [--to FORMAT] [-o FILE | -o FOLDER/]
       earmark mark TRANSCRIPT --quote TEXT [--near TIME] ...
       earmark marks TRANSCRIPT [--json]
       earmark check TRANSCRIPT
       earmark quotes [FOLDER ...] [--search WORDS] [--tag TAG] ... [--json]
       earmark import TRANSCRIPT FILE ... [--dry-run]
       earmark export TRANSCRIPT [--format FORMAT] [-o FILE] ...
       earmark clip TRANSCRIPT [AUDIO] [--format FORMAT] [-o FOLDER] ...
       earmark merge FILE FILE ... [-o FILE]
       earmark --version | --help"""
_EPILOG = """\
examples:
  earmark                                   the start page, with your recent episodes
  earmark episode.pdf                       read it; episode.mp3 beside it is found by itself
  earmark episode.pdf --audio talk.mp3      read it with this audio
  earmark podcasts/                         put the episodes of a folder on the shelf
  earmark convert episode.pdf --to json     print speakers, times and text for other programs
  earmark convert *.srt --to md -o notes/   write each as Markdown; also vtt, srt, txt, html, podcast-json
  earmark mark episode.pdf --quote "..."    keep a quote; marks lists them, check tells if any is lost
  earmark quotes --search "tide"            quotes of all episodes you opened, with this word
  earmark import episode.pdf notes.jsonld   take in quotes of other programs, computers, transcripts
  earmark export episode.pdf -o quotes.md   your quotes; also csv, json, html, docx and more
  earmark clip episode.pdf -o clips/        the sound of your quotes, each as a file
  earmark merge a/x.pdf b/x.pdf -o c.json   the quotes of two computers as one

Transcripts are {kinds}.

Quotes are kept in a small file beside the transcript (episode.pdf.earmark.json).
Run "earmark COMMAND --help" for the options of one command.

exit status: 0 done; 1 it could not be done, the reason is said in words; 2 wrong usage
"""
_THEMES = ("light", "sepia", "dark", "contrast")
_WINDOWLESS = ("convert", "mark", "marks", "check", "quotes", "import", "export", "clip", "merge", "align")
"""Commands that never load Qt: each is a module with `add_parser` and `run`, loaded when it is wanted."""
_MODULES = {"import": "import_quotes"}
"""Those whose name cannot be that of a module."""
_ASKING = ("-h", "--help", "--version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status: 0, 1 (said in words on stderr) or 2 (usage)."""
    given = _with_command(list(sys.argv[1:] if arguments is None else arguments))
    options = _parser(given[0]).parse_args(given)
    try:
        status: int = _open(options) if given[0] == "open" else _module(given[0]).run(options)
        return status
    except UserError as error:
        print(error, error.hint, sep="\n", file=sys.stderr)
        return 1
    except BrokenPipeError:  # e.g. `earmark convert ... | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _with_command(given: list[str]) -> list[str]:
    """Return the arguments with `open` put in where no command is named."""
    return given if given and given[0] in ("open", *_WINDOWLESS, *_ASKING) else ["open", *given]


def _module(command: str) -> Any:
    return import_module(f"earmark.commands.{_MODULES.get(command, command)}")


def _parser(wanted: str) -> argparse.ArgumentParser:
    """Return the parser of the command *wanted*, or of all where help is asked for."""
    parser = argparse.ArgumentParser(
        prog="earmark",
        usage=_USAGE,
        description=_DESCRIPTION,
        epilog=_EPILOG.format(kinds=kinds_in_words()),
        formatter_class=HelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Earmark {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="earmark")
    if wanted in ("open", *_ASKING):
        _add_open(commands.add_parser("open", help="open the window (what happens without a command)"))
    for command in _WINDOWLESS:
        if wanted in (command, *_ASKING):
            _module(command).add_parser(commands)
    return parser


def _add_open(parser: argparse.ArgumentParser) -> None:
    parser.description = "Open the window, on a transcript if one is named."
    parser.add_argument(
        "transcripts",
        type=Path,
        nargs="*",
        metavar="TRANSCRIPT",
        help="what to read; a folder, or several files: what belongs together is found",
    )
    parser.add_argument("--audio", type=Path, metavar="FILE", help="the sound of the transcript")
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="FILE.png",
        help="draw the window into this file and end; needs no screen",
    )
    parser.add_argument(
        "--size", type=_size, metavar="WxH", help="size of the window, e.g. 1440x900 (least: 760x520)"
    )
    parser.add_argument("--theme", choices=_THEMES, help="colours for this time only")
    parser.add_argument("--at", type=clock_time, metavar="TIME", help="go to this time, e.g. 00:07:43")
    parser.set_defaults(refuse=parser.error)


def _open(options: argparse.Namespace) -> int:
    """Open the window. The transcript is already being read while Qt loads."""
    gc.disable()  # nothing to collect until the window stands (start_up enables it): a tenth of the start
    from earmark.gui import display
    from earmark.importers.opening import Opening

    if options.screenshot:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    files = tuple(path.absolute() for path in options.transcripts)
    if len(files) > 1 and (options.audio or options.screenshot or options.at):
        options.refuse("--audio, --at and --screenshot go with one transcript")
    only = files[0] if len(files) == 1 and not files[0].is_dir() else None
    opening = Opening(only, ahead=True) if only else None
    display.check()
    try:
        from earmark.gui.start_up import Request, run
    except ImportError as error:
        raise display.cause_of(error) from error
    return run(
        Request(
            opening=opening,
            files=() if only else files,
            audio=options.audio.absolute() if options.audio else None,
            screenshot=options.screenshot,
            size=options.size,
            theme=options.theme,
            at_ms=options.at,
        )
    )


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"not a size: {text} (write it as 1440x900)")
    return int(found[1]), int(found[2])
