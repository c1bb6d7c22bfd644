"""Whether a text is English: the only language whose words can be heard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# The commonest words of English that are not also common words of its neighbours.
# fmt: off
_COMMON: Final = frozenset((
    "the", "and", "of", "to", "that", "it", "is", "this", "you", "for", "with", "have", "not", "are", "be",
    "they", "but", "what", "there", "which", "would", "about", "can", "we", "my", "your", "it's", "that's",
    "i'm", "don't", "you're", "so", "just", "like", "know", "think", "yeah",
))
# fmt: on
_LEAST_SHARE: Final = 0.12
"""English talk has 0.27 to 0.40 of them, subtitles in Danish and Russian up to 0.01 (measured)."""
_LEAST_WORDS: Final = 25
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_english(words: Iterable[str]) -> bool:
    """Return whether *words* are English; of a few words only, that they can be."""
    found = [match.group().lower().replace("’", "'") for word in words for match in _WORD.finditer(word)]
    if len(found) < _LEAST_WORDS:
        return all(word.isascii() for word in found)
    return sum(word in _COMMON for word in found) >= _LEAST_SHARE * len(found)
