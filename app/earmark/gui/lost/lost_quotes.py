"""Quotes whose transcript changed: what is told of them, finding them again, and the way to their review."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from earmark.errors import UserError
from earmark.gui.controls.banner import Banner
from earmark.gui.controls.choice import Choice
from earmark.gui.jobs import Job
from earmark.gui.keeping.session import Session
from earmark.gui.look.theme import Theme
from earmark.gui.workspace import Workspace
from earmark.model.anchors import find_again
from earmark.model.annotations import Annotations, Highlight
from earmark.model.changes import apply, between, by_id

if TYPE_CHECKING:
    from earmark.gui.lost.placing import Placing

_LOST, _UNSURE, _FOUND = "orphans", "unsure-places", "found-again"
"""The banners: those of `session_banners`, and what a search came to."""


class LostQuotes(QObject):
    """Belongs to whatever episode is open. The review is made when it is first asked for."""

    def __init__(self, window: QWidget, theme: Theme, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._theme, self._workspace = window, theme, workspace
        self._session: Session | None = None
        self._placing: Placing | None = None
        self._job: Job | None = None
        self._searched = Annotations()
        banners = workspace.banners
        banners.show_orphans_requested.connect(self.review_lost)
        banners.review_places_requested.connect(self.review)
        banners.find_orphans_requested.connect(self.find_again)
        workspace.page.panel.review_requested.connect(self.review_one)
        workspace.opened.connect(self._belong_to)
        workspace.closed.connect(self._forget)

    @Slot()
    def review(self) -> None:
        """Go through all quotes without a sure place."""
        self.review_one("")

    @Slot()
    def review_lost(self) -> None:
        """Go through them, from the first one that has no place at all."""
        lost = _lost(self._session.annotations) if self._session is not None else []
        self.review_one(lost[0].id if lost else "")

    @Slot(str)
    def review_one(self, quote_id: str) -> None:
        if self._session is None:
            return
        if self._placing is None:
            from earmark.gui.lost.placing import Placing  # most readers never need it

            self._placing = Placing(self._window, self._theme, self._workspace, self._session)
            self._placing.ended.connect(self._end_review)
        self._placing.show(quote_id)

    @Slot()
    def find_again(self) -> None:
        """Search for the lost quotes where it is less certain that they are: the reader looks at them."""
        if self._session is None or self._job is not None:
            return
        self._searched = self._session.annotations
        self._job = Job(partial(find_again, self._searched, self._session.episode))
        self._job.succeeded.connect(self._take_found)
        self._job.failed.connect(self._fail)
        self._job.start()

    @Slot(object)
    def _take_found(self, found: Annotations) -> None:
        session, self._job = self._session, None
        if session is None:
            return
        present = by_id(session.annotations)
        found_now = between(self._searched, found)
        steps = [step for step in found_now if present.get(step.id) == step.before]  # not changed meanwhile
        try:
            session.edit("Find quotes again", apply(session.annotations, steps))
        except UserError as error:  # the session is read-only
            self._workspace.page.toast.show_message(f"{error} {error.hint}")
            return
        self._tell_found(len(steps), len(_lost(session.annotations)))

    def _tell_found(self, again: int, still: int) -> None:
        fact, consequence = found_words(again, still)
        self._workspace.page.banners.show_banner(
            Banner(_FOUND, fact, consequence, "unlink" if still else "check", "info", self._review_choices())
        )

    def _review_choices(self) -> tuple[Choice, ...]:
        return (Choice("Review", self.review),)

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        self._job = None
        raise error

    @Slot(object)
    def _retire_banners(self, annotations: Annotations) -> None:
        """Take away what is settled."""
        marks = annotations.highlights
        banners = self._workspace.page.banners
        lost, unsure = bool(_lost(annotations)), any(mark.state == "look" for mark in marks)
        for key, matters in ((_LOST, lost), (_UNSURE, unsure), (_FOUND, lost or unsure)):
            if not matters:
                banners.retire(key)

    @Slot(object)
    def _belong_to(self, session: Session) -> None:
        self._session = session
        session.changed.connect(self._retire_banners)

    @Slot()
    def _forget(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.succeeded.disconnect(self._take_found)
            job.failed.disconnect(self._fail)
            job.cancel()
        if self._placing is not None:
            self._placing.close()
        self._session = None

    @Slot()
    def _end_review(self) -> None:
        self._placing = None


def found_words(again: int, still: int) -> tuple[str, str]:
    """Return what a search came to: how many quotes were found again, and how many still have no place."""
    count = {0: "No quote", 1: "1 quote"}.get(again, f"{again} quotes")
    if not still:
        consequence = (
            "See whether it is in the right place."
            if again == 1
            else "See whether they are in the right place."
        )
    elif still == 1:
        consequence = "1 still has no place; its text is kept."
    else:
        consequence = f"{still} still have no place; their text is kept."
    return f"{count} found again.", consequence


def _lost(annotations: Annotations) -> list[Highlight]:
    return [mark for mark in annotations.highlights if not mark.placed and not mark.aside]
