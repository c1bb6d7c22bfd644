"""`earmark marks`: the quotes of a transcript, listed for people or for scripts."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from earmark.commands import quoting
from earmark.commands.terminal import HelpFormatter
from earmark.model.plain import plain_name

if TYPE_CHECKING:
    from earmark.model.cards import Card

    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_EXAMPLES = """\
examples:
  earmark marks episode.pdf            a table of what you kept
  earmark marks episode.pdf --json     the same for other programs

The JSON is a list of objects with id, quote, speaker, start_ms, color, note, tags and state. \
start_ms is null where the transcript has no times. state is placed, look (it is at a likely place, \
to be looked at) or lost (its words are not in the present transcript; the quote is kept). \
A bookmark has an empty quote.

exit status: 0 done; 1 it could not be done, the reason is said in words; 2 wrong usage
"""
_TIME, _COLOR, _NAME = 9, 6, 18
"""How wide the columns are before that of the words, in characters."""


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "marks",
        help="list the quotes of a transcript",
        description="List the quotes that you kept of a transcript, in reading order.",
        epilog=_EXAMPLES,
        formatter_class=HelpFormatter,
    )
    parser.add_argument("transcript", type=Path, metavar="TRANSCRIPT", help="the file that the quotes are of")
    parser.add_argument("--json", action="store_true", help="as JSON, for other programs")


def run(options: argparse.Namespace) -> int:
    """List the quotes and return 0.

    Raises:
        UserError: The transcript or its quotes cannot be read.
    """
    cards = quoting.kept(quoting.read(options.transcript))
    if options.json:
        quoting.print_json([quoting.as_record(card) for card in cards])
    elif cards:
        quoting.print_text(_table(cards))
    else:
        quoting.tell(quoting.NONE_KEPT)
    return 0


def _table(cards: Sequence[Card]) -> str:
    """Return a line for each quote; in a terminal none is longer than that is wide."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return "\n".join(_line(card)[:width] for card in cards)


def _line(card: Card) -> str:
    mark = card.highlight
    name = quoting.shortened(quoting.speakers(card), _NAME)
    place = f"{quoting.time(card):{_TIME}}  {plain_name(mark.color):{_COLOR}}  {name:{_NAME}}"
    doubt = "" if mark.state == "placed" else f"[{quoting.STATES[mark.state]}] "
    tags = "".join(f"  #{plain_name(tag)}" for tag in mark.tags)
    note = f"  — {plain_name(mark.note)}" if mark.note else ""
    return f"{place}  {doubt}{quoting.words(card)}{tags}{note}"
