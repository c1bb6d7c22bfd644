"""How long the window's thread is busy with the page of all quotes: 20,000 of them in 500 episodes.

Each figure is one stretch in which nothing else could be painted. In CPU
time of that thread.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from earmark.gui.library_quotes.listing import Library, make_listing
from earmark.gui.library_quotes.quotes_page import QuotesPage
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.library.finding import Order, Wanted, choices, prepare
from earmark.library.shelf import Shelf
from earmark.model.filters import Filter
from library import EPISODES, QUOTES, write_shelf

BAR_MS = 16.0
STEPS = 400


def main() -> int:
    """Print the figures; 1 if a bar is missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    fonts.load()
    theme = Theme("light")
    theme.apply()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EARMARK_HOME"] = str(Path(folder, "home"))
        volumes = Shelf().volumes(write_shelf(Path(folder)))
    prepare(volumes)
    library = Library(volumes, EPISODES * QUOTES, choices(volumes))
    page = QuotesPage(theme)
    page.resize(1440, 900)
    page.show()
    QTest.qWait(50)
    figures = _listings(application, page, library) | _scrolling(page)
    print(f"{EPISODES * QUOTES} quotes")
    for name, ms in figures.items():
        print(f"{name + ':':34} {ms:5.1f} ms (bar {BAR_MS} ms)")
    return 0 if max(figures.values()) < BAR_MS else 1


def _listings(application: QApplication, page: QuotesPage, library: Library) -> dict[str, float]:
    wanted = {
        "all shown": Wanted(),
        "all by episode": Wanted(order=Order.EPISODE),
        "a search": Wanted(Filter("lighthouse")),
        "all shown again": Wanted(),
    }
    listings = {name: make_listing(library, asked) for name, asked in wanted.items()}
    taken = {}
    for name, listing in listings.items():
        taken[name] = _ms(lambda listing=listing: page.show_listing(listing))
        taken[f"{name}, first frame"] = _ms(application.sendPostedEvents) + _ms(page.repaint)
    return taken


def _scrolling(page: QuotesPage) -> dict[str, float]:
    bar = page.list.verticalScrollBar()
    frames = sorted(_ms(lambda: _scroll(page, bar.value() + 90)) for _ in range(STEPS))
    far = sorted(_ms(lambda k=k: _scroll(page, bar.maximum() * k // 40)) for k in range(40))
    page.list.enter()
    keys = sorted(_ms(lambda: _press(page, Qt.Key.Key_Down)) for _ in range(100))
    return {
        "frame of scrolling, p99": frames[-len(frames) // 100 or -1],
        "frame of a far jump, p95": far[-3],
        "an arrow key, p95": keys[-6],
        "another width": _ms(lambda: _resize(page)),
    }


def _scroll(page: QuotesPage, value: int) -> None:
    page.list.verticalScrollBar().setValue(value)
    page.list.viewport().repaint()


def _press(page: QuotesPage, key: Qt.Key) -> None:
    QTest.keyClick(page.list, key)
    page.list.viewport().repaint()


def _resize(page: QuotesPage) -> None:
    page.resize(780, 700)
    QApplication.sendPostedEvents()
    page.repaint()


def _ms(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return 1000 * (time.thread_time() - began)


if __name__ == "__main__":
    sys.exit(main())
