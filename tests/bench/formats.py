"""How long long transcripts of other kinds take: a whole `earmark convert`, import and all.

    python tests/bench/formats.py [--runs N]

The files are made here, of invented talk. The time beyond start-up is what
is left when the same command on a file with two lines of the same kind is
taken off, and `times` how often that goes into the whole; both are run in
turn. Ends with status 1 if a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from episodes import make_episode

_WORDS_AN_HOUR = 9_200


class Kind(NamedTuple):
    """A kind of file, and how long one of so many hours may take. `write` takes a number of words."""

    name: str
    suffix: str
    hours: int
    write: Callable[[int], str]
    most_s: float
    beyond_start_up: bool


def whisper(words: int) -> str:
    """Return what Whisper writes, with a time for each word."""
    episode = make_episode(words, word_times=True, sponsor=False)
    segments: list[dict[str, Any]] = []
    for span in episode.spans:
        paragraph = span.paragraph
        told = [
            {
                "word": f" {paragraph.text[w.start : w.end]}",
                "start": w.start_ms / 1000,
                "end": w.end_ms / 1000,
                "probability": 0.9871,
            }
            for w in paragraph.words
        ]
        for begin in range(0, len(told), 12):
            part = told[begin : begin + 12]
            segments.append(
                {
                    "id": len(segments),
                    "start": part[0]["start"],
                    "end": part[-1]["end"],
                    "text": "".join(str(word["word"]) for word in part),
                    "tokens": [50364, 440, 257, 50414] * 4,
                    "avg_logprob": -0.21,
                    "words": part,
                }
            )
    text = "".join(segment["text"] for segment in segments)
    return json.dumps({"text": text, "segments": segments, "language": "en"})


def webvtt(words: int) -> str:
    """Return WebVTT with voices, and with a time for each word, in cues of eight words."""
    blocks = ["WEBVTT"]
    episode = make_episode(words, word_times=True, sponsor=False)
    for number, span in enumerate(episode.spans):
        text, told = span.paragraph.text, span.paragraph.words
        for begin in range(0, len(told), 8):
            part = told[begin : begin + 8]
            timed = " ".join(f"<{_clock(w.start_ms)}>{text[w.start : w.end]}" for w in part)
            said = timed.partition(">")[2]
            times = f"{_clock(part[0].start_ms)} --> {_clock(part[-1].end_ms)}"
            blocks.append(f"{times}\n<v Speaker {number % 3}>{said}")
    return "\n\n".join(blocks) + "\n"


def _clock(time_ms: int) -> str:
    seconds, ms = divmod(time_ms, 1_000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"


KINDS = (
    Kind("Whisper JSON, words", ".json", 2, whisper, 0.5, beyond_start_up=True),
    Kind("WebVTT, words", ".vtt", 12, webvtt, 3.0, beyond_start_up=False),
)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9, help="how often each is run (default: 9)")
    runs: int = parser.parse_args().runs
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{'':24}{'hours':>6}{'words':>9}{'whole s':>9}{'beyond s':>10}{'times':>7}{'at most':>9}")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            whole_s, beyond_s = measure(kind, Path(folder), runs)
            missed += (beyond_s if kind.beyond_start_up else whole_s) > kind.most_s
            most = f"{kind.most_s:.1f}{'' if kind.beyond_start_up else ' whole'}"
            times = whole_s / (whole_s - beyond_s)
            words = kind.hours * _WORDS_AN_HOUR
            print(
                f"{kind.name:24}{kind.hours:6}{words:9,}{whole_s:9.2f}{beyond_s:10.2f}{times:6.1f}x{most:>9}"
            )
    return 1 if missed else 0


def measure(kind: Kind, folder: Path, runs: int) -> tuple[float, float]:
    """Return the median time for the long file, and what of it is beyond start-up, in seconds."""
    short, long = (folder / f"{name}{kind.suffix}" for name in ("short", "long"))
    short.write_text(kind.write(20), encoding="utf-8")
    long.write_text(kind.write(kind.hours * _WORDS_AN_HOUR), encoding="utf-8")
    times: dict[Path, list[float]] = {short: [], long: []}
    for _ in range(runs + 1):
        for path, taken in times.items():
            taken.append(_convert(path))
    whole_s, start_s = (statistics.median(times[path][1:]) for path in (long, short))
    return whole_s, whole_s - start_s


def _convert(path: Path) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "earmark", "convert", str(path), "--to", "json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
