"""A quote as it is pasted elsewhere: the words, who said them, where and when."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from earmark.model.annotations import Annotations, Highlight
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode
from earmark.model.quotes import describe, parts

_Write = Callable[[str], str]
"""How a piece of text is written in a format."""

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>])")
_MARKDOWN_STARTS = re.compile(r"^(\d*)([#+\-.)])")


def plain(episode: Episode, highlight: Highlight) -> str:
    """Return the citation as plain text; what is not known is left out.

    “In my head.” Kim Stachenfeld, in “Simulation”, SuperDataScience 725, 00:10:25.

    Where several speak, each part of the quote has its name before it.
    """
    return _citation(episode, highlight, str, str)


def html(episode: Episode, highlight: Highlight) -> str:
    """Return the citation as HTML, with the show in italics; all text is escaped."""
    return _citation(episode, highlight, escape, "<i>{}</i>".format)


def markdown_list(episode: Episode, annotations: Annotations) -> str:
    """Return all quotes in reading order as Markdown: for each its words, source, tags and note."""
    heading = [f"# {_markdown(episode.title)}"] if episode.title else []
    show = _show(episode, _markdown, "*{}*".format)
    quotes = [_markdown_quote(episode, highlight) for highlight in annotations.highlights]
    return "\n\n".join([*heading, *([show] if show else []), *quotes]) + "\n"


def _citation(episode: Episode, highlight: Highlight, write: _Write, italic: _Write) -> str:
    said = parts(episode, highlight)
    one = len(said) == 1
    words = " ".join(f"“{write(p.text)}”" if one else _named(write(p.speaker), write(p.text)) for p in said)
    if highlight.is_bookmark:
        words = f"{write(said[0].text)}:"
    speaker = write(said[0].speaker) if one else ""
    source = [
        speaker,
        f"{'in' if speaker else 'In'} “{write(episode.title)}”" if episode.title else "",
        _show(episode, write, italic),
        _time(episode, highlight),
    ]
    known = ", ".join(piece for piece in source if piece)
    return f"{words} {known}." if known else words


def _named(speaker: str, text: str) -> str:
    return f"{speaker}: “{text}”" if speaker else f"“{text}”"


def _show(episode: Episode, write: _Write, italic: _Write) -> str:
    show = italic(write(episode.show)) if episode.show else ""
    return " ".join(piece for piece in (show, write(episode.number)) if piece)


def _time(episode: Episode, highlight: Highlight) -> str:
    """Return when the quote begins; with “≈” where the transcript's own time is missing or wrong."""
    if highlight.start_ms is None:
        return ""
    inferred = highlight.placed and episode.span_at(highlight.start).paragraph.inferred_ms is not None
    return ("≈" if inferred else "") + stamp(highlight.start_ms)


def _markdown_quote(episode: Episode, highlight: Highlight) -> str:
    said = parts(episode, highlight)
    one = len(said) == 1
    lines = [_markdown(p.text) if one else f"**{_markdown(p.speaker)}:** {_markdown(p.text)}" for p in said]
    source = ", ".join(
        s for s in (" and ".join(describe(episode, highlight)), _time(episode, highlight)) if s
    )
    tags = " ".join("#" + tag.replace(" ", "-") for tag in highlight.tags)
    after = " · ".join(s for s in (_markdown(source), tags) if s)
    quote = "\n>\n".join(f"> {line}" for line in [*lines, *([f"— {after}"] if after else [])])
    return f"{quote}\n\n{highlight.note.strip()}" if highlight.note.strip() else quote


def _markdown(text: str) -> str:
    """Return *text* so that Markdown shows it as it stands."""
    return _MARKDOWN_STARTS.sub(r"\1\\\2", _MARKDOWN_SIGNS.sub(r"\\\1", text))
