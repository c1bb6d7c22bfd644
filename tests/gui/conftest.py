"""Fixtures of the tests of the window and its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.at_work import AtWork
from tests.sessions import DIGEST, EPISODE

from earmark.gui.keeping.session import Session, open_session
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.episode import Episode


@pytest.fixture(autouse=True, scope="session")
def _empty_clipboard() -> Iterator[None]:
    """Leave nothing on the clipboard: Qt's offscreen one crashes at exit with what was made in Python."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture
def theme(qapp: object) -> Theme:
    """The light theme, in use by the whole application."""
    fonts.load()
    theme = Theme("light")
    theme.apply()
    return theme


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "little harbour.pdf"
    path.write_bytes(b"%PDF")
    return path


@pytest.fixture
def opened(qapp: object) -> Iterator[Callable[..., Session]]:
    """Open sessions that are closed at the end of the test."""
    sessions: list[Session] = []

    def open_one(path: Path, episode: Episode = EPISODE) -> Session:
        sessions.append(open_session(path, episode, DIGEST))
        return sessions[-1]

    yield open_one
    for session in sessions:
        session.close()


@pytest.fixture
def start(qtbot: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AtWork]]:
    """Start Earmark, with a clock in place of sound; whatever is started ends with the test."""
    monkeypatch.setenv("EARMARK_AUDIO", "silent")
    started: list[AtWork] = []

    def start_one(*files: Path, size: tuple[int, int] = (1440, 900)) -> AtWork:
        started.append(AtWork(qtbot, size))
        if files:
            started[-1].open(*files)
        return started[-1]

    yield start_one
    for at_work in started:
        at_work.end()
