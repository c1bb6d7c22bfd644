"""What every test stands on: a home of its own, and the way to the real files beside the project."""

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's own folders out of every test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("EARMARK_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files beside the project; tests that need it are skipped without it."""
    if not _SHARED.is_dir():
        pytest.skip("the real files of ../shared are not here")
    return _SHARED
