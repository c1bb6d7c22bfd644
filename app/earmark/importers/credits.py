"""Lines at the head and the foot of a transcript that tell of the transcript: who made it, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from earmark.model.episode import Remark

_HEAD = 12
_FOOT = 6
_LONGEST = 500
_MADE = (
    r"(?:automatically |auto-?|computer[- ]|machine )?"
    r"(?:transcribed|generated|created|exported|produced|made)"
)
_CREDIT = re.compile(
    rf"[\s(\[{{*_-]*(?:"
    rf"{_MADE} (?:by|with|using|on|from|at) .{{1,80}}"
    rf"|[^:]{{1,80}} was {_MADE} (?:by|with|using) .*"
    rf"|[^:]{{1,80}} transcript (?:powered|provided|made) by .*"
    rf"|(?:this )?(?:[\w-]+ )?transcript(?:ion)? (?:was |is |has been )?"
    rf"(?:{_MADE}|provided|powered|prepared|by)\b.*"
    rf"|transcripts?(?:ion)? (?:by|courtesy of|service)\b.{{1,80}}"
    rf"|(?:the )?(?:meeting|transcription|recording) ended after [\d:]+.*"
    rf"|.{{1,60}} (?:started|stopped) (?:the )?(?:transcription|recording)"
    rf"|(?:this )?file is longer than .{{1,20}} go unlimited .*"
    rf"|(?:end of (?:the )?(?:transcript|recording|audio|interview|file)|transcript ends?)"
    rf")[\s)\]}}*_.!-]*(?:👋)?",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:otter\.ai|rev\.com|sonix|turboscribe|happy ?scribe|trint|descript|temi|castmagic|riverside|"
    r"whisper|speechmatics|transcribe|transcri(?:pt|ption|bed))\b",
    re.IGNORECASE,
)


class _Line(Protocol):
    """A row of a text or a line of a document."""

    @property
    def text(self) -> str: ...


_AnyLine = TypeVar("_AnyLine", bound=_Line)


def without_credits(rows: Sequence[_AnyLine]) -> tuple[list[_AnyLine], list[Remark]]:
    """Return the rows without those near the ends that only tell who made the transcript."""
    near = {*range(min(_HEAD, len(rows))), *range(max(0, len(rows) - _FOOT), len(rows))}
    gone = {k for k in near if is_credit(rows[k].text)}
    # A whole sentence of a service goes on where it is broken.
    kept = [row for k, row in enumerate(rows) if k not in gone]
    if not kept:
        return list(rows), []
    return kept, [_remark(rows[k].text) for k in sorted(gone)]


def is_credit(text: str) -> bool:
    """Return whether *text* is a note of the transcriber, not talk."""
    if len(text) > _LONGEST or not _CREDIT.fullmatch(text):
        return False
    return bool(_SERVICE.search(text)) or "ended after" in text or len(text) < 60


def _remark(text: str) -> Remark:
    shown = text if len(text) <= 80 else f"{text[:77].rstrip()} ..."
    return Remark(f"“{shown}” is about the transcript. It was left out.", kind="furniture", words=text)
