"""The waveform of an audio file and its true length, decoded in a process of its own and kept.

Qt-free, and cheap for the window: what decodes never comes into its process.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from earmark import paths
from earmark.child import Child
from earmark.errors import UNPLAYABLE, UserError
from earmark.limits import Limits
from earmark.progress import Report
from earmark.storage.atomic import write_atomically
from earmark.storage.audio_link import digest_of

RATE = 50
"""Peaks a second."""
LARGEST_BYTES = 100_000_000
"""How large the folder of kept peaks may grow: some hundred episodes of two hours."""
_LIMITS = Limits(cpu_s=0, silence_s=30, total_s=0)
"""A day of sound may take its time, as long as more of it comes."""
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Peaks:
    """The waveform as far as it is read.

    `data` holds `rate` pairs a second (lowest, highest), each a signed byte.
    `duration_ms` is a guess while the waveform grows, and the true length,
    counted by decoding, at the end.
    """

    rate: int
    data: bytes
    duration_ms: int


class Piece(msgspec.Struct):
    """The next part of a waveform, as the decoding process tells it.

    `read_ms` is how much sound is decoded; `duration_ms` how long all of it
    is: a guess, but in the last piece.
    """

    data: bytes
    read_ms: int
    duration_ms: int


class _Entry(msgspec.Struct):
    version: int
    audio_digest: str
    rate: int
    duration_ms: int
    data: bytes


_PIECES = msgspec.json.Decoder(Piece)
_ENTRIES = msgspec.msgpack.Decoder(_Entry)


def read_peaks(path: Path, report: Report, grown: Callable[[Peaks], None]) -> Peaks:
    """Return the waveform of *path*; at once if it was read before.

    Args:
        path: The audio file.
        report: Called a few times a second with ms decoded and ms in all; may raise `Cancelled`.
        grown: Called as often with the waveform so far, on this thread. Not called for a kept one.

    Raises:
        UserError: It is no audio, or cannot be read.
        Cancelled: *report* said so; nothing is left running.
    """
    try:
        digest = digest_of(path)
    except OSError as error:
        raise UserError(UNPLAYABLE, "The file cannot be read.", str(error)) from error
    peaks = _kept(digest)
    if peaks is None:
        peaks = _decoded(path, report, grown)
        _keep(digest, peaks)
    return peaks


def _decoded(path: Path, report: Report, grown: Callable[[Peaks], None]) -> Peaks:
    child = Child("earmark.audio.peaks_process", os.fsencode(path), failure=UNPLAYABLE, limits=_LIMITS)
    data = bytearray()
    duration_ms = 0
    with closing(child.messages()) as messages:
        for message in messages:
            piece = _PIECES.decode(message)
            data += piece.data
            duration_ms = piece.duration_ms
            report(piece.read_ms, duration_ms)
            grown(Peaks(RATE, bytes(data), duration_ms))
    return Peaks(RATE, bytes(data), duration_ms)


def _kept(digest: str) -> Peaks | None:
    try:
        entry_file = _path(digest)
        entry = _ENTRIES.decode(entry_file.read_bytes())
    except (OSError, msgspec.MsgspecError):
        return None
    if (entry.version, entry.audio_digest) != (_VERSION, digest):
        return None
    with suppress(OSError):
        os.utime(entry_file)  # the entry used longest ago is the first to go
    return Peaks(entry.rate, entry.data, entry.duration_ms)


def _keep(digest: str, peaks: Peaks) -> None:
    """Keep *peaks*, and let go of old ones. A disk that refuses is no error: it is only a cache."""
    entry = _Entry(_VERSION, digest, peaks.rate, peaks.duration_ms, peaks.data)
    with suppress(OSError):
        write_atomically(_path(digest), msgspec.msgpack.encode(entry))
        _shrink(LARGEST_BYTES)


def _path(digest: str) -> Path:
    return _folder() / f"{hashlib.sha256(digest.encode()).hexdigest()[:32]}.peaks"


def _folder() -> Path:
    folder = paths.cache_dir() / "peaks"
    folder.mkdir(exist_ok=True)
    return folder


def _shrink(most_bytes: int) -> None:
    used = {file: file.stat() for file in _folder().glob("*.peaks")}
    left = most_bytes
    for file in sorted(used, key=lambda file: used[file].st_mtime_ns, reverse=True):
        left -= used[file].st_size
        if left < 0:
            file.unlink(missing_ok=True)
