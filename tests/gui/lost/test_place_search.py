"""Places are searched for beside the window's thread, one quote after the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.gui.lost.test_place_item import TALK, made
from tests.gui.reading import Told

from earmark.gui.jobs import Job
from earmark.gui.lost.place_search import PlaceSearch
from earmark.model.episode import Episode

PROMISE = made()
YEARS = made(words="It took me years on the boats")


@pytest.fixture
def search(qtbot) -> PlaceSearch:
    search = PlaceSearch()
    search.use(TALK)
    yield search
    Job.stop_all()


def test_the_answer_names_its_quote(qtbot, search):
    with qtbot.waitSignal(search.found) as found:
        search.ask(PROMISE)
    mark, (candidate,) = found.args
    assert mark == PROMISE
    assert (candidate.start, candidate.end) == (PROMISE.start, PROMISE.end)


def test_of_what_is_asked_for_meanwhile_only_the_last_is_answered(qtbot, search):
    told = Told(search.found)
    search.ask(PROMISE)
    search.ask(replace(YEARS, id="left out"))
    search.ask(YEARS)
    qtbot.waitUntil(lambda: len(told) == 2)

    assert [mark.id for mark, _ in told] == [PROMISE.id, YEARS.id]


def test_what_was_asked_of_another_text_is_not_answered(qtbot, search):
    told = Told(search.found)
    search.ask(PROMISE)
    search.use(Episode())
    search.ask(YEARS)
    qtbot.waitUntil(lambda: len(told) == 1)

    assert told == [(YEARS, [])]


def test_without_a_text_nothing_is_searched(qtbot, search):
    told = Told(search.found)
    search.use(None)
    search.ask(PROMISE)
    search.use(TALK)
    with qtbot.waitSignal(search.found):
        search.ask(YEARS)
    assert [mark.id for mark, _ in told] == [YEARS.id]
