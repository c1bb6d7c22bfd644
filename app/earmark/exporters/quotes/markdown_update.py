"""Puts blocks in the place of those of the same name in a Markdown file, and new ones among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_NAME_LINE = re.compile(r"^\^em-([A-Za-z0-9-]+)[ \t]*(?=\r?$)", re.MULTILINE)
_QUOTE_LINE = re.compile(r"[ ]{0,3}>")
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.*?)^---[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[a-z]+): \"(?:[^\"\\\r\n]|\\.)*\"(?=\r?$)", re.MULTILINE)


class Section(NamedTuple):
    """Blocks by their names, in order, under a heading; "" is none.

    A `last` section stands behind all others, and new ones go before it.
    """

    heading: str
    blocks: Mapping[str, str]
    last: bool = False


class _Block(NamedTuple):
    """`text[start:end]` is the block of the quote of that name."""

    name: str
    start: int
    end: int


class _Places:
    """Where new pieces of text go: before or behind a block that is there, or to the end of the file."""

    def __init__(self, sections: Sequence[Section], there: set[str]) -> None:
        self.before: dict[str, list[str]] = {}
        self.behind: dict[str, list[str]] = {}
        self.end: list[str] = []
        for section in sections:
            self._place(section, there)

    def _place(self, section: Section, there: set[str]) -> None:
        waiting: list[str] = []
        known = ""
        for name, block in section.blocks.items():
            if name not in there:
                waiting.append(block)
                continue
            if section.last:
                waiting, self.end = [*self.end, *waiting], []
            self.before[name], waiting, known = waiting, [], name
        if waiting and known and section.heading:
            self.behind[known] = waiting
        elif waiting:
            self.end += [section.heading, *waiting] if section.heading else waiting


def with_blocks(text: str, sections: Sequence[Section], line_end: str) -> str:
    """Return *text* with its blocks as they are in *sections*, and new ones among them in their order.

    All else stays as it stands: also blocks that are not in *sections*, and
    headings under which nothing is left.
    """
    there = list(_blocks(text))
    blocks = {name: block for section in sections for name, block in section.blocks.items()}
    places = _Places(sections, {block.name for block in there})
    gap = line_end * 2
    out: list[str] = []
    at = 0
    for block in there:
        new = places.before.pop(block.name, [])
        out += [text[at : block.start], *(piece + gap for piece in new)]
        out.append(blocks.get(block.name, text[block.start : block.end]))
        out += [gap + piece for piece in places.behind.pop(block.name, [])]
        at = block.end
    out.append(text[at:])
    return _appended("".join(out), places.end, line_end)


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the blocks in *text*: the line with the name, and the quote right above it."""
    after = 0
    for found in _NAME_LINE.finditer(text):
        start, at = found.start(), found.start()
        while at > after:
            line = text.rfind("\n", after, at - 1) + 1 or after
            if _QUOTE_LINE.match(text, line, at):
                start = line
            elif at != found.start() or text[line:at].strip():
                break  # one empty line may stand between the two
            at = line
        after = found.end()
        if start < found.start():
            yield _Block(found[1], start, after)


def _appended(text: str, blocks: Sequence[str], line_end: str) -> str:
    if not blocks:
        return text
    gap = "" if not text.strip() else line_end if text.endswith("\n") else line_end * 2
    return f"{text}{gap}{(line_end * 2).join(blocks)}{line_end}"


def with_fields(text: str, fields: Mapping[str, str]) -> str:
    """Return *text* with those fields of its front matter renewed that look as if written here."""
    front = _FRONT.match(text)
    if not front:
        return text

    def renewed(found: re.Match[str]) -> str:
        value = fields.get(found["name"])
        return found[0] if value is None else f"{found['name']}: {value}"

    start, end = front.span("fields")
    return text[:start] + _FIELD.sub(renewed, front["fields"]) + text[end:]
