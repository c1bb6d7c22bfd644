"""How well words are found by listening, and what it costs.

    python tests/bench/sync.py [--minutes N] [--folder FOLDER]

Needs ../shared: the episode that is voiced there with every word known
(`make_audio.py`, with libespeak-ng), and the read speech of its real data.
What is voiced is kept in FOLDER and used again. The first N minutes of the
episode (20) are also heard under music and noise, and packed to 24 kbit/s.
Ends with status 1 if a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from array import array
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import msgspec
import numpy as np

import tones
from earmark.alignment.listen import listen
from earmark.alignment.outcome import Outcome
from earmark.errors import UserError
from earmark.sound import open_sound

SHARED = Path(__file__).resolve().parents[3] / "shared"
EPISODE = SHARED / "episode" / "make_audio.py"
READ = SHARED / "realdata" / "04-audio" / "pocketsphinx" / "librivox"
RATE = tones.RATE
_CUT_WORDS = 20
"""A row of so many words without a time is the passage that was cut out; fewer are marks without sound."""
_MIX_DB = 10
_Answer = tuple[str, Outcome | None, float, int]
_missed: list[str] = []


@dataclass(frozen=True)
class Truth:
    """Words by paragraph, each with its second, or None where it is not spoken."""

    paragraphs: list[list[tuple[str, float | None]]]
    stamps: list[int | None]
    shifts: list[tuple[float, float]]

    @property
    def seconds(self) -> list[float | None]:
        return [second for words in self.paragraphs for _, second in words]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--minutes", type=float, default=20)
    arguments.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "earmark-sync")
    options = arguments.parse_args()
    if not EPISODE.is_file():
        print("../shared is not there.", file=sys.stderr)
        return 2
    options.folder.mkdir(exist_ok=True)
    whole = voiced(options.folder / "whole.mp3")
    short = voiced(options.folder / "short.mp3", options.minutes)
    heads = f"{'placed':>9}{'median':>9}{'<100 ms':>9}{'<150 ms':>9}{'of cut':>10}{'CPU':>8}{'memory':>9}"
    print(f"{'':32}{heads}")
    tell_whole(*whole)
    tell_read(options.folder)
    tell_poor(options.folder, *short)
    tell_wrong(options.folder, whole[1], short[0])
    for line in _missed:
        print(f"missed: {line}")
    return 1 if _missed else 0


def voiced(audio: Path, minutes: float | None = None) -> tuple[Path, Truth]:
    """Return the episode as audio, with advertisements put in and cut out, and what is true of it."""
    words = audio.with_suffix(".words.json")
    if not words.is_file():
        limit = ["--minutes", str(minutes)] if minutes else []
        # Its own module for writing sound is not among our dependencies: here PyAV writes.
        shim = str(Path(__file__).with_name("sound_shim.py"))
        subprocess.run([sys.executable, shim, str(EPISODE), str(audio), "--edits", *limit], check=True)
    read = json.loads(words.read_text())
    paragraphs = [[(word, second) for word, second in p["words"]] for p in read["paragraphs"]]
    return audio, Truth(paragraphs, [round(p["stamp"] * 1000) for p in read["paragraphs"]], read["map"])


def heard(audio: Path, truth: Truth) -> tuple[Outcome, float, int]:
    """Return the outcome, the processor seconds of listening and the most MB it used.

    It is asked for in a process of its own: only so its memory is known apart from that of others.
    """
    words = [[word for word, _ in paragraph] for paragraph in truth.paragraphs]
    done = subprocess.run(
        [sys.executable, __file__, "--one"],
        input=msgspec.json.encode((str(audio), words, truth.stamps)),
        stdout=subprocess.PIPE,
        check=True,
    )
    sentence, outcome, cpu_s, memory = msgspec.json.decode(done.stdout, type=_Answer)
    if outcome is None:
        raise UserError(sentence)
    return outcome, cpu_s, memory


def answer_one() -> None:
    """Do one order of `heard`."""
    audio, paragraphs, stamps = msgspec.json.decode(sys.stdin.buffer.read())
    sentence, outcome = "", None
    try:
        outcome = listen(Path(audio), paragraphs, stamps, report=_ignore)
    except UserError as error:
        sentence = error.hint
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = used.ru_utime + used.ru_stime
    sys.stdout.buffer.write(msgspec.json.encode((sentence, outcome, cpu_s, used.ru_maxrss // 1024)))


def _ignore(_: object) -> None:
    """Wait for the end."""


def tell(name: str, audio: Path, truth: Truth) -> tuple[Outcome, dict[str, float]]:
    """Print a row of the table, and return it."""
    outcome, cpu_s, memory = heard(audio, truth)
    pairs = list(zip(outcome.words, truth.seconds, strict=True))
    spoken = [(word.start_ms, second * 1000) for word, second in pairs if second is not None]
    errors = np.array([abs(start - true) for start, true in spoken if start is not None])
    cut = cut_words(truth)
    placed_cut = sum(outcome.words[k].start_ms is not None for k in cut)
    row = {
        "placed": len(errors) / len(spoken),
        "median": float(np.median(errors)),
        "100": float((errors < 100).mean()),
        "150": float((errors < 150).mean()),
        "cut": placed_cut / len(cut) if cut else 0.0,
        "cpu": cpu_s,
        "memory": memory,
    }
    print(
        f"{name:32}{row['placed']:9.2%}{row['median']:6.0f} ms{row['100']:9.2%}{row['150']:9.2%}"
        f"{f'{placed_cut}/{len(cut)}':>10}{cpu_s:6.0f} s{memory:6} MB"
    )
    return outcome, row


def cut_words(truth: Truth) -> list[int]:
    rows: list[list[int]] = [[]]
    for k, second in enumerate(truth.seconds):
        if second is None:
            rows[-1].append(k)
        elif rows[-1]:
            rows.append([])
    return [k for row in rows if len(row) >= _CUT_WORDS for k in row]


def bar(what: str, kept: bool) -> None:
    if not kept:
        _missed.append(what)


def tell_whole(audio: Path, truth: Truth) -> None:
    begun = time.monotonic()
    outcome, row = tell("episode of 2 h, with edits", audio, truth)
    bar("median of the episode 25 ms", row["median"] <= 25)
    bar("99 % of the episode within 100 ms", row["100"] > 0.99)
    bar("99 % of the spoken words placed", row["placed"] >= 0.99)
    bar("0.5 % of the cut words placed", row["cut"] <= 0.005)
    bar("150 s of processor time", row["cpu"] <= 150)
    bar("450 MB", row["memory"] <= 450)
    print(f"    in {time.monotonic() - begun:.0f} s; shifts found, and true:")
    for segment, (from_s, shift_s) in zip(outcome.segments, truth.shifts, strict=False):
        found = f"{segment.from_ms / 1000:8.2f} {segment.shift_ms / 1000:+8.2f} s"
        print(f"    {found}    {from_s:8.2f} {shift_s:+8.2f} s")
        bar(f"shift from {from_s:.0f} s", abs(segment.shift_ms / 1000 - shift_s) <= 0.1)
        bar(f"edge at {from_s:.0f} s", abs(segment.from_ms / 1000 - from_s) <= 1)
    bar("as many segments as there are", len(outcome.segments) == len(truth.shifts))


def tell_read(folder: Path) -> None:
    """Read speech: the sentences one after another, against the word times that lie beside them."""
    samples, words, at_s = [], [], 0.0
    for path in sorted(READ.glob("*[0-9].wav")):
        with open_sound(str(path)) as file:
            part = np.concatenate(list(file.samples(RATE)))
        line = json.loads(path.with_suffix(".json").read_text().splitlines()[0])
        own = [(word["t"].split("(")[0], at_s + word["b"]) for word in line["w"]]
        words += [(word, second) for word, second in own if word[0] not in "<["]
        samples.append(part)
        at_s += len(part) / RATE
    audio = tones.write(folder / "read.wav", array("h", np.concatenate(samples).tobytes()))
    _, row = tell("read speech", audio, Truth([words], [None], []))
    bar("median of read speech 40 ms", row["median"] <= 40)
    bar("97 % of read speech within 150 ms", row["150"] > 0.97)


def tell_poor(folder: Path, audio: Path, truth: Truth) -> None:
    with open_sound(str(audio)) as file:
        clean = np.concatenate(list(file.samples(RATE))).astype(np.float64)
    loud = np.sqrt((clean[np.abs(clean) > 300] ** 2).mean())
    for name, added in (("noise", noise(len(clean))), ("music", music(len(clean)))):
        mixed = clean + added * loud / np.sqrt((added**2).mean()) * 10 ** (-_MIX_DB / 20)
        mixed *= 30_000 / np.abs(mixed).max()
        path = tones.write(folder / f"{name}.wav", array("h", mixed.astype(np.int16).tobytes()))
        tell_bars(f"under {name} at {_MIX_DB} dB", path, truth)
    low = folder / "low.mp3"
    tones.write(low, array("h", clean.astype(np.int16).tobytes()), "low.mp3")
    tell_bars("MP3 of 24 kbit/s", low, truth)


def tell_bars(name: str, audio: Path, truth: Truth) -> None:
    _, row = tell(name, audio, truth)
    bar(f"95 % placed {name}", row["placed"] >= 0.95)
    bar(f"95 % within 150 ms {name}", row["150"] > 0.95)


def noise(count: int) -> np.ndarray:
    return np.random.default_rng(1).standard_normal(count)


def music(count: int) -> np.ndarray:
    """Return chords that change every two seconds, with a beat."""
    rnd, sound = np.random.default_rng(2), np.zeros(count)
    for begin in range(0, count, 2 * RATE):
        end = min(count, begin + 2 * RATE)
        seconds = np.arange(begin, end) / RATE
        root = 220 * 2 ** (rnd.integers(0, 12) / 12)
        for interval in (1, 1.26, 1.5, 2, 3):
            for partial in (1, 2, 3, 4):
                sound[begin:end] += np.sin(2 * np.pi * root * interval * partial * seconds) / partial
        beat = min(RATE // 20, end - begin)
        sound[begin : begin + beat] += rnd.standard_normal(beat) * 3
    return sound


def tell_wrong(folder: Path, truth: Truth, audio: Path) -> None:
    """Listen for another part of the talk than the one that is heard."""
    later = truth.paragraphs[len(truth.paragraphs) // 2 :]
    wrong = Truth([[(word, None) for word, _ in words] for words in later], [None] * len(later), [])
    try:
        outcome, _, _ = heard(audio, wrong)
        sure = sum(word.confidence > 0.3 for word in outcome.words)
    except UserError as error:
        sure = 0
        print(f"{'another episode':32}nothing placed: {error}")
    bar("no word of another episode above 0.3", sure == 0)


if __name__ == "__main__":
    sys.exit(answer_one() if sys.argv[1:] == ["--one"] else main())
