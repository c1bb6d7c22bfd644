"""What the pointer shows on the timeline: a dashed line, and above it what is said there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from earmark.gui.look.theme import Theme
from earmark.gui.timeline.timeline_content import TimelineContent
from earmark.gui.timeline.timeline_marks import MarkGroup
from earmark.gui.timeline.timeline_preview import Preview, TimelinePreview, quote_at, words_at


class TimelineHover(QObject):
    """Follows the pointer over *timeline*; the first time after a short rest."""

    changed = Signal()  # the line was moved, shown or hidden

    def __init__(self, theme: Theme, timeline: QWidget, content: TimelineContent) -> None:
        super().__init__(timeline)
        self._theme = theme
        self._timeline = timeline
        self._content = content
        self._x = 0
        self._group: MarkGroup | None = None
        self._panel: TimelinePreview | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show)

    @property
    def x(self) -> int | None:
        """Where the line is; None while nothing is shown."""
        return self._x if self.preview else None

    @property
    def preview(self) -> Preview | None:
        """What the panel says; None while nothing is shown."""
        return self._panel.preview if self._panel else None

    def follow(self, x: float, group: MarkGroup | None, *, at_once: bool = False) -> None:
        """Show what is at *x*, or the quote of the mark *group* there: after a rest, or *at_once*."""
        self._x = round(x)
        self._group = group
        if at_once or self.preview:
            self._show()
        else:
            self._rest.start(self._theme.duration_ms("hoverPreviewDelay"))

    def leave(self) -> None:
        self._rest.stop()
        if self._panel:
            self._panel.hide()
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        episode, time_map = self._content.episode, self._content.time_map
        if self._group:
            preview: Preview | None = quote_at(episode, time_map, self._group, self._x)
        else:
            time_ms = self._content.scale(self._timeline.width()).time(self._x)
            preview = words_at(episode, time_map, time_ms)
        if preview is None:
            self.leave()
            return
        panel = self._panel_over_window()
        panel.show_at(preview, self._timeline.mapTo(panel.window_below, QPoint(self._x, 0)))
        self.changed.emit()

    def _panel_over_window(self) -> TimelinePreview:
        window = self._timeline.window()
        if self._panel is None or self._panel.window_below is not window:
            self._panel = TimelinePreview(self._theme, window)
        return self._panel
