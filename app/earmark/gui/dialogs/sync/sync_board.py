"""What Sync shows of an audio: the points and the offset on the left, the plots on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from earmark.gui.controls.announce import announce
from earmark.gui.dialogs.sync.dot_drag import COARSE_MS, FINE_MS
from earmark.gui.dialogs.sync.left_pane import LeftPane
from earmark.gui.dialogs.sync.plot_pane import PlotPane
from earmark.gui.dialogs.sync.sync_keys import Wish
from earmark.gui.dialogs.sync.sync_values import AnchorRow, NowLine, Plot, SyncMode, kept_between
from earmark.gui.dialogs.sync.sync_words import shift, tenths
from earmark.gui.look.theme import Theme

_LEFT, _LEFT_LEAST, _LEFT_SHARE = 403, 336, 0.42
_NUDGES = {
    Wish.EARLIER: -COARSE_MS,
    Wish.EARLIER_FINE: -FINE_MS,
    Wish.LATER: COARSE_MS,
    Wish.LATER_FINE: FINE_MS,
}


class SyncBoard(QWidget):
    """List and plots show the same points, and one of them is chosen in both."""

    anchor_chosen = Signal(str)
    anchor_moved = Signal(str, int)
    anchor_deleted = Signal(str)
    hear_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: tuple[AnchorRow, ...] = ()
        self._audio_end_ms = 0
        self.left = LeftPane(theme)
        self.right = PlotPane(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.right, 1)
        anchors, plot = self.left.anchors, self.right.plot
        anchors.chosen.connect(self._choose_in_plot)
        anchors.hear_requested.connect(self._hear)
        anchors.nudge_requested.connect(self._nudge)
        anchors.delete_requested.connect(self._delete)
        plot.chosen.connect(self._choose_in_list)
        plot.move_requested.connect(self.anchor_moved)

    def show_anchors(self, rows: Sequence[AnchorRow]) -> None:
        before, self._rows = self.chosen_anchor, tuple(rows)
        self.left.show_rows(rows)
        self.right.plot.show_anchors(rows, self.left.anchors.chosen_id)
        now = self.chosen_anchor
        if before and now and before.id == now.id and before.audio_ms != now.audio_ms:
            announce(self, f"{tenths(now.audio_ms)}, {shift(now.shift_ms)}")

    def choose_anchor(self, anchor_id: str) -> None:
        self.left.anchors.choose(anchor_id)
        self.right.plot.show_chosen(self.left.anchors.chosen_id)

    def show_plot(self, plot: Plot) -> None:
        self._audio_end_ms = plot.audio_end_ms
        self.right.plot.show_plot(plot)

    def show_now(self, now: NowLine | None) -> None:
        self.left.now.show_now(now)
        self.right.plot.show_now(now)

    def show_mode(self, mode: SyncMode) -> None:
        self.left.show_mode(mode)
        self.right.show_dots(mode is SyncMode.ANCHORS)

    def do(self, wish: Wish) -> None:
        """Ask for what one of `ON_ANCHOR` says of the chosen point."""
        if wish is Wish.HEAR:
            self._hear()
        elif wish is Wish.DELETE:
            self._delete()
        else:
            self._nudge(_NUDGES[wish])

    @property
    def chosen_anchor(self) -> AnchorRow | None:
        chosen = self.left.anchors.chosen_id
        return next((row for row in self._rows if row.id == chosen), None)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab goes, in order."""
        left, right = self.left, self.right
        first: list[QWidget] = [left.offset.field, left.offset.slider, left.anchors]
        return [*first, *left.anchors.buttons.all, *left.now.stops, right.plot, *right.align.buttons]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = round(self.width() * _LEFT_SHARE)
        self.left.setFixedWidth(min(_LEFT, max(_LEFT_LEAST, share)))

    @Slot()
    def _hear(self) -> None:
        row = self.chosen_anchor
        if row is not None:
            self.hear_requested.emit(row.id)

    @Slot()
    def _delete(self) -> None:
        row = self.chosen_anchor
        if row is not None:
            self.anchor_deleted.emit(row.id)

    @Slot(int)
    def _nudge(self, by_ms: int) -> None:
        row = self.chosen_anchor
        if row is not None:
            kept_ms = kept_between(self._rows, row, row.audio_ms + by_ms, self._audio_end_ms)
            if kept_ms != row.audio_ms:
                self.anchor_moved.emit(row.id, kept_ms)

    @Slot(str)
    def _choose_in_plot(self, anchor_id: str) -> None:
        self.right.plot.show_chosen(anchor_id)
        self.anchor_chosen.emit(anchor_id)

    @Slot(str)
    def _choose_in_list(self, anchor_id: str) -> None:
        self.left.anchors.choose(anchor_id)
        self.anchor_chosen.emit(anchor_id)
