"""The menus of the right mouse button, over the text and over a speaker's name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from earmark.gui.actions import Actions
from earmark.gui.bookmarking import Bookmarking
from earmark.gui.episode_page import EpisodePage
from earmark.gui.listening import Listening
from earmark.gui.mark_menus import add_bookmark_verb, add_keep_turn, add_mark_verbs, add_selection_verbs
from earmark.gui.marking import Marking
from earmark.gui.mending.correcting import Correcting
from earmark.gui.mending.correction_menus import add_turn_verbs, add_word_verbs
from earmark.gui.mending.speaking import Speaking
from earmark.gui.transcript.follow import Follow


class ContextMenus(QObject):
    """Offers the verbs that fit the place. Nothing scrolls while a menu is open."""

    def __init__(
        self, page: EpisodePage, verbs: Actions, listening: Listening, marking: Marking, follow: Follow,
        speaking: Speaking, correcting: Correcting, bookmarking: Bookmarking,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._verbs = page, verbs
        self._listening, self._marking, self._follow = listening, marking, follow
        self._speaking, self._correcting, self._bookmarking = speaking, correcting, bookmarking
        page.view.text_menu_requested.connect(self._open_for_text)
        page.view.turn_menu_requested.connect(self._open_for_turn)

    @Slot(QPoint, int)
    def _open_for_text(self, at: QPoint, offset: int) -> None:
        menu = self._menu()
        start, end = self._page.view.selection
        mark = self._marking.choose_at(offset) if start == end else None
        if start != end:
            add_selection_verbs(menu, self._verbs)
            menu.addAction("Copy text").triggered.connect(self._page.view.copy)
            menu.addSeparator()
        elif mark is not None:
            add_mark_verbs(menu, self._verbs, self._marking, mark)
            menu.addSeparator()
        add_word_verbs(menu, self._correcting, offset, self._page.view.selected_text())
        menu.addSeparator()
        if offset >= 0:
            play = menu.addAction("Play from here")
            play.triggered.connect(partial(self._listening.play_from_text, offset))
            if mark is None or not mark.is_bookmark:
                add_bookmark_verb(menu, self._bookmarking, offset)
        menu.addAction(self._verbs["find"])
        menu.popup(at)

    @Slot(QPoint, int)
    def _open_for_turn(self, at: QPoint, turn: int) -> None:
        menu = self._menu()
        menu.addAction("Play this turn").triggered.connect(partial(self._listening.play_turn, turn))
        add_keep_turn(menu, self._marking, turn)
        episode = self._page.view.episode
        speaker = episode.turns[turn].speaker
        menu.addSeparator()
        add_turn_verbs(menu, self._correcting, turn)
        if speaker is not None:
            menu.addSeparator()
            rename = menu.addAction(f"Rename {episode.speakers[speaker].name}…")
            rename.triggered.connect(partial(self._speaking.edit_name, speaker))
        menu.popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self._page)
        self._follow.hold("menu", True)
        menu.aboutToHide.connect(self._let_go)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def _let_go(self) -> None:
        self._follow.hold("menu", False)
