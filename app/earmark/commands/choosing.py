"""The options by which commands choose among the quotes of a transcript."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from earmark.model.annotations import COLORS

if TYPE_CHECKING:
    from earmark.model.filters import Filter
    from earmark.storage.shown_quotes import ShownQuotes

MEANING = "Options of one kind mean any of these, options of several kinds all of them."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let the command take colours, tags and speakers."""
    parser.add_argument(
        "--color",
        action="append",
        default=[],
        type=str.lower,
        choices=COLORS,
        metavar="COLOR",
        help=f"only quotes in this colour: {', '.join(COLORS)}; can be given several times, as the next two",
    )
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="only quotes with this tag")
    parser.add_argument(
        "--speaker", action="append", default=[], metavar="NAME", help="only quotes in which NAME speaks"
    )


def wanted(options: argparse.Namespace, shown: ShownQuotes) -> Filter:
    """Return the filter that *options* mean among the quotes *shown*."""
    from earmark.model.filters import Filter

    marks = shown.annotations.highlights
    speakers = (speaker.name for speaker in shown.episode.speakers)
    return Filter(
        colors=frozenset(options.color),
        tags=meant([tag.removeprefix("#") for tag in options.tag], (t for m in marks for t in m.tags)),
        speakers=meant(options.speaker, speakers),
    )


def say_why_none(shown: ShownQuotes) -> None:
    """Tell on standard error why nothing was chosen."""
    count = len(shown.annotations.highlights)
    of = "1 quote passes" if count == 1 else f"{count} quotes pass"
    sentence = f"None of {of} these options." if count else "No quotes were kept of this transcript."
    print(sentence, file=sys.stderr)


def meant(asked: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """Return those *known* that are *asked* for, whatever their case and accents; else what was asked."""
    from earmark.model.cards import fold

    by_fold: dict[str, set[str]] = {}
    for name in known:
        by_fold.setdefault(fold(name.strip()), set()).add(name)
    return frozenset(name for text in asked for name in by_fold.get(fold(text.strip()), {text}))
