"""Where sentences begin and end, in text that was spoken.

A full stop ends a sentence unless it belongs to an abbreviation, an initial
or a number, or the next word goes on in small letters. Closing quotation
marks and brackets belong to the sentence they close.
"""

from __future__ import annotations

import re

from earmark.model.episode import PARAGRAPH_BREAK

_STOP = re.compile(
    r"""(?P<mark>[.!?…]+|[؟।])     # what ends a sentence, if a space follows
        (?P<closers>["'”’»)\]}]*)
        (?=\s)
      | [。！？]+["'”’»」』）]*      # what ends one without a space
    """,
    re.VERBOSE,
)
_OPENERS = "\"'“‘«([{¿¡—–-"
_LAST_WORD = re.compile(r"[^\s\"“‘«(\[{—–]*$")
_NEXT_WORD = re.compile(r"[\w'’]+")

_NEVER_LAST = frozenset(
    "dr mr mrs ms mx prof st mt ft gen col lt sgt capt maj cmdr adm gov sen rep pres hon rev fr sr "
    "messrs mmes vs v e.g i.e cf viz approx ca no nos vol vols fig figs eq eqs sec ch pp p ed eds trans al "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
"""Words that something always follows: a stop after them ends nothing."""

_SOMETIMES_LAST = frozenset(
    "etc inc ltd co corp bros jr esq dept univ est ave blvd rd a.m p.m b.c a.d ph.d m.d b.a m.a b.s m.s b.sc "
    "m.sc d.phil ll.b ll.m d.c".split()
)
"""Words whose stop also ends the sentence where the next word can only begin one."""

_BEGINNERS = frozenset(
    "the a an and but or so yet because if when while where what who why how which that this these those it "
    "its i i'm i've i'd i'll you your he his she her we our they their there here in on at to from for with "
    "as of by is are was were do does did have has had can could will would should may not no yes yeah yep "
    "well now then also however maybe perhaps let let's okay ok right oh um uh".split()
)
"""Words that, with a capital, begin a sentence rather than go on with a name."""


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
    rest = paragraph[match.end() :].lstrip().lstrip(_OPENERS).lstrip()
    mark = match["mark"]
    if mark is None or not rest:
        return True
    if rest[0].islower():
        return False
    if mark != ".":
        # “Well… I think” goes on: the capital of “I” tells nothing.
        trails_off = mark.endswith(("..", "…"))
        return not (trails_off and _next_word(rest) in _LOUD_I)
    return _stop_ends_sentence(_LAST_WORD.search(paragraph, 0, match.start()), rest)


def _stop_ends_sentence(before: re.Match[str] | None, rest: str) -> bool:
    """Decide about a single full stop after the word *before*."""
    word = before.group() if before else ""
    if word.lower() in _NEVER_LAST:
        return False
    initials = len(word) == 1 and word.isalpha() and word.isupper() and word != "I"
    acronym = re.fullmatch(r"(?:\w\.)+\w", word) is not None
    if initials or acronym or word.lower() in _SOMETIMES_LAST:
        return _next_word(rest) in _BEGINNERS
    return True


_LOUD_I = frozenset(["i", "i'm", "i've", "i'd", "i'll"])


def _next_word(rest: str) -> str:
    found = _NEXT_WORD.match(rest)
    return found.group().lower().replace("’", "'") if found else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, max(start + left, start + len(piece.rstrip()))
