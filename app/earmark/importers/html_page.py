"""Which parts of a web page are its main content: not navigation, comments, sidebars, or cookie notices."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_NEVER_SAID = frozenset(("nav", "aside", "dialog", "figcaption", "textarea", "footer"))
_NAVIGATION = frozenset(("nav", "form"))
_NOT_WORDS = frozenset(("head", "del", "rt", "rp"))
_ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "alertdialog"),
        *("menu", "menubar", "tablist", "toolbar", "tooltip"),
    )
)
_PAGE_PARTS = frozenset(
    (
        *("nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "footer", "sidebar"),
        *("comments", "comment", "disqus", "respond", "cookie", "cookies", "consent", "gdpr", "newsletter"),
        *("subscribe", "signup", "social", "share", "sharing", "sharedaddy", "related", "relatedposts"),
        *("recommended", "recommendations", "popup", "modal", "ad", "ads", "advert", "advertisement"),
        *("promo", "skip", "pagination", "pager", "masthead", "toolbar", "toc", "tooltip"),
    )
)
_TRANSCRIPT = frozenset(("transcript", "transcripts", "transcription", "captions"))
_FEWEST_CHARACTERS = 200
_MOST_PARTS = 60
_UNSEEN = re.compile(r"\b(?:screen-reader-text|sr-only|visually-hidden|visuallyhidden)\b")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_MOST = 0.4
"""What holds more than this part of the words of a page is not a part beside its content."""
_KEPT = frozenset(("body", "html", "main", "article", "p", "cite", "time"))


def words_of(tag: Tag) -> frozenset[str]:
    """Return the words in the class, id and the like of *tag*, in lower case."""
    names = [*tag.get_attribute_list("class"), tag.get("id"), tag.get("itemprop"), tag.get("data-testid")]
    return frozenset(word.lower() for name in names if name for word in _WORDS.findall(str(name)))


def beginning(tag: Tag, most: int, between: str = "") -> str:
    """Return the first text in *tag*, *most* characters or a little more; looks at a few elements only.

    *between* stands between the texts of two elements.
    """
    text = ""
    for node in islice(tag.descendants, _MOST_PARTS):
        if isinstance(node, NavigableString):
            text += between + node
            if len(text) >= most:
                break
    return text


def main_content(tree: BeautifulSoup) -> list[Tag]:
    """Take out of *tree* what is not main content, and return the elements that are left, in reading order.

    What holds a transcript, or most of the words, stays.
    """
    measures = _measured(tree)
    most = _MOST * measures.lengths[id(tree)]
    kept: list[Tag] = []
    gone: list[Tag] = []
    waiting = _parts(tree)
    while waiting:
        tag = waiting.pop()
        goes = id(tag) not in measures.transcripts and _may_go(tag, measures)
        if tag.name in _NOT_WORDS or (goes and measures.lengths[id(tag)] <= most):
            gone.append(tag)
        else:
            kept.append(tag)
            waiting += _parts(tag)
    for tag in gone:
        tag.extract()
    return kept


def _parts(tag: Tag) -> list[Tag]:
    return [child for child in reversed(tag.contents) if isinstance(child, Tag)]


@dataclass(frozen=True, slots=True)
class _Measures:
    """The length of each element's text; which hold what is named a transcript, or navigation; by id."""

    lengths: Counter[int]
    transcripts: set[int]
    navigation: set[int]


def _measured(tree: BeautifulSoup) -> _Measures:
    lengths: Counter[int] = Counter()
    transcripts: set[int] = set()
    navigation: set[int] = set()
    for node in reversed(list(tree.descendants)):
        itself, parent = id(node), id(node.parent)
        if isinstance(node, NavigableString):
            lengths[parent] += len(node.strip())
            continue
        assert isinstance(node, Tag)
        if node.name in _NOT_WORDS:
            continue
        lengths[parent] += lengths[itself]
        named = lengths[itself] >= _FEWEST_CHARACTERS and not _TRANSCRIPT.isdisjoint(words_of(node))
        if named or itself in transcripts:
            transcripts.update((itself, parent))
        if node.name in _NAVIGATION or itself in navigation:
            navigation.update((itself, parent))
    return _Measures(lengths, transcripts, navigation)


def _may_go(tag: Tag, measures: _Measures) -> bool:
    if tag.name in _KEPT:
        return False
    if tag.name in _NEVER_SAID or tag.get("role") in _ROLES:
        return True
    if tag.name == "header" and id(tag) in measures.navigation:
        return True
    if _UNSEEN.search(" ".join(map(str, tag.get_attribute_list("class")))):
        return True
    return not _PAGE_PARTS.isdisjoint(words_of(tag))
