"""What a card knows of its quote."""

from dataclasses import replace
from unicodedata import combining, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.cards import fold, make_cards, speaker_counts, tag_counts
from earmark.model.episode import Episode, Paragraph, Speaker, Turn

EPISODE = Episode(
    "Tides",
    speakers=(Speaker("Ada Marsh"), Speaker("Ben Okoye")),
    turns=(
        Turn(0, (Paragraph("The café is shut.", 0),)),
        Turn(1, (Paragraph("Since when?", 4_000),)),
        Turn(0, (Paragraph("Since the storm.", 4_000, inferred_ms=6_000),)),
        Turn(None, (Paragraph("Applause.", 9_000),)),
    ),
)


def mark(highlight_id: str, words: str, **fields: object) -> Highlight:
    start = EPISODE.text.index(words)
    highlight = Highlight(highlight_id, start, start + len(words), "gold", TextQuote(words))
    return replace(highlight, **fields)


def cards(*highlights: Highlight):
    return make_cards(EPISODE, Annotations(highlights))


def test_a_quote_over_several_turns_names_each_speaker_once_in_order():
    (card,) = cards(mark("a", "café is shut.\nSince when?\nSince the storm"))
    assert card.names == ("Ada Marsh", "Ben Okoye")
    assert card.speakers == (0, 1)


def test_a_quote_that_ends_where_a_turn_ends_leaves_the_next_speaker_out():
    (card,) = cards(mark("a", "is shut."))
    assert card.names == ("Ada Marsh",)


def test_a_quote_of_nobody_known_has_no_names():
    (card,) = cards(mark("a", "Applause."))
    assert card.names == ()


def test_a_quote_without_a_place_names_nobody_because_its_turn_means_nothing():
    (card,) = cards(mark("a", "is shut.", placed=False))
    assert card.names == ()


def test_a_quote_beyond_the_text_of_an_empty_episode_is_still_a_card():
    (card,) = make_cards(Episode(), Annotations((mark("a", "is shut."),)))
    assert card.names == ()


def test_a_time_is_approximate_where_the_paragraph_was_given_an_inferred_one():
    first, second = cards(mark("a", "is shut."), mark("b", "Since the storm."))
    assert (first.approximate, second.approximate) == (False, True)


def test_unchanged_highlights_keep_their_very_cards():
    first, second = mark("a", "is shut."), mark("b", "Since when?")
    before = {card.id: card for card in cards(first, second)}
    after = make_cards(EPISODE, Annotations((first, replace(second, note="When?"))), before)
    assert after[0] is before["a"]
    assert after[1].highlight.note == "When?"


def test_a_bookmark_has_the_line_it_stands_at_and_not_the_words_it_is_known_by():
    (card,) = cards(mark("a", "café", kind="bookmark"))
    assert (card.words, card.line) == ("Bookmark", "café is shut.")
    assert card.searched.split() == ["bookmark"]
    (lost,) = cards(mark("a", "café", kind="bookmark", placed=False))
    assert lost.line == "café"
    (quote,) = cards(mark("a", "café"))
    assert (quote.words, quote.line) == ("café", "")


@given(st.text())
def test_folding_is_what_unicode_says_it_is(text):
    straight = text.translate(str.maketrans("‘’“”", "''\"\""))
    flat = normalize("NFKD", normalize("NFKD", straight).casefold())
    assert fold(text) == "".join(sign for sign in flat if not combining(sign))


def test_tags_are_counted_most_used_first_then_by_name():
    counted = tag_counts(
        cards(mark("a", "is", tags=("sea", "Élan")), mark("b", "shut", tags=("sea", "boat")))
    )
    assert counted == [("sea", 2), ("boat", 1), ("Élan", 1)]


def test_speakers_are_counted_in_the_order_of_the_episode():
    counted = speaker_counts(cards(mark("b", "Since when?"), mark("a", "is shut."), mark("c", "storm")))
    assert counted == [("Ada Marsh", 2), ("Ben Okoye", 1)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café", "cafe"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("it’s “so”", 'it\'s "so"'),
        ("ﬁg", "fig"),
    ],
)
def test_folding_takes_case_accents_and_curly_quotes_away(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_does_not_matter_after_folding(text):
    assert fold(text.casefold()) == fold(text)
