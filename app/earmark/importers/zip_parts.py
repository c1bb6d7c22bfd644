"""Reads single parts of the zip files that office documents are, and nothing else in them."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from earmark.errors import LockedFile, UserError
from earmark.progress import Report

_CHUNK = 1 << 16
_MOST_BYTES = 150_000_000
"""What the text of a document may unpack to; a bomb unpacks to more."""
_MOST_SMALL_BYTES = 10_000_000
_MOST_NAMES = 20_000
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
"""What the library raises where the bytes of a zip file are not in order."""


class Parts:
    """The named parts of a zip file.

    Raises:
        UserError: It is damaged, or has no end.
    """

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(raw))
        except _BROKEN as error:
            raise damaged(str(error)) from error
        self.names = frozenset(info.filename for info in self._zip.infolist()[:_MOST_NAMES])

    def tree(self, name: str) -> ElementTree.Element | None:
        """Return the tree of a small part; None where it is not there, or no part that can be read."""
        if name not in self.names:
            return None
        try:
            with self._zip.open(name) as part:
                data = part.read(_MOST_SMALL_BYTES)
        except _BROKEN:
            return None
        if b"<!DOCTYPE" in data:
            return None
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, LookupError, ValueError):  # or of an encoding that there is not
            return None

    def tell(self, name: str, target: object, report: Report) -> None:
        """Tell *target* what stands in an XML part, piece by piece; nothing of it is kept here.

        Args:
            name: The part.
            target: Has methods `start`, `end` and `data`, as `XMLParser` wants them.
            report: Told how many bytes are read; of how many is not known.

        Raises:
            LockedFile: It wants a password.
            UserError: The part is damaged, or unpacks to too much.
        """
        parser: Any = ElementTree.XMLParser(target=target)
        done = 0
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    done += len(chunk)
                    if done > _MOST_BYTES:
                        raise UserError(
                            "This document is too large.", "Its text unpacks to more than 150 MB."
                        )
                    if done == len(chunk) and b"<!DOCTYPE" in chunk:
                        raise damaged("It has a document type, which office documents never have.")
                    parser.feed(chunk)
                    report(done, 0)
            parser.close()
        except ElementTree.ParseError as error:
            raise damaged(str(error)) from error
        except RuntimeError as error:
            if "password" in str(error):
                raise LockedFile("This document is locked.", "Save it without a password.") from error
            raise damaged(str(error)) from error
        except (*_BROKEN, LookupError) as error:  # also an encoding that there is not
            raise damaged(str(error)) from error


def damaged(details: str) -> UserError:
    return UserError(
        "This document is damaged.",
        "Parts of it are missing or broken. Open it where it was written and save it again.",
        details,
    )
