"""Who speaks, where captions write it in brackets: `- [Anna] Look at that!`, but not `[Laughs] Yes.`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from earmark.importers import labels
from earmark.importers.cue import Cue, split
from earmark.importers.labels import Rank

_BRACKETED = re.compile(r"\[([^\[\]\n]{1,40})\]\s+(?=\S)")
_INSIDE = re.compile(r"\[[^\[\]]*\]")
_NAME = re.compile(r"\b[^\W\d_a-z]\w+")
_SOUNDS = ("s", "ing", "ed")
"""How words for what somebody does end: `sighs`, `laughing`, `muffled`; a few names do as well."""


def with_bracketed_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Return *cues* with the names in brackets as speakers.

    A name stands where a mark says that somebody else speaks, or is a role
    such as `Narrator`. Anything else in brackets is what one hears.
    """
    found = {k: label for k, cue in enumerate(cues) if (label := _BRACKETED.match(cue.text))}
    names = _names(cues, found)
    out = list(cues)
    for k, label in found.items():
        if labels.key(label[1]) in names:
            rest = split(cues[k], [(0, label.end())])[1]
            out[k] = replace(rest, speaker=label[1].strip(), breaks=cues[k].breaks)
    return out


def _names(cues: Sequence[Cue], found: Mapping[int, re.Match[str]]) -> set[str]:
    """Return the keys of what is a name."""
    count = Counter(labels.key(label[1]) for label in found.values())
    marked = Counter(labels.key(label[1]) for k, label in found.items() if cues[k].changes)
    likely = {
        labels.key(label[1])
        for label in found.values()
        if labels.is_role(label[1]) or labels.rank(label[1]) >= Rank.PERHAPS
    }
    roles = {key for key in likely if labels.is_role(key)}
    called = {key for key in likely - roles if 2 * marked[key] >= count[key]}
    if any(key.endswith(_SOUNDS) for key in called):
        known = {name.casefold() for cue in cues for name in _NAME.findall(_INSIDE.sub("", cue.text))}
        called = {key for key in called if not key.endswith(_SOUNDS) or " " in key or key in known}
    return roles | called
