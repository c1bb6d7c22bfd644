"""Where everything on a quote's card stands, in pixels from its top left corner.

The measures are the design's: 11 and 14 pixels of padding inside a border
of 1, lines of 22 for the quote and 19 for its note.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import ceil, floor

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QTextDocument, QTextLayout, QTextOption

from earmark.gui.cards import note_text
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.text_offsets import TextOffsets
from earmark.model.cards import Card
from earmark.model.clock_text import stamp
from earmark.model.curly import curly

PAD_X, PAD_Y = 15, 12
HEAD = 18
SWATCH = QRect(PAD_X, PAD_Y + 2, 20, 14)
GAP = 7
GLYPH, GLYPH_GAP = 10, 3
FOLD = 19
QUOTE_LINE, QUOTE_LINES, QUOTE_GAP = 22, 4, 5
NOTE_GAP, NOTE_INDENT, NOTE_RULE = 7, 13, 2
TAGS_GAP, TAG_HEIGHT, TAG_PAD, TAG_GAP = 8, 20, 7, 5
BUTTON, BUTTON_GAP = 32, 2
ACTIONS_ABOVE, ACTIONS_OUT, ACTIONS_HEIGHT = 4, 6, 35
EDITOR_GAP = 9
SIGN_ICON, SIGN_GAP = 13, 4
SIGNS = {"lost": "Lost its place", "look": "Check its place"}
"""By the state of a quote, what its card says of it."""
_LONGEST_QUOTE = 400
"""How many characters are looked at to fill four lines."""


class Part(Enum):
    """What can be pressed on a card."""

    PLAY = "Play"
    EDIT = "Edit note"
    TAGS = "Edit tags"
    COPY = "Copy text"
    CITE = "Copy quote"
    CLIP = "Export clip…"
    EXPORT = "Export selected…"
    DELETE = "Delete"
    LINK = "Link"
    REVIEW = "Review place…"


ACTIONS = (Part.PLAY, Part.EDIT, Part.COPY, Part.CITE, Part.CLIP, Part.DELETE)


@dataclass(frozen=True, slots=True)
class CardLayout:
    """One card laid out at one width. `height` is without the action row and the editor."""

    card: Card
    width: int
    height: int
    time: str
    quote: QTextLayout
    quote_bottom: int
    note: QTextDocument | None
    note_rect: QRect
    tags: tuple[tuple[QRect, str], ...]

    @property
    def editor_rect(self) -> QRect:
        """Where the editor begins, and how wide it is; its height is its own matter."""
        return QRect(PAD_X, self.quote_bottom + EDITOR_GAP, self.width - 2 * PAD_X, 0)

    def editing_height(self, editor: int) -> int:
        """Return the card's height with an editor of *editor* pixels instead of note and tags."""
        return self.editor_rect.top() + editor + PAD_Y

    def play_rect(self) -> QRect:
        """Return the time with its play glyph: what is pressed to play."""
        left = SWATCH.right() + 1 + GAP // 2
        time = QFontMetrics(fonts.sans(12, tabular=True)).horizontalAdvance(self.time)
        return QRect(left, PAD_Y - 3, GLYPH + GLYPH_GAP + time + GAP, HEAD + 6)

    @property
    def sign(self) -> str:
        """What is said of its place, where names stand else; empty where the place is sure."""
        return SIGNS.get(self.card.highlight.state, "")

    def sign_rect(self) -> QRect:
        """Return where `sign` stands, with its icon: what is pressed to review the place."""
        left = self.play_rect().right() + 1 if self.time else SWATCH.right() + 1
        words = QFontMetrics(fonts.sans(12, 500)).horizontalAdvance(self.sign)
        width = GAP + GLYPH_GAP + SIGN_ICON + SIGN_GAP + words + GAP
        return QRect(left, PAD_Y - 3, min(width, self.width - FOLD - left), HEAD + 6)

    def button_rect(self, part: Part) -> QRect:
        """Return the place of *part* in the action row."""
        top = self.height - ACTIONS_ABOVE
        if part is Part.DELETE:
            return QRect(self.width - PAD_X + ACTIONS_OUT - BUTTON, top, BUTTON, BUTTON)
        left = PAD_X - ACTIONS_OUT + ACTIONS.index(part) * (BUTTON + BUTTON_GAP)
        return QRect(left, top, BUTTON, BUTTON)

    def part_at(self, place: QPoint, *, actions: bool, note: bool) -> Part | None:
        """Return what would be pressed at *place*, where *actions* and *note* say what is shown."""
        if self.time and self.play_rect().contains(place):
            return Part.PLAY
        if self.sign and self.sign_rect().contains(place):
            return Part.REVIEW
        if note and self.link_at(place):
            return Part.LINK
        if not actions:
            return None
        return next((part for part in ACTIONS if self.button_rect(part).contains(place)), None)

    def link_at(self, place: QPoint) -> str:
        """Return the address of the note's link at *place*, or ""."""
        if self.note is None or not self.note_rect.contains(place):
            return ""
        inside = place - self.note_rect.topLeft() - QPoint(NOTE_INDENT, 0)
        return self.note.documentLayout().anchorAt(QPointF(inside))


