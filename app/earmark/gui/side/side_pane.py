"""The pane left of the transcript: the contents of the open episode, or the library."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from earmark.gui.controls.segmented import SegmentedControl
from earmark.gui.look.theme import Theme, tokens
from earmark.gui.side.contents import Contents
from earmark.gui.side.library_view import LibraryView

_WIDTH = tokens()["size"]["sidebar"]
_MARGIN = 12


class SidePane(QWidget):
    """Holds `contents` and `library`, one of them in sight. The window connects those two itself."""

    library_shown = Signal()  # the list may be old: read it again

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.contents = Contents(theme)
        self.library = LibraryView(theme)
        self._choice = SegmentedControl(theme, "Side pane", ("Contents", "Library"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.contents)
        self._pages.addWidget(self.library)
        self.setMinimumWidth(_WIDTH["min"])
        self.setMaximumWidth(_WIDTH["max"])

        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 0)
        head.addWidget(self._choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self._show(0)

        self._choice.chosen.connect(self._show)
        theme.changed.connect(self.update)

    @Slot()
    def show_contents(self) -> None:
        self._choice.show_chosen(0)
        self._show(0)

    @Slot()
    def show_library(self) -> None:
        self._choice.show_chosen(1)
        self._show(1)

    @property
    def is_library_shown(self) -> bool:
        return self._pages.currentWidget() is self.library

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH["default"], 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("surface.window"))

    @Slot(int)
    def _show(self, page: int) -> None:
        shown = self.library if page else self.contents
        self._pages.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        if self.is_library_shown:
            self.library_shown.emit()
