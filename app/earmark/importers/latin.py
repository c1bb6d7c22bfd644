"""Which of the old encodings of Latin letters a text is in: by the alphabets of its languages."""

from __future__ import annotations

import re

_WESTERN = (
    "àâæçéèêëîïôœùûüÿ",  # French
    "äöüßéèàêçñ",  # German
    "áéíñóúüª",  # Spanish
    "áâãàçéêíóôõúüª",  # Portuguese
    "àèéìíîòóùú",  # Italian
    "æøåéäöüóèàê",  # Danish, Norwegian, Swedish, Finnish
    "áéëíïóöúèçê",  # Dutch
    "áðéíóúýþæö",  # Icelandic
    "àáçèéíïòóúü·",  # Catalan
)
_CENTRAL = (
    "ąćęłńóśźżéüö",  # Polish
    "áčďéěíňóřšťúůýžüö",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "čćđšžéü",  # Croatian, Serbian, Slovene
    "ăâîșțşţ",  # Romanian
)
_TURKISH = ("çğıİöşüâîû",)
_ALPHABETS = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "cp1254": _TURKISH,
    "mac_roman": _WESTERN,
    "cp850": _WESTERN,
    "iso8859_2": _CENTRAL,
    "mac_latin2": _CENTRAL,
    "cp852": _CENTRAL,
}
"""In the order in which they are preferred, where they fit equally well."""
_SIGNS = frozenset("‘’‚“”„‹›«»–—…•·¿¡€£©®™°§\xa0½")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MOST_FOREIGN = 0.4
"""Where more of the letters than this are not ASCII, the language is not written in Latin letters."""
_LARGEST_SAMPLE = 200_000
_ENOUGH = 0.9


def encoding_of(raw: bytes) -> str:
    """Return the encoding of *raw*, a text that is not UTF-8; empty if none of the Latin ones fits."""
    sample = raw[:_LARGEST_SAMPLE]
    letters = sum(byte >= 128 or chr(byte).isalpha() for byte in sample)
    if sum(byte >= 128 for byte in sample) > _MOST_FOREIGN * letters:
        return ""
    scores = {encoding: _score(sample, encoding) for encoding in _ALPHABETS}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= _ENOUGH else ""


def _score(sample: bytes, encoding: str) -> float:
    """Return how many of the letters beyond ASCII belong to one language, from 0 to 1."""
    text = sample.decode(encoding, "replace")
    found = [match.start() for match in _FOREIGN.finditer(text)]
    signs = sum(text[place] in _SIGNS for place in found)
    cased = "".join(text[place] for place in found if text[place].isalpha() and _well_cased(text, place))
    known = max(_known(cased, alphabet) for alphabet in _ALPHABETS[encoding])
    return (signs + known) / max(1, len(found))


def _known(letters: str, alphabet: str) -> int:
    both = frozenset(alphabet + alphabet.upper())
    return sum(letter in both for letter in letters)


def _well_cased(text: str, place: int) -> bool:
    """Whether a letter may be a capital where it stands: not right behind a small one."""
    return not (text[place].isupper() and place and text[place - 1].islower())
