"""Documents and pages -> episode: where the talk is among their lines, what are headings, and who speaks.

Word files, OpenDocument files, Markdown and web pages meet here. They say
more than plain text: what is bold, a heading or a paragraph, and what stands
in columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from earmark.errors import UserError
from earmark.importers import captions, cues, dialects, front_matter, pieces, turns
from earmark.importers.credits import without_credits
from earmark.importers.document_headings import without_headings
from earmark.importers.document_lines import DocumentLine, is_ornament, text_lines, with_breaks
from earmark.importers.document_talk import is_transcript_heading, talk_in
from earmark.importers.pieces import Piece
from earmark.model.episode import Chapter, Episode, Remark
from earmark.progress import Report, silent

__all__ = ["DocumentLine", "Known", "as_usual", "episode_of", "with_about"]

_TITLED = re.compile(
    r"^(?:full\s+|episode\s+)?transcript(?:ion)?\s*(?:of|for|:|[–—|-])\s+|\s*[(\[–—|:-]+\s*(?:full\s+)?transcript[)\]]?$",
    re.IGNORECASE,
)
_MOST_LINES = 150_000


@dataclass(frozen=True, slots=True)
class Known:
    """What a document says of the episode beside its lines; each is empty where it does not say it.

    `title` is one that is shown, `metadata` one that is kept out of sight. `date` is as in `Episode`.
    """

    title: str = ""
    show: str = ""
    number: str = ""
    date: str = ""
    metadata: str = ""


def episode_of(
    lines: Sequence[DocumentLine], known: Known, exact: Sequence[int] = (), report: Report = silent
) -> Episode:
    """Return the episode that the *lines* of a document say.

    Args:
        lines: All of them, in reading order.
        known: What the document says of itself elsewhere.
        exact: Times in milliseconds that the document keeps for those it shows in seconds.
        report: Told after each step; of how many is not known.

    Raises:
        UserError: They are too many.
    """
    if len(lines) > _MOST_LINES:
        raise UserError("This transcript is too long.", f"It has more than {_MOST_LINES:,} lines.")
    before, lines, found = talk_in(with_breaks([line for line in lines if not is_ornament(line)]), report)
    report(len(lines), 0)
    lines, found, chapters = without_headings(lines, found, known.title)
    front, parts = pieces.pieces_of(text_lines(lines), found)
    _sharpen(parts, exact)
    report(len(parts), 0)
    if captions.are_captions(parts):
        episode = cues.episode_of(captions.cues_of(parts))
    else:
        episode = turns.episode_of(parts)
    report(len(episode.turns), 0)
    heads = [*before, *(line.text for line in front)]
    heads = [text for text in heads if text and not is_transcript_heading(text)]
    return with_about(episode, known, heads, chapters)


def as_usual(lines: Sequence[DocumentLine]) -> tuple[list[DocumentLine], list[Remark]]:
    """Return *lines* as everybody would write them, without notes on who made the transcript, and remarks."""
    texts, said = dialects.usual([line.text for line in lines])
    if len(texts) == len(lines):
        changed = [
            line if line.text == text else replace(line, text=text, bold=0)
            for line, text in zip(lines, texts, strict=True)
        ]
        lines = [line for line in changed if line.text or line.label or line.stamp]
    kept, noted = without_credits(lines)
    return kept, [*said, *noted]


def with_about(episode: Episode, known: Known, before: Sequence[str], chapters: Sequence[Chapter]) -> Episode:
    """Return *episode* with title, show and the like, as *known* or as the lines *before* the talk say."""
    title = _TITLED.sub("", known.title)
    titles = [title, *(line for line in before if line != known.title)] if title else before
    about = front_matter.about(titles, [], episode.text, known.metadata or known.title)
    listed = front_matter.chapters_of(before)
    left_out = front_matter.left_out(before, None)
    return replace(
        episode,
        title=about.title,
        show=known.show or about.show,
        number=known.number or about.number,
        date=known.date,
        chapters=max(tuple(chapters), listed, key=len),
        remarks=(*left_out, *episode.remarks),
    )


def _sharpen(parts: Sequence[Piece], exact: Sequence[int]) -> None:
    """Give the printed times of *parts* the milliseconds that the document keeps out of sight."""
    known = {time_ms // 1000: time_ms for time_ms in reversed(exact)}
    for piece in parts:
        if piece.stamp and (time_ms := known.get(piece.stamp.time_ms // 1000)) is not None:
            piece.stamp = replace(piece.stamp, time_ms=time_ms)
