"""The settings of what goes out: how quotes are cited, and what citations say of each show."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from earmark.gui.controls.labels import ElidedLabel, ThemedLabel
from earmark.gui.controls.segmented import SegmentedControl
from earmark.gui.dialogs.settings_rows import NAME_WIDTH, ControlRow, SettingsPage
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.settings import CITATION_STYLES, Settings
from earmark.model.citation import STYLE_NAMES
from earmark.storage import shows


class FilesPage(SettingsPage):
    """The style of “Copy quote”, and the shows that were asked about."""

    what = "file"
    restores = ("citation_style", "export_folder")

    details_requested = Signal(str)  # of the show of that name

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__(theme)
        self._settings = settings
        self.styles = SegmentedControl(theme, "Citation style", tuple(STYLE_NAMES.values()))
        self.add_heading("Copied quotes")
        self.add(ControlRow(theme, "Citation style", self.styles))
        hint = ThemedLabel(
            theme, "Other styles stand in the menu “Copy quote as”.", fonts.sans(12), "text.tertiary"
        )
        hint.setIndent(NAME_WIDTH + 16)
        self.add(hint)
        self.add_heading("Citation details of shows")
        known = sorted(shows.load())
        if not known:
            self.add(
                ThemedLabel(theme, "Asked when a style needs them first.", fonts.sans(13), "text.tertiary")
            )
        for show in known:
            self.add(self._row(theme, show))
        self.column.addStretch()
        self.styles.chosen.connect(self._choose_style)
        settings.changed.connect(self.show_values)
        self.show_values()

    @Slot()
    def show_values(self) -> None:
        self.styles.show_chosen(CITATION_STYLES.index(self._settings.citation_style))

    def _row(self, theme: Theme, show: str) -> QWidget:
        holder = QWidget()
        holder.setFixedHeight(36)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ElidedLabel(theme, show or "Episodes without a name"), 1)
        button = QPushButton("Edit…")
        button.setProperty("kind", "ghost")
        button.setProperty("scale", "small")
        button.setAutoDefault(False)
        button.setAccessibleName(f"Edit the details of {show or 'episodes without a name'}")
        button.clicked.connect(partial(self._ask, show))
        row.addWidget(button)
        return holder

    def _ask(self, show: str) -> None:
        self.details_requested.emit(show)

    @Slot(int)
    def _choose_style(self, index: int) -> None:
        self._settings.citation_style = CITATION_STYLES[index]
