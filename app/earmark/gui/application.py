"""Builds everything that the window needs, and connects it."""

from __future__ import annotations

from earmark.audio import make_player
from earmark.audio.player import Player
from earmark.gui.actions import TABLE, Actions, KeyFilter, shown_keys
from earmark.gui.context_menus import ContextMenus
from earmark.gui.controls.focus_ring import FocusRing
from earmark.gui.controls.message_page import MessagePage
from earmark.gui.dialogs.questions import Dialogs
from earmark.gui.episode_page import EpisodePage
from earmark.gui.foundation import Foundation
from earmark.gui.look.app_icon import app_icon
from earmark.gui.mending.reviewing import Reviewing
from earmark.gui.mending.speaking import Speaking
from earmark.gui.menus import fill_menu_bar, menu_of_all
from earmark.gui.opener import Opener
from earmark.gui.playback import Playback
from earmark.gui.program import Program
from earmark.gui.restoring import Restoring
from earmark.gui.sample import MINUTES
from earmark.gui.start.start_page import StartPage
from earmark.gui.unsaved_quotes import UnsavedQuotes
from earmark.gui.wiring import Wiring
from earmark.gui.workspace import Workspace
from earmark.importers import CHIEF_KINDS, transcript_suffixes
from earmark.storage.audio_link import AUDIO_SUFFIXES


class Application:
    """Everything that lives as long as the window. Made once, after the `QApplication`.

    Args:
        theme_name: Instead of the theme in the settings, for this time.
        audio_backend: Instead of the one in the settings, for this time.
        foundation: What stands already, if the first page was shown early.
        opener: What is reading that first page.
    """

    def __init__(
        self,
        theme_name: str | None = None,
        audio_backend: str | None = None,
        foundation: Foundation | None = None,
        opener: Opener | None = None,
    ) -> None:
        self._audio_backend = audio_backend
        foundation = foundation or Foundation(theme_name)
        self.settings, self.theme, self.window = foundation.settings, foundation.theme, foundation.window
        self._furnish(foundation)
        self.playback = Playback(self._make_player, self.window)
        self.workspace = Workspace(self.window.page, self.playback, self.settings.last_color)
        self.dialogs = Dialogs(self.window, self.theme, self.settings)
        self.program = Program(self.window, self.workspace, self.dialogs, opener or Opener(self.window))
        self.speaking = Speaking(self.window, self.theme, self.workspace)
        self.reviewing = Reviewing(self.window, self.theme, self.workspace)
        self.restoring = Restoring(self.window, self.theme, self.workspace)
        self.unsaved_quotes = UnsavedQuotes(self.window.start_page, self.program)
        self.wiring = Wiring(
            self.window, self.workspace, self.program, self.dialogs,
            self.speaking, self.reviewing, self.settings, self.theme,
        )  # fmt: skip
        if theme_name:
            self.theme.show(theme_name)
        self.menus = ContextMenus(
            self.window.page,
            self.window.verbs,
            self.workspace.listening,
            self.workspace.marking,
            self.workspace.follow,
            self.speaking,
            self.workspace.correcting,
            self.workspace.bookmarking,
        )
        self.window.closing.connect(self.program.close)

    def _furnish(self, foundation: Foundation) -> None:
        theme, window = self.theme, self.window
        verbs = Actions(window, theme)
        keys = {spec.name: shown_keys(spec) for spec in TABLE}
        start_page = StartPage(theme, transcript_suffixes(), CHIEF_KINDS, AUDIO_SUFFIXES, "Ctrl O", MINUTES)
        page = EpisodePage(theme, keys, foundation.view)
        window.furnish(start_page, page, MessagePage(theme), verbs)
        window.setWindowIcon(app_icon())
        # Before it is filled: else it would take a line of the page away for a moment.
        window.menuBar().setVisible(window.menuBar().isNativeMenuBar())
        fill_menu_bar(window, verbs)
        page.toolbar.set_menu(menu_of_all(window, verbs))
        self.ring = FocusRing(theme, window)
        self.keys = KeyFilter(verbs, (page.view, page.timeline), window)
        for home in (page.view, page.timeline, window):
            home.installEventFilter(self.keys)

    def _make_player(self) -> Player:
        return make_player(self._audio_backend or self.settings.audio_backend)
