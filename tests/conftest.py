"""What every test stands on: a home of its own, and the way to the real files beside the project."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, so that a pass means something tomorrow too;
# `--hypothesis-profile=search` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=1_000)
settings.load_profile("steady")

_NOBODY = 65534
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
    if not (_SHARED / "realdata").is_dir():
        pytest.skip("the real files of ../shared are not here")
    return _SHARED


@pytest.fixture
def read_only_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that nobody can write to in this test, not even root, who becomes somebody else for it.

    It holds a file `harbour.txt`. The user's own folders stay writable.
    """
    if os.name != "posix":
        pytest.skip("folders are made read-only in another way here")
    with tempfile.TemporaryDirectory() as top:
        folder, home = Path(top, "shelf"), Path(top, "home")
        for made in (folder, home):
            made.mkdir()
        (folder / "harbour.txt").write_text("Ada: Hello.\n")
        is_root = os.geteuid() == 0
        if is_root:
            for owned in (Path(top), folder, home, folder / "harbour.txt"):
                os.chown(owned, _NOBODY, _NOBODY)
            os.seteuid(_NOBODY)
        folder.chmod(0o555)
        monkeypatch.setenv("EARMARK_HOME", str(home))
        try:
            yield folder
        finally:
            folder.chmod(0o755)
            if is_root:
                os.seteuid(0)
