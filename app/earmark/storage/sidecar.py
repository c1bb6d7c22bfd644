"""The reader's own file beside a transcript: `NAME.pdf.earmark.json`.

It is the only truth about the quotes: never overwritten when somebody else
changed it, put aside when it is damaged, left alone when a newer program
wrote it.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from earmark.errors import UserError
from earmark.storage import sidecar_format
from earmark.storage.atomic import replacing
from earmark.storage.sidecar_format import Content

SUFFIX = ".earmark.json"
MAX_BYTES = 32 * 1024 * 1024
"""No file this large is ours: 5,000 quotes take about 4 MB."""

_LONGEST_NAME = 255
"""Bytes in a file name, on every file system that matters."""


class SidecarConflict(UserError):
    """The sidecar is not as it was when it was last read or written."""


class DamagedSidecar(UserError):
    """The sidecar cannot be understood. `digest` knows the damaged file, for `Sidecar.instead_of`."""

    def __init__(self, path: Path, reason: str, digest: str) -> None:
        super().__init__("Quotes could not be read.", f"“{path.name}” is damaged. {reason}")
        self.digest = digest


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A sidecar as it lies on the disk.

    `digest` is that of the file, empty where there is none. Where `damaged`,
    the file on the disk is another one, which cannot be understood and
    will be put aside by the first `save`.
    """

    content: Content = field(default_factory=Content)
    digest: str = ""
    damaged: bool = False

    @staticmethod
    def instead_of(error: DamagedSidecar) -> Sidecar:
        """Return an empty sidecar that takes the place of a damaged one."""
        return Sidecar(digest=error.digest, damaged=True)


def sidecar_path(transcript: Path) -> Path:
    """Return where the sidecar of *transcript* lies: beside it, its name and `.earmark.json`.

    A name that would be too long for the disk is cut, and eight digits of
    its digest are put in place of the rest.
    """
    return transcript.with_name(fitting(transcript.name, SUFFIX))


def load(path: Path) -> Sidecar:
    """Return the sidecar at *path*, or an empty one where there is none.

    Raises:
        DamagedSidecar: It cannot be understood. The file is untouched.
        UserError: It cannot be read at all.
    """
    try:
        if _status(path).st_size > MAX_BYTES:
            raise DamagedSidecar(path, "It is too large to hold quotes.", digest_on_disk(path))
        raw = path.read_bytes()
    except FileNotFoundError:
        return Sidecar()
    except OSError as error:
        raise UserError("Quotes could not be read.", f"“{path.name}”: {error.strerror}.") from error
    try:
        return Sidecar(sidecar_format.decode(raw), _digest(raw))
    except ValueError as error:
        raise DamagedSidecar(path, str(error), _digest(raw)) from error


def save(path: Path, content: Content, last: Sidecar) -> Sidecar:
    """Write *content*, all or nothing.

    A damaged file is first put aside under a name of its own.

    Args:
        path: The sidecar.
        content: What it shall say.
        last: What `load` or the previous `save` returned.

    Raises:
        SidecarConflict: The file changed since *last*; nothing is written.
        UserError: The disk refused the write, the file is of a newer program,
            or it would be too large to be read again; the old file is untouched.
    """
    if content.is_newer or last.content.is_newer:
        raise UserError("These quotes were kept by a newer Earmark.", "Update Earmark to change them.")
    raw = sidecar_format.encode(content)
    if len(raw) > MAX_BYTES:
        raise UserError("Quotes could not be saved.", "They are too many, or too long, for one file.")
    after = Sidecar(content, _digest(raw))
    try:
        if digest_on_disk(path) == after.digest:
            return after
        with replacing(path) as file:
            if digest_on_disk(path) != last.digest:
                raise SidecarConflict("Quotes changed on disk.", f"Another program saved {path.name}.")
            file.write(raw)
            file.flush()
            if last.damaged:
                _put_aside(Path(os.path.realpath(path)))
    except OSError as error:
        raise UserError("Quotes could not be saved.", _reason(error, path), str(error)) from error
    return after


def _put_aside(path: Path) -> None:
    now = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    names = chain([now], (f"{now}-{number}" for number in count(2)))
    path.rename(next(aside for name in names if not (aside := damaged_path(path, name)).exists()))


def damaged_path(path: Path, when: str) -> Path:
    """Return the name under which a damaged sidecar is put aside: `NAME.pdf.earmark.damaged-WHEN.json`."""
    name = path.name.removesuffix(SUFFIX) if path.name.endswith(SUFFIX) else path.stem
    return path.with_name(fitting(name, f".earmark.damaged-{when}.json"))


def fitting(name: str, suffix: str) -> str:
    """Return *name* and *suffix* as a name of a file, cut where it would be too long for the disk."""
    if len((name + suffix).encode("utf-8", "surrogateescape")) <= _LONGEST_NAME:
        return name + suffix
    raw = name.encode("utf-8", "surrogateescape")
    mark = "~" + hashlib.sha256(raw).hexdigest()[:8] + suffix
    return raw[: _LONGEST_NAME - len(mark)].decode("utf-8", "ignore") + mark


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def digest_on_disk(path: Path) -> str:
    """Return the digest of the file, empty where there is none; of a huge one, its size and time will do.

    Raises:
        OSError: It cannot be read.
    """
    try:
        status = _status(path)
    except FileNotFoundError:
        return ""
    if status.st_size > MAX_BYTES:
        return f"{status.st_size} bytes, {status.st_mtime_ns}"
    return _digest(path.read_bytes())


def _status(path: Path) -> os.stat_result:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "It is not a file")
    return status


_LOCKED_ON_WINDOWS = (32, 33)

_REASONS = {
    errno.EACCES: "The folder is read-only.",
    errno.EPERM: "The folder is read-only.",
    errno.EROFS: "The folder is read-only.",
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The disk is full.",
    errno.ENOENT: "The folder is gone.",
    errno.ENOTDIR: "The folder is gone.",
    errno.EAGAIN: "Another program keeps it locked.",
}


def _reason(error: OSError, path: Path) -> str:
    if getattr(error, "winerror", None) in _LOCKED_ON_WINDOWS:
        return _REASONS[errno.EAGAIN]
    if isinstance(error, PermissionError) and error.filename == os.path.realpath(path):
        return "The file is read-only."
    return _REASONS.get(error.errno or 0, f"{error.strerror}.")
