"""A quote as it is pasted elsewhere: the words, who said them, where and when, in four styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from earmark.model.annotations import Annotations, Highlight
from earmark.model.cited_work import Work, time_in_words
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode
from earmark.model.quotes import Part, parts
from earmark.model.references import (
    Rich,
    apa_entry,
    apa_in_text,
    as_marked,
    as_text,
    chicago_entry,
    chicago_note,
    plain_entry,
)

_Write = Callable[[str], str]
"""How a piece of text is written in a format."""

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>])")
_MARKDOWN_STARTS = re.compile(r"^(\d*)([#+\-.)])")
_ITALIC = "<i>{}</i>".format


class Style(StrEnum):
    """How a quote is cited."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    CHICAGO = "chicago"
    APA = "apa"


STYLE_NAMES = {
    Style.PLAIN: "Plain",
    Style.MARKDOWN: "Markdown",
    Style.CHICAGO: "Chicago",
    Style.APA: "APA 7",
}


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a quote, cut at every change of speaker, and when they begin.

    Of a `bookmark` the one part says that it is one.
    """

    parts: tuple[Part, ...]
    start_ms: int | None = None
    approximate: bool = False
    bookmark: bool = False

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.speaker for part in self.parts if part.speaker))

    @property
    def stamp(self) -> str:
        """The time as `00:10:25`; with “≈” where the transcript's own is missing or wrong."""
        return "" if self.start_ms is None else ("≈" if self.approximate else "") + stamp(self.start_ms)

    @property
    def time(self) -> str:
        """The time as style guides write it, `10:25`."""
        return time_in_words(self.start_ms, approximate=self.approximate)


@dataclass(frozen=True, slots=True)
class Copied:
    """A quote for the clipboard; `html` is empty where the text is meant as it stands."""

    text: str
    html: str = ""


def said_of(episode: Episode, highlight: Highlight) -> Said:
    """Return what *highlight* holds of *episode*."""
    inferred = (
        highlight.placed
        and bool(episode.spans)
        and episode.span_at(highlight.start).paragraph.inferred_ms is not None
    )
    return Said(parts(episode, highlight), highlight.start_ms, inferred, highlight.is_bookmark)


def copied(style: Style, said: Said, work: Work) -> Copied:
    """Return the quote in *style*. What is not known is left out; the words stay as they stand."""
    match style:
        case Style.PLAIN:
            return Copied(_plain(said, work, str, str), _plain(said, work, escape, _ITALIC))
        case Style.MARKDOWN:
            return Copied(_markdown_copy(said, work))
        case Style.CHICAGO:
            return _with_source(said, work, "", chicago_note(work, said.time))
        case Style.APA:
            return _with_source(said, work, f" {apa_in_text(work, said.time)}.", apa_entry(work))


def copied_all(style: Style, quotes: Sequence[Said], work: Work) -> Copied:
    """Return several quotes of one episode; the source stands once, where the style puts it in a list."""
    if style is Style.APA and len(quotes) > 1:
        source = apa_entry(work)
        texts = [_cited_in_text(said, work, str) for said in quotes]
        marked = [_cited_in_text(said, work, escape) for said in quotes]
        paragraphs = [*marked, as_marked(source, escape, _ITALIC)]
        return Copied("\n\n".join([*texts, as_text(source)]), "".join(f"<p>{p}</p>" for p in paragraphs))
    copies = [copied(style, said, work) for said in quotes]
    html = "".join(copy.html if copy.html.startswith("<p>") else f"<p>{copy.html}</p>" for copy in copies)
    return Copied("\n\n".join(copy.text for copy in copies), html if copies and copies[0].html else "")


def reference(style: Style, work: Work) -> Rich:
    """Return what a list of sources says of the whole episode."""
    if style is Style.APA:
        return apa_entry(work)
    return chicago_entry(work) if style is Style.CHICAGO else plain_entry(work)


def source_of(style: Style, said: Said, work: Work) -> str:
    """Return where one quote is from, without its words: the note, or what stands in brackets."""
    if style is Style.APA:
        return apa_in_text(work, said.time)
    if style is Style.CHICAGO:
        return as_text(chicago_note(work, said.time))
    source = _source(said, work, str, str)
    return f"{source}." if source else ""


def plain(episode: Episode, highlight: Highlight) -> str:
    """Return the citation as plain text; what is not known is left out.

    “In my head.” Kim Stachenfeld, in “Simulation”, SuperDataScience 725, 00:10:25.

    Where several speak, each part of the quote has its name before it.
    """
    return _plain(said_of(episode, highlight), _told(episode), str, str)


