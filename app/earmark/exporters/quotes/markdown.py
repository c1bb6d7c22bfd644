"""Quotes as Markdown: one block quote each, with speaker, a link to its time, tags and note.

A block is the lines that begin with `>`, an empty line and the block's own
name, `^em-ID` (Obsidian links to it). Writing over such a file puts new
blocks in the place of those of the same name and leaves all else as it
stands: also blocks of quotes that are not among those to be written, for
they may be of another episode, or hidden by a filter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from earmark.errors import UserError
from earmark.exporters.markdown import escaped
from earmark.exporters.quotes.rows import Row, Sheet, Source
from earmark.model.quotes import Part

_NAME = "^em-"
_NAME_LINE = re.compile(r"^\^em-([A-Za-z0-9-]+)[ \t]*(?=\r?$)", re.MULTILINE)
_QUOTE_LINE = re.compile(r"[ ]{0,3}>")
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.*?)^---[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[a-z]+): \"(?:[^\"\\\r\n]|\\.)*\"(?=\r?$)", re.MULTILINE)
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]")
_NOT_IN_A_TAG = re.compile(r"[^\w/-]+")


class _Block(NamedTuple):
    """`text[start:end]` is the block of the quote of that name."""

    name: str
    start: int
    end: int


def write(sheet: Sheet) -> bytes:
    """Return the quotes as a new file."""
    blocks = [*_front_matter(sheet.source), f"# {escaped(sheet.source.heading)}"]
    if sheet.source.subtitle:
        blocks.append(escaped(sheet.source.subtitle))
    return ("\n\n".join([*blocks, *(_block(row) for row in sheet.rows)]) + "\n").encode()


def updated(sheet: Sheet, before: bytes) -> bytes:
    """Return the file *before* with its blocks as they are now and new ones among them, in reading order.

    Raises:
        UserError: It is no text in UTF-8.
    """
    try:
        text = before.decode()
    except UnicodeDecodeError as error:
        raise UserError("The file to be updated is not text.", "Export to another file.") from error
    line_end = "\r\n" if "\r\n" in text else "\n"
    blocks = {_name(row): _block(row).replace("\n", line_end) for row in sheet.rows}
    text = _with_fields(text, dict(_fields(sheet.source)))
    return _with_blocks(text, blocks, line_end).encode()


def _with_blocks(text: str, blocks: Mapping[str, str], line_end: str) -> str:
    there = list(_blocks(text))
    before = _new_before(blocks, {block.name for block in there})
    out: list[str] = []
    at = 0
    for block in there:
        new = before.pop(block.name, [])
        out += [text[at : block.start], *(blocks[name] + line_end * 2 for name in new)]
        out.append(blocks.get(block.name, text[block.start : block.end]))
        at = block.end
    out.append(text[at:])
    last = before.pop("", [])
    return _appended("".join(out), [blocks[name] for name in last], line_end)


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


def _new_before(names: Mapping[str, str], there: set[str]) -> dict[str, list[str]]:
    """Return the names of new blocks by that of the block which they go before; by "" those at the end."""
    new: dict[str, list[str]] = {}
    waiting: list[str] = []
    for name in names:
        if name not in there:
            waiting.append(name)
        elif waiting:
            new[name] = waiting
            waiting = []
    return new | {"": waiting}


def _appended(text: str, blocks: Sequence[str], line_end: str) -> str:
    if not blocks:
        return text
    gap = "" if not text.strip() else line_end if text.endswith("\n") else line_end * 2
    return f"{text}{gap}{(line_end * 2).join(blocks)}{line_end}"


def _with_fields(text: str, fields: Mapping[str, str]) -> str:
    """Return *text* with those fields of its front matter renewed that look as if written here."""
    front = _FRONT.match(text)
    if not front:
        return text

    def renewed(found: re.Match[str]) -> str:
        value = fields.get(found["name"])
        return found[0] if value is None else f"{found['name']}: {value}"

    start, end = front.span("fields")
    return text[:start] + _FIELD.sub(renewed, front["fields"]) + text[end:]


def _front_matter(source: Source) -> list[str]:
    fields = [f"{name}: {value}" for name, value in _fields(source)]
    return ["\n".join(["---", *fields, "---"])] if fields else []


def _fields(source: Source) -> Iterator[tuple[str, str]]:
    """Yield names and values in YAML, which takes JSON's strings for its own."""
    known = (
        *(("title", source.title), ("show", source.show), ("episode", source.number)),
        *(("date", source.date), ("audio", source.link)),
    )
    return ((name, json.dumps(value, ensure_ascii=False)) for name, value in known if value)


def _block(row: Row) -> str:
    one = len(row.parts) == 1
    said = [escaped(part.text) if one else _named(part) for part in row.parts]
    note = [_lines(row.note)] if row.note else []
    quoted = "\n>\n".join(_quoted(piece) for piece in [*said, f"— {_about(row)}", *note])
    return f"{quoted}\n\n{_NAME}{_name(row)}"


def _named(part: Part) -> str:
    return f"**{escaped(part.speaker)}:** {escaped(part.text)}" if part.speaker else escaped(part.text)


def _quoted(piece: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in piece.split("\n"))


def _lines(note: str) -> str:
    """Return *note*, which is Markdown already, with one kind of line ends."""
    return "\n".join(note.splitlines())


def _about(row: Row) -> str:
    time = f"[{row.time}]({_target(row.link)})" if row.link else row.time
    tags = " ".join(f"#{tag}" for tag in map(_tag, row.tags) if tag)
    who = f"**{escaped(row.speaker)}**" if row.speaker else ""
    source = ", ".join(piece for piece in (who, time) if piece)
    return " · ".join(piece for piece in (source, escaped(row.color_name), tags, row.doubt) if piece)


def _target(link: str) -> str:
    return link.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(" ", "%20")


def _tag(tag: str) -> str:
    return _NOT_IN_A_TAG.sub("-", tag).strip("-")


def _name(row: Row) -> str:
    """Return the id; where it holds what a block's name may not, without that and with a digest of it."""
    name = _NOT_IN_A_NAME.sub("-", row.id)
    return name if name == row.id else f"{name}-{sha256(row.id.encode()).hexdigest()[:8]}"
