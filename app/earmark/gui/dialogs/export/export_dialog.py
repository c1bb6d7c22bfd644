"""The export dialog: format and options on the left, a live preview on the right, the place at the foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from earmark.exporters.quotes.ordering import Look
from earmark.gui.controls.announce import announce
from earmark.gui.controls.choice import Choice
from earmark.gui.controls.scrolling import see_through_scroll_area
from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.dialogs.export.export_choice import ClipFacts, ExportChoice, Which
from earmark.gui.dialogs.export.export_foot import ExportFoot
from earmark.gui.dialogs.export.format_list import FormatList
from earmark.gui.dialogs.export.formats import CLIPS, FORMATS, format_named
from earmark.gui.dialogs.export.options_form import OptionsForm
from earmark.gui.dialogs.export.preview_pane import PreviewPane
from earmark.gui.dialogs.notice_strip import DialogNotice, NoticeStrip
from earmark.gui.look.theme import Theme, button_icon, tokens

RENEW_AFTER_MS = 150
_LEFT, _COPIED_MS = 328, 1_500


class ExportDialog(DialogCard):
    """Shows values and tells wishes. Whoever listens makes previews and files.

    `preview_requested` comes 150 ms after the last change of the choice.
    """

    choice_changed = Signal(object)  # ExportChoice, at once
    preview_requested = Signal(object)  # ExportChoice
    change_requested = Signal()
    copy_requested = Signal()
    export_requested = Signal()
    stop_requested = Signal()
    details_requested = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "Export quotes", tokens()["size"]["dialog"]["export"])
        self._choice = ExportChoice()
        self._counts: Mapping[Which, int] = dict.fromkeys(Which, 0)
        self._is_writing = False
        self.notices = NoticeStrip(theme)
        self.formats = FormatList(theme, FORMATS)
        self.form = OptionsForm(theme)
        self.preview = PreviewPane(theme)
        self.place = ExportFoot(theme)
        self.copy = QPushButton("Copy")
        self.copy.setAutoDefault(False)
        self.export = self.foot.done
        self._renewing = QTimer(self, singleShot=True, interval=RENEW_AFTER_MS)
        self._saying_copied = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._lay_out(theme)
        self._connect(theme)
        self._draw_icon()

    @property
    def choice(self) -> ExportChoice:
        return self._choice

    def show_choice(self, choice: ExportChoice, counts: Mapping[Which, int]) -> None:
        """Show *choice*, and how many quotes each of `Which` means; a preview is asked for at once."""
        self._choice, self._counts = choice, counts
        self.form.show_counts(counts)
        self.formats.show_chosen(choice.format)
        self._show_format()
        self._renewing.start(0)

    def show_target(self, target: Path) -> None:
        self.place.show_target(target)

    def show_look(self, look: Look, *, keep_place: bool) -> None:
        self.preview.show_look(look, keep_place=keep_place)

    def show_source(self, text: str, *, keep_place: bool) -> None:
        self.preview.show_source(text, keep_place=keep_place)

    def show_size(self, size: int | None) -> None:
        """Say how large the file will be; None: not known yet."""
        if self._choice.format != CLIPS:
            self.preview.show_size(self._counts[self._choice.which], size)

    def show_clips(self, facts: ClipFacts) -> None:
        """Show what is known of the clips of the chosen quotes."""
        self.form.show_clips(facts)
        if self._choice.format == CLIPS:
            self.preview.show_clips(facts)
            self._allow(bool(facts.rows))

    def show_writing(self, is_writing: bool) -> None:
        """Show that the file is being written, or that it no longer is."""
        self._is_writing = is_writing
        self.place.show_writing(is_writing)
        for part in (self.formats, self.form, self.copy):
            part.setEnabled(not is_writing)
        self._show_format()
        (self.place.stop if is_writing else self.export).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_copied(self) -> None:
        """Say on the button that it was done."""
        self.copy.setText("Copied")
        announce(self, "Copied")
        self._saying_copied.start()

    def show_progress(self, done: int, total: int) -> None:
        self.place.show_progress(done, total)

    def tell(self, sentence: str, *choices: Choice, trouble: bool = True) -> None:
        """Say *sentence* under the head, with what can be done about it."""
        token = "status.warning" if trouble else "text.secondary"
        icon = "alert-triangle" if trouble else "quote"
        self.notices.show_notice(DialogNotice(sentence, choices, icon, token))
        if self.notices.buttons:
            self.notices.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self) -> None:
        super().open()
        self.formats.rows[[fmt.name for fmt in FORMATS].index(self._choice.format)].setFocus(
            Qt.FocusReason.PopupFocusReason
        )

    def reject(self) -> None:
        """Stop writing, or go."""
        if self._is_writing:
            self.stop_requested.emit()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy.click()
        else:
            super().keyPressEvent(event)
        event.accept()

    @Slot(str)
    def _choose_format(self, name: str) -> None:
        self.preview.show_source("", keep_place=False)  # not that of the format before
        self._take(replace(self._choice, format=name))
        self._show_format()

    @Slot(object)
    def _take(self, choice: ExportChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self.notices.show_notice(None)
            self.choice_changed.emit(choice)
            self._allow(bool(self._counts[choice.which]))
            self._renewing.start(RENEW_AFTER_MS)

    def _show_format(self) -> None:
        fmt = format_named(self._choice.format)
        self.form.show_choice(self._choice)
        self.preview.show_format(fmt)
        self.export.setText(fmt.verb)
        self.copy.setToolTip("" if fmt.copies else "This format is not text. Export it to a file.")
        self._allow(bool(self._counts[self._choice.which]))

    def _allow(self, something: bool) -> None:
        """Let the export be made if there is *something* to be written."""
        usable = something and not self._is_writing
        self.export.setEnabled(usable)
        self.copy.setEnabled(usable and format_named(self._choice.format).copies)

    @Slot()
    def _name_copy(self) -> None:
        self.copy.setText("Copy")

    @Slot()
    def _renew(self) -> None:
        self.preview_requested.emit(self._choice)

    @Slot()
    def _draw_icon(self) -> None:
        self.copy.setIcon(button_icon(self._theme, "copy"))
        self.copy.setIconSize(QSize(16, 16))

    def _lay_out(self, theme: Theme) -> None:
        options = QWidget()
        column = QVBoxLayout(options)
        column.setContentsMargins(12, 10, 12, 0)
        column.setSpacing(0)
        column.addWidget(self.formats, 1)
        column.addWidget(self.form)
        left = _Left(theme)
        around = QVBoxLayout(left)
        around.setContentsMargins(0, 0, 1, 0)
        around.addWidget(see_through_scroll_area(options))  # it scrolls in the lowest windows only
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(self.preview, 1)
        self.body.addWidget(self.notices)
        self.body.addLayout(row, 1)
        self.foot.row.insertWidget(0, self.place, 1)
        self.foot.row.insertWidget(2, self.copy)
        order: list[QWidget] = [self.close_button, *self.formats.rows, *self.form.buttons]
        order += [self.preview.switch, self.preview.page, self.preview.source, self.preview.clips]
        order += [self.place.change, self.place.stop, self.copy, self.export]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _connect(self, theme: Theme) -> None:
        self.export.clicked.disconnect(self.accept)  # it goes when the file is there
        self.export.clicked.connect(self.export_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.place.change_requested.connect(self.change_requested)
        self.place.stop_requested.connect(self.stop_requested)
        self.formats.chosen.connect(self._choose_format)
        self.form.changed.connect(self._take)
        self.form.details_requested.connect(self.details_requested)
        self._renewing.timeout.connect(self._renew)
        self._saying_copied.timeout.connect(self._name_copy)
        theme.changed.connect(self._draw_icon)


class _Left(QWidget):
    """The column of options, with a hairline on its right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(_LEFT)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what is veiled is not painted again
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.page"))
        edge = QRect(self.width() - 1, 0, 1, self.height())
        painter.fillRect(edge, self._theme.color("line.subtle"))
