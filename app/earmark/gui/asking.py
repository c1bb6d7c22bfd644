"""Asks for a few words over the text, and remembers what the answer is for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from earmark.gui.episode_page import EpisodePage
from earmark.gui.transcript.follow import Follow


class Asking(QObject):
    """One question at a time; nothing scrolls while it is open."""

    def __init__(self, page: EpisodePage, follow: Follow) -> None:
        super().__init__(page)
        self._page, self._follow = page, follow
        self._then: Callable[[str], None] | None = None
        page.inline_editor.answered.connect(self._take_answer)
        page.inline_editor.closed.connect(self._end)

    def ask(
        self, start: int, end: int, text: str, about: str, then: Callable[[str], None], placeholder: str
    ) -> None:
        """Ask at `text[start:end]` of the episode; *then* gets the answer, unless the reader leaves it."""
        self.drop()
        if not self._page.view.line_rects(start, end):
            self._page.view.jump_to(start, end, flash=False, animate=False)
        self._page.selection_toolbar.dismiss()
        self._then = then
        self._follow.hold("asking", True)
        self._page.inline_editor.ask(start, end, text, about, placeholder)

    def drop(self) -> None:
        """Take an open question away."""
        self._page.inline_editor.leave()

    @Slot(str)
    def _take_answer(self, text: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(text)

    @Slot()
    def _end(self) -> None:
        self._then = None
        self._follow.hold("asking", False)
