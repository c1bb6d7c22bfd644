"""Shows what differs between the backup that was opened and the damaged file, and adds what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from earmark.gui.controls.labels import Paragraph, Span
from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.dialogs.restored.difference import Difference
from earmark.gui.dialogs.row_list import RowList
from earmark.gui.look.theme import Theme

_SIZE = (620, 520)
_SIDE = 25


class RestoredDialog(DialogCard):
    """Shows values and tells a wish; closes when that is told."""

    add_requested = Signal()  # what only the damaged file has

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "What changed", _SIZE)
        self._words = Paragraph(theme, 19)
        self._words.setContentsMargins(_SIDE, 14, _SIDE, 14)
        self._list: RowList[Difference] = RowList(theme, "Differences", _SIZE[0] - 2)
        self._add = QPushButton()
        self._add.setAutoDefault(False)
        self.body.addWidget(self._words)
        self.body.addWidget(self._list, 1)
        self.foot.row.insertWidget(0, self._add)
        self._add.clicked.connect(self._ask)

    @property
    def rows(self) -> list[str]:
        """What the list says, for those who cannot see it and for tests."""
        return [
            self._list.item(k).data(Qt.ItemDataRole.AccessibleTextRole) for k in range(self._list.count())
        ]

    @property
    def add_button(self) -> QPushButton:
        return self._add

    def show_differences(self, made: str, found: Sequence[Difference]) -> None:
        """Show *found*, of a backup that was *made* then."""
        missing = sum(not one.is_settled for one in found)
        self._words.show_spans(*_words(made, found))
        self._list.show_items(found)
        self._add.setVisible(bool(missing))
        self._add.setText("Add 1 quote" if missing == 1 else f"Add {missing} quotes")

    @Slot()
    def open(self) -> None:
        super().open()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _ask(self) -> None:
        self.accept()
        self.add_requested.emit()


def _words(made: str, found: Sequence[Difference]) -> tuple[Span, Span]:
    fact = Span(f"Your quotes are as the backup of {made} has them.", weight=600)
    if not found:
        what = "All that can be read of the damaged file is in them."
    elif any(not one.is_settled for one in found):
        what = "More could be read of the damaged file. Add what you miss."
    else:
        what = "What only the backup has could not be read of the damaged file."
    return fact, Span(
        f"{what} That file lies beside the transcript, with “damaged” in its name.", "text.secondary"
    )
