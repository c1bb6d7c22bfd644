"""Text -> JSON values: also several values one after the other, and what a strict parser refuses."""

from __future__ import annotations

import json
import re
from json import JSONDecodeError
from typing import NamedTuple, TypeAlias

from earmark.errors import UserError

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_ESCAPES = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL)
_BETWEEN = re.compile(r"[\s,;\x1e]*")
"""What stands between the values of a file of several: line ends, and the separators some add."""


class Parsed(NamedTuple):
    """`cut` is True where the file breaks off in the middle of its last value, which is left out."""

    value: Json
    cut: bool = False


def parse(text: str) -> Parsed:
    """Return what *text* says; several values one after the other, as in JSON lines, are a list.

    Line ends in strings, NaN and Infinity are taken as they are, unpaired
    surrogates become U+FFFD, and of doubled keys the last one counts.

    Raises:
        UserError: It is not JSON, or nested deeper than any transcript.
    """
    text = text.lstrip("\ufeff").strip().strip("\0")
    if "\\ud" in text or "\\uD" in text:
        text = _ESCAPES.sub(_paired, text)
    try:
        return _parsed(text, json.JSONDecoder(strict=False))
    except RecursionError as error:
        raise UserError(
            "This JSON file is nested too deeply.", "No transcript is. Choose another file."
        ) from error


def _parsed(text: str, decoder: json.JSONDecoder) -> Parsed:
    try:
        return Parsed(decoder.decode(text))
    except JSONDecodeError as error:
        several = _several(text, decoder) if error.msg == "Extra data" else None
        if several is None:
            raise _not_json(text, error) from error
        return several
    except ValueError:  # a whole number with thousands of digits
        return _parsed(text, json.JSONDecoder(strict=False, parse_int=float))


def _several(text: str, decoder: json.JSONDecoder) -> Parsed | None:
    """Return the values that follow each other in *text*; None if something else follows the first."""
    values: list[Json] = []
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except JSONDecodeError as error:
            # Only what breaks off at the very end is a file that was not written or copied to its end.
            whole = error.pos < len(text) - 1 and not error.msg.startswith("Unterminated")
            return None if whole or len(values) < 2 else Parsed(values, cut=True)
        values.append(value)
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
    return Parsed(values) if all(isinstance(value, (dict, list)) for value in values) else None


def _paired(found: re.Match[str]) -> str:
    return r"\ufffd" if found[1] else found[0]


def _not_json(text: str, error: JSONDecodeError) -> UserError:
    if not text:
        return UserError("This file is empty.", "It has no text. Download or copy it again.")
    if text[0] not in "{[":
        return UserError(
            "This file is not JSON.", "Its name says so, but it holds something else. Choose another file."
        )
    return UserError(
        "This JSON file is damaged.",
        f"It goes wrong at line {error.lineno}, column {error.colno}. Download or copy it again.",
        str(error),
    )
