"""The episodes opened of late, and the reader's place in each: one small file in the data folder.

Episodes for which it has no room any more, or that were never opened, are
in a second file, which is read only by those who want all of them.

The place is kept here and not in the sidecar: scrolling shall not change
the reader's own file. A damaged list is begun anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec

from earmark import paths
from earmark.storage import json_text
from earmark.storage.atomic import replacing

MOST = 200
MOST_OLDER = 5_000
"""How many more are known of, for who looks for quotes in everything that was ever opened."""


@dataclass(frozen=True, slots=True)
class Recent:
    """What the start page and the library show of an episode, and where the reader was.

    `path` is that of the transcript, absolute. `offset` is the first
    character in view, in code points; `position_ms` where the sound was.
    `duration_ms` is 0 where the length is not known. `counts` says how many
    quotes there are of each colour. `opened` is a UTC time in ISO 8601.
    `audio` is what was found with a transcript that was not opened yet;
    later its sidecar knows.
    """

    path: str
    title: str = ""
    show: str = ""
    number: str = ""
    speakers: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    has_audio: bool = False
    duration_ms: int = 0
    position_ms: int = 0
    offset: int = 0
    opened: str = ""
    audio: str = ""

    @property
    def progress(self) -> float:
        """How much was heard, 0 to 1."""
        return min(1.0, max(0, self.position_ms) / self.duration_ms) if self.duration_ms > 0 else 0.0

    @property
    def quotes(self) -> int:
        return sum(self.counts.values())


def load() -> tuple[Recent, ...]:
    """Return the recent episodes, the last opened first."""
    return _load(_file())


def everything() -> tuple[Recent, ...]:
    """Return the recent episodes and all that were opened before them, the last opened first."""
    recent = load()
    known = {entry.path for entry in recent}
    return (*recent, *(entry for entry in _load(_older_file()) if entry.path not in known))


def find(transcript: Path) -> Recent | None:
    """Return what is known of *transcript*, or None."""
    path = key(transcript)
    return next((recent for recent in load() if recent.path == path), None)


def key(transcript: Path) -> str:
    """Return the `Recent.path` of *transcript*."""
    return str(transcript.absolute())


def put(recent: Recent) -> None:
    """Add *recent*, in place of what was known of the same transcript.

    Raises:
        OSError: The data folder refuses.
    """
    _replace(recent.path, [recent])


def add(episodes: Iterable[tuple[Path, Path | None]], now: str) -> None:
    """Add transcripts that were not opened yet, with their audio; those that are known stay as they are.

    Raises:
        OSError: The data folder refuses.
    """
    with replacing(_file()) as file:
        known = load()
        paths = {recent.path for recent in known}
        new = [_unopened(*episode, now) for episode in episodes if key(episode[0]) not in paths]
        _write(file, [*new, *known])


def know(transcript: Path) -> None:
    """Let `everything` tell of *transcript*, which was not opened: it is not listed among the recent ones.

    Raises:
        OSError: The data folder refuses.
    """
    path = key(transcript)
    if any(recent.path == path for recent in everything()):
        return
    with replacing(_older_file()) as file:
        older = [recent for recent in _load(_older_file()) if recent.path != path]
        file.write(_encoded([Recent(path), *older][:MOST_OLDER]))


def _unopened(transcript: Path, audio: Path | None, now: str) -> Recent:
    sound = str(audio.absolute()) if audio else ""
    return Recent(key(transcript), title=transcript.stem, has_audio=bool(audio), opened=now, audio=sound)


def forget(path: str) -> None:
    """Take the episode at *path* (a `Recent.path`) off the list; its files stay.

    Raises:
        OSError: The data folder refuses.
    """
    _replace(path, [])
    if any(recent.path == path for recent in _load(_older_file())):
        with replacing(_older_file()) as file:
            file.write(_encoded([recent for recent in _load(_older_file()) if recent.path != path]))


def _replace(path: str, by: list[Recent]) -> None:
    with replacing(_file()) as file:  # nobody else writes the list in the meantime
        others = [recent for recent in load() if recent.path != path]
        _write(file, [*by, *others])


def _write(file: BinaryIO, recents: list[Recent]) -> None:
    """Write the list; what there is no room for goes to those opened before."""
    in_order = _sorted(recents)
    if in_order[MOST:]:
        paths = {recent.path for recent in in_order[MOST:]}
        with replacing(_older_file()) as older_file:
            older = [recent for recent in _load(_older_file()) if recent.path not in paths]
            older_file.write(_encoded(_sorted([*in_order[MOST:], *older])[:MOST_OLDER]))
    file.write(_encoded(in_order[:MOST]))


def _encoded(recents: Sequence[Recent]) -> bytes:
    return json_text.encode([asdict(recent) for recent in recents])


def _load(file: Path) -> tuple[Recent, ...]:
    try:
        entries = json_text.decode(file.read_bytes())
    except (OSError, ValueError):
        return ()
    return _sorted(_read(entry) for entry in (entries if isinstance(entries, list) else ()))


def _sorted(recents: Iterable[Recent | None]) -> tuple[Recent, ...]:
    known = [recent for recent in recents if recent is not None]
    return tuple(sorted(known, key=lambda recent: recent.opened, reverse=True))


def _read(entry: object) -> Recent | None:
    try:
        return msgspec.convert(entry, Recent)
    except msgspec.ValidationError:
        return None


def _file() -> Path:
    return paths.data_dir() / "recents.json"


def _older_file() -> Path:
    return paths.data_dir() / "older.json"
