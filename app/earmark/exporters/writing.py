"""Writes an episode as a file, with the work in a process of its own: the window stays small and quick."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec

from earmark.child import Child
from earmark.errors import UserError
from earmark.exporters import Writer
from earmark.limits import Limits
from earmark.model.episode import Episode
from earmark.progress import Report
from earmark.storage.atomic import replacing

_QUOTES = ".earmark.json"
FAILURE = "This transcript could not be written."
_LIMITS = Limits(silence_s=60)


class Request(msgspec.Struct):
    """What to write, in the format of that name."""

    episode: Episode
    format: str


REQUESTS = msgspec.json.Decoder(Request)


def write_file(episode: Episode, writer: Writer, target: Path, report: Report) -> None:
    """Make *target* a file of that format. To be called from a thread that may wait.

    Raises:
        UserError: The format needs times that the transcript does not have, or the disk refused.
        Cancelled: *report* raised it; nothing is written.
    """
    report(0, 0)
    child = Child(
        "earmark.exporters.writing_process", Request(episode, writer.name), failure=FAILURE, limits=_LIMITS
    )
    with closing(child.messages()) as messages:
        texts = [msgspec.json.decode(message, type=str) for message in messages]
    if not texts:
        raise UserError(FAILURE, "It ended without saying why.")
    report(1, 1)
    save(target, texts[0].encode())


def save(target: Path, data: bytes) -> None:
    """Make *data* the content of *target*; see `save_pieces`."""
    save_pieces(target, (data,))


def save_pieces(target: Path, pieces: Iterable[bytes]) -> None:
    """Make *pieces*, one after another, the content of *target*, all or nothing.

    Raises:
        UserError: Quotes are kept in that file, or the disk refused.
    """
    if target.name.endswith(_QUOTES):
        raise UserError(
            f"“{target.name}” is a file that quotes are kept in.", "Give the new file another name."
        )
    try:
        with replacing(target) as file:
            file.writelines(pieces)
    except OSError as error:
        raise UserError(f"“{target.name}” could not be written.", str(error.strerror or error)) from error
