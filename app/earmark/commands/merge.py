"""`earmark merge`: the quotes of several sidecars of one transcript in one, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from earmark.commands.terminal import HelpFormatter
from earmark.errors import UserError

if TYPE_CHECKING:
    from earmark.storage.sidecar import Sidecar
    from earmark.storage.sidecar_format import Content

    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_EXAMPLES = """\
examples:
  earmark merge mine.earmark.json theirs.earmark.json                print all quotes as one file
  earmark merge mine.earmark.json theirs.earmark.json -o all.json    write them
  earmark merge laptop/episode.pdf desktop/episode.pdf -o laptop/episode.pdf.earmark.json

Quotes of either file are kept, and so are deletions that came after the last change. A quote that was \
changed in both stays once if the newer version holds all of the older one; else both versions are kept. \
The order of the files does not matter, nor does merging again.

exit status: 0 done; 1 it could not be done, the reason is said in words; 2 wrong usage
"""


class _Input(NamedTuple):
    path: Path
    sidecar: Sidecar


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "merge",
        help="bring the quotes of two files together",
        description="Bring together what two computers, or two people, kept of one transcript.",
        epilog=_EXAMPLES,
        formatter_class=HelpFormatter,
    )
    parser.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="two or more files of quotes (episode.pdf.earmark.json), or the transcripts beside them",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write into this file: a new one, or one of those that are merged; - prints, as without -o",
    )
    parser.set_defaults(refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Merge, and return 0.

    Raises:
        UserError: A file cannot be read, is of another transcript, or the result cannot be written.
        SystemExit: Wrong usage, with status 2.
    """
    from earmark.storage import sidecar_format
    from earmark.storage.joined import joined

    if len(options.files) < 2:
        options.refuse("two files at least are to be merged")
    inputs = [_read(path) for path in options.files]
    _refuse_others(inputs)
    content = reduce(joined, (one.sidecar.content for one in inputs))
    if options.output in (None, "-"):
        sys.stdout.buffer.write(sidecar_format.encode(content))
        sys.stdout.buffer.flush()
    else:
        _save(Path(options.output), content, inputs)
    print(_told(content), file=sys.stderr)
    return 0


def _read(given: Path) -> _Input:
    from earmark.storage import places, sidecar

    beside = places.sidecar_of(given)
    path = beside if beside.exists() else given
    found = sidecar.load(path)
    if not found.digest:
        raise UserError(f"“{given.name}” is not there.", f"No file at {given}.")
    if found.content.is_newer:
        raise UserError(f"“{path.name}” was written by a newer Earmark.", "Update Earmark to merge it.")
    return _Input(path, found)


def _refuse_others(inputs: Sequence[_Input]) -> None:
    from earmark.storage.joined import are_of_one_transcript

    first, *others = inputs
    for one in others:
        mine, theirs = first.sidecar.content.transcript, one.sidecar.content.transcript
        if not are_of_one_transcript(mine, theirs):
            raise UserError(
                "These are quotes of different transcripts.",
                f"“{first.path.name}” is of “{mine.name}”, “{one.path.name}” of “{theirs.name}”.",
            )


def _save(target: Path, content: Content, inputs: Sequence[_Input]) -> None:
    """Write *content*; a file that is not one of *inputs* is never replaced."""
    from earmark.storage import backups, sidecar

    last = sidecar.Sidecar()
    if target.exists():
        same = [one.sidecar for one in inputs if one.path.samefile(target)]
        if not same:
            raise UserError(
                f"“{target.name}” is there already.", "Choose another name, or name it as a file to merge."
            )
        last = same[0]
        backups.keep(target, backups.Why.MERGE, datetime.now(UTC))
    sidecar.save(target, content, last)


def _told(content: Content) -> str:
    from earmark.model.joining import original

    marks = content.annotations.highlights
    older = sum(original(mark) != mark for mark in marks)
    quotes = f"{len(marks)} quote{'' if len(marks) == 1 else 's'}"
    return f"{quotes}, of which {older} kept as older versions" if older else quotes
