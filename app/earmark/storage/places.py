"""Where the sidecar of a transcript is, if not beside it: after “Save elsewhere”."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from earmark import paths
from earmark.storage import json_text
from earmark.storage.atomic import write_atomically
from earmark.storage.sidecar import sidecar_path


def sidecar_of(transcript: Path) -> Path:
    """Return the sidecar of *transcript*: the remembered one if it is there, else the one beside it."""
    return sidecars_of([transcript])[transcript]


def sidecars_of(transcripts: Iterable[Path]) -> dict[Path, Path]:
    """Return `sidecar_of` each of *transcripts*; what is remembered is read once for all."""
    remembered = _remembered()
    return {transcript: _sidecar(transcript, remembered) for transcript in transcripts}


def _sidecar(transcript: Path, remembered: Mapping[str, str]) -> Path:
    elsewhere = remembered.get(_key(transcript)) if remembered else None
    if elsewhere is not None and Path(elsewhere).exists():
        return Path(elsewhere)
    return sidecar_path(transcript)


def remember(transcript: Path, sidecar: Path) -> None:
    """Look for the sidecar of *transcript* at *sidecar* from now on.

    Raises:
        OSError: The user's data folder refuses.
    """
    known = _remembered() | {_key(transcript): str(sidecar.resolve())}
    write_atomically(_file(), json_text.encode(known))


def _remembered() -> dict[str, str]:
    try:
        return msgspec.convert(json_text.decode(_file().read_bytes()), dict[str, str])
    except (OSError, ValueError):
        return {}  # a list that cannot be read is begun anew


def _key(transcript: Path) -> str:
    try:
        return os.path.realpath(transcript)
    except ValueError:  # a path that cannot be
        return str(transcript)


def _file() -> Path:
    return paths.data_dir() / "sidecars.json"
