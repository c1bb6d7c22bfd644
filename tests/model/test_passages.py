"""Words that somebody types are found where they are said, and what comes near is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.episodes import make_episode
from tests.sessions import EPISODE, TIMES

from earmark.model.passages import PassageFinder, nearest
from earmark.model.time_map import TimeMap

LONG = make_episode(600)
SHORT, IN_LONG = PassageFinder(EPISODE), PassageFinder(LONG)
LONG_TIMES = TimeMap(LONG)


def found(words: str) -> list[str]:
    return [EPISODE.text[start:end] for start, end in SHORT.find(words)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('the cafe WAS "quiet"', "The café was “quiet”"),
        ("wait for them. thank you.", "wait for them.\nThank you."),
        ("  all \n winter ", "all winter"),
        ("where were we the radio of course", "Where were we? The radio, of course"),
        ("tides 🌊 and", "tides 🌊 and"),
    ],
)
def test_words_are_found_as_they_are_meant(typed: str, said: str) -> None:
    assert found(typed) == [said]


def test_whole_words_come_before_parts_of_words() -> None:
    assert found("them") == ["them"]
    assert found("a") == ["a"]
    assert found("rad") == ["rad", "rad"]


@pytest.mark.parametrize("words", ["nothing of the kind", "", " ", "?!"])
def test_what_is_not_said_is_not_found(words: str) -> None:
    assert found(words) in ([], ["?"])


def test_the_nearest_place_is_the_one_that_begins_closest() -> None:
    places = SHORT.find("the radio")
    starts = [TIMES.time_at(place.start) for place in places]
    assert len(places) == 2
    for place, start in zip(places, starts, strict=True):
        assert nearest(places, TIMES, start) == place
    assert nearest(places, TIMES, 0) == places[0]
    assert nearest(places, TIMES, 10**9) == places[1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("the cafe was quite all winter", "The café was “quiet” all winter"),
        ("back to the beer", "back to the pier"),
        ("radoi", "radio"),
    ],
)
def test_what_comes_nearest_is_known(typed: str, said: str) -> None:
    place = SHORT.likeliest(typed)
    assert place is not None
    assert said in EPISODE.text[place.start : place.end]


@pytest.mark.parametrize("typed", ["quantum chromodynamics", "zzz", "", "…"])
def test_where_nothing_is_like_it_nothing_comes_near(typed: str) -> None:
    assert SHORT.likeliest(typed) is None


@given(st.integers(0, len(LONG_TIMES.words) - 1), st.integers(1, 40))
def test_whatever_is_said_is_found_where_it_is_said(first: int, count: int) -> None:
    said = LONG_TIMES.words[first : first + count]
    typed = " ".join(LONG.text[word.start : word.end].upper() for word in said)
    assert (said[0].start, said[-1].end) in IN_LONG.find(typed)
