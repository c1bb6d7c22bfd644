"""Timed text in XML -> cues: TTML and DFXP, the transcripts of Apple Podcasts, captions of YouTube."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, XMLParser

from earmark.errors import UserError
from earmark.importers.cue import Cue
from earmark.model.episode import Word

_CLOCK = re.compile(r"(?:(\d{1,7}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9})|:(\d{1,3})(?:\.\d+)?)?", re.ASCII)
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,12})?)(h|ms|m|s|f|t)?", re.ASCII)
_IN_MS = {"h": 3_600_000.0, "m": 60_000.0, "s": 1_000.0, "ms": 1.0, None: 1_000.0}
_FRAMES, _TICKS = 30.0, 1.0
_SPACES = re.compile(r"\s+")
_HIDDEN = frozenset(("metadata", "head", "style", "styling", "layout"))
_DAMAGED = "This file of timed text is damaged."


def looks_like(text: str) -> bool:
    head = text[:3_000]
    return any(sign in head for sign in ("<tt ", "<tt>", "<tt:tt", "<transcript>", "<timedtext"))


def cues_of(text: str) -> list[Cue]:
    """Return the cues of *text*.

    Raises:
        UserError: It is not XML, or it would have to be built first from its declarations.
    """
    root = _root(text)
    if _name(root) == "tt":
        return list(_Ttml(root).cues())
    return [cue for element in root.iter() if (cue := _youtube(element))]


def _root(text: str) -> Element:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UserError(_DAMAGED, "It has declarations that no transcript has. Choose another file.")
    parser = XMLParser(encoding="utf-8")  # whatever it says: it was that once
    try:
        parser.feed(text.encode("utf-8", "replace"))
        return parser.close()
    except ParseError as error:
        raise UserError(_DAMAGED, "Download or export it again.", str(error)) from error


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Element, name: str) -> str:
    """Return an attribute, whatever name space it has."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


@dataclass(slots=True)
class _Said:
    """The text of one paragraph as it is gathered, and the words in it with times."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    words: list[Word] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


class _Ttml:
    """A TTML file: its rates, its speakers, its paragraphs."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._frames = _number(_attribute(root, "frameRate")) or _FRAMES
        self._ticks = _number(_attribute(root, "tickRate")) or _TICKS
        self._agents = {
            _attribute(element, "id"): name
            for element in root.iter()
            if _name(element) == "agent" and (name := _agent_name(element))
        }

    def cues(self) -> Iterator[Cue]:
        for paragraph, outer_ms, agent in self._paragraphs():
            start_ms, end_ms = self._span(paragraph, outer_ms)
            said = _Said()
            self._gather(paragraph, said, start_ms or 0)
            if start_ms is None and said.words:
                start_ms, end_ms = said.words[0].start_ms, said.words[-1].end_ms
            text = "".join(said.parts)
            if text.strip():
                yield Cue(text, start_ms, end_ms, self._agents.get(agent, agent), tuple(said.words))

    def _paragraphs(self) -> Iterator[tuple[Element, int, str]]:
        """Yield each paragraph with the begin and the speaker of what it stands in."""
        waiting = [(self._root, 0, "")]
        while waiting:
            element, begin_ms, agent = waiting.pop()
            agent = _attribute(element, "agent") or agent
            if _name(element) == "p":
                yield element, begin_ms, agent
            elif _name(element) not in _HIDDEN:
                own_ms = self._span(element, begin_ms)[0]
                begin_ms = begin_ms if own_ms is None else own_ms
                waiting += [(child, begin_ms, agent) for child in reversed(element)]

    def _gather(self, paragraph: Element, said: _Said, begin_ms: int) -> None:
        """Take the text of *paragraph*, and the words in it that have times."""
        waiting: list[tuple[Element, str]] = [(paragraph, "in")]
        while waiting:
            element, part = waiting.pop()
            if part == "after":
                said.add(_spaced(element.tail))
                continue
            if element is not paragraph:
                waiting.append((element, "after"))
            if _name(element) == "br":
                said.add("\n")
            elif _name(element) not in _HIDDEN:
                self._enter(element, said, begin_ms if element is not paragraph else None)
                waiting += [(child, "in") for child in reversed(element)]

    def _enter(self, element: Element, said: _Said, begin_ms: int | None) -> None:
        """Take the text with which *element* begins; all of its words, if it is one."""
        if _attribute(element, "unit") in ("word", "sentence") and said.parts:
            said.add(" ")  # Apple puts nothing between two words
        text = _spaced(element.text)
        if begin_ms is not None and len(element) == 0 and text.strip():
            start_ms, end_ms = self._span(element, begin_ms)
            if start_ms is not None and end_ms is not None and end_ms >= start_ms:
                start = said.length + len(text) - len(text.lstrip())
                said.words.append(Word(start, start + len(text.strip()), start_ms, end_ms))
        said.add(text)

    def _span(self, element: Element, outer_ms: int) -> tuple[int | None, int | None]:
        """Return when *element* begins and ends.

        Times count from the begin of what it stands in, says the standard;
        most files count from the begin of all, which shows where a time would
        lie before its surroundings.
        """
        begin_ms, end_ms = self._time(_attribute(element, "begin")), self._time(_attribute(element, "end"))
        if begin_ms is None:
            return None, None
        lasts_ms = self._time(_attribute(element, "dur"))
        if end_ms is None and lasts_ms is not None:
            end_ms = begin_ms + lasts_ms
        if begin_ms < outer_ms:
            return outer_ms + begin_ms, None if end_ms is None else outer_ms + end_ms
        return begin_ms, end_ms

    def _time(self, text: str) -> int | None:
        text = text.strip()
        if offset := _OFFSET.fullmatch(text):
            per_ms = {"f": 1_000 / self._frames, "t": 1_000 / self._ticks}
            unit = offset[2]
            return round(float(offset[1]) * (per_ms[unit] if unit in per_ms else _IN_MS[unit]))
        clock = _CLOCK.fullmatch(text)
        if clock is None:
            return None
        whole_s = (int(clock[1] or 0) * 60 + int(clock[2])) * 60 + int(clock[3])
        frames_ms = int(clock[5] or 0) * 1_000 / self._frames
        return whole_s * 1_000 + int((clock[4] or "0").ljust(3, "0")[:3]) + round(frames_ms)


def _agent_name(agent: Element) -> str:
    return " ".join("".join(agent.itertext()).split())


def _spaced(text: str | None) -> str:
    return _SPACES.sub(" ", text) if text else ""


def _number(text: str) -> float | None:
    found = _OFFSET.fullmatch(text)
    return float(found[1]) or None if found else None


def _youtube(element: Element) -> Cue | None:
    """`<text start="0.5" dur="2.1">` in seconds, or `<p t="500" d="2100">`, where words are `<s t="40">`."""
    name = _name(element)
    begin, lasts = ("start", "dur") if name == "text" else ("t", "d")
    start = _OFFSET.fullmatch(element.get(begin, ""))
    text = _unescaped("".join(element.itertext()))
    if name not in ("text", "p") or start is None or not text.strip():
        return None
    length = _OFFSET.fullmatch(element.get(lasts, ""))
    per_ms = 1_000 if name == "text" else 1
    start_ms = round(float(start[1]) * per_ms)
    end_ms = start_ms + round(float(length[1]) * per_ms) if length else None
    return Cue(text, start_ms, end_ms)


def _unescaped(text: str) -> str:
    """Return *text* without the entities that YouTube escapes twice."""
    return html.unescape(text) if "&" in text else text
