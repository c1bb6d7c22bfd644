"""What an edit changed: the way forth and the way back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from earmark.model import changes
from earmark.model.annotations import COLORS, Annotations, Highlight, TextQuote
from earmark.model.changes import Change


def highlight_of(highlight_id, start, color="gold", note="", modified=""):
    return Highlight(highlight_id, start, start + 5, color, TextQuote("words"), note=note, modified=modified)


highlights = st.builds(
    highlight_of, st.sampled_from("abcdef"), st.integers(0, 50), st.sampled_from(COLORS), st.text("xy")
)
annotations = st.lists(highlights, unique_by=lambda h: h.id).map(Annotations.of)


@given(annotations, annotations)
def test_changes_lead_forth_and_back(before, after):
    steps = changes.between(before, after)

    assert changes.apply(before, steps) == after
    assert changes.apply(after, [step.reversed() for step in steps]) == before


@given(annotations, annotations, highlights)
def test_taking_an_edit_back_leaves_what_others_added(before, after, other):
    other = replace(other, id="other")
    steps = changes.between(before, after)

    taken_back = changes.apply(after.put(other), [step.reversed() for step in steps])

    assert taken_back == before.put(other)


def typed(note, second, highlight_id="a"):
    return highlight_of(highlight_id, 0, note=note, modified=f"2026-03-02T19:00:{second:02}.000Z")


def test_typing_on_is_one_edit_until_the_typist_rests():
    first = Change("a", typed("", 0), typed("w", 1))

    assert first.goes_on_in(Change("a", typed("w", 1), typed("wh", 3)))
    assert not first.goes_on_in(Change("a", typed("w", 1), typed("wh", 4)))
    assert not first.goes_on_in(Change("b", typed("w", 1, "b"), typed("wh", 2, "b")))


def test_only_the_note_is_typed():
    assert not Change("a", None, typed("w", 1)).is_typing
    assert not Change("a", typed("w", 1), replace(typed("wh", 2), color="sky")).is_typing


def test_times_that_cannot_be_read_are_a_rest():
    first = Change("a", typed("", 0), replace(typed("w", 1), modified="yesterday"))

    assert not first.goes_on_in(Change("a", typed("w", 1), typed("wh", 2)))
