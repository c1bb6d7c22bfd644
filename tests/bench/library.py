"""How fast all quotes of many episodes are listed and filtered: 500 sidecars with 40 quotes each.

In CPU time, so that what else the machine does counts little.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))

from earmark.library.finding import Order, Wanted, choices, find
from earmark.library.shelf import Shelf
from earmark.library.volumes import Volume
from earmark.model.annotations import COLORS, Annotations, Around, Highlight, TextQuote
from earmark.model.filters import Filter
from earmark.storage import recents
from earmark.storage.recents import Recent
from earmark.storage.sidecar import sidecar_path
from earmark.storage.sidecar_format import Content, TranscriptId, encode

EPISODES, QUOTES = 500, 40
LISTED_S, FILTERED_S, AGAIN_S = 1.0, 0.05, 0.05
RUNS = 5
_WORDS = [
    "the",
    "tide",
    "turns",
    "when",
    "nobody",
    "looks",
    "and",
    "a",
    "lighthouse",
    "isn’t",
    "a",
    "promise",
    "that",
    "somebody",
    "keeps",
]


def main() -> int:
    """Print the figures; 1 if a bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EARMARK_HOME"] = str(Path(folder, "home"))
        known = write_shelf(Path(folder))
        shelf = Shelf()
        cold = [_listed(known) for _ in range(RUNS)]
        shelf.volumes(known)
        again = [_timed(lambda: shelf.volumes(known)) for _ in range(RUNS)]
        first, filtered = _filtered(shelf.volumes(known))
    print(f"{EPISODES} episodes x {QUOTES} quotes")
    print(f"listed, nothing known:   {median(cold):.3f} s (bar {LISTED_S} s)")
    print(f"looked through again:    {median(again):.3f} s (bar {AGAIN_S} s)")
    print(f"first search for a word: {first:.3f} s")
    for name, seconds in filtered.items():
        print(f"{name + ':':24} {seconds:.3f} s (bar {FILTERED_S} s)")
    is_met = median(cold) < LISTED_S and median(again) < AGAIN_S and max(filtered.values()) < FILTERED_S
    return 0 if is_met else 1


def _listed(known: list[Recent]) -> float:
    """Return the time of all that stands before the first list: reading, choices, order."""
    began = time.process_time()
    volumes = Shelf().volumes(known)
    choices(volumes)
    find(volumes, Wanted())
    return time.process_time() - began


def _filtered(volumes: tuple[Volume, ...]) -> tuple[float, dict[str, float]]:
    search = Wanted(Filter("lighthouse keeps"))
    first = _timed(lambda: find(volumes, search))
    wanted = {
        "search": search,
        "search that finds none": Wanted(Filter("whale")),
        "colour, by colour": Wanted(Filter(colors=frozenset({"gold"})), order=Order.COLOR),
        "tag and show": Wanted(Filter(tags=frozenset({"sea"})), frozenset({"Low Water"}), Order.EPISODE),
        "speaker": Wanted(Filter(speakers=frozenset({"Ada Marsh"}))),
    }
    times = {name: [_timed(lambda w=w: find(volumes, w)) for _ in range(RUNS)] for name, w in wanted.items()}
    return first, {name: median(seconds) for name, seconds in times.items()}


def _timed(work: object) -> float:
    began = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - began


def write_shelf(folder: Path) -> list[Recent]:
    """Write the sidecars into *folder*, and return what is known of the episodes."""
    chance = random.Random(4)
    made: list[Recent] = []
    for number in range(EPISODES):
        transcript = folder / f"{number}.pdf"
        marks = [_quote(chance, number, k) for k in range(QUOTES)]
        about = TranscriptId(
            transcript.name, f"sha256:{number}", "sha256:0", "", f"Tides {number}", "Low Water"
        )
        sidecar_path(transcript).write_bytes(encode(Content(Annotations.of(marks), about)))
        made.append(Recent(recents.key(transcript), f"Tides {number}", speakers=("Ada Marsh", "Ben Okoye")))
    return made


def _quote(chance: random.Random, episode: int, number: int) -> Highlight:
    words = " ".join(chance.choices(_WORDS, k=chance.randint(8, 60)))
    return Highlight(
        id=f"{episode:06x}{number:06x}",
        start=1000 * number,
        end=1000 * number + len(words),
        color=chance.choice(COLORS),
        quote=TextQuote(words, words[:32], words[-32:]),
        start_ms=60_000 * number,
        end_ms=60_000 * number + 9_000,
        note="**Find** the source." if number % 3 == 0 else "",
        tags=("sea",) if number % 2 else (),
        created=f"2026-03-{1 + episode % 28:02}T19:{number:02}:00.000Z",
        modified="2026-03-02T19:00:00.000Z",
        around=Around("ab" * 16, "cd" * 16),
        speakers=(chance.choice(("Ada Marsh", "Ben Okoye")),),
    )


if __name__ == "__main__":
    sys.exit(main())
