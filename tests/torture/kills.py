"""Kills programs while they keep quotes, again and again, and looks for what was lost.

    .venv/bin/python tests/torture/kills.py 1000

One program alone in one round, two on the same sidecar in the next. Ends
with status 1 at any loss. Needs `os.fork`; see README.md in this folder.
"""

from __future__ import annotations

import argparse
import os
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))

from earmark.errors import UserError
from earmark.model.annotations import COLORS, Annotations, Highlight, TextQuote
from earmark.model.merge import merge
from earmark.storage.sidecar import Sidecar, SidecarConflict, load, save

LONGEST_S = 0.04
"""Some saves take place in this time; each is dozens of calls, any of which may be the last."""

MOST_QUOTES = 60
_NUMBER_BYTES = 8


@dataclass(frozen=True, slots=True)
class Tally:
    """What the rounds came to. `confirmed` counts edits; `losses` are sentences."""

    kills: int = 0
    confirmed: int = 0
    losses: tuple[str, ...] = ()

    def plus(self, kills: int, confirmed: int, losses: tuple[str, ...]) -> Tally:
        return Tally(self.kills + kills, self.confirmed + confirmed, self.losses + losses)


def torture(kills: int, seed: int, folder: Path) -> Tally:
    """Kill that many programs that keep quotes in *folder*, or fewer if something is lost."""
    dice = Random(seed)
    alone, shared = Alone(folder / "alone.pdf.earmark.json"), Together(folder / "shared.pdf.earmark.json")
    tally = Tally()
    rounds: Iterator[Alone | Together] = (alone if number % 3 else shared for number in count(1))
    while tally.kills < kills and not tally.losses:
        one = next(rounds)
        killed, confirmed, losses = one.round(dice)
        tally = tally.plus(killed, confirmed, (*losses, *_strays(folder)))
    return tally


class Alone:
    """A program that adds, changes and deletes: the sidecar is as of its last edit, or of the next one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._edits = 0

    def round(self, dice: Random) -> tuple[int, int, tuple[str, ...]]:
        """Return how many were killed, how many edits they confirmed, and what was lost."""
        before = load(self._path).content.annotations
        first = self._edits
        (last,) = _killed([lambda tell: _edit_alone(self._path, first, tell)], dice.uniform(0, LONGEST_S))
        confirmed = max(0, last + 1 - first)
        try:
            found = load(self._path).content.annotations
        except UserError as error:
            return 1, confirmed, (f"Unreadable: {error.hint}",)
        expected = before
        for number in range(first, first + confirmed):
            expected = edited(expected, number)
        one_more = edited(expected, first + confirmed)
        self._edits += confirmed + (found != expected)
        lost = () if found in (expected, one_more) else (f"Edit {first + confirmed - 1} is lost.",)
        return 1, confirmed, lost


class Together:
    """Two programs that add to one sidecar and merge; afterwards all that either confirmed is in it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rounds = 0

    def round(self, dice: Random) -> tuple[int, int, tuple[str, ...]]:
        """Return how many were killed, how many edits they confirmed, and what was lost."""
        self._rounds += 1
        if self._rounds % 20 == 0:
            self._path.unlink(missing_ok=True)  # or it would grow for ever
        names = [f"{self._rounds}-{who}" for who in "ab"]
        told = _killed([_adding(self._path, name) for name in names], dice.uniform(0, 2 * LONGEST_S))
        try:
            ids = {highlight.id for highlight in load(self._path).content.annotations.highlights}
        except UserError as error:
            return 2, sum(told) + 2, (f"Unreadable: {error.hint}",)
        confirmed = [f"{name}-{n}" for name, last in zip(names, told, strict=True) for n in range(last + 1)]
        return 2, len(confirmed), tuple(f"Quote {one} is lost." for one in confirmed if one not in ids)


def edited(annotations: Annotations, number: int) -> Annotations:
    """Return *annotations* after edit *number*: one added, changed or deleted; the same each time."""
    dice = Random(number)
    marks = annotations.highlights
    if len(marks) >= MOST_QUOTES or (marks and dice.random() < 0.25):
        return annotations.remove(dice.choice(marks).id)
    if marks and dice.random() < 0.5:
        return annotations.put(replace(dice.choice(marks), note="sea " * dice.randrange(400), color="mint"))
    return annotations.put(quote(str(number), dice.randrange(90_000), dice.choice(COLORS)))


