"""How well quotes are put back in a transcript that changed, and how fast.

    python tests/bench/relocate.py [FILE] [--quotes N]

The transcripts are made here, of invented talk: one with words as often as
in speech, one of so few words that every sentence has doubles, and FILE
(without it, ../shared/episode/sds725.txt if that is there). Each is revised
in many ways; of every word it is known what became of it, so that every
place can be judged. Ends with status 1 if a bar is missed; what is taken
out of the talk of few words has none, for its doubles are everywhere.

`right` is placed over the words that the quote's words became, `edge` the
same but for a word at either end, `look` shown there to be looked at,
`bad look` shown elsewhere to be looked at, `lost` without a place, `wrong`
placed elsewhere, or placed although the words are gone. In percent.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import revisions
from revisions import Line, Revise, Said

from earmark.model.anchors import place
from earmark.model.annotations import Annotations, Highlight
from earmark.model.episode import Episode
from earmark.model.quotes import make
from earmark.model.time_map import TimeMap
from episodes import make_episode

_LENGTHS = (3, 6, 12, 25)
_KINDS = ("right", "edge", "look", "bad look", "lost", "wrong")
_FULL = 20_000
_FEW_WORDS = "few words"

_REVISIONS: dict[str, Revise] = {
    "unchanged": revisions.unchanged,
    "typos": revisions.typos,
    "punctuation": revisions.punctuation,
    "labels": revisions.labels,
    "recut": revisions.recut,
    "heard 5 %": revisions.heard(0.05),
    "heard 10 %": revisions.heard(0.10),
    "heard 20 %": revisions.heard(0.20),
    "moved": revisions.moved,
    "everything": revisions.everything,
}

Marks = dict[str, tuple[int, int]]
"""By the id of a quote, which words of the first transcript it is of."""


def marked(episode: Episode, lines: list[Line], ranges: list[tuple[int, int]]) -> tuple[Annotations, Marks]:
    _, places = revisions.episode_of(lines)
    time_map = TimeMap(episode)
    made: list[Highlight] = []
    for begin, stop in ranges:
        quote = make(episode, time_map, places[begin][0], places[stop - 1][1], "gold", now="")
        if quote is not None:
            made.append(replace(quote, id=str(len(made))))
    return Annotations.of(made), {str(k): words for k, words in enumerate(ranges)}


def spread(total: int, words: int, count: int, dice: random.Random) -> list[tuple[int, int]]:
    """Return *count* stretches of so many words, far from each other if there is room."""
    step = max(1, (total - words) // count)
    return [(at, at + words) for at in (k * step + dice.randrange(max(1, step // 3)) for k in range(count))]


def _holds(line: Line, words: tuple[int, int]) -> bool:
    return bool(line.said) and line.said[0].origin <= words[0] and words[1] - 1 <= line.said[-1].origin


def judged(found: Highlight, words: tuple[int, int], text: str, places: dict[int, tuple[int, int]]) -> str:
    there = [places[k] for k in range(*words) if k in places]
    if not found.placed:
        return "lost"
    first, last = min((p[0] for p in there), default=-1), max((p[1] for p in there), default=-1)
    over = min(found.end, last) - max(found.start, first)
    if not there or over < 0.5 * max(last - first, found.end - found.start):
        return "bad look" if found.look else "wrong"
    if found.look:
        return "look"
    outside = (
        text[min(first, found.start) : max(first, found.start)]
        + " "
        + text[min(last, found.end) : max(last, found.end)]
    )
    return "right" if not any(sign.isalnum() for sign in outside) else "edge"


def tally(marks: Annotations, of: Marks, lines: list[Line], *, same_text: bool = False) -> Counter[str]:
    episode, places = revisions.episode_of(lines)
    found = place(marks, episode, same_text=same_text)
    return Counter(judged(h, of[h.id], episode.text, places) for h in found.highlights)


def mended(lines: list[Line], ranges: list[tuple[int, int]], dice: random.Random) -> list[Line]:
    """Correct one word inside of each quote: misspelt, another, gone, or a word more."""
    known = [s.word for line in lines for s in line.said]
    where = {dice.randrange(*words): dice.random() for words in ranges}

    def other(said: Said) -> list[Said]:
        luck = where.get(said.origin if said.origin is not None else -1)
        if luck is None:
            return [said]
        if luck < 0.4:
            return [Said(revisions.typo(said.word, dice), said.origin)]
        if luck < 0.7:
            return [Said(dice.choice(known), said.origin)]
        return [] if luck < 0.85 else [said, Said(dice.choice(known), None)]

    return [line._replace(said=[new for said in line.said for new in other(said)]) for line in lines]


def deleted(lines: list[Line], ranges: list[tuple[int, int]], dice: random.Random) -> list[Line]:
    """Take each quote out, with up to ten words around it, and make 5 % of all others wrong."""
    gone: set[int] = set()
    for begin, stop in ranges:
        gone.update(range(begin - dice.choice((0, 0, 3, 10)), stop + dice.choice((0, 0, 3, 10))))
    left = [line._replace(said=[s for s in line.said if s.origin not in gone]) for line in lines]
    return revisions.heard(0.05)(left, dice)


def replaced(lines: list[Line], ranges: list[tuple[int, int]], dice: random.Random) -> list[Line]:
    """Say other words of the talk, as many, in the place of each quote."""
    known = [s.word for line in lines for s in line.said]
    new: dict[int | None, str] = {}
    for begin, stop in ranges:
        at = dice.randrange(len(known) - (stop - begin))
        new |= {begin + k: known[at + k] for k in range(stop - begin)}

    def other(said: Said) -> Said:
        return Said(new[said.origin], None) if said.origin in new else said

    return [line._replace(said=[other(said) for said in line.said]) for line in lines]


def repeated(lines: list[Line], count: int) -> list[tuple[int, int]]:
    """Return up to *count* short turns that somebody says at least three times, as “Yeah, absolutely.”"""
    said = [" ".join(s.word for s in line.said) for line in lines]
    often = Counter(said)
    return [
        (line.said[0].origin or 0, (line.said[0].origin or 0) + len(line.said))
        for line, words in zip(lines, said, strict=True)
        if often[words] >= 3 and len(line.said) <= 5
    ][:count]


def row(name: str, words: int, tallied: Counter[str]) -> None:
    count = sum(tallied.values())
    shares = "".join(f"{100 * tallied[kind] / count:10.1f}" for kind in _KINDS)
    print(f"{name:24}{words:6}{count:7}{shares}")


def measure(title: str, episode: Episode, count: int, *, prints: bool) -> list[str]:
    """Print the table of one transcript; return what misses its bar."""
    print(f"\n{title}{'' if prints else ', quotes without prints'}: {len(episode.text.split())} words")
    print(f"{'revision':24}{'words':>6}{'quotes':>7}" + "".join(f"{kind:>10}" for kind in _KINDS))
    lines, missed = revisions.lines_of(episode), []
    episode, _ = revisions.episode_of(lines)
    total = sum(len(line.said) for line in lines)
    for name in (*_REVISIONS, "mended", "deleted", "replaced"):
        for words in _LENGTHS:
            dice = random.Random(f"{name}{words}")
            ranges = spread(total, words, count, dice)
            if name == "moved":
                ranges = [words for words in ranges if any(_holds(line, words) for line in lines)]
            marks, of = marked(episode, lines, ranges)
            if not prints:
                marks = Annotations(tuple(replace(h, around=None) for h in marks.highlights))
            if name == "mended":
                revised = mended(lines, ranges, dice)
            elif name == "deleted":
                revised = deleted(lines, ranges, dice)
            elif name == "replaced":
                revised = replaced(lines, ranges, dice)
            else:
                revised = _REVISIONS[name](lines, dice)
            tallied = tally(marks, of, revised)
            row(name, words, tallied)
            missed += [
                f"{title}: {name}, {words} words: {why}" for why in missing(title, name, words, tallied)
            ]
    ranges = repeated(lines, count)
    for name in ("recut", "heard 10 %", "everything"):
        marks, of = marked(episode, lines, ranges)
        row(f"{name}, said often", 0, tally(marks, of, _REVISIONS[name](lines, random.Random(name))))
    return missed


def missing(title: str, name: str, words: int, tallied: Counter[str]) -> list[str]:
    count = sum(tallied.values())
    placed, wrong = tallied["right"] + tallied["edge"], tallied["wrong"]
    if name in ("deleted", "replaced") and title != _FEW_WORDS:
        return ["wrong places"] if wrong > (0 if words >= 12 else count / 100) else []
    if name == "unchanged":
        return ["not all placed"] if tallied["right"] < count else []
    if name == "mended":
        return ["too few placed"] * (placed < 0.97 * count) + ["wrong places"] * (wrong > 0.005 * count)
    return []


def speed() -> list[str]:
    """Print how long 2,000 quotes of all lengths take in 20,000 words with 10 % errors."""
    lines = revisions.lines_of(revisions.talk(_FULL, 7))
    episode, _ = revisions.episode_of(lines)
    dice = random.Random(3)
    ranges = [(at, at + dice.choice(_LENGTHS)) for at in (dice.randrange(_FULL - 30) for _ in range(2_000))]
    marks, _ = marked(episode, lines, ranges)
    slow = 0.0
    for name in ("unchanged", "heard 10 %", "everything"):
        revised, _ = revisions.episode_of(_REVISIONS[name](lines, dice))
        begin = time.process_time()
        place(marks, revised, same_text=False)
        took = time.process_time() - begin
        slow = max(slow, took)
        print(f"2,000 quotes, {_FULL} words, {name}: {took:.2f} s")
    return ["speed"] if slow > 1 else []


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--quotes", type=int, default=200, help="of each length in each transcript")
    wanted = parser.parse_args()
    episodes = {"talk": revisions.talk(_FULL, 1), _FEW_WORDS: make_episode(_FULL)}
    file = wanted.file or Path(__file__).resolve().parents[3] / "shared" / "episode" / "sds725.txt"
    if file.exists():
        from earmark.importers import read_transcript

        episodes[file.name] = read_transcript(file)
    missed = speed()
    for title, episode in episodes.items():
        missed += measure(title, episode, wanted.quotes, prints=True)
    missed += measure("talk", episodes["talk"], wanted.quotes, prints=False)
    print("", *(f"MISSED {each}" for each in missed), sep="\n")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
