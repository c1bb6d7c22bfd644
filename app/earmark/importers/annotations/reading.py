"""Reads files of quotes in a process of its own each, so that no file can harm the program."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from earmark.child import Child
from earmark.errors import UserError
from earmark.importers.annotations.found import Found
from earmark.limits import Limits
from earmark.progress import Report

_FAILURE = "These quotes could not be read."
_LIMITS = Limits(silence_s=300, total_s=600)
"""Of time, only that of the processor is short: many commands may run at once."""
_FOUND = msgspec.json.Decoder(Found)


def read_files(paths: Sequence[Path], report: Report) -> Found:
    """Return what all files hold. To be called from a thread that may wait.

    Raises:
        UserError: One of them cannot be read; of several, the sentence names it.
        Cancelled: *report* raised it.
    """
    found: list[Found] = []
    for number, path in enumerate(paths):
        report(number, len(paths))
        try:
            found.append(_read(path))
        except UserError as error:
            if len(paths) == 1:
                raise
            raise UserError(f"“{path.name}”: {error}", error.hint, error.details) from error
    entries = tuple(entry for one in found for entry in one.entries)
    return Found(entries, sum(one.passed_over for one in found))


def _read(path: Path) -> Found:
    child = Child(
        "earmark.importers.annotations.reading_process", os.fsencode(path), failure=_FAILURE, limits=_LIMITS
    )
    with closing(child.messages()) as messages:
        for message in messages:
            return _FOUND.decode(message)
    raise UserError(_FAILURE, "It ended without saying why.")
