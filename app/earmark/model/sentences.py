"""Where sentences begin and end, in text that was spoken.

A full stop ends a sentence unless it belongs to an abbreviation, an initial
or a number, or the next word goes on in small letters. Closing quotation
marks and brackets belong to the sentence they close.
"""

from __future__ import annotations

import re

from earmark.model.episode import PARAGRAPH_BREAK

_STOP = re.compile(
    r"""(?P<mark>(?<![.!?…])[.!?…]++|[؟।])     # what ends a sentence, if a space follows
        ["'”’»)\]}]*+
        (?=\s)
      | [。！？]+["'”’»」』）]*      # what ends one without a space
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[^\s\"“‘«(\[{—–]*$")
_LONGEST_ABBREVIATION = 16
_WORD_AFTER = re.compile(r"""[\s"'“‘«(\[{¿¡—–-]*(?P<word>[\w'’]*)""")
_ACRONYM = re.compile(r"(?:\w\.)+\w")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = _words("dr mr mrs ms mx prof messrs mmes vs e.g i.e cf viz")
"""Words that something always follows: a stop after them ends nothing."""

_BEFORE_NUMBERS = _words(
    "no nos vol vols fig figs eq eqs sec ch pp p ed approx ca "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
)
"""Words whose stop ends nothing where a number follows (“No. 5”, but “I said no. Five left.”)."""

_SELDOM_LAST = _words(
    "etc al inc ltd co corp bros dept univ est st mt ft ave blvd rd jr sr esq gen col lt sgt capt maj cmdr "
    "adm gov sen rep pres hon rev fr v a.m p.m b.c a.d ph.d b.sc m.sc d.phil ll.b ll.m"
)
"""Words whose stop ends the sentence only where the next word is one that begins sentences."""

_BEGINNERS = _words(
    "the a an and but or so yet because if when while where what who why how which that this these those it "
    "it's its i i'm i've i'd i'll you you're your he he's his she she's her we we're our they they're their "
    "there there's here in on at to from for with as of by is are was were do does did have has had can "
    "could will would should may not no yes yeah yep well now then also however maybe perhaps let let's okay "
    "ok right oh um uh"
)
"""Words that, with a capital, begin a sentence rather than go on with a name."""

_ALWAYS_CAPITAL = _words("i i'm i've i'd i'll")


def sentences(paragraph: str) -> list[tuple[int, int]]:
    """Return the sentences of one paragraph in order, as half-open ranges without outer spaces."""
    cuts = [match.end() for match in _STOP.finditer(paragraph) if _ends_sentence(paragraph, match)]
    pieces = zip([0, *cuts], [*cuts, len(paragraph)], strict=True)
    ranges = [_trimmed(paragraph, start, end) for start, end in pieces]
    return [(start, end) for start, end in ranges if start < end]


def sentence_range(text: str, offset: int) -> tuple[int, int]:
    """Return the sentence of *text* that holds *offset*, as a half-open range.

    Paragraphs are cut at line breaks. Between two sentences, the one before
    is meant; at the very end of a paragraph, its last one. An empty
    paragraph gives an empty range.
    """
    offset = min(max(offset, 0), len(text))
    begin = text.rfind(PARAGRAPH_BREAK, 0, offset) + 1
    end = text.find(PARAGRAPH_BREAK, offset)
    found = sentences(text[begin : end if end >= 0 else len(text)])
    if not found:
        return begin, begin
    start, stop = next((s for s in reversed(found) if s[0] <= offset - begin), found[0])
    return begin + start, begin + stop


def _ends_sentence(paragraph: str, match: re.Match[str]) -> bool:
    after = _word_after(paragraph, match.end())
    mark = match["mark"]
    if mark is None or not after:
        return True
    if after[0].islower():
        return False
    if mark == ".":
        return _stop_ends_sentence(_word_before(paragraph, match.start()), after)
    # “Well… I think” goes on: the capital of “I” tells nothing.
    return not (mark.endswith(("..", "…")) and _plain(after) in _ALWAYS_CAPITAL)


def _stop_ends_sentence(before: str, after: str) -> bool:
    """Decide about a single full stop between two words, the second not in small letters."""
    word = before.lower()
    if word in _NEVER_LAST:
        return False
    if word in _BEFORE_NUMBERS and after[0].isdigit():
        return False
    is_initial = len(before) == 1 and before.isupper() and before != "I"
    if is_initial or word in _SELDOM_LAST or _ACRONYM.fullmatch(before):
        return _plain(after) in _BEGINNERS
    return True


def _word_before(paragraph: str, end: int) -> str:
    found = _WORD_BEFORE.search(paragraph[max(0, end - _LONGEST_ABBREVIATION) : end])
    return found.group() if found else ""


def _word_after(paragraph: str, start: int) -> str:
    found = _WORD_AFTER.match(paragraph, start)
    return found["word"] if found else ""


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, max(start + left, start + len(piece.rstrip()))
