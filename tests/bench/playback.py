"""What is heard against what is shown: both players, every kind of file, in steady play and after seeks.

    QT_QPA_PLATFORM=offscreen python tests/bench/playback.py [--player qt] [--kind M4A] [--seeks 20]

Plays into a sound server of its own (pulseaudio, parec), records what comes
out, and finds it in the file. Prints one row for each player and kind;
milliseconds. Ends with status 1 if a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from heard import Ear, Recording, SoundServer
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

import noises
from earmark.audio.player import Player

MINUTES = 10
STEP_S = 0.02
ONSET_STEP_S = 0.004
LOOK_S = 1.5
BARS = {"apart": 80, "landing": 150, "latency": 250}


@dataclass(frozen=True, slots=True)
class Seek:
    """One seek while playing: at what moment, from where, to where; seconds."""

    at_s: float
    old_s: float
    target_s: float


@dataclass(slots=True, weakref_slot=True)
class Notes:
    """What happened in one session: what was shown when, and what was asked for."""

    shown: list[tuple[float, int]] = field(default_factory=list)
    steady: list[tuple[float, float]] = field(default_factory=list)
    seeks: list[Seek] = field(default_factory=list)

    def take(self, position_ms: int) -> None:
        self.shown.append((time.monotonic(), position_ms))


@dataclass(slots=True)
class Row:
    """What was measured in one session, in ms."""

    steady: list[float] = field(default_factory=list)
    after_seeks: list[float] = field(default_factory=list)
    landings: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    holes: list[float] = field(default_factory=list)
    backward: int = 0
    lost: int = 0


def wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def session(player: Player, path: Path, length_s: float, rate: float, seeks: int) -> Notes:
    """Play *path*, steadily and with *seeks* seeks (every third of them from a pause)."""
    notes = Notes()
    chance = random.Random(7)
    player.open(path)
    wait(1)
    player.set_known_duration(round(length_s * 1000))
    player.set_rate(rate)
    player.position_changed.connect(notes.take)
    player.seek(20_000)
    player.play()
    wait(1.5)
    began_s = time.monotonic()
    wait(6)
    notes.steady.append((began_s, time.monotonic()))
    for number in range(seeks):
        old_s = player.position_ms / 1000
        step = chance.choice((-10, -5, 5, 10))
        target_s = (
            chance.uniform(10, length_s - 20) if number % 2 else min(length_s - 20, max(5, old_s + step))
        )
        if number % 3 == 2:
            player.pause()
            wait(0.4)
            player.seek(round(target_s * 1000))
            wait(0.2)
            notes.seeks.append(Seek(time.monotonic(), -100, target_s))
            player.play()
        else:
            notes.seeks.append(Seek(time.monotonic(), old_s, target_s))
            player.seek(round(target_s * 1000))
        wait(LOOK_S + chance.uniform(0.05, 0.3))
    player.close()
    return notes


def measure(notes: Notes, recording: Recording, ear: Ear, rate: float) -> Row:
    """Compare what was shown with what was heard."""
    row = Row()
    for first_s, last_s in notes.steady:
        for at_s, shown_ms in _between(notes, first_s, last_s):
            heard_s = ear.place(recording, at_s, shown_ms / 1000, rate)
            if heard_s is not None:
                row.steady.append(shown_ms - heard_s * 1000)
    for seek in notes.seeks:
        _measure_seek(seek, notes, recording, ear, rate, row)
    return row


def _measure_seek(seek: Seek, notes: Notes, recording: Recording, ear: Ear, rate: float, row: Row) -> None:
    heard = [
        (at_s, place_s)
        for at_s in np.arange(seek.at_s, seek.at_s + LOOK_S, STEP_S / 2)
        if (place_s := ear.place(recording, at_s, seek.target_s + 0.5, rate)) is not None
        and abs(place_s - seek.old_s - (at_s - seek.at_s) * rate) > 0.4 * rate
    ]
    if not heard:
        row.lost += 1
        return
    at_s, place_s = heard[0] if rate == 1 else _onset(recording, *heard[0], seek.at_s, rate)
    row.latencies.append((at_s - seek.at_s) * 1000)
    row.landings.append((place_s - seek.target_s) * 1000)
    moments = [moment for moment, _ in heard]
    row.holes.append(max((b - a for a, b in pairwise(moments)), default=0) * 1000)
    ticks = _between(notes, seek.at_s, seek.at_s + LOOK_S)
    row.backward += sum(b < a for (_, a), (_, b) in pairwise(ticks[1:]))
    for tick_s, shown_ms in ticks:
        place = ear.place(recording, tick_s, shown_ms / 1000, rate) if tick_s >= at_s else None
        if place is not None:
            row.after_seeks.append(shown_ms - place * 1000)


def _onset(
    recording: Recording, at_s: float, place_s: float, since_s: float, rate: float
) -> tuple[float, float]:
    """Return when and where the sound began in which *place_s* was recognised at *at_s*.

    Stretched sound is recognised only by pieces much longer than an onset.
    """
    begun_s = at_s
    while not recording.is_loud(begun_s):
        begun_s += ONSET_STEP_S
    while recording.is_loud(begun_s - ONSET_STEP_S) and begun_s - ONSET_STEP_S > since_s:
        begun_s -= ONSET_STEP_S
    return begun_s, place_s - (at_s - begun_s) * rate


def _between(notes: Notes, first_s: float, last_s: float) -> list[tuple[float, int]]:
    return [(at_s, shown_ms) for at_s, shown_ms in notes.shown if first_s <= at_s < last_s]


def make_qt() -> Player:
    from earmark.audio.qt_player import QtPlayer

    return QtPlayer()


def make_vlc() -> Player:
    from earmark.audio.vlc_player import VlcPlayer

    return VlcPlayer()


PLAYERS: dict[str, Callable[[], Player]] = {"qt": make_qt, "vlc": make_vlc}


def _show(name: str, kind: str, rate: float, row: Row) -> bool:
    """Print one row; return whether it is within the bars."""

    def of(values: list[float], share: int) -> str:
        return f"{np.percentile(np.abs(values), share):.0f}" if values else "-"

    steady = f"{np.median(row.steady):+.0f}" if row.steady else "-"
    cells = [steady, of(row.steady, 99), of(row.after_seeks, 50), of(row.after_seeks, 99)]
    cells += [f"{np.median(row.landings):+.0f}" if row.landings else "-", of(row.landings, 100)]
    cells += [of(row.latencies, 50), of(row.latencies, 90), of(row.latencies, 100)]
    cells += [of(row.holes, 100), str(row.backward), str(row.lost)]
    print(f"| {name} | {kind} | {rate:g} | " + " | ".join(cells) + " |", flush=True)
    apart = [abs(value) for value in row.steady + row.after_seeks]
    return (
        not row.lost
        and not row.backward
        and float(np.percentile(apart, 99)) <= BARS["apart"]
        and max(map(abs, row.landings)) <= BARS["landing"]
        and float(np.percentile(row.latencies, 90)) <= BARS["latency"]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--player", choices=PLAYERS, action="append")
    parser.add_argument("--kind", choices=noises.KINDS, action="append")
    parser.add_argument("--rate", type=float, action="append")
    parser.add_argument("--seeks", type=int, default=18)
    parser.add_argument("--sounds", type=Path, help="where the sound files are kept between runs")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = options.sounds or Path(tempfile.mkdtemp(prefix="sounds"))
    folder.mkdir(exist_ok=True)
    samples = noises.noise(MINUTES * 60)
    app = QCoreApplication([])
    server = SoundServer()
    print(
        "| player | file | × | steady median | p99 | after seeks median | p99 | first sound − target median"
    )
    print("| max | heard after median | p90 | max | longest hole | steps back | lost |")
    good = True
    try:
        for kind in options.kind or noises.KINDS:
            path = folder / f"{kind}{noises.KINDS[kind].suffix}"
            if not path.exists():
                noises.write(path, samples, noises.KINDS[kind])
            ear = Ear(path)
            for name in options.player or PLAYERS:
                for rate in options.rate or (1.0, 2.0):
                    recording = Recording()
                    wait(0.5)
                    notes = session(PLAYERS[name](), path, ear.length_s, rate, options.seeks)
                    recording.stop()
                    good &= _show(name, kind, rate, measure(notes, recording, ear, rate))
    finally:
        server.stop()
        app.quit()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
