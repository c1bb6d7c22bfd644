"""Quotes from elsewhere come once, and take nothing from those that are here."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.sessions import EPISODE, NOW, quote

from earmark.model.annotations import Annotations, Highlight
from earmark.model.joining import original
from earmark.model.taking_in import TakenIn, take_in

EARLIER, LATER = "2026-03-01T19:00:00.000Z", "2026-03-02T20:00:00.000Z"
WORDS = ("all winter", "the radio came", "Yeah.", "tides 🌊 and the people")


def mark(words: str, own_id: str, **fields: object) -> Highlight:
    return replace(quote(words), id=own_id, **fields)


def notes(taken: TakenIn) -> list[str]:
    return [highlight.note for highlight in taken.annotations.highlights]


def test_what_is_new_is_added_and_dated() -> None:
    come = mark("all winter", "a", created="", modified="")
    taken = take_in(Annotations(), [come], LATER)
    assert taken == TakenIn(Annotations((replace(come, created=LATER, modified=LATER),)), ("placed",), 0)


def test_no_time_is_to_come() -> None:
    come = mark("all winter", "a", created="2999-01-01T00:00:00Z", modified="2999-01-01T00:00:00Z")
    (highlight,) = take_in(Annotations(), [come], LATER).annotations.highlights
    assert (highlight.created, highlight.modified) == (LATER, LATER)


def test_the_states_of_all_that_come_are_told() -> None:
    come = [
        mark("all winter", "a"),
        mark("Yeah.", "b", look=True),
        mark("radio", "c", placed=False),
        mark("tides", "d", placed=False),
    ]
    assert take_in(Annotations(), come, LATER).states == ("placed", "look", "lost", "lost")


def test_what_is_here_with_all_it_says_does_not_come_again() -> None:
    here = Annotations((mark("all winter", "a", note="Mine, and more.", tags=("x", "y")),))
    come = [
        mark("all winter", "a", note="Mine", modified=EARLIER),
        mark("all winter", "another", tags=("y",)),
    ]
    taken = take_in(here, come, LATER)
    assert (taken.annotations, taken.known) == (here, 2)


def test_a_newer_version_takes_the_place_of_one_that_holds_nothing_more() -> None:
    here = Annotations((mark("all winter", "a", note="Short."),))
    taken = take_in(here, [mark("all winter", "a", note="Short. And longer.", modified=LATER)], LATER)
    assert (notes(taken), taken.known) == (["Short. And longer."], 0)


def test_two_versions_that_both_say_something_are_both_kept() -> None:
    here = Annotations((mark("all winter", "a", note="Mine."),))
    come = mark("all winter", "a", note="Theirs.", modified="")
    taken = take_in(here, [come], LATER)
    assert notes(taken) == ["Mine.", "Theirs."]
    assert taken.annotations.highlights[0].id == "a"
    assert take_in(taken.annotations, [come], LATER).annotations == taken.annotations


def test_a_version_of_a_quote_that_was_found_elsewhere_goes_where_it_is_here() -> None:
    moved = replace(quote("radio"), id="a", found=quote("the radio came").quote, look=True)
    taken = take_in(Annotations((moved,)), [mark("the radio came", "a", note="New.", modified=LATER)], LATER)
    (highlight,) = taken.annotations.highlights
    assert (highlight.note, highlight.quote, highlight.look) == ("New.", moved.quote, True)


def test_another_quote_of_the_same_words_with_more_to_say_comes_beside() -> None:
    here = Annotations((mark("all winter", "a", note="Mine."),))
    assert notes(take_in(here, [mark("all winter", "b", note="Theirs.")], LATER)) == ["Mine.", "Theirs."]


_MARKS = st.builds(
    mark,
    st.sampled_from(WORDS),
    st.sampled_from(("a", "b", "c")),
    note=st.sampled_from(("", "one", "one two")),
    tags=st.sampled_from(((), ("x",))),
    color=st.sampled_from(("gold", "sky")),
    modified=st.sampled_from((EARLIER, NOW, "")),
    placed=st.booleans(),
)


@given(
    st.lists(_MARKS, max_size=4, unique_by=lambda m: m.id),
    st.lists(_MARKS, max_size=4, unique_by=lambda m: m.id),
)
def test_taking_in_again_changes_nothing_and_nothing_that_is_here_is_lost(
    here: list[Highlight], come: list[Highlight]
) -> None:
    before = Annotations.of(replace(one, modified=one.modified or EARLIER) for one in here)
    once = take_in(before, come, LATER).annotations
    again = take_in(once, come, LATER)
    assert again.annotations == once
    assert again.known == len(come)
    for one in before.highlights:
        versions = [h for h in once.highlights if original(h).id == one.id]
        assert any(one.note in h.note for h in versions)
        assert any(set(one.tags) <= set(h.tags) for h in versions)
    assert len({h.id for h in once.highlights}) == len(once.highlights)
    assert all(EPISODE.text[h.start : h.end] == h.words.exact for h in once.highlights)