def html(episode: Episode, highlight: Highlight) -> str:
    """Return the citation as HTML, with the show in italics; all text is escaped."""
    return _plain(said_of(episode, highlight), _told(episode), escape, _ITALIC)


def markdown_list(episode: Episode, annotations: Annotations) -> str:
    """Return all quotes in reading order as Markdown: for each its words, source, tags and note."""
    heading = [f"# {_markdown(episode.title)}"] if episode.title else []
    show = _show(_told(episode), _markdown, "*{}*".format)
    quotes = [_markdown_quote(episode, highlight) for highlight in annotations.highlights]
    return "\n\n".join([*heading, *([show] if show else []), *quotes]) + "\n"


def _told(episode: Episode) -> Work:
    return Work(title=episode.title, show=episode.show, number=episode.number)


def _plain(said: Said, work: Work, write: _Write, italic: _Write) -> str:
    words = _quoted(said, write)
    source = _source(said, work, write, italic)
    return f"{words} {source}." if source else words


def _source(said: Said, work: Work, write: _Write, italic: _Write) -> str:
    speaker = write(said.parts[0].speaker) if len(said.parts) == 1 else ""
    title = f"{'in' if speaker else 'In'} “{write(work.title)}”" if work.title else ""
    pieces = (speaker, title, _show(work, write, italic), said.stamp)
    return ", ".join(piece for piece in pieces if piece)


def _with_source(said: Said, work: Work, after: str, source: Rich) -> Copied:
    """Return the words with *after* behind them, and the *source* below."""
    words, marked = _said(said, work, str), _said(said, work, escape)
    below = as_marked(source, escape, _ITALIC)
    return Copied(f"{words}{after}\n\n{as_text(source)}", f"<p>{marked}{escape(after)}</p><p>{below}</p>")


def _cited_in_text(said: Said, work: Work, write: _Write) -> str:
    return f"{_said(said, work, write)}{write(f' {apa_in_text(work, said.time)}.')}"


def _said(said: Said, work: Work, write: _Write) -> str:
    """Return the words, with names before them unless it is the host who speaks."""
    is_hosts = said.speakers in {(), tuple(name.straight for name in work.hosts)}
    return _quoted(said, write, named=not is_hosts)


def _quoted(said: Said, write: _Write, *, named: bool = False) -> str:
    """Return the words in quotation marks; with the name before them where several speak, or if *named*."""
    if said.bookmark:
        return f"{write(said.parts[0].text)}:"
    if len(said.parts) == 1 and not named:
        return f"“{write(said.parts[0].text)}”"
    return " ".join(_named(write(part.speaker), write(part.text)) for part in said.parts)


def _named(speaker: str, text: str) -> str:
    return f"{speaker}: “{text}”" if speaker else f"“{text}”"


def _show(work: Work, write: _Write, italic: _Write) -> str:
    show = italic(write(work.show)) if work.show else ""
    return " ".join(piece for piece in (show, write(work.number)) if piece)


def _markdown_copy(said: Said, work: Work) -> str:
    time = said.stamp
    if work.address and said.start_ms is not None:
        time = f"[{time}]({_link(work.address)}#t={said.start_ms // 1000})"
    title = f"“{_markdown(work.title)}”" if work.title else ""
    who = " and ".join(_markdown(name) for name in said.speakers)
    pieces = (who, title, _show(work, _markdown, "*{}*".format), time)
    return _block(said, ", ".join(piece for piece in pieces if piece))


def _markdown_quote(episode: Episode, highlight: Highlight) -> str:
    said = said_of(episode, highlight)
    source = ", ".join(piece for piece in (_markdown(" and ".join(said.speakers)), said.stamp) if piece)
    tags = " ".join("#" + tag.replace(" ", "-") for tag in highlight.tags)
    quote = _block(said, " · ".join(piece for piece in (source, tags) if piece))
    return f"{quote}\n\n{highlight.note.strip()}" if highlight.note.strip() else quote


def _block(said: Said, after: str) -> str:
    one = len(said.parts) == 1
    lines = [
        _markdown(p.text) if one or not p.speaker else f"**{_markdown(p.speaker)}:** {_markdown(p.text)}"
        for p in said.parts
    ]
    return "\n>\n".join(f"> {line}" for line in [*lines, *([f"— {after}"] if after else [])])


def _link(address: str) -> str:
    return address.partition("#")[0].replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def _markdown(text: str) -> str:
    """Return *text* so that Markdown shows it as it stands."""
    return _MARKDOWN_STARTS.sub(r"\1\\\2", _MARKDOWN_SIGNS.sub(r"\\\1", text))
