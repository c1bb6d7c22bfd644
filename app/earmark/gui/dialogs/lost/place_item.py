"""What the review of places shows: the quotes, and for each where it may stand and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from earmark.model.annotations import Highlight, TextQuote
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode
from earmark.model.needle import SAME_SIGNS
from earmark.model.quotes import BOOKMARK_WORDS, CONTEXT, trimmed
from earmark.model.relocate import Candidate
from earmark.model.time_map import TimeMap
from earmark.model.wording import differences

_AROUND = 90
"""How many characters before and after a place are shown, about."""

_SHOWN = 1_500
"""Of longer quotes the beginning is shown."""

_IN_ROW = 200
_SAME, _NEARLY, _SOME = 0.999, 0.85, 0.5
_ALL_AROUND, _SOME_AROUND = 0.75, 0.2

_DONE = {
    "placed": "It has its place.",
    "aside": "Kept without a place.",
    "deleted": "Deleted. Ctrl+Z brings it back.",
}

Ranges = tuple[tuple[int, int], ...]
"""Stretches of a text, half-open."""


@dataclass(frozen=True, slots=True)
class QuoteItem:
    """One quote: a row of the list. `fate` is "look", "lost", "placed", "aside" or "deleted"."""

    highlight: Highlight
    fate: str

    @property
    def key(self) -> str:
        return self.highlight.id

    @property
    def where(self) -> str:
        mark = self.highlight
        time = stamp(mark.start_ms) if mark.start_ms is not None else ""
        kind = BOOKMARK_WORDS if mark.is_bookmark else ""
        return ", ".join(part for part in (time, " and ".join(mark.speakers), kind) if part)

    @property
    def text(self) -> str:
        return " ".join(self.highlight.quote.exact[:_IN_ROW].split())

    @property
    def is_settled(self) -> bool:
        return self.fate in _DONE

    @property
    def is_gone(self) -> bool:
        return self.fate == "deleted"

    @property
    def done(self) -> str:
        """What became of it, as a sentence; empty while it is to be looked at."""
        return _DONE.get(self.fate, "")

    @property
    def sign(self) -> str:
        if self.is_settled:
            return "check"
        return "unlink" if self.fate == "lost" else "alert-triangle"

    @property
    def spoken(self) -> str:
        state = self.done or ("Lost its place." if self.fate == "lost" else "Check its place.")
        where = f"{self.where}. " if self.where else ""
        return f"{state} {where}{self.text}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote may stand, `Episode.text[start:end]`, and how that differs from it.

    `is_present`: it is shown there now. `before` and `after` stand around
    it. `new` are the stretches of `words` that the quote does not have,
    `gone` those of the quote that are not in `words`. `reasons` says what
    speaks for it.
    """

    start: int
    end: int
    is_present: bool
    name: str
    palette: int | None
    time: str
    before: str
    words: str
    after: str
    new: Ranges
    gone: Ranges
    reasons: str

    @property
    def spoken(self) -> str:
        head = ", ".join(part for part in (self.name, self.time) if part)
        now = " It is here now." if self.is_present else ""
        return f"{head}{'. ' if head else ''}{self.words}. {self.reasons}{now}"


def quote_items(marks: Iterable[Highlight], present: dict[str, Highlight]) -> tuple[QuoteItem, ...]:
    """Return *marks*, which were to be looked at when the review began, as they are in *present*."""
    return tuple(_item(mark, present.get(mark.id)) for mark in marks)


def _item(mark: Highlight, now: Highlight | None) -> QuoteItem:
    if now is None:
        return QuoteItem(mark, "deleted")
    return QuoteItem(now, "aside" if now.aside else now.state)


def shown_words(quote: TextQuote) -> str:
    """Return the words of *quote* in one line, a long one without its end."""
    return _line(quote.exact[:_SHOWN])


def shown_around(quote: TextQuote) -> tuple[str, str]:
    """Return what stood before and after *quote*, in whole words."""
    before = _tail(quote.prefix, cut=len(quote.prefix) >= CONTEXT)
    return _line(before), _line(_head(quote.suffix, cut=len(quote.suffix) >= CONTEXT))


