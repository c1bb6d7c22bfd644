"""The foot of the export dialog: where it will be written, and, while it is, how far that is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedWidget, QWidget

from earmark.gui.controls.labels import ElidedLabel, ThemedLabel
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_LONGEST = 480
_BEFORE_STRETCH = 1_000


class ExportFoot(QStackedWidget):
    """The left of the foot. The buttons beside it belong to the dialog."""

    change_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._path = ElidedLabel(theme, "", fonts.sans(12), "text.tertiary")
        self.change = QPushButton("Change…")
        self.stop = QPushButton("Stop")
        for button in (self.change, self.stop):
            button.setProperty("kind", "ghost")
            button.setProperty("scale", "small")
            button.setAutoDefault(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(200)
        self._bar.setAccessibleName("Writing")
        self._words = ThemedLabel(theme, "Writing…", fonts.sans(12, tabular=True), "text.tertiary")
        self.addWidget(_row(self._path, self.change))
        self.addWidget(_row(self._bar, self._words, self.stop))
        self.change.clicked.connect(self.change_requested)
        self.stop.clicked.connect(self.stop_requested)

    def show_target(self, target: Path) -> None:
        """Show where it will be written; the reader's own folder as “~”."""
        self._path.show_text(_with_tilde(target))
        self._path.setMaximumWidth(min(_LONGEST, self._path.sizeHint().width()))
        self._path.setToolTip(str(target))
        self._path.setAccessibleName(f"Write to {target}")

    def show_writing(self, is_writing: bool) -> None:
        self._bar.setRange(0, 0)
        self._words.setText("Writing…")
        self.setCurrentIndex(1 if is_writing else 0)

    def show_progress(self, done: int, total: int) -> None:
        if total > 0:
            self._bar.setRange(0, 1000)
            self._bar.setValue(1000 * done // total)
            self._words.setText(f"{100 * done // total} %")


def _with_tilde(path: Path) -> str:
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(4, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, _BEFORE_STRETCH if isinstance(widget, ElidedLabel) else 0)
    row.addStretch(1)
    return holder
