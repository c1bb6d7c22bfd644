"""Lines -> running text: what happens where a line ends."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from earmark.model.unspaced import is_unspaced

_HYPHENS = "-‐"
_SOFT_HYPHEN = "\u00ad"
_DASHES = "—–"
_UNWANTED = dict.fromkeys(
    # Control characters, marks that show nothing, and halves of pairs, which no encoding takes.
    [*range(9), 11, *range(14, 32), 0x7F, 0x200B, *range(0xD800, 0xE000), 0xFEFF, 0xFFFE, 0xFFFF]
)
_LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdfb\ufe70-\ufefc]")
"""Joined letters, and letters of Hebrew and Arabic in the shape that they have in a word."""
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LAST_WORD = re.compile(r"([^\W\d_][\w'’]*)[-‐]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_BREAKS = 6
_OFTEN = 0.3
_PRINTED = 0.06
"""Hyphens are rarer than this in the words of a text; places where a word may be hyphenated are not."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document breaks its lines.

    `tight_dashes`: it writes `word—word`, not `word — word`. `divided`: words
    that were divided at the end of a line, as `neuro-science` in lower case.
    `soft_hyphen`: what its soft hyphens are, `-` or nothing.
    """

    tight_dashes: bool = True
    divided: frozenset[str] = frozenset()
    soft_hyphen: str = ""


def manner_of(paragraphs: Sequence[Sequence[str]]) -> Manner:
    """Return how the document of these lines breaks them.

    A hyphen at the end of a line belongs to the word nearly always. Only
    where many of them stand in words that come without it elsewhere was the
    document hyphenated.
    """
    lines = [line for paragraph in paragraphs for line in paragraph]
    return Manner(_has_tight_dashes(lines), _divided(paragraphs), _soft_hyphen(lines))


def joined(lines: Sequence[str], manner: Manner | None = None) -> str:
    """Return *lines* as one paragraph."""
    manner = manner or Manner()
    text = ""
    for line in map(clean, lines):
        line = _without_soft_hyphens(line, manner)
        text = _join(text, line, manner) if text and line else text or line
    return text.rstrip(_SOFT_HYPHEN)


def clean(line: str) -> str:
    """Return *line* without control characters, with single spaces and ligatures as letters."""
    line = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)
    return _SPACES.sub(" ", line.translate(_UNWANTED)).strip()


def shows(line: str) -> bool:
    """Return whether anything of *line* can be seen."""
    return line[:1].isalnum() or bool(clean(line).strip(_SOFT_HYPHEN))


def _without_soft_hyphens(line: str, manner: Manner) -> str:
    """Return *line* with its soft hyphens as what they are; one that ends a divided line is kept."""
    if _SOFT_HYPHEN not in line:
        return line
    end = _SOFT_HYPHEN if line[-1] == _SOFT_HYPHEN and not manner.soft_hyphen else ""
    return line.removesuffix(end).replace(_SOFT_HYPHEN, manner.soft_hyphen) + end


def _join(text: str, line: str, manner: Manner) -> str:
    last, first = text[-1], line[0]
    before = text[-2:-1]
    if last == _SOFT_HYPHEN:
        return text[:-1] + line
    if last in _HYPHENS and before.isalnum() and first.isalnum():
        divided = manner.divided and _divided_word(text, line) in manner.divided
        return text[: -1 if divided else None] + line
    if last in _DASHES and manner.tight_dashes and before.isalnum() and first.isalnum():
        return text + line
    if is_unspaced(last) and is_unspaced(first):
        return text + line
    return f"{text} {line}"


def _has_tight_dashes(lines: Sequence[str]) -> bool:
    text = "\n".join(line for line in lines if "—" in line or "–" in line)
    tight = len(re.findall(r"\w[—–][^\W\d]", text))
    loose = len(re.findall(r"\w[—–] \w", text))
    return tight > loose


def _divided_word(line: str, following: str) -> str:
    """Return the word over the end of *line*, as `neuro-science` in lower case; empty if there is none."""
    begin, end = _LAST_WORD.search(line), _FIRST_WORD.match(following)
    return f"{begin[1]}-{end[0]}".casefold() if begin and end else ""


def _divided(paragraphs: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the words that were divided at the ends of lines, if the document was hyphenated."""
    broken = Counter(_words_over_line_ends(paragraphs))
    if broken.total() < _FEWEST_BREAKS:
        return frozenset()
    known = {
        word.casefold() for paragraph in paragraphs for line in paragraph for word in _WORD.findall(line)
    }
    divided = frozenset(word for word in broken if word not in known and word.replace("-", "") in known)
    return divided if sum(broken[word] for word in divided) >= _OFTEN * broken.total() else frozenset()


def _words_over_line_ends(paragraphs: Sequence[Sequence[str]]) -> Iterator[str]:
    for paragraph in paragraphs:
        for line, following in pairwise(paragraph):
            if line[-1:] in _HYPHENS and (word := _divided_word(line, following)):
                yield word


def _soft_hyphen(lines: Sequence[str]) -> str:
    """Return what soft hyphens inside lines are.

    Some producers write all their hyphens as soft ones. Others leave the soft
    hyphens in the text at which words could have been divided: those are many.
    """
    inside = sum(line.rstrip(_SOFT_HYPHEN).count(_SOFT_HYPHEN) for line in lines)
    return "-" if 0 < inside < _PRINTED * sum(line.count(" ") + 1 for line in lines) else ""
