"""Typewriter quotes shown as printed ones: one character for one, so that places in the text stay."""

from __future__ import annotations

import re

_OPENED_BY = r"(?:^|(?<=[\s(\[{<—–“‘/]))"
_ELIDED = r"(?:\d|(?:tis|twas|til|till|cause|em|n|round|bout|course)\b)"
"""What an apostrophe at the start of a word stands for letters of: '90s, 'cause, 'em."""

_RULES = (
    (re.compile(_OPENED_BY + r"'(?=" + _ELIDED + ")", re.IGNORECASE), "’"),
    (re.compile(_OPENED_BY + r'"'), "“"),
    (re.compile(_OPENED_BY + r"'(?=\S)"), "‘"),
)


def curly(text: str) -> str:
    """Return *text*, of the same length, with each straight quote or apostrophe in its printed form."""
    if "'" not in text and '"' not in text:
        return text
    for rule, mark in _RULES:
        text = rule.sub(mark, text)
    return text.replace("'", "’").replace('"', "”")
