"""Elements of a page that are the names of speakers, as their marks and classes say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bs4 import Tag

from earmark.importers import labels
from earmark.importers.html_page import beginning, words_of
from earmark.importers.html_timing import speaker_of
from earmark.importers.tables import label_in

_SURE = frozenset(("speaker", "speakername", "talker", "cite"))
_PERHAPS = frozenset(("name", "who", "author", "username", "person", "label", "dt"))
"""Other things bear these names too: they must come again and again."""
_LONGEST = 80
_NEARLY_ALL = 0.8
_AGAIN = 2


def labels_in(tags: Sequence[Tag]) -> dict[int, str]:
    """Return the elements of *tags* that are names of speakers, by `id`, and their texts.

    Elements that look alike are judged together: all of them are names, or none.
    """
    groups: defaultdict[tuple[str, frozenset[str]], list[tuple[Tag, str]]] = defaultdict(list)
    for tag in tags:
        words = _telling(tag)
        if words:
            groups[tag.name, words].append((tag, _text(tag)))
    found = [
        (tag, text)
        for (_, words), group in groups.items()
        if _are_names([text for _, text in group], sure=not words.isdisjoint(_SURE))
        for tag, text in group
        if label_in(text)[0]
    ]
    outer = {id(parent) for tag, _ in found for parent in _near(tag)}
    return {id(tag): text for tag, text in found if id(tag) not in outer}


def spoken_in(tags: Sequence[Tag]) -> dict[int, str]:
    """Return the elements of *tags* that say in an attribute who speaks in them, by `id`, and the names."""
    found = {id(tag): name for tag in tags if tag.attrs and (name := speaker_of(tag)) and label_in(name)[0]}
    return found if len(found) >= _AGAIN else {}


def _telling(tag: Tag) -> frozenset[str]:
    """Return the words on *tag* that speak for a name."""
    return (words_of(tag) | {tag.name}) & (_SURE | _PERHAPS)


def _text(tag: Tag) -> str:
    """Return the text of *tag*; nothing if it is too long to be a name."""
    text = " ".join(beginning(tag, 4 * _LONGEST).split())
    return text if len(text) <= _LONGEST else ""


def _are_names(texts: Sequence[str], *, sure: bool) -> bool:
    texts = [text for text in texts if text is None or text]
    named = [name for text in texts if (name := label_in(text or "")[0])]
    if not named or len(named) < _NEARLY_ALL * len(texts):
        return False
    keys = Counter(map(labels.key, named))
    if sure:
        return len(named) >= _AGAIN or texts[0].endswith(":")
    return len(named) >= _AGAIN * len(keys) and len(keys) > 1


def _near(tag: Tag) -> Iterator[Tag]:
    """Yield the nearest elements around *tag*, in which it may be wrapped."""
    for depth, parent in enumerate(tag.parents):
        if depth == 3:
            return
        yield parent
