"""How a line of a transcript may begin something: `Name:`, `[0:12] Name: text`, `Name  0:12`, a time alone.

Only possibilities are found here, by the shape of one line; `names` decides
by the whole document which of them are true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from earmark.importers import labels, stamps
from earmark.importers.stamps import Stamp

_REACH = 64
"""How far into a line a name may reach."""
_LONGEST_HEAD = 110
_LEAD = re.compile(r"\s*(?:>{1,3}|[-–—•*]|\d{1,4}[.)](?=\s+\D)|Q\d{1,4}(?=\s+[A-Z]))\s*")
"""What may stand before a name: a quotation mark of captions, a dash, the number of a question."""
_LISTED = re.compile(r"(?:\.{4,}|(?:\s\.){4,}|…{2,}|_{4,})\s*\d{1,4}\s*$")
"""Dots that lead to the number of a page: the line is of a table of contents."""
_NUMBERED = re.compile(r"(?:[A-Za-z]|[IVXLC]+|\d+)(?:\.\d*)*[.)]")
_COLON = re.compile(r"[:：](?=\s|$|[\"“‘'«「『(\[{（]|[^\x00-\u024f])")
ASKED = ("Q", "A")
"""The letters of a question and an answer."""
_ASKED = re.compile(r"(?:([QA])(?:[.:]\s+|[.:]?(?:\s*\t\s*|\s{2,}))(?=\S)|(Q)\s(?=[A-Z“\"‘(\[]))")
"""`Q. When`, `A    Then`: a question and an answer; `Q When`, where `A man` would be no answer."""
_NOT_WHOLE = re.compile(
    r"(?:^|\s)(?:MR|MRS|MS|MX|DR|ST|PROF|REV|HON|SEN|REP|GEN|GOV|JR|SR|NO|VS?)$|\s\w$", re.I
)
_CAPITALS = r"(?:(?:Ma?c|D[ei]|L[ae]|V[ao]n|O['’])?[A-Z][A-Z.'’\-]*[A-Z])"
_FULL_STOP = re.compile(
    rf"((?:[A-Z]\.\s)*(?:[A-Z][A-Za-z]{{1,14}}\.?\s)?{_CAPITALS}(?:\s(?:{_CAPITALS}|[A-Z]\.)){{0,4}}"
    r"(?:\sof\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?)\.(?=\s+\S)"
)
"""`CHAIR POWELL. Good afternoon`, `Mr. SMITH. I thank`, `Senator McCAIN. No`, `Mr. SMITH of Utah. Yes`."""
_ANGLED = re.compile(r"(?:<([^<>]{1,60})>|\[([^\[\]]{1,60})\])\s+(\S.*)")
_DASH = re.compile(r"\s(?:--?|[–—])\s|\s?\|\s?|\t")
_AROUND = " \t-–—|,·•:："
"""What may stand between a name and its time."""
_DIVIDER = re.compile(r"[-–—|,·•:：]+(?=\s|$)|[:：]")
"""What may stand between them and the talk; a dash that touches a word belongs to it."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a line would begin, if it does.

    `name` is empty where the line has only a time. `ending` says what shows
    that the name is one: `:`, `.`, `-`, `<`, `time`, `bold` or `line` (it
    stands alone).
    `order` is `before` or `after` for a time before or after the name.
    `guessed` tells that the name is no sure one.
    """

    name: str = ""
    ending: str = ""
    stamp: Stamp | None = None
    order: str = ""
    rest: str = ""
    guessed: bool = False

    @property
    def style(self) -> tuple[str, str]:
        return self.ending, self.order


def possible(text: str, bold: int = 0) -> Iterator[Start]:
    """Yield what the line *text* may begin, the most telling first; *bold* counts its first bold letters."""
    if _LISTED.search(text):
        return
    lead = _LEAD.match(text)
    if lead and lead.end() < len(text):
        text = text[lead.end() :]
        bold -= lead.end()
    if 0 < bold < min(len(text), _REACH) and text[bold] == " " and _is_more_than_a_number(text[:bold]):
        yield from _by_bold(text, bold)
    if bold >= len(text.rstrip()) > 0 and (head := _head_with_office(text)):
        yield head
    time = stamps.at_start(text)
    if time is None:
        yield from _named(text)
        return
    rest = _after(text, time.end)
    for start in _named(rest):
        if start.stamp is None:
            yield replace(start, stamp=time.stamp, order="before")
    yield Start(stamp=time.stamp, rest=rest)


def _named(text: str) -> Iterator[Start]:
    if not text or text[0].isspace():
        return
    yield from _by_colon(text)
    yield from _by_time(text)
    asked = _ASKED.match(text)
    if asked:
        yield Start(asked[1] or asked[2], ":", rest=text[asked.end() :].strip())
    stop = _FULL_STOP.match(text)
    if stop and not _NOT_WHOLE.search(stop[1]):
        yield Start(stop[1], ".", rest=text[stop.end() :].strip())
    angled = _ANGLED.match(text)
    if angled and _is_name(name := angled[1] or angled[2]):
        yield Start(name, "<", rest=angled[3])
    dash = _DASH.search(text, 0, _REACH)
    if dash and _is_more_than_a_number(text[: dash.start()]):
        yield Start(text[: dash.start()], "-", rest=text[dash.end() :].strip())
    if len(text) <= _REACH and _is_more_than_a_number(text):
        yield Start(text.strip(), "line")


def _head_with_office(text: str) -> Start | None:
    """`**Name - Company - Office**`, alone on its line: all of it says who speaks."""
    dash = _DASH.search(text, 0, _REACH)
    if dash is None or dash[0] == "\t" or text.rstrip().endswith((".", "?", "!", ":")):
        return None
    name = text[: dash.start()]
    whole = len(text) <= _LONGEST_HEAD and stamps.first(text, len(text)) is None
    return Start(name.strip(), "line") if whole and _is_more_than_a_number(name) else None


def _by_colon(text: str) -> Iterator[Start]:
    """`Name: text`, `Name: 0:12 text`, `Name (0:12): text`."""
    for colon in _COLON.finditer(text, 0, _REACH + 32):
        name, rest = text[: colon.start()], text[colon.end() :].strip()
        if name.endswith("\t"):  # a line drawn down the page in colons
            return
        name = name.strip()
        inner = stamps.at_end(name)
        if inner:
            name = name[: inner.start].rstrip(_AROUND)
        name = _unwrapped(name)
        if not _is_name(name) or rest.startswith("//"):
            continue
        if inner:
            yield Start(name, ":", inner.stamp, "after", rest)
            return
        outer = stamps.at_start(rest)
        if outer:
            yield Start(name, ":", outer.stamp, "after", _after(rest, outer.end))
        else:
            yield Start(name, ":", rest=rest)
        return


def _by_time(text: str) -> Iterator[Start]:
    """`Name 0:12`, `Name (0:12) text`."""
    time = stamps.first(text, _REACH)
    name = _unwrapped(text[: time.start].rstrip(_AROUND)) if time else ""
    if time and _is_name(name):
        yield Start(name, "time", time.stamp, "after", _after(text, time.end))


def _by_bold(text: str, bold: int) -> Iterator[Start]:
    """`**Name** text`: nothing but its weight ends the name."""
    rest = _after(text, bold).rstrip()
    if stamps.at_start(rest) is None:
        yield Start(text[:bold], "bold", rest=rest)


def _after(text: str, end: int) -> str:
    """Return what follows a name or time that ends at *end*, without what divides them."""
    rest = text[end:].lstrip()
    divider = _DIVIDER.match(rest)
    return rest[divider.end() :].lstrip() if divider else rest


def _unwrapped(name: str) -> str:
    """Return *name* without the brackets it stands in, as in `[Anna]: text`."""
    if len(name) > 2 and name[0] + name[-1] in ("[]", "()", "<>"):
        return name[1:-1].strip()
    return name


def _is_name(name: str) -> bool:
    return labels.rank(name) > labels.Rank.NOT


def _is_more_than_a_number(name: str) -> bool:
    """Return whether *name* is one and not `I.` or `B)` before a heading; a colon would show that it is."""
    return _is_name(name) and not _NUMBERED.fullmatch(name.strip())
