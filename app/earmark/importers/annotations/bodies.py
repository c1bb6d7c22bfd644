"""What a Web Annotation says about its words: a note, tags, a color."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from earmark.importers.annotations.linked_data import fields, items, text, texts, types
from earmark.importers.json_parsing import Json
from earmark.importers.json_values import Record
from earmark.model.annotations import COLORS

_NOT_NOTES = {"identifying", "linking"}
_OTHER_COLORS = {
    "yellow": "gold",
    "orange": "coral",
    "pink": "coral",
    "red": "coral",
    "green": "mint",
    "blue": "sky",
    "purple": "lilac",
    "violet": "lilac",
}
"""What other programs call markers that look like ours."""

_LOOK, _LOST = "Place to be checked", "Not found in the present transcript"
"""What Earmark writes about a quote that is at a likely place, or at none."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*|!)[^<>]*>")
_BLOCK = re.compile("address|blockquote|br|div|d[dlt]|h[1-6r]|li|[ou]l|p|pre|table|tr")
_HIDDEN = frozenset(("script", "style", "head", "title", "template"))
"""What lies between these is not for reading."""


class Said(NamedTuple):
    """What is said of the words; `color` is empty where no marker of ours is meant.

    `look` and `lost`: Earmark said that the place was only likely, or that there was none.
    """

    note: str = ""
    tags: tuple[str, ...] = ()
    color: str = ""
    look: bool = False
    lost: bool = False


def said(annotation: Record, *, is_ours: bool) -> Said:
    """Return what *annotation* says. Where Earmark wrote it, remarks on speaker and place are no notes."""
    bodies = [_Body(one, annotation) for one in items(annotation.get("body"))]
    notes = [
        text(annotation.get("bodyValue")),
        *(body.words for body in bodies if body.is_note(is_ours=is_ours)),
    ]
    named = [body.words for body in bodies if "classifying" in body.purposes]
    styles = list(_style_classes(annotation))
    color = next(filter(None, map(color_of, [*styles, *named, *texts(annotation.get("color"))])), "")
    tags = [body.words for body in bodies if "tagging" in body.purposes]
    if is_ours:  # what Earmark classifies by is always a marker, perhaps under the reader's name for it
        color = color or next(iter(styles), "")
    else:
        tags += [name for name in named if not color_of(name)]
    told = {body.words for body in bodies} if is_ours else set()
    note = "\n\n".join(_distinct(notes))
    return Said(note, tuple(_distinct(tags)), color, look=_LOOK in told, lost=_LOST in told)


def color_of(name: str) -> str:
    """Return the marker that *name* means; empty if none."""
    plain = name.strip().lower()
    return plain if plain in COLORS else _OTHER_COLORS.get(plain, "")


class _Body:
    """One body. One without a purpose has that of the whole annotation."""

    def __init__(self, value: Json, annotation: Record) -> None:
        record = fields(value)
        inner = fields(record.get("source"))  # a specific resource around a text
        words = text(record.get("value")) or text(inner.get("value")) or text(record.get("chars"))
        media_type = text(record.get("format")) or text(inner.get("format"))
        purposes = texts(record.get("purpose")) or texts(inner.get("purpose"))
        self.words = plain_of(words) if "html" in media_type else words
        self.purposes = _bare(purposes or texts(annotation.get("motivation")))
        if "Tag" in types(record):
            self.purposes = {"tagging"}

    def is_note(self, *, is_ours: bool) -> bool:
        """Whether it is something that was written about the words."""
        if self.purposes & {"tagging", "classifying"}:
            return False
        return not (self.purposes & (_NOT_NOTES | ({"describing"} if is_ours else set())))


def plain_of(markup: str) -> str:
    """Return the text of HTML, a line for each block. Broken markup stays as text; it takes no longer."""
    lines = (" ".join(unescape(line).split()) for line in "".join(_pieces(markup)).splitlines())
    return "\n".join(line for line in lines if line)


def _pieces(markup: str) -> Iterator[str]:
    hidden, at = "", 0
    for tag in _TAG.finditer(markup):
        closing, name = tag[1], tag[2].lower()
        if not hidden:
            yield " ".join(markup[at : tag.start()].splitlines())
            yield "\n" if _BLOCK.fullmatch(name) else ""
        if closing and name == hidden:
            hidden = ""
        elif not closing and not hidden and name in _HIDDEN:
            hidden = name
        at = tag.end()
    if not hidden:
        yield " ".join(markup[at:].splitlines())


def _style_classes(annotation: Record) -> Iterator[str]:
    for target in items(annotation.get("target")):
        yield from texts(fields(target).get("styleClass"))


def _bare(names: Iterable[str]) -> set[str]:
    return {name.rpartition(":")[2].rpartition("/")[2].rpartition("#")[2] for name in names}


def _distinct(words: Iterable[str]) -> list[str]:
    """Return *words* without outer spaces, empty ones and repeats."""
    return list(dict.fromkeys(filter(None, (one.strip() for one in words))))
