"""Which words differ between two wordings of a passage: the least that tells one from the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

_SOLO = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""Scripts that write no spaces between words: there a sign counts as a word."""

_TOKEN = re.compile(rf"[{_SOLO}]\s*|[^\s{_SOLO}]+\s*|\s+")
"""A word and the space behind it; the space before the first word."""

_MANY_WORDS = 1_000
"""From so many on, common words are not looked for everywhere: that takes the square of their number."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where one wording has `before[start:end]`, the other has `after[now_start:now_end]`."""

    start: int
    end: int
    now_start: int
    now_end: int


def differences(before: str, after: str) -> list[Difference]:
    """Return what differs, in order: whole words, with a word at least on either side wherever there is one.

    Between two differences stands at least one word that is the same.
    """
    if before == after:
        return []
    a, b = _TOKEN.findall(before), _TOKEN.findall(after)
    starts_a, starts_b = [0, *accumulate(map(len, a))], [0, *accumulate(map(len, b))]
    return [
        _without_space(before, after, Difference(starts_a[i], starts_a[k], starts_b[j], starts_b[m]))
        for i, k, j, m in _joined(_visible(_changed_tokens(a, b), len(a)))
    ]


_Run = tuple[int, int, int, int]
"""Tokens `i` to `k` of one wording against `j` to `m` of the other."""


def _changed_tokens(a: list[str], b: list[str]) -> list[_Run]:
    first = _common(a, b)
    last = _common(a[first:][::-1], b[first:][::-1])
    inner_a, inner_b = a[first : len(a) - last], b[first : len(b) - last]
    if not inner_a or not inner_b:
        return [(first, first + len(inner_a), first, first + len(inner_b))]
    from difflib import SequenceMatcher  # who only reads has no need of it

    many = max(len(inner_a), len(inner_b)) > _MANY_WORDS
    matcher = SequenceMatcher(None, inner_a, inner_b, autojunk=many)
    return [
        (first + i, first + k, first + j, first + m)
        for kind, i, k, j, m in matcher.get_opcodes()
        if kind != "equal"
    ]


def _common(a: list[str], b: list[str]) -> int:
    """Return how many tokens *a* and *b* have in common from their start."""
    length = min(len(a), len(b))
    return next((n for n in range(length) if a[n] != b[n]), length)


def _visible(runs: list[_Run], length: int) -> list[_Run]:
    """Give words that are only new or only gone a word beside them, to be seen and to be found again."""
    seen: list[_Run] = []
    for i, k, j, m in runs:
        if i != k and j != m:
            seen.append((i, k, j, m))
        elif k < length:
            seen.append((i, k + 1, j, m + 1))
        elif i and j:
            seen.append((i - 1, k, j - 1, m))
        else:
            seen.append((i, k, j, m))
    return seen


def _joined(runs: list[_Run]) -> list[_Run]:
    out: list[_Run] = []
    for run in runs:
        if out and (run[0] <= out[-1][1] or run[2] <= out[-1][3]):
            out[-1] = (out[-1][0], run[1], out[-1][2], run[3])
        else:
            out.append(run)
    return out


def _without_space(before: str, after: str, difference: Difference) -> Difference:
    """Leave out the space that both have at the end."""
    was = before[difference.start : difference.end]
    now = after[difference.now_start : difference.now_end]
    space = _common([*was[len(was.rstrip()) :]][::-1], [*now[len(now.rstrip()) :]][::-1])
    return Difference(
        difference.start, difference.end - space, difference.now_start, difference.now_end - space
    )
