"""What the commands that work on the quotes of a transcript share: reading it, and telling what was kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from earmark.commands.terminal import ProgressLine
from earmark.importers.opening import Opening
from earmark.limits import Limits
from earmark.model.clock_text import stamp
from earmark.model.plain import plain_name
from earmark.model.quotes import BOOKMARK_WORDS

if TYPE_CHECKING:
    from earmark.model.annotations import Annotations
    from earmark.model.cards import Card
    from earmark.model.edition import Edition
    from earmark.model.episode import Episode
    from earmark.storage.rewriting import Source

STATES = {"placed": "placed", "look": "needs a look", "lost": "lost"}
"""What the state of a quote is called."""

_PATIENT = Limits(silence_s=300, total_s=600)
"""A script may run many commands at once: then each has little of the processor."""

NONE_KEPT = "No quotes were kept of this transcript."


def read(transcript: Path) -> Source:
    """Return the transcript, read in a process of its own unless it was read before.

    Raises:
        UserError: It cannot be read.
    """
    line = ProgressLine(sys.stderr, 1)
    line.begin(transcript.name)
    try:
        opening = Opening(transcript.absolute(), partials=False, limits=_PATIENT)
        from earmark.storage.rewriting import Source  # while the transcript is read

        opened = opening.result(line.report)
    finally:
        line.clear()
    return Source.of(transcript.absolute(), opened.episode, opened.file_digest)


def shown(source: Source) -> tuple[Edition, Annotations]:
    """Return the transcript and its quotes as the window shows them; nothing is written.

    Of a file of a newer program, what is understood is returned, and that is said.

    Raises:
        UserError: The sidecar cannot be read, or is damaged.
    """
    from earmark.storage import places, sidecar
    from earmark.storage.placed import edition_of, quotes_on

    content = sidecar.load(places.sidecar_of(source.path)).content
    if content.is_newer:
        tell("A newer Earmark kept these quotes: perhaps not all of them are known here.")
    edition = edition_of(content, source.original)
    return edition, quotes_on(content, edition)


def kept(source: Source) -> list[Card]:
    """Return what `shown` does, in reading order, those without a place last."""
    edition, annotations = shown(source)
    return cards(edition.episode, annotations)


def cards(episode: Episode, annotations: Annotations) -> list[Card]:
    """Return the cards of *annotations*, which are put on *episode*, in the order of `kept`."""
    from earmark.model.cards import make_cards
    from earmark.model.filters import Order, in_order

    return in_order(Order.TIME, make_cards(episode, annotations))


def as_record(card: Card) -> dict[str, Any]:
    """Return what scripts are told of a quote; of a bookmark, the words are empty."""
    mark = card.highlight
    return {
        "id": mark.id,
        "quote": _words(card),
        "speaker": speakers(card),
        "start_ms": mark.start_ms,
        "color": mark.color,
        "note": mark.note,
        "tags": list(mark.tags),
        "state": mark.state,
    }


def time(card: Card) -> str:
    """Return when it begins, with “≈” where that was inferred; empty where it is not known."""
    start_ms = card.highlight.start_ms
    return "" if start_ms is None else ("≈" if card.approximate else "") + stamp(start_ms)


def speakers(card: Card) -> str:
    """Return who speaks in it, as “Ada, Ben and Cleo”."""
    *before, last = card.names or card.highlight.speakers or ("",)
    return f"{', '.join(before)} and {last}" if before else last


def words(card: Card, most: int | None = None) -> str:
    """Return what a person is told of its words, on one line, of no more than *most* characters."""
    text = _words(card)
    if card.highlight.is_bookmark:
        return BOOKMARK_WORDS
    return f"“{plain_name(text) if most is None else shortened(text, most)}”"


def counted(count: int) -> str:
    return "1 quote" if count == 1 else f"{count} quotes"


def shortened(text: str, most: int) -> str:
    """Return *text* on one line, cut after a word where it is longer than *most* characters."""
    line = plain_name(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def print_json(value: Any) -> None:
    """Write *value* to standard output."""
    import json

    print_text(json.dumps(value, ensure_ascii=False, indent=2))


def print_text(text: str) -> None:
    """Write *text* and a line break to standard output, as UTF-8 whatever the terminal's encoding is."""
    sys.stdout.buffer.write(text.encode(errors="replace") + b"\n")
    sys.stdout.buffer.flush()


def tell(sentence: str) -> None:
    """Write *sentence* to standard error, which is not for results."""
    sys.stderr.write(f"{sentence}\n")


def _words(card: Card) -> str:
    """Return what stands at its place now, else what was marked; paragraphs joined by a space."""
    mark = card.highlight
    if mark.is_bookmark:
        return ""
    return " ".join((mark.words if mark.placed else mark.quote).exact.split("\n"))
