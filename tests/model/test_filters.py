"""Filters add up, and say in words what they hide."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.annotations import COLORS, Highlight, TextQuote
from earmark.model.cards import Card
from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.filters import (
    Filter,
    Order,
    explain,
    hidden_sentence,
    in_order,
    matches,
    matching,
)

NAMES = ("Ada Marsh", "Ben Okoye", "Cleo Lindqvist")


def card(
    highlight_id: str = "a",
    words: str = "the tide",
    color: str = "gold",
    *,
    note: str = "",
    tags: tuple[str, ...] = (),
    speakers: tuple[int, ...] = (0,),
    created: str = "2024-01-01T00:00:00Z",
    placed: bool = True,
    start: int = 0,
    start_ms: int | None = None,
) -> Card:
    before = [Turn(None, (Paragraph("~" * (start - 1)),))] if start else []
    episode = Episode(
        speakers=tuple(map(Speaker, NAMES)),
        turns=(*before, *(Turn(speaker, (Paragraph(words),)) for speaker in speakers or (None,))),
    )
    highlight = Highlight(
        highlight_id,
        start,
        len(episode.text),
        color,
        TextQuote(words),
        note=note,
        tags=tags,
        created=created,
        placed=placed,
        start_ms=start_ms,
    )
    return Card(highlight, episode)


ids = st.text("abcdefghij", min_size=1, max_size=6)
cards = st.builds(
    card,
    ids,
    st.text(min_size=1, max_size=30),
    st.sampled_from(COLORS),
    note=st.text(max_size=20),
    tags=st.lists(st.sampled_from(("sea", "check", "Élan")), unique=True).map(tuple),
    speakers=st.lists(st.integers(0, 2), unique=True).map(tuple),
    created=st.integers(0, 9).map("2024-01-0{}".format),
    placed=st.booleans(),
    start=st.integers(0, 50),
    start_ms=st.none() | st.integers(0, 9_999),
)
filters = st.builds(
    Filter,
    st.text(max_size=3),
    st.frozensets(st.sampled_from(COLORS)),
    st.frozensets(st.sampled_from(("sea", "check", "Élan"))),
    st.frozensets(st.sampled_from(NAMES)),
    st.booleans(),
)


@given(cards)
def test_an_empty_filter_shows_everything(any_card):
    assert Filter().is_empty
    assert matches(Filter(), any_card)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Filter(colors=frozenset({"gold", "mint"})), True),
        (Filter(colors=frozenset({"mint"})), False),
        (Filter(tags=frozenset({"sea", "land"})), True),
        (Filter(tags=frozenset({"land"})), False),
        (Filter(speakers=frozenset({"Ada Marsh", "Cleo Lindqvist"})), True),
        (Filter(speakers=frozenset({"Cleo Lindqvist"})), False),
        (Filter(with_note=True), True),
        (Filter(colors=frozenset({"gold"}), tags=frozenset({"land"})), False),
    ],
)
def test_each_kind_means_any_of_and_kinds_add_up(wanted, shown):
    assert matches(wanted, card(note="why", tags=("sea",), speakers=(1, 0))) is shown


def test_a_note_of_spaces_is_no_note():
    assert not matches(Filter(with_note=True), card(note="  \n"))


@pytest.mark.parametrize(
    "text", ["CAFE", "café", "it's", "quiet winter", "winter CAFE", "ask ben", "#sea", "sea-side", "  "]
)
def test_text_is_sought_in_quote_note_and_tags_without_case_accents_and_curly_quotes(text):
    sought = card(words="It’s the Café, quiet all winter", note="**Ask** Ben", tags=("sea-side",))
    assert matches(Filter(text), sought)


@pytest.mark.parametrize("text", ["summer", "cafe summer", "#cafe"])
def test_every_word_of_the_text_must_be_found(text):
    assert not matches(Filter(text), card(words="the café in winter", tags=("sea",)))


@given(cards, st.data())
def test_any_word_of_a_quote_finds_it(any_card, data):
    words = any_card.highlight.quote.exact.split()
    if words:
        assert matches(Filter(data.draw(st.sampled_from(words))), any_card)


@given(filters, st.lists(cards))
def test_what_two_filters_show_together_each_of_them_shows_alone(wanted, many):
    for shown in matching(wanted, many):
        assert matches(replace(Filter(), text=wanted.text), shown)
        assert matches(replace(wanted, text="", with_note=False), shown)


@given(st.sampled_from(Order), st.lists(cards))
def test_sorting_loses_and_invents_nothing(order, many):
    ordered = in_order(order, many)
    assert sorted(map(id, ordered)) == sorted(map(id, many))
    assert in_order(order, ordered) == ordered


def test_newest_comes_first():
    old, new = card("old", created="2023-05-01"), card("new", created="2024-05-01")
    assert in_order(Order.NEWEST, [old, new]) == [new, old]


def test_colors_come_in_the_order_of_their_keys_and_unknown_ones_last():
    shuffled = [card(color, color=color) for color in ("plum", "lilac", "gold", "mint")]
    assert [c.id for c in in_order(Order.COLOR, shuffled)] == ["gold", "mint", "lilac", "plum"]


def test_speakers_come_in_the_order_of_the_episode_and_nobody_last():
    shuffled = [card("none", speakers=()), card("ben", speakers=(1, 0)), card("ada", speakers=(0,))]
    assert [c.id for c in in_order(Order.SPEAKER, shuffled)] == ["ada", "ben", "none"]


def test_by_time_quotes_without_a_place_come_last_by_the_time_they_had():
    lost = [card("late", placed=False, start_ms=9), card("early", placed=False, start_ms=2)]
    assert [c.id for c in in_order(Order.TIME, [*lost, card("here", start=40)])] == ["here", "early", "late"]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Filter(colors=frozenset({"coral"}), tags=frozenset({"check"})), "Coral and #check"),
        (Filter(colors=frozenset({"sky", "gold"})), "Gold and Sky"),
        (Filter(" model ", speakers=frozenset({"Ada Marsh"})), "Ada Marsh and “model”"),
        (
            Filter("model", frozenset({"mint"}), frozenset({"b", "A"}), with_note=True),
            "Mint, #A, #b, having a note and “model”",
        ),
        (Filter(with_note=True), "having a note"),
        (Filter(), ""),
    ],
)
def test_a_filter_is_explained_in_words(wanted, words):
    assert explain(wanted, {}) == words


def test_the_hidden_are_counted_in_a_sentence():
    wanted = Filter(colors=frozenset({"coral"}), tags=frozenset({"check"}))
    assert hidden_sentence(wanted, 12, {}) == "12 are hidden by Coral and #check."
    assert hidden_sentence(wanted, 1, {}) == "1 is hidden by Coral and #check."


def test_what_hides_quotes_is_told_by_the_readers_names_of_the_colours():
    wanted = Filter(colors=frozenset({"gold", "coral"}))
    assert explain(wanted, {"gold": "Claim", "sky": "Later"}) == "Claim and Coral"
    assert hidden_sentence(wanted, 3, {"coral": "Ask Ada"}) == "3 are hidden by Gold and Ask Ada."
