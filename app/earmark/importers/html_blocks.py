"""The tree of a page -> blocks: paragraphs, headings and lines, and what marks their parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from earmark.importers import stamps
from earmark.importers.html_columns import speech_in_rows, speech_in_table
from earmark.importers.html_page import beginning
from earmark.importers.html_timing import Timed, Timing
from earmark.importers.tables import TableRow

_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"),
        *("li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul", "hgroup"),
    )
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 6}
_BOLD = frozenset(("b", "strong", "th", "dt", *_HEADINGS))
_FLOWING = frozenset(("p", "span", "a", "li", "td", *_HEADINGS))
"""Inside these an element of an unknown kind is a part of the line."""
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?\s*")
_ANCHOR_MARK = re.compile(r"[#¶§↑↩🔗\s]*")
_FEWEST_BUTTON_WORDS = 4
_LONGEST_TIME = 40
_NO_ROWS = Timed({}, holds=True)


class Run(NamedTuple):
    """A part of a line. `kind` is `words`, `name` or `time`; `timing` is what the page says out of sight."""

    text: str
    kind: str = "words"
    bold: bool = False
    timing: Timing | None = None


@dataclass(slots=True)
class Block:
    """A paragraph, heading or line.

    `breaks` is False after a single line break. `heading` is its level, 0
    for none. `inside` are the elements around it, outermost first, by id.
    """

    inside: tuple[int, ...]
    breaks: bool = True
    heading: int = 0
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()

    @property
    def says_something(self) -> bool:
        return bool(self.text) or any(run.kind == "time" for run in self.runs)


def blocks_of(
    tree: BeautifulSoup | Tag, names: Mapping[int, str], spoken: Mapping[int, str], timed: Timed
) -> list[Block]:
    """Return the blocks of *tree* that have text.

    Args:
        tree: A page, without what is not its content.
        names: The elements that are names of speakers, by id, and the names.
        spoken: The elements in which somebody speaks, and who.
        timed: The elements that carry times.
    """
    told = bool(names or spoken) or timed.holds
    walker = _Walker(names, timed.timings, {} if timed.holds else spoken, not timed.holds, rows=not told)
    walker.walk(tree)
    return [block for block in walker.blocks if block.says_something]


@dataclass(slots=True)
class _Walker:
    """One pass over a tree, without recursion."""

    names: Mapping[int, str]
    timings: Mapping[int, Timing]
    spoken: Mapping[int, str]
    shows_times: bool
    rows: bool
    blocks: list[Block] = field(default_factory=list)
    _inside: tuple[int, ...] = ()
    _bold: int = 0
    _preformatted: int = 0
    _heading: int = 0
    _flowing: int = 0
    _timing: Timing | None = None

    def walk(self, top: Tag) -> None:
        """Take what is in *top*, in reading order; an element comes a second time when it ends."""
        self._new_block()
        waiting: list[tuple[object, bool]] = [(top, False)]
        while waiting:
            node, ends = waiting.pop()
            if isinstance(node, NavigableString):
                self._text(node)
            elif isinstance(node, Tag) and ends:
                self._leave(node)
            elif isinstance(node, Tag) and self._enter(node):
                waiting.append((node, True))
                waiting.extend((child, False) for child in reversed(node.contents))

    def _enter(self, tag: Tag) -> bool:
        """Begin *tag*; return whether to go on into it, and to come back when it ends."""
        if tag.name == "br":
            self._new_line()
            return False
        if self._is_furniture(tag) or self._is_name(tag):
            return False
        if said := self._said_in_columns(tag):
            self._speech(tag, said)
            return False
        if self._is_block(tag):
            self._inside = (*self._inside, id(tag))
            self._heading = _HEADINGS.get(tag.name, self._heading)
            self._new_block()
        if id(tag) in self.timings:
            self._timing = self.timings[id(tag)]
            if not beginning(tag, 1).strip():
                self._add(Run("", "time", timing=self._timing))
        if id(tag) in self.spoken:
            self._add(Run(f"{self.spoken[id(tag)]} ", "name", bold=True))
        self._count(tag, 1)
        return True

    def _said_in_columns(self, tag: Tag) -> list[TableRow]:
        """Return what *tag* says if it is a table of speech, or laid out like one if nothing else tells."""
        if tag.name == "table":
            return speech_in_table(tag, _words_of)
        return speech_in_rows(tag, _words_of) if self.rows else []

    def _leave(self, tag: Tag) -> None:
        self._count(tag, -1)
        if id(tag) in self.timings:
            self._timing = None
        if self._is_block(tag):
            self._inside = self._inside[:-1]
            if tag.name in _HEADINGS:
                self._heading = 0
            self._new_block()

    def _count(self, tag: Tag, step: int) -> None:
        self._bold += step * (tag.name in _BOLD or bool(_BOLD_STYLE.search(str(tag.get("style", "")))))
        self._preformatted += step * (tag.name == "pre")
        self._flowing += step * (tag.name in _FLOWING)

    def _is_block(self, tag: Tag) -> bool:
        if tag.name in _BLOCKS or _BLOCK_STYLE.search(str(tag.get("style", ""))):
            return True
        # The count is the same when the element begins and when it ends.
        return "-" in tag.name and not self._flowing

    def _is_furniture(self, tag: Tag) -> bool:
        if tag.name == "sup":
            return bool(_NOTE_MARK.fullmatch(beginning(tag, 20)))
        if tag.name == "a" and id(tag) not in self.timings:
            return bool(_ANCHOR_MARK.fullmatch(text := beginning(tag, 20))) and bool(text.strip())
        if tag.name == "button" and id(tag) not in self.timings:
            text = beginning(tag, 200)
            return len(text.split()) < _FEWEST_BUTTON_WORDS and stamps.whole(text.strip() or "-") is None
        return tag.name == "label"

    def _is_name(self, tag: Tag) -> bool:
        name = self.names.get(id(tag))
        if name is None:
            return False
        if self._is_block(tag):
            self._new_block()
        timing = self.timings.get(id(tag)) or self._timing
        self._add(Run(f"{name} ", "name", bold=True, timing=timing))
        return True

    def _speech(self, table: Tag, said: Sequence[TableRow]) -> None:
        inside = (*self._inside, id(table))
        for row in said:
            first = self._new_block(inside)
            first.heading = 6 if row.across else 0
            if row.name:
                first.runs.append(Run(f"{row.name} ", "name", bold=True))
            if row.stamp:
                first.runs.append(Run("", "time", timing=Timing(row.stamp.time_ms)))
            for number, text in enumerate(row.words):
                block = self._new_block(inside) if number else first
                block.runs.append(Run(text))
        self._new_block()

    def _text(self, string: NavigableString) -> None:
        if self._preformatted:
            for number, line in enumerate(string.split("\n")):
                if number:
                    self._new_line()
                self._add(Run(line, timing=self._timing, bold=self._bold > 0))
            return
        text = _SPACES.sub(" ", string)
        if text and (text != " " or self.blocks[-1].runs):
            self._add(Run(text, "time" if self._is_time(text) else "words", self._bold > 0, self._timing))

    def _is_time(self, text: str) -> bool:
        if self._timing and self.shows_times:
            return True
        return len(text) < _LONGEST_TIME and ":" in text and stamps.whole(text) is not None

    def _add(self, run: Run) -> None:
        block = self.blocks[-1]
        before = block.runs[-1] if block.runs else None
        if before and run.text and before.text and _sticks(before, run):
            block.runs.append(Run(" "))
        block.runs.append(run)

    def _new_line(self) -> None:
        """Begin a line after a line break; after two of them, a paragraph."""
        block = self.blocks[-1]
        if block.text:
            self._new_block().breaks = False
        else:
            block.breaks = True

    def _new_block(self, inside: tuple[int, ...] | None = None) -> Block:
        inside = self._inside if inside is None else inside
        if self.blocks and not self.blocks[-1].says_something:
            self.blocks.pop()
        self.blocks.append(Block(inside, heading=self._heading))
        return self.blocks[-1]


def _sticks(before: Run, run: Run) -> bool:
    """Return whether two runs, set apart on the page by their looks, would run into one word."""
    if before.text[-1].isspace() or run.text[0].isspace():
        return False
    apart = "time" in (before.kind, run.kind) or run.kind == "name"
    if apart or (before.bold and not run.bold and before.text[-1] in ":："):
        return True
    # Parts of a word may be elements of their own; parts of a row are set apart by their looks.
    return before.text[-1].islower() and run.text[0].isupper()


def _words_of(cell: Tag) -> list[str]:
    """Return the paragraphs of a table's cell."""
    if not any(isinstance(child, Tag) for child in cell.contents):
        return [" ".join(cell.get_text().split())]
    return [block.text for block in blocks_of(cell, {}, {}, _NO_ROWS)]
