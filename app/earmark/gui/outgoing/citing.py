"""Copies quotes in the style that is wanted, and asks once for each show what the style needs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMenu

from earmark.gui.look.theme import Theme
from earmark.gui.main_window import MainWindow
from earmark.gui.settings import Settings
from earmark.gui.workspace import Workspace
from earmark.model import cited_work
from earmark.model.annotations import Highlight
from earmark.model.citation import Copied, Said, Style, copied_all, said_of
from earmark.model.cited_work import Work, name_of
from earmark.model.episode import Episode
from earmark.model.quotes import Part
from earmark.storage import shows
from earmark.storage.shows import ShowFacts

if TYPE_CHECKING:
    from earmark.gui.dialogs.citation_dialog import CitationDialog, CitationSubject

_ASKING = (Style.CHICAGO, Style.APA)
"""The styles that need more than a transcript says."""
_EXAMPLE = Said((Part("", "The words of a quote."),), 625_000)


class Citing(QObject):
    """The verb “Copy quote”, in the style of the settings or another."""

    facts_changed = Signal()  # what is said of a show

    def __init__(self, window: MainWindow, theme: Theme, workspace: Workspace, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._workspace, self._settings = workspace, settings
        self._at_hand = workspace.marking.at_hand
        self._dialog: CitationDialog | None = None
        self._at_hand.citation_wished.connect(self.copy)
        workspace.page.selection_toolbar.styles_requested.connect(self._open_styles)
        workspace.page.panel.cite_as_requested.connect(self._copy_cards)
        workspace.closed.connect(self._forget)

    @Slot(object)
    def copy(self, marks: Sequence[Highlight]) -> None:
        """Copy *marks* in the style of the settings."""
        self.copy_as(Style(self._settings.citation_style), marks)

    @Slot()
    def copy_meant(self) -> None:
        """Copy the selection, or what is chosen, in the style of the settings."""
        self.copy_meant_as(Style(self._settings.citation_style))

    def copy_meant_as(self, style: Style) -> None:
        """Copy the selection, or what is chosen, in *style*."""
        ids = self._workspace.page.panel.chosen_ids
        meant = self._workspace.marking.meant
        if meant is None and len(ids) > 1:
            self.copy_as(style, self._marks(ids))
        elif meant is not None:
            self.copy_as(style, [meant])
        else:
            self._window.page.toast.show_message("Select words first, or choose a quote")

    @Slot(object, str)
    def _copy_cards(self, ids: Sequence[str], style: str) -> None:
        self.copy_as(Style(style), self._marks(ids))

    @Slot(QPoint)
    def _open_styles(self, at: QPoint) -> None:
        """Offer all styles over the button that copies in one."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._window.verbs[f"copy_as_{style.value}"] for style in Style])
        menu.popup(at)

    def _marks(self, ids: Sequence[str]) -> list[Highlight]:
        """Return the quotes in the order of *ids*."""
        known = {mark.id: mark for mark in self._at_hand.annotations.highlights}
        return [known[card] for card in ids if card in known]

    def copy_as(self, style: Style, marks: Sequence[Highlight]) -> None:
        """Copy *marks* in *style*; where that needs something not known of the show, ask for it first."""
        session = self._workspace.session
        if session is None or not marks:
            return
        if style in _ASKING and shows.find(shows.known_as(session.episode)) is None and self._dialog is None:
            self._ask(style, tuple(marks), session.episode)
        else:
            self._put(style, marks, session.episode)

    @Slot()
    def edit_details(self) -> None:
        """Show what is said of the open episode and its show."""
        session = self._workspace.session
        if session is not None and self._dialog is None:
            episode = session.episode
            mark = next(iter(session.annotations.highlights), None)
            said = said_of(episode, mark) if mark is not None else _EXAMPLE
            self._open(self._subject(episode, said, "Save"), shows.known_as(episode))

    @Slot(str)
    def edit_show(self, show: str) -> None:
        """Show what is said of a show, whether an episode of it is open or not."""
        from earmark.gui.dialogs.citation_dialog import CitationSubject

        work = Work(title="The title of an episode", show=show, date="2023-10-24")
        facts = shows.find(show) or ShowFacts()
        self._open(CitationSubject(work, facts, _EXAMPLE, of_episode=False), show)

    def _ask(self, style: Style, marks: tuple[Highlight, ...], episode: Episode) -> None:
        subject = self._subject(episode, said_of(episode, marks[0]), "Copy quote", style)
        show = shows.known_as(episode)
        dialog = self._open(subject, show)
        dialog.rejected.connect(partial(self._keep, show, ShowFacts()))  # not asked again
        dialog.finished.connect(partial(self._put_later, style, marks, episode))

    def _subject(self, episode: Episode, said: Said, verb: str, style: Style = Style.APA) -> CitationSubject:
        from earmark.gui.dialogs.citation_dialog import CitationSubject

        work = cited_work.work_of(episode, medium=shows.medium_of(self._workspace.sound.path))
        facts = shows.find(shows.known_as(episode)) or ShowFacts()
        if not facts.hosts and not work.hosts and episode.speakers:
            # The first who is named mostly is the host; the reader sees it and can say otherwise.
            first = name_of(episode.speakers[0].name)
            work = replace(work, hosts=(first,) if first.family else ())
        return CitationSubject(work, facts, said, verb=verb, style=style)

    def _open(self, subject: CitationSubject, show: str) -> CitationDialog:
        from earmark.gui.dialogs.citation_dialog import CitationDialog

        dialog = self._dialog = CitationDialog(self._theme, self._window, subject)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(partial(self._keep, show))
        dialog.finished.connect(self._let_go)
        dialog.open()
        return dialog

    def _keep(self, show: str, facts: ShowFacts) -> None:
        with suppress(OSError):  # then it is asked again, and what was copied is right all the same
            shows.put(show, facts)
        self.facts_changed.emit()

    def _put_later(self, style: Style, marks: tuple[Highlight, ...], episode: Episode, _result: int) -> None:
        self._put(style, marks, episode)

    def _put(self, style: Style, marks: Sequence[Highlight], episode: Episode) -> None:
        work = shows.work_of(episode, self._workspace.sound.path)
        _put_on_clipboard(copied_all(style, [said_of(episode, mark) for mark in marks], work))
        count = len(marks)
        words = "Bookmark copied" if count == 1 and marks[0].is_bookmark else "Quote copied"
        self._window.page.toast.show_message(words if count == 1 else f"{count} quotes copied")

    @Slot()
    def _let_go(self) -> None:
        self._dialog = None

    @Slot()
    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()


def _put_on_clipboard(copied: Copied) -> None:
    content = QMimeData()
    content.setText(copied.text)
    if copied.html:
        content.setHtml(copied.html)
    QApplication.clipboard().setMimeData(content)
