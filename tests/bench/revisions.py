"""Transcripts made anew, as programs and people do it, with what became of each word."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import NamedTuple

from earmark.model.episode import Episode, Paragraph, Speaker, Turn


class Said(NamedTuple):
    """A word; `origin` is its number in the first transcript, None where it was not there."""

    word: str
    origin: int | None


class Line(NamedTuple):
    """A paragraph: the number of its turn, when it begins, and its words."""

    turn: int
    start_ms: int | None
    said: list[Said]


Revise = Callable[[list[Line], random.Random], list[Line]]

_SYLLABLES = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "al", "en", "or")]
_SMALL_WORDS = """
the and to of a that I you in it is so was we for but they this on be like have what not with as
do are just at my if about or one know think then there can it’s don’t all from would well
that’s when how get me your more them up
"""
_SMALL = _SMALL_WORDS.split()
_HEAD = "This transcript was made by a program and may be wrong."
_RARE_WORDS = 6_000
_SHORT = ("Yeah, absolutely.", "Right.", "I see.", "Yeah.", "Yeah, I think so.")
_MS_A_WORD = 380


def talk(words: int, seed: int) -> Episode:
    """Return invented talk with words as often as in speech: half small ones, many said only once."""
    dice = random.Random(seed)
    rare = ["".join(dice.choices(_SYLLABLES, k=dice.choice((2, 2, 3)))) for _ in range(_RARE_WORDS)]
    turns: list[Turn] = []
    count = 0
    while count < words:
        sentences = [_sentence(dice, rare) for _ in range(dice.randint(1, 9))]
        text = dice.choice(_SHORT) if dice.random() < 0.2 else " ".join(sentences)
        turns.append(Turn(len(turns) % 2, (Paragraph(text, count * _MS_A_WORD // 1000 * 1000),)))
        count += len(text.split())
    return Episode(speakers=(Speaker("Ada"), Speaker("Ben")), turns=tuple(turns))


def _sentence(dice: random.Random, rare: list[str]) -> str:
    words = []
    for _ in range(dice.randint(3, 24)):
        is_small = dice.random() < 0.55
        words.append(
            _SMALL[int(len(_SMALL) * dice.random() ** 2)]
            if is_small
            else rare[int(_RARE_WORDS * dice.random() ** 3)]
        )
    return " ".join(words).capitalize() + dice.choice("...?")


def lines_of(episode: Episode) -> list[Line]:
    lines: list[Line] = []
    count = 0
    for span in episode.spans:
        words = span.paragraph.text.split()
        said = [Said(word, count + k) for k, word in enumerate(words)]
        lines.append(Line(span.turn, span.paragraph.play_ms, said))
        count += len(words)
    return lines


def episode_of(lines: Iterable[Line]) -> tuple[Episode, dict[int, tuple[int, int]]]:
    """Return the transcript, and where in its text each word of the first one stands."""
    kept = [line for line in lines if line.said]
    places: dict[int, tuple[int, int]] = {}
    at = 0
    for line in kept:
        for word, origin in line.said:
            if origin is not None:
                places[origin] = (at, at + len(word))
            at += len(word) + 1
    turns = [
        Turn(
            number % 2, tuple(Paragraph(" ".join(s.word for s in line.said), line.start_ms) for line in group)
        )
        for number, group in groupby(kept, key=lambda line: line.turn)
    ]
    return Episode(speakers=(Speaker("Ada"), Speaker("Ben")), turns=tuple(turns)), places


def unchanged(lines: list[Line], _dice: random.Random) -> list[Line]:
    return lines


def typos(lines: list[Line], dice: random.Random) -> list[Line]:
    """One word in thirty has a letter too many, too few or another."""
    return _each(lines, lambda s: [Said(typo(s.word, dice), s.origin)] if dice.random() < 1 / 30 else [s])


def punctuation(lines: list[Line], dice: random.Random) -> list[Line]:
    """No sign is where it was, capitals are not, and quotes are straight."""

    def other(said: Said) -> list[Said]:
        plain = re.sub(r"^\W+|\W+$", "", said.word).replace("’", "'").lower() or said.word
        if dice.random() < 0.15:
            plain = plain.capitalize()
        return [Said(plain + (dice.choice(",.;!") if dice.random() < 0.15 else ""), said.origin)]

    return _each(lines, other)


def labels(lines: list[Line], _dice: random.Random) -> list[Line]:
    """Everything is said by one speaker, with a name before each turn and a few lines before all."""
    head = Line(
        -1,
        0,
        [Said(word, None) for word in _HEAD.split()],
    )
    named = [
        Line(0, line.start_ms, [Said("SPEAKER", None), Said(f"{line.turn % 2}:", None), *line.said])
        for line in lines
    ]
    return [head, *named]


def recut(lines: list[Line], dice: random.Random) -> list[Line]:
    """Paragraphs begin elsewhere, all of them."""
    said = [(line, each) for line in lines for each in line.said]
    out: list[Line] = []
    at = 0
    while at < len(said):
        size = dice.randint(10, 90)
        line = said[at][0]
        out.append(Line(len(out), line.start_ms, [each for _, each in said[at : at + size]]))
        at += size
    return out


def heard(share: float) -> Revise:
    """Return what makes so many words wrong as listening programs do: others, none, or more."""

    def revise(lines: list[Line], dice: random.Random) -> list[Line]:
        known = [s.word for line in lines for s in line.said]

        def other(said: Said) -> list[Said]:
            luck = dice.random() / share
            if luck >= 1:
                return [said]
            if luck < 0.3:
                return [Said(typo(typo(said.word, dice), dice), said.origin)]
            if luck < 0.6:
                return [Said(dice.choice(known), said.origin)]
            if luck < 0.8:
                return []
            return [said, Said(dice.choice(known), None)]

        return _each(lines, other)

    return revise


def moved(lines: list[Line], dice: random.Random) -> list[Line]:
    """One paragraph in four is put elsewhere."""
    taken = [line for line in lines if dice.random() < 0.25]
    left = [line for line in lines if line not in taken]
    for line in taken:
        left.insert(dice.randint(0, len(left)), line)
    return [line._replace(turn=number) for number, line in enumerate(left)]


def everything(lines: list[Line], dice: random.Random) -> list[Line]:
    """Another program's transcript: other signs and paragraphs, 10 % of the words wrong, all 40 s later."""
    changed = recut(punctuation(heard(0.10)(lines, dice), dice), dice)
    return [line._replace(start_ms=(line.start_ms or 0) + 40_000) for line in changed]


def typo(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    letter = dice.choice("etaoinshr")
    return (
        dice.choice(
            (word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :])
        )
        or letter
    )


def _each(lines: list[Line], other: Callable[[Said], list[Said]]) -> list[Line]:
    return [line._replace(said=[new for said in line.said for new in other(said)]) for line in lines]
