"""Putting marks back: at their place, or kept without one; never at a wrong one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.episodes import make_episode

from earmark.model import quotes
from earmark.model.anchors import place, put_back
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.time_map import TimeMap

LONG = make_episode(1_500)


def episode_of(*texts, every_ms=20_000):
    turns = tuple(Turn(0, (Paragraph(text, number * every_ms),)) for number, text in enumerate(texts))
    return Episode("", "", "", (Speaker("Ada"),), turns)


def made(episode, words, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = episode.text.index(words, start + 1)
    return quotes.make(episode, TimeMap(episode), start, start + len(words), "gold", now="")


def placed(highlight, episode, *, same_text=False):
    (found,) = place(Annotations((highlight,)), episode, same_text=same_text).highlights
    return found


def put(highlight, episode):
    """As `placed`, by the very words."""
    (found,) = put_back(Annotations((highlight,)), episode, same_text=False).highlights
    return found


OLD = episode_of(
    "We waited for the tide until the evening came.",
    "Yeah, absolutely. It was cold.",
    "And then the ferry was late again, as it always is in the winter months up there.",
    "Yeah, absolutely. It was fun.",
)


def test_in_the_same_text_every_mark_is_where_it_was():
    highlight = made(OLD, "the ferry was late")

    assert placed(highlight, OLD, same_text=True) == highlight


def test_a_mark_moves_with_its_words():
    new = episode_of("Hello, and welcome to the show.", *(p.paragraph.text for p in OLD.spans))
    highlight = made(OLD, "the ferry was late")
    found = placed(highlight, new)

    assert new.text[found.start : found.end] == "the ferry was late"
    assert found.placed
    assert found.turn == highlight.turn + 1
    assert found.quote == highlight.quote


def test_of_repeated_words_the_surroundings_tell_which():
    new = episode_of("Hello.", *(p.paragraph.text for p in OLD.spans))

    for occurrence in (0, 1):
        found = placed(made(OLD, "Yeah, absolutely.", occurrence), new)
        assert found.start == made(new, "Yeah, absolutely.", occurrence).start


REFRAIN = "The same long words stand on this side. Yes, it is so. And the same long words on that one."


def test_of_repeated_words_in_the_same_surroundings_the_time_tells_which():
    old = episode_of(REFRAIN, "One.", "Two.", REFRAIN)
    new = episode_of(REFRAIN, "One and a half.", "Two.", REFRAIN)
    found = placed(made(old, "Yes, it is so.", 1), new)

    assert found.start == made(new, "Yes, it is so.", 1).start


def test_repeated_words_that_nothing_tells_apart_need_a_look():
    old = episode_of(REFRAIN, "One.", "Two.", REFRAIN)
    close = episode_of(REFRAIN, "One and a half.", "Two.", REFRAIN, every_ms=2_000)
    timeless = Episode(turns=(Turn(None, tuple(Paragraph(t) for t in ("Hm.", REFRAIN, REFRAIN))),))
    highlight = replace(made(old, "Yes, it is so.", 1), start_ms=5_000, around=None)

    for episode in (close, timeless):
        assert placed(highlight, episode).state == "look"
        assert put(highlight, episode).state == "lost"


def test_a_short_quote_whose_passage_is_gone_is_not_put_elsewhere():
    new = episode_of(
        "We waited for the tide.", "Hm.", "And then the ferry was late.", "Well.", "Yeah, absolutely. No."
    )
    found = placed(made(OLD, "Yeah, absolutely."), new)

    assert not found.placed


def test_a_lost_mark_keeps_all_it_had_and_is_found_when_its_words_come_back():
    highlight = replace(made(OLD, "the ferry was late"), note="why?", tags=("ferry",))
    lost = placed(highlight, episode_of("Something else altogether."))

    assert lost == replace(highlight, placed=False)
    assert placed(lost, OLD) == highlight


def test_a_quote_laid_aside_stays_so_until_its_words_come_back():
    aside = replace(made(OLD, "the ferry was late"), placed=False, aside=True)
    other = episode_of("Something else altogether.")

    assert placed(aside, other) == aside
    assert placed(aside, OLD, same_text=True) == aside
    assert placed(aside, OLD) == replace(aside, placed=True, aside=False)
    assert put(aside, OLD) == replace(aside, placed=True, aside=False)


def test_a_position_whose_words_are_others_is_not_believed():
    highlight = made(OLD, "the ferry was late")
    wrong = replace(highlight, start=highlight.start + 3, end=highlight.end + 3)
    beyond = replace(highlight, start=9_000_000, end=9_000_009)

    assert placed(wrong, OLD, same_text=True) == highlight
    assert placed(beyond, OLD, same_text=True) == highlight


def test_line_breaks_and_curly_quotes_are_no_changes():
    old = episode_of("It’s “odd”, he said.", "And so it is, in the end.")
    new = episode_of('Hm. It\'s "odd", he said. And so it is, in the end.')
    found = placed(made(old, "“odd”, he said.\nAnd so"), new)

    assert new.text[found.start : found.end] == '"odd", he said. And so'


def test_an_empty_transcript_loses_every_mark_and_no_mark_is_lost():
    assert not placed(made(OLD, "the ferry was late"), Episode()).placed


@given(st.integers(0, len(LONG.text)), st.integers(1, 200), st.integers(0, len(LONG.spans) - 1))
def test_with_a_passage_taken_out_a_mark_is_at_its_words_or_nowhere(start, length, gone):
    highlight = quotes.make(LONG, TimeMap(LONG), start, start + length, "gold", now="")
    if highlight is None:
        return
    span = LONG.spans[gone]
    turns = tuple(
        replace(turn, paragraphs=tuple(p for p in turn.paragraphs if p is not span.paragraph))
        for turn in LONG.turns
    )
    new = replace(LONG, turns=turns)
    found = put(highlight, new)
    likely = placed(highlight, new)

    untouched = highlight.end < span.start or highlight.start > span.end
    taken = (span.end + 1 - span.start) if highlight.start > span.end else 0
    if found.placed and untouched:
        assert found.start == highlight.start - taken
    if likely.state == "placed" and untouched:
        assert (likely.start, likely.end) == (highlight.start - taken, highlight.end - taken)
    if found.placed:
        folded = new.text[found.start : found.end].replace("\n", " ")
        assert folded == highlight.quote.exact.replace("\n", " ")
    assert likely.words.exact == new.text[likely.start : likely.end] or not likely.placed
    if untouched and len(highlight.quote.exact.split()) >= 12:
        assert found.placed
        assert likely.state == "placed"
