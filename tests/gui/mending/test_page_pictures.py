"""Pictures of pages, drawn in the background."""

from __future__ import annotations

import pytest
from tests.gui.at_work import LONG_MS
from tests.gui.reading import Told
from tests.importers.test_picturing import pdf

from earmark.gui.jobs import Job
from earmark.gui.mending.page_pictures import PagePictures


@pytest.fixture
def pictures(qapp, tmp_path):
    made = PagePictures()
    made.show_file(pdf(tmp_path / "a.pdf", pages=9))
    yield made
    made.show_file(None)
    Job.stop_all()


def test_a_page_comes_with_its_width_in_points(qtbot, pictures):
    with qtbot.waitSignal(pictures.drawn, timeout=LONG_MS) as told:
        pictures.ask(2, 600)

    page, image, points = told.args
    assert (page, image.width(), image.height(), points) == (2, 600, 800, 300.0)
    assert image.pixelColor(130, 250).lightness() == 0


def test_a_page_that_was_drawn_comes_at_once(qtbot, pictures):
    with qtbot.waitSignal(pictures.drawn, timeout=LONG_MS):
        pictures.ask(2, 600)
    told = Told(pictures.drawn)
    pictures.ask(2, 600)

    assert [page for page, _, _ in told] == [2]


def test_only_the_page_asked_for_last_comes(qtbot, pictures):
    told = Told(pictures.drawn)
    pictures.ask(1, 600)
    pictures.ask(2, 600)
    pictures.ask(3, 600)
    qtbot.waitUntil(lambda: bool(told), timeout=LONG_MS)
    qtbot.waitUntil(lambda: not Job._running, timeout=LONG_MS)

    assert [page for page, _, _ in told] == [3]


def test_few_pages_are_kept(qtbot, pictures):
    for page in range(1, 9):
        with qtbot.waitSignal(pictures.drawn, timeout=LONG_MS):
            pictures.ask(page, 60)

    assert sorted(page for page, _ in pictures._kept) == [3, 4, 5, 6, 7, 8]


def test_a_page_that_cannot_be_drawn_is_told_in_words(qtbot, pictures, tmp_path):
    pictures.show_file(tmp_path / "gone.pdf")
    with qtbot.waitSignal(pictures.failed, timeout=LONG_MS) as told:
        pictures.ask(1, 600)

    assert told.args == [1, "This page cannot be shown. The file is not there any more."]


def test_nothing_is_drawn_of_nothing(qtbot, pictures):
    pictures.show_file(None)
    told = Told(pictures.drawn, pictures.failed)
    pictures.ask(1, 600)

    assert told == []
    assert not Job._running
