"""What holds after any sequence of corrections of any episode."""

import re
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.corrections import WHEN, corrected_once, editions, texts

from earmark.model import correcting, wording
from earmark.model.edition import Edition, corrected
from earmark.model.taking_back import take_back

search = settings(max_examples=100)


@search
@given(editions())
def test_entries_say_what_stands_in_the_original_and_do_not_overlap(edition):
    text = edition.original.text
    changes = edition.corrections.texts
    for change in changes:
        assert text[change.start : change.end] == change.was
        assert "\n" not in change.was + change.now
        assert change.now != change.was
    for before, after in pairwise(changes):
        assert before.end <= after.start
    for entries in (edition.corrections.turns, edition.corrections.times):
        assert len({entry.start for entry in entries}) == len(entries)
    assert all(entry.id for entry in edition.corrections.entries)


@search
@given(editions())
def test_the_same_words_have_the_same_entries_however_they_came_about(edition):
    for piece in edition.all_pieces:
        was = edition.original.text[piece.start : piece.end]
        found = wording.visible_differences(was, piece.paragraph.text)
        expected = [(piece.start + d.start, piece.start + d.end) for d in found]
        assert [(change.start, change.end) for change in piece.changes] == expected


@search
@given(editions())
def test_pieces_turns_and_speakers_fit_the_shown_episode(edition):
    episode = edition.episode
    assert len(edition.pieces) == len(episode.spans)
    for piece, span in zip(edition.pieces, episode.spans, strict=True):
        assert piece.paragraph == span.paragraph
    assert len(edition.turns) == len(episode.turns)
    for shown, turn in zip(edition.turns, episode.turns, strict=True):
        assert edition.cast.index(shown.speaker) == turn.speaker
        assert turn.paragraphs
    assert len(edition.cast.keys) == len(episode.speakers)
    assert all(r.paragraph is None or r.paragraph < len(episode.spans) for r in episode.remarks)
    assert len(episode.remarks) == len(edition.original.remarks)


@search
@given(editions())
def test_times_of_words_stay_in_order_and_inside_their_paragraph(edition):
    for span in edition.episode.spans:
        for words in (span.paragraph.words, span.paragraph.cues):
            at = at_ms = 0
            for word in words:
                assert at <= word.start < word.end <= len(span.paragraph.text)
                assert at_ms <= word.start_ms <= word.end_ms
                at, at_ms = word.end, word.start_ms


@search
@given(editions())
def test_all_taken_back_is_the_original(edition):
    back = take_back(edition, {entry.id for entry in edition.corrections.entries}, WHEN)

    assert not back.entries
    assert corrected(edition.original, back) is edition.original


@search
@given(editions(), st.data())
def test_new_words_stand_where_they_were_put(edition, data):
    assume(edition.episode.spans)
    span = data.draw(st.sampled_from(edition.episode.spans))
    start, end = sorted(data.draw(st.tuples(*[st.integers(span.start, span.end)] * 2)))
    words = data.draw(texts())
    assume(words)
    text = edition.episode.text

    after = corrected(edition.original, correcting.replace_text(edition, start, end, words, WHEN))

    assert after.text == text[:start] + words + text[end:]
    assert [turn.speaker for turn in after.turns] == [turn.speaker for turn in edition.episode.turns]


@search
@given(editions(), st.data())
def test_words_put_back_leave_the_same_corrections(edition, data):
    assume(edition.episode.spans)
    span = data.draw(st.sampled_from(edition.episode.spans))
    start, end = sorted(data.draw(st.tuples(*[st.integers(span.start, span.end)] * 2)))
    words = data.draw(texts())
    assume(words)
    was = edition.episode.text[start:end]

    between = Edition(edition.original, correcting.replace_text(edition, start, end, words, WHEN))
    assume(was.strip() or not was)
    after = correcting.replace_text(between, start, start + len(words), was, WHEN)

    if was:
        assert after == edition.corrections


@search
@given(editions(), st.data())
def test_a_split_cuts_one_turn_in_two_and_a_join_makes_one_of_two(edition, data):
    assume(edition.episode.turns)
    offset = data.draw(st.integers(0, len(edition.episode.text)))
    after = correcting.split_turn(edition, offset, WHEN)
    if after is edition.corrections:
        return
    split = Edition(edition.original, after)
    assert split.episode.text.split() == edition.episode.text.split()
    assert len(split.turns) == len(edition.turns) + 1
    turn = edition.episode.span_at(offset).turn
    assert split.episode.turns[turn + 1].speaker == split.episode.turns[turn].speaker

    joined = Edition(edition.original, correcting.join_turns(split, turn + 1, WHEN))
    assert joined.turns == edition.turns
    assert re.sub(r"\s", "", joined.episode.text) == re.sub(r"\s", "", edition.episode.text)


@search
@given(editions(), st.data())
def test_a_join_makes_one_turn_of_two_and_loses_no_words(edition, data):
    assume(len(edition.turns) > 1)
    turn = data.draw(st.integers(1, len(edition.turns) - 1))

    joined = Edition(edition.original, correcting.join_turns(edition, turn, WHEN))

    assert len(joined.turns) == len(edition.turns) - 1
    assert re.sub(r"\s", "", joined.episode.text) == re.sub(r"\s", "", edition.episode.text)
    assert joined.turns[turn - 1].starts == edition.turns[turn - 1].starts


@search
@given(editions(), st.data())
def test_places_that_stand_in_both_are_mapped_there_and_back(edition, data):
    text = edition.original.text
    for k, span in enumerate(edition.episode.spans):
        piece = edition.pieces[k]
        changed = {n for start, end, _ in piece.corrected() for n in range(start, end)}
        for place in range(len(span.paragraph.text)):
            if place not in changed:
                at = edition.to_original(span.start + place)
                assert text[at] == span.paragraph.text[place]
                assert edition.to_shown(at) == span.start + place


@search
@given(st.data(), editions())
def test_no_verb_changes_what_it_is_given(data, edition):
    before = edition.corrections
    text = edition.episode.text
    corrected_once(data.draw, edition)

    assert edition.corrections == before
    assert corrected(edition.original, before).text == text
