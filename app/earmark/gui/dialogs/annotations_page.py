"""The settings of quotes: what the colours are called, and what a new quote is given."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from earmark.gui.cards.tag_field import TagField
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.marker_button import MarkerButton
from earmark.gui.dialogs.settings_rows import NAME_WIDTH, ControlRow, SettingsPage, SwitchRow
from earmark.gui.look import fonts
from earmark.gui.look.marker_swatch import paint_swatch
from earmark.gui.look.theme import Theme
from earmark.gui.settings import Settings
from earmark.model.annotations import COLORS
from earmark.model.edits import clean_tags
from earmark.storage.color_names import DEFAULT_NAMES, LONGEST

_SWATCH = 23


class AnnotationsPage(SettingsPage):
    """Names of colours, the colour that H keeps in, tags for new quotes, and what typing does."""

    what = "annotation"
    restores = ("last_color", "default_tags", "note_pauses")

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__(theme)
        self._settings = settings
        self._fields = {color: _NameField(color) for color in COLORS}
        self._colors = [MarkerButton(theme, color, str(key)) for key, color in enumerate(COLORS, 1)]
        self._tags = TagField(theme)
        self._pause = SwitchRow(theme, "Typing a note pauses the audio", "it goes on when the note is done")
        self.add_heading("Color names")
        for key, (color, field) in enumerate(self._fields.items(), 1):
            self.add(_NameRow(theme, color, str(key), field))
        self.add_heading("New quotes")
        self.add(ControlRow(theme, "H keeps in", self._color_row()))
        self.add(_tag_row(theme, self._tags))
        hint = ThemedLabel(
            theme, "Every quote that you keep gets these tags.", fonts.sans(12), "text.tertiary"
        )
        hint.setIndent(NAME_WIDTH + 16)
        self.add(hint)
        self.add_heading("Notes")
        self.add(self._pause)
        self.column.addStretch()

        for color, field in self._fields.items():
            field.textEdited.connect(partial(self._name, color))
            field.editingFinished.connect(self._show_names)
        for button in self._colors:
            button.chosen.connect(self._choose_color)
        self._tags.tags_changed.connect(self._choose_tags)
        self._pause.switched.connect(partial(setattr, settings, "note_pauses"))
        settings.changed.connect(self.show_values)
        self._show_names()
        self.show_values()

    def restore(self, settings: Settings) -> None:
        super().restore(settings)
        settings.color_names = {}
        self._show_names()

    @Slot()
    def show_values(self) -> None:
        for button in self._colors:
            button.show_ticked(button.color == self._settings.last_color)
        self._pause.show_on(self._settings.note_pauses)
        tags = _tags_of(self._settings)
        if tags != self._tags.tags:
            self._tags.show_tags(tags)

    @Slot()
    def _show_names(self) -> None:
        """Show the names as they are kept: tidied, so not while one is being written."""
        for color, name in self._settings.color_names.items():
            self._fields[color].setText(name)

    def _color_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in self._colors:
            row.addWidget(button)
        row.addStretch()
        return holder

    def _name(self, color: str, name: str) -> None:
        self._settings.color_names = {**self._settings.color_names, color: name}

    @Slot(str)
    def _choose_color(self, color: str) -> None:
        self._settings.last_color = color

    @Slot(object)
    def _choose_tags(self, tags: tuple[str, ...]) -> None:
        self._settings.default_tags = ", ".join(tags)
        if _tags_of(self._settings) != tags:  # more than there is room for
            self._tags.show_tags(_tags_of(self._settings))


class _NameField(QLineEdit):
    """Where the name of *color* is written; empty, the colour has its own."""

    def __init__(self, color: str) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(DEFAULT_NAMES[color])
        self.setAccessibleName(f"Name of {DEFAULT_NAMES[color]}")
        self.setFixedHeight(30)


class _NameRow(QWidget):
    """The colour with its key, and its name."""

    def __init__(self, theme: Theme, color: str, key: str, field: QLineEdit) -> None:
        super().__init__()
        self.setFixedHeight(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Swatch(theme, color, key))
        row.addWidget(field, 3)
        row.addStretch(2)


class _Swatch(QWidget):
    def __init__(self, theme: Theme, color: str, key: str) -> None:
        super().__init__()
        self._theme, self._color, self._key = theme, color, key
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_SWATCH, _SWATCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_swatch(QPainter(self), QRectF(self.rect()), self._theme.marker(self._color), self._key)


def _tag_row(theme: Theme, tags: TagField) -> QWidget:
    """Return a row that grows with the tags."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 9, 0, 6)
    row.setSpacing(16)
    label = ThemedLabel(theme, "Tags")
    label.setFixedWidth(NAME_WIDTH)
    row.addWidget(label, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(tags, 1)
    return holder


def _tags_of(settings: Settings) -> tuple[str, ...]:
    return clean_tags(settings.default_tags.split(","))
