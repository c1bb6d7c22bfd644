"""JSON as our files hold it: sorted, indented, readable, and able to hold any text at all."""

from __future__ import annotations

import codecs
import json
from contextlib import suppress
from typing import Any, NoReturn

import msgspec


def encode(document: Any) -> bytes:
    """Return *document* as UTF-8, the same for the same content, ending in a line break."""
    try:
        return msgspec.json.format(msgspec.json.encode(document, order="sorted"), indent=2) + b"\n"
    except UnicodeEncodeError:
        # Half a surrogate pair (a broken PDF, a strange file name) has no UTF-8: backslashreplace
        # writes it as JSON's own escape. msgspec is much faster, but refuses that.
        text = json.dumps(msgspec.to_builtins(document), ensure_ascii=False, sort_keys=True, indent=2)
        return text.encode("utf-8", "backslashreplace") + b"\n"


def decode(raw: bytes) -> Any:
    """Return what *raw* says; a byte order mark is passed over.

    Raises:
        ValueError: It is not JSON, or nested too deeply to be ours.
    """
    try:
        with suppress(msgspec.DecodeError):  # of half a surrogate pair, too, or of what is no JSON
            return msgspec.json.decode(raw)  # in a third of the time
        return json.loads(raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"), parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
