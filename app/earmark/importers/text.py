"""Reads transcripts that are plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from earmark.errors import UserError
from earmark.importers import (
    Partial,
    captions,
    cues,
    delimited,
    dialects,
    front_matter,
    guard,
    markdown_marks,
    stamps,
    starts,
    subtitles,
    turns,
)
from earmark.importers.credits import without_credits
from earmark.importers.encoding import decoded
from earmark.importers.pieces import pieces_of
from earmark.importers.text_heads import with_heads
from earmark.importers.text_rows import Row, rows_of, with_plain_ends, without_dashes, without_furniture
from earmark.importers.textline import TextLine
from earmark.model.episode import Episode
from earmark.progress import Report, silent

_MID_SENTENCE = 0.12
"""Where more lines than this begin in the middle of a sentence, the breaks before them mean nothing."""
_PUNCTUATED = 0.3
_MANY_BLANKS = 2
_ENDS = (".", "?", "!", "…", ":", "”", '"', "。", "！", "？", ")", "]")


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode that the text file *path* describes. It is read in one go, and never locked.

    Raises:
        UserError: The file is not there, not text, or has no words.
    """
    text = decoded(guard.text_bytes(path))
    if subtitles.looks_like(text):
        return subtitles.parse(text)
    episode = parse(text)
    if not episode.turns:
        raise UserError("This file has no text to read.", "Choose another file.")
    return episode


def parse(text: str) -> Episode:
    """Return the episode that *text* describes."""
    text = with_plain_ends(markdown_marks.without_comments(text))
    if delimited.is_table(text) and (said := delimited.cues_in(text)):
        return cues.episode_of(said)
    usual, noted = dialects.usual(text.split("\n"))
    rows, furniture = without_furniture(rows_of("\n".join(usual)))
    rows, credited = without_credits(without_dashes(rows))
    front, pieces = pieces_of(with_heads(_lines(rows), rows))
    if captions.are_captions(pieces):
        episode = cues.episode_of(captions.cues_of(pieces))
    else:
        episode = turns.episode_of(pieces)
    before = [line.text for line in front]
    about = front_matter.about(before, furniture, episode.text)
    return replace(
        episode,
        title=about.title,
        show=about.show,
        number=about.number,
        date=about.date,
        chapters=front_matter.chapters_of(before),
        remarks=(*noted, *credited, *front_matter.left_out(before, None), *episode.remarks),
    )


def _lines(rows: Sequence[Row]) -> list[TextLine]:
    """Return *rows* with what their line breaks and blank lines mean in this document."""
    meaning = _breaks_that_count(rows)
    spaced = any(meaning[kind] for kind in meaning if kind)
    return [
        TextLine(
            row.text,
            opens=not spaced
            or place == 0
            or row.blanks > 0
            or meaning.get(0, False)
            or stamps.whole(row.text) is not None,
            breaks=place == 0 or meaning.get(_kind(row), False),
            bold=row.bold,
        )
        for place, row in enumerate(rows)
    ]


def _kind(row: Row) -> int:
    """Return which kind of break stands before a row: a line end, a blank line, or more of them."""
    return min(row.blanks, _MANY_BLANKS)


def _breaks_that_count(rows: Sequence[Row]) -> dict[int, bool]:
    """Return which kinds of break begin paragraphs.

    A transcript taken from a PDF has line ends and even blank lines in the
    middle of its sentences: there, only names and times begin paragraphs.
    """
    seen: Counter[int] = Counter()
    torn: Counter[int] = Counter()
    punctuated = sum(row.text.endswith(_ENDS) for row in rows) > _PUNCTUATED * len(rows)
    for before, row in pairwise(rows):
        if _may_start(row):
            continue
        goes_on = row.text[:1].islower() or (punctuated and row.blanks == 0)
        seen[_kind(row)] += 1
        torn[_kind(row)] += goes_on and not before.text.endswith(_ENDS)
    counts = {kind: torn[kind] <= _MID_SENTENCE * seen[kind] for kind in range(_MANY_BLANKS + 1)}
    counts[0] = counts[0] and not seen[1]  # where there are blank lines, a mere line end is less
    return counts


def _may_start(row: Row) -> bool:
    return any(start.ending != "line" for start in starts.possible(row.text))
