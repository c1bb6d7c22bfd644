"""Reads captions of every kind: WebVTT, SRT, SBV, Substation, timed text in XML, those of old players."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from earmark.errors import UserError
from earmark.importers import Partial, guard, subrip, substation, timed_xml, webvtt
from earmark.importers.cues import Cue, episode_of
from earmark.importers.encoding import decoded
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode, Remark
from earmark.progress import Report, silent

_FIELD = re.compile(r"(Title|Show|Episode|Date):\s*(\S.*)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PICTURE = re.compile(r"\S+\.(?:jpe?g|png|webp|gif)\S*|[{\[].*[}\]]", re.IGNORECASE | re.DOTALL)
_CAPTION = re.compile(r"(?m)^\d+[ \t\r]*\n\d\d:\d\d:\d\d[.,]\d\d\d --> \d\d:\d\d:\d\d[.,]\d\d\d\b", re.ASCII)
_FEWEST = 2
_CHAPTER_MS = 20_000
_CHAPTER_WORDS = 12
_KIND = re.compile(r"kind:\s*(\w+)", re.IGNORECASE)


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode that the captions in *path* say. They are read in one go, and never locked.

    What kind they are is told by what stands in the file.

    Raises:
        UserError: The file is not there, no captions, or has no words.
    """
    return parse(decoded(guard.text_bytes(path)))


def parse(text: str) -> Episode:
    """Return the episode that the captions *text* say.

    Raises:
        UserError: It is no captions, or has no words.
    """
    text = text.lstrip("\ufeff \t\r\n")
    vtt = webvtt.parsed(text) if _is_webvtt(text) else None
    if vtt is None:
        episode = episode_of(_cues(text))
    else:
        _check_said(vtt)
        episode = _described(_with_damage(episode_of(webvtt.cues_in(vtt.blocks)), vtt), vtt)
    if not episode.turns:
        raise UserError("This file has no text to read.", "It has no captions. Choose another file.")
    return episode


def looks_like(text: str) -> bool:
    """Return whether *text*, whatever its name says, is surely captions."""
    if _is_webvtt(text.lstrip("\ufeff \t\r\n")) or substation.looks_like(text) or timed_xml.looks_like(text):
        return True
    return len(_CAPTION.findall(text[:4_000])) >= _FEWEST


def _is_webvtt(text: str) -> bool:
    return text[:6].upper() == "WEBVTT"


def _cues(text: str) -> list[Cue]:
    if timed_xml.looks_like(text):
        return timed_xml.cues_of(text)
    if substation.looks_like(text):
        return substation.cues_of(text)
    if subrip.looks_like(text):
        return subrip.cues_of(text)
    from earmark.importers import rare_captions  # pysubs2 takes 60 ms to load

    kind = rare_captions.kind_of(text)
    return rare_captions.cues_of(text, kind) if kind else subrip.cues_of(text)


def _check_said(vtt: webvtt.Vtt) -> None:
    """Refuse a WebVTT file that does not hold what was said, but chapters or pictures.

    Raises:
        UserError: It is such a file.
    """
    kind = next((found[1].lower() for line in vtt.header if (found := _KIND.fullmatch(line.strip()))), "")
    texts = [block.text for block in vtt.blocks if block.text.strip()]
    if kind == "chapters" or _are_chapters(vtt.blocks):
        raise UserError(
            "This file lists chapters, not what was said.", "Choose the transcript that belongs to it."
        )
    if kind == "metadata" or (texts and all(_PICTURE.fullmatch(text.strip()) for text in texts)):
        raise UserError("This file has no text to read.", "It is for programs. Choose another file.")


def _are_chapters(blocks: Sequence[webvtt.Block]) -> bool:
    """Return whether *blocks* are titles: much time and few words each, one after the other, no sentences."""
    lasts = [b.end_ms - b.start_ms for b in blocks if b.start_ms is not None and b.end_ms is not None]
    if len(lasts) < 2 or len(lasts) < len(blocks) or median(lasts) < _CHAPTER_MS:
        return False
    texts = [block.text.strip() for block in blocks]
    short = all(len(text.split()) <= _CHAPTER_WORDS and "<v" not in text for text in texts)
    return short and not any(text.endswith((".", "…")) for text in texts)


def _described(episode: Episode, vtt: webvtt.Vtt) -> Episode:
    """Return *episode* with what the comments at the beginning say of it, as Earmark writes them."""
    lines = (line for note in vtt.notes for line in note.removeprefix("NOTE").split("\n"))
    found = (_FIELD.fullmatch(line.strip()) for line in lines)
    said = {field[1]: " ".join(html.unescape(field[2]).split()) for field in found if field}
    date = said.get("Date", "")
    return replace(
        episode,
        title=said.get("Title", ""),
        show=said.get("Show", ""),
        number=said.get("Episode", ""),
        date=date if _DAY.fullmatch(date) else "",
    )


def _with_damage(episode: Episode, vtt: webvtt.Vtt) -> Episode:
    """Return *episode* with remarks about the times that are not written as they must be."""
    remarks = [_damage(block) for block in vtt.blocks if not block.sound and _is_doubtful(block)]
    return replace(episode, remarks=(*episode.remarks, *remarks)) if remarks else episode


def _is_doubtful(block: webvtt.Block) -> bool:
    return bool(block.text.strip()) and (block.start_ms is None or block.end_ms is None)


def _damage(block: webvtt.Block) -> Remark:
    words = " ".join(block.text.split()[:6])
    if not block.timing:
        return Remark(f"“{words}” has no time.", kind="time", words=words)
    read = "" if block.start_ms is None else f" It was read as {stamp(block.start_ms)}."
    said = f"The time of “{words}” is damaged: “{block.timing.strip()[:60]}”.{read}"
    return Remark(said, time_ms=block.start_ms, kind="time", words=words)
