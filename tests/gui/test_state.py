"""What a session holds when two programs changed one sidecar."""

from earmark.gui.keeping.state import merged, placed
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
