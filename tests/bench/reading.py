"""How smooth reading is: frames of scrolling and of the moving word, and how busy the window is with it.

    QT_QPA_PLATFORM=offscreen python tests/bench/reading.py

Prints figures for two hours of talk (19,800 words) and for ten times that,
with 1,000 highlights, against the bars of the project. Ends with status 1 if
one is missed.
"""

from __future__ import annotations

import argparse
import platform
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QCoreApplication, QEvent, qVersion
from PySide6.QtWidgets import QApplication

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.transcript_view import TranscriptView
from earmark.model.annotations import COLORS, Annotations, Highlight, TextQuote
from earmark.model.episode import Episode
from earmark.model.find import FindIndex, Query
from earmark.model.time_map import TimeMap
from episodes import make_episode

SIZE = (1120, 800)
FRAME_MS, BUSY_PERCENT = 16.0, 5.0
TICKS_A_SECOND = 30
WORDS = (19_800, 198_000)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--theme", default="dark", help="light, sepia, dark (the dearest) or contrast")
    parser.add_argument("--stacked", action="store_true", help="names above the text")
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    fonts.load()
    print(f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}, {app.platformName()}")
    missed = [name for words in WORDS for name in measure(words, options.theme, options.stacked)]
    print("missed: " + ", ".join(missed) if missed else "all within the bars")
    return 1 if missed else 0


def measure(words: int, theme_name: str, stacked: bool) -> list[str]:
    """Print the figures for an episode of *words* words; return the names of the bars it missed."""
    theme = Theme(theme_name)
    theme.apply()
    theme.reduce_motion(True)
    episode = make_episode(words)
    view = TranscriptView(theme)
    view.resize(*SIZE)
    view.set_stacked(stacked)
    view.show()
    settle()
    print(f"\n{words:,} words, {len(episode.spans):,} paragraphs, {theme_name}")
    shown = timed(lambda: (view.show_episode(episode), settle()))
    rest = timed(lambda: view.document().size())
    print(f"  shown after {shown:.0f} ms, all laid out after {rest:.0f} ms more")
    view.show_annotations(highlights(episode, 1_000))
    settle()
    print(f"  found in {timed(find(episode)):.1f} ms, the first time")
    frames = scroll_frames(view)
    ticks, busy = word_ticks(view, episode)
    for name, times in (("scrolling", frames), ("moving word", ticks)):
        print(f"  {name:11} median {middle(times):5.2f} ms, {rated('p99', p99(times), 'ms', FRAME_MS)}")
    print(f"  moving word {TICKS_A_SECOND} times a second: {rated('busy', busy, '%', BUSY_PERCENT)}")
    bars = {"scrolling": p99(frames) > FRAME_MS, "word": p99(ticks) > FRAME_MS, "busy": busy > BUSY_PERCENT}
    return [f"{name} at {words:,}" for name, over in bars.items() if over]


def scroll_frames(view: TranscriptView) -> list[float]:
    """Return how long each frame took, in ms, of wheel steps all over the text."""
    bar = view.verticalScrollBar()
    frames = []
    for part in range(10):
        bar.setValue(bar.maximum() * part // 10)
        settle()
        for _ in range(40):
            frames.append(timed(lambda: (bar.setValue(bar.value() + 87), settle())))
    return frames


def word_ticks(view: TranscriptView, episode: Episode) -> tuple[list[float], float]:
    """Move the word as playing does; return the ms of each tick, and the thread's use in percent."""
    words = TimeMap(episode).words
    ticks = []
    busy_s = 0.0
    for part in range(10):
        first = len(words) * part // 10
        view.set_reading_offset(words[first].start)
        settle()
        began_s = time.thread_time()
        for word in words[first : first + 60]:
            turn = episode.span_at(word.start).turn
            ticks.append(timed(lambda w=word, t=turn: (view.show_now(t, w.start, w.end, True), settle())))
        busy_s += time.thread_time() - began_s
    return ticks, 100 * busy_s * TICKS_A_SECOND / len(ticks)


def highlights(episode: Episode, count: int) -> Annotations:
    dice = random.Random(1)
    made = []
    for number in range(count):
        start = dice.randrange(len(episode.text) - 200)
        end = start + dice.randint(20, 160)
        quote = TextQuote(episode.text[start:end])
        note = "Look this up" if number % 3 == 0 else ""
        made.append(Highlight(f"h{number}", start, end, COLORS[number % 5], quote, note=note))
    return Annotations(tuple(sorted(made, key=lambda h: h.start)))


def find(episode: Episode) -> Callable[[], object]:
    index = FindIndex(episode)
    return lambda: index.search(Query("lighthouse"))


def settle() -> None:
    """Let everything asked for happen, as at the end of one turn of the event loop."""
    QApplication.sendPostedEvents()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)


def timed(work: Callable[[], object]) -> float:
    """Return how many ms *work* takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


def rated(name: str, value: float, unit: str, bar: float) -> str:
    return f"{name} {value:5.2f} {unit}, {value / bar:.2f} of the bar of {bar:g} {unit}"


if __name__ == "__main__":
    sys.exit(main())
