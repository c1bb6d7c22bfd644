"""`earmark clip`: the sound of quotes as files of their own, without a window."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from earmark.audio.clips import (
    KINDS,
    MP3,
    Clip,
    Kind,
    clips_of,
    kind_for,
    kind_named,
    why_not,
    write_clip,
    write_clips,
)
from earmark.commands import choosing, conversion
from earmark.commands.terminal import HelpFormatter, ProgressLine
from earmark.errors import UserError
from earmark.importers.reading import Reading

if TYPE_CHECKING:
    from earmark.model.annotations import Highlight
    from earmark.model.time_map import TimeMap
    from earmark.storage.shown_quotes import ShownQuotes

    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_EXAMPLES = """\
examples:
  earmark clip episode.pdf                            all quotes as MP3 files, into this folder
  earmark clip episode.pdf talk.mp3 -o clips/         of this audio, into that folder
  earmark clip episode.pdf --format opus --color gold --tag check
  earmark clip episode.pdf --id 3f9a1c02b7de -o rain.m4a

{meaning} \
Without AUDIO it is what was linked in the window, or lies beside the transcript under its name.

Where the transcript says when each word is spoken, a clip begins and ends with the words; elsewhere a \
little more is taken on both sides. Title, speaker, show and citation stand in the tags. \
The files are called "EPISODE 00-08-44 SPEAKER FIRST WORDS" and named as they are written; \
a file of the same name is replaced.

exit status: 0 done; 1 it could not be done, the reason is said in words; 2 wrong usage
"""


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    written = "\n".join(f"  {kind.name:6}{kind.words}" for kind in KINDS)
    parser = commands.add_parser(
        "clip",
        help="cut the sound of quotes out of the audio",
        description=f"Write the sound of each quote that you kept of a transcript as:\n\n{written}",
        epilog=_EXAMPLES.format(meaning=choosing.MEANING),
        formatter_class=HelpFormatter,
    )
    parser.add_argument("transcript", type=Path, metavar="TRANSCRIPT", help="the file that the quotes are of")
    parser.add_argument("audio", type=Path, nargs="?", metavar="AUDIO", help="the sound of the transcript")
    parser.add_argument(
        "--format",
        choices=[kind.name for kind in KINDS],
        metavar="FORMAT",
        help="one of those above; mp3 if it is left out and the name of FILE does not tell it",
    )
    parser.add_argument(
        "-o",
        "--output",
        default=".",
        metavar="FOLDER|FILE",
        help="write into this folder (it is made), or the only quote into this file",
    )
    choosing.add_options(parser)
    parser.add_argument(
        "--id",
        action="append",
        default=[],
        metavar="ID",
        help="only the quote with this id; can be given several times",
    )
    parser.set_defaults(refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Write the clips of one transcript, print where they are, and return 0.

    Raises:
        UserError: Transcript, quotes or audio cannot be read, or a clip cannot be written.
        SystemExit: Wrong usage, with status 2.
    """
    line = ProgressLine(sys.stderr, 1)
    line.begin(options.transcript.name)
    try:
        reading = Reading(options.transcript, partials=False)
        from earmark.storage.shown_quotes import quotes_as_shown

        shown = quotes_as_shown(reading.result(line.report), options.transcript, options.audio)
        chosen = _chosen(shown, options)
        if not chosen:
            line.clear()
            choosing.say_why_none(shown)
            return 0
        clips = _clips(shown, chosen, options.transcript, line)
        written = _write(clips, _audio(shown, options), options, line)
    finally:
        line.clear()
    print(*written, sep="\n")
    return 0


def _chosen(shown: ShownQuotes, options: argparse.Namespace) -> list[Highlight]:
    """Return the quotes that pass the options, in reading order.

    Raises:
        UserError: There is no quote with an id that was given.
    """
    from earmark.model import cards, filters

    marks = shown.annotations
    for wanted_id in options.id:
        if marks.get(wanted_id) is None:
            raise UserError(
                f"There is no quote with the id “{wanted_id}”.", "“earmark marks --json” lists them."
            )
    passing = filters.matching(
        choosing.wanted(options, shown), cards.make_cards(shown.episode, shown.annotations)
    )
    return [card.highlight for card in passing if not options.id or card.id in options.id]


def _clips(
    shown: ShownQuotes, chosen: Sequence[Highlight], transcript: Path, line: ProgressLine
) -> list[Clip]:
    """Return the clips of the quotes *chosen*, and tell which of several have none.

    Raises:
        UserError: None has.
    """
    time_map = shown.time_map
    clips = clips_of(shown.episode, chosen, time_map, name=transcript.stem)
    left_out = _left_out(shown, chosen, time_map) if len(clips) < len(chosen) else Counter()
    if not clips:
        raise UserError("There is nothing to cut out of the audio.", " ".join(left_out))
    for reason, count in left_out.items():
        line.clear()
        print(f"{count} left out: {reason}", file=sys.stderr)
    return clips


def _left_out(shown: ShownQuotes, chosen: Sequence[Highlight], time_map: TimeMap) -> Counter[str]:
    """Return how many of *chosen* have no clip, for each reason."""
    return Counter(
        why_not(mark, time_map) for mark in chosen if not clips_of(shown.episode, [mark], time_map)
    )


def _audio(shown: ShownQuotes, options: argparse.Namespace) -> Path:
    audio: Path | None = options.audio or shown.audio
    if audio is None:
        raise UserError(
            f"The audio of “{options.transcript.name}” is not known.",
            "Name it after the transcript: earmark clip TRANSCRIPT AUDIO",
        )
    return audio


def _write(clips: list[Clip], audio: Path, options: argparse.Namespace, line: ProgressLine) -> list[Path]:
    folder = Path(options.output)
    kind = kind_for(folder)
    if kind is None or conversion.is_folder(options.output):
        return write_clips(clips, audio, folder, _kind(options), line.report)
    if len(clips) > 1:
        options.refuse(f"{len(clips)} quotes need a folder: -o FOLDER/")
    if options.format not in (None, kind.name):
        options.refuse(f"“{folder.name}” is not the name of a file of the format {options.format}")
    return [write_clip(clips[0], audio, folder, kind, line.report)]


def _kind(options: argparse.Namespace) -> Kind:
    return kind_named(options.format) if options.format else MP3
