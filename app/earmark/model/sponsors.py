"""Who pays for a sponsor read, as far as its words tell."""

from __future__ import annotations

import re
from collections import Counter

_SITE = re.compile(r"\b([A-Za-z][\w-]+)\.(?:com|ai|io|org|net|co|dev|fm)\b")
_THANKED = re.compile(
    r"(?i:brought to you by|sponsored by|supported by|thanks to|comes from|partnership with)\s+(?:the\s+)?"
    r"([A-Z][\w&]*(?:\s+[A-Z][\w&]*)?)"
)
_CAPITAL = re.compile(r"\b[A-Z][\w&]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMMON = _words(
    "AI And All Also Are But Can Data For From Get Go Has Have Hello Here Hey How If In Is It Its Join Just "
    "Learn Let Many My New No Not Now Of On Or Our Plus Science She So Thank Thanks That The Their Then "
    "There These They This To Today Trusted Use Visit Was We Well What When Where Who Why Will With Yes You "
    "Your Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December"
)
"""Words that begin sentences, or are in every advertisement: not the name of a sponsor."""


def sponsor_name(text: str) -> str:
    """Return the name of the sponsor that *text* speaks for, or "" if it cannot be recognised.

    A web address decides, then words of thanks, then the name said most often.
    """
    names: Counter[str] = Counter(name for name in _CAPITAL.findall(text) if name not in _COMMON)
    for site in _SITE.findall(text):
        spelled = next((name for name in names if name.lower() == site.lower()), None)
        if spelled:
            return spelled
    thanked = _THANKED.search(text)
    if thanked:
        return str(thanked.group(1))
    name, count = names.most_common(1)[0] if names else ("", 0)
    return name if count > 1 else ""
