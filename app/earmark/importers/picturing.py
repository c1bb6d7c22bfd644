"""Pictures of the pages of a PDF, drawn in a process of their own.

Cheap for the window: what draws never comes into its process.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import msgspec

from earmark.child import Child
from earmark.errors import UserError
from earmark.limits import Limits
from earmark.progress import Report

FAILURE = "This page cannot be shown."
_LIMITS = Limits(cpu_s=20, silence_s=20, total_s=20)


class Request(msgspec.Struct):
    """Page *page* (from 1) of the file, `width` pixels wide; its name may be any bytes."""

    path: bytes
    page: int
    width: int
    password: str | None = None


class Picture(msgspec.Struct):
    """A page as it is shown: a PNG, and its size in points, in which the boxes of remarks are told."""

    png: bytes
    width: float
    height: float


REQUESTS = msgspec.json.Decoder(Request)
_PICTURES = msgspec.json.Decoder(Picture)


def picture_of(path: Path, page: int, width: int, report: Report, password: str | None = None) -> Picture:
    """Return the picture of *page* (from 1) of the PDF *path*, about *width* pixels wide.

    Args:
        path: The PDF.
        page: The number of the page, from 1.
        width: Pixels.
        report: May raise `Cancelled`.
        password: That of a locked PDF.

    Raises:
        UserError: It is no PDF, locked, damaged, or has no such page.
        Cancelled: *report* said so; nothing is left running.
    """
    report(0, 1)
    request = Request(os.fsencode(path), page, width, password)
    child = Child("earmark.importers.page_picture", request, failure=FAILURE, limits=_LIMITS)
    with closing(child.messages()) as messages:
        for message in messages:
            report(1, 1)
            return _PICTURES.decode(message)
    raise UserError(FAILURE, "The file is damaged.", "no picture came")
