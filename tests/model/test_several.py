"""What is done to several quotes at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model import edits, several
from earmark.model.annotations import COLORS, Annotations, Highlight, TextQuote

THEN, NOW = "2024-01-01T00:00:00Z", "2024-02-02T00:00:00Z"
TAGS = ("sea", "Sea", "to check", "élan")


def mark(number: int, **fields: object) -> Highlight:
    made = Highlight(f"q{number}", number * 10, number * 10 + 5, "gold", TextQuote("words"), modified=THEN)
    return Highlight(**{name: getattr(made, name) for name in made.__slots__} | fields)


THREE = Annotations((mark(0, tags=("sea",)), mark(1, color="mint"), mark(2, tags=("Sea", "boat"))))


def test_several_get_a_color_and_the_others_stay_the_very_same():
    after = several.recolor(THREE, ("q0", "q1"), "sky", NOW)
    assert [m.color for m in after.highlights] == ["sky", "sky", "gold"]
    assert [m.modified for m in after.highlights] == [NOW, NOW, THEN]
    assert after.highlights[2] is THREE.highlights[2]


def test_one_that_has_the_color_already_is_not_modified():
    after = several.recolor(THREE, ("q0", "q1"), "mint", NOW)
    assert after.highlights[1] is THREE.highlights[1]


def test_tags_are_added_where_they_are_not_yet_in_any_case():
    after = several.add_tags(THREE, ("q0", "q1", "q2"), ("#sea ", "new"), NOW)
    assert [m.tags for m in after.highlights] == [("sea", "new"), ("sea", "new"), ("Sea", "boat", "new")]


def test_tags_are_removed_in_any_case():
    after = several.remove_tags(THREE, ("q0", "q2"), ("SEA",), NOW)
    assert [m.tags for m in after.highlights] == [(), (), ("boat",)]


def test_several_are_deleted():
    assert [m.id for m in several.delete(THREE, ("q2", "q0", "q9")).highlights] == ["q1"]


@pytest.mark.parametrize(
    "after",
    [
        several.recolor(THREE, ("q9",), "sky", NOW),
        several.recolor(THREE, ("q0",), "gold", NOW),
        several.add_tags(THREE, ("q0", "q2"), ("SEA",), NOW),
        several.remove_tags(THREE, ("q1",), ("sea",), NOW),
        several.delete(THREE, ()),
    ],
)
def test_what_changes_nothing_gives_the_very_same_annotations(after):
    assert after is THREE


ids = st.lists(st.sampled_from([f"q{n}" for n in range(6)]), unique=True)
kept = st.lists(st.builds(mark, st.integers(0, 5), color=st.sampled_from(COLORS)), unique_by=lambda m: m.id)


@given(kept.map(Annotations.of), ids, st.sampled_from(COLORS))
def test_all_at_once_is_one_after_the_other(annotations, chosen, color):
    slowly = annotations
    for one in chosen:
        slowly = edits.recolor(slowly, one, color, NOW)
    assert several.recolor(annotations, chosen, color, NOW) == slowly
    for one in chosen:
        slowly = edits.delete(slowly, one)
    assert several.delete(several.recolor(annotations, chosen, color, NOW), chosen) == slowly
