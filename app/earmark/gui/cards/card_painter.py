"""Paints one quote's card as the design has it: page, folded corner, words, buttons."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
)

from earmark.gui.cards import card_layout as at
from earmark.gui.cards.card_layout import ACTIONS, CardLayout, Part
from earmark.gui.cards.card_wishes import CHANGES
from earmark.gui.look import fonts, icons
from earmark.gui.look.marker_swatch import paint_swatch
from earmark.gui.look.ribbon import ribbon
from earmark.gui.look.theme import Theme
from earmark.model.annotations import Highlight
from earmark.model.cards import Card

_RADIUS, _FOLD_RADIUS, _TAG_RADIUS, _BUTTON_RADIUS = 8.0, 5.0, 4.0, 6.0
_ICON, _RIBBON = 18, 9
_UNSEEN = 0.5  # of a pixel: the middle of a hairline
_ICONS = {
    Part.PLAY: "player-play",
    Part.EDIT: "pencil",
    Part.COPY: "copy",
    Part.CITE: "quote",
    Part.CLIP: "scissors",
    Part.DELETE: "trash",
}


@dataclass(frozen=True, slots=True)
class CardState:
    """How a card stands at this moment. `hot` and `pressed` are the parts under the pointer.

    `alone` says that no other card is chosen with it.
    """

    selected: bool = False
    alone: bool = True
    hovered: bool = False
    playing: bool = False
    editing: bool = False
    read_only: bool = False
    no_clip: bool = False
    hot: Part | None = None
    pressed: Part | None = None

    @property
    def has_actions(self) -> bool:
        return self.selected and self.alone and not self.editing


def paint_card(painter: QPainter, rect: QRect, layout: CardLayout, state: CardState, theme: Theme) -> None:
    """Paint the card into *rect*, whose size is the card's in this state."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    size = QRectF(0, 0, rect.width(), rect.height())
    _page(painter, size, layout.card, state, theme)
    _head(painter, layout, state, theme)
    painter.setPen(theme.color("text.secondary" if layout.card.highlight.is_bookmark else "text.transcript"))
    layout.quote.draw(painter, QPointF(at.PAD_X, at.PAD_Y + at.HEAD + at.QUOTE_GAP))
    if not state.editing:
        _note(painter, layout, theme)
        _tags(painter, layout, theme)
    if state.has_actions:
        _actions(painter, layout, state, theme)
    painter.restore()


def _page(painter: QPainter, size: QRectF, card: Card, state: CardState, theme: Theme) -> None:
    """Paint the sheet: its corner is cut, its border says chosen or lost."""
    chosen = state.selected or state.editing
    pen = QPen(theme.color("focus" if chosen else "line.subtle"), 2 if chosen else 1)
    if not card.highlight.placed:
        pen.setDashPattern([4 / pen.widthF(), 3 / pen.widthF()])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not chosen:
            pen.setColor(theme.color("line.strong"))
    inset = pen.widthF() / 2
    sheet = size.adjusted(inset, inset, -inset, -inset)
    painter.setPen(pen)
    painter.setBrush(theme.color("surface.raised"))
    painter.drawPath(_sheet(sheet, at.FOLD - inset))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.marker(card.highlight.color).mark)
    painter.drawPath(_fold(size))


def _sheet(rect: QRectF, cut: float) -> QPainterPath:
    """Return a rounded rectangle whose top right corner is cut off."""
    r = _RADIUS
    path = QPainterPath(QPointF(rect.left() + r, rect.top()))
    path.lineTo(rect.right() - cut, rect.top())
    path.lineTo(rect.right(), rect.top() + cut)
    path.lineTo(rect.right(), rect.bottom() - r)
    path.arcTo(rect.right() - 2 * r, rect.bottom() - 2 * r, 2 * r, 2 * r, 0, -90)
    path.lineTo(rect.left() + r, rect.bottom())
    path.arcTo(rect.left(), rect.bottom() - 2 * r, 2 * r, 2 * r, -90, -90)
    path.lineTo(rect.left(), rect.top() + r)
    path.arcTo(rect.left(), rect.top(), 2 * r, 2 * r, 180, -90)
    path.closeSubpath()
    return path


def _fold(size: QRectF) -> QPainterPath:
    """Return the folded corner: what was cut off, turned over onto the sheet."""
    left, bottom, r = size.right() - at.FOLD, size.top() + at.FOLD, _FOLD_RADIUS
    path = QPainterPath(QPointF(left, size.top()))
    path.lineTo(left, bottom - r)
    path.arcTo(left, bottom - 2 * r, 2 * r, 2 * r, 180, 90)
    path.lineTo(size.right(), bottom)
    path.closeSubpath()
    return path


def _head(painter: QPainter, layout: CardLayout, state: CardState, theme: Theme) -> None:
    card = layout.card
    _sort(painter, card.highlight, theme)
    left = at.SWATCH.right() + 1 + at.GAP
    if layout.time:
        left = _time(painter, left, layout, state, theme) + at.GAP
    room = QRect(left, at.PAD_Y, layout.width - at.PAD_X - at.HEAD - left, at.HEAD)
    if layout.sign:
        _sign(painter, room, layout, state, theme)
    else:
        _speakers(painter, room, card, theme)


