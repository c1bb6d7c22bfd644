"""Offers what was found of the reader's quotes beside the sidecar, in the journal or at another place."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Slot

from earmark.errors import UserError
from earmark.gui.controls.banner import Banner
from earmark.gui.controls.choice import Choice
from earmark.gui.episode_page import EpisodePage
from earmark.gui.errors import show_error
from earmark.gui.keeping import notices
from earmark.gui.keeping.lookout import Lookout
from earmark.gui.keeping.notices import Notice
from earmark.gui.keeping.session import Session
from earmark.model.annotations import Annotations
from earmark.storage import journal
from earmark.storage.journal import Unwritten
from earmark.storage.known import Known


class FoundBanners(QObject):
    """Keeps the lookout of one session at a time, and shows what it found."""

    def __init__(self, page: EpisodePage) -> None:
        super().__init__(page)
        self._page = page
        self._session: Session | None = None
        self._lookout: Lookout | None = None
        self._known_ids: frozenset[str] = frozenset()

    def show(self, session: Session) -> None:
        self.forget()
        self._session = session
        session.changed.connect(self._look_at_known)
        self._lookout = Lookout(session)
        self._lookout.copies_merged.connect(self._tell_copies)
        self._lookout.unwritten_found.connect(self._offer_unwritten)
        self._lookout.known_found.connect(self._offer_known)

    def forget(self) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._look_at_known)
        if self._lookout is not None:
            self._lookout.end()
            self._lookout.deleteLater()
        self._session = self._lookout = None

    @Slot(int)
    def _tell_copies(self, count: int) -> None:
        if self._session is not None:
            undo = partial(self._session.take_back, self._session.undo_stack.index())
            self._page.toast.show_message(notices.copies_merged(count), "Undo", undo)

    @Slot(object)
    def _offer_unwritten(self, unwritten: tuple[Unwritten, ...]) -> None:
        if self._session is not None:
            count = len(self._session.missing_of(unwritten))
            self._tell(
                notices.unwritten(count, notices.time_of(unwritten[-1]), datetime.now(UTC)),
                Choice("Restore", partial(self._restore, unwritten)),
                Choice("Not now", _nothing),
                Choice("Discard", partial(self._discard, unwritten)),
            )

    @Slot(object)
    def _offer_known(self, known: Known) -> None:
        if self._session is not None:
            self._known_ids = frozenset(mark.id for mark in known.content.annotations.highlights)
            self._tell(
                notices.known(known, self._session.path, datetime.now(UTC)),
                Choice("Use them", partial(self._use, known)),
                Choice("Not now", _nothing),
            )

    @Slot(object)
    def _look_at_known(self, annotations: Annotations) -> None:
        """Offer no more what came here in another way."""
        if self._known_ids and self._known_ids <= {mark.id for mark in annotations.highlights}:
            self._known_ids = frozenset()
            self._page.banners.retire("known")

    def _restore(self, unwritten: tuple[Unwritten, ...]) -> None:
        if self._lookout is not None:
            try:
                self._lookout.restore(unwritten)
            except UserError as error:
                show_error(self._page, error)

    def _discard(self, unwritten: tuple[Unwritten, ...]) -> None:
        for one in unwritten:
            journal.forget(one)
        self._page.toast.show_message("Unsaved quotes discarded", "Undo", partial(self._take_back, unwritten))

    def _take_back(self, unwritten: tuple[Unwritten, ...]) -> None:
        try:
            for one in unwritten:
                journal.write(one.transcript, one.content, one.base, one.when, one.file)
        except OSError as error:
            show_error(self._page, UserError("They could not be kept.", f"{error.strerror}."))
        self._offer_unwritten(unwritten)

    def _use(self, known: Known) -> None:
        if self._session is not None:
            try:
                self._session.take_over("Use known quotes", known.content)
            except UserError as error:
                show_error(self._page, error)

    def _tell(self, notice: Notice, *choices: Choice) -> None:
        self._page.banners.show_banner(
            Banner(notice.kind, notice.fact, notice.consequence, "device-floppy", "info", choices)
        )


def _nothing() -> None:
    """Choose to leave things as they are."""
