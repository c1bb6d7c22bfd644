"""Where Earmark keeps its own files.

Everything here can be deleted but `data_dir`, which holds the list of
recent episodes and the reader's place in each. Quotes are never here: they
lie beside the transcript.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import platformdirs

_HOME = "EARMARK_HOME"
"""A folder that takes the place of all user folders (tests, portable use)."""


def data_dir() -> Path:
    return _made(_home("data") or Path(platformdirs.user_data_dir("earmark", appauthor=False)))


def cache_dir() -> Path:
    return _made(_home("cache") or Path(platformdirs.user_cache_dir("earmark", appauthor=False)))


def config_dir() -> Path:
    return _made(_home("config") or Path(platformdirs.user_config_dir("earmark", appauthor=False)))


def settings_file() -> Path:
    return config_dir() / "settings.ini"


def _home(part: str) -> Path | None:
    home = os.environ.get(_HOME)
    return Path(home) / part if home else None


def _made(folder: Path) -> Path:
    with suppress(OSError):  # then nothing is found there, and who writes there is told
        folder.mkdir(parents=True, exist_ok=True)
    return folder
