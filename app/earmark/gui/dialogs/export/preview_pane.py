"""The right of the export dialog: how the export will look, as a page, as source, or as a list of clips."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from earmark.exporters.quotes.ordering import Look
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.segmented import SegmentedControl
from earmark.gui.dialogs.export.clip_preview import ClipPreview
from earmark.gui.dialogs.export.export_choice import ClipFacts, quotes_in_words, size_in_words
from earmark.gui.dialogs.export.formats import Format, View
from earmark.gui.dialogs.export.page_preview import PagePreview
from earmark.gui.dialogs.export.source_preview import SourcePreview
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.clock_text import length

_SIDE = 20


class PreviewPane(QWidget):
    """Shows what it is given; which of the two views is on is the reader's."""

    view_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._format: Format | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.switch = SegmentedControl(
            theme, "Preview", (View.PAGE.value, View.SOURCE.value), track="surface.pressed"
        )
        self.switch.setFixedWidth(168)
        self._count = ThemedLabel(theme, "", fonts.sans(12, tabular=True), "text.tertiary")
        self.page, self.source, self.clips = PagePreview(theme), SourcePreview(theme), ClipPreview(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        for view in (self.source, self.clips):
            self._stack.addWidget(_inset(view))
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 12, _SIDE, 12)
        head.addWidget(self.switch)
        head.addStretch()
        head.addWidget(self._count)
        self._head = QWidget()
        self._head.setLayout(head)
        self._head.setFixedHeight(56)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self.switch.chosen.connect(self._switch)
        theme.changed.connect(self.update)

    @property
    def view(self) -> View:
        """What is shown now."""
        views = self._format.views if self._format is not None else (View.PAGE,)
        return views[self.switch.index] if len(views) > 1 else views[0]

    def show_format(self, fmt: Format) -> None:
        """Offer the views that *fmt* has."""
        self._format = fmt
        self.switch.setVisible(len(fmt.views) > 1)
        self._stack.setCurrentIndex(list(View).index(self.view))

    def show_look(self, look: Look, *, keep_place: bool) -> None:
        if self._format is not None:
            self.page.show_look(look, marked=self._format.marked, keep_place=keep_place)

    def show_source(self, text: str, *, keep_place: bool) -> None:
        self.source.show_text(text, keep_place=keep_place)

    def show_size(self, count: int, size: int | None) -> None:
        """Say how many quotes it will be, and how large the file; None: not known yet."""
        words = quotes_in_words(count)
        self._count.setText(words if size is None else f"{words}, {size_in_words(size)}")

    def show_clips(self, facts: ClipFacts) -> None:
        self.clips.show_clips(facts.rows, facts.reason)
        count = "1 clip" if len(facts.rows) == 1 else f"{len(facts.rows)} clips"
        lasts = length(sum(row.duration_ms for row in facts.rows))
        self._count.setText(f"{count}, {lasts}, {size_in_words(facts.size)}" if facts.rows else count)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("surface.sunken"))

    @Slot(int)
    def _switch(self, _index: int) -> None:
        self._stack.setCurrentIndex(list(View).index(self.view))
        self.view_chosen.emit()


def _inset(view: QWidget) -> QWidget:
    """Return *view* with the ground of the pane round it."""
    around = QWidget()
    row = QVBoxLayout(around)
    row.setContentsMargins(_SIDE, 0, _SIDE, _SIDE)
    row.addWidget(view)
    around.setFocusProxy(view)
    return around
