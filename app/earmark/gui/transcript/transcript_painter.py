"""Paints everything on the page but the words themselves, which Qt draws in between."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from earmark.gui.look.theme import Theme
from earmark.gui.transcript.gutter_painter import GutterPainter
from earmark.gui.transcript.mark_handles import paint_handles
from earmark.gui.transcript.page_layout import PageLayout
from earmark.gui.transcript.page_state import PageState
from earmark.gui.transcript.text_painter import TextPainter, word_lies_over_text


def paint_under_text(
    surface: QWidget,
    layout: PageLayout,
    state: PageState,
    theme: Theme,
    view_top: int,
    clip: QRectF,
    selection: tuple[int, int],
) -> None:
    """Paint what lies under and beside the text, as far as *clip* shows it.

    Args:
        surface: The viewport, inside its paint event.
        layout: The text.
        state: What is marked in it.
        theme: The colours in use.
        view_top: Where the view begins in the document.
        clip: What to paint, in coordinates of the viewport.
        selection: The selected positions of the document.
    """
    painter = _painter(surface, view_top)
    clip = clip.translated(0, view_top)
    TextPainter(painter, layout, state, theme, clip).paint(selection)
    GutterPainter(painter, layout, state, theme, clip, view_top, selection).paint()
    painter.end()


def paint_over_text(
    surface: QWidget, layout: PageLayout, state: PageState, theme: Theme, view_top: int, clip: QRectF
) -> None:
    """Paint what lies over the text: in most themes, only the handles of the chosen quote."""
    chosen = state.chosen_mark
    if chosen is None and not word_lies_over_text(theme):
        return
    painter = _painter(surface, view_top)
    if word_lies_over_text(theme):
        TextPainter(painter, layout, state, theme, clip.translated(0, view_top)).paint_word()
    if chosen is not None:
        paint_handles(painter, layout, theme, chosen, clip.translated(0, view_top))
    painter.end()


def _painter(surface: QWidget, view_top: int) -> QPainter:
    painter = QPainter(surface)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -view_top)
    return painter
