"""Two states of the sync of an audio as one: nobody's anchors are lost, and none comes back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from earmark.model.annotations import TextQuote
from earmark.model.joining import Tombstone
from earmark.model.sync import Anchor, Found, Offset, Sync
from earmark.model.sync_joining import joined, merged, recorded, sync_of, with_sync


def at(minute: int) -> str:
    return f"2026-03-02T19:{minute:02}:00.000Z"


def anchor(name: str, audio_ms: int = 1_000, minute: int = 0) -> Anchor:
    return Anchor(id=name, start=3, quote=TextQuote("harbour"), audio_ms=audio_ms, modified=at(minute))


def found(minute: int, placed: int = 5) -> Found:
    return Found(when=at(minute), text_digest="sha256:1", duration_ms=9, placed=placed, words=10)


def sync(*anchors: Anchor, **more) -> Sync:
    return Sync(audio=more.pop("audio", "a"), anchors=anchors, **more)


minutes = st.integers(0, 3)
syncs = st.lists(
    st.builds(
        lambda audio, anchors, offset, heard, deleted, extra: Sync(
            audio=audio,
            anchors=tuple(sorted(anchors, key=lambda one: one.id)),
            offset=offset,
            found=heard,
            deleted=tuple(sorted(deleted, key=lambda one: one.id)),
            extra=extra,
        ),
        st.sampled_from("ab"),
        st.lists(
            st.builds(anchor, st.sampled_from("xyz"), st.integers(0, 2), minutes),
            max_size=3,
            unique_by=lambda one: one.id,
        ),
        st.none()
        | st.builds(lambda ms, minute: Offset(ms, at(minute)), st.none() | st.integers(0, 2), minutes),
        st.none() | st.builds(found, minutes, st.integers(0, 2)),
        st.lists(
            st.builds(lambda name, minute: Tombstone(name, at(minute)), st.sampled_from("xyz"), minutes),
            max_size=2,
            unique_by=lambda one: one.id,
        ),
        st.dictionaries(st.sampled_from("pq"), st.integers(0, 2)),
    ),
    max_size=2,
    unique_by=lambda one: one.audio,
).map(lambda made: tuple(sorted(made, key=lambda one: one.audio)))


@given(syncs, syncs, syncs)
def test_order_and_repetition_do_not_matter(one, other, third):
    both = joined(one, other)

    assert both == joined(other, one)
    assert joined(both, third) == joined(one, joined(other, third))
    assert joined(both, one) == joined(both, both) == both
    assert [sync.extra for sync in both] == [sync.extra for sync in joined(other, one)]


def test_syncs_of_two_files_stand_beside_each_other():
    assert joined((sync(anchor("x"), audio="b"),), (sync(anchor("y")),)) == (
        sync(anchor("y")),
        sync(anchor("x"), audio="b"),
    )


def test_of_two_versions_of_an_anchor_the_newer_counts():
    older, newer = anchor("x", 1_000), anchor("x", 2_000, 1)

    assert joined((sync(older),), (sync(newer),)) == (sync(newer),)


def test_a_deleted_anchor_does_not_come_back_and_one_that_was_moved_since_stays():
    gone = Tombstone("x", at(1))
    assert joined((sync(anchor("x")),), (sync(deleted=(gone,)),)) == (sync(deleted=(gone,)),)

    moved = anchor("x", 5, 2)
    assert joined((sync(moved),), (sync(deleted=(gone,)),)) == (sync(moved, deleted=(gone,)),)


def test_of_offsets_and_of_what_was_heard_the_newer_counts():
    one = sync(offset=Offset(5, at(1)), found=found(2))
    other = sync(offset=Offset(None, at(2)), found=found(1))

    assert joined((one,), (other,)) == (sync(offset=Offset(None, at(2)), found=found(2)),)


def test_an_edit_leaves_a_tombstone_for_an_anchor_that_is_gone():
    before = sync(anchor("x"), anchor("y"))

    assert recorded(before, sync(anchor("y")), at(5)) == sync(anchor("y"), deleted=(Tombstone("x", at(5)),))
    assert recorded(before, before, at(5)) is before


def test_an_anchor_that_comes_back_by_undo_stays_when_states_are_joined():
    before = sync(anchor("x"))
    without = recorded(before, sync(), at(5))
    back = recorded(without, before, at(6))

    assert back.anchors == (anchor("x", minute=6),)
    assert joined((back,), (without,)) == (back,)


def test_what_both_sides_made_of_one_state_is_there():
    base = (sync(anchor("x"), found=found(1)),)
    mine = (sync(anchor("x"), anchor("y", minute=1), found=found(1)),)
    theirs = (sync(anchor("x", 7, 2), found=found(1)), sync(anchor("z"), audio="b"))

    assert merged(base, mine, theirs) == (
        sync(anchor("x", 7, 2), anchor("y", minute=1), found=found(1)),
        sync(anchor("z"), audio="b"),
    )


def test_what_one_side_took_back_and_the_other_left_is_gone():
    base = (sync(anchor("x"), anchor("y"), offset=Offset(5), found=found(1)),)
    mine = (sync(anchor("y")),)

    assert merged(base, mine, base) == merged(base, base, mine) == mine
    assert merged(base, (), base) == merged(base, base, ()) == ()


def test_a_change_goes_before_the_deletion_of_the_same_anchor():
    base, mine, theirs = (sync(anchor("x")),), (sync(),), (sync(anchor("x", 9, 1)),)

    assert merged(base, mine, theirs) == theirs


def test_a_sync_is_known_by_the_digest_of_its_audio():
    one, other = sync(anchor("x")), sync(audio="b")

    assert sync_of((one, other), "b") is other
    assert sync_of((one, other), "c") is None
    assert sync_of((replace(one, audio=""),), "") is None
    assert with_sync((other,), one) == (one, other)
    assert with_sync((one, other), sync()) == (sync(), other)
