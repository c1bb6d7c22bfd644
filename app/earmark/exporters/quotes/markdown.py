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
from collections.abc import Iterator
from hashlib import sha256

from earmark.errors import UserError
from earmark.exporters.markdown import escaped, escaped_within
from earmark.exporters.quotes.markdown_update import Section, with_blocks, with_fields
from earmark.exporters.quotes.row import Row, Source
from earmark.exporters.quotes.rows import Sheet
from earmark.model.quotes import Part
from earmark.model.references import as_marked

_NAME = "^em-"
_SOURCE = "source"
"""The name of the block that names the episode."""

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]")
_NOT_IN_A_TAG = re.compile(r"[^\w/-]+")


def write(sheet: Sheet) -> bytes:
    """Return the quotes as a new file."""
    blocks = [*_front_matter(sheet.source), f"# {escaped(sheet.source.heading)}"]
    if sheet.source.subtitle:
        blocks.append(escaped(sheet.source.subtitle))
    for section in _sections(sheet):
        blocks += [*([section.heading] if section.heading else []), *section.blocks.values()]
    return ("\n\n".join(blocks) + "\n").encode()


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
    text = with_fields(text, dict(_fields(sheet.source)))
    sections = [_with_line_ends(section, line_end) for section in _sections(sheet)]
    return with_blocks(text, sections, line_end).encode()


def _sections(sheet: Sheet) -> Iterator[Section]:
    """Yield the groups of quotes, then what a list of sources says of the episode."""
    for group in sheet.groups:
        heading = f"## {escaped(group.name)}" if group.name else ""
        yield Section(heading, {_name(row): _block(row) for row in group.rows})
    if sheet.citation:
        cited = as_marked(sheet.citation, escaped_within, "*{}*".format)
        yield Section("", {_SOURCE: f"> {cited}\n\n{_NAME}{_SOURCE}"}, last=True)


def _with_line_ends(section: Section, line_end: str) -> Section:
    blocks = {name: block.replace("\n", line_end) for name, block in section.blocks.items()}
    return section._replace(blocks=blocks)


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
    clip = f"[clip]({_target(row.clip)})" if row.clip else ""
    return " · ".join(piece for piece in (source, escaped(row.color_name), tags, clip, row.doubt) if piece)


def _target(link: str) -> str:
    return link.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(" ", "%20")


def _tag(tag: str) -> str:
    return _NOT_IN_A_TAG.sub("-", tag).strip("-")


def _name(row: Row) -> str:
    """Return the id; where it holds what a block's name may not, without that and with a digest of it."""
    name = _NOT_IN_A_NAME.sub("-", row.id)
    return name if name == row.id and name != _SOURCE else f"{name}-{sha256(row.id.encode()).hexdigest()[:8]}"
