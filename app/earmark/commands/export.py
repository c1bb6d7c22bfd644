"""`earmark export`: the quotes of a transcript in another format, without a window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from earmark.commands import choosing, conversion, export_options
from earmark.commands.terminal import HelpFormatter, ProgressLine
from earmark.errors import UserError
from earmark.exporters.quotes import (
    QUOTE_WRITERS,
    QuoteWriter,
    load_quote_writer,
    quote_writer_for,
    quote_writer_named,
    quotes_written,
)
from earmark.importers.reading import Reading

if TYPE_CHECKING:
    from earmark.exporters.quotes.rows import Sheet
    from earmark.storage.shown_quotes import ShownQuotes

    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_EXAMPLES = """\
examples:
  earmark export episode.pdf --format markdown           print the quotes
  earmark export episode.pdf -o quotes.html              the name tells the format
  earmark export episode.pdf -o notes.md                 again: your own words in notes.md stay
  earmark export episode.pdf -o gold.csv --color gold --color sky --tag check
  earmark export episode.pdf -o guest.docx --speaker "Ada Marsh"
  earmark export episode.pdf -o quotes.md --link https://example.org/episode.mp3
  earmark export episode.pdf -o quotes.docx --group-by tag --cite apa
  earmark export episode.pdf -o quotes.html --without notes,tags --whole-sentences
  earmark export episode.pdf -o quotes.html --embed-audio    one file that plays anywhere

{meaning} \
Times are linked to the audio beside the transcript, or to the address of --link (#t=12.5,20). \
Quotes that are not found in the present transcript are written too, last, and marked as such.

{options}

Markdown written over a file that is there renews the blocks of these quotes (^em-...), adds new ones \
among them, and leaves everything else as it stands. No other format keeps what was there.

exit status: 0 done; 1 it could not be done, the reason is said in words; 2 wrong usage
"""


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    written = "\n".join(f"  {writer.name:10}{writer.words}" for writer in QUOTE_WRITERS)
    parser = commands.add_parser(
        "export",
        help="write the quotes of a transcript in another format",
        description=f"Write the quotes that you kept of a transcript as:\n\n{written}",
        epilog=_EXAMPLES.format(meaning=choosing.MEANING, options=export_options.MEANING),
        formatter_class=HelpFormatter,
    )
    parser.add_argument("transcript", type=Path, metavar="TRANSCRIPT", help="the file that the quotes are of")
    parser.add_argument(
        "--format",
        choices=[writer.name for writer in QUOTE_WRITERS],
        metavar="FORMAT",
        help="one of those above; can be left out where the name of FILE tells it",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE|FOLDER/",
        help="write into this file, or into this folder under the transcript's name; - prints, as without -o",
    )
    choosing.add_options(parser)
    parser.add_argument("--link", metavar="URL", help="address that times are linked to")
    parser.add_argument(
        "--embed-audio", action="store_true", help="put the sound into the page itself (html only)"
    )
    export_options.add_options(parser)
    parser.set_defaults(refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Export the quotes of one transcript and return 0.

    Raises:
        UserError: The transcript or its quotes cannot be read, or the result cannot be written.
        SystemExit: Wrong usage, with status 2.
    """
    writer = _writer(options)
    if writer.packed and options.output is None:
        options.refuse(f"{writer.name} is not to be printed: -o FILE{writer.suffixes[0]}")
    if options.embed_audio:
        _check_embedding(writer, options)
    task = conversion.tasks([options.transcript], options.output, writer.suffixes[0])[0]
    line = ProgressLine(sys.stderr, 1)
    line.begin(task.transcript.name)
    try:
        reading = Reading(task.transcript, partials=False)
        load_quote_writer(writer)  # while the transcript is read
        from earmark.storage.shown_quotes import quotes_as_shown

        shown = quotes_as_shown(reading.result(line.report), task.transcript)
    finally:
        line.clear()
    sheet = _sheet(shown, options, task.target or task.transcript)
    _save(sheet, writer, task.target, _sound(shown, options))
    if not sheet.rows:
        choosing.say_why_none(shown)
    return 0


def _writer(options: argparse.Namespace) -> QuoteWriter:
    """Return the format that is asked for, by name or by the name of the file."""
    if options.format:
        return quote_writer_named(options.format)
    writer = None if options.output is None else quote_writer_for(Path(options.output))
    if writer is None:
        options.refuse(f"--format is needed: {', '.join(writer.name for writer in QUOTE_WRITERS)}")
        raise AssertionError("the parser refuses by ending the program")
    return writer


def _sheet(shown: ShownQuotes, options: argparse.Namespace, beside: Path) -> Sheet:
    """Return the quotes that pass the options; files are linked as seen from the folder of *beside*."""
    from earmark.exporters.quotes.rows import make_sheet
    from earmark.exporters.quotes.sound_address import address_of
    from earmark.storage import color_names, shows

    link = options.link.partition("#")[0] if options.link else address_of(shown.audio, beside)
    return make_sheet(
        shown.episode,
        shown.annotations,
        link=link,
        name=options.transcript.stem,
        color_names=color_names.read(),
        wanted=choosing.wanted(options, shown),
        options=export_options.options_of(options),
        work=shows.work_of(shown.episode, shown.audio),
    )


def _check_embedding(writer: QuoteWriter, options: argparse.Namespace) -> None:
    if writer.name != "html":
        options.refuse("--embed-audio goes with html")
    if not export_options.options_of(options).times:
        options.refuse("--embed-audio needs times")


def _sound(shown: ShownQuotes, options: argparse.Namespace) -> Path | None:
    """Return the audio that shall be in the file itself, if any.

    Raises:
        UserError: There is none to put there.
    """
    if options.embed_audio and shown.audio is None:
        raise UserError(
            f"The audio of “{options.transcript.name}” is not known.", "Put it beside the transcript."
        )
    return shown.audio if options.embed_audio else None


def _save(sheet: Sheet, writer: QuoteWriter, target: Path | None, sound: Path | None) -> None:
    from earmark.exporters.quotes.embedding import with_sound
    from earmark.exporters.writing import save_pieces

    before = _there(target) if target is not None and writer.updates else None
    data = quotes_written(sheet, writer, before)
    pieces = (data,) if sound is None else with_sound(data, sound)
    if target is not None:
        save_pieces(target, pieces)
        return
    sys.stdout.buffer.writelines(pieces)
    sys.stdout.buffer.flush()


def _there(target: Path) -> bytes | None:
    """Return what *target* holds already.

    Raises:
        UserError: It is there and cannot be read: then it must not be written over.
    """
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(f"“{target.name}” could not be read.", str(error.strerror or error)) from error
