"""The page itself: an episode's text in its column, with everything painted that belongs to it.

Its viewport is exactly as wide as the page and is centred by the margins
beside it: so a window can be made wider or narrower without laying out the
text anew. What can be done with the page is in `TranscriptView`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from earmark.gui.look.theme import Theme
from earmark.gui.transcript import page_geometry as page
from earmark.gui.transcript.loading_lines import LoadingLines
from earmark.gui.transcript.page_geometry import PageGeometry, PageStyle, fit
from earmark.gui.transcript.page_layout import PageLayout
from earmark.gui.transcript.page_state import PageState
from earmark.gui.transcript.text_colors import ColoredText, colored_texts, extra_selection
from earmark.gui.transcript.transcript_document import change_page, make_page
from earmark.gui.transcript.transcript_painter import paint_over_text, paint_under_text
from earmark.model.episode import Episode

_REFIT_DELAY_MS = 40


class PageView(QTextBrowser):
    """Shows one episode. Places are code points of its text."""

    loading_cancelled = Signal()
    visible_changed = Signal(int, int)  # the first and last character in view

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take_viewport()
        self._theme = theme
        self._state = PageState()
        self._style = PageStyle()
        self._colored: list[ColoredText] = []
        self._visible = (-1, -1)
        self._loading = LoadingLines(theme, self.viewport())
        self._loading.cancel_requested.connect(self.loading_cancelled)
        self._refit_timer = QTimer(self)
        self._refit_timer.setSingleShot(True)
        self._refit_timer.setInterval(_REFIT_DELAY_MS)
        self._refit_timer.timeout.connect(self._refit)
        self._set_up()
        self._layout = self._make_layout(Episode())
        self._install()
        theme.changed.connect(self._follow_theme)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll)

    @property
    def geometry_of_page(self) -> PageGeometry:
        return self._layout.geometry

    @property
    def episode(self) -> Episode:
        return self._layout.episode

    @Slot(int)
    def set_text_size(self, pixels: int) -> None:
        """Set the size of the reading font, 14 to 28 pixels; the column grows with it."""
        self._restyle(self._style._replace(text_size=pixels))

    @Slot(int)
    def set_measure(self, chars: int) -> None:
        """Set how many characters a line holds on average, 62 to 72."""
        self._restyle(self._style._replace(chars=chars))

    @Slot(bool)
    def set_printed_quotes(self, printed: bool) -> None:
        """Show straight quotes as curly ones, or as they stand in the file. Copies are as in the file."""
        self._restyle(self._style._replace(printed_quotes=printed))

    def set_stacked(self, stacked: bool | None) -> None:
        """Put names above the text, or in the gutter; None chooses by width and screen reader."""
        self._style = self._style._replace(stacked=stacked)
        self._refit()

    @Slot(int, int)
    def show_loading(self, done: int, total: int) -> None:
        """Say which page is being read, below the text there is; `end_loading` takes it away."""
        self._loading.show_progress(done, total)
        self._place_loading()

    @Slot()
    def end_loading(self) -> None:
        self._loading.end()

    def reading_offset(self) -> int:
        """Return the first character of the first line in view."""
        return self._top_line()[0]

    def offset_at(self, share: float) -> int:
        """Return the first character of the line at that *share* of the view's height."""
        return self._layout.line_start(self._view_top() + share * self.viewport().height())

    def line_range(self, offset: int) -> tuple[int, int]:
        """Return the first character of the line that holds *offset*, and the place behind its last."""
        middle = self._layout.line_of(offset)[0] + self.geometry_of_page.line.height // 2
        return self._layout.line_start(middle), self._layout.line_end(middle)

    @Slot(int)
    def set_reading_offset(self, offset: int) -> None:
        """Let the line of *offset* be the first in view."""
        at_start = offset <= 0 or not self.episode.spans
        self._scroll_to(0 if at_start else self._layout.line_of(offset)[0] - 6)

    def line_rects(self, start: int, end: int) -> list[QRect]:
        """Return the lines of `text[start:end]` that are in view, in this widget's coordinates."""
        top = self._view_top()
        strips = self._layout.strips_of(start, end, top, top + self.viewport().height())
        dx, dy = self.viewport().x(), self.viewport().y() - top
        rects = [strip.row(self.geometry_of_page).toAlignedRect().translated(dx, dy) for strip in strips]
        return [rect for rect in rects if rect.intersects(self.rect())]

    def column_rect(self) -> QRect:
        """Return the text column and its gutter as they stand in this widget."""
        view = self.viewport().geometry()
        return QRect(view.left(), view.top(), self.geometry_of_page.block_right, view.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = QRectF(event.rect())
        cursor = self.textCursor()
        selection = (cursor.selectionStart(), cursor.selectionEnd())
        top = self._view_top()
        page_now = (self.viewport(), self._layout, self._state, self._theme, top, clip)
        paint_under_text(*page_now, selection)
        super().paintEvent(event)
        paint_over_text(*page_now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = self._fitting()
        if fitting.stacked != self.geometry_of_page.stacked:
            self._refit()
        elif fitting != self.geometry_of_page:
            self._refit_timer.start()  # every pixel makes other lines: wait for the last one
        self._center()
        self._follow_scroll()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()  # names are pinned: what was painted cannot simply be moved

    def _take_viewport(self) -> None:
        """Put a viewport of our own in the place of Qt's.

        It is alike, but known to PySide. At the first sight of a widget
        that Qt made, PySide loads every class of widgets to find out which
        it is: that takes as long as painting the first page.
        """
        self.setViewport(QWidget())
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setAutoFillBackground(True)
        self.document().documentLayout().setPaintDevice(self.viewport())  # not the one that is gone

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName("Transcript")
        self.setCursorWidth(2)
        self._set_palette()

    def _set_palette(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("surface.page"))
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("text.transcript"))
        palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.color("select.text"))
        # Painted under the text: Qt's own would leave stripes between the lines.
        palette.setColor(QPalette.ColorRole.Highlight, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # under a style sheet it does not inherit every change

    # Making the page

    def _fitting(self) -> PageGeometry:
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        stacked = True if self._style.stacked is None and QAccessible.isActive() else self._style.stacked
        return fit(width, self._style._replace(stacked=stacked))

    def _make_layout(self, episode: Episode) -> PageLayout:
        quotes = self._style.printed_quotes
        return make_page(episode, self._fitting(), self._theme, printed_quotes=quotes)

    def _restyle(self, style: PageStyle) -> None:
        if style != self._style:
            self._style = style
            self._rebuild(self.episode)

    def _rebuild(self, episode: Episode, *, keep: bool = True) -> None:
        """Make the page anew; *keep* the place and the selection."""
        place, selected = (self._top_line(), self._cursor_offsets()) if keep else ((0, 0), (0, 0))
        self._use_layout(self._make_layout(episode), place, selected)

    def _change(self, episode: Episode, places: Callable[[int], int]) -> None:
        """Show *episode*, of which most is on the page; *places* tells where a place of that is now."""
        offset, below = self._top_line()
        anchor, head = self._cursor_offsets()
        quotes = self._style.printed_quotes
        with QSignalBlocker(self):
            changed = change_page(self._layout, episode, self._theme, printed_quotes=quotes)
        layout = changed or self._make_layout(episode)
        self._use_layout(layout, (places(offset), below), (places(anchor), places(head)))

    def _use_layout(self, layout: PageLayout, place: tuple[int, int], selected: tuple[int, int]) -> None:
        """Show *layout* with the line of `place[0]` that much below the top, and something selected."""
        (offset, below), (anchor, head) = place, selected
        old = self._layout  # its document lives until Qt has let go of it
        self._layout = layout
        with QSignalBlocker(self):
            if layout.document is not old.document:
                self._install()
            if anchor != head or layout.document is old.document:
                self._select_positions(anchor, head)
        del old
        self._scroll_to(self._layout.line_of(offset)[0] + below if offset else 0)
        self._visible = (-1, -1)
        self._follow_scroll()
        self.viewport().update()

    def _install(self) -> None:
        self.setDocument(self._layout.document)
        self.setLineWrapColumnOrWidth(self.geometry_of_page.width)
        self._colored = []
        self._center()

    def _cursor_offsets(self) -> tuple[int, int]:
        """Return where the selection began and where it ends; equal where nothing is selected."""
        cursor, offsets = self.textCursor(), self._layout.offsets
        return offsets.offset(cursor.anchor()), offsets.offset(cursor.position())

    def _select_positions(self, anchor: int, head: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._layout.offsets.position(anchor))
        cursor.setPosition(self._layout.offsets.position(head), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    @Slot()
    def _refit(self) -> None:
        if self._fitting() != self.geometry_of_page:
            self._rebuild(self.episode)

    @Slot()
    def _follow_theme(self) -> None:
        self._set_palette()
        self._rebuild(self.episode)

    def _center(self) -> None:
        geometry = self.geometry_of_page
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar
        left = max(0, min((self.width() - geometry.block_right) // 2, room - geometry.width))
        self.setViewportMargins(left, 0, max(0, room - left - geometry.width), 0)

    def _place_loading(self) -> None:
        if self._loading.isHidden():
            return
        spans = len(self.episode.spans)
        bottom = self._layout.span_bottom(spans - 1) + page.TURN_GAP if spans else page.TOP
        self._loading.place(self.geometry_of_page, bottom - self._view_top(), alone=not spans)

    # Scrolling

    def _view_top(self) -> int:
        return self.verticalScrollBar().value()

    def _top_line(self) -> tuple[int, int]:
        """Return the first character of the first line in view, and how far its top is above the view's."""
        if not self.episode.spans:
            return 0, 0
        top = self._view_top()
        half = self.geometry_of_page.line.height // 2
        offset = self._layout.line_start(top + half)
        return offset, top - self._layout.line_of(offset)[0]

    def _scroll_to(self, y: int) -> None:
        self._reach(y)
        self.verticalScrollBar().setValue(y)

    def _reach(self, y: int) -> None:
        """Have enough of the text laid out to scroll to *y*: Qt lays it out little by little."""
        if y > self.verticalScrollBar().maximum():
            self._layout.document.documentLayout().documentSize()

    @Slot()
    def _follow_scroll(self) -> None:
        self._place_loading()
        self._color_texts()
        first = self.reading_offset()
        last = self._layout.line_end(self._view_top() + self.viewport().height())
        if (first, last) != self._visible:
            self._visible = (first, last)
            self.visible_changed.emit(first, last)

    # Painting

    def _color_texts(self) -> None:
        """Give Qt the words in view that change their colour."""
        top = self._view_top()
        start = self._layout.line_start(top)
        end = self._layout.line_end(top + self.viewport().height())
        colored = colored_texts(self._layout, self._state, self._theme, start, end)
        if colored != self._colored:
            self._colored = colored
            self.setExtraSelections([extra_selection(self._layout.document, text) for text in colored])

    def _update_text(self, start: int, end: int) -> None:
        """Paint anew the lines of `text[start:end]`, as far as they are in view."""
        top = self._view_top()
        view = self.viewport()
        for strip in self._layout.strips_of(start, end, top, top + view.height()):
            rect = strip.row(self.geometry_of_page).adjusted(-8, -6, 8, 6).translated(0, -top)
            view.update(rect.toAlignedRect())
