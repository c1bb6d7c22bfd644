"""The list of speakers, which scrolls where it is longer than the dialog has room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QSize, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from earmark.gui.controls.scrolling import see_through_scroll_area
from earmark.gui.dialogs.choice_menu import ChoiceMenu
from earmark.gui.dialogs.speakers.drag_label import DragLabel
from earmark.gui.dialogs.speakers.speaker_entry import SpeakerEntry
from earmark.gui.dialogs.speakers.speaker_row import HEIGHT, SpeakerRow
from earmark.gui.look.theme import Theme, tokens

_LEAST_ROWS = 1.5
_EDGE, _SCROLL_STEP = 24, 12
_ICON = 12


class SpeakerList(QWidget):
    """Rows in the order of the episode's speakers; one of them is chosen. Numbers are those of the rows."""

    chosen = Signal(int)
    renamed = Signal(int, str)
    emptied = Signal(int)
    merged = Signal(int, int)
    role_chosen = Signal(int, str)
    color_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: tuple[SpeakerEntry, ...] = ()
        self._chosen = 0
        self.rows: list[SpeakerRow] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        self._scroll: QScrollArea = see_through_scroll_area(inside)
        self._dragged = DragLabel(theme, self)
        self.setAccessibleName("Speakers")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._scroll)

    @property
    def chosen_row(self) -> int:
        return self._chosen

    def show_entries(self, entries: Sequence[SpeakerEntry]) -> None:
        """Show *entries*, with the same speaker chosen as before, as far as they are still there."""
        before = self._entries[self._chosen].name if self._chosen < len(self._entries) else ""
        self._entries = tuple(entries)
        self._fit_rows()
        names = tokens()["speaker"]["order"]
        largest = max((entry.share for entry in entries), default=0.0)
        for row, entry in zip(self.rows, entries, strict=True):
            color = names[entry.palette % len(names)]
            row.show_entry(entry, largest, color, can_merge=len(entries) > 1)
        same = next((k for k, entry in enumerate(entries) if entry.name == before), self._chosen)
        self._choose(min(same, max(0, len(entries) - 1)))
        self.updateGeometry()

    def edit(self, place: int) -> None:
        """Put the cursor into the name of the row *place*."""
        if 0 <= place < len(self.rows):
            self._choose(place)
            self.rows[place].edit_name()

    def focus_chosen(self) -> None:
        """Give the keyboard to the colour button of the chosen row."""
        if self.rows:
            self.rows[self._chosen].color.setFocus()

    def order_tabs(self, before: QWidget, after: QWidget) -> None:
        """Let Tab go from *before* through the rows to *after*."""
        stops = [before, *(control for row in self.rows for control in row.controls), after]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def sizeHint(self) -> QSize:
        return QSize(560, HEIGHT * len(self._entries))

    def minimumSizeHint(self) -> QSize:
        return QSize(560, round(HEIGHT * min(_LEAST_ROWS, len(self._entries))))

    def _fit_rows(self) -> None:
        while len(self.rows) > len(self._entries):
            row = self.rows.pop()
            row.stop_dragging()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(self._entries):
            row = SpeakerRow(self._theme, len(self.rows))
            self._connect(row)
            self._column.insertWidget(len(self.rows), row)
            row.show()  # a layout would do it only later, and a row may get the keyboard now
            self.rows.append(row)

    def _connect(self, row: SpeakerRow) -> None:
        row.chosen.connect(self._choose)
        row.renamed.connect(self.renamed)
        row.emptied.connect(self.emptied)
        row.role_chosen.connect(self.role_chosen)
        row.color_requested.connect(self.color_requested)
        row.merge_requested.connect(self._offer_merge)
        row.step_requested.connect(self._step)
        row.undo_requested.connect(self.undo_requested)
        row.redo_requested.connect(self.redo_requested)
        row.dragged.connect(self._drag)
        row.dropped.connect(self._drop)
        row.drag_ended.connect(self._end_drag)

    @Slot(int)
    def _choose(self, place: int) -> None:
        self._chosen = place
        for row in self.rows:
            row.show_chosen(row.place == place)
        if place < len(self.rows):
            self._scroll.ensureWidgetVisible(self.rows[place], 0, 0)
            self.chosen.emit(place)

    @Slot(int, int)
    def _step(self, place: int, by: int) -> None:
        """Move the keyboard to the same control of the row above or below."""
        to = place + by
        if not 0 <= to < len(self.rows):
            return
        pairs = zip(self.rows[place].controls, self.rows[to].controls, strict=True)
        target = next((other for control, other in pairs if control.hasFocus()), self.rows[to].name)
        target.setFocus()

    @Slot(int)
    def _offer_merge(self, place: int) -> None:
        """Ask into whom the speaker of the row *place* goes."""
        menu = _MergeMenu(self.rows[place].merge, place, f"Merge {self._entries[place].name} into")
        others = ((entry.name, k, self._icon(entry)) for k, entry in enumerate(self._entries) if k != place)
        menu.offer(others)
        menu.into_chosen.connect(self.merged)
        menu.open()

    def _icon(self, entry: SpeakerEntry) -> QIcon:
        picture = QPixmap(_ICON, _ICON)
        picture.fill(self._theme.speaker(entry.palette))
        return QIcon(picture)

    # Dragging a row on another

    @Slot(int, QPoint)
    def _drag(self, place: int, at: QPoint) -> None:
        target = self._row_at(at)
        into = target if target is not None and target.place != place else None
        for row in self.rows:
            row.show_target(row is into)
        entry = self._entries[place]
        self._dragged.show_at(
            self.mapFromGlobal(at), entry.name, entry.palette, self._entries[into.place].name if into else ""
        )
        self._scroll_near(at)

    @Slot(int, QPoint)
    def _drop(self, place: int, at: QPoint) -> None:
        target = self._row_at(at)
        if target is not None and target.place != place:
            self.merged.emit(place, target.place)

    @Slot()
    def _end_drag(self) -> None:
        self._dragged.hide()
        for row in self.rows:
            row.show_target(False)

    def cancel_drag(self) -> bool:
        """Let go of the row that is dragged; return whether there was one."""
        was_dragging = self._dragged.isVisible()
        for row in self.rows:
            row.stop_dragging()
        return was_dragging

    def _row_at(self, at: QPoint) -> SpeakerRow | None:
        inside = self._scroll.viewport().rect().contains(self._scroll.viewport().mapFromGlobal(at))
        rows = (row for row in self.rows if row.rect().contains(row.mapFromGlobal(at)))
        return next(rows, None) if inside else None

    def _scroll_near(self, at: QPoint) -> None:
        """Scroll while the pointer is near the upper or lower edge."""
        y, bar = self._scroll.mapFromGlobal(at).y(), self._scroll.verticalScrollBar()
        by = -_SCROLL_STEP if y < _EDGE else _SCROLL_STEP if y > self._scroll.height() - _EDGE else 0
        bar.setValue(bar.value() + by)


class _MergeMenu(ChoiceMenu):
    into_chosen = Signal(int, int)

    def __init__(self, button: QWidget, place: int, head: str) -> None:
        super().__init__(button, head)
        self._place = place
        self.chosen.connect(self._tell)

    @Slot(object)
    def _tell(self, into: int) -> None:
        self.into_chosen.emit(self._place, into)
