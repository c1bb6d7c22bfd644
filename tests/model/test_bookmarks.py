"""Bookmarks: a place is kept, known by its sentence, and found again when the transcript changed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.episodes import make_episode

from earmark.model import bookmarks, cards, citation, edits, quotes
from earmark.model.anchors import place
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.time_map import TimeMap

NOW = "2026-03-02T19:05:00.000Z"
TALK = make_episode(900, seed=3)


def episode_of(*texts, every_ms=20_000):
    turns = tuple(Turn(n % 2, (Paragraph(text, n * every_ms),)) for n, text in enumerate(texts))
    return Episode(speakers=(Speaker("Ada"), Speaker("Ben")), turns=turns)


def bookmark(episode, offset):
    return bookmarks.make(episode, TimeMap(episode), offset, "mint", now=NOW)


HARBOUR = episode_of(
    "The lamp went out. Nobody came for eleven days. We lit it ourselves.", "Yeah, absolutely."
)


def test_a_bookmark_begins_with_its_sentence_and_knows_when_that_is_spoken():
    made = bookmark(HARBOUR, HARBOUR.text.index("eleven"))

    assert made.is_bookmark
    assert made.quote.exact == "Nobody came for eleven days."
    assert made.start_ms == TimeMap(HARBOUR).time_at(HARBOUR.text.index("Nobody"))
    assert made.color == "mint"


def test_a_place_in_a_very_long_sentence_is_known_by_the_words_from_there_on():
    said = "and then we went on " * 60
    episode = episode_of(said.strip())
    made = bookmark(episode, 602)

    assert made.start == 600
    assert len(made.quote.exact) <= bookmarks.LONGEST
    assert made.quote.exact.endswith(("and", "then", "we", "went", "on"))


def test_writing_without_spaces_is_cut_where_the_place_is():
    made = bookmark(episode_of("海" * 500), 300)

    assert (made.start, made.end) == (300, 300 + bookmarks.LONGEST)


def test_no_bookmark_is_made_where_nothing_is_said():
    assert bookmark(Episode(), 0) is None
    assert bookmark(episode_of("", "Yes."), 0) is None


def test_without_times_a_bookmark_has_none():
    episode = Episode(turns=(Turn(None, (Paragraph("Nobody came."),)),))

    assert bookmark(episode, 3).start_ms is None


@given(st.text(max_size=600), st.integers(-5, 700))
def test_any_place_of_any_text_gives_a_bookmark_within_its_line_or_none(text, offset):
    episode = Episode(turns=(Turn(None, (Paragraph(text.replace("\n", " ")),)),))
    made = bookmark(episode, offset)

    if made is None:
        assert not text.strip()
    else:
        assert 0 < made.end - made.start <= bookmarks.LONGEST
        assert episode.text[made.start : made.end] == made.quote.exact


def test_a_bookmark_is_found_by_where_it_begins():
    made = bookmark(HARBOUR, HARBOUR.text.index("eleven"))
    kept = Annotations((made,))

    assert bookmarks.within(kept, made.start, made.start + 1) == made
    assert bookmarks.within(kept, made.start + 1, made.end) is None
    assert bookmarks.within(kept, 0, made.start) is None


def test_words_can_be_kept_over_a_bookmark_which_stays_what_it_is():
    made = bookmark(HARBOUR, 0)
    quote = quotes.make(HARBOUR, TimeMap(HARBOUR), made.start, made.end, "sky", now=NOW)
    kept = edits.keep(Annotations((made,)), quote)

    assert {h.id: h.color for h in kept.highlights} == {made.id: "mint", quote.id: "sky"}
    assert kept.at(made.start) == (quote,)


def test_a_bookmark_says_who_speaks_and_never_what():
    made = bookmark(HARBOUR, HARBOUR.text.index("Yeah"))

    assert quotes.parts(HARBOUR, made) == (quotes.Part("Ben", "Bookmark"),)
    assert "absolutely" not in citation.markdown_list(HARBOUR, Annotations((made,)))
    assert "absolutely" not in citation.plain(HARBOUR, made)
    (card,) = cards.make_cards(HARBOUR, Annotations((made,)))
    assert card.names == ("Ben",)
    assert "bookmark" in card.searched


@pytest.mark.parametrize("seed", range(4))
def test_bookmarks_go_along_when_lines_are_put_in_and_words_are_changed(seed):
    dice = random.Random(seed)
    lines = TALK.text.split("\n")
    old = episode_of(*lines)
    changed = [" ".join(w for w in line.split(" ") if dice.random() > 0.05) or line for line in lines]
    new = episode_of("Welcome to the show, this was not here before.", *changed)
    kept = Annotations.of(
        bookmark(old, span.start) for span in old.spans[::5] if len(span.paragraph.text) > 60
    )
    found = place(kept, new, same_text=False)
    line_of = {mark.id: mark.turn for mark in kept.highlights}

    sure = [mark for mark in found.highlights if mark.state == "placed"]
    assert len(sure) > 0.9 * len(kept.highlights)
    assert all(mark.turn == line_of[mark.id] + 1 and mark.is_bookmark for mark in sure)


def test_a_bookmark_whose_line_is_gone_is_kept_without_a_place():
    made = bookmark(HARBOUR, HARBOUR.text.index("Yeah"))
    (found,) = place(
        Annotations((made,)), episode_of(HARBOUR.turns[0].paragraphs[0].text), same_text=False
    ).highlights

    assert found.state == "lost"
    assert quotes.parts(HARBOUR, found) == (quotes.Part("", "Bookmark"),)
