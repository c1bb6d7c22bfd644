"""Quotes that could not be written beside their transcript, kept in the user's data folder until they are.

One file for each transcript and session. It holds what should have been written and what was
last on the disk, so that both can be brought together with what is found
there at the next start. What lies in the folder and is no entry is passed
over, and left alone.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

import msgspec

from earmark import paths
from earmark.storage import json_text, sidecar_format
from earmark.storage.atomic import write_atomically
from earmark.storage.sidecar import MAX_BYTES
from earmark.storage.sidecar_format import Content


@dataclass(frozen=True, slots=True)
class Unwritten:
    """What could not be written to the sidecar of `transcript`, at `when` (UTC, ISO 8601).

    `content` is what should be there, `base` what was there when the reader
    began. `file` is where this stands.
    """

    transcript: Path
    when: str
    content: Content
    base: Content
    file: Path
    digest: str


class _Document(msgspec.Struct):
    transcript: str
    when: str
    content: dict[str, Any]
    base: dict[str, Any]


def write(transcript: Path, content: Content, base: Content, when: str, file: Path | None = None) -> None:
    """Keep *content* for *transcript*, in place of what was kept for it before; all or nothing.

    Args:
        transcript: Where it lies.
        content: What its sidecar should say.
        base: What its sidecar last said.
        when: UTC, ISO 8601.
        file: From `free_file`, where what was kept before shall stay.

    Raises:
        OSError: The data folder refuses too.
    """
    document = {
        "transcript": str(transcript.absolute()),
        "when": when,
        "content": _to_document(content),
        "base": _to_document(base),
    }
    file = file or _file(transcript)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, json_text.encode(document))


def free_file(transcript: Path) -> Path:
    """Return a file for `write` in which nothing stands yet."""
    first = _file(transcript)
    others = (first.with_name(f"{first.stem}-{number}.json") for number in count(2))
    return next(file for file in chain([first], others) if not file.exists())


def find(transcript: Path, digest: str = "") -> tuple[Unwritten, ...]:
    """Return what was kept for *transcript*, and for any file with the same *digest*, the oldest first.

    Args:
        transcript: Where it lies now.
        digest: That of its bytes, as `TranscriptId.digest` has it.
    """
    own = transcript.absolute()
    return tuple(
        one
        for one in everything()
        if one.transcript == own or (digest and one.content.transcript.digest == digest)
    )


def everything() -> tuple[Unwritten, ...]:
    """Return all that was kept, the oldest first."""
    return tuple(sorted(_entries(), key=lambda one: (one.when, one.file)))


def clear(transcript: Path) -> None:
    """Forget what was kept for *transcript*: it is written. A disk that refuses is no error."""
    with suppress(OSError):
        _file(transcript).unlink()


def forget(unwritten: Unwritten) -> None:
    """Forget *unwritten*, which is taken in, unless something newer stands there. No disk is an error."""
    with suppress(OSError, ValueError):
        if _digest(_raw(unwritten.file)) == unwritten.digest:
            unwritten.file.unlink()


def _entries() -> Iterator[Unwritten]:
    try:
        files = sorted(_folder().iterdir())
    except OSError:
        return
    for file in files:
        with suppress(OSError, ValueError):
            yield _read(file)


def _read(file: Path) -> Unwritten:
    raw = _raw(file)
    read = msgspec.convert(json_text.decode(raw), _Document)
    return Unwritten(
        transcript=Path(read.transcript),
        when=read.when,
        content=_content(read.content),
        base=_content(read.base),
        file=file,
        digest=_digest(raw),
    )


def _raw(file: Path) -> bytes:
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > 2 * MAX_BYTES:
        raise ValueError("no entry")
    return file.read_bytes()


def _to_document(content: Content) -> Any:
    return json_text.decode(sidecar_format.encode(content))


def _content(document: dict[str, Any]) -> Content:
    return sidecar_format.decode(json_text.encode(document))


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _file(transcript: Path) -> Path:
    return _folder() / f"{_digest(os.fsencode(transcript.absolute()))[:32]}.json"


def _folder() -> Path:
    return paths.data_dir() / "journal"
