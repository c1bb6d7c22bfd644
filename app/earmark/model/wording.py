"""Which words differ between two wordings of a passage: the least that tells one from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from earmark.model.unspaced import UNSPACED

_SOLO = "".join(f"{chr(low)}-{chr(high)}" for low, high in UNSPACED)
_WORD = re.compile(rf"[{_SOLO}]|[^\s{_SOLO}]+")
"""Where no space stands between words, a sign counts as one."""

_SPACE = re.compile(r"\s*")
_BARE = re.compile(r"\W*")

_MANY_WORDS = 1_000
"""From so many on, common words are not looked for everywhere: that takes the square of their number."""


class Difference(NamedTuple):
    """Where one wording has `before[start:end]`, the other has `after[now_start:now_end]`."""

    start: int
    end: int
    now_start: int
    now_end: int


def differences(before: str, after: str) -> list[Difference]:
    """Return what differs, in order, without the space and punctuation that both have around it.

    It may be nothing on one side: words that are only new, or only gone.
    """
    pairs = _pairs(before, after)
    return [_trimmed(before, after, gap, _BARE) for _, gap in _gaps(before, after, pairs)]


def visible_differences(before: str, after: str) -> list[Difference]:
    """Return what differs, in order, with at least a word on either side wherever there is one.

    So whatever is corrected can be seen, and found again. Between two
    differences stands at least one word that is the same.
    """
    pairs = _pairs(before, after)
    out: list[Difference] = []
    for k, gap in _gaps(before, after, pairs):
        wide = _with_neighbour(before, after, gap, pairs[k], pairs[k + 1])
        if out and wide.start <= out[-1].end:
            wide = Difference(out[-1].start, wide.end, out.pop().now_start, wide.now_end)
        out.append(wide)
    return [_trimmed(before, after, difference, _SPACE) for difference in out]


def _gaps(before: str, after: str, pairs: Sequence[Difference]) -> Iterator[tuple[int, Difference]]:
    """Yield what differs between two words that are the same, with the number of the first of them."""
    for k, (left, right) in enumerate(pairwise(pairs)):
        gap = Difference(left.end, right.start, left.now_end, right.now_start)
        if before[gap.start : gap.end] != after[gap.now_start : gap.now_end]:
            yield k, gap


def _with_neighbour(
    before: str, after: str, gap: Difference, left: Difference, right: Difference
) -> Difference:
    was, now = before[gap.start : gap.end].strip(), after[gap.now_start : gap.now_end].strip()
    if was and now:
        return gap
    has_right = right.end > right.start
    wide = gap._replace(end=right.end, now_end=right.now_end)
    if not has_right or not (was or now):
        wide = wide._replace(start=left.start, now_start=left.now_start)
    return wide


def _trimmed(before: str, after: str, found: Difference, outer: re.Pattern[str]) -> Difference:
    """Leave out what both have at the start or the end of *outer* signs."""
    was, now = before[found.start : found.end], after[found.now_start : found.now_end]
    head = _common(_lead(was, outer), _lead(now, outer))
    was, now = was[head:], now[head:]
    tail = _common(_lead(was[::-1], outer), _lead(now[::-1], outer))
    return Difference(found.start + head, found.end - tail, found.now_start + head, found.now_end - tail)


def _lead(text: str, outer: re.Pattern[str]) -> str:
    found = outer.match(text)
    return found.group() if found else ""


def _pairs(before: str, after: str) -> list[Difference]:
    """Return the words that are the same, in order, between two that are nothing: the start and the end."""
    ours = [match.span() for match in _WORD.finditer(before)]
    theirs = [match.span() for match in _WORD.finditer(after)]
    a, b = [before[s:e] for s, e in ours], [after[s:e] for s, e in theirs]
    first = _common(a, b)
    last = _common(a[first:][::-1], b[first:][::-1])
    same = [(n, n) for n in range(first)]
    same += [(first + i, first + j) for i, j in _same(a[first : len(a) - last], b[first : len(b) - last])]
    same += [(len(a) - n, len(b) - n) for n in range(last, 0, -1)]
    start, end = Difference(0, 0, 0, 0), Difference(len(before), len(before), len(after), len(after))
    return [start, *(Difference(*ours[i], *theirs[j]) for i, j in same), end]


def _same(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    if not a or not b:
        return []
    from difflib import SequenceMatcher  # who only reads has no need of it

    matcher = SequenceMatcher(None, a, b, autojunk=max(len(a), len(b)) > _MANY_WORDS)
    return [(i + n, j + n) for i, j, size in matcher.get_matching_blocks() for n in range(size)]


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many items *a* and *b* have in common from their start."""
    length = min(len(a), len(b))
    return next((n for n in range(length) if a[n] != b[n]), length)
