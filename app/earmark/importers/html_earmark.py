"""The web page that Earmark itself writes -> the same episode again: each turn is a section of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from earmark.importers.html_timing import whole
from earmark.model.episode import Chapter, Episode, Paragraph, Speaker, Turn, Word

_EXACT = re.compile(r"PT(\d{1,9})\.(\d{3})S")
_COLOR = re.compile(r"s(\d)")
_COLORS = 8


def is_ours(tree: BeautifulSoup) -> bool:
    """Return whether Earmark wrote the page, still with its head."""
    generator = tree.find("meta", attrs={"name": "generator"})
    return generator is not None and str(generator.get("content", "")).startswith("Earmark ")


def episode_of(tree: BeautifulSoup) -> Episode:
    """Return the episode on a page by Earmark, still with its head; without turns if emptied by hand."""
    about = {
        str(tag.get("name")).removeprefix("earmark:"): str(tag.get("content", ""))
        for tag in tree.find_all("meta", attrs={"name": re.compile(r"^earmark:")})
    }
    speakers: dict[str, int] = {}
    sections = tree.find_all("section")
    turns = [Turn(_speaker(section, speakers), tuple(_paragraphs(section))) for section in sections]
    colors = {tag.get_text(): _color(tag) for tag in tree.find_all("cite")}
    return Episode(
        title=about.get("title", ""),
        show=about.get("show", ""),
        number=about.get("episode", ""),
        date=about.get("date", ""),
        speakers=tuple(
            Speaker(name, _chosen(colors.get(f"{name}:"), number)) for name, number in speakers.items()
        ),
        turns=tuple(turn for turn in turns if turn.paragraphs),
        chapters=tuple(_chapters(tree)),
    )


def _speaker(section: Tag, speakers: dict[str, int]) -> int | None:
    cite = section.find("cite")
    return None if cite is None else speakers.setdefault(cite.get_text().removesuffix(":"), len(speakers))


def _color(cite: Tag) -> int | None:
    found = _COLOR.fullmatch(" ".join(map(str, cite.get_attribute_list("class"))))
    return int(found[1]) if found else None


def _chosen(color: int | None, number: int) -> int | None:
    """Return the number of a speaker's colour where it is not the one that comes by itself."""
    return None if color == number % _COLORS else color


def _paragraphs(section: Tag) -> Iterator[Paragraph]:
    start_ms: int | None = None
    for tag in section.find_all(("time", "p"), recursive=False):
        if tag.name == "time":
            start_ms = _exact(tag)
            continue
        sponsor = "sponsor" in tag.get_attribute_list("class")
        yield Paragraph(tag.get_text(), start_ms, words=tuple(_words(tag)), sponsor=sponsor)
        start_ms = None


def _words(paragraph: Tag) -> Iterator[Word]:
    at = 0
    for part in paragraph.children:
        text = part.get_text()
        if isinstance(part, Tag):
            start_ms, length_ms = whole(part.get("data-m")), whole(part.get("data-d"))
            if start_ms is not None and text:
                yield Word(at, at + len(text), start_ms, start_ms + (length_ms or 0))
        at += len(text)


def _exact(tag: Tag) -> int | None:
    found = _EXACT.fullmatch(str(tag.get("datetime", "")))
    return int(found[1]) * 1000 + int(found[2]) if found else None


def _chapters(tree: BeautifulSoup) -> Iterator[Chapter]:
    for link in tree.select("header nav a"):
        time = link.find("time")
        start_ms = _exact(time) if time else None
        if time and start_ms is not None:
            yield Chapter(link.get_text().removeprefix(time.get_text()).strip(), start_ms)
