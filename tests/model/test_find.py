"""A reader finds words as they mean them, not as they are encoded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.find import FindIndex, Match, Query, by_speaker

ODD = "aAbéE\u0301ßẞﬁİıΣσς’'“\" \u00a0\u00adĀŉ🌊가が…½Ⅳ.\u200b"


def episode_of(*paragraphs, speakers=1):
    turns = tuple(Turn(k % speakers, (Paragraph(text),)) for k, text in enumerate(paragraphs))
    return Episode(speakers=tuple(Speaker(f"S{k}") for k in range(speakers)), turns=turns)


def found(text, query, **options):
    return [text[m.start : m.end] for m in FindIndex(episode_of(text)).search(Query(query, **options))]


def test_capitals_do_not_matter_unless_case_is_to_match():
    assert found("Tide, tide, TIDE", "tide") == ["Tide", "tide", "TIDE"]
    assert found("Tide, tide, TIDE", "tide", match_case=True) == ["tide"]


@pytest.mark.parametrize("query", ["it’s", "it's", "IT‘S"])
def test_curly_and_straight_quotes_are_one(query):
    assert found("It’s what it's", query) == ["It’s", "it's"]


def test_quotes_are_one_also_where_case_is_to_match():
    assert found("He said “no”.", '"no"', match_case=True) == ["“no”"]


def test_accents_do_not_matter_unless_case_is_to_match():
    assert found("a café, a cafe", "café") == ["café", "cafe"]
    assert found("a café, a cafe", "cafe") == ["café", "cafe"]
    assert found("a café, a cafe", "cafe", match_case=True) == ["cafe"]


def test_an_accent_is_one_with_its_letter_or_of_its_own():
    assert found("cafe\u0301 café", "café", match_case=True) == ["cafe\u0301", "café"]
    assert found("cafe\u0301 café", "cafe\u0301", match_case=True) == ["cafe\u0301", "café"]


def test_an_accent_of_its_own_belongs_to_its_letter():
    assert found("a cafe\u0301 here", "cafe") == ["cafe\u0301"]


def test_letters_that_fold_to_two_are_found_whole():
    assert found("Die Straße da", "strasse") == ["Straße"]
    assert found("the ﬁrst one", "first") == ["ﬁrst"]
    assert found("Die Straße da", "stras") == ["Straß"]


def test_the_last_letter_of_a_greek_word_is_the_letter_it_is_elsewhere():
    assert found("ΟΔΟΣ οδος οδός", "οδοσ") == ["ΟΔΟΣ", "οδος", "οδός"]


def test_kana_with_a_voicing_mark_are_other_letters():
    assert found("がき かき", "かき") == ["かき"]


def test_soft_hyphens_do_not_part_a_word():
    assert found("a har\u00adbour", "harbour") == ["har\u00adbour"]


def test_any_white_space_is_one_space():
    assert found("low\u00a0water, low  water", "low water") == ["low\u00a0water", "low  water"]


def test_words_are_found_across_the_end_of_a_paragraph():
    index = FindIndex(episode_of("until the tide", "comes in", speakers=2))
    assert index.search(Query("tide comes")) == [Match(10, 20, 0)]


def test_blank_queries_find_nothing():
    assert found("a b", "") == found("a b", "  ") == found("a b", "\u00ad") == []


def test_signs_of_patterns_are_plain_characters():
    assert found("on 80% of (maps)", "(maps)") == ["(maps)"]
    assert found("abc", ".") == []


def test_whole_words_are_not_parts_of_words():
    assert found("tide tides ebb-tide betide", "tide", whole_word=True) == ["tide", "tide"]
    assert found("I don't. Don!", "don", whole_word=True) == ["Don"]
    assert found("O'Neill and Neill", "neill", whole_word=True) == ["Neill"]


def test_matches_of_one_speaker_only():
    index = FindIndex(episode_of("tide", "tide tide", "tide", speakers=2))
    assert [m.speaker for m in index.search(Query("tide"))] == [0, 1, 1, 0]
    assert index.search(Query("tide", speaker=1)) == [Match(5, 9, 1), Match(10, 14, 1)]


def test_the_share_of_each_speaker_has_the_most_first():
    matches = [Match(0, 1, 1), Match(2, 3, 0), Match(4, 5, 1)]
    assert by_speaker(matches) == [(1, 2), (0, 1)]


def test_an_empty_episode_is_searched_in_vain():
    assert FindIndex(Episode()).search(Query("tide")) == []


@given(st.text(st.sampled_from(ODD), max_size=30), st.data())
def test_what_stands_in_the_text_is_found_there(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    query = Query(text[start:end], match_case=data.draw(st.booleans()))
    matches = FindIndex(episode_of(text)).search(query)
    for match in matches:
        assert 0 <= match.start < match.end <= len(text)
    assert matches == sorted(matches)
    cuts_a_letter = text[end : end + 1] == "\u0301"
    if any(letter.isalnum() for letter in query.text) and not cuts_a_letter:
        assert matches


@given(st.text(st.sampled_from(ODD), max_size=30))
def test_a_match_has_the_letters_of_the_query(text):
    for match in FindIndex(episode_of(text)).search(Query("a")):
        assert "a" in text[match.start : match.end].casefold() or "Ā" in text[match.start : match.end]
