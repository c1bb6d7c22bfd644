"""Who speaks, where captions write it before the words: `Sarah: In today's episode`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from earmark.importers import labels
from earmark.importers.cue import Cue, split
from earmark.importers.labels import Rank

_LONGEST = 60
_LABEL = re.compile(rf"([^:：\n]{{1,{_LONGEST}}})[:：](?:\s+|$|(?=[\"“‘'«「『(\[{{（♪]|[^\x00-\u024f]))")
"""Only the first colon of a line can end a name."""
_SMALL = re.compile(r"\b[^\W\d_A-Z]\w*")
_ENDED = (".", "?", "!", "…", "”", '"', "’", "'", ")", "]", "♪", "-", "—", "–", "。", "！", "？", ":", "：")
_EARLY, _EARLY_SHARE = 12, 0.1
"""Transcripts that name their speakers name the first of them at once, or after the music."""
_AT_ONCE = 3
_ASKED = (" question", " answer")
_MANY = 40
"""In fewer cues than these there is little to judge by, and each name that may be one is."""
_PUNCTUATED = 0.1
_NEARLY_ALL = 0.8
"""Where so many cues begin with what may be a name, each of them is one: also `bob`."""
_OFTEN = 4


@dataclass(frozen=True, slots=True)
class _Label:
    """What may be a name before a colon: where it stands, and `text[start:end]` with its colon."""

    cue: int
    start: int
    end: int
    name: str
    key: str
    rank: Rank
    fresh: bool
    """Whether what was before it had come to its end."""
    small: bool
    """Whether small letters follow."""


@dataclass(slots=True)
class _Seen:
    rank: Rank
    count: int = 0
    fresh: int = 0
    small: int = 0


def with_named_speakers(cues: Sequence[Cue]) -> list[Cue]:
    """Return *cues* with the names in their text as speakers, if the text names its speakers.

    All of it is judged together: names come again, and the first stands near
    the beginning. `Note: this` and `it is 5:30: go` stay what they are.
    """
    found = _labels(cues)
    names = _true_names(found, cues)
    if not names:
        return list(cues)
    by_cue: dict[int, list[_Label]] = {}
    for label in found:
        if label.key in names and (label.fresh or names[label.key] > 1):
            by_cue.setdefault(label.cue, []).append(label)
    inside = _inside(label.name for label in found if label.key in names)
    out: list[Cue] = []
    for k, cue in enumerate(cues):
        cuts = [(label.start, label.end, label.name) for label in by_cue.get(k, ())]
        cuts += _found_inside(inside, cue.text, cuts)
        out += _named(cue, sorted(cuts)) if cuts else [cue]
    return out


def _labels(cues: Sequence[Cue]) -> list[_Label]:
    found: list[_Label] = []
    ended = True
    anywhere = len(cues) < _MANY or not _is_punctuated(cues)
    for k, cue in enumerate(cues):
        text = cue.text
        if ":" in text or "：" in text:
            at = 0
            for line in text.split("\n"):
                fresh = ended or anywhere or cue.changes if at == 0 else text[: at - 1].endswith(_ENDED)
                label = _label_of(line)
                if label:
                    found.append(_made(k, at, label, line, fresh=fresh))
                at += len(line) + 1
        if text:
            ended = text.endswith(_ENDED)
    return [label for label in found if label.rank > Rank.NOT]


def _is_punctuated(cues: Sequence[Cue]) -> bool:
    return sum(cue.text.endswith(_ENDED) for cue in cues) > _PUNCTUATED * len(cues)


def _label_of(line: str) -> re.Match[str] | None:
    place = line.find(":", 0, _LONGEST + 1)
    return _LABEL.match(line) if place > 0 or "：" in line[: _LONGEST + 1] else None


def _made(cue: int, at: int, label: re.Match[str], line: str, *, fresh: bool) -> _Label:
    name = _unwrapped(label[1].strip())
    following = line[label.end() : label.end() + 1]
    rank = labels.rank(name)
    if rank == Rank.LOWER and _is_somebody(name):
        rank = Rank.PERHAPS
    return _Label(cue, at, at + label.end(), name, labels.key(name), rank, fresh, following.islower())


def _is_somebody(name: str) -> bool:
    """Return whether *name* is like `Unknown speaker` or `Female voice`; a question is nobody."""
    return name[0].isupper() and labels.is_role(name) and not labels.key(name).endswith(_ASKED)


def _unwrapped(name: str) -> str:
    return name[1:-1].strip() if len(name) > 2 and name[0] + name[-1] in ("[]", "()", "<>") else name


def _true_names(found: Sequence[_Label], cues: Sequence[Cue]) -> dict[str, int]:
    """Return the keys of the names that are speakers, and how often each comes; none if nobody is named."""
    tally: dict[str, _Seen] = {}
    for label in found:
        seen = tally.setdefault(label.key, _Seen(label.rank))
        seen.count += 1
        seen.fresh += label.fresh
        seen.small += label.small
    if sum(label.start == 0 for label in found) >= _NEARLY_ALL * len(cues):
        return {key: seen.count for key, seen in tally.items() if not key.endswith(_ASKED)}
    sure = {key for key, seen in tally.items() if _comes_again(seen)}
    if not _convinces(found, tally, sure, len(cues)):
        return {}
    small = 2 * sum(tally[key].small for key in sure) > sum(tally[key].count for key in sure)
    names = {key: tally[key].count for key in sure}
    once = {key: seen for key, seen in tally.items() if key not in sure and _is_guest(seen)}
    if len(cues) >= _MANY and once:
        common = _small_words(cues)
        once = {k: s for k, s in once.items() if (small or not s.small) and k not in common}
    return names | {key: seen.count for key, seen in once.items()}


def _is_guest(seen: _Seen) -> bool:
    """Return whether a name that comes once may be that of somebody who speaks once."""
    return seen.rank >= Rank.PERHAPS and seen.fresh > 0


def _small_words(cues: Sequence[Cue]) -> set[str]:
    """Return the words that are written small: `Result: we won` names nobody where there are results."""
    return {word for cue in cues for word in _SMALL.findall(cue.text)}


def _comes_again(seen: _Seen) -> bool:
    again = seen.count >= (2 if seen.rank >= Rank.PERHAPS else _OFTEN)
    return again and 2 * seen.fresh >= seen.count


def _convinces(found: Sequence[_Label], tally: dict[str, _Seen], sure: set[str], cues: int) -> bool:
    early = max(_EARLY, _EARLY_SHARE * cues)
    first = next((k for k in found if k.fresh and (k.key in sure or k.rank >= Rank.PERHAPS)), None)
    if first is None or first.cue > early:
        return False
    at_once = first.cue < _AT_ONCE and first.rank >= Rank.PERHAPS
    return at_once or len(sure) >= 2 or any(tally[key].count > 2 for key in sure)


def _inside(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds a known name after a sentence in the middle of a line."""
    known = sorted({re.escape(name) for name in names}, key=len, reverse=True)
    return re.compile(rf"(?<=[.?!…\"”)\]])\s+({'|'.join(known)}):(?=\s)\s*") if known else None


def _found_inside(
    inside: re.Pattern[str] | None, text: str, cuts: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    if inside is None or ": " not in text:
        return []
    taken = {start for start, _, _ in cuts}
    return [
        (found.start(), found.end(), found[1])
        for found in inside.finditer(text)
        if found.start(1) not in taken
    ]


def _named(cue: Cue, cuts: Sequence[tuple[int, int, str]]) -> list[Cue]:
    first, *rest = split(cue, [(start, end) for start, end, _ in cuts])
    named = [
        replace(part, speaker=name, changes=False) for part, (_, _, name) in zip(rest, cuts, strict=True)
    ]
    if first.text:
        return [first, *named]
    return [replace(named[0], breaks=cue.breaks), *named[1:]]
