"""Lets the reader show in the transcript where a quote belongs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from earmark.gui.episode_page import EpisodePage
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.placing_bar import PlacingBar

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlacingByHand(QObject):
    """While it goes on, a selection means a place for the quote: Enter takes it, Esc gives up."""

    placed = Signal(int, int)  # code points
    cancelled = Signal()

    def __init__(self, page: EpisodePage, theme: Theme) -> None:
        super().__init__(page)
        self._page = page
        self._bar = PlacingBar(theme)
        page.add_under_text(self._bar)
        self._bar.placed.connect(self._place)
        self._bar.cancelled.connect(self.cancel)

    @property
    def goes_on(self) -> bool:
        return not self._bar.isHidden()

    def begin(self, words: str, start: int, end: int) -> None:
        """Ask where *words* belong; `text[start:end]`, if it is not empty, is proposed."""
        view = self._page.view
        self._bar.show_quote(words)
        self._page.selection_toolbar.dismiss()
        self._page.panes.close_floating()
        view.installEventFilter(self)
        view.selection_changed.connect(self._show_selection)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        view.select(start, end)
        self._bar.show_selection(*view.selection)

    def end(self) -> None:
        """Ask no more; nothing is told."""
        if not self.goes_on:
            return
        view = self._page.view
        self._bar.hide()
        view.removeEventFilter(self)
        view.selection_changed.disconnect(self._show_selection)
        view.clear_selection()
        self._page.selection_toolbar.dismiss()

    def remove(self) -> None:
        """Ask no more, and leave the page as it was."""
        self.end()
        self._bar.deleteLater()
        self.deleteLater()

    @Slot()
    def cancel(self) -> None:
        self.end()
        self.cancelled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER:
            self._place()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        return False

    @Slot(int, int)
    def _show_selection(self, start: int, end: int) -> None:
        self._bar.show_selection(start, end)
        self._page.selection_toolbar.dismiss()  # what is selected is not a new quote

    @Slot()
    def _place(self) -> None:
        start, end = self._page.view.selection
        if start != end:
            self.end()
            self.placed.emit(start, end)
