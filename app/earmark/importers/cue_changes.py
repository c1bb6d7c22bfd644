"""Where captions say that somebody else begins to speak, but not who: `>> Yes.`, `- Yes. - No.`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from earmark.importers.cue import Cue, split

_ARROWS = re.compile(r"(?<!\S)>{2,3}(?!>)\s*")
_DASHES = "-–—‐‑―"
_DASH = re.compile(rf"^[{_DASHES}](?![{_DASHES}])\s*(?=[\"“‘'«¿¡(\[♪…]*([^\W\d_]))", re.MULTILINE)
_INNER_DASH = re.compile(rf"(?<=[.?!…\"”])\s[{_DASHES}]\s*(?=[\"“‘'«¿¡(\[♪]*([^\W\d_]))")
_ENDED = (".", "?", "!", "…", "”", '"', "’", "'", ")", "]", "♪", "。", "！", "？", *_DASHES)


def with_changes(cues: Sequence[Cue]) -> list[Cue]:
    """Return *cues* cut where a mark says that somebody else speaks, without those marks."""
    # Where the format names the speakers, a dash is a dash.
    named = any(cue.speaker for cue in cues)
    out: list[Cue] = []
    for cue in cues:
        cuts = list(_arrows(cue.text)) if ">>" in cue.text else []
        if not cuts and not named and not _DASHES_SET.isdisjoint(cue.text):
            cuts = _dashes(cue.text, fresh=not out or out[-1].text.endswith(_ENDED))
        out += _parts(cue, cuts) if cuts else [cue]
    return out


_DASHES_SET = frozenset(_DASHES)


def _arrows(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _ARROWS.finditer(text))


def _dashes(text: str, *, fresh: bool) -> list[tuple[int, int]]:
    """Return the dashes that begin somebody's words; *fresh*: what was before had come to its end."""
    found = list(_DASH.finditer(text))
    if not found:
        return []
    if len(found) == 1:
        place = found[0].start()
        ended = fresh if place == 0 else text[: place - 1].endswith(_ENDED)
        if not ended or found[0][1].islower():
            return []
    cuts = [dash.span() for dash in found]
    cuts += [dash.span() for dash in _INNER_DASH.finditer(text) if not dash[1].islower()]
    return sorted(cuts)


def _parts(cue: Cue, cuts: Sequence[tuple[int, int]]) -> list[Cue]:
    first, *rest = split(cue, cuts)
    kept = [first] if first.text else []
    for part in rest:
        begins = part is rest[0] and not first.text
        # The format's own word on who speaks is worth more than the mark.
        speaker = cue.speaker if begins else ""
        breaks = cue.breaks and begins
        kept.append(replace(part, speaker=speaker, breaks=breaks, changes=not speaker))
    return kept
