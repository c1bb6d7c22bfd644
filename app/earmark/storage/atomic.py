"""All-or-nothing writes: whoever reads the file finds the old content or the new one, whole."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows: there an open file cannot be replaced, which serves as well
    _lock = None
else:
    _lock = fcntl.flock

PATIENCE_S = 5.0
"""So long another program may keep a file locked: one that was stopped would for ever."""
_PAUSE_S = 0.005

_BINARY = getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


def write_atomically(path: Path, data: bytes) -> None:
    """Make *data* the content of *path*; on any error the old file is untouched.

    Raises:
        OSError: The disk refused.
    """
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a new file that takes the place of *path* when the block ends without an error.

    The new file lies in the same folder. It is flushed to the disk before it
    is renamed, and so is the folder after. Permissions stay; a symbolic link
    stays, and what it points to is replaced. Only one process at a time is
    inside the block for the same *path*: what it reads there stays true until
    the file is replaced. A program killed in the middle leaves one hidden
    file, which the next write uses again.

    Raises:
        OSError: The disk refused, or another program does not leave the block; the old file is untouched.
    """
    target = Path(os.path.realpath(path))
    _refuse_read_only(target)
    temporary = target.with_name(_temporary_name(target))
    with os.fdopen(_open_alone(temporary), "wb") as file:
        try:
            _keep_permissions(file.fileno(), target)
            yield file
            file.flush()
            os.fsync(file.fileno())
            if _lock is None:
                file.close()
            temporary.replace(target)
        except BaseException:
            if _lock is None:
                file.close()
            with suppress(OSError):
                temporary.unlink()
            raise
    _flush_folder(target.parent)


def _temporary_name(target: Path) -> str:
    """Return a name that is never too long, the same each time, so that none pile up."""
    digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()
    return f".earmark-{digest[:12]}.tmp"


def _open_alone(temporary: Path) -> int:
    """Return an open, empty file that no other process writes to."""
    if _lock is None:
        temporary.unlink(missing_ok=True)
        return os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    while True:
        file = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | _NO_FOLLOW, 0o666)
        try:
            _wait_for_lock(file)
            if _is_still(temporary, file):
                _empty(temporary, file)
                return file
        except BaseException:
            os.close(file)
            raise
        os.close(file)  # the one before us renamed it while we waited


def _wait_for_lock(file: int) -> None:
    """Return when no other process writes, or where the folder knows no locks, as some on a network."""
    deadline = time.monotonic() + PATIENCE_S
    while _lock is not None:
        try:
            _lock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_S)
        except OSError:
            return
        else:
            return


def _empty(temporary: Path, file: int) -> None:
    try:
        os.ftruncate(file, 0)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def _is_still(path: Path, file: int) -> bool:
    try:
        there = path.stat(follow_symlinks=False)
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(file))


def _refuse_read_only(target: Path) -> None:
    """A file its owner made read-only is not replaced, though the folder would allow it."""
    as_myself = os.access in os.supports_effective_ids
    if target.exists() and not os.access(target, os.W_OK, effective_ids=as_myself):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _keep_permissions(file: int, target: Path) -> None:
    with suppress(FileNotFoundError):
        before = target.stat()
        if hasattr(os, "fchown"):
            with suppress(OSError):  # only root may give files to others
                os.fchown(file, before.st_uid, before.st_gid)
        if hasattr(os, "fchmod"):
            os.fchmod(file, stat.S_IMODE(before.st_mode))


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # the file system cannot, and need not
            raise
    finally:
        os.close(handle)
