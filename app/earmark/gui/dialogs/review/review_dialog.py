"""The review: each remark beside the page or the passage it is about, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from earmark.gui.controls.announce import announce
from earmark.gui.controls.labels import ElidedLabel, Paragraph, Span
from earmark.gui.controls.segmented import SegmentedControl
from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.dialogs.frames import Framed, Upright
from earmark.gui.dialogs.notice_strip import DialogNotice, NoticeStrip
from earmark.gui.dialogs.review.mend_bar import MendBar
from earmark.gui.dialogs.review.page_view import PageView
from earmark.gui.dialogs.review.passage_view import PassageView
from earmark.gui.dialogs.review.review_item import ReviewItem
from earmark.gui.dialogs.row_list import RowList
from earmark.gui.dialogs.undo_keys import is_redo, is_undo
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.episode import Speaker
from earmark.model.mends import Mend

_SIZE = (1060, 706)
_SIDE = 20
_PAGE, _TEXT = 0, 1


class ReviewDialog(DialogCard):
    """Shows values and tells wishes; remarks are told by their numbers.

    Whoever does what was wished calls `show_remarks` again.
    """

    mend_requested = Signal(int, object, object)  # number, Mend, and what the reader said
    take_back_requested = Signal(int)
    left_alone = Signal(int)
    offset_chosen = Signal(int)
    picture_requested = Signal(int, int)  # page, pixels wide
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "Review", _SIZE)
        self._speakers: tuple[Speaker, ...] = ()
        self._has_pages = False
        self._items: dict[int, ReviewItem] = {}
        self.notices = NoticeStrip(theme)
        self.list: RowList[ReviewItem] = RowList(theme, "Remarks")
        self._sentence = Paragraph(theme, 19)
        self._switch = SegmentedControl(theme, "Show", ("Page", "Text"))
        self._switch.setFixedWidth(140)
        self.page_view, self.passage_view = PageView(theme), PassageView(theme)
        self._views = QStackedWidget()
        self._views.addWidget(self.page_view)
        self._views.addWidget(self.passage_view)
        self.bar = MendBar(theme)
        self._count = ElidedLabel(theme, "", fonts.sans(12), "text.tertiary")
        self._count.setContentsMargins(4, 0, 0, 0)
        self._lay_out(theme)
        self._connect()

    @Slot(object, object, bool)
    def show_remarks(self, items: Sequence[ReviewItem], speakers: Sequence[Speaker], has_pages: bool) -> None:
        """Show *items* in their order; *has_pages*: the file's pages can be shown."""
        self._speakers, self._has_pages = tuple(speakers), has_pages
        self._items = {item.number: item for item in items}
        self.notices.show_notice(None)
        self.list.show_items(items)
        self._show_count(items)
        self._show_chosen()

    @Slot(int, QImage, float)
    def show_picture(self, page: int, image: QImage, width: float) -> None:
        """Show the picture of *page*, *width* points wide, if it is still wanted."""
        self.page_view.show_picture(page, image, width)

    @Slot(int, str)
    def show_no_picture(self, page: int, sentence: str) -> None:
        self.page_view.show_no_picture(page, sentence)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say what could not be done."""
        self.notices.show_notice(DialogNotice(sentence, icon="alert-triangle", icon_token="status.warning"))

    def open(self) -> None:
        super().open()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            self.undo_requested.emit()
        elif is_redo(event):
            self.redo_requested.emit()
        else:
            super().keyPressEvent(event)
        event.accept()

    @Slot(object)
    def _choose(self, _number: int) -> None:
        self.notices.show_notice(None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        current = self.list.current
        item = self._items.get(current.number) if current is not None else None
        self.bar.show_item(item, self._speakers)
        if item is None:
            self._sentence.show_spans(Span("Nothing to look at: the file was read without a doubt."))
            self._switch.hide()
            self.passage_view.show_passage((), "")
            self._views.setCurrentIndex(_TEXT)
            return
        has_page = self._has_pages and item.page is not None
        self._sentence.show_spans(Span(item.text, weight=600), Span(item.where, "text.tertiary"))
        self.passage_view.show_passage(item.passage, item.words)
        self._switch.setVisible(has_page and bool(item.passage))
        shows_text = not has_page or (self._switch.index == _TEXT and bool(item.passage))
        self._views.setCurrentIndex(_TEXT if shows_text else _PAGE)
        if has_page and item.page is not None and not shows_text:
            self.page_view.show_place(item.page, item.boxes)
        self._order_tabs()

    @Slot(int)
    def _switch_view(self, _which: int) -> None:
        self._show_chosen()

    @Slot()
    def _go(self) -> None:
        item = self.list.current
        if item is not None and item.offset is not None:
            self.accept()
            self.offset_chosen.emit(item.offset)

    @Slot(object, object)
    def _mend(self, mend: Mend, value: int | str | None) -> None:
        item = self.list.current
        if item is not None:
            self.mend_requested.emit(item.number, mend, value)
            after = self._items.get(item.number)
            announce(self, after.done if after is not None else "")

    @Slot()
    def _take_back(self) -> None:
        item = self.list.current
        if item is not None:
            self.take_back_requested.emit(item.number)

    @Slot()
    def _leave(self) -> None:
        item = self.list.current
        if item is not None:
            self.left_alone.emit(item.number)

    def _show_count(self, items: Sequence[ReviewItem]) -> None:
        settled = sum(item.is_settled for item in items)
        kept = "What you change is saved with your quotes. The transcript file is not changed."
        self._count.show_text(f"{settled} of {len(items)} settled. {kept}" if items else "")

    def _order_tabs(self) -> None:
        order: list[QWidget] = [self.close_button, self.list, self._switch]
        order += [self.page_view, self.passage_view, *self.bar.stops, self.foot.done]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._sentence, 1)
        head.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.setContentsMargins(_SIDE, 14, _SIDE, 0)
        side.setSpacing(12)
        side.addLayout(head)
        side.addWidget(Framed(theme, self._views), 1)
        side.addWidget(self.bar)
        side.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(Upright(theme))
        row.addLayout(side, 1)
        self.body.addWidget(self.notices)
        self.body.addLayout(row, 1)
        self.foot.row.insertWidget(0, self._count, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.place_requested.connect(self._go)
        self._switch.chosen.connect(self._switch_view)
        self.page_view.picture_requested.connect(self.picture_requested)
        self.bar.mended.connect(self._mend)
        self.bar.taken_back.connect(self._take_back)
        self.bar.left_alone.connect(self._leave)
        self.bar.place_requested.connect(self._go)
        self.bar.refused.connect(self.tell)
