"""The whole program with a window, as a reader has it before them, for tests from end to end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QWidget
from tests.gui.reading import LEFT, NO_KEY, drag, place_of, point_of

from earmark.gui.application import Application
from earmark.gui.controls.labels import Paragraph
from earmark.gui.jobs import Job
from earmark.gui.keeping.session import Session
from earmark.gui.settings import Settings

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG_MS = 20_000
"""How long a process that reads a file may take on a busy machine."""


class AtWork:
    """One running Earmark: 1440 × 900, without motion, and with a clock instead of sound.

    Made anew with the same home, it is the program started again.
    """

    def __init__(self, qtbot: Any, size: tuple[int, int] = (1440, 900)) -> None:
        self.qtbot = qtbot
        self._has_ended = False
        calm = Settings()
        calm.reduced_motion = True
        calm.save()
        self.app = Application("light")
        self.window = self.app.window
        self.window.resize(*size)
        self._outcomes: list[Exception | None] = []
        self.app.program.shown.connect(self._note_shown)
        self.app.program.failed.connect(self._outcomes.append)
        self.app.program.show_start()
        self.window.show()
        self.activate()

    def end(self) -> None:
        """Close the window as a reader does, and let everything go."""
        if self._has_ended:
            return
        self._has_ended = True
        self.window.close()
        Job.stop_all()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def activate(self) -> None:
        """Turn to this window, where there are two."""
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)

    # The parts

    @property
    def page(self):
        return self.app.window.page

    @property
    def view(self):
        return self.page.view

    @property
    def work(self):
        return self.app.workspace

    @property
    def playback(self):
        return self.app.playback

    @property
    def follow(self):
        return self.work.follow

    @property
    def session(self) -> Session:
        assert self.work.session is not None
        return self.work.session

    @property
    def highlights(self):
        """What is kept, in reading order."""
        return self.session.annotations.highlights

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The words and colours of what is kept, in reading order."""
        return [(highlight.quote.exact, highlight.color) for highlight in self.highlights]

    @property
    def now(self) -> str:
        """The word that is shown as sounding."""
        now = self.view._state.now
        return self.view.episode.text[now.start : now.end] if now.has_word else ""

    @property
    def toast(self) -> str:
        toast = self.page.toast
        return "" if toast.isHidden() else toast.text

    # Opening

    def open(self, *files: Path) -> None:
        """Drop *files* on the window, and wait until the transcript stands there."""
        self._outcomes.clear()
        self.drop(*files)
        self.wait(lambda: self._outcomes)
        error = self._outcomes[0]
        assert error is None, f"{error} {getattr(error, 'details', '')}"

    def _note_shown(self) -> None:
        self._outcomes.append(None)

    def fail_to_open(self, *files: Path) -> None:
        """Drop *files* on the window, and wait until it says why they cannot be read."""
        with self.qtbot.waitSignal(self.app.program.failed, timeout=LONG_MS):
            self.drop(*files)

    def drop(self, *files: Path) -> None:
        self.app.program.open_files(list(files))

    # Doing

    def select(self, words: str) -> tuple[int, int]:
        """Select *words* in the transcript, as the keyboard would, and return where they are."""
        place = place_of(self.view.episode, words)
        self.activate()
        self.view.setFocus()
        self.view.jump_to(*place, flash=False, animate=False)
        self.view.select(*place)
        return place

    def drag_over(self, words: str) -> None:
        """Select *words*, which stand on one line, with the mouse."""
        start, end = place_of(self.view.episode, words)
        self.view.jump_to(start, end, flash=False, animate=False)
        (rect,) = self.view.line_rects(start, end)
        rect.translate(-self.view.viewport().pos())
        drag(self.view, QPoint(rect.left() + 1, rect.center().y()), QPoint(rect.right(), rect.center().y()))
        assert self.view.selected_text().strip() == words

    def press(self, *keys: Qt.Key | str, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press *keys* one after another, where the keyboard's focus is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)

    def click_word(self, words: str) -> int:
        """Click the first character of *words*, and wait until it is told from a double click."""
        start, _ = place_of(self.view.episode, words)
        self.view.jump_to(start, start, flash=False, animate=False)
        with self.qtbot.waitSignal(self.view.word_clicked):
            QTest.mouseClick(self.view.viewport(), LEFT, NO_KEY, point_of(self.view, start))
        return start

    def go_to(self, words: str) -> int:
        """Let the sound stand in the middle of the first of *words*, and return that time in ms."""
        start, _ = place_of(self.view.episode, words)
        span = self.work._time_map.word_at_ms(self.work._time_map.time_at(start))
        time_ms = (span.start_ms + span.end_ms) // 2
        self.playback.seek(time_ms)
        return time_ms

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=LONG_MS)

    def saved(self) -> None:
        """Wait until every edit is on the disk."""
        self.wait(lambda: not self.session.is_unsaved)

    def sidecar(self) -> dict[str, Any]:
        """Wait until all is saved, and return what lies on the disk."""
        self.saved()
        return json.loads(self.session.sidecar_path.read_bytes())

    # Banners and messages

    def banners(self) -> dict[str, str]:
        """The banners in sight: their keys, and what they say."""
        return {key: words_of(row) for key, row in self.page.banners._rows.items()}

    def choose(self, key: str, button: str) -> None:
        """Press a button of the banner *key*."""
        press_button(self.page.banners._rows[key], button)

    def message(self) -> str:
        """What the page says that stands in the transcript's place."""
        assert self.window._stack.currentWidget() is self.window.message
        return words_of(self.window.message)

    def error_box(self) -> QMessageBox:
        """The dialog that tells of an error."""
        self.wait(self._boxes)
        return self._boxes()[0]

    def _boxes(self) -> list[QMessageBox]:
        return [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]


def words_of(widget: QWidget) -> str:
    """Return what the paragraphs in *widget* say."""
    shown = (paragraph for paragraph in widget.findChildren(Paragraph) if not paragraph.isHidden())
    return " ".join(paragraph.accessibleName() for paragraph in shown)


def press_button(parent: QWidget, words: str) -> None:
    """Press the button that says *words*."""
    (button,) = (b for b in parent.findChildren(QPushButton) if b.text() == words)
    button.click()


def enter(field: QLineEdit, text: str) -> None:
    """Put *text* into *field* and press Enter."""
    field.setFocus()
    field.setText(text)  # Qt's own typing knows only ASCII
    QTest.keyClick(field, Qt.Key.Key_Return)
