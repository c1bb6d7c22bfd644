"""Quotes stay on their words while the text around them is corrected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corrections import WHEN, corrected_once, editions

from earmark.model import correcting
from earmark.model.annotations import Annotations, Highlight
from earmark.model.edition import Edition
from earmark.model.edits import lay_aside
from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.moving import moved
from earmark.model.quotes import quote_of
from earmark.model.taking_back import take_back

ORIGINAL = Episode(
    speakers=(Speaker("Ada"),),
    turns=(
        Turn(0, (Paragraph("Good morning to all."), Paragraph("The see is calm to night."))),
        Turn(None, (Paragraph("It was rough before."),)),
    ),
)
START = Edition(ORIGINAL)


def mark(edition, words, mark_id="a"):
    start = edition.episode.text.index(words)
    end = start + len(words)
    turn = edition.episode.span_at(start).turn
    return Highlight(mark_id, start, end, "gold", quote_of(edition.episode.text, start, end), turn)


def replaced(edition, was, words):
    start = edition.episode.text.index(was)
    return Edition(ORIGINAL, correcting.replace_text(edition, start, start + len(was), words, WHEN))


def words_of(edition, marks):
    assert all(h.quote.exact == edition.episode.text[h.start : h.end] for h in marks.highlights if h.placed)
    return [edition.episode.text[h.start : h.end] if h.placed else None for h in marks.highlights]


@pytest.mark.parametrize(
    ("quoted", "was", "words", "expected"),
    [
        ("calm to night", "see", "wide open sea", "calm to night"),
        ("see is calm", "see", "sea", "sea is calm"),
        ("calm to night", "to night", "tonight", "calm tonight"),
        ("calm", "is calm", "is quite calm", "calm"),
        ("calm", "calm", "calm and cold", "calm"),
        ("The see", "is", "was", "The see"),
        ("It was rough", "The see is calm to night.", "", "It was rough"),
        ("all.\nThe see", "see", "sea", "all.\nThe sea"),
        ("all.\nThe see is calm to night.", "The see is calm to night.", "", "all."),
    ],
)
def test_a_quote_stays_on_its_words(quoted, was, words, expected):
    fixed = replaced(START, was, words)

    assert words_of(fixed, moved(Annotations((mark(START, quoted),)), START, fixed)) == [expected]


def test_a_quote_whose_words_are_gone_is_kept_and_comes_back_with_them():
    marks = Annotations((mark(START, "see is calm"),))
    gone = replaced(START, "see is calm ", "")
    lost = moved(marks, START, gone)

    assert words_of(gone, lost) == [None]
    assert lost.highlights[0].quote == marks.highlights[0].quote

    back = Edition(ORIGINAL, take_back(gone, {gone.corrections.texts[0].id}, WHEN))
    assert moved(lost, gone, back) == marks


def test_what_is_far_from_a_correction_is_the_very_same():
    marks = Annotations((mark(START, "Good"), mark(START, "rough before.", "b")))
    fixed = replaced(START, "to night", "tonight")
    good, rough = moved(marks, START, fixed).highlights

    assert good is marks.highlights[0]
    assert rough.start == marks.highlights[1].start - 1


def test_a_quote_knows_the_turn_it_is_in_and_what_is_around_it():
    split = Edition(ORIGINAL, correcting.split_turn(START, ORIGINAL.text.index("calm"), WHEN))
    (after,) = moved(Annotations((mark(START, "to night"),)), START, split).highlights

    assert after.turn == 1
    assert after.quote.prefix.endswith("\ncalm ")


@given(editions(), st.data())
def test_quotes_always_fit_their_words_or_have_no_place(edition, data):
    text = edition.episode.text
    ranges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    stretches = [r for r in data.draw(st.lists(ranges, max_size=4)) if text[r[0] : r[1]].strip()]
    marks = Annotations.of(
        Highlight(str(n), a, z, "gold", quote_of(text, a, z), edition.episode.span_at(a).turn)
        for n, (a, z) in enumerate(stretches)
    )
    after = Edition(edition.original, corrected_once(data.draw, edition))

    there = moved(marks, edition, after)

    words_of(after, there)
    assert {h.id for h in there.highlights} == {h.id for h in marks.highlights}
    assert all(h.turn == after.episode.span_at(h.start).turn for h in there.highlights if h.placed)


def test_a_quote_that_was_laid_aside_is_not_put_back_by_a_correction():
    kept = Annotations((mark(START, "The see is calm"),))
    gone = replaced(START, "The see is calm to night.", "")
    lost = moved(kept, START, gone)
    aside = lay_aside(lost, "a", WHEN)

    assert words_of(START, moved(lost, gone, START)) == ["The see is calm"]
    assert moved(aside, gone, START) == aside