def lay_out(card: Card, width: int, theme: Theme, *, printed_quotes: bool = True) -> CardLayout:
    """Return *card* laid out *width* pixels wide, its note in the colours of *theme*.

    *printed_quotes* shows straight quotation marks of the transcript as curly ones.
    """
    inner = width - 2 * PAD_X
    highlight = card.highlight
    words, lines = (card.line, 1) if highlight.is_bookmark else (card.words, QUOTE_LINES)
    quote = _quote(curly(words) if printed_quotes else words, inner, lines)
    bottom = quote_bottom = PAD_Y + HEAD + QUOTE_GAP + quote.lineCount() * QUOTE_LINE
    note, note_rect = None, QRect()
    if highlight.note.strip():
        note = note_text.render(highlight.note, inner - NOTE_INDENT, theme)
        note_rect = QRect(PAD_X, bottom + NOTE_GAP, inner, _note_height(note))
        bottom = note_rect.bottom() + 1
    tags = _tags(highlight.tags, bottom + TAGS_GAP, inner)
    if tags:
        bottom = tags[-1][0].bottom() + 1
    return CardLayout(
        card, width, bottom + PAD_Y, _time(card), quote, quote_bottom, note, note_rect, tuple(tags)
    )


def _time(card: Card) -> str:
    time_ms = card.highlight.start_ms
    return "" if time_ms is None else ("≈" if card.approximate else "") + stamp(time_ms)


def _note_height(note: QTextDocument) -> int:
    return min(round(note.size().height()), note_text.MAX_LINES * (note_text.LINE + 1))


def _quote(words: str, width: int, lines: int) -> QTextLayout:
    """Return the quote in at most so many lines; the last ends in "…" if there is more."""
    words = words[:_LONGEST_QUOTE].replace("\n", " ")
    layout = _lines(words, width)
    if layout.lineCount() > lines:
        start = TextOffsets(words, ()).offset(layout.lineAt(lines - 1).textStart())
        metrics = QFontMetricsF(fonts.serif(15))
        layout = _lines(
            words[:start] + metrics.elidedText(words[start:], Qt.TextElideMode.ElideRight, width), width
        )
    return layout


def _lines(words: str, width: int) -> QTextLayout:
    font = fonts.serif(15)
    metrics = QFontMetricsF(font)
    above = floor((QUOTE_LINE - metrics.ascent() - metrics.descent()) / 2)
    layout = QTextLayout(words, font)
    layout.setCacheEnabled(True)
    breaks = QTextOption()
    breaks.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(breaks)
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid() and layout.lineCount() <= QUOTE_LINES + 1:
        line.setLineWidth(width)
        line.setPosition(QPointF(0, (layout.lineCount() - 1) * QUOTE_LINE + above))
        line = layout.createLine()
    layout.endLayout()
    return layout


def tag_width(words: str) -> int:
    """Return how wide a tag with *words* on it is."""
    return ceil(QFontMetricsF(fonts.sans(11.5)).horizontalAdvance(words)) + 2 * TAG_PAD


def _tags(tags: tuple[str, ...], top: int, width: int) -> list[tuple[QRect, str]]:
    """Return the tags in rows, each with its place; one wider than the card ends in "…"."""
    metrics = QFontMetrics(fonts.sans(11.5))
    placed: list[tuple[QRect, str]] = []
    x, y = 0, top
    for tag in tags:
        words = metrics.elidedText(f"#{tag}", Qt.TextElideMode.ElideRight, width - 2 * TAG_PAD)
        needed = tag_width(words)
        if x and x + needed > width:
            x, y = 0, y + TAG_HEIGHT + TAG_GAP
        placed.append((QRect(PAD_X + x, y, needed, TAG_HEIGHT), words))
        x += needed + TAG_GAP
    return placed