def _sort(painter: QPainter, mark: Highlight, theme: Theme) -> None:
    """Paint the swatch of a quote, or the ribbon of a bookmark."""
    marker = theme.marker(mark.color)
    if not mark.is_bookmark:
        paint_swatch(painter, QRectF(at.SWATCH), marker)
        return
    ribbon_rect = QRectF(0, 0, _RIBBON, at.SWATCH.height())
    ribbon_rect.moveCenter(QRectF(at.SWATCH).center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(marker.mark)
    painter.drawPolygon(ribbon(ribbon_rect))


def _time(painter: QPainter, left: int, layout: CardLayout, state: CardState, theme: Theme) -> int:
    """Paint when it is said, with the play glyph if it can be pressed or plays; return where it ends."""
    font = fonts.sans(12, 500 if state.playing else 400, tabular=True)
    color = theme.color(_time_token(state))
    if state.playing or state.hovered:
        glyph = icons.pixmap("player-play", color, at.GLYPH, _ratio(painter), filled=True)
        painter.drawPixmap(QPoint(left, at.PAD_Y + (at.HEAD - at.GLYPH) // 2), glyph)
        left += at.GLYPH + at.GLYPH_GAP
    width = QFontMetrics(font).horizontalAdvance(layout.time)
    _text(painter, QRect(left, at.PAD_Y, width + 1, at.HEAD), layout.time, font, color)
    return left + width


def _time_token(state: CardState) -> str:
    if state.playing:
        return "now.accent"
    return "text.primary" if state.hot is Part.PLAY else "text.tertiary"


def _speakers(painter: QPainter, room: QRect, card: Card, theme: Theme) -> None:
    """Paint who speaks, each in their own colour, as far as there is room."""
    font = fonts.sans(12, 500)
    metrics = QFontMetrics(font)
    for place, (palette, name) in enumerate(zip(card.palettes, card.names, strict=True)):
        words = name if place == len(card.names) - 1 else f"{name}, "
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        _text(painter, room, shown, font, theme.speaker(palette))
        room = room.adjusted(metrics.horizontalAdvance(words), 0, 0, 0)
        if room.width() <= 0:
            return


def _sign(painter: QPainter, room: QRect, layout: CardLayout, state: CardState, theme: Theme) -> None:
    """Paint that the place is lost or not sure; under the pointer, it looks like what it is: a link."""
    hot = state.hot is Part.REVIEW
    color = theme.color("text.primary" if hot else "text.secondary")
    name = "alert-triangle" if layout.card.highlight.placed else "unlink"
    icon = icons.pixmap(name, color, at.SIGN_ICON, _ratio(painter))
    painter.drawPixmap(QPoint(room.left(), room.top() + (at.HEAD - at.SIGN_ICON) // 2), icon)
    font = fonts.sans(12, 500)
    font.setUnderline(hot)
    _text(painter, room.adjusted(at.SIGN_ICON + at.SIGN_GAP, 0, 0, 0), layout.sign, font, color)


def _note(painter: QPainter, layout: CardLayout, theme: Theme) -> None:
    if layout.note is None:
        return
    rect = layout.note_rect
    painter.fillRect(QRect(rect.left(), rect.top(), at.NOTE_RULE, rect.height()), theme.color("line.default"))
    painter.save()
    painter.translate(rect.left() + at.NOTE_INDENT, rect.top() + 1)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, theme.color("text.secondary"))
    context.palette = palette
    context.clip = QRectF(0, 0, rect.width(), rect.height())
    painter.setClipRect(context.clip)
    layout.note.documentLayout().draw(painter, context)
    painter.restore()


def _tags(painter: QPainter, layout: CardLayout, theme: Theme) -> None:
    for rect, words in layout.tags:
        paint_tag(painter, rect, words, theme)


def paint_tag(
    painter: QPainter, rect: QRect, words: str, theme: Theme, ground: str = "surface.sunken"
) -> None:
    """Paint a tag; in High contrast, where grounds do not differ, with a hairline round it."""
    bordered = theme.name == "contrast"
    painter.setPen(theme.color("line.subtle") if bordered else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    shrink = _UNSEEN if bordered else 0.0
    painter.drawRoundedRect(QRectF(rect).adjusted(shrink, shrink, -shrink, -shrink), _TAG_RADIUS, _TAG_RADIUS)
    _text(
        painter,
        rect.adjusted(at.TAG_PAD, 0, 0, 0),
        words,
        fonts.sans(11.5),
        theme.color("text.secondary"),
    )


def _actions(painter: QPainter, layout: CardLayout, state: CardState, theme: Theme) -> None:
    for part in ACTIONS:
        rect = layout.button_rect(part)
        off = (state.read_only and part in CHANGES) or (state.no_clip and part is Part.CLIP)
        hot = state.hot is part and not off
        if hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface.pressed" if state.pressed is part else "surface.hover"))
            painter.drawRoundedRect(QRectF(rect), _BUTTON_RADIUS, _BUTTON_RADIUS)
        token = "text.disabled" if off else "text.primary" if hot else "text.secondary"
        icon = icons.pixmap(
            _ICONS[part], theme.color(token), _ICON, _ratio(painter), filled=part is Part.PLAY
        )
        painter.drawPixmap(rect.topLeft() + QPoint(7, 7), icon)


def _text(painter: QPainter, rect: QRect, words: str, font: QFont, color: QColor) -> None:
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()
