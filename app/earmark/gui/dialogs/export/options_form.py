"""The lower left of the export dialog: which quotes, what is in them, and how they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from earmark.audio.clips import KINDS
from earmark.exporters.quotes.options import CITED, PARTS, Group, Options
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.dialogs.export.export_choice import (
    WHICH_NAMES,
    ClipFacts,
    ExportChoice,
    Which,
    size_in_words,
)
from earmark.gui.dialogs.export.formats import CLIPS, format_named
from earmark.gui.dialogs.export.option_controls import ChoiceField, RadioRow, TickBox, WordLink
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.citation import STYLE_NAMES, Style

_NAMES = {"notes": "Notes", "tags": "Tags", "speaker": "Speaker", "times": "Time links"}
_CITATIONS = (("None", None), *((STYLE_NAMES[style], style) for style in CITED))
_GROUPS = (("Time", Group.TIME), ("Color", Group.COLOR), ("Speaker", Group.SPEAKER), ("Tag", Group.TAG))
_KINDS = tuple((kind.title, kind.name) for kind in KINDS)
_NOTHING = {Which.SHOWN: "The filter shows no quotes", Which.SELECTED: "No quote is selected"}


class OptionsForm(QWidget):
    """Shows a choice, and tells another one when the reader makes it. The format is chosen elsewhere."""

    changed = Signal(object)  # ExportChoice
    details_requested = Signal()  # what the citation does not know

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._choice = ExportChoice()
        self._which = {which: RadioRow(theme, words) for which, words in WHICH_NAMES.items()}
        self._parts = {part: TickBox(theme, _NAMES[part]) for part in PARTS}
        self._whole = TickBox(theme, "Whole sentence")
        self._clips = TickBox(theme, "Clips")
        self._sound = TickBox(theme, "Audio")
        self._has_sound = False
        self._kind = ChoiceField(theme, "Clips as", _KINDS)
        self._cite = ChoiceField(theme, "Cite as", _CITATIONS)
        self._group = ChoiceField(theme, "Group by", _GROUPS)
        self.details = WordLink(theme, "Details…", "What the citation says of the show")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 14)
        column.setSpacing(0)
        column.addWidget(_label(theme, "Which quotes"))
        column.addSpacing(3)
        for row in self._which.values():
            column.addWidget(row)
        column.addSpacing(10)
        column.addWidget(_label(theme, "Include"))
        column.addSpacing(3)
        column.addLayout(self._boxes())
        column.addSpacing(11)
        column.addLayout(self._fields(theme))
        self._connect()
        self.show_choice(self._choice)

    def show_choice(self, choice: ExportChoice) -> None:
        """Show *choice*; what means nothing for its format is off."""
        self._choice = choice
        self._which[choice.which].setChecked(True)
        for part, box in self._parts.items():
            box.setChecked(part not in choice.options.left_out)
        self._whole.setChecked(choice.options.whole_sentences)
        self._clips.setChecked(choice.clips)
        self._sound.setChecked(choice.sound)
        self._kind.show_value(choice.kind)
        self._cite.show_value(choice.options.cite)
        self._group.show_value(choice.options.group)
        fmt = format_named(choice.format)
        for box in (*self._parts.values(), self._whole):
            box.allow("Clips hold only sound" if fmt.name == CLIPS else "")
        self._cite.setEnabled(fmt.cites)
        self.details.setVisible(fmt.cites and choice.options.cite in (Style.CHICAGO, Style.APA))
        self._group.setEnabled(fmt.groups)
        self._kind.setVisible(choice.clips or fmt.name == CLIPS)
        self._allow_sound()

    def show_counts(self, counts: Mapping[Which, int]) -> None:
        """Say how many quotes each choice means; one that means none cannot be chosen."""
        for which, row in self._which.items():
            row.show_count(counts[which])
            row.allow("" if counts[which] or which is Which.ALL else _NOTHING[which])

    def show_clips(self, facts: ClipFacts) -> None:
        """Say how large the clips would be, or why there are none."""
        self._clips.show_text(f"Clips, {size_in_words(facts.size)}" if facts.rows else "Clips")
        is_clips = self._choice.format == CLIPS
        self._clips.allow("Clips are the format itself" if is_clips else facts.reason)

    def show_sound(self, size: int) -> None:
        """Say how much larger the audio makes a web page that holds it; 0: there is no audio."""
        self._has_sound = size > 0
        self._sound.show_text(f"Audio, {size_in_words(size)}" if size else "Audio")
        self._allow_sound()

    def _allow_sound(self) -> None:
        reason = self._why_no_sound(self._choice)
        self._sound.allow(reason)
        self._sound.setToolTip(reason or "The page holds the audio itself, and plays it anywhere")

    def _why_no_sound(self, choice: ExportChoice) -> str:
        if choice.format != "html":
            return "Only a web page can hold the audio"
        if not self._has_sound:
            return "Link audio to put it into the page"
        return "" if choice.options.times else "The page plays by time links"

    def _boxes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(0)
        boxes = (*self._parts.values(), self._whole, self._clips)
        for number, box in enumerate(boxes):
            grid.addWidget(box, number // 2, number % 2)
        grid.addWidget(self._sound, len(boxes) // 2, 0)
        grid.addWidget(self._kind, len(boxes) // 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _fields(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for words, field, link in (("Cite as", self._cite, self.details), ("Group by", self._group, None)):
            head = QHBoxLayout()
            head.addWidget(_label(theme, words), 1)
            if link is not None:
                head.addWidget(link)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addLayout(head)
            column.addWidget(field)
            row.addLayout(column, 1)
        return row

    def _connect(self) -> None:
        boxes = (*self._parts.values(), self._whole, self._clips, self._sound)
        for button in (*self._which.values(), *boxes):
            button.clicked.connect(self._take)
        self._cite.chosen.connect(self._take)
        self.details.clicked.connect(self.details_requested)
        self._group.chosen.connect(self._take)
        self._kind.chosen.connect(self._take)

    @Slot()
    def _take(self) -> None:
        """Tell what is chosen now."""
        options = Options.without(
            (part for part, box in self._parts.items() if not box.isChecked()),
            whole_sentences=self._whole.isChecked(),
            cite=next(style for _, style in _CITATIONS if style == self._cite.value),
            group=next(group for _, group in _GROUPS if group == self._group.value),
        )
        which = next(which for which, row in self._which.items() if row.isChecked())
        choice = replace(self._choice, which=which, options=options)
        kind = next(kind for _, kind in _KINDS if kind == self._kind.value)
        choice = replace(choice, clips=self._clips.isChecked(), sound=self._sound.isChecked(), kind=kind)
        if choice != self._choice:
            self.show_choice(choice)
            self.changed.emit(choice)

    @property
    def buttons(self) -> list[QAbstractButton]:
        """Everything that can be pressed, in the order of the Tab key."""
        boxes = (*self._which.values(), *self._parts.values(), self._whole, self._clips, self._sound)
        return [*boxes, self._kind, self.details, self._cite, self._group]


def _label(theme: Theme, text: str) -> ThemedLabel:
    label = ThemedLabel(theme, text, fonts.sans(12, 500), "text.secondary")
    label.setFixedHeight(16)
    return label
