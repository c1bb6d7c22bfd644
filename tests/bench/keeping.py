"""How long keeping takes with 5,000 quotes: an edit until it is on the disk, a save, an opening, a merge.

    QT_QPA_PLATFORM=offscreen python tests/bench/keeping.py

Prints a table of medians, each against what the same bytes need at least,
in the same run, and ends with status 1 if a bar is missed.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QCoreApplication

from earmark.gui.keeping.lookout import Lookout
from earmark.gui.keeping.session import Session, open_session
from earmark.model import edits, quotes
from earmark.model.annotations import COLORS, Annotations, Highlight
from earmark.model.time_map import TimeMap
from earmark.storage.atomic import write_atomically
from earmark.storage.sidecar import Sidecar, load, save, sidecar_path
from earmark.storage.sidecar_format import Content, TranscriptId
from episodes import make_episode

QUOTES = 5_000
WORDS = 20_000
ROUNDS = 9
NOW = "2026-03-02T19:00:00.000Z"
DIGEST = "sha256:aa"


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds of ours, of the least that the same needs, and the most that ours may be."""

    what: str
    ours: float
    least: float | None
    bar: float


def main() -> int:
    """Measure, print the table, and return 1 if a bar is missed."""
    app = QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EARMARK_HOME"] = str(Path(folder, "home"))
        figures = list(measured(Bench(app, Path(folder))))
    print(f"{QUOTES} quotes in {WORDS} words, medians of {ROUNDS}, in ms")
    print(f"{'':58}{'ours':>8}{'least':>8}{'ratio':>7}{'bar':>7}")
    for one in figures:
        least = f"{one.least:8.1f}{one.ours / one.least:7.1f}" if one.least else " " * 15
        print(f"{one.what:58}{one.ours:8.1f}{least}{one.bar:7.0f}{'' if one.ours <= one.bar else '  MISSED'}")
    return 0 if all(one.ours <= one.bar for one in figures) else 1


class Bench:
    """An episode with thousands of quotes on the disk, and a session on it."""

    def __init__(self, app: QCoreApplication, folder: Path) -> None:
        self.app = app
        self.episode = make_episode(WORDS)
        self.transcript, self.bare = folder / "harbour.pdf", folder / "bare.pdf"
        for path in (self.transcript, self.bare):
            path.write_bytes(b"%PDF")
        self.path = sidecar_path(self.transcript)
        text = self.episode.text_digest
        known = TranscriptId(self.transcript.name, DIGEST, text, text)
        self.content = Content(Annotations.of(_quotes(self)), known)
        self.last = save(self.path, self.content, Sidecar())
        self.raw = self.path.read_bytes()

    def open(self, transcript: Path) -> Session:
        return open_session(transcript, self.episode, DIGEST)

    def change(self, number: int) -> Annotations:
        """Return the quotes with another note on one of them."""
        there = self.last.content.annotations
        return edits.set_note(there, there.highlights[number].id, f"note {number}", NOW)

    def wait_until(self, done: Callable[[], bool]) -> float:
        """Do the window's work until *done*; return the longest that one piece of it took."""
        longest = 0.0
        while not done():
            longest = max(longest, _took(self.app.processEvents))
            time.sleep(0.001)
        return longest


def measured(bench: Bench) -> list[Figure]:
    """Return the figures, in the order of the table."""
    plain = _median(
        lambda number: _took(lambda: write_atomically(bench.transcript.with_name("x"), bench.raw))
    )
    parsed = _median(lambda number: _took(lambda: json.loads(bench.raw)))
    saving = _median(lambda number: _save(bench, number))
    without = _median(lambda number: _opening(bench, bench.bare))
    opening = _median(lambda number: _opening(bench, bench.transcript))
    session = bench.open(bench.transcript)
    edited = [_edit(bench, session, number) for number in range(ROUNDS)]
    lookout = Lookout(session)
    lookout.begin()
    changed = [_change(bench, session, number) for number in range(ROUNDS)]
    lookout.end()
    session.close()
    return [
        Figure("an edit, until it is on the disk (80 of it waiting)", _middle(edited, 1), plain, 250),
        Figure("an edit, the window's thread", _middle(edited, 0), None, 16),
        Figure("a save, the writing thread", saving, plain, 50),
        Figure("opening, more than without quotes", opening - without, parsed, 300),
        Figure("another program's change, until it is shown", _middle(changed, 1), parsed, 1_000),
        Figure("another program's change, longest in the window's thread", _middle(changed, 0), None, 100),
    ]


def _save(bench: Bench, number: int) -> float:
    content = replace(bench.content, annotations=bench.change(number))
    before = bench.last
    ours = _took(lambda: save(bench.path, content, before))
    bench.last = load(bench.path)
    return ours


def _opening(bench: Bench, transcript: Path) -> float:
    opened: list[Session] = []
    ours = _took(lambda: opened.append(bench.open(transcript)))
    opened[0].close()
    return ours


def _edit(bench: Bench, session: Session, number: int) -> tuple[float, float]:
    """Return how long an edit takes on the window's thread, and until it is on the disk."""
    there = session.annotations
    after = edits.recolor(there, there.highlights[number].id, COLORS[1], NOW)
    began = time.perf_counter()
    asked = _took(lambda: session.edit("Recolor", after))
    bench.wait_until(lambda: not session.is_unsaved)
    return asked, (time.perf_counter() - began) * 1000


def _change(bench: Bench, session: Session, number: int) -> tuple[float, float]:
    """Return the longest that another program's change keeps the window's thread, and until it is shown."""
    last = load(bench.path)
    there = last.content.annotations
    one = there.highlights[-1 - number]
    content = replace(last.content, annotations=edits.set_note(there, one.id, "theirs", NOW))
    shown: list[Annotations] = []
    session.changed.connect(shown.append)
    save(bench.path, content, last)
    began = time.perf_counter()
    longest = bench.wait_until(lambda: bool(shown))
    whole = (time.perf_counter() - began) * 1000
    session.changed.disconnect(shown.append)
    return longest, whole


def _quotes(bench: Bench) -> list[Highlight]:
    dice, times = random.Random(1), TimeMap(bench.episode)
    made: list[Highlight] = []
    while len(made) < QUOTES:
        at = dice.randrange(len(bench.episode.text) - 300)
        one = quotes.make(bench.episode, times, at, at + dice.randrange(20, 250), "gold", now=NOW)
        made += [replace(one, note="why? " * dice.randrange(8))] if one else []
    return made


def _median(work: Callable[[int], float]) -> float:
    return statistics.median(work(number) for number in range(ROUNDS))


def _middle(pairs: Sequence[tuple[float, float]], side: int) -> float:
    return statistics.median(pair[side] for pair in pairs)


def _took(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


if __name__ == "__main__":
    sys.exit(main())
