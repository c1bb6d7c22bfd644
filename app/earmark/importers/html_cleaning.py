"""A web page -> its marks and text alone, well nested, so that parsing it takes time in line with its length.

Scripts, styles, pictures and comments go. What a stranger can write to stop a
parser (tags that never end, a million open elements, endless attributes)
becomes text or nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from earmark.errors import UserError

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>\"'=]*+)((?:[^<>\"']+|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,100}+)>")
"""A tag; not too long a one, as after a lone quote all the rest of the page looks like attributes."""
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>\"'=]*+)([^<>]*+)>")
"""A tag with a lone quote in it."""
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)")
_LONG_REFERENCE = re.compile(r"&#[xX]?[0-9a-fA-F]{8,};?")

_NOT_TEXT = frozenset(
    (
        *("script", "style", "svg", "math", "noscript", "template", "iframe", "object", "canvas", "video"),
        *("picture", "map", "select", "datalist", "frameset"),
    )
)
"""Elements of which nothing is read, not even their text."""
_TO_THE_END = ("script", "style", "template", "iframe")
"""Those that go on to the end of the page where they are not closed."""
_MEANINGLESS = frozenset(
    (
        *("i", "em", "u", "small", "big", "font", "abbr", "acronym", "wbr", "nobr", "tt", "kbd", "samp"),
        *("var", "img", "input", "source", "track", "link", "base", "param", "embed", "path", "col"),
        *("colgroup", "audio", "bdi", "bdo", "dfn", "ins", "mark", "center"),
    )
)
_VOID = frozenset(("br", "hr", "meta"))
_KEPT_ATTRIBUTES = frozenset(
    (
        *("class", "id", "href", "name", "style", "role", "datetime", "itemprop", "property", "content"),
        *("onclick", "begin", "end", "start"),
    )
)
_LONGEST_VALUE = 2_000
_MOST_ATTRIBUTES = 40
_DEEPEST = 200
_MOST_TAGS = 250_000
_MOST_STARTS = 2 * _MOST_TAGS
"""Pictures, scripts and what is in them count here too."""
_START = re.compile("<[a-zA-Z]")
_MOST_DATA = 20
_CELLS, _ITEMS = frozenset(("td", "th")), frozenset(("dt", "dd"))
_PARAGRAPH = frozenset(("p",))
_CLOSES = {
    **dict.fromkeys(
        (
            *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure"),
            *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol"),
            *("p", "pre", "section", "table", "ul"),
        ),
        _PARAGRAPH,
    ),
    "li": frozenset(("li", "p")),
    **dict.fromkeys(("dt", "dd"), _ITEMS | _PARAGRAPH),
    **dict.fromkeys(("td", "th"), _CELLS | _PARAGRAPH),
    **dict.fromkeys(("tr", "tbody", "tfoot"), _CELLS | {"tr", "p"}),
}
"""Which open elements end where one begins: their end tags may be left out."""


class Token(NamedTuple):
    """A start tag with its attributes, an end tag, or text: `kind` is `<`, `/` or empty."""

    kind: str
    text: str
    attributes: dict[str, str]


_NONE: dict[str, str] = {}


@dataclass(slots=True)
class Cleaner:
    """One pass over a page.

    Its `tokens` are complete and well nested. When all are taken, `data` are
    the JSON-LD scripts that it holds.
    """

    markup: str
    data: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _too_deep: Counter[str] = field(default_factory=Counter)
    _counts: Counter[str] = field(default_factory=Counter)
    _unclosed: set[str] = field(default_factory=set)
    _tags: int = 0

    def tokens(self) -> Iterator[Token]:
        """Yield what is left of the page.

        Raises:
            UserError: It has more tags than any transcript.
        """
        markup, at = self.markup, 0
        if sum(1 for _ in _START.finditer(markup)) > _MOST_STARTS:
            raise _too_large()
        while at < len(markup):
            start = markup.find("<", at)
            if start < 0:
                start = len(markup)
            if start > at:
                yield _text(markup[at:start])
            at = start
            if at == len(markup):
                return
            if markup.startswith(("<!", "<?"), start):
                kept, at = self._declaration(start)
                if kept:
                    yield Token("", kept, _NONE)
                continue
            tag = _TAG.match(markup, start) or _LOOSE_TAG.match(markup, start)
            if tag is None:
                yield Token("", "<", _NONE)
                at = start + 1
                continue
            at = tag.end()
            name = tag[2].lower()
            if name in _NOT_TEXT:
                at = at if tag[1] else self._past(name, tag[3], at)
            elif name not in _MEANINGLESS:
                yield from self._closed(name) if tag[1] else self._opened(name, tag[3])

    def _declaration(self, start: int) -> tuple[str, int]:
        """Return what a comment, doctype or the like leaves, and where it ends."""
        markup = self.markup
        if markup.startswith("<![CDATA[", start):
            end = self._find("]]>", start)
            return markup[start + 9 : end], end + 3
        if markup.startswith("<!--", start):
            return "", self._find("-->", start + 2) + 3
        end = self._find(">", start)
        if "[" in markup[start:end]:
            end = self._find("]>", start) + 1
        return "", end + 1

    def _find(self, sign: str, start: int) -> int:
        """Return where *sign* is; without it, the end of the page."""
        end = self.markup.find(sign, start)
        return len(self.markup) if end < 0 else end

    def _past(self, name: str, attributes: str, at: int) -> int:
        """Return where the element *name* ends, which begins at *at*; keep what it says in JSON-LD."""
        if attributes.endswith("/") or name in self._unclosed:
            return at
        end = re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE).search(self.markup, at)
        if end is None:
            self._unclosed.add(name)
            return len(self.markup) if name in _TO_THE_END else at
        if name == "script" and "ld+json" in attributes and len(self.data) < _MOST_DATA:
            self.data.append(self.markup[at : end.start()])
        return end.end()

    def _opened(self, name: str, attributes: str) -> Iterator[Token]:
        self._tags += 1
        if self._tags > _MOST_TAGS:
            raise _too_large()
        closes = _CLOSES.get(name)
        while closes and self._open and self._open[-1] in closes:
            yield self._end()
        if name not in _VOID and len(self._open) >= _DEEPEST:
            self._too_deep[name] += 1
            return
        yield Token("<", name, _attributes(attributes) if attributes else _NONE)
        if name in _VOID or (attributes.endswith("/") and name != "p"):
            yield Token("/", name, _NONE)
        else:
            self._open.append(name)
            self._counts[name] += 1

    def _closed(self, name: str) -> Iterator[Token]:
        if self._too_deep[name]:
            self._too_deep[name] -= 1
            return
        if name in _VOID:
            yield Token("<", name, _NONE)
            yield Token("/", name, _NONE)
        while self._counts[name]:
            closes = self._open[-1]
            yield self._end()
            if closes == name:
                return

    def _end(self) -> Token:
        name = self._open.pop()
        self._counts[name] -= 1
        return Token("/", name, _NONE)


def _too_large() -> UserError:
    return UserError(
        "This web page is too large.",
        f"It has more than {_MOST_TAGS:,} elements. Save only the part with the transcript.",
    )


def _text(text: str) -> Token:
    return Token("", _plain(text), _NONE)


def _plain(text: str) -> str:
    """Return *text* with characters for the references to them."""
    if "&" not in text:
        return text
    return unescape(_LONG_REFERENCE.sub("\ufffd", text) if "&#" in text else text)


def _attributes(text: str) -> dict[str, str]:
    kept: dict[str, str] = {}
    for number, found in enumerate(_ATTRIBUTE.finditer(text)):
        if number == _MOST_ATTRIBUTES:
            break
        name, value = found[1].lower(), found[2]
        if name not in _KEPT_ATTRIBUTES and not name.startswith("data-"):
            continue
        value = value[1:-1] if value[0] in "\"'" else value
        if len(value) <= _LONGEST_VALUE:
            kept.setdefault(name, _plain(value))
    return kept
