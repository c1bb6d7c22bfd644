"""Which paragraphs are sponsor reads, judged by their wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from earmark.importers import labels
from earmark.model.episode import Paragraph

_ENDING = "com|org|net|io|ai|co|tv|fm|app|dev|shop|store|edu|me|uk|de"
_ADDRESS = rf"(?:\b[\w-]+(?:\.[\w-]+)*\.(?:{_ENDING})\b|\bdot com\b)"

_CUES = [
    # The read says that it is one, and begins with it.
    (
        r"^(?:and |but |so )?(?:(?:today|this)[’']?s? (?:episode|show|podcast|week)(?:[’']s episode)?|"
        r"this podcast|the show|(?:support|funding) for (?:this|the|today[’']s) (?:show|podcast|episode)) "
        r"(?:is|was|comes|also comes) (?:also )?"
        r"(?:brought|sponsored|supported|presented|made possible|from)\b",
        4.0,
    ),
    (
        r"^(?:and )?(?:now )?(?:a (?:quick )?(?:word|message) from|let[’']s (?:take a moment to )?thank) "
        r"(?:our|today[’']s|this week[’']s) sponsors?\b",
        4.0,
    ),
    (r"\b(?:thanks|thank you) to [^.]{2,60} for (?:sponsoring|supporting)\b", 2.5),
    (r"\b(?:our|today[’']s|this week[’']s) sponsors?\b", 1.0),
    # It offers something.
    (r"\b(?:use|with|enter) (?:the |my |our |promo |discount |coupon )*code\b", 2.0),
    (r"\b(?:promo|discount|coupon|offer) code\b", 1.5),
    (r"\b(?:\d+|ten|fifteen|twenty|fifty)\s?(?:%|percent) off\b", 2.0),
    (r"\bat checkout\b", 1.5),
    (r"\bfree (?:trial|month|shipping|quote|demo|consultation)\b", 1.5),
    (r"\bmoney[- ]back\b|\bfor a limited time\b", 1.5),
    (r"\bexclusive (?:access|offer|discount|deal)\b", 1.0),
    (r"\b(?:you can (?:get|use|save|try)|you[’']ll (?:get|save|learn|receive))\b", 0.7),
    (r"\b(?:sign up|get started|enrol+)\b", 0.7),
    # It tells where to go.
    (
        r"\b(?:visit|go to|head (?:over )?to|check (?:it |them |us )?out at|sign up at|available at|"
        rf"learn more at|(?:off|pass|more|course|out|notes or|yours) at)\b[^.?!]{{0,60}}?{_ADDRESS}",
        2.0,
    ),
    (rf"\bthat[’']s [\w ,-]{{0,40}}?{_ADDRESS}", 1.5),
    (rf"{_ADDRESS}(?:/[\w-]+)*\W*$", 1.0),
    # It praises.
    (
        r"\b(?:world[’']s leading|cutting-edge|award-winning|trusted by|best-in-class|seamless(?:ly)?|"
        r"join (?:thousands|millions|over)|hands-on|unleash|risk-free|highlight of my|"
        r"i(?:[’']m)? (?:love|loving) (?:my|their))\b",
        0.7,
    ),
    # It is about the episode itself, not about a product.
    (
        r"\b(?:welcome (?:back )?to|thanks for (?:joining|listening|tuning)|(?:my|our|today[’']s) guest|"
        r"guest (?:today|on)|this is episode|transcript (?:for|of) this|until next time|subscribing|"
        r"let[’']s (?:go|jump|dive|get)|in today[’']s episode|all the show notes)\b",
        -3.0,
    ),
    (r"^(?:yeah|yes|no|right|exactly|mm-hmm|okay|ok|so yeah|well|oh|cool|nice|wow)\b", -2.0),
    (r"\?", -0.4),
]
"""What speaks for a sponsor read, and how much; negative speaks against it."""
_ENOUGH = 4.0
_TELLING = (
    *("sponsor", "brought", "supported", "supporting", "presented", "made possible"),
    *(" is from", " was from", "comes from", "also from"),
    *(" code", "% off", "percent off", "checkout", "money back", "money-back", "limited time"),
    *("free trial", "free month", "free shipping", "free quote", "free demo", "free consultation"),
    *("exclusive ", "dot com", *(f".{ending}" for ending in _ENDING.split("|"))),
)
"""Without any of these there is never enough, and they are found ten times as fast."""
_SHORTEST_WORDS = 25
_NAMED_SO = frozenset(
    ("ad", "ads", "advert", "advertisement", "sponsor", "sponsor message", "sponsor read", "commercial")
)
"""Labels that say it themselves."""


def marked(paragraphs: Sequence[Paragraph], names: Sequence[str]) -> list[Paragraph]:
    """Return the paragraphs, sponsor reads marked; *names* are the labels before each."""
    out = []
    name = ""
    for paragraph, label in zip(paragraphs, names, strict=True):
        name = label or name
        sponsor = labels.key(name) in _NAMED_SO or _is_read(paragraph.text)
        out.append(replace(paragraph, sponsor=True) if sponsor else paragraph)
    return out


def _is_read(text: str) -> bool:
    if text.count(" ") < _SHORTEST_WORDS:
        return False
    plain = text.lower()
    if not any(sign in plain for sign in _TELLING):
        return False
    return sum(weight for cue, weight in _compiled() if cue.search(text)) >= _ENOUGH


@cache
def _compiled() -> list[tuple[re.Pattern[str], float]]:
    return [(re.compile(cue, re.IGNORECASE), weight) for cue, weight in _CUES]
