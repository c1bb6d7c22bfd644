"""Two programs, one set of annotations: nothing that somebody made is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from earmark.model.annotations import COLORS, Annotations, Highlight, TextQuote
from earmark.model.merge import merge, take_mine, take_theirs


def highlight(highlight_id="a", start=0, color="gold", note="", modified="2026-03-02T19:00:00.000Z", **more):
    return Highlight(
        highlight_id, start, start + 5, color, TextQuote("words"), note=note, modified=modified, **more
    )


BASE = Annotations((highlight(),))
MINE = highlight(note="mine", modified="2026-03-02T19:01:00.000Z")
THEIRS = highlight(note="theirs", modified="2026-03-02T19:02:00.000Z")


def test_what_both_added_is_there():
    merged = merge(BASE, BASE.put(highlight("b", 10)), BASE.put(highlight("c", 20)))

    assert [h.id for h in merged.annotations.highlights] == ["a", "b", "c"]
    assert merged.differences == ()


def test_a_change_or_deletion_of_one_side_is_taken():
    assert merge(BASE, BASE, Annotations((THEIRS,))).annotations == Annotations((THEIRS,))
    assert merge(BASE, Annotations((MINE,)), BASE).annotations == Annotations((MINE,))
    assert merge(BASE, BASE, Annotations()).annotations == Annotations()
    assert merge(BASE, Annotations(), BASE).annotations == Annotations()


def test_of_what_both_changed_the_newer_keeps_the_id_and_the_older_is_kept():
    merged = merge(BASE, Annotations((MINE,)), Annotations((THEIRS,)))
    (difference,) = merged.differences

    assert merged.annotations.get("a") == THEIRS
    assert merged.annotations.get(difference.copy_id) == replace(MINE, id=difference.copy_id)
    assert len(merged.annotations.highlights) == 2


def test_what_one_changed_and_the_other_deleted_stays():
    mine = merge(BASE, Annotations((MINE,)), Annotations())
    theirs = merge(BASE, Annotations(), Annotations((THEIRS,)))

    assert mine.annotations == Annotations((MINE,))
    assert theirs.annotations == Annotations((THEIRS,))
    assert len(mine.differences) == len(theirs.differences) == 1


def test_the_reader_can_settle_for_either_side():
    merged = merge(BASE, Annotations((MINE,)), Annotations((THEIRS,)))

    assert take_mine(merged.annotations, merged.differences) == Annotations((MINE,))
    assert take_theirs(merged.annotations, merged.differences) == Annotations((THEIRS,))


def test_settling_for_a_deletion_deletes():
    merged = merge(BASE, Annotations((MINE,)), Annotations())

    assert take_theirs(merged.annotations, merged.differences) == Annotations()


def test_unknown_fields_that_another_program_wrote_stay():
    theirs = replace(highlight(), extra={"stars": 3})
    untouched = merge(BASE, BASE, Annotations((theirs,))).annotations.get("a")
    changed = merge(BASE, Annotations((MINE,)), Annotations((theirs,))).annotations.get("a")

    assert untouched.extra == changed.extra == {"stars": 3}
    assert changed.note == "mine"


versions = st.none() | st.builds(
    highlight,
    color=st.sampled_from(COLORS),
    note=st.text("xy", max_size=2),
    modified=st.sampled_from(
        ["2026-03-02T19:00:00.000Z", "2026-03-02T19:00:00Z", "2026-03-02T19:01:00.000Z"]
    ),
)
triples = st.fixed_dictionaries({key: st.tuples(versions, versions, versions) for key in "ab"})


def side(triple, which):
    named = ((key, versions[which]) for key, versions in triple.items())
    return Annotations.of(replace(version, id=key) for key, version in named if version)


@given(triples)
def test_it_does_not_matter_who_is_me(triple):
    base, mine, theirs = (side(triple, which) for which in range(3))

    assert merge(base, mine, theirs).annotations == merge(base, theirs, mine).annotations


@given(triples)
def test_whatever_somebody_changed_is_in_the_result(triple):
    base, mine, theirs = (side(triple, which) for which in range(3))
    words = {replace(h, id="") for h in merge(base, mine, theirs).annotations.highlights}

    for version in (*mine.highlights, *theirs.highlights):
        if version != base.get(version.id):
            assert replace(version, id="") in words


@given(triples)
def test_merging_with_nothing_new_changes_nothing(triple):
    base, mine, _ = (side(triple, which) for which in range(3))

    assert merge(base, mine, mine).annotations == mine
    assert merge(base, mine, base).annotations == mine
