"""Caption formats of old players -> cues, read by pysubs2: MicroDVD, MPL2, TMPlayer, SAMI."""

from __future__ import annotations

import re

import pysubs2
from pysubs2.exceptions import Pysubs2Error

from earmark.errors import UserError
from earmark.importers.cue import Cue

_SIGNS = (
    ("microdvd", re.compile(r"\{ *\d{1,9} *\}\{ *\d{1,9} *\}")),
    ("mpl2", re.compile(r"\[\d{1,9}\]\[\d{1,9}\]")),
    ("tmp", re.compile(r"\d{1,2}:\d\d:\d\d[:=]\S")),
)
_RATE = 23.976
"""Frames a second of films, where the file does not say."""
_ITALIC = re.compile(r"(?m)^/")


def kind_of(text: str) -> str:
    """Return the name that pysubs2 has for the format of *text*, or nothing."""
    if re.search(r"<sami\b", text[:1_000], re.IGNORECASE):
        return "sami"
    first = next((line.strip() for line in text[:4_000].splitlines() if line.strip()), "")
    return next((kind for kind, sign in _SIGNS if sign.match(first)), "")


def cues_of(text: str, kind: str) -> list[Cue]:
    """Return the cues of *text*, which is of one of the kinds of `kind_of`.

    Raises:
        UserError: It is damaged.
    """
    rate = _RATE if kind == "microdvd" and not _says_its_rate(text) else None
    try:
        events = pysubs2.SSAFile.from_string(text, format_=kind, fps=rate)
    except (Pysubs2Error, ValueError, ArithmeticError, LookupError) as error:
        raise UserError(
            "These captions are damaged.", "Export them again, as SRT or WebVTT.", str(error)
        ) from error
    return [
        Cue(_ITALIC.sub("", event.plaintext), event.start, event.end)
        for event in events
        if not event.is_comment and event.plaintext.strip()
    ]


def _says_its_rate(text: str) -> bool:
    return re.match(r"\s*\{ *1 *\}\{ *1 *\}\s*\d+(\.\d+)?\s", text) is not None
