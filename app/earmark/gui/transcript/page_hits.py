"""What is under the pointer."""

from __future__ import annotations

import sys
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QPointF

from earmark.gui.transcript import page_places
from earmark.gui.transcript.bookmark_flags import flags
from earmark.gui.transcript.mark_handles import handle_at
from earmark.gui.transcript.mark_index import Mark
from earmark.gui.transcript.page_layout import PageLayout
from earmark.gui.transcript.page_state import PageState


class Target(Enum):
    """The things that can be clicked."""

    NOTHING = auto()
    TEXT = auto()
    MARK = auto()
    CHIP = auto()
    OPENER = auto()  # name and time of a turn
    PARAGRAPH_TIME = auto()
    SKIP = auto()
    NOTE = auto()
    BOOKMARK = auto()
    HANDLE = auto()  # of an end of the chosen highlight, which `offset` tells


class Hit(NamedTuple):
    """One place on the page; only the fields that belong to its target are set."""

    target: Target = Target.NOTHING
    offset: int = -1  # the character; the start of the paragraph; where skipping leads
    turn: int = -1
    section: int = -1  # the first paragraph of the section
    time_ms: int | None = None
    marks: tuple[Mark, ...] = ()  # the topmost first


def hit(layout: PageLayout, state: PageState, point: QPointF, view_top: float) -> Hit:
    """Return what is at *point* of the document; *view_top* is where the view begins in it."""
    spans = layout.spans_between(point.y(), point.y())
    if not spans:
        return Hit()
    return (
        _on_handle(layout, state, point, spans)
        or _beside_text(layout, state, point, view_top, spans)
        or _on_text(layout, state, point)
    )


def _on_handle(layout: PageLayout, state: PageState, point: QPointF, spans: range) -> Hit | None:
    chosen = state.chosen_mark
    if chosen is None:
        return None
    handle = handle_at(layout, chosen, point, *_text_of(layout, spans))
    return Hit(Target.HANDLE, handle.offset, marks=(chosen,)) if handle else None


def _text_of(layout: PageLayout, spans: range) -> tuple[int, int]:
    return layout.episode.spans[spans[0]].start, layout.episode.spans[spans[-1]].end


def _beside_text(
    layout: PageLayout, state: PageState, point: QPointF, view_top: float, spans: range
) -> Hit | None:
    start, end = _text_of(layout, spans)
    for flag in flags(layout, state.marks, start, end):
        if flag.target.contains(point):
            return Hit(Target.BOOKMARK, flag.marks[0].start, marks=flag.marks)
    hovered = state.hovered_span
    if hovered is not None and page_places.paragraph_time_rect(layout, hovered, view_top).contains(point):
        return Hit(Target.PARAGRAPH_TIME, layout.episode.spans[hovered].start)
    first, last = layout.section_index(spans[0]), layout.section_index(spans[-1])
    for section in layout.sections[first : last + 1]:
        if section.skip_to is not None and page_places.skip_rect(layout, section).contains(point):
            after = layout.episode.spans[section.skip_to].start
            return Hit(Target.SKIP, after, section.turn, section.first)
        if page_places.opener_rect(layout, section, view_top).contains(point):
            start = layout.episode.spans[section.first].start
            return Hit(Target.OPENER, start, section.turn, section.first)
    for dot in page_places.note_dots(layout, state.marks, start, end):
        if dot.target.contains(point):
            return Hit(Target.NOTE, dot.marks[0].start, marks=dot.marks)
    return None


def _on_text(layout: PageLayout, state: PageState, point: QPointF) -> Hit:
    offset = layout.character_at(point)
    if offset is None:
        return Hit()
    chip = layout.chip_at(offset)
    if chip is not None:
        return Hit(Target.CHIP, chip.start, time_ms=chip.time_ms)
    marks = state.marks.between(offset, offset + 1)
    if marks:
        return Hit(Target.MARK, offset, marks=tuple(reversed(marks)))
    return Hit(Target.TEXT, offset)


def tip_of(on: Hit) -> str:
    """Return what is told about *on* to a pointer that rests there; empty for most."""
    notes = [mark.note for mark in on.marks if mark.note]
    if on.target is Target.OPENER:
        return f"Play this turn. {_HELD_KEY}+click keeps it whole."
    if on.target is Target.MARK and len(on.marks) > 1:
        return f"{len(on.marks)} quotes lie here. Click again for the next one."
    if on.target is Target.BOOKMARK:
        return "\n\n".join(notes) or "Bookmark"
    return "\n\n".join(notes) if on.target is Target.NOTE else ""


_HELD_KEY = "Option" if sys.platform == "darwin" else "Alt"
