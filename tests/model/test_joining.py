"""States of one sidecar whose common past nobody knows: joined in any order, nothing is lost."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.deletions import outliving, pruned, recorded
from earmark.model.joining import Marks, Tombstone, copy_id, join, latest, original

NOTHING = Marks()


def at(minute):
    return f"2026-03-02T19:{minute:02}:00.000Z"


def highlight(highlight_id="a", note="", minute=0, words="harbour", start=3, **more):
    return Highlight(
        highlight_id,
        start,
        start + 7,
        more.pop("color", "gold"),
        TextQuote(words),
        note=note,
        modified=at(minute),
        **more,
    )


def marks(*highlights, deleted=()):
    return Marks(Annotations.of(highlights), latest(deleted))


def test_what_either_has_is_there():
    joined = join(marks(highlight("a")), marks(highlight("b")))

    assert joined == marks(highlight("a"), highlight("b"))


def test_a_version_that_holds_all_of_an_older_one_takes_its_place():
    older, newer = highlight(note="see"), highlight(note="see p. 3", minute=1, color="sky", tags=("sea",))

    assert join(marks(older), marks(newer)) == marks(newer)


def test_a_version_with_words_of_its_own_is_kept_beside_the_newer_one():
    older, newer = highlight(note="why?"), highlight(note="because", minute=1)
    joined = join(marks(older), marks(newer))

    assert joined == marks(newer, replace(older, id=copy_id(older)))
    for one, other in ((highlight(tags=("x",)), newer), (highlight(words="the harbour"), newer)):
        assert len(join(marks(one), marks(other)).annotations.highlights) == 2


def test_the_same_version_at_another_place_is_no_other_version():
    here, there = highlight(), replace(highlight(), start=100, end=107)

    assert len(join(marks(here), marks(there)).annotations.highlights) == 1


def test_what_was_deleted_after_its_last_change_is_gone_and_what_was_changed_after_stays():
    deleted = marks(deleted=[Tombstone("a", at(5))])

    assert join(marks(highlight(minute=4)), deleted) == deleted
    assert join(marks(highlight(minute=6)), deleted).annotations == marks(highlight(minute=6)).annotations
    assert join(marks(highlight("b")), deleted).annotations == marks(highlight("b")).annotations


def test_a_copy_that_was_changed_since_is_a_quote_of_its_own():
    older, newer = highlight(note="why?"), highlight(note="because", minute=1)
    joined = join(marks(older), marks(newer))
    changed = replace(joined.annotations.get(copy_id(older)), note="why not?", modified=at(2))
    state = Marks(joined.annotations.put(changed))

    assert original(changed) == changed
    again = join(state, marks(older))
    assert {h.note for h in again.annotations.highlights} == {"because", "why not?", "why?"}
    assert len({h.id for h in again.annotations.highlights}) == 3


def test_a_deletion_is_recorded_and_the_copies_that_were_left_stay():
    older, newer = highlight(note="why?"), highlight(note="because", minute=1)
    both = join(marks(older), marks(newer))

    left = recorded(both, both.annotations.remove("a"), at(9))
    assert [h.note for h in join(left, both).annotations.highlights] == ["why?"]
    right = recorded(both, both.annotations.remove(copy_id(older)), at(9))
    assert [h.note for h in join(right, both).annotations.highlights] == ["because"]
    assert [h.note for h in join(right, marks(older)).annotations.highlights] == ["because"]


def test_what_comes_back_by_undo_stays_although_others_know_of_the_deletion():
    before = marks(highlight(note="mine"))
    gone = recorded(before, Annotations(), at(5))
    back = recorded(gone, before.annotations, at(6))

    assert gone == marks(deleted=[Tombstone("a", at(5))])
    assert join(back, gone).annotations == Annotations((highlight(note="mine", minute=6),))


def test_an_edit_that_deletes_nothing_records_nothing():
    before = marks(highlight(), deleted=[Tombstone("z", at(1))])
    after = before.annotations.put(highlight("b"))

    assert recorded(before, after, at(5)) == Marks(after, before.deleted)


def test_what_was_kept_although_the_other_side_deleted_it_stays_for_good():
    kept = marks(highlight(note="mine", minute=2), highlight("b"), deleted=[Tombstone("a", at(5))])
    stays = outliving(kept)

    assert stays == marks(highlight(note="mine", minute=5), highlight("b"), deleted=kept.deleted)
    assert join(stays, marks(highlight())).annotations == stays.annotations
    assert outliving(stays) == stays


def test_old_tombstones_are_let_go():
    stones = (Tombstone("a", at(1)), Tombstone("b", at(5)))

    assert pruned(stones, at(5)) == stones[1:]


versions = st.builds(
    highlight,
    st.sampled_from("ab"),
    note=st.sampled_from(["", "x", "y", "x y"]),
    minute=st.integers(0, 4),
    words=st.sampled_from(["sea", "the sea", "pier"]),
    tags=st.lists(st.sampled_from("uv"), unique=True).map(tuple),
    color=st.sampled_from(["gold", "sky"]),
    start=st.sampled_from([3, 50]),
)
stones = st.builds(Tombstone, st.sampled_from("abc"), st.integers(0, 4).map(at))
single = st.builds(
    lambda kept, deleted: marks(*kept, deleted=deleted),
    st.lists(versions, max_size=2, unique_by=lambda h: h.id),
    st.lists(stones, max_size=2),
)


def with_a_changed_copy(state, note):
    """Change the first copy there is, as a reader may."""
    copies = [h for h in state.annotations.highlights if original(h) != h]
    changed = [replace(h, note=note, modified=at(7)) for h in copies[:1]]
    return Marks(
        Annotations.of([*changed, *(h for h in state.annotations.highlights if h not in copies[:1])]),
        state.deleted,
    )


states = st.recursive(
    single.map(lambda state: join(state, NOTHING)),
    lambda inner: (
        st.builds(join, inner, inner) | st.builds(with_a_changed_copy, inner, st.sampled_from("xz"))
    ),
    max_leaves=5,
)


@given(states, states)
def test_it_does_not_matter_which_comes_first(one, other):
    assert join(one, other) == join(other, one)


@settings(max_examples=400)
@given(states, states, states)
def test_it_does_not_matter_which_two_are_joined_first(one, other, third):
    assert join(join(one, other), third) == join(one, join(other, third))


@given(states, states)
def test_joining_again_changes_nothing(one, other):
    joined = join(one, other)

    assert join(one, one) == one
    assert join(joined, one) == join(joined, other) == join(joined, joined) == joined


@given(states, states)
def test_each_id_occurs_once(one, other):
    ids = [h.id for h in join(one, other).annotations.highlights]

    assert len(ids) == len(set(ids))


@given(states, states)
def test_all_words_that_were_not_deleted_are_in_the_result(one, other):
    joined = join(one, other)
    ends = {stone.id: stone.when for stone in joined.deleted}
    for h in (*one.annotations.highlights, *other.annotations.highlights):
        if h.modified >= ends.get(original(h).id, ""):
            assert any(
                h.note in k.note and set(h.tags) <= set(k.tags) and h.quote.exact in k.quote.exact
                for k in joined.annotations.highlights
            )
