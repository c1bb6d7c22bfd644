"""Words that a person typed or a file says, made fit for a transcript: on one line, no control signs."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def plain_words(words: str) -> str:
    """Return *words* on one line, a space for each break; other spaces stay as they are."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", words))


def plain_name(name: str) -> str:
    """Return *name* on one line, without outer or double spaces and signs that cannot be seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
