"""One window at a time may change a sidecar."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from earmark import paths


class SidecarLock:
    """Holds the right to change one sidecar, until `release` or the end of the program.

    The lock of a program that was killed does not count. Where the user's
    data folder refuses locks, everybody gets one: that a file changed under
    us is seen at the next save all the same.
    """

    def __init__(self, sidecar: Path) -> None:
        folder = paths.data_dir() / "locks"
        with suppress(OSError):  # then `tryLock` says that nobody can be refused
            folder.mkdir(exist_ok=True)
        name = hashlib.sha256(os.fsencode(os.path.realpath(sidecar))).hexdigest()[:24]
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        self._lock.setStaleLockTime(0)  # old locks count as long as their program runs
        self._held_elsewhere = False
        self.take()

    @property
    def is_held_elsewhere(self) -> bool:
        """Whether another window has it, so that this one may only read."""
        return self._held_elsewhere

    def take(self) -> None:
        """Try to get it, where another window had it."""
        self._held_elsewhere = (
            not self._lock.tryLock(0) and self._lock.error() == QLockFile.LockError.LockFailedError
        )

    def release(self) -> None:
        self._lock.unlock()
