"""An episode as a `QTextDocument`: one block a paragraph, and nothing that changes while reading.

Marks, the spoken word and matches are painted, never formatted: so the
document is laid out once. It is made anew for another episode, size, measure,
layout or theme (about 30 ms for two hours of talk).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextDocument, QTextFrameFormat

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript import page_geometry as page
from earmark.gui.transcript.block_writer import BlockWriter
from earmark.gui.transcript.heading import headings
from earmark.gui.transcript.page_block import PageBlock
from earmark.gui.transcript.page_blocks import page_blocks
from earmark.gui.transcript.page_geometry import PageGeometry
from earmark.gui.transcript.page_layout import PageLayout
from earmark.gui.transcript.sections import Section, sections
from earmark.gui.transcript.text_offsets import TextOffsets
from earmark.model.curly import curly
from earmark.model.episode import Episode
from earmark.model.unheard import Unheard, unheard


def make_page(
    episode: Episode, geometry: PageGeometry, theme: Theme, *, printed_quotes: bool = True
) -> PageLayout:
    """Return *episode* as a document and where its words are in it. GUI thread only; not yet laid out."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(fonts.serif(geometry.text_size))
    document.rootFrame().setFrameFormat(_frame(geometry))
    parts = sections(episode)
    blocks = page_blocks(episode, parts, geometry, theme, curly if printed_quotes else str)
    BlockWriter(document, theme).write_all(blocks)
    return _page(document, episode, parts, geometry, blocks)


def change_page(
    layout: PageLayout, episode: Episode, theme: Theme, *, printed_quotes: bool = True
) -> PageLayout | None:
    """Write *episode* in place of what *layout* shows; only paragraphs that differ are laid out anew.

    Returns:
        Where the words are now, in the same document. None, and nothing
        happened, where hardly anything stays: then a new page is made as fast.
    """
    parts = sections(episode)
    geometry = layout.geometry
    blocks = page_blocks(episode, parts, geometry, theme, curly if printed_quotes else str)
    if not BlockWriter(layout.document, theme).change(layout.blocks, blocks):
        return None
    return _page(layout.document, episode, parts, geometry, blocks)


def _page(
    document: QTextDocument,
    episode: Episode,
    parts: tuple[Section, ...],
    geometry: PageGeometry,
    blocks: Sequence[PageBlock],
) -> PageLayout:
    titles = headings(episode, parts) if geometry.stacked else ()
    offsets = TextOffsets(episode.text, episode.spans, titles)
    return PageLayout(document, episode, parts, chips(episode), offsets, geometry, tuple(blocks))


def chips(episode: Episode) -> list[Unheard]:
    """Return the places nobody could hear, as offsets into `Episode.text`."""
    return [
        Unheard(span.start + mark.start, span.start + mark.end, mark.time_ms)
        for span in episode.spans
        for mark in unheard(span.paragraph.text)
    ]


def _frame(geometry: PageGeometry) -> QTextFrameFormat:
    frame = QTextFrameFormat()
    frame.setLeftMargin(geometry.left)
    frame.setRightMargin(geometry.width - geometry.right)
    frame.setTopMargin(page.TOP)
    frame.setBottomMargin(page.BOTTOM)
    return frame
