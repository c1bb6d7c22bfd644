"""All that can be done with a quote, or with several, as a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from earmark.gui.cards.card_layout import Part
from earmark.gui.cards.card_wishes import FOR_ONE, SHORTCUTS, CardWishes
from earmark.gui.look.theme import Theme
from earmark.model.annotations import COLORS, Highlight
from earmark.model.citation import STYLE_NAMES


class CardMenu(QMenu):
    """The context menu of the chosen cards; it deletes itself when it is closed.

    The keys stand beside the words: they work while the list has the focus.
    """

    def __init__(self, theme: Theme, marks: Sequence[Highlight], wishes: CardWishes, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks = marks
        self._ids = tuple(mark.id for mark in marks)
        self._wishes = wishes
        self._granted: dict[QAction, Callable[[], None]] = {}
        if len(marks) > 1:
            self.addAction(f"{len(marks)} chosen").setEnabled(False)
            self.addSeparator()
        self._add(Part.PLAY, Part.EDIT)
        self._add(Part.TAGS)
        self._add_colors()
        self.addSeparator()
        if self._marks[0].state != "placed" and len(self._marks) == 1:
            self._add(Part.REVIEW)
            self.addSeparator()
        self._add(Part.COPY, Part.CITE)
        self._add_styles()
        self._add(Part.CLIP, Part.EXPORT)
        self.addSeparator()
        self._add(Part.DELETE)

        self.triggered.connect(self._grant)
        self.aboutToHide.connect(self.deleteLater)

    def _add(self, *parts: Part) -> None:
        """Offer *parts*, those of one quote only where it is one."""
        for part in parts:
            if len(self._ids) > 1 and part in FOR_ONE:
                continue
            key = f"\t{SHORTCUTS[part]}" if SHORTCUTS[part] else ""
            action = self.addAction(f"{part.value}{key}")
            action.setEnabled(not self._wishes.refusal(part))
            self._granted[action] = partial(self._wishes.tell, part, self._ids)
            if part is Part.PLAY:
                self.addSeparator()

    def _add_styles(self) -> None:
        menu = self.addMenu("Copy quote as")
        for style, name in STYLE_NAMES.items():
            self._granted[menu.addAction(name)] = partial(self._wishes.tell_citation, style.value, self._ids)

    def _add_colors(self) -> None:
        menu = self.addMenu("Color")
        menu.setEnabled(not self._wishes.read_only)
        group = QActionGroup(menu)
        used = {mark.color for mark in self._marks}
        for key, color in enumerate(COLORS, 1):
            action = menu.addAction(f"{self._theme.marker(color).name.replace('&', '&&')}\t{key}")
            action.setCheckable(True)
            action.setChecked(used == {color})
            group.addAction(action)
            self._granted[action] = partial(self._wishes.tell_color, color, self._ids)

    @Slot(QAction)
    def _grant(self, action: QAction) -> None:
        self._granted[action]()