def quote(name: str, start: int, color: str = "gold") -> Highlight:
    """Return a new highlight with that id."""
    return Highlight(name, start, start + 9, color, TextQuote("harbour " * 20), note=name)


def _edit_alone(path: Path, first: int, tell: Callable[[int], None]) -> None:
    last = load(path)
    for number in count(first):
        after = edited(last.content.annotations, number)
        last = save(path, replace(last.content, annotations=after), last)
        tell(number)


def _adding(path: Path, name: str) -> Callable[[Callable[[int], None]], None]:
    def add(tell: Callable[[int], None]) -> None:
        last = load(path)
        mine = last.content.annotations
        for number in count():
            mine = mine.put(quote(f"{name}-{number}", number))
            last = _saved_together(path, last, mine)
            mine = last.content.annotations
            tell(number)

    return add


def _saved_together(path: Path, last: Sidecar, mine: Annotations) -> Sidecar:
    """Save *mine*, merged with what others wrote since *last*, as a session does."""
    while True:
        try:
            return save(path, replace(last.content, annotations=mine), last)
        except SidecarConflict:
            theirs = load(path)
            mine = merge(last.content.annotations, mine, theirs.content.annotations).annotations
            last = theirs


def _killed(programs: list[Callable[[Callable[[int], None]], None]], after_s: float) -> list[int]:
    """Run *programs* at once, kill them; return the last number that each has told, -1 for none.

    The time counts from the first thing that is told, so that kills fall into saves.
    """
    children = [_started(program) for program in programs]
    told = [b"" for _ in children]
    deadline = time.monotonic() + 10
    ended = False
    while not ended and (left := deadline - time.monotonic()) > 0:
        ready, _, _ = select.select([pipe for _, pipe in children], [], [], left)
        if ready and not any(told):
            deadline = time.monotonic() + after_s
        for place, (_, pipe) in enumerate(children):
            if pipe in ready:
                told[place] += os.read(pipe, 65536)
                ended = ended or not told[place]
    for child, _ in children:
        os.kill(child, signal.SIGKILL)
    for place, (child, pipe) in enumerate(children):
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            raise RuntimeError("a program ended by itself; what it said stands above")
        while rest := os.read(pipe, 65536):
            told[place] += rest
        os.close(pipe)
    return [int.from_bytes(one[-_NUMBER_BYTES:], "big") if one else -1 for one in told]


def _started(program: Callable[[Callable[[int], None]], None]) -> tuple[int, int]:
    """Return the number of a new process that runs *program*, and the pipe of what it tells."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        program(lambda number: _tell(writing, number))
    except Exception:  # noqa: BLE001 - the process's last line
        traceback.print_exc()
    finally:
        os._exit(1)


def _tell(pipe: int, number: int) -> None:
    os.write(pipe, number.to_bytes(_NUMBER_BYTES, "big"))


def _strays(folder: Path) -> tuple[str, ...]:
    """Return what piles up: besides the two sidecars there may be one unfinished file of each."""
    names = [file.name for file in folder.iterdir()]
    unfinished = [name for name in names if name.startswith(".earmark-") and name.endswith(".tmp")]
    others = [n for n in names if n not in unfinished and not n.endswith(".earmark.json")]
    too_many = [f"{len(unfinished)} unfinished files."] if len(unfinished) > 2 else []
    return (*too_many, *(f"A stray file: {name}" for name in others))


def main() -> int:
    """Run as many kills as asked for, and print what came of them."""
    parser = argparse.ArgumentParser(description="Kill programs while they keep quotes; look for losses.")
    parser.add_argument("kills", type=int, help="how many")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same seed, the same moments")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = torture(options.kills, options.seed, Path(folder))
    kills, losses = tally.kills, len(tally.losses)
    print(f"seed {options.seed}: {kills} kills, {tally.confirmed} confirmed edits, {losses} losses")
    for loss in tally.losses:
        print(loss)
    return 1 if tally.losses else 0


if __name__ == "__main__":
    sys.exit(main())
