"""Reads web pages with a transcript in them, and the HTML that programs for transcripts write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from earmark.errors import UserError
from earmark.importers import (
    Partial,
    cues,
    documents,
    guard,
    html_about,
    html_earmark,
    html_labels,
    html_page,
    html_timing,
    text,
)
from earmark.importers.documents import Known
from earmark.importers.html_blocks import Block, blocks_of
from earmark.importers.html_cues import cues_of, title_of
from earmark.importers.html_lines import exact_times, lines_of
from earmark.importers.html_source import is_binary, markup_of, page_of
from earmark.model.episode import Episode
from earmark.progress import Report, silent

_MOSTLY = 0.6


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode on the web page *path*. It is read in one go, and never locked.

    Raises:
        UserError: The file is not there, not text, too large, or has no words.
    """
    raw = guard.whole(path)
    if is_binary(raw):
        raise guard.not_a("a web page", raw)
    episode = parse(markup_of(raw), report)
    if not episode.turns:
        raise UserError(
            "This web page has no text to read.",
            "Pages may load their transcript later. Copy its text into a text file instead.",
        )
    return episode


def parse(markup: str, report: Report = silent) -> Episode:
    """Return the episode that *markup* describes.

    Raises:
        UserError: It is too large.
    """
    page = page_of(markup, report)
    report(1, 0)
    if html_earmark.is_ours(page.tree) and (ours := html_earmark.episode_of(page.tree)).turns:
        return ours
    known = html_about.about(page.tree, page.data)
    content = html_page.main_content(page.tree)
    report(2, 0)
    if (plain := _preformatted(page.tree, content)) is not None:
        return _named(text.parse(plain), known)
    timed = html_timing.timed(content)
    report(len(timed.timings), 0)
    names = html_labels.labels_in(content)
    blocks = blocks_of(page.tree, names, html_labels.spoken_in(content), timed)
    report(len(blocks), 0)
    if timed.holds:
        return _timed_episode(blocks, known, report)
    lines, said = documents.as_usual(lines_of(blocks))
    episode = documents.episode_of(lines, known, exact_times(blocks), report)
    return replace(episode, remarks=(*said, *episode.remarks)) if episode.turns else episode


def _timed_episode(blocks: Sequence[Block], known: Known, report: Report) -> Episode:
    """Return the episode of a page whose words carry times out of sight."""
    said, chapters = cues_of(blocks)
    report(len(said), 0)
    known = known if known.title else replace(known, title=title_of(blocks))
    return documents.with_about(cues.episode_of(said), known, [], chapters)


def _preformatted(tree: BeautifulSoup, content: Sequence[Tag]) -> str | None:
    """Return the text that stands on the page as in a text file, if that is nearly all of it."""
    total = sum(len(string.strip()) for string in tree.strings)
    outer = [tag for tag in content if tag.name == "pre" and tag.find_parent("pre") is None]
    longest = max((tag.get_text() for tag in outer), key=len, default="")
    if longest and len(longest) >= _MOSTLY * total:
        return longest
    return None if content else tree.get_text()


def _named(episode: Episode, known: Known) -> Episode:
    return replace(
        episode,
        title=known.title or episode.title,
        show=known.show or episode.show,
        number=known.number or episode.number,
        date=known.date,
    )
