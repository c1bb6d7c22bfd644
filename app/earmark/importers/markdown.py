"""Reads transcripts that are Markdown: names in bold or as headings, tables, front matter in YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from earmark.errors import UserError
from earmark.importers import (
    Partial,
    cues,
    delimited,
    dialects,
    documents,
    front_matter,
    guard,
    labels,
    markdown_marks,
    stamps,
    tables,
)
from earmark.importers.credits import without_credits
from earmark.importers.documents import DocumentLine, Known
from earmark.importers.encoding import decoded
from earmark.importers.text_rows import Row, with_plain_ends
from earmark.model.episode import Episode, Remark
from earmark.progress import Report, silent

_FENCE = re.compile(r"(?:```|~~~)\S*")
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_UNDERLINE = re.compile(r"={3,}")
_RULE = re.compile(r"[\s*_=~•·–—-]*")
_QUOTED = re.compile(r"(?:>\s?)+")
_BULLET = re.compile(r"[-*+•]\s+(?:\[[ xX]\]\s+)?")
_NUMBER_NAMES = ("episode", "number", "episode_number", "episodenumber", "no")
_SHOW_NAMES = ("show", "podcast", "series", "podcast_title")
_DATE_NAMES = ("date", "published", "pubdate", "publishdate", "publish_date", "released", "recorded")


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode that the Markdown file *path* describes. It is read in one go, and never locked.

    Raises:
        UserError: The file is not there, not text, or has no words.
    """
    episode = parse(decoded(guard.text_bytes(path)))
    if not episode.turns:
        raise UserError("This file has no text to read.", "Choose another file.")
    return episode


def parse(text: str) -> Episode:
    """Return the episode that *text* describes."""
    fields, body = markdown_marks.front_of(with_plain_ends(markdown_marks.without_comments(text)))
    raw, said = dialects.usual(body.replace("\f", "\n").split("\n"))
    about = _about(fields)
    before, table = _table(raw)
    if table:
        spoken = delimited.cues_of_pipes(table)
        titles = [line.text for line in _lines(before)]
        episode = documents.with_about(cues.episode_of(spoken), about, titles, ())
    else:
        lines, noted = _without_credits(_lines(raw))
        said += noted
        sure = bool(fields) and _is_written_by_program(lines)
        episode = documents.episode_of(_with_heads(lines, sure=sure), about)
    return replace(
        episode,
        title=about.title or episode.title,
        date=about.date or episode.date,
        remarks=(*said, *episode.remarks),
    )


def _about(fields: dict[str, str]) -> Known:
    def first(names: Sequence[str]) -> str:
        return next((fields[name] for name in names if fields.get(name)), "")

    number = first(_NUMBER_NAMES).lstrip("#").strip()
    return Known(
        fields.get("title", ""),
        first(_SHOW_NAMES),
        number if number.isdigit() and len(number) <= 5 else "",
        front_matter.date_in(first(_DATE_NAMES)),
    )


def _table(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines before the first table of speech, and those of it; nothing where there is none."""
    place = 0
    while place < len(lines) - 1:
        end = place + 1
        if "|" in lines[place] and delimited.is_rule(lines[place + 1]):
            end = next((k for k in range(place, len(lines)) if "|" not in lines[k]), len(lines))
            if delimited.cues_of_pipes(lines[place:end]):
                return list(lines[:place]), list(lines[place:end])
        place = end
    return list(lines), []


def _lines(raw: Sequence[str]) -> list[DocumentLine]:
    """Return the lines of the document, plain."""
    lines: list[DocumentLine] = []
    breaks = True
    for line in raw:
        if not line or _FENCE.fullmatch(line):
            breaks = True
        elif _UNDERLINE.fullmatch(line) and lines and not breaks:
            lines[-1] = replace(lines[-1], heading=1)
            breaks = True
        elif _RULE.fullmatch(line) or delimited.is_rule(line):
            breaks = True
        else:
            made = _line(line, breaks=breaks)
            if made.text:
                lines.append(made)
                breaks = made.heading > 0
    return lines


def _line(line: str, *, breaks: bool) -> DocumentLine:
    quoted = _QUOTED.match(line)
    line = line[quoted.end() :].strip() if quoted else line
    heading = _HEADING.fullmatch(line)
    if heading:
        text, bold = markdown_marks.plain(heading[2].rstrip("#").rstrip())
        return DocumentLine(text, max(bold, len(text)), True, len(heading[1]))
    bullet = _BULLET.match(line)
    text, bold = markdown_marks.plain(line[bullet.end() :] if bullet else line)
    return DocumentLine(text.removesuffix("\\"), bold, breaks or bullet is not None)


def _without_credits(lines: Sequence[DocumentLine]) -> tuple[list[DocumentLine], list[Remark]]:
    kept, remarks = without_credits([Row(line.text) for line in lines])
    gone = {remark.words for remark in remarks}
    return [line for line in lines if line.text not in gone] if kept else list(lines), remarks


def _with_heads(lines: Sequence[DocumentLine], *, sure: bool) -> list[DocumentLine]:
    """Return *lines* with the names that stand in bold on lines of their own as labels.

    Where a document marks its speakers so, nothing else in it does: `Note:` is talk then.

    Args:
        lines: The document.
        sure: Whether a program wrote it, with front matter; then any name may be one.
    """
    heads = [_head(line, sure=sure) for line in lines]
    found = [head for head in heads if head]
    keys = {labels.key(name) for name, _ in found}
    timed = sum(stamp is not None for _, stamp in found)
    often = len(found) > 2 and (2 * timed > len(found) or 2 * len(keys) <= len(found))
    if not found or not (sure or often):
        return list(lines)
    first = 0 if sure else next(k for k, head in enumerate(heads) if head)
    return [
        DocumentLine("", label=head[0], stamp=head[1])
        if head
        else DocumentLine("", stamp=stamp)
        if k >= first and (stamp := stamps.whole(line.text))
        else line
        for k, (line, head) in enumerate(zip(lines, heads, strict=True))
    ]


def _head(line: DocumentLine, *, sure: bool) -> tuple[str, stamps.Stamp | None] | None:
    """Return the name that is all of a line, in bold, and its time."""
    if line.heading or not line.bold or not line.breaks:
        return None
    name, stamp = tables.label_in(line.text.removesuffix(":"))
    if sure and not name:
        name, stamp = line.text[: line.bold], stamps.whole(line.text[line.bold :])
        return (name, stamp) if stamp or line.bold == len(line.text) else None
    return (name, stamp) if name and len(name) <= line.bold else None


def _is_written_by_program(lines: Sequence[DocumentLine]) -> bool:
    """Return whether a document, below its front matter, begins with a name in bold or with a time."""
    first = next(iter(lines), None)
    return first is not None and (_head(first, sure=True) is not None or stamps.whole(first.text) is not None)
