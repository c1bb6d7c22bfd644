"""All that can be done with a quote, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from earmark.gui.cards.card_layout import Part
from earmark.gui.cards.card_wishes import CHANGES, SHORTCUTS, CardWishes
from earmark.gui.look.theme import Theme
from earmark.model.annotations import COLORS, Highlight


class CardMenu(QMenu):
    """The context menu of one card; it deletes itself when it is closed.

    The keys stand beside the words: they work while the list has the focus.
    """

    def __init__(self, theme: Theme, highlight: Highlight, wishes: CardWishes, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._highlight = highlight
        self._wishes = wishes
        self._granted: dict[QAction, Callable[[], None]] = {}
        self._add(Part.PLAY)
        self.addSeparator()
        self._add(Part.EDIT)
        self._add(Part.TAGS)
        self._add_colors()
        self.addSeparator()
        if highlight.state != "placed":
            self._add(Part.REVIEW)
            self.addSeparator()
        self._add(Part.COPY)
        self._add(Part.CITE)
        self.addSeparator()
        self._add(Part.DELETE)

        self.triggered.connect(self._grant)
        self.aboutToHide.connect(self.deleteLater)

    def _add(self, part: Part) -> None:
        action = self.addAction(f"{part.value}\t{SHORTCUTS[part]}")
        action.setEnabled(not (self._wishes.read_only and part in CHANGES))
        self._granted[action] = partial(self._wishes.tell, part, self._highlight.id)

    def _add_colors(self) -> None:
        menu = self.addMenu("Color")
        menu.setEnabled(not self._wishes.read_only)
        group = QActionGroup(menu)
        for key, color in enumerate(COLORS, 1):
            action = menu.addAction(f"{self._theme.marker(color).name.replace('&', '&&')}\t{key}")
            action.setCheckable(True)
            action.setChecked(color == self._highlight.color)
            group.addAction(action)
            self._granted[action] = partial(self._wishes.tell_color, color, self._highlight.id)

    @Slot(QAction)
    def _grant(self, action: QAction) -> None:
        self._granted[action]()
