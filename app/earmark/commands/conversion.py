"""Where `earmark convert` writes: one file, a folder of them, or standard output."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from earmark.errors import UserError

PRINTED = "-"


class Task(NamedTuple):
    """A transcript, and the file that it is written into; None is standard output."""

    transcript: Path
    target: Path | None


def is_folder(output: str | None) -> bool:
    """Whether *output* names a folder: one that is there, or a name that ends as those of folders do."""
    separators = tuple(filter(None, ("/", os.sep, os.altsep)))
    return output is not None and (output.endswith(separators) or Path(output).is_dir())


def transcripts(named: Sequence[Path]) -> list[Path]:
    """Return the files that are *named*, and of folders the best transcript of each episode in them.

    Raises:
        UserError: The only one is a folder without transcripts, or with far too much. One of several
            stays in the list, to fail in its turn.
    """
    found: list[Path] = []
    for path in named:
        try:
            found += _in_folder(path) if path.is_dir() else [path]
        except UserError:
            if len(named) == 1:
                raise
            found.append(path)
    return found


def _in_folder(folder: Path) -> list[Path]:
    from earmark.importers.pairing import episodes_in  # few name a folder, and it takes a while to load

    return [episode.transcript for episode in episodes_in([folder])]


def tasks(transcripts: Sequence[Path], output: str | None, suffix: str) -> list[Task]:
    """Return what is to be done. No two targets are the same file, and none is a transcript.

    Raises:
        UserError: The one file to be written is the transcript itself, or the folder cannot be made.
    """
    if output is None or output == PRINTED:
        return [Task(transcript, None) for transcript in transcripts]
    if is_folder(output):
        return list(_into_folder(transcripts, _made(Path(output)), suffix))
    target = Path(output)
    if _is_one_of(target, transcripts):
        raise UserError(
            f"“{target.name}” is the transcript itself.", "Give the new file another name or folder."
        )
    return [Task(transcript, target) for transcript in transcripts]


def _into_folder(transcripts: Sequence[Path], folder: Path, suffix: str) -> Iterator[Task]:
    """Yield each transcript with a file of its name; `NAME-2` where that is taken."""
    taken: set[str] = set()
    for transcript in transcripts:
        for number in count(1):
            stem = transcript.stem if number == 1 else f"{transcript.stem}-{number}"
            target = folder / f"{stem}{suffix}"
            if target.name.casefold() not in taken and not _is_one_of(target, transcripts):
                break
        taken.add(target.name.casefold())
        yield Task(transcript, target)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder “{folder.name}” could not be made.", str(error.strerror or error)
        ) from error
    return folder


def _is_one_of(target: Path, transcripts: Sequence[Path]) -> bool:
    try:
        there = target.stat()
    except OSError:
        return False
    return any(_is_same(transcript, there) for transcript in transcripts)


def _is_same(transcript: Path, there: os.stat_result) -> bool:
    try:
        return os.path.samestat(transcript.stat(), there)
    except OSError:
        return False
