"""The index of words at the end of a court transcript: where each word stands, as `tide 12:5,18 30:2`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from earmark.importers.lines import Line

_PLACE = re.compile(r"(\d{1,4})[:/](\d{1,2})(?:[,;]\d{1,2})*[,;]?")
"""`12:5`, `12:5,18`: a page and lines of it."""
_MANY = 0.2
_FALLING = 0.1
"""The times of a talk rise down the page; the places of one word begin before those of the word before."""
_FEWEST_WORDS = 20


def first_page_of_index(pages: Sequence[Sequence[Line]]) -> int | None:
    """Return the index of the first of the pages at the end that are an index of words."""
    first = None
    for k in range(len(pages) - 1, 0, -1):
        words = [word.text for line in pages[k] for word in line.words]
        if _is_index(words):
            first = k
        elif len(words) >= _FEWEST_WORDS:
            break
    return first


def _is_index(words: Sequence[str]) -> bool:
    found = [match for match in map(_PLACE.fullmatch, words) if match]
    if len(words) < _FEWEST_WORDS or len(found) < _MANY * len(words):
        return False
    places = [(int(match[1]), int(match[2])) for match in found]
    falls = sum(after < before for before, after in pairwise(places))
    return falls > _FALLING * len(places)
