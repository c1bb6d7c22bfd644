"""Blocks of a page -> lines of a document, with names and times as the page marks or prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from earmark.importers import stamps
from earmark.importers.documents import DocumentLine
from earmark.importers.html_blocks import Block, Run
from earmark.importers.stamps import Stamp
from earmark.importers.tables import label_in
from earmark.model import clock_text

_SPACES = re.compile(r"\s+")
_LEAST = 0.3
_REACH = 64
"""A time that stands further into a line than a name can reach begins a line of its own."""


def lines_of(blocks: Sequence[Block]) -> list[DocumentLine]:
    """Return the lines of *blocks*."""
    blocks = _without_other_names(blocks)
    if any(run.kind == "name" for block in blocks for run in block.runs):
        return _Marked(trailing=_has_trailing_times(blocks)).lines_of(blocks)
    if all(_is_time(block) for block in blocks if any(run.kind == "time" for run in block.runs)):
        return _Marked(trailing=False).lines_of(blocks)
    return [line for block in blocks for line in _printed(block)]


def exact_times(blocks: Sequence[Block]) -> list[int]:
    """Return the times that marks on *blocks* keep out of sight, in milliseconds."""
    return [run.timing.start_ms for block in blocks for run in block.runs if run.timing]


def _without_other_names(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return *blocks* with names as mere words if they stand over a small part of the page only."""
    named = [k for k, block in enumerate(blocks) if any(run.kind == "name" for run in block.runs)]
    if not named:
        return blocks
    lengths = [len(block.text) for block in blocks]
    if sum(lengths[named[0] : named[-1] + 2]) >= _LEAST * sum(lengths):
        return blocks
    return [replace(block, runs=[_as_words(run) for run in block.runs]) for block in blocks]


def _as_words(run: Run) -> Run:
    return run._replace(kind="words") if run.kind == "name" else run


def _is_time(block: Block) -> bool:
    return all(run.kind == "time" or not run.text.strip() for run in block.runs)


def _has_trailing_times(blocks: Sequence[Block]) -> bool:
    """Return whether each time stands after the words it belongs to: name, words, time."""
    order = [run.kind for block in blocks for run in block.runs if run.kind != "words" or run.text.strip()]
    if "time" not in order or "name" not in order:
        return False
    first = order[order.index("name") :]
    return first[1:2] == ["words"] and first[-1] == "time" and first.index("time") > 1


@dataclass(slots=True)
class _Marked:
    """Makes lines where names, and times that stand alone, are elements of their own."""

    trailing: bool
    lines: list[DocumentLine] = field(default_factory=list)
    _label: str = ""
    _stamp: Stamp | None = None
    _text: str = ""
    _bold: int = 0

    def lines_of(self, blocks: Sequence[Block]) -> list[DocumentLine]:
        for block in blocks:
            breaks = block.breaks
            for run in block.runs:
                if run.kind == "name":
                    breaks = self._flush(block, breaks=breaks)
                    self._name(run, block)
                elif run.kind == "time" and (stamp := _stamp_of(run)) and self._is_mark(run):
                    breaks = self._flush(block, breaks=breaks)
                    self._time(stamp)
                else:
                    whole = run.bold and len(self._text.strip()) <= self._bold
                    self._text += run.text
                    self._bold = len(self._text.strip()) if whole else self._bold
            self._flush(block, breaks=breaks)
        self._without_words(blocks[-1:])
        return self.lines

    def _is_mark(self, run: Run) -> bool:
        return not self._text.strip() or self.trailing or run.timing is not None

    def _name(self, run: Run, block: Block) -> None:
        self._without_words([block])
        name, stamp = label_in(run.text)
        self._label, self._stamp = name, stamp or self._stamp

    def _time(self, stamp: Stamp) -> None:
        if not self.trailing:
            self._stamp = stamp
        elif self.lines:
            place = next((k for k in range(len(self.lines) - 1, -1, -1) if self.lines[k].label), -1)
            line = self.lines[place]
            self.lines[place] = DocumentLine(
                line.text, line.bold, line.breaks, line.heading, line.label, stamp, line.inside
            )

    def _flush(self, block: Block, *, breaks: bool) -> bool:
        """Add what was gathered as a line; return whether what follows in the block begins a paragraph."""
        text = (
            _SPACES.sub(" ", self._text).strip().lstrip(":：").lstrip() if self._label else _plain(self._text)
        )
        if not text:
            self._text, self._bold = "", 0
            return breaks
        self.lines.append(
            DocumentLine(
                text,
                min(self._bold, len(text)),
                breaks,
                0 if self._label else block.heading,
                self._label,
                self._stamp,
                block.inside,
            )
        )
        self._label, self._stamp, self._text, self._bold = "", None, "", 0
        return False

    def _without_words(self, blocks: Sequence[Block]) -> None:
        """Keep a name after which nothing is said."""
        if self._label and blocks:
            self.lines.append(DocumentLine("", label=self._label, stamp=self._stamp, inside=blocks[0].inside))
            self._label, self._stamp = "", None


def _stamp_of(run: Run) -> Stamp | None:
    if run.timing:
        return Stamp(run.timing.start_ms)
    return stamps.whole(run.text)


def _printed(block: Block) -> Iterator[DocumentLine]:
    """Yield the line that *block* is, cut before each marked time deep in it."""
    text, bold, breaks = "", 0, block.breaks
    for run in block.runs:
        whole = run.bold and bold >= len(text.rstrip())
        if run.kind == "time" and run.timing and len(text.strip()) > _REACH:
            yield DocumentLine(_plain(text), bold, breaks, block.heading, inside=block.inside)
            text, bold, breaks = "", 0, False
        if run.kind == "time" and run.timing and stamps.whole(run.text) is None:
            text = f"{text.rstrip()} [{clock_text.length(run.timing.start_ms)}] ".lstrip()
        else:
            text = (text + _SPACES.sub(" ", run.text)).lstrip()
        if whole:
            bold = len(text.rstrip())
    if text := _plain(text):
        yield DocumentLine(text, min(bold, len(text)), breaks, block.heading, inside=block.inside)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
