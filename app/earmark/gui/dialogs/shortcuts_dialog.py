"""All keys at a glance (F1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from earmark.gui.controls.scrolling import see_through_scroll_area
from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.dialogs.key_list import Keys, key_groups
from earmark.gui.look.theme import Theme

_SIZE = (900, 668)
_COLUMN_GAP = 56


class ShortcutsDialog(DialogCard):
    """*keys* are rows of (group, what it does, keys), those of a group together."""

    def __init__(self, theme: Theme, keys: Keys, window: QWidget) -> None:
        super().__init__(theme, window, "Keyboard shortcuts", _SIZE)
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(28, 14, 28, 0)
        columns.setSpacing(_COLUMN_GAP)
        for groups in _halves(key_groups(theme, keys)):
            column = QVBoxLayout()
            column.setSpacing(0)
            for group in groups:
                column.addWidget(group)
            column.addStretch()
            columns.addLayout(column, 1)
        self.body.addWidget(see_through_scroll_area(content))


def _halves(groups: Sequence[QWidget]) -> tuple[Sequence[QWidget], Sequence[QWidget]]:
    """Cut *groups*, in their order, where the two columns differ least in height."""
    heights = [group.sizeHint().height() for group in groups]
    cut = min(range(len(groups) + 1), key=lambda k: abs(sum(heights[:k]) - sum(heights[k:])))
    return groups[:cut], groups[cut:]
