"""What the reader gave for the citations of a show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark import paths
from earmark.model.cited_work import names_of
from earmark.model.episode import Episode, Speaker
from earmark.storage import shows
from earmark.storage.shows import EpisodeFacts, ShowFacts

EPISODE = Episode("Tides", "Low Water", "15", (Speaker("Ada Marsh", role="host"),), date="2023-10-24")
FACTS = ShowFacts(names_of("Quill, Ada; van Dam, Bo"), "Pier Radio", "https://example.org")
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def file() -> Path:
    return paths.data_dir() / "shows.json"


def test_what_was_given_is_found_again_by_the_name_of_the_show() -> None:
    own = EpisodeFacts("2", "15b", "2023-10", "https://example.org/15")
    shows.put("Low  Water ", FACTS.with_episode("Tides", own))
    shows.put("Another", ShowFacts())
    assert shows.find("Low Water") == FACTS.with_episode("Tides", own)
    assert shows.find("Another") == ShowFacts()
    assert shows.find("Third") is None


def test_it_stands_in_place_of_what_the_transcript_says() -> None:
    assert shows.work_of(EPISODE).hosts == names_of("Ada Marsh")
    shows.put("Low Water", FACTS.with_episode("Tides", EpisodeFacts(number="15b", address="https://a.b/15")))
    work = shows.work_of(EPISODE, Path("talk.mp3"))
    assert work.hosts == names_of("Ada Quill, Bo van Dam; ")
    assert (work.number, work.date, work.address) == ("15b", "2023-10-24", "https://a.b/15")
    assert (work.publisher, work.medium) == ("Pier Radio", "MP3 audio")


def test_another_episode_of_the_show_has_the_shows_own() -> None:
    shows.put("Low Water", FACTS.with_episode("Another", EpisodeFacts(number="9")))
    work = shows.work_of(EPISODE)
    assert (work.number, work.address) == ("15", "https://example.org")


def test_empty_facts_of_an_episode_are_not_kept() -> None:
    facts = FACTS.with_episode("Tides", EpisodeFacts(season="1"))
    assert facts.with_episode("Tides", EpisodeFacts()).episodes == {}


def test_the_oldest_episodes_go_where_there_are_too_many() -> None:
    many = ShowFacts(episodes={f"e{n}": EpisodeFacts(number=str(n)) for n in range(shows.MOST_EPISODES)})
    known = many.with_episode("new", EpisodeFacts(number="x")).episodes
    assert (len(known), "e0" in known, "e1" in known) == (shows.MOST_EPISODES, False, True)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"\xff\xfe", b'{"A": 3}', b"[" * 100_000])
def test_a_damaged_file_counts_as_nothing_given_and_is_begun_anew(raw: bytes) -> None:
    file().write_bytes(raw)
    assert shows.find("A") is None
    shows.put("B", FACTS)
    assert shows.find("B") == FACTS


@given(st.dictionaries(st.sampled_from(["hosts", "publisher", "address", "episodes", "x"]), ANY_JSON))
def test_values_that_cannot_be_are_passed_over(entry: dict[str, object]) -> None:
    file().write_text(json.dumps({"A": entry}), encoding="utf-8")
    found = shows.find("A")
    assert found is not None
    assert isinstance(found.publisher, str)
    assert all(name.family for name in found.hosts)


def test_long_texts_and_bad_dates_are_cut() -> None:
    entry = {"publisher": "x" * 999, "episodes": {"T": {"date": "2023-99-99", "number": 3}}}
    file().write_text(json.dumps({"A": entry}), encoding="utf-8")
    found = shows.find("A")
    assert found is not None
    assert len(found.publisher) == shows.LONGEST
    assert found.episodes == {"T": EpisodeFacts()}


def test_an_episode_without_a_show_is_known_by_its_own_title() -> None:
    shows.put("Alone", FACTS)
    assert shows.work_of(Episode("Alone")).publisher == "Pier Radio"
    assert shows.work_of(Episode("Another")).publisher == ""
