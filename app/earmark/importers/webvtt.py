"""WebVTT -> cues, as the specification reads it, and what it would throw away although it was said.

The steps are those of "WebVTT parser algorithm" in https://www.w3.org/TR/webvtt1/.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from earmark.importers import cue_markup
from earmark.importers.cue import Cue

_SIGNATURE = re.compile(r"WEBVTT(?![^ \t\n])")
_ARROW = "-->"
_STAMP = r"(?:([0-9]{1,9}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
_TIMING = re.compile(rf"[ \t\f]*{_STAMP}[ \t\f]*-->[ \t\f]*{_STAMP}", re.ASCII)
_LOOSE_STAMP = re.compile(
    r"(?<![0-9:.,])(?:([0-9]{1,9})[:.])?([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]{1,9}))?(?![\w:])", re.ASCII
)
_PARAGRAPH = re.compile(r"([0-9]+)-[0-9]+", re.ASCII)
"""The identifiers of our own files: `PARAGRAPH-PART`."""
_NAMED = re.compile(r'[0-9]+ "([^"]{1,100})" \([0-9]+\)', re.ASCII)
"""The identifiers of Webex: `17 "Ada Lee" (2870384640)`."""
_HEADS = ("WEBVTT", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class Block:
    """One cue as it stands in the file: `text` with its tags.

    `timing` is the line of its times. Where that is not written as it must
    be, or missing, `sound` is False, and the times are what can be made of
    it. `abrupt` is True where the next cue follows without an empty line.
    """

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    id: str = ""
    timing: str = ""
    sound: bool = True
    abrupt: bool = False


@dataclass(frozen=True, slots=True)
class Vtt:
    """A WebVTT file: `signed` if it begins as one must, `notes` the comments before the first cue."""

    signed: bool
    header: tuple[str, ...]
    notes: tuple[str, ...]
    blocks: tuple[Block, ...]


def parsed(text: str) -> Vtt:
    """Return what the WebVTT file *text* holds. Without its signature it is read all the same."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    lines = text.split("\n")
    signed = _SIGNATURE.match(text) is not None
    header = _header(lines) if signed else []
    blocks: list[Block] = []
    notes: list[str] = []
    at = len(header)
    while at < len(lines):
        if lines[at]:
            at = _collect(lines, at, blocks, notes)
        else:
            at += 1
    return Vtt(signed, tuple(header), tuple(notes), tuple(blocks))


def cues_of(text: str) -> list[Cue]:
    """Return the cues of the WebVTT file *text*: what is said, by whom, when each word of it.

    Where the times of a cue are damaged its text is kept, with what can be
    made of them.
    """
    return cues_in(parsed(text).blocks)


def cues_in(blocks: Sequence[Block]) -> list[Cue]:
    """Return the cues of *blocks*, in the order in which they stand."""
    ours = [_PARAGRAPH.fullmatch(block.id) for block in blocks]
    numbers = [found[1] for found in ours if found]
    if len(numbers) < len(blocks):
        numbers = [""] * len(blocks)
    cues: list[Cue] = []
    before = ""
    for block, number in zip(blocks, numbers, strict=True):
        named = _NAMED.fullmatch(block.id)
        speaker = named[1] if named else ""
        cue = Cue(block.text, block.start_ms, block.end_ms, speaker, breaks=number != before)
        cues += cue_markup.cues_of(cue)
        before = number
    return cues


def _header(lines: Sequence[str]) -> list[str]:
    """Return the lines before the first block: the signature, and what stands right below it."""
    header = [lines[0]]
    for line in lines[1:]:
        if not line or _ARROW in line:
            break
        header.append(line)
    return header


def _collect(lines: Sequence[str], at: int, blocks: list[Block], notes: list[str]) -> int:
    """Add the block that begins at line *at*, and return where the next may begin."""
    buffer: list[str] = []
    name, timing = "", None
    begin = at
    while at < len(lines) and lines[at]:
        line = lines[at]
        if _ARROW not in line:
            buffer.append(line)
        elif timing is None and at - begin < 2:
            name, timing = "".join(buffer), line
            buffer = []
        else:
            break
        at += 1
    abrupt = at < len(lines) and bool(lines[at])
    if timing is not None:
        blocks += _timed("\n".join(buffer), timing, name, abrupt=abrupt)
    elif buffer[0].startswith("NOTE"):
        notes += [] if blocks else ["\n".join(buffer)]
    elif blocks and not buffer[0].startswith(_HEADS) and _was_said("\n".join(buffer)):
        blocks.append(Block("\n".join(buffer), sound=False))
    return at


def _timed(text: str, timing: str, name: str, *, abrupt: bool) -> list[Block]:
    """Return the block of a line of times and what stands below it; none if that is a comment."""
    if found := _TIMING.match(timing):
        fields = found.groups()
        begin_ms, stop_ms = cue_markup.in_ms(fields[:4]), cue_markup.in_ms(fields[4:])
        return [Block(text, begin_ms, stop_ms, name, timing, abrupt=abrupt)]
    if timing.startswith("NOTE"):
        return []
    start, _, end = timing.partition(_ARROW)
    start_ms, end_ms = loose_ms(start), loose_ms(end)
    if start_ms is None and end_ms is None:  # an arrow in what is said
        text = f"{timing}\n{text}"
    return [Block(text, start_ms, end_ms, name, timing, sound=False, abrupt=abrupt)]


def loose_ms(text: str) -> int | None:
    """Return the first time in *text*, with a comma for a point or a digit too few."""
    found = _LOOSE_STAMP.search(text)
    return cue_markup.in_ms(found.groups()) if found else None


def _was_said(text: str) -> bool:
    """Return whether a block without times has words, and is not a lone number or name of a cue."""
    return " " in text.strip() and any(letter.isalpha() for letter in text)
