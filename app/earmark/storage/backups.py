"""Earlier states of each sidecar, in the user's data folder, for the day when the file itself is damaged.

Each sidecar has a folder of its own, named by the digest of its path. A
backup is the sidecar as it was, compressed. What else lies in the folder is
passed over. Nothing here may get in the way of a save: what cannot be kept
is not kept.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import stat
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from earmark import paths
from earmark.errors import UserError
from earmark.storage import rotation, sidecar_format
from earmark.storage.atomic import write_atomically
from earmark.storage.rotation import Generation
from earmark.storage.sidecar import MAX_BYTES
from earmark.storage.sidecar_format import Content

_COMPRESSION = 6
"""A quarter of the time of the highest, for files of nearly the same size."""


_UNFINISHED = timedelta(hours=1)
"""Nobody is still writing a file that is older."""


class Why(StrEnum):
    """What a backup was made after, or before."""

    DAY = "day"  # after a day of work: at opening and at closing
    MERGE = "merge"  # before another program's changes were taken in
    MIGRATION = "migration"  # before a file of an older version was written in the present one
    REPAIR = "repair"  # before a damaged file was replaced


@dataclass(frozen=True, slots=True)
class Backup:
    """One earlier state of a sidecar. `when` it was made is UTC."""

    path: Path
    when: datetime
    why: Why

    def content(self) -> Content:
        """Return what the sidecar said.

        Raises:
            UserError: The backup is damaged itself.
        """
        try:
            return sidecar_format.decode(_read(self.path))
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise UserError("The backup could not be read.", f"“{self.path.name}” is damaged.") from error


def keep(sidecar: Path, why: Why, now: datetime) -> Backup | None:
    """Keep *sidecar* as it lies on the disk, and let old backups of it go.

    Nothing is kept, and None returned, where there is no sidecar, where the
    last backup says the same, where it is damaged (but for `Why.REPAIR`) or
    the disk refuses.

    Args:
        sidecar: The file.
        why: What it is kept after, or before.
        now: The time, with its zone; days are those of the reader's clock.
    """
    try:
        return _keep(sidecar, _sidecar(sidecar), why, now)
    except (OSError, ValueError):
        return None


def keep_content(sidecar: Path, content: Content, why: Why, now: datetime) -> Backup | None:
    """Keep *content*, which *sidecar* held until another program replaced it; as `keep`."""
    try:
        return _keep(sidecar, sidecar_format.encode(content), why, now)
    except (OSError, ValueError):
        return None


def of_sidecar(sidecar: Path) -> tuple[Backup, ...]:
    """Return the backups of the sidecar at that path, the newest first."""
    return tuple(_in(_folder(sidecar)))


def of_transcript(digest: str) -> tuple[Backup, ...]:
    """Return the newest good backup of each sidecar, wherever it lay, of the transcript with that digest.

    All of them are looked through: seconds, where there are thousands.
    """
    found: list[Backup] = []
    with suppress(OSError):
        for folder in sorted(_home().iterdir()):
            good = _newest_good(folder)
            if digest and good is not None and good[1].transcript.digest == digest:
                found.append(good[0])
    return tuple(sorted(found, key=lambda backup: backup.when, reverse=True))


def newest_good(sidecar: Path) -> tuple[Backup, Content] | None:
    """Return the newest backup of the sidecar at that path that can be read, and what it says."""
    return _newest_good(_folder(sidecar))


def _newest_good(folder: Path) -> tuple[Backup, Content] | None:
    for backup in _in(folder):
        with suppress(UserError):
            return backup, backup.content()
    return None


def _keep(sidecar: Path, raw: bytes, why: Why, now: datetime) -> Backup | None:
    folder = _folder(sidecar)
    last = next(iter(_in(folder)), None)
    if last is not None and _same(last, raw):
        return None
    if why is not Why.REPAIR:
        sidecar_format.decode(raw)
    return _kept(folder, raw, why, now)


def _kept(folder: Path, raw: bytes, why: Why, now: datetime) -> Backup:
    folder.mkdir(parents=True, exist_ok=True)
    when = now.astimezone(UTC)
    path = folder / f"{when:%Y%m%dT%H%M%S}{when.microsecond:06}Z-{why}.json.gz"
    write_atomically(path, gzip.compress(raw, _COMPRESSION, mtime=0))
    backup = Backup(path, when, why)
    _rotate(folder, backup)
    _sweep(folder, now)
    return backup


def _sweep(folder: Path, now: datetime) -> None:
    """Take away what programs left that were killed in the middle of this; each had a name of its own."""
    for file in folder.glob(".earmark-*.tmp"):
        with suppress(OSError):
            if file.stat().st_mtime < (now - _UNFINISHED).timestamp():
                file.unlink()


def _rotate(folder: Path, newest: Backup) -> None:
    generations = {backup: _generation(backup) for backup in _in(folder)}
    kept = rotation.to_keep(generations.values())
    for backup, generation in generations.items():
        if generation not in kept and backup != newest:
            with suppress(OSError):
                backup.path.unlink()


def _generation(backup: Backup) -> Generation:
    return Generation(backup.when.astimezone(), backup.why is not Why.DAY)


_NAME = re.compile(rf"(\d{{8}}T\d{{12}})Z-({'|'.join(Why)})\.json\.gz", re.ASCII)


def _in(folder: Path) -> Iterator[Backup]:
    """Give the backups in *folder*, the newest first."""
    try:
        names = sorted((file.name for file in folder.iterdir()), reverse=True)
    except OSError:
        return
    for name in names:
        found = _NAME.fullmatch(name)
        with suppress(ValueError, OverflowError):  # the 31st of February
            if found:
                when = datetime.fromisoformat(f"{found[1][:15]}.{found[1][15:]}+00:00")
                when.astimezone()
                yield Backup(folder / name, when, Why(found[2]))


def _same(backup: Backup, raw: bytes) -> bool:
    try:
        return _read(backup.path) == raw
    except (OSError, EOFError, ValueError, zlib.error):
        return False


def _read(path: Path) -> bytes:
    _refuse_what_is_no_file(path)
    with gzip.open(path) as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise ValueError("too large to be a sidecar")
    return raw


def _sidecar(path: Path) -> bytes:
    _refuse_what_is_no_file(path.resolve())
    if path.stat().st_size > MAX_BYTES:
        raise ValueError("too large to be a sidecar")
    return path.read_bytes()


def _refuse_what_is_no_file(path: Path) -> None:
    if not stat.S_ISREG(path.lstat().st_mode):
        raise ValueError("not a file")


def _folder(sidecar: Path) -> Path:
    where = os.fsencode(sidecar.absolute())
    return _home() / hashlib.sha256(where).hexdigest()[:32]


def _home() -> Path:
    return paths.data_dir() / "backups"
