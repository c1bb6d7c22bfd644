"""What an audio file says about its episode: title, show, date, number, cover, chapters and length.

Cheap for the window: what reads the files runs in a process of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from earmark.child import Child
from earmark.errors import UserError
from earmark.limits import Limits
from earmark.model.episode import Chapter
from earmark.progress import Report, silent

FAILURE = "The tags of this audio cannot be read."
_CHAPTERS_FAILURE = "These chapters cannot be read."
_DAMAGED = "The file is damaged or of an unknown kind."
_LIMITS = Limits(memory_bytes=1_000_000_000, cpu_s=0, silence_s=10, total_s=0)
"""A folder of many files may take its time, as long as one after the other is read."""


class AudioTags(msgspec.Struct, frozen=True):
    """What the file says; each is empty where it does not say it.

    `date` is like `2023-10-24`. `cover` holds the bytes of a picture and
    `cover_type` its MIME type; from `read_tags` it is a small PNG, written
    anew. `length_ms` is what the file's head says; the true length may
    differ a little.
    """

    title: str = ""
    show: str = ""
    date: str = ""
    number: str = ""
    chapters: tuple[Chapter, ...] = ()
    cover: bytes = b""
    cover_type: str = ""
    length_ms: int | None = None


class Request(msgspec.Struct):
    """Which audio files to read, and which list of chapters; names may be any bytes.

    `covers`: whether covers are wanted, which may be large.
    """

    audio: list[bytes]
    chapters: bytes | None = None
    covers: bool = True


class Tagged(msgspec.Struct, tag="tagged"):
    """What the audio file of that number in the request says; None if it cannot be read."""

    number: int
    tags: AudioTags | None


class Listed(msgspec.Struct, tag="listed"):
    """The chapters of the list that was asked for."""

    chapters: tuple[Chapter, ...]


_ANSWERS = msgspec.json.Decoder(Tagged | Listed)


def read_tags(path: Path) -> AudioTags:
    """Return what the audio file *path* says. It waits for another process: call it from a job.

    Raises:
        UserError: It is no audio that is known, or its tags are broken.
    """
    for answer in _answers(Request([os.fsencode(path)]), FAILURE):
        if isinstance(answer, Tagged) and answer.tags is not None:
            return answer.tags
    raise UserError(FAILURE, _DAMAGED)


def length_ms(path: Path) -> int | None:
    """Return how long the audio file *path* says it is; None if it cannot be read. Waits as `read_tags`."""
    return lengths_ms([path])[0]


def lengths_ms(paths: Sequence[Path], report: Report = silent) -> list[int | None]:
    """Return how long each of *paths* says it is; None for those that cannot be read.

    One process reads them all, a few hundred a second.

    Args:
        paths: Audio files.
        report: Told how many are read; may raise `Cancelled`.
    """
    lengths: list[int | None] = [None] * len(paths)
    request = Request(list(map(os.fsencode, paths)), covers=False)
    begin = 0
    while begin < len(paths):
        rest = msgspec.structs.replace(request, audio=request.audio[begin:])
        done = 0
        try:
            for answer in _answers(rest, FAILURE):
                if isinstance(answer, Tagged):
                    done = answer.number + 1
                    lengths[begin + answer.number] = answer.tags.length_ms if answer.tags else None
                    report(begin + done, len(paths))
        except UserError:
            done += 1  # the file that broke the process; the others may be sound
        if not done:
            break
        begin += done
    return lengths


def read_chapters(path: Path) -> tuple[Chapter, ...]:
    """Return the chapters that the file *path* lists. It waits for another process: call it from a job.

    Raises:
        UserError: It is no list of chapters.
    """
    for answer in _answers(Request([], os.fsencode(path)), _CHAPTERS_FAILURE):
        if isinstance(answer, Listed):
            return answer.chapters
    raise UserError(_CHAPTERS_FAILURE, _DAMAGED)


def _answers(request: Request, failure: str) -> Iterator[Tagged | Listed]:
    child = Child("earmark.importers.tags_process", request, failure=failure, limits=_LIMITS)
    with closing(child.messages()) as messages:
        for message in messages:
            yield _ANSWERS.decode(message)
