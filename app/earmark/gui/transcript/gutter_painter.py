"""Paints what stands beside the text: names, times, speaker bars, bookmarks, notes, sponsor labels."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme
from earmark.gui.transcript import page_places
from earmark.gui.transcript.bookmark_flags import flags, paint_flag
from earmark.gui.transcript.heading import GLYPH, heading_time
from earmark.gui.transcript.page_geometry import HEADING_LINE
from earmark.gui.transcript.page_layout import PageLayout
from earmark.gui.transcript.page_places import NoteDot, name_font, time_font
from earmark.gui.transcript.page_state import PageState
from earmark.gui.transcript.sections import Section

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BAR_IN_READ = 0.35
_DOT, _DOT_WITH_COUNT = 9, 16
_PLAY, _PLAY_GAP = 10, 3
_BESIDE_TEXT = 10  # nearer to the text than this, nothing is painted here


class GutterPainter:
    """Paints one stretch of the page.

    `view_top` is where the view begins in the document; `selection` is in
    positions of the document.
    """

    def __init__(
        self,
        painter: QPainter,
        layout: PageLayout,
        state: PageState,
        theme: Theme,
        clip: QRectF,
        view_top: float,
        selection: tuple[int, int],
    ) -> None:
        self._painter = painter
        self._layout = layout
        self._geometry = layout.geometry
        self._state = state
        self._theme = theme
        self._clip = clip
        self._view_top = view_top
        self._selection = selection
        self._sounding = layout.sounding(state.now)

    def paint(self) -> None:
        spans = self._layout.spans_between(self._clip.top(), self._clip.bottom())
        if not spans:
            return
        first, last = (self._layout.section_index(k) for k in (spans[0], spans[-1]))
        for section in self._layout.sections[first : last + 1]:
            if section.opens_read:
                self._sponsor_label(section)
            if self._geometry.stacked:
                self._heading_time(section)
            if self._clip.left() < self._geometry.left - _BESIDE_TEXT:
                self._left_of_text(section)
        every = self._layout.episode.spans
        start, end = every[spans[0]].start, every[spans[-1]].end
        if self._clip.left() < self._geometry.left - _BESIDE_TEXT:
            self._paragraph_time()
            for flag in flags(self._layout, self._state.marks, start, end):
                paint_flag(self._painter, self._theme, flag, self._state.selected_mark)
        if self._clip.right() > self._geometry.right + _BESIDE_TEXT:
            for dot in page_places.note_dots(self._layout, self._state.marks, start, end):
                self._note_dot(dot)

    def _left_of_text(self, section: Section) -> None:
        self._bar(section)
        if not self._geometry.stacked:
            self._name(section)
            self._time(section)

    def _bar(self, section: Section) -> None:
        color = QColor(self._speaker(section))
        if section.sponsor:
            color.setAlphaF(_BAR_IN_READ)
        self._fill(page_places.bar_rect(self._layout, section), 1.5, color)

    def _name(self, section: Section) -> None:
        name = page_places.name_of(self._layout, section)
        if not name:
            return
        rect = page_places.name_rect(self._layout, section, self._view_top)
        self._painter.setFont(name_font())
        self._painter.setPen(self._theme.color("text.dimmed") if section.sponsor else self._speaker(section))
        fitted = QFontMetricsF(name_font()).elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.drawText(rect, _RIGHT, fitted)

    def _time(self, section: Section) -> None:
        text = page_places.time_of(self._layout, section.first)
        if not text or page_places.is_pinned(self._layout, section, self._view_top):
            return
        now = self._sounds(section)
        rect = page_places.time_rect(self._layout, section)
        self._painter.setFont(time_font(500 if now else 400))
        self._painter.setPen(self._theme.color("now.accent" if now else "text.tertiary"))
        self._painter.drawText(rect, _RIGHT, text)
        if now:
            width = QFontMetricsF(time_font(500)).horizontalAdvance(text)
            x = rect.right() - width - _PLAY_GAP - _PLAY
            self._play_glyph(
                QPointF(x, rect.center().y() - _PLAY / 2), _PLAY, self._theme.color("now.accent")
            )

    def _heading_time(self, section: Section) -> None:
        now = self._sounds(section)
        time = heading_time(self._layout, section, sounds=now)
        if time is None or (self._selection[0] < time.end and time.start < self._selection[1]):
            return  # in a selection Qt itself shows it
        top = self._layout.section_top(section)
        row = QRectF(time.x, top, self._geometry.measure, HEADING_LINE)
        color = self._theme.color("now.accent" if now else "text.tertiary")
        self._painter.setFont(time_font(500 if now else 400))
        self._painter.setPen(color)
        self._painter.drawText(row, _LEFT, time.text)
        if now and page_places.name_of(self._layout, section):
            self._play_glyph(QPointF(time.x - GLYPH, row.center().y() - _PLAY / 2), _PLAY, color)

    def _sounds(self, section: Section) -> bool:
        return section in self._sounding[:1]

    def _paragraph_time(self) -> None:
        span = self._state.hovered_span
        if span is None:
            return
        rect = page_places.paragraph_time_rect(self._layout, span, self._view_top)
        if rect.isEmpty():
            return
        self._fill(
            rect, 4, self._theme.color("surface.pressed" if self._state.hovered_time else "surface.hover")
        )
        color = self._theme.color("text.primary" if self._state.hovered_time else "text.tertiary")
        padding, icon = page_places.PARAGRAPH_TIME_PADDING, page_places.PARAGRAPH_TIME_ICON
        self._play_glyph(QPointF(rect.left() + padding, rect.center().y() - icon / 2), icon, color)
        self._painter.setFont(time_font())
        self._painter.setPen(color)
        text = rect.adjusted(0, 0, -padding, 0)
        self._painter.drawText(text, _RIGHT, page_places.time_of(self._layout, span))

    def _sponsor_label(self, section: Section) -> None:
        line = page_places.label_rect(self._layout, section)
        self._painter.setFont(time_font(500))
        self._painter.setPen(self._theme.color("text.tertiary"))
        self._painter.drawText(line, _LEFT, "Sponsor read")
        pill = page_places.skip_rect(self._layout, section)
        start = line.left() + QFontMetricsF(time_font(500)).horizontalAdvance("Sponsor read") + 10
        end = line.right() if pill.isEmpty() else pill.left() - 10
        y = line.center().y() + 0.5
        self._painter.setPen(QPen(self._theme.color("line.subtle"), 1))
        self._painter.drawLine(QLineF(start, y, end, y))
        if not pill.isEmpty():
            self._skip(section, pill)

    def _skip(self, section: Section, pill: QRectF) -> None:
        hovered = self._state.hovered_skip == section.first
        self._painter.setPen(QPen(self._theme.color("line.default"), 1))
        self._painter.setBrush(self._theme.color("surface.hover" if hovered else "surface.raised"))
        outline = pill.adjusted(0.5, 0.5, -0.5, -0.5)
        self._painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
        color = self._theme.color("text.primary")
        icon = page_places.SKIP_ICON
        x = pill.left() + page_places.SKIP_PADDING
        ratio = self._painter.device().devicePixelRatio()
        drawn = icons.pixmap("player-track-next", color, icon, ratio)
        self._painter.drawPixmap(QPointF(x, pill.center().y() - icon / 2), drawn)
        self._painter.setFont(time_font(500))
        self._painter.setPen(color)
        text = pill.adjusted(page_places.SKIP_PADDING + icon + page_places.SKIP_GAP, 0, 0, 0)
        self._painter.drawText(text, _LEFT, page_places.skip_text(self._layout, section))

    def _note_dot(self, dot: NoteDot) -> None:
        marker = self._theme.marker(dot.marks[0].color)
        many = len(dot.marks) > 1
        side = _DOT_WITH_COUNT if many else _DOT
        disc = QRectF(dot.center.x() - side / 2, dot.center.y() - side / 2, side, side)
        self._fill(disc, side / 2, marker.mark)
        if many:
            self._painter.setFont(fonts.sans(10, 600))
            self._painter.setPen(self._theme.color("surface.page"))
            self._painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(len(dot.marks)))

    def _speaker(self, section: Section) -> QColor:
        episode = self._layout.episode
        return self._theme.speaker(episode.palette_of(episode.turns[section.turn].speaker))

    def _play_glyph(self, at: QPointF, size: int, color: QColor) -> None:
        ratio = self._painter.device().devicePixelRatio()
        self._painter.drawPixmap(at, icons.pixmap("player-play", color, size, ratio, filled=True))

    def _fill(self, rect: QRectF, radius: float, color: QColor) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        self._painter.drawRoundedRect(rect, radius, radius)
