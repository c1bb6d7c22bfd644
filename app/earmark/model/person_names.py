"""What the parts of a speaker's name say about who it is, however it is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MEN = _set("mr sir lord herr senor monsieur")
_WOMEN = _set("mrs ms miss dame lady madam madame frau senora")
_TITLES = _MEN | _WOMEN | _set("mx dr doctor prof professor rev reverend fr hon honorable honourable")
_DEGREES = _set("phd md esq mba msc llb llm dphil frs obe mbe cbe cpa")
_DEGREES_AFTER_COMMA = _DEGREES | _set("ma ba bsc jd rn")
"""Some of them are also names: "Jack Ma"."""
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_ROLES = _set("""
    speaker host cohost guest caller interviewer interviewee moderator narrator announcer voice voiceover
    participant panelist audience member unknown unidentified everyone all both multiple many several group
    crosstalk man woman male female person reporter operator sponsor advertisement ad producer editor
    question answer court witness clerk judge counsel student teacher other
""")
_TOGETHER = re.compile(r"&|\+|/|\band\b|\bund\b|\bet\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_IN_WORDS = re.compile(r"[^\w\s'-]")
_LEAST_TYPO, _LEAST_TYPO_ALONE, _LEAST_DOUBLE_TYPO = 4, 5, 9
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The words of a name, folded, given name first, without titles, degrees and asides.

    `generation` is "jr" and the like; `aside` what stands in brackets; `man`
    is None where no title says it; `is_label` names tell a part and not a
    person ("Speaker 2", "The Court", "Jon and Kim"); `initials` is what a
    name of two or three capitals may stand for.
    """

    words: tuple[str, ...]
    generation: str = ""
    aside: str = ""
    man: bool | None = None
    is_label: bool = False
    initials: str = ""

    @property
    def letters(self) -> int:
        """How much of the person's name is told: whole words before initials."""
        return sum(1 if len(word) == 1 else 10 for word in self.words)


def parse(name: str) -> PersonName:
    """Return what *name* says. Never fails: a name of no letters has no words."""
    whole = unicodedata.normalize("NFKC", name)
    plain = _ASIDE.sub(" ", whole)
    parts = [_words(part) for part in plain.split(",")]
    kept = [bare for k, part in enumerate(parts) if (bare := _bare(part)) and not (k and _are_degrees(bare))]
    ordered = kept[::-1] if len(kept) == 2 else kept  # "Krohn, Jon"
    words = tuple(word for part in ordered for word in part)
    titles = {part[0] for part in parts if part}
    return PersonName(
        words=words,
        generation=next((_GENERATIONS[part[-1]] for part in parts if part and part[-1] in _GENERATIONS), ""),
        aside=" ".join(_words(" ".join(_ASIDE.findall(whole)))),
        man=True if titles & _MEN else False if titles & _WOMEN else None,
        is_label=_is_label(plain, words),
        initials=_initials(plain),
    )


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether both names have the same words, in any order of given name and family name."""
    if one.words == other.words:
        return bool(one.words) and _agree(one, other)
    if one.is_label or other.is_label or len(one.words) < 2:
        return False
    return sorted(one.words) == sorted(other.words) and _agree(one, other)


def short_form(short: PersonName, whole: PersonName) -> bool:
    """Whether *short* may stand for *whole*, which tells more: "Jon", "J. Krohn", "JK" for "Jon Krohn"."""
    if short.is_label or whole.is_label or len(whole.words) < 2 or not _agree(short, whole):
        return False
    if len(short.words) == 1:
        (word,) = short.words
        named = len(word) > 1 and word in (whole.words[0], whole.words[-1])
        return named or (bool(short.initials) and short.initials == "".join(w[0] for w in whole.words))
    if short.letters >= whole.letters or len(short.words) < 2:
        return _is_pet_name(short, whole)
    return _begins(short.words[0], whole.words[0]) and _begins(short.words[-1], whole.words[-1])


def may_be_misspelled(one: PersonName, other: PersonName) -> bool:
    """Whether the names differ in one word only, by a slip of the pen ("Jon Krhon", "Jon Krohn")."""
    if one.is_label or other.is_label or len(one.words) != len(other.words) or not _agree(one, other):
        return False
    differing = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    if len(differing) != 1:
        return False
    return _is_slip(*differing[0], alone=len(one.words) == 1)


def _words(text: str) -> list[str]:
    flat = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    words = _NOT_IN_WORDS.sub(" ", bare.replace("ph.d", "phd").replace("m.d.", "md")).split()
    return [word.strip("'-") for word in words if word.strip("'-")]


def _bare(part: list[str]) -> list[str]:
    """Return *part* without the titles before and the degrees behind a name."""
    first = next((k for k, word in enumerate(part) if word not in _TITLES), len(part))
    last = len(part)
    while last > first and (part[last - 1] in _DEGREES or part[last - 1] in _GENERATIONS):
        last -= 1
    return part[first:last]


def _are_degrees(part: list[str]) -> bool:
    return _DEGREES_AFTER_COMMA.issuperset(part) or "".join(part) in _DEGREES_AFTER_COMMA  # "M.A."


def _is_label(plain: str, words: tuple[str, ...]) -> bool:
    numbered = any(character.isdigit() for character in plain)
    lettered = all(len(word) == 1 for word in words)
    alone = set(words) - {"the", "a", "an"} <= _ROLES or (bool(words) and words[0] in _ROLES)
    return numbered or (lettered and len(words) < 2) or alone or bool(_TOGETHER.search(plain))


def _initials(plain: str) -> str:
    letters = plain.replace(".", "").strip()
    return letters.casefold() if letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 3 else ""


def _agree(one: PersonName, other: PersonName) -> bool:
    """Whether nothing beside the names says that these are two: father and son, Mr. and Mrs.

    And "Dawn 1 (Kamanin)" is not "Dawn 1 (Bykov)": a radio may have many voices.
    """
    one_sex = one.man is None or other.man is None or one.man == other.man
    one_aside = not (one.aside and other.aside) or one.aside == other.aside
    return one.generation == other.generation and one_sex and one_aside


def _begins(short: str, whole: str) -> bool:
    return short == whole or (len(short) == 1 and whole.startswith(short))


def _is_pet_name(short: PersonName, whole: PersonName) -> bool:
    """Whether only the given name is cut: "Jon Krohn" for "Jonathan Krohn", but not "Paul" for "Paula"."""
    given, full = short.words[0], whole.words[0]
    return short.words[1:] == whole.words[1:] and 3 <= len(given) <= len(full) - 2 and full.startswith(given)


def _is_slip(one: str, other: str, *, alone: bool) -> bool:
    shorter, longer = sorted((one, other), key=len)
    least = _LEAST_TYPO_ALONE if alone else _LEAST_TYPO
    if len(longer) < least or shorter[0] != longer[0]:
        return False  # the first letter is the last to be missed: "Dan" and "Jan" are two
    if shorter[:-1] == longer[:-1] or shorter == longer[:-1]:
        return not alone and not {shorter[-1], longer[-1]} & _VOWELS  # "Eric", "Erica"; "Mario", "Maria"
    allowed = 2 if len(shorter) >= _LEAST_DOUBLE_TYPO else 1
    return len(longer) - len(shorter) <= allowed and _distance(shorter, longer) <= allowed


def _distance(one: str, other: str) -> int:
    """Return how many letters were put in, left out, changed, or swapped with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
