"""`earmark check`: whether the quotes of a transcript are where they were marked."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from earmark.commands import quoting
from earmark.commands.terminal import HelpFormatter

if TYPE_CHECKING:
    from earmark.model.cards import Card

    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_EXAMPLES = """\
examples:
  earmark check episode.pdf
  earmark check episode.pdf > report.txt || echo "some quotes lost their place"

A transcript that was exported again or corrected has another text. Then each quote is looked for: \
it is placed where there is no doubt, needs a look where its place is only likely, and is lost (and kept) \
where nothing is like it. Nothing is written.

exit status: 0 no quote is lost; 1 one is, or it could not be done, the reason is said in words; 2 wrong usage
"""
_STATE = 12
_TIME = 9
_MOST = 100
"""So many characters of a quote are told."""


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "check",
        help="tell whether the quotes of a transcript have their places",
        description="Tell of each quote whether it is placed, needs a look or is lost.",
        epilog=_EXAMPLES,
        formatter_class=HelpFormatter,
    )
    parser.add_argument("transcript", type=Path, metavar="TRANSCRIPT", help="the file that the quotes are of")


def run(options: argparse.Namespace) -> int:
    """Tell where the quotes are. Return 0, or 1 if one of them is lost.

    Raises:
        UserError: The transcript or its quotes cannot be read.
    """
    cards = quoting.kept(quoting.read(options.transcript))
    if not cards:
        quoting.tell(quoting.NONE_KEPT)
        return 0
    quoting.print_text("\n".join([*map(_line, cards), _counts(cards)]))
    return int(any(card.highlight.state == "lost" for card in cards))


def _line(card: Card) -> str:
    state = quoting.STATES[card.highlight.state]
    return f"{state:{_STATE}}  {quoting.time(card):{_TIME}}  {quoting.words(card, _MOST)}"


def _counts(cards: Sequence[Card]) -> str:
    counts = Counter(card.highlight.state for card in cards)
    look = f"{counts['look']} {'needs' if counts['look'] == 1 else 'need'} a look"
    return f"{quoting.counted(len(cards))}: {counts['placed']} placed, {look}, {counts['lost']} lost"
