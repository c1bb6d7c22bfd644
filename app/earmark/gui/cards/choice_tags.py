"""The tags of several quotes at once, in a popover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from earmark.gui.cards.tag_field import TagField
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.popover import Popover
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.annotations import Highlight

_WIDTH, _SIDE = 284, 12


class ChoiceTags(QWidget):
    """Shows the tags that all chosen quotes have; one that is added or removed is so for all.

    It hangs in a popover of its own from the button it is opened at, and
    goes with *owner*.
    """

    added = Signal(object)  # tuple[str, ...]
    removed = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__()
        self._common: tuple[str, ...] = ()
        self._title = ThemedLabel(theme, "", fonts.sans(12, 500), "text.secondary")
        self._field = TagField(theme)
        self._some = ThemedLabel(theme, "", fonts.sans(12), "text.tertiary")
        self._some.setWordWrap(True)
        self.setFixedWidth(_WIDTH)
        self.setFocusProxy(self._field)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 10, _SIDE, _SIDE)
        column.setSpacing(8)
        for part in (self._title, self._field, self._some):
            column.addWidget(part)
        self._popover = Popover(theme, self, "Tags of the chosen quotes", owner)
        self._popover.opened.connect(self._begin)
        self._popover.closed.connect(self._field.finish)
        self._field.tags_changed.connect(self._tell)
        self._field.height_changed.connect(self._fit)

    @property
    def is_open(self) -> bool:
        return self._popover.is_open

    def open_at(self, anchor: QWidget) -> None:
        self._popover.open_at(anchor)

    def close_again(self) -> None:
        self._popover.close_again()

    def show_marks(self, marks: Sequence[Highlight], known: Sequence[str]) -> None:
        """Show the tags of *marks*; offer those that are *known*."""
        common = _common(mark.tags for mark in marks)
        others = dict.fromkeys(tag for mark in marks for tag in mark.tags if tag not in common)
        self._title.setText(f"Tags of {len(marks)} quotes")
        self._common = common
        if self._field.tags != common:
            self._field.show_tags(common)
        self._field.show_known(known)
        self._some.setText("Some have " + ", ".join(f"#{tag}" for tag in others) if others else "")
        self._some.setVisible(bool(others))
        self._fit()

    def sizeHint(self) -> QSize:
        if self._column.hasHeightForWidth():
            return QSize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))
        return QSize(_WIDTH, self._column.totalSizeHint().height())

    @Slot()
    def _begin(self) -> None:
        self._field.setFocus()

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self._popover.adjustSize()

    @Slot(object)
    def _tell(self, tags: tuple[str, ...]) -> None:
        added = tuple(tag for tag in tags if tag not in self._common)
        removed = tuple(tag for tag in self._common if tag not in tags)
        self._common = tags
        if added:
            self.added.emit(added)
        if removed:
            self.removed.emit(removed)


def _common(tags: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the tags that are in all of *tags*, in the order of the first."""
    first, *rest = tags
    return tuple(tag for tag in first if all(tag in other for other in rest))
