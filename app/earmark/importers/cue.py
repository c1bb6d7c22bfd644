"""A stretch of text with its time: what every format that has times is read into first."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from earmark.importers import joining
from earmark.model.episode import Word
from earmark.model.own_times import MS_A_CHARACTER
from earmark.model.unspaced import is_unspaced

_LONGEST_MS = 3_600_000_000
"""No audio lasts a thousand hours; a later time is damage."""
_LIGATURE = re.compile("[\ufb00-\ufb06\ufb13-\ufb17]")
_SOFT_HYPHEN = "\u00ad"
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of text with its time.

    `text` is without markup; a line break in it stands where the file breaks
    a line. `speaker` is empty where the one before goes on. `words` are
    places in `text` in rising order, filled where the format has times inside
    the cue. `breaks` is True where the format itself begins a paragraph here:
    once one cue says so, paragraphs begin nowhere else. `changes` is True
    where somebody else begins to speak whom the format does not name.
    `sponsor` is True where the format says that this is advertising.
    """

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    speaker: str = ""
    words: tuple[Word, ...] = ()
    breaks: bool = False
    changes: bool = False
    sponsor: bool = False


def plain(cue: Cue) -> Cue:
    """Return *cue* with single spaces, without what shows nothing, and with no time that cannot be."""
    text, words, speaker = cue.text, cue.words, cue.speaker
    if speaker and not _is_plain(speaker):
        speaker = joining.clean(speaker)
    if not _is_plain(text):
        text, words = _cleaned(text, words)
    start_ms, end_ms = _possible(cue.start_ms), _possible(cue.end_ms)
    if end_ms is not None and (start_ms is None or end_ms < start_ms):
        end_ms = start_ms
    if text is cue.text and speaker is cue.speaker and start_ms == cue.start_ms and end_ms == cue.end_ms:
        return cue
    return replace(cue, text=text, words=words, speaker=speaker, start_ms=start_ms, end_ms=end_ms)


def split(cue: Cue, cuts: Sequence[tuple[int, int]]) -> list[Cue]:
    """Return the parts of *cue* between *cuts*; `text[a:b]` of each cut itself is left out.

    Each part begins with its first word, or when its share of the text is
    reached. Only the first keeps what is said of the cue: its speaker, and
    what begins with it.
    """
    begins = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(cue.text)]
    parts = [_part(cue, begin, end) for begin, end in zip(begins, ends, strict=True)]
    parts[0] = replace(parts[0], speaker=cue.speaker, breaks=cue.breaks, changes=cue.changes)
    if not parts[0].text and len(parts) > 1:  # what was left out before it takes no time
        parts[1] = replace(parts[1], start_ms=cue.start_ms)
    return parts


def time_at(cue: Cue, place: int) -> int | None:
    """Return when character *place* of the text is spoken, if it is spoken evenly."""
    if cue.start_ms is None:
        return None
    lasts_ms = len(cue.text) * MS_A_CHARACTER if cue.end_ms is None else cue.end_ms - cue.start_ms
    return cue.start_ms + lasts_ms * place // max(1, len(cue.text))


def on_one_line(cue: Cue) -> tuple[str, tuple[Word, ...]]:
    """Return the text of *cue* without line breaks, and the places of its words in it."""
    text = cue.text
    if "\n" not in text:
        return text, cue.words
    unspaced = [k for k in _breaks(text) if not space_between(text[k - 1 : k], text[k + 1 : k + 2])]
    if not unspaced:
        return text.replace("\n", " "), cue.words
    letters = list(text)
    for place in unspaced:
        letters[place] = ""
    words = tuple(
        replace(w, start=w.start - bisect_left(unspaced, w.start), end=w.end - bisect_left(unspaced, w.end))
        for w in cue.words
    )
    return "".join(letters).replace("\n", " "), words


def space_between(last: str, first: str) -> str:
    """Return what stands between two lines that end and begin with these letters."""
    return "" if last and first and is_unspaced(last) and is_unspaced(first) else " "


def _breaks(text: str) -> Iterator[int]:
    return (found.start() for found in re.finditer("\n", text))


def _part(cue: Cue, begin: int, end: int) -> Cue:
    text = cue.text[begin:end]
    begin += len(text) - len(text.lstrip())
    text = text.strip()
    end = begin + len(text)
    inside = cue.words[_first_from(cue.words, begin) : _first_from(cue.words, end)]
    words = tuple(Word(w.start - begin, min(w.end, end) - begin, w.start_ms, w.end_ms) for w in inside)
    start_ms = words[0].start_ms if words and begin else time_at(cue, begin)
    end_ms = words[-1].end_ms if words and end < len(cue.text) else time_at(cue, end)
    return Cue(text, start_ms, end_ms, words=words, sponsor=cue.sponsor)


def _first_from(words: Sequence[Word], place: int) -> int:
    return bisect_left(words, place, key=_start)


def _start(word: Word) -> int:
    return word.start


def _possible(time_ms: int | None) -> int | None:
    return time_ms if time_ms is not None and 0 <= time_ms <= _LONGEST_MS else None


def _is_plain(text: str) -> bool:
    """Return whether nothing of *text* is to be cleaned; a fast look, as nearly all are."""
    lines = text.replace("\n", "") if "\n" in text else text
    if not lines.isprintable() or "  " in text or text != text.strip():
        return False
    if len(lines) != len(text) and (" \n" in text or "\n " in text or "\n\n" in text):
        return False
    return text.isascii() or not _LIGATURE.search(text)


def _cleaned(text: str, words: Sequence[Word]) -> tuple[str, tuple[Word, ...]]:
    """Return *text* with single spaces and no empty lines, and its words where they stand then."""
    out: list[str] = []
    seen: list[tuple[int, int, int, int]] = []  # where each token stood, and where it stands now
    at = last_end = 0
    for begin, end in _tokens(text, words):
        token = joining.clean(text[begin:end]).replace(_SOFT_HYPHEN, "")
        if not token:
            continue
        gap = text[last_end:begin] if out else ""
        space = "\n" if "\n" in gap else " " if gap and gap.strip() != gap else ""
        out += [space, token]
        at += len(space)
        seen.append((begin, end, at, at + len(token)))
        at, last_end = at + len(token), end
    return "".join(out), tuple(_moved(words, seen))


def _tokens(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of *text* without white space, cut where words begin and end."""
    inside = (place for word in words for place in (word.start, word.end) if 0 <= place <= len(text))
    for begin, end in pairwise(sorted({0, len(text), *inside})):
        for found in _TOKEN.finditer(text, begin, end):
            yield found.span()


def _moved(words: Sequence[Word], seen: Sequence[tuple[int, int, int, int]]) -> Iterator[Word]:
    begins, ends = [token[0] for token in seen], [token[1] for token in seen]
    for word in words:
        first, last = bisect_left(begins, word.start), bisect_right(ends, word.end) - 1
        if first <= last:
            yield replace(word, start=seen[first][2], end=seen[last][3])
