"""Reads what `earmark convert --to json` writes, as the same episode."""

from __future__ import annotations

import re
from collections.abc import Iterator

from earmark.importers.json_parsing import Json
from earmark.importers.json_values import Record, at, records
from earmark.model import clock_text
from earmark.model.episode import ROLES, Chapter, Episode, Paragraph, Remark, Speaker, Turn, Word

_MOST_MS = 2**31 - 1
_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ") | {0: "\ufffd"}
_PLACE = re.compile(r"(?:[Pp]age (\d{1,6})(?:, (\d\d+:\d\d:\d\d))?|(\d\d+:\d\d:\d\d)): (.*)", re.DOTALL)


def is_ours(document: Json) -> bool:
    turns = records(at(document, "turns"))
    return any("paragraphs" in turn for turn in turns) and isinstance(at(document, "speakers"), list)


def episode(document: Json) -> Episode:
    """Return the episode that was written. What somebody else put in and makes no sense is left out."""
    speakers = tuple(map(_speaker, records(at(document, "speakers"))))
    places: dict[str, int] = {}
    for place, speaker in enumerate(speakers):
        places.setdefault(speaker.name, place)
    number = at(document, "episode")
    turns = (_turn(turn, places) for turn in records(at(document, "turns")))
    remarks = at(document, "remarks")
    return Episode(
        title=_line(at(document, "title")),
        show=_line(at(document, "show")),
        number=str(number) if type(number) is int and abs(number) < 10**15 else _line(number),
        speakers=speakers,
        turns=tuple(turn for turn in turns if turn.paragraphs),
        chapters=tuple(_chapters(document)),
        remarks=tuple(_remark(text) for text in remarks if isinstance(text, str))
        if isinstance(remarks, list)
        else (),
        date=_line(at(document, "date")),
    )


def _speaker(value: Record) -> Speaker:
    role, palette = value.get("role"), value.get("palette")
    return Speaker(
        _line(value.get("name")),
        palette if type(palette) is int and 0 <= palette < 1000 else None,
        role if isinstance(role, str) and role in ROLES else "",
    )


def _turn(value: Record, places: dict[str, int]) -> Turn:
    paragraphs = tuple(
        _paragraph(paragraph)
        for paragraph in records(value.get("paragraphs"))
        if isinstance(paragraph.get("text"), str)
    )
    return Turn(places.get(_line(value.get("speaker"))), paragraphs)


def _paragraph(value: Record) -> Paragraph:
    text = _line(value.get("text"))
    return Paragraph(
        text,
        _time(value.get("start_ms")),
        _time(value.get("inferred_ms")),
        _line(value.get("stamp")),
        tuple(_words(value.get("words"), len(text))),
        value.get("sponsor") is True,
        tuple(_words(value.get("cues"), len(text))),
    )


def _words(value: Json, length: int) -> Iterator[Word]:
    """Yield the words that lie in a text of so many characters, in rising order."""
    after = 0
    for item in records(value):
        start, end = item.get("start"), item.get("end")
        start_ms, end_ms = _time(item.get("start_ms")), _time(item.get("end_ms"))
        if type(start) is not int or type(end) is not int or start_ms is None or end_ms is None:
            continue
        if after <= start < end <= length and start_ms <= end_ms:
            yield Word(start, end, start_ms, end_ms)
            after = start


def _chapters(document: Json) -> Iterator[Chapter]:
    for item in records(at(document, "chapters")):
        start_ms = _time(item.get("start_ms"))
        if start_ms is not None:
            yield Chapter(_line(item.get("title")), start_ms)


def _remark(text: str) -> Remark:
    """Return a remark with the page and time that stand before it in words."""
    found = _PLACE.fullmatch(text)
    if found is None:
        return Remark(text)
    page, after, alone, words = found.groups()
    stamp = after or alone
    return Remark(words, int(page) if page else None, clock_text.parse(stamp) if stamp else None)


def _time(value: Json) -> int | None:
    return value if type(value) is int and 0 <= value <= _MOST_MS else None


def _line(value: Json) -> str:
    """Return a text as it is, but on one line; no place in it changes."""
    return value.translate(_LINE_ENDS) if isinstance(value, str) else ""
