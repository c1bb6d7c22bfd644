"""What a web page says about the episode on it: title, show, number and date, from where pages keep them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date

from bs4 import BeautifulSoup, Tag

from earmark.importers.documents import Known

_DATE = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)")
_DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.date",
    "uploaddate",
    "dc.date.issued",
)
_DIVIDERS = r"\s+[|–—·•»:-]{1,2}\s+"
_EPISODES = ("PodcastEpisode", "RadioEpisode", "TVEpisode", "Episode")
_WORKS = (*_EPISODES, "AudioObject", "VideoObject", "Article", "BlogPosting", "NewsArticle", "WebPage")
"""Kinds of things in JSON-LD, the most telling first."""
_NO_SHOWS = frozenset(
    (
        *(
            "youtube",
            "apple podcasts",
            "spotify",
            "soundcloud",
            "medium",
            "substack",
            "buzzsprout",
            "podbean",
        ),
        *(
            "libsyn",
            "simplecast",
            "acast",
            "transistor",
            "rev",
            "otter.ai",
            "descript",
            "happy scribe",
            "vimeo",
        ),
        *("google podcasts", "stitcher", "audible", "spreaker", "megaphone", "wordpress", "github"),
    )
)
"""Places where shows are found, as pages name them."""
_LARGEST = 500_000
_LONGEST_TITLE = 1_000
_MOST_VALUES = 2_000


def about(tree: BeautifulSoup, data: Sequence[str]) -> Known:
    """Return what *tree*, still with its head, and the JSON-LD scripts *data* say."""
    known = _known(data)
    tags = tree.find_all(("meta", "title", "h1", "time"))
    meta = _meta(tags)
    site = meta.get("og:site_name", "")
    show = _text(known.get("partOfSeries"), "name") or site
    titles = (
        _text(known, "name") or _text(known, "headline"),
        _shown(tags, "h1"),
        meta.get("og:title", ""),
        _shown(tags, "title"),
    )
    title = next((title for title in titles if title and title.casefold() != site.casefold()), "")
    number = _text(known, "episodeNumber")
    return Known(
        _without(title, (site, show, *_NO_SHOWS)),
        "" if show.casefold() in _NO_SHOWS else show,
        number if number.isdigit() and len(number) <= 4 else "",
        _published(tags, known, meta),
    )


def _shown(tags: Sequence[Tag], name: str) -> str:
    """Return the text of the first of *tags* of that *name*."""
    tag = next((tag for tag in tags if tag.name == name), None)
    return " ".join(tag.get_text(" ").split())[:_LONGEST_TITLE] if tag else ""


def _meta(tags: Sequence[Tag]) -> dict[str, str]:
    meta: dict[str, str] = {}
    for tag in tags:
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = tag.get("content")
        if name and content:
            meta.setdefault(str(name).casefold(), " ".join(str(content).split()))
    return meta


def _published(tags: Sequence[Tag], known: dict[str, object], meta: dict[str, str]) -> str:
    told = [_text(known, "datePublished"), _text(known, "uploadDate")]
    told += [meta.get(name, "") for name in _DATES]
    told += [str(tag.get("datetime")) for tag in tags if tag.name == "time"]
    return next(filter(None, map(_date, told)), "")


def _date(told: str) -> str:
    found = _DATE.match(told)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""


def _without(title: str, names: Sequence[str]) -> str:
    """Return *title* without the name of the show or site at its end."""
    for name in filter(None, names):
        title = re.sub(rf"{_DIVIDERS}{re.escape(name)}\s*$", "", title, flags=re.IGNORECASE)
    return title.strip()


def _known(data: Sequence[str]) -> dict[str, object]:
    """Return the most telling thing that JSON-LD describes."""
    found: dict[str, dict[str, object]] = {}
    for text in data:
        if len(text) > _LARGEST:
            continue
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for thing in _things(told):
            kinds = thing.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str):
                    found.setdefault(kind, thing)
    return next((found[kind] for kind in _WORKS if kind in found), {})


def _things(told: object) -> Iterator[dict[str, object]]:
    waiting = [told]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _text(thing: object, name: str) -> str:
    value = thing.get(name) if isinstance(thing, dict) else None
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""
