"""Fixtures of the tests of the window and its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.sessions import DIGEST, EPISODE

from earmark.gui import fonts
from earmark.gui.session import Session, open_session
from earmark.gui.theme import Theme
from earmark.model.episode import Episode


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
