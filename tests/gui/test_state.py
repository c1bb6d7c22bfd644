"""What a session holds when two programs changed one sidecar."""

from dataclasses import replace

from tests.sessions import EPISODE, NOW, quote

from earmark.gui.keeping.state import joined, merged, placed
from earmark.model import correcting
from earmark.model.annotations import Annotations
from earmark.model.deletions import Tombstone
from earmark.model.episode import Episode, Paragraph, Turn
from earmark.storage.sidecar_format import Content

TALK = Episode(turns=(Turn(None, (Paragraph("Boat 1 comes ashore."),)),))


def test_what_either_side_deleted_stays_known():
    mine, theirs = (Tombstone(name, "2026-03-01T10:00:00Z") for name in ("a", "b"))
    base = placed(Content(), TALK)

    together, _ = merged(
        base, placed(Content(deleted=(mine,)), TALK), placed(Content(deleted=(theirs,)), TALK)
    )

    assert together.content.deleted == (mine, theirs)


def test_what_the_other_side_deleted_and_we_changed_stays_for_good():
    kept = quote("radio")
    base = placed(Content(Annotations((kept,))), EPISODE)
    mine = placed(Content(Annotations((replace(kept, note="mine"),))), EPISODE)
    theirs = placed(Content(deleted=(Tombstone(kept.id, "2999-03-01T10:00:00Z"),)), EPISODE)

    together, differences = merged(base, mine, theirs)
    assert len(differences) == 1
    assert [mark.note for mark in joined(together, theirs).annotations.highlights] == ["mine"]


def corrected(state, words, now):
    start = state.edition.episode.text.index(words)
    after = correcting.replace_text(state.edition, start, start + len(words), now, NOW)
    return state.corrected(after)


def test_two_states_without_a_known_past_are_one_with_the_corrections_of_both():
    empty = placed(Content(), EPISODE)
    mine = corrected(placed(Content(Annotations((quote("tides"),))), EPISODE), "radio", "wireless")
    other = corrected(placed(Content(Annotations((quote("pier"),))), EPISODE), "café", "bakery")

    both = joined(mine, other)
    text = both.edition.episode.text
    assert "wireless" in text
    assert "bakery" in text
    assert [text[mark.start : mark.end] for mark in both.annotations.highlights] == ["tides", "pier"]
    assert joined(mine, empty) == mine


def test_two_sidecars_say_the_same_whatever_they_know_of_the_file():
    state = placed(Content(Annotations((quote("tides"),))), EPISODE)
    other = placed(replace(state.content, transcript=replace(state.content.transcript, name="x")), EPISODE)

    assert state.says_the_same_as(other)
    assert not state.says_the_same_as(placed(Content(), EPISODE))
