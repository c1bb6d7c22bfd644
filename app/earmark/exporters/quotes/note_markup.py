"""The small part of Markdown that notes are written in, for formats that are no Markdown themselves.

Bold, italics, code, links and lists; anything else stands as it was typed.
Only links to the web and to mail addresses are links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

_LONGEST = 20_000
"""In characters; a longer note is text, for it would take too long to look through."""
_ITEM = re.compile(r"\s{0,3}(?:[-*+]|(?P<number>\d{1,9})[.)])\s+(?P<text>.*)")
_EMPTY = re.compile(r"\n[ \t]*\n\s*")
_MARKS = re.compile(
    r"""`(?P<code>[^`\n]{1,400})`
      | \*\*(?=\S)(?P<bold>.{1,400}?)(?<=\S)\*\*
      | (?<!\w)__(?=\S)(?P<bold_too>.{1,400}?)(?<=\S)__(?!\w)
      | \*(?=[^\s*])(?P<italic>[^*\n]{1,400}?)(?<=\S)\*
      | (?<!\w)_(?=[^\s_])(?P<italic_too>[^_\n]{1,400}?)(?<=\S)_(?!\w)
      | \[(?P<label>[^\]\n]{1,400})\]\((?P<link>(?:https?://|mailto:)[^\s()<>]{1,400})\)
      | (?P<address>https?://[^\s<>()]{1,400}[^\s<>().,;:!?'"])
      | \\(?P<escaped>[\\`*_\[\]()#+\-.!<>])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class NoteRun:
    """Words that look alike; `link` is empty where they lead nowhere."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


class NoteBlock(NamedTuple):
    """A paragraph, or an item of a list: then `mark` stands before it, “•” or “2.”."""

    runs: tuple[NoteRun, ...]
    mark: str = ""


def note_blocks(note: str) -> list[NoteBlock]:
    """Return what *note* says, its line breaks kept."""
    if len(note) > _LONGEST:
        return [NoteBlock((NoteRun(text),)) for text in _EMPTY.split(note) if text.strip()]
    return [block for text in _EMPTY.split(note) for block in _blocks(text)]


def _blocks(paragraph: str) -> Iterator[NoteBlock]:
    for item, lines in groupby(paragraph.strip("\n").split("\n"), key=_is_item):
        if not item:
            text = "\n".join(lines).strip()
            if text:
                yield NoteBlock(tuple(_runs(text, NoteRun(""))))
            continue
        for line in lines:
            found = _ITEM.fullmatch(line)
            if found:
                mark = f"{found['number']}." if found["number"] else "•"
                yield NoteBlock(tuple(_runs(found["text"], NoteRun(""))), mark)


def _is_item(line: str) -> bool:
    return _ITEM.fullmatch(line) is not None


def _runs(text: str, look: NoteRun) -> Iterator[NoteRun]:
    at = 0
    for found in _MARKS.finditer(text):
        if found.start() > at:
            yield replace(look, text=text[at : found.start()])
        yield from _marked(found, look)
        at = found.end()
    if at < len(text):
        yield replace(look, text=text[at:])


def _marked(found: re.Match[str], look: NoteRun) -> Iterator[NoteRun]:
    bold = found["bold"] or found["bold_too"]
    italic = found["italic"] or found["italic_too"]
    if bold:
        yield from _runs(bold, replace(look, bold=True))
    elif italic:
        yield from _runs(italic, replace(look, italic=True))
    elif found["code"]:
        yield replace(look, text=found["code"], code=True)
    elif found["label"]:
        yield replace(look, text=found["label"], link=found["link"])
    elif found["address"]:
        yield replace(look, text=found["address"], link=found["address"])
    else:
        yield replace(look, text=found["escaped"])
