"""How long one frame of the timeline takes on an episode of ten hours while it plays.

    QT_QPA_PLATFORM=offscreen python tests/bench/timeline.py

Prints the longest of 99 % of the frames, the time to draw everything anew
(after a change of size or theme), and to take in the waveform.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.timeline.timeline import Timeline
from earmark.model.annotations import COLORS, Annotations, Highlight, TextQuote
from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap
from episodes import make_episode

WORDS = 100_000
"""Ten hours of talk."""
FRAMES = 2_000
LIMIT_MS = 16.0


@dataclass(frozen=True, slots=True)
class Sound:
    rate: int
    data: bytes
    duration_ms: int


def main() -> int:
    app = QApplication([])
    fonts.load()
    theme = Theme("light")
    theme.apply()
    episode = make_episode(WORDS)
    time_map = TimeMap(episode)
    hours = time_map.end_ms / 3_600_000
    timeline = Timeline(theme)
    timeline.resize(1440, 84)
    timeline.show()
    app.processEvents()

    opened_ms = _took(lambda: timeline.show_episode(episode, time_map))
    timeline.show_annotations(_marks(episode))
    timeline.show_duration(time_map.end_ms)
    sound = Sound(50, random.Random(1).randbytes(time_map.end_ms // 1000 * 100), time_map.end_ms)
    peaks_ms = _took(lambda: timeline.show_peaks(sound))
    anew_ms = _took(timeline.repaint)
    steps = [k * time_map.end_ms // FRAMES for k in range(FRAMES)]  # every frame moves: the hardest case
    frames = sorted(_took(lambda at=at: _frame(app, timeline, at)) for at in steps)
    p99 = frames[len(frames) * 99 // 100]
    print(f"timeline of {hours:.1f} hours, one frame: p99 {p99:.2f} ms, at most {LIMIT_MS:.0f}")
    print(f"episode {opened_ms:.0f} ms, waveform {peaks_ms:.0f} ms, everything anew {anew_ms:.1f} ms")
    return 0 if p99 <= LIMIT_MS else 1


def _frame(app: QApplication, timeline: Timeline, position_ms: int) -> None:
    timeline.show_position(position_ms)
    app.processEvents()


def _marks(episode: Episode) -> Annotations:
    dice = random.Random(2)
    starts = sorted(dice.randrange(len(episode.text) - 60) for _ in range(1_000))
    return Annotations(
        tuple(
            Highlight(str(k), at, at + 50, COLORS[k % 5], TextQuote("words")) for k, at in enumerate(starts)
        )
    )


def _took(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


if __name__ == "__main__":
    sys.exit(main())
