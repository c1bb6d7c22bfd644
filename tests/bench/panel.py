"""How quick the annotations panel is with 5,000 quotes: opening, scrolling, filters, edits.

    QT_QPA_PLATFORM=offscreen python tests/bench/panel.py

Prints how long the window's thread is busy without a break, in CPU time, so
that other programs on the machine count for nothing; beside it, as a
yardstick, the same for a plain `QListView` with as many lines of one height.
Ends with status 1 if a bar is missed.
"""

from __future__ import annotations

import gc
import platform
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QCoreApplication, QStringListModel, qVersion
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from earmark.gui.cards.annotation_panel import AnnotationPanel
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model import several
from earmark.model.annotations import COLORS, Annotations, Highlight, TextQuote
from earmark.model.episode import Episode
from earmark.model.filters import Order
from episodes import make_episode

QUOTES, WORDS = 5_000, 20_000
SIZE = (340, 700)
FRAME_MS, FILTER_MS = 16.0, 50.0
SECONDS = 2.0
STEP = 60
"""Pixels of one turn of the wheel."""
TAGS = ("sea", "to check", "radio", "winter", "museum", "low water")
NOW = "2024-03-03T00:00:00.000Z"


class Figures:
    """Prints rows and remembers which missed their bars."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def row(self, name: str, value: float, bar: float = 0.0, yardstick: float | None = None) -> None:
        against = "" if yardstick is None else f"yardstick {yardstick:6.2f} ms"
        limit = f"bar {bar:4.0f} ms" if bar else ""
        print(f"  {name:44} {value:7.2f} ms   {limit:12} {against}")
        if bar and value > bar:
            self.missed.append(name)


def main() -> int:
    app = QApplication(sys.argv[:1])
    fonts.load()
    theme = Theme("light")
    theme.apply()
    print(f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}, {app.platformName()}")
    episode = make_episode(WORDS)
    annotations = quotes_of(episode)
    figures = Figures()
    plain = plain_list(annotations)
    panel = AnnotationPanel(theme)
    panel.resize(*SIZE)
    panel.show()
    panel.show_episode(episode)
    idle(0.3)
    gc.collect()
    gc.freeze()  # as the program does when its window stands

    print(f"\n{QUOTES:,} quotes, {SIZE[0]} x {SIZE[1]}")
    opening(figures, panel, annotations)
    scrolling(figures, panel, plain)
    filters(figures, panel, "at once, the first time")
    idle(20.0, until=lambda: not panel._list._measuring._timer.isActive())
    scrolling(figures, panel, plain, "all heights known")
    filters(figures, panel, "later")
    edits(figures, panel, annotations)
    print("missed: " + ", ".join(figures.missed) if figures.missed else "all within the bars")
    return 1 if figures.missed else 0


def opening(figures: Figures, panel: AnnotationPanel, annotations: Annotations) -> None:
    figures.row(
        "opened: longest break", max(busy(lambda: panel.show_annotations(annotations)), turn()), FRAME_MS
    )


def scrolling(
    figures: Figures, panel: AnnotationPanel, plain: QListView, when: str = "in the first two seconds"
) -> None:
    """Turn the wheel all the time, and jump about; what is done between frames counts too."""
    cards, lines = wheel(panel._list), wheel(plain)
    figures.row(f"wheel, {when}: p99", p99(cards), FRAME_MS, p99(lines))
    figures.row(f"wheel, {when}: longest", max(cards), FRAME_MS, max(lines))
    figures.row(f"jumps, {when}: longest", max(jumps(panel._list)), FRAME_MS, max(jumps(plain)))


def filters(figures: Figures, panel: AnnotationPanel, when: str) -> None:
    """Set every kind of filter as a reader does, and take it back."""
    head = panel._head
    deeds: dict[str, Callable[[], object]] = {
        "a color": head._colors[1].click,
        "has a note": head._note.click,
        "words": lambda: head._search.setText("harbour rad"),
        "a tag": lambda: head._take_tags(frozenset({"sea"})),
        "a speaker": lambda: head._take_speakers(frozenset({"Ada Marsh"})),
    }
    for name, deed in deeds.items():
        panel.show_order(Order.TIME)
        figures.row(f"filter {when}: {name}", busy(deed) + turn(), FILTER_MS)
        figures.row(f"filter {when}: {name}, cleared", busy(head.clear) + turn(), FILTER_MS)
    for order in (Order.NEWEST, Order.COLOR, Order.SPEAKER, Order.TIME):
        figures.row(f"sorted {when}: {order}", busy(lambda o=order: panel._use_order(o)) + turn(), FILTER_MS)


def edits(figures: Figures, panel: AnnotationPanel, annotations: Annotations) -> None:
    """Choose a card, write into its note, recolour all."""
    first = annotations.highlights[100]
    figures.row("chosen in the text", busy(lambda: panel.select(first.id)) + turn(), FRAME_MS)
    noted = annotations.put(replace(first, note="one letter more"))
    figures.row("a note gets a letter", busy(lambda: panel.show_annotations(noted)) + turn(), FRAME_MS)
    figures.row("all chosen", busy(panel._list.selectAll) + turn(), FILTER_MS)
    colored = several.recolor(noted, panel.chosen_ids, "mint", NOW)
    figures.row("all recolored", busy(lambda: panel.show_annotations(colored)) + turn(), FILTER_MS)


def wheel(view: QAbstractItemView) -> list[float]:
    """Scroll for two seconds, 60 times a second; return how long each frame took.

    Whatever else the program does in between counts too: it would hold up the next frame.
    """
    bar = view.verticalScrollBar()
    bar.setValue(0)
    turn()
    frames = []
    ends = time.perf_counter() + SECONDS
    by = STEP
    while time.perf_counter() < ends:
        next_one = time.perf_counter() + 1 / 60
        if bar.value() + by > bar.maximum() or bar.value() + by < 0:
            by = -by
        frame = busy(partial(bar.setValue, bar.value() + by)) + turn()
        while time.perf_counter() < next_one:
            frame = max(frame, turn())
        frames.append(frame)
    return frames


def jumps(view: QAbstractItemView) -> list[float]:
    """Drag the scroll bar to places far apart."""
    bar, dice = view.verticalScrollBar(), random.Random(3)
    places = [dice.random() for _ in range(60)]
    return [busy(lambda at=at: bar.setValue(round(bar.maximum() * at))) + turn() for at in places]


def plain_list(annotations: Annotations) -> QListView:
    view = QListView()
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([mark.quote.exact for mark in annotations.highlights], view))
    view.resize(*SIZE)
    view.show()
    return view


def quotes_of(episode: Episode) -> Annotations:
    """Return quotes all over *episode*, long and short; one in three with a note, one in two with a tag."""
    dice = random.Random(1)
    made = []
    for number in range(QUOTES):
        start = dice.randrange(len(episode.text) - 400)
        end = start + dice.randint(20, 300)
        made.append(
            Highlight(
                f"q{number}",
                start,
                end,
                COLORS[number % 5],
                TextQuote(episode.text[start:end]),
                start_ms=start * 60,
                note="**Look** this up, and compare it with the *other* one." if number % 3 == 0 else "",
                tags=(TAGS[number % 6],) if number % 2 else (),
                created=f"2024-01-01T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}.000Z",
            )
        )
    return Annotations.of(made)


def busy(work: Callable[[], object]) -> float:
    """Return how many ms of CPU time *work* takes in this thread."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1_000


def turn() -> float:
    """Let happen what is asked for: one turn of the event loop; return its ms."""
    return busy(QCoreApplication.processEvents)


def idle(seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    ends = time.perf_counter() + seconds
    while time.perf_counter() < ends and not until():
        QCoreApplication.processEvents()


def p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


if __name__ == "__main__":
    sys.exit(main())
