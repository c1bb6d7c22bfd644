"""Paints what lies under the words: the current turn, highlights, matches, the selection, the spoken word.

Everything is in the document's coordinates. Only the lines inside the clip
are looked at, so moving the word costs a line and not a page.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextLayout

from earmark.gui.look import icons
from earmark.gui.look.marker_swatch import paint_text_underline
from earmark.gui.look.theme import Marker, Theme
from earmark.gui.transcript.mark_index import Mark
from earmark.gui.transcript.page_layout import PageLayout, Strip
from earmark.gui.transcript.page_state import Now, PageState, between
from earmark.model.unheard import Unheard

_HOVER, _SELECTED = 0.08, 0.16  # added to the alpha of a highlight
_FLASH_ALPHA = 0.85
_SECOND_UNDERLINE = 3
_BOX_PAST_WORD = 3
_OVERHANG = 8  # how far what is painted for a line reaches past it at most
_DOT, _DOTS_APART, _DOTS_BELOW = 1.6, 5.0, 4.5
_CHIP_UP, _CHIP_HEIGHT, _CHIP_ICON = 17, 24, 15


def word_lies_over_text(theme: Theme) -> bool:
    """Whether the boxed word is painted over the text.

    In High contrast the text on highlights is black, and so is the box.
    """
    return theme.name == "contrast"


class TextPainter:
    """Paints one stretch of the page."""

    def __init__(
        self, painter: QPainter, layout: PageLayout, state: PageState, theme: Theme, clip: QRectF
    ) -> None:
        self._painter = painter
        self._layout = layout
        self._geometry = layout.geometry
        self._state = state
        self._theme = theme
        self._clip = clip
        self._reach = clip.adjusted(-_OVERHANG, -_OVERHANG, _OVERHANG, _OVERHANG)
        self._start = layout.line_start(self._reach.top())
        self._end = layout.line_end(self._reach.bottom())

    def paint(self, selection: tuple[int, int]) -> None:
        """Paint all layers; *selection* is in positions of the document."""
        self._tint()
        for mark in self._state.painted_marks(self._start, self._end):
            self._highlight(mark)
        self._corrections()
        self._flash()
        self._matches()
        self._selection(*selection)
        if not word_lies_over_text(self._theme):
            self.paint_word()
        for chip in self._layout.chips_between(self._start, self._end):
            self._chip(chip)

    def _strips(self, start: int, end: int) -> list[Strip]:
        low, high, reach = max(start, self._start), min(end, self._end), self._reach
        if low >= high:
            return []
        lines = self._layout.strips_of(low, high, reach.top(), reach.bottom())
        return [line for line in lines if line.right >= reach.left() and line.left <= reach.right()]

    def _tint(self) -> None:
        extent = self._layout.extent(self._layout.sounding(self._state.now))
        if extent is None:
            return
        top, bottom = extent
        ground = QRectF(0, top - 7, self._geometry.block_right, bottom - top + 15)
        if ground.intersects(self._clip):
            self._round(ground, 8, self._theme.color("now.turnTint"), self._tint_pen())

    def _tint_pen(self) -> QPen | None:
        return QPen(self._theme.color("now.accent"), 1) if self._theme.name == "contrast" else None

    def _highlight(self, mark: Mark) -> None:
        marker = self._theme.marker(mark.color)
        fill = self._fill_of(mark, marker)
        for strip in self._strips(mark.start, mark.end):
            self._round(strip.mark(self._geometry), 2, fill)
        for start, end in self._underlined(mark):
            for strip in self._strips(start, end):
                line = strip.mark(self._geometry).translated(0, mark.level * _SECOND_UNDERLINE)
                paint_text_underline(self._painter, marker.underline, line, marker.line)

    def _underlined(self, mark: Mark) -> tuple[tuple[int, int], ...]:
        """Return what of *mark* is underlined: not what lies under the chosen one, whose line is clear."""
        chosen = self._state.chosen_mark
        if chosen is None or chosen.id == mark.id or chosen.end <= mark.start or mark.end <= chosen.start:
            return ((mark.start, mark.end),)
        return (mark.start, chosen.start), (chosen.end, mark.end)

    def _fill_of(self, mark: Mark, marker: Marker) -> QColor:
        state, fill = self._state, QColor(marker.fill)
        alpha = fill.alphaF()
        if mark.id == state.selected_mark:
            alpha += _SELECTED
        elif mark.id == state.hovered_mark:
            alpha += _HOVER
        flash = state.flash
        if flash and (flash.start, flash.end) == (mark.start, mark.end):
            alpha = max(alpha, alpha + (_FLASH_ALPHA - alpha) * flash.strength)
        fill.setAlphaF(min(1.0, alpha))
        return fill

    def _flash(self) -> None:
        flash = self._state.flash
        if flash is None:
            return
        under = self._state.marks.between(flash.start, flash.end)
        if any((mark.start, mark.end) == (flash.start, flash.end) for mark in under):
            return  # the highlight itself lights up
        token = "surface.pressed" if self._theme.name == "contrast" else "select.bg"
        fill = QColor(self._theme.color(token))
        fill.setAlphaF(_FLASH_ALPHA * flash.strength)
        for strip in self._strips(flash.start, flash.end):
            self._round(strip.mark(self._geometry), 2, fill)

    def _matches(self) -> None:
        matches = self._state.matches
        for k in matches.between(self._start, self._end):
            start, end = matches.ranges[k]
            on_mark = bool(self._state.marks.between(start, end))
            for strip in self._strips(start, end):
                rect = strip.mark(self._geometry)
                if k == matches.current:
                    self._round(rect.adjusted(-3, 0, 3, 0), 3, self._theme.color("find.current"))
                elif on_mark:
                    pen = QPen(self._theme.color("find.hitLine"), 1.4)
                    self._round(rect.adjusted(-2, 1, 2, -1), 2, None, pen)
                else:
                    self._hit(rect)

    def _corrections(self) -> None:
        """Underline with dots what was put right: quiet, and below the underline of any highlight."""
        ranges = self._state.corrected
        pen = QPen(self._theme.color("text.tertiary"), _DOT)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, _DOTS_APART / _DOT])
        for k in between(ranges, self._start, self._end):
            for strip in self._strips(ranges[k].start, ranges[k].end):
                y = strip.baseline + _DOTS_BELOW
                self._painter.setPen(pen)
                self._painter.drawLine(QPointF(strip.left + 1, y), QPointF(strip.right - 1, y))

    def _hit(self, rect: QRectF) -> None:
        self._round(rect, 2, self._theme.color("find.hit"))
        foot = QRectF(rect.left(), rect.bottom() - 2, rect.width(), 1.5)
        self._painter.fillRect(foot, self._theme.color("find.hitLine"))

    def _selection(self, start: int, end: int) -> None:
        if start < end:
            fill = self._theme.color("select.bg")
            top, bottom = self._clip.top(), self._clip.bottom()
            start = max(start, self._layout.offsets.position(self._start) - 1)
            end = min(end, self._layout.offsets.position(self._end) + 1)
            for strip in self._layout.strips(start, end, top, bottom):
                self._painter.fillRect(strip.row(self._geometry).toAlignedRect(), fill)

    def paint_word(self) -> None:
        """Box the spoken word."""
        now = self._state.now
        if not self._state.boxes_word or self._layout.chip_at(now.start):
            return
        width = 2.0 if self._theme.name == "contrast" else 1.6
        pen = QPen(self._theme.color("now.accent"), width)
        for strip in self._strips(now.start, now.end):
            box = strip.mark(self._geometry).adjusted(-_BOX_PAST_WORD, 0.5, _BOX_PAST_WORD, -0.5)
            self._round(box, 4, self._theme.color("now.wordFill"), pen)
            if word_lies_over_text(self._theme):
                self._word_text(now, box)

    def _word_text(self, now: Now, box: QRectF) -> None:
        start, end = self._layout.offsets.position(now.start), self._layout.offsets.position(now.end)
        block = self._layout.document.findBlock(start)
        color = QTextCharFormat()
        color.setForeground(self._theme.color("text.transcript"))
        word = QTextLayout.FormatRange()
        word.start, word.length, word.format = start - block.position(), end - start, color
        self._painter.save()
        self._painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        block.layout().draw(self._painter, QPointF(0, 0), [word], box)
        self._painter.restore()

    def _chip(self, chip: Unheard) -> None:
        sounds = self._state.boxes_word and chip.start <= self._state.now.start < chip.end
        pen = QPen(self._theme.color("now.accent" if sounds else "line.strong"), 1)
        if not sounds:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 2])
        color = self._theme.color("text.secondary")
        ratio = self._painter.device().devicePixelRatio()
        for strip in self._strips(chip.start, chip.end):
            pill = QRectF(strip.left, strip.baseline - _CHIP_UP, strip.right - strip.left, _CHIP_HEIGHT)
            self._round(pill, _CHIP_HEIGHT / 2, self._theme.color("surface.page"), pen)
            ear = icons.pixmap("ear", color, _CHIP_ICON, ratio)
            self._painter.drawPixmap(round(pill.left() + 8.5), round(pill.center().y() - _CHIP_ICON / 2), ear)

    def _round(self, rect: QRectF, radius: float, fill: QColor | None, pen: QPen | None = None) -> None:
        self._painter.setPen(pen if pen else Qt.PenStyle.NoPen)
        self._painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
        if pen and pen.widthF() == 1:  # on half pixels a thin line is sharp
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        self._painter.drawRoundedRect(rect, radius, radius)
