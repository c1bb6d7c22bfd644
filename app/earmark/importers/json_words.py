"""Words with times -> cues: of words that stand alone, and of those that belong to a written segment."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from earmark.importers.cue import Cue
from earmark.model.episode import Word
from earmark.model.own_times import MS_A_CHARACTER
from earmark.model.unspaced import is_unspaced

_PAUSE_MS = 1200
_SHORT_PAUSE_MS = 500
"""Where nothing is punctuated, a shorter silence ends a cue that is long enough."""
_LONG_WORD, _LONG_UNSPACED = 30, 4
_LONG = 12
_LONGEST = 60
_SPACED = 0.2
"""Where more of the words than this bring their own spaces, no others are put between them."""
_FARTHEST, _FARTHEST_OF_ALL = 60, 3000
"""How many characters a word may lie behind the one before it; what lies farther is another one. Where
words are missing between the two it is as many more as these have, up to a limit."""

_ENDS = re.compile(r"[.?!…。！？][\"'”’»)\]]*$")
_SENTENCE = re.compile(r".+?(?:[.?!…。！？][\"'”’»)\]]*(?=\s)|$)")
_TOLERANCE_MS = 20
"""Times of one and the same moment may differ by so much in two lists."""
_CLOSING = re.compile(r"[.,!?;:…%)\]}»”’。，、！？；：]+")


class Said(NamedTuple):
    """A word as a file has it: perhaps with its spaces, without a time, or a part of one.

    `glued` says that it follows without a space, `opens` that it begins a paragraph.
    """

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    speaker: str = ""
    glued: bool = False
    opens: bool = False


_Place: TypeAlias = "tuple[int, int, Said]"
"""A word and where it stands, in rising order."""


def cues_of(said: Sequence[Said], *, spaced: bool | None = None) -> list[Cue]:
    """Return words that nobody grouped as cues: a sentence each, or what is said until a pause.

    Args:
        said: The words in their order.
        spaced: Whether they bring their own spaces; None: look.
    """
    said = [word for word in said if word.text]
    if spaced is None:
        spaced = _bring_spaces(said)
    said = _with_marks(said)
    return [cue for group in _groups(said) if (cue := _joined(group, spaced=spaced))]


def segment(cue: Cue, said: Sequence[Said]) -> list[Cue]:
    """Return *cue* with the places and times of its words; several cues where the speaker changes in it.

    A cue without text becomes what its words say.
    """
    if not cue.text:
        named = [word._replace(speaker=word.speaker or cue.speaker) for word in said]
        return _opened(cues_of(named), breaks=cue.breaks)
    return _by_speaker_or_whole(cue, _placed(cue.text, said))


def sentences(text: str, said: Sequence[Said]) -> list[Cue]:
    """Return a text without segments as cues of a sentence each, with the times and speakers of its words."""
    text = " ".join(text.split())
    placed = _placed(text, said)
    cues = []
    begin = 0
    for found in _SENTENCE.finditer(text):
        sentence = _with_words(Cue(text), begin, found.end(), "", placed)
        inside = _inside(placed, begin, found.end())
        cues += _by_speaker_or_whole(sentence, [(a - begin, b - begin, word) for a, b, word in inside])
        begin = found.end() + 1
    return cues


def by_time(said: Sequence[Said], spans: Sequence[tuple[int, str]], *, opens: bool) -> list[Said]:
    """Return *said* with the speakers that a file names apart from the words.

    Args:
        said: The words, in their order.
        spans: When somebody begins to speak, and who; in order.
        opens: Whether a paragraph begins with each span.
    """
    begins = [start_ms for start_ms, _ in spans]
    out, before = [], -1
    for word in said:
        number = before if word.start_ms is None else bisect_right(begins, word.start_ms + _TOLERANCE_MS) - 1
        speaker = word.speaker or (spans[number][1] if number >= 0 else "")
        out.append(word._replace(speaker=speaker, opens=word.opens or (opens and number != before)))
        before = number
    return out


def is_word(text: str) -> bool:
    """Return whether *text* is one word; where no spaces are written, whether it is short enough."""
    return " " not in text and len(text) <= (_LONG_UNSPACED if any(map(is_unspaced, text)) else _LONG_WORD)


def _bring_spaces(said: Sequence[Said]) -> bool:
    with_spaces = sum(word.text[0].isspace() or word.text[-1].isspace() for word in said)
    return with_spaces > _SPACED * len(said)


def _with_marks(said: Sequence[Said]) -> Sequence[Said]:
    """Return *said*, marks glued to the words before them where the file has them apart from words."""
    if any(word.text[0].isalnum() and _CLOSING.fullmatch(word.text.strip()[-1]) for word in said):
        return said
    return [word._replace(glued=True) if _CLOSING.fullmatch(word.text.strip()) else word for word in said]


def _groups(said: Sequence[Said]) -> Iterator[list[Said]]:
    punctuated = any(_ENDS.search(word.text.rstrip()) for word in said)
    group: list[Said] = []
    for word in said:
        if group and _begins(group, word, punctuated=punctuated):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _begins(group: Sequence[Said], word: Said, *, punctuated: bool) -> bool:
    """Return whether *word* begins a new cue after *group*."""
    before = group[-1]
    if word.opens or (word.speaker and word.speaker != _speaker(group)):
        return True
    if word.glued or not word.text.strip():
        return False
    if len(group) >= _LONGEST or _ENDS.search(before.text.rstrip()):
        return True
    pause_ms = 0
    if word.start_ms is not None and before.end_ms is not None:
        pause_ms = word.start_ms - before.end_ms
    return pause_ms >= (_PAUSE_MS if punctuated or len(group) < _LONG else _SHORT_PAUSE_MS)


def _speaker(group: Sequence[Said]) -> str:
    return next((word.speaker for word in group if word.speaker), "")


def _joined(group: Sequence[Said], *, spaced: bool) -> Cue | None:
    """Return what *group* says as one cue; None if it has no words."""
    text = ""
    places: list[_Place] = []
    space = False
    for word in group:
        bare = " ".join(word.text.split())
        space = space or word.text[0].isspace() or not (spaced or word.glued or _follows(text, bare))
        if not bare:
            continue
        text += f" {bare}" if space and text else bare
        places.append((len(text) - len(bare), len(text), word))
        space = word.text[-1].isspace()
    if not text:
        return None
    words = _timed(text, places)
    spoken = [word for _, _, word in places]
    start_ms = next((word.start_ms for word in spoken if word.start_ms is not None), None)
    end_ms = next((word.end_ms for word in reversed(spoken) if word.end_ms is not None), None)
    return Cue(text, start_ms, end_ms, _speaker(group), words, group[0].opens)


def _follows(text: str, word: str) -> bool:
    """Return whether *word* stands right after *text*, without a space."""
    return not text or (is_unspaced(word[0]) and is_unspaced(text[-1]))


def _placed(text: str, said: Sequence[Said]) -> list[_Place]:
    """Return where in *text* each word stands; those that are not found are left out."""
    places: list[_Place] = []
    folded = ""
    at, reach = 0, _FARTHEST
    for word in said:
        bare = word.text.strip()
        if not bare:
            continue
        found = text.find(bare, at, at + len(bare) + reach)
        if found < 0:
            folded = folded or _folded(text)
            found = folded.find(_folded(bare), at, at + len(bare) + reach)
        if found < 0:
            reach = min(reach + len(bare) + 1, _FARTHEST_OF_ALL)
            continue
        at, reach = found + len(bare), _FARTHEST
        places.append((found, at, word))
    return places


def _folded(text: str) -> str:
    """Return *text* in small letters, as long as it is."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _timed(text: str, places: Sequence[_Place]) -> tuple[Word, ...]:
    """Return the places as words with times; parts of one word are put together."""
    words: list[Word] = []
    for number, (start, end, word) in enumerate(places):
        if word.start_ms is None:
            continue
        end_ms = word.end_ms
        if end_ms is None or end_ms < word.start_ms:
            end_ms = _until(places, number)
        if words and words[-1].end == start and _one_word(text, start):
            last = words.pop()
            words.append(Word(last.start, end, last.start_ms, max(last.end_ms, end_ms)))
        else:
            words.append(Word(start, end, word.start_ms, end_ms))
    return tuple(words)


