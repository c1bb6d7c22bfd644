"""Where the painted things beside the text stand: one answer for painting them and for clicking them.

Rectangles are in the document's coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from earmark.gui.look import fonts
from earmark.gui.transcript import page_geometry as page
from earmark.gui.transcript.mark_index import Mark, MarkIndex
from earmark.gui.transcript.page_layout import PageLayout
from earmark.gui.transcript.sections import Section, play_time, printed_time

SKIP_HEIGHT, SKIP_ICON, SKIP_GAP, SKIP_PADDING = 26, 14, 6, 12
PARAGRAPH_TIME_HEIGHT, PARAGRAPH_TIME_ICON = 20, 11
PARAGRAPH_TIME_PADDING, PARAGRAPH_TIME_GAP = 6, 4
_NAME_ROW = 6  # of the pinned name, from the top of the view
_PUSH = 6  # how near the next name comes before it pushes
_DOT_TARGET = 24


@cache
def name_font() -> QFont:
    return fonts.sans(13, 600)


@cache
def time_font(weight: int = 400) -> QFont:
    return fonts.sans(12, weight, tabular=True)


class NoteDot(NamedTuple):
    """The disc beside a line for the notes that begin on it, the topmost mark first."""

    center: QPointF
    marks: tuple[Mark, ...]

    @property
    def target(self) -> QRectF:
        half = _DOT_TARGET / 2
        return QRectF(self.center.x() - half, self.center.y() - half, _DOT_TARGET, _DOT_TARGET)


def name_of(layout: PageLayout, section: Section) -> str:
    speaker = layout.episode.speaker_of(section.turn)
    return speaker.name if speaker else ""


def time_of(layout: PageLayout, span: int) -> str:
    return printed_time(layout.episode.spans[span].paragraph)


def bar_rect(layout: PageLayout, section: Section) -> QRectF:
    """Return the speaker's bar: as high as the text, or as name and time if those are higher."""
    geometry = layout.geometry
    top = layout.section_top(section)
    bottom = layout.span_bottom(section.last)
    if not geometry.stacked:
        bottom = max(bottom, top + geometry.name_top + page.NAME_ROWS)
    return QRectF(geometry.bar_x, top + 6, page.BAR_WIDTH, bottom - top - 11)


def name_rect(layout: PageLayout, section: Section, view_top: float) -> QRectF:
    """Return where the name stands in the gutter.

    A name whose turn has scrolled away at the top is pinned to *view_top*,
    until the next section comes and pushes it out.
    """
    top = layout.section_top(section) + layout.geometry.name_top
    pinned = view_top + _NAME_ROW
    if top < pinned:
        end = layout.span_bottom(section.last) - _PUSH - page.NAME_HEIGHT
        top = round(max(top, min(pinned, end)))
    return QRectF(0, top, page.GUTTER, page.NAME_HEIGHT)


def is_pinned(layout: PageLayout, section: Section, view_top: float) -> bool:
    top = layout.section_top(section) + layout.geometry.name_top
    return name_rect(layout, section, view_top).top() > top


def time_rect(layout: PageLayout, section: Section) -> QRectF:
    top = layout.section_top(section) + layout.geometry.name_top
    if name_of(layout, section):
        top += page.NAME_HEIGHT
    return QRectF(0, top, page.GUTTER, page.TIME_HEIGHT)


def heading_rect(layout: PageLayout, section: Section) -> QRectF:
    """Return the name and time above a turn in the stacked layout."""
    block = layout.heading_of(section)
    width = block.layout().lineAt(0).naturalTextWidth() if block else 0.0
    return QRectF(layout.geometry.left, layout.section_top(section), width, page.HEADING_LINE)


def opener_rect(layout: PageLayout, section: Section, view_top: float) -> QRectF:
    """Return what plays the turn when clicked: its name and time."""
    if layout.geometry.stacked:
        return heading_rect(layout, section)
    name = name_rect(layout, section, view_top)
    time = QRectF() if is_pinned(layout, section, view_top) else time_rect(layout, section)
    metrics = QFontMetricsF(name_font())
    width = max(metrics.horizontalAdvance(name_of(layout, section)), 72 if time.isValid() else 0)
    whole = name.united(time) if time.isValid() else name
    whole.setLeft(max(0.0, page.GUTTER - width))
    return whole


def paragraph_time_rect(layout: PageLayout, span: int, view_top: float) -> QRectF:
    """Return the button with the time of a later paragraph, or an empty rectangle if it has none."""
    text = time_of(layout, span)
    section = layout.sections[layout.section_index(span)]
    if layout.geometry.stacked or span == section.first or not text:
        return QRectF()
    width = QFontMetricsF(time_font()).horizontalAdvance(text)
    width += PARAGRAPH_TIME_ICON + PARAGRAPH_TIME_GAP + 2 * PARAGRAPH_TIME_PADDING
    top = layout.span_top(span) + layout.geometry.name_top - 1
    lowest = view_top + _NAME_ROW + page.NAME_HEIGHT + _PUSH
    return QRectF(page.GUTTER - width, max(top, lowest), width, PARAGRAPH_TIME_HEIGHT)


def skip_text(layout: PageLayout, section: Section) -> str:
    if section.skip_to is None:
        return ""
    time = play_time(layout.episode.spans[section.skip_to].paragraph)
    return f"Skip to {time}" if time else "Skip"


def label_rect(layout: PageLayout, section: Section) -> QRectF:
    """Return the line above a sponsor read."""
    geometry = layout.geometry
    top = layout.span_top(section.first) - page.SPONSOR_LABEL
    return QRectF(geometry.left, top, geometry.measure, SKIP_HEIGHT)


def skip_rect(layout: PageLayout, section: Section) -> QRectF:
    """Return the pill "Skip to ..." of a sponsor read, or an empty rectangle if nothing follows it."""
    text = skip_text(layout, section)
    if not section.opens_read or not text:
        return QRectF()
    line = label_rect(layout, section)
    width = QFontMetricsF(time_font(500)).horizontalAdvance(text)
    width = round(width + SKIP_ICON + SKIP_GAP + 2 * SKIP_PADDING)
    return QRectF(line.right() - width, line.top(), width, SKIP_HEIGHT)


def note_dots(layout: PageLayout, marks: MarkIndex, start: int, end: int) -> Iterator[NoteDot]:
    """Give the discs of the notes whose marks begin in `text[start:end]`."""
    by_line: dict[int, list[Mark]] = {}
    for mark in marks.between(start, end):
        if mark.note and mark.start >= start:
            by_line.setdefault(layout.line_of(mark.start)[0], []).append(mark)
    x = layout.geometry.right + page.NOTE_OFFSET
    for top, found in by_line.items():
        center = QPointF(x, top + layout.geometry.line.height / 2)
        yield NoteDot(center, tuple(reversed(found)))
