"""What can be the name of a speaker, judged by its letters alone."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum

from earmark.importers.word_lists import HEADINGS, OPENERS, PARTICLES, ROLES
from earmark.model.unspaced import is_unspaced

_LONGEST = 60
_MOST_WORDS = 6
_MOST_ROLE_WORDS = 5
_LONGEST_WORD = 24
_LONGEST_UNSPACED = 14
"""A name in a script without spaces is short; a clause is not."""
_REFUSED = frozenset('?!;“”"=<>@\\|{}*~^…。、！？')
_ROLE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|,\s.*)$")
"""What may follow a name: `(Host)`, `[on the phone]`, `, PhD`, `, HOST`."""
_DATE = re.compile(r"\w\s\d{1,2},\s\d{2,4}$")
_MANY_DIGITS = 5
"""In addresses, and numbers of parts and accounts; a caller may have a number too."""
_SENTENCE = re.compile(r"[a-z]{2}[.:]+\s|[.,:]$|\d:\d")
_CONTINUED = re.compile(
    r"\s*[(\[](?:cont(?:inued|inuing|['’]?d|\.)?|voice[ -]?over|on[ -]camera|off[ -](?:camera|mic|mike)"
    r"|v\.?o\.?|o\.?s\.?|(?:through|via|by|on) (?:an? |the )?"
    r"(?:translator|interpreter|translation|telephone|phone|video|zoom|skype))[)\]]"
)
"""What is said of one stretch of talk, not of who talks."""
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|Jr|Sr|St|Rev|Hon|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Esq|PhD|MD)\."
)


class Rank(IntEnum):
    """How much a text looks like the name of a speaker."""

    NOT = 0
    LOWER = 1  # no capital: only a name if it comes again and again
    PERHAPS = 2
    LIKELY = 3


def key(name: str) -> str:
    """Return *name* as it is compared: without case, width, spacing, `(continued)` and `(voice-over)`."""
    plain = _CONTINUED.sub("", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(plain.split()).strip(" .:")


def is_role(name: str) -> bool:
    """Return whether *name* has a word such as `Speaker`, `Caller` or `Dr.` at its end or beginning."""
    words = key(name).split()
    return bool(words) and (words[0] in ROLES or words[0] + "." in ROLES or words[-1] in ROLES)


def rank(name: str) -> Rank:
    """Return how much *name* looks like the name of a speaker.

    Nothing is known here of where it stands: `data scientists` ranks low,
    but `Later That Day` ranks like a name.
    """
    bare = _ROLE.sub("", name).strip() if len(name) <= _LONGEST else ""
    words = bare.split()
    if name.count(" ") > len(words) + _MOST_ROLE_WORDS:
        return Rank.NOT
    if not words or len(words) > _MOST_WORDS + 2 * bare.isupper() or _REFUSED.intersection(name):
        return Rank.NOT
    if not any(c.isalpha() for c in bare) or "://" in name or "www." in name:
        return Rank.NOT
    if (":" in bare and not bare.endswith(":")) or _DATE.search(name):
        return Rank.NOT
    if sum(map(str.isdecimal, bare)) >= _MANY_DIGITS and not is_role(bare):
        return Rank.NOT
    if max(map(len, words)) > (
        _LONGEST_UNSPACED if not bare.isascii() and any(map(is_unspaced, bare)) else _LONGEST_WORD
    ):
        return Rank.NOT
    first = words[0].casefold().replace("’", "'")
    if len(words) == 1 and first in HEADINGS:
        return Rank.LOWER if first.rstrip("s") in ROLES else Rank.NOT
    if first in HEADINGS and first.rstrip("s") not in ROLES:
        return Rank.NOT
    if first in OPENERS and first != "a" and bare != "I" and not _the_title(words):
        return Rank.NOT
    if _SENTENCE.search(_without_abbreviations(name)):
        return Rank.NOT
    return _rank_of_words(words)


def _rank_of_words(words: list[str]) -> Rank:
    if all(_may_be_name(word) for word in words):
        named = sum(word[0].isupper() for word in words if word.casefold() not in PARTICLES)
        sure = named >= 2 or is_role(" ".join(words)) or (len(words) == 1 and words[0].isupper())
        return Rank.LIKELY if sure else Rank.PERHAPS
    return Rank.LOWER if len(words) <= 3 else Rank.NOT


def _may_be_name(word: str) -> bool:
    """Return whether *word* is capitalised, a number, of a script without case, or `van`."""
    letter = word.lstrip("('’\"#-")[:1]
    if not letter:
        return word == "&" or word.startswith("#")
    return not letter.islower() or word.casefold() in PARTICLES


def _the_title(words: list[str]) -> bool:
    """Return whether the words are like `The CHAIRMAN`."""
    return len(words) > 1 and words[0].casefold() == "the" and not words[1][:1].islower()


def _without_abbreviations(name: str) -> str:
    return _ABBREVIATION.sub("", name)
