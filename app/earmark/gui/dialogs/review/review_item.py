"""What the review tells of each remark: where it is, what stands around it, and what can be done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import inf

from earmark.model.clock_text import stamp
from earmark.model.corrections import TimeChange, TurnStart
from earmark.model.edition import Edition
from earmark.model.episode import Box, Remark, Speaker
from earmark.model.mends import Mend, entries_about, mends_for

_AROUND = 1
"""How many paragraphs are shown before and after the one a remark is about."""


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A paragraph of the passage. `name` is "" within a turn; `is_meant`: the remark is about this one."""

    name: str
    palette: int | None
    time: str
    text: str
    is_meant: bool


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One remark, by its `number`.

    `done` says in words what was done about it ("" for nothing), `is_left`
    that the reader looked at it and left it as it is. `offset` is where its
    paragraph begins in the shown text, None where it is nowhere.
    """

    number: int
    text: str
    where: str
    doubtful: bool
    done: str
    is_left: bool
    mends: tuple[Mend, ...]
    page: int | None
    boxes: tuple[Box, ...]
    words: str
    passage: tuple[PassageLine, ...]
    offset: int | None

    @property
    def key(self) -> int:
        return self.number

    @property
    def is_settled(self) -> bool:
        return bool(self.done) or self.is_left

    @property
    def sign(self) -> str:
        """The icon of its row; empty for a dot."""
        if self.is_settled:
            return "check"
        return "alert-triangle" if self.doubtful else ""

    @property
    def spoken(self) -> str:
        state = "Settled. " if self.is_settled else "Doubtful. " if self.doubtful else ""
        where = f"{self.where}. " if self.where else ""
        return f"{state}{where}{self.text} {self.done}".strip()


def review_items(edition: Edition, left: Collection[int] = ()) -> tuple[ReviewItem, ...]:
    """Return the remarks of *edition*, the doubtful first, then by place; *left* are those left alone."""
    remarks = edition.original.remarks
    order = sorted(range(len(remarks)), key=lambda number: (*_place(remarks[number]), number))
    return tuple(_item(edition, number, number in left) for number in order)


def _place(remark: Remark) -> tuple[bool, float, float]:
    page = inf if remark.page is None else remark.page
    return not remark.doubtful, page, inf if remark.paragraph is None else remark.paragraph


def _item(edition: Edition, number: int, is_left: bool) -> ReviewItem:
    remark = edition.original.remarks[number]
    paragraph = edition.episode.remarks[number].paragraph
    return ReviewItem(
        number=number,
        text=remark.text,
        where=_where(remark),
        doubtful=remark.doubtful,
        done=_done(edition, number),
        is_left=is_left,
        mends=mends_for(edition, number),
        page=remark.page,
        boxes=remark.boxes,
        words=" ".join(remark.words.split()),
        passage=() if paragraph is None else _passage(edition, paragraph),
        offset=None if paragraph is None else edition.episode.spans[paragraph].start,
    )


def _where(remark: Remark) -> str:
    page = f"Page {remark.page}" if remark.page is not None else ""
    time = stamp(remark.time_ms) if remark.time_ms is not None else ""
    return ", ".join(part for part in (page, time) if part)


def _done(edition: Edition, number: int) -> str:
    entries = entries_about(edition, number)
    for entry in entries:
        if isinstance(entry, TimeChange):
            return "No time now." if entry.start_ms is None else f"The time is {stamp(entry.start_ms)} now."
        if isinstance(entry, TurnStart) and not entry.joined:
            speaker = _speaker(edition, edition.episode.remarks[number].paragraph)
            return f"{speaker.name} says this now." if speaker else "Nobody is named here now."
    return "The words are in the text now." if entries else ""


def _speaker(edition: Edition, paragraph: int | None) -> Speaker | None:
    episode = edition.episode
    return None if paragraph is None else episode.speaker_of(episode.spans[paragraph].turn)


def _passage(edition: Edition, paragraph: int) -> tuple[PassageLine, ...]:
    episode = edition.episode
    first, last = max(0, paragraph - _AROUND), min(len(episode.spans), paragraph + _AROUND + 1)
    lines = []
    for k in range(first, last):
        span = episode.spans[k]
        speaker = episode.speaker_of(span.turn)
        heads = span.index == 0 or k == first
        time_ms = span.paragraph.play_ms
        lines.append(
            PassageLine(
                name=speaker.name if speaker and heads else "",
                palette=episode.palette_of(episode.turns[span.turn].speaker),
                time=stamp(time_ms) if time_ms is not None else "",
                text=span.paragraph.text,
                is_meant=k == paragraph,
            )
        )
    return tuple(lines)