def places_of(
    episode: Episode, time_map: TimeMap, mark: Highlight, candidates: Sequence[Candidate]
) -> tuple[Place, ...]:
    """Return *candidates* as they are shown: those with at least some of the words of *mark* first.

    Where *mark* is shown now, if it is, comes before all others.
    """
    found, present = sorted(candidates, key=lambda c: c.likeness < _SOME), None
    if mark.placed:
        alone = Candidate(mark.start, mark.end, 0.0, likeness=float(mark.found is None))
        there = next((c for c in found if _overlap(c, mark)), alone)
        present = replace(there, start=mark.start, end=mark.end)
        found = [present, *(c for c in found if not _overlap(c, mark))]
    return tuple(_place(episode, time_map, mark, c, is_present=c is present) for c in found)


def _overlap(candidate: Candidate, mark: Highlight) -> bool:
    return candidate.start < mark.end and mark.start < candidate.end


def _place(
    episode: Episode, time_map: TimeMap, mark: Highlight, candidate: Candidate, *, is_present: bool
) -> Place:
    start, end, text = candidate.start, candidate.end, episode.text
    was, words = shown_words(mark.quote), _line(text[start : min(end, start + _SHOWN)])
    changed = differences(_alike(was), _alike(words))
    span = episode.span_at(start)
    speaker = episode.speaker_of(span.turn)
    return Place(
        start=start,
        end=end,
        is_present=is_present,
        name=speaker.name if speaker else "",
        palette=episode.palette_of(episode.turns[span.turn].speaker),
        time=_time(episode, time_map, start),
        before=_line(_tail(text[max(0, start - _AROUND) : start], cut=start > _AROUND)),
        words=words,
        after=_line(_head(text[end : end + _AROUND], cut=end + _AROUND < len(text))),
        new=_ranges(words, ((d.now_start, d.now_end) for d in changed)),
        gone=_ranges(was, ((d.start, d.end) for d in changed)),
        reasons=reasons(candidate, timed=mark.start_ms is not None and time_map.has_times),
    )


def reasons(candidate: Candidate, *, timed: bool) -> str:
    """Return what speaks for *candidate* in words; `timed`: when the quote was said is known."""
    likeness, around = candidate.likeness, candidate.surrounded
    if likeness >= _SAME:
        words = "Same words"
    elif likeness >= _NEARLY:
        words = "Nearly the same words"
    else:
        words = "Some of its words" if likeness >= _SOME else "Other words"
    if around >= _ALL_AROUND:
        words += ", same words around them"
    else:
        words += ", some of the same around them" if around >= _SOME_AROUND else ", other words around them"
    if timed and candidate.near:
        words += ", at its time"
    return f"{words}."


def _alike(text: str) -> str:
    """Return *text* as it is compared: small letters and straight quotation marks, each in its place."""
    small = text.lower().translate(SAME_SIGNS)
    return small if len(small) == len(text) else text


def _ranges(text: str, found: Iterable[tuple[int, int]]) -> Ranges:
    """Return the stretches *found* without the spaces at their ends, but for those that are nothing else."""
    bare = (trimmed(text, start, end) for start, end in found)
    return tuple((start, end) for start, end in bare if start < end)


def _time(episode: Episode, time_map: TimeMap, start: int) -> str:
    if not time_map.has_times:
        return ""
    inferred = episode.span_at(start).paragraph.inferred_ms is not None
    return ("≈" if inferred else "") + stamp(time_map.time_at(start))


def _line(text: str) -> str:
    """Return *text* in one line; every character stays in its place."""
    return text.replace("\n", " ").replace("\t", " ")


def _tail(text: str, *, cut: bool) -> str:
    """Return the end of a text that was *cut*, from a whole word on."""
    _, space, rest = text.partition(" ")
    return f"… {rest}" if cut and space else text


def _head(text: str, *, cut: bool) -> str:
    rest, space, _ = text.rpartition(" ")
    return f"{rest} …" if cut and space else text
