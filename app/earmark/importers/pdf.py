"""Reads transcripts that are PDFs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from earmark.errors import UserError
from earmark.importers import Partial, front_matter, page_remarks, pdf_words, turns
from earmark.importers.layout import layout_of
from earmark.importers.pdf_page import PdfPage
from earmark.importers.pieces import Piece, pieces_of
from earmark.model.episode import Episode
from earmark.progress import Report, silent

_EARLY = frozenset(3 * 8**k for k in range(4))
"""After how many pages the episode so far is shown. The first title page and two pages of talk are
enough to know the layout; later it may still change, but showing it costs time."""
_MOST_PAGES_TWICE, _MOST_OBJECTS_TWICE = 60, 4_000
"""How many pages, and things drawn on one page, may be read a second time: a page of text takes 70 ms,
one of drawings minutes."""
_LONGEST_TWICE_S = 4.0
_LONGEST_CAPTION = 150
"""Characters: where more than half of the paragraphs have more, they are no captions."""


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode that the PDF *path* describes.

    Raises:
        LockedFile: The PDF wants a password, or another one.
        UserError: It is not a PDF, damaged, too large, or has no text at all.
    """
    title = pdf_words.document_info(path, password).title
    pages: list[PdfPage] = []
    for page in pdf_words.pages(path, password):
        pages.append(page)
        report(len(pages), page.pages_total)
        if partial and len(pages) in _EARLY and len(pages) < page.pages_total:
            partial(episode_of(pages, title))
    episode = episode_of(pages, title)
    if not episode.turns:
        raise UserError("This PDF has no text to read.", "Its words have no letters. Choose another file.")
    if episode.speakers or len(pages) > _MOST_PAGES_TWICE:
        return episode
    if max(page.objects for page in pages) > _MOST_OBJECTS_TWICE:
        return episode
    return _second_opinion(path, report, password, title) or episode


def episode_of(pages: Sequence[PdfPage], title: str = "") -> Episode:
    """Return the episode on *pages*; *title* is what the file says of itself out of sight."""
    layout = layout_of(pages)
    front, pieces = pieces_of(layout.lines)
    captioned = _of_captions(pieces)
    episode = captioned or turns.episode_of(pieces, layout.where)
    furniture = [one.text for one in layout.furniture]
    about = front_matter.about(
        layout.blocks_before(len(front) or layout.larger), furniture, episode.text, title
    )
    before = [line.text for line in front]
    return replace(
        episode,
        title=about.title,
        show=about.show,
        number=about.number,
        date=about.date,
        chapters=front_matter.chapters_of(before),
        remarks=(
            *page_remarks.of_pages(pages),
            *page_remarks.of_furniture(layout, [] if captioned else pieces),
            *front_matter.left_out(before, front[0].page if front else None),
            *episode.remarks,
        ),
    )


def _of_captions(pieces: Sequence[Piece]) -> Episode | None:
    """Return the episode of *pieces* if they are captions, cut every few seconds in mid-sentence."""
    lengths = sorted(sum(map(len, piece.lines)) for piece in pieces)
    timed = sum(piece.stamp is not None for piece in pieces)
    if 2 * timed < len(pieces) or not lengths or lengths[len(lengths) // 2] > _LONGEST_CAPTION:
        return None
    from earmark.importers import captions, cues  # slow to load, and seldom needed

    return cues.episode_of(captions.cues_of(pieces)) if captions.are_captions(pieces) else None


def _second_opinion(path: Path, report: Report, password: str | None, title: str) -> Episode | None:
    """Return what our other PDF reader makes of a file without speakers, if it soon finds some."""
    from earmark.importers import plumber_words  # slow to load, and seldom needed

    until = monotonic() + _LONGEST_TWICE_S
    pages: list[PdfPage] = []
    try:
        for page in plumber_words.pages(path, password):
            pages.append(page)
            report(len(pages), page.pages_total)
            if monotonic() > until:
                return None
    except UserError:  # it reads fewer files than the first one
        return None
    episode = episode_of(pages, title)
    return episode if episode.speakers else None
