"""Connects the review of remarks with the open episode and the pages of its file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from earmark.errors import UserError
from earmark.gui.dialogs.review.review_dialog import ReviewDialog
from earmark.gui.dialogs.review.review_item import review_items
from earmark.gui.look.theme import Theme
from earmark.gui.mending.page_pictures import PagePictures
from earmark.gui.workspace import Workspace
from earmark.model.corrections import Corrections
from earmark.model.mends import Mend, mended, take_mend_back
from earmark.storage.timestamps import utc_now


class Reviewing(QObject):
    """One dialog at a time, on the episode that is open."""

    def __init__(self, window: QWidget, theme: Theme, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._theme, self._workspace = window, theme, workspace
        self._dialog: ReviewDialog | None = None
        self._left: set[int] = set()
        self._pictures = PagePictures(self)
        workspace.banners.review_requested.connect(self.open)
        workspace.episode_changed.connect(self._refresh)
        workspace.closed.connect(self._forget)

    @Slot()
    def open(self) -> None:
        """Show the remarks; nothing happens while no episode is open."""
        session = self._workspace.session
        if session is None or self._dialog is not None:
            return
        dialog = self._dialog = ReviewDialog(self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.mend_requested.connect(self._mend)
        dialog.take_back_requested.connect(self._take_back)
        dialog.left_alone.connect(self._leave_alone)
        dialog.offset_chosen.connect(self._go_to)
        dialog.undo_requested.connect(self._workspace.marking.undo)
        dialog.redo_requested.connect(self._workspace.marking.redo)
        dialog.picture_requested.connect(self._pictures.ask)
        self._pictures.drawn.connect(dialog.show_picture)
        self._pictures.failed.connect(dialog.show_no_picture)
        dialog.finished.connect(self._let_go)
        self._pictures.show_file(session.path if self._has_pages() else None)
        dialog.open()
        self._refresh()

    @Slot(int, object, object)
    def _mend(self, number: int, mend: Mend, value: int | str | None) -> None:
        session = self._workspace.session
        if session is None:
            return
        after = mended(session.edition, number, mend, utc_now(), value)
        if after == session.corrections:
            self._leave_alone(number)  # it is as the reader says already
        else:
            self._correct("Mend", after)

    @Slot(int)
    def _take_back(self, number: int) -> None:
        session = self._workspace.session
        if session is not None:
            self._correct("Take back mend", take_mend_back(session.edition, number, utc_now()))

    @Slot(int)
    def _leave_alone(self, number: int) -> None:
        """Remember, as long as the episode is open, that the reader looked at this remark."""
        self._left.add(number)
        self._refresh()

    @Slot(int)
    def _go_to(self, offset: int) -> None:
        self._workspace.jump_to(offset, offset)

    def _correct(self, name: str, corrections: Corrections) -> None:
        session, dialog = self._workspace.session, self._dialog
        if session is None or dialog is None:
            return
        try:
            session.correct(name, corrections)
        except UserError as error:  # the session is read-only
            dialog.tell(f"{error} {error.hint}")

    @Slot()
    def _refresh(self) -> None:
        session, dialog = self._workspace.session, self._dialog
        if session is None or dialog is None:
            return
        items = review_items(session.edition, self._left)
        dialog.show_remarks(items, session.episode.speakers, self._has_pages())
        if all(item.is_settled for item in items if item.doubtful):
            self._workspace.page.banners.retire("doubtful")

    def _has_pages(self) -> bool:
        """Whether the transcript has pages: only a PDF has."""
        session = self._workspace.session
        remarks = session.edition.original.remarks if session is not None else ()
        return any(remark.page is not None for remark in remarks)

    @Slot()
    def _let_go(self) -> None:
        self._dialog = None
        self._pictures.show_file(None)

    @Slot()
    def _forget(self) -> None:
        """The episode is closed: nothing of it is left to show."""
        self._left.clear()
        if self._dialog is not None:
            self._dialog.reject()
