"""How what is written in a transcript is said: `$5.20` and `GPUs` as the words one hears.

Only English. What is meant to be read, not said (`[music]`), has no spoken form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# fmt: off
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_LONGEST_NUMBER = 15
"""Digits; longer rows are said one by one."""
_SIGNS = {"&": "and", "@": "at", "+": "plus", "=": "equals", "%": "percent"}
_MONEY = {"$": "dollars", "£": "pounds", "€": "euros"}

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʼ": "'"})
_PART = re.compile(
    r"(?P<money>[$£€])?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<end>st|nd|rd|th|s)?"
    r"|(?P<dotted>(?:[A-Za-z]\.){2,}[A-Za-z]?)"
    r"|(?P<dot>(?<=[a-z\d])\.(?=[a-z]{2}))"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*'?)"
    r"|(?P<sign>[&@+=%])"
)
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+")
_LONGEST_SPELLED = 5


def spoken(token: str, is_word: Callable[[str], bool]) -> list[str]:
    """Return what is said for *token*, a word between white space: words in lower case.

    A letter that is said by its name ends with a full stop: `["g.", "p.", "u.s"]`
    for `GPUs` (with the plural behind it).

    Args:
        token: As it stands in the transcript.
        is_word: Whether a word (in lower case) is in the dictionary.
    """
    said: list[str] = []
    for match in _PART.finditer(token.translate(_QUOTES)):
        if match["number"]:
            said += _number_with_signs(match)
        elif match["dotted"]:
            said += [f"{letter.lower()}." for letter in match["dotted"] if letter != "."]
        elif match["dot"]:
            said.append("dot")
        elif match["sign"]:
            said.append(_SIGNS[match["sign"]])
        elif match["word"]:
            said += _word(match["word"].rstrip("'"), is_word)
    return said


def _number_with_signs(match: re.Match[str]) -> Iterator[str]:
    digits = match["number"].replace(",", "")
    words = _number(digits)
    if match["end"] in ("st", "nd", "rd", "th"):
        words[-1] = _ordinal(words[-1])
    elif match["end"] == "s":  # the 1990s
        words[-1] = f"{words[-1][:-1]}ies" if words[-1].endswith("y") else f"{words[-1]}s"
    yield from words
    if match["money"]:
        yield _MONEY[match["money"]]


def _number(digits: str) -> list[str]:
    whole, _, fraction = digits.partition(".")
    if fraction:
        return [*_whole(whole), "point", *(_ONES[int(digit)] for digit in fraction)]
    return _whole(whole)


def _whole(digits: str) -> list[str]:
    if len(digits) > _LONGEST_NUMBER or (digits.startswith("0") and len(digits) > 1):
        return [_ONES[int(digit)] for digit in digits]
    number = int(digits)
    if len(digits) == 4 and (1100 <= number < 2000 or 2010 <= number < 2100):
        return _year(number)
    return _counted(number)


def _year(number: int) -> list[str]:
    century, rest = divmod(number, 100)
    if rest == 0:
        return [*_counted(century), "hundred"]
    return [*_counted(century), *(["oh"] if rest < 10 else []), *_counted(rest)]


def _counted(number: int) -> list[str]:
    if number < 20:
        return [_ONES[number]]
    if number < 100:
        tens, ones = divmod(number, 10)
        return [_TENS[tens], *([_ONES[ones]] if ones else [])]
    size, name = next((size, name) for size, name in _SCALES if number >= size)
    count, rest = divmod(number, size)
    return [*_counted(count), name, *(_counted(rest) if rest else [])]


def _ordinal(word: str) -> str:
    if word.endswith("y"):
        return f"{word[:-1]}ieth"
    return _ORDINALS.get(word, f"{word}th")


def _word(word: str, is_word: Callable[[str], bool]) -> list[str]:
    stem, ending = _without_s(word)
    lower = word.lower()
    is_spelled = len(stem) > 1 and stem.isupper() and stem.isascii()
    # AI and US are spelled though the dictionary knows "us"; NASA and OPEC are said.
    if is_spelled and (len(stem) <= 3 or (len(stem) <= _LONGEST_SPELLED and not is_word(stem.lower()))):
        letters = [f"{letter.lower()}." for letter in stem]
        return [*letters[:-1], letters[-1] + ending]
    if is_word(lower):
        return [lower]
    parts: list[str] = _CAMEL.findall(word) if "'" not in word else []
    if len(parts) > 1 and word.isascii():
        return [said for part in parts for said in _word(part, is_word)]
    return [lower]


def _without_s(word: str) -> tuple[str, str]:
    """Return the capitals of `GPUs` or `GPU's`, and the s."""
    for ending in ("'s", "s"):
        if word.endswith(ending) and word[: -len(ending)].isupper() and len(word) > len(ending) + 1:
            return word[: -len(ending)], "s"
    return word, ""
