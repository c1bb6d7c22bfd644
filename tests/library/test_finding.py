"""Which of all quotes are listed, in which order."""

from dataclasses import replace
from pathlib import Path

from earmark.library.finding import Order, Wanted, choices, find, runs
from earmark.library.telling import cited, cited_all, source
from earmark.library.volumes import KeptCard, Volume
from earmark.model.annotations import BOOKMARK, Highlight, TextQuote
from earmark.model.citation import Style
from earmark.model.episode import Episode, Speaker
from earmark.model.filters import Filter

ADA, BEN = "Ada Marsh", "Ben Okoye"


def volume(name, show, *marks):
    episode = Episode(title=name.title(), show=show, number="7", speakers=(Speaker(ADA), Speaker(BEN)))
    path = Path(f"/shelf/{name}.pdf")
    return Volume(path, episode, cards=tuple(KeptCard(mark, episode, path) for mark in marks))


def mark(words, day, color="gold", speaker=ADA, **more):
    made = {"created": f"2026-03-{day:02}T19:00:00.000Z", "start_ms": 62_000, "speakers": (speaker,)}
    return Highlight(words, 3, 9, color, TextQuote(words), **made | more)


TIDES = volume("tides", "Low Water", mark("old", 1, "sky"), mark("newest", 9, tags=("sea",), note="Find it."))
ISLES = volume("isles", "High Land", mark("newer", 5, "coral", BEN, tags=("sea", "land")), mark("oldest", 0))
ALL = (TIDES, ISLES)


def found(**wanted):
    return [card.words for card in find(ALL, Wanted(**wanted))]


def test_the_newest_come_first():
    assert found() == ["newest", "newer", "old", "oldest"]


def test_by_episode_they_come_as_they_are_read():
    assert found(order=Order.EPISODE) == ["old", "newest", "newer", "oldest"]


def test_by_colour_they_come_in_the_order_of_the_keys():
    assert found(order=Order.COLOR) == ["newest", "oldest", "newer", "old"]


def test_filters_add_up():
    sea = Filter(tags=frozenset({"sea"}))
    assert found(filter=sea) == ["newest", "newer"]
    assert found(filter=sea, shows=frozenset({"High Land"})) == ["newer"]
    assert found(filter=replace(sea, colors=frozenset({"gold"}))) == ["newest"]
    assert found(filter=Filter(speakers=frozenset({BEN}))) == ["newer"]
    assert found(filter=replace(sea, speakers=frozenset({BEN})), shows=frozenset({"Low Water"})) == []


def test_a_search_looks_at_quote_note_tags_names_and_episode():
    for text, words in (("NEWEST", "newest"), ("find IT", "newest"), ("#land", "newer"), ("okoye", "newer")):
        assert found(filter=Filter(text)) == [words]
    assert found(filter=Filter("isles high")) == ["newer", "oldest"]
    assert found(filter=Filter("isles low")) == []


def test_what_is_wanted_may_be_everything():
    assert Wanted().is_everything
    assert Wanted(order=Order.COLOR).is_everything
    assert not Wanted(shows=frozenset({"Low Water"})).is_everything
    assert not Wanted(Filter("x")).is_everything


def test_there_is_to_choose_from_what_there_is_the_most_used_first():
    offered = choices(ALL)

    assert offered.tags == [("sea", 2), ("land", 1)]
    assert offered.shows == [("High Land", 2), ("Low Water", 2)]
    assert offered.speakers == [(ADA, 3), (BEN, 1)]
    assert choices([]) == ([], [], [])


def test_quotes_of_one_episode_stand_together_as_long_as_no_other_comes_between():
    together = [[card.words for card in run.cards] for run in runs(find(ALL, Wanted()))]
    assert together == [["newest"], ["newer"], ["old"], ["oldest"]]
    by_episode = runs(find(ALL, Wanted(order=Order.EPISODE)))
    assert [len(run.cards) for run in by_episode] == [2, 2]


def test_a_quote_is_cited_with_its_source():
    card = ISLES.cards[0]
    assert cited(card).text == "“newer” Ben Okoye, in “Isles”, High Land 7, 00:01:02."
    assert "newer" in cited(card, Style.APA).text
    assert cited_all(ISLES.cards).split("\n\n") == [cited(card).text for card in ISLES.cards]


def test_a_bookmark_is_cited_as_one():
    place = mark("words that stand there", 3, kind=BOOKMARK)
    card = volume("tides", "", place).cards[0]
    assert "words that stand there" not in cited(card).text
    assert cited(card).text.startswith("Bookmark")
    assert source(card.episode) == "7"