def _until(places: Sequence[_Place], number: int) -> int:
    """Return when a word without an end is over: at the next one, or after its length."""
    start, end, word = places[number]
    start_ms = word.start_ms or 0
    likely_ms = start_ms + (end - start) * MS_A_CHARACTER
    if number + 1 < len(places):
        next_ms = places[number + 1][2].start_ms
        if next_ms is not None and next_ms >= start_ms:
            return next_ms
    return likely_ms


def _one_word(text: str, place: int) -> bool:
    return not (is_unspaced(text[place]) or is_unspaced(text[place - 1]))


def _by_speaker(cue: Cue, placed: Sequence[_Place]) -> Iterator[Cue]:
    """Yield the parts of *cue* that one speaker says each; nothing if its words name nobody."""
    begins: list[tuple[int, str]] = []
    for start, _, word in placed:
        if word.speaker and (not begins or begins[-1][1] != word.speaker):
            begins.append((start if begins else 0, word.speaker))
    if not begins:
        return
    ends = [start for start, _ in begins[1:]] + [len(cue.text)]
    for (start, speaker), end in zip(begins, ends, strict=True):
        yield _with_words(cue, start, end, speaker, placed)


def _by_speaker_or_whole(cue: Cue, placed: Sequence[_Place]) -> list[Cue]:
    return list(_by_speaker(cue, placed)) or [_with_words(cue, 0, len(cue.text), cue.speaker, placed)]


def _with_words(cue: Cue, start: int, end: int, speaker: str, placed: Sequence[_Place]) -> Cue:
    """Return `cue.text[start:end]` as a cue of its own, with its words."""
    text = cue.text[start:end].rstrip()
    inside = _inside(placed, start, start + len(text))
    words = _timed(text, [(a - start, b - start, word) for a, b, word in inside])
    first, last = start == 0, end == len(cue.text)
    return Cue(
        text,
        cue.start_ms if first and cue.start_ms is not None else words[0].start_ms if words else None,
        cue.end_ms if last and cue.end_ms is not None else words[-1].end_ms if words else None,
        speaker,
        words,
        cue.breaks and first,
    )


def _inside(placed: Sequence[_Place], start: int, end: int) -> Sequence[_Place]:
    """Return the words that lie within `start:end`."""
    return placed[bisect_left(placed, start, key=_begin) : bisect_right(placed, end, key=_end)]


def _begin(place: _Place) -> int:
    return place[0]


def _end(place: _Place) -> int:
    return place[1]


def _opened(cues: list[Cue], *, breaks: bool) -> list[Cue]:
    """Return *cues*, the first of which begins a paragraph if *breaks* says so."""
    if not (breaks and cues):
        return cues
    return [replace(cues[0], breaks=True), *cues[1:]]
