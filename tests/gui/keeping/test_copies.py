"""Copies that sync programs put beside the sidecar are merged by themselves and then set aside."""

from dataclasses import replace

import pytest
from tests.gui.keeping.others import LATER, on_disk, words
from tests.sessions import DIGEST, EPISODE, NOW, quote

from earmark.model import edits
from earmark.model.annotations import Annotations
from earmark.model.joining import Tombstone
from earmark.storage import backups
from earmark.storage.backups import Why
from earmark.storage.sidecar import Sidecar, save, sidecar_path
from earmark.storage.sidecar_format import Content, TranscriptId

SYNCTHING = "little harbour.pdf.earmark.sync-conflict-20260302-190411-ABCDEF7.json"
DROPBOX = "little harbour.pdf.earmark (Ada's conflicted copy 2026-03-02).json"
KNOWN = TranscriptId("little harbour.pdf", DIGEST, EPISODE.text_digest)


def put_copy(transcript, name, *marks, **more):
    save(transcript.with_name(name), Content(Annotations.of(marks), KNOWN, **more), Sidecar())


def asides(transcript):
    return sorted(file.name for file in transcript.parent.glob("*.earmark.merged-*.json"))


def test_copies_are_merged_at_opening_saved_and_only_then_set_aside(qtbot, watched, transcript):
    put_copy(transcript, SYNCTHING, quote("radio"))
    put_copy(transcript, DROPBOX, quote("tides"), quote("café"))
    _, lookout = watched(transcript)
    with qtbot.waitSignal(lookout.copies_merged) as merged:
        pass
    assert merged.args == [3]
    assert len(asides(transcript)) == 0

    qtbot.waitUntil(lambda: len(asides(transcript)) == 2)
    assert words(on_disk(transcript).annotations) == {"radio", "tides", "café"}
    assert not transcript.with_name(SYNCTHING).exists()


def test_a_copy_that_comes_while_the_window_is_open_is_merged_too(qtbot, watched, transcript):
    session, lookout = watched(transcript)
    session.edit("Keep", Annotations((quote("radio"),)))
    qtbot.waitUntil(lambda: not session.is_unsaved)

    with qtbot.waitSignal(lookout.copies_merged):
        put_copy(transcript, DROPBOX, quote("tides"))
    qtbot.waitUntil(lambda: bool(asides(transcript)))
    assert words(on_disk(transcript).annotations) == {"radio", "tides"}
    assert Why.MERGE in {backup.why for backup in backups.of_sidecar(session.sidecar_path)}
    session.undo_stack.undo()
    assert words(session.annotations) == {"radio"}


def test_what_was_deleted_here_does_not_come_back_with_an_old_copy(qtbot, watched, transcript):
    session, lookout = watched(transcript)
    old = quote("radio")
    session.edit("Keep", Annotations((old, quote("tides"))))
    session.edit("Delete quote", session.annotations.remove(old.id))
    qtbot.waitUntil(lambda: not session.is_unsaved)

    with qtbot.assertNotEmitted(lookout.copies_merged):
        put_copy(transcript, SYNCTHING, old)
        qtbot.waitUntil(lambda: bool(asides(transcript)))
    assert words(session.annotations) == {"tides"}


def test_of_a_note_written_on_both_computers_both_are_kept(qtbot, watched, transcript):
    session, lookout = watched(transcript)
    base = quote("radio")
    session.edit("Keep", Annotations((noted(base, "mine", NOW),)))
    qtbot.waitUntil(lambda: not session.is_unsaved)

    with qtbot.waitSignal(lookout.copies_merged):
        put_copy(transcript, SYNCTHING, noted(base, "theirs", LATER))
    assert sorted(mark.note for mark in session.annotations.highlights) == ["mine", "theirs"]


def noted(mark, note, when):
    (noted,) = edits.set_note(Annotations((mark,)), mark.id, note, when).highlights
    return noted


def test_a_deletion_that_only_the_copy_knows_is_written(qtbot, watched, transcript):
    session, _ = watched(transcript)
    kept = quote("radio")
    session.edit("Keep", Annotations((kept,)))
    qtbot.waitUntil(lambda: not session.is_unsaved)
    content = on_disk(transcript)
    unknown = replace(content, deleted=(Tombstone("elsewhere", LATER), Tombstone(kept.id, LATER)))
    save(transcript.with_name(DROPBOX), replace(unknown, annotations=Annotations()), Sidecar())

    qtbot.waitUntil(lambda: bool(asides(transcript)))
    assert session.annotations == Annotations()
    assert {one.id for one in on_disk(transcript).deleted} == {"elsewhere", kept.id}


@pytest.mark.parametrize("name", [SYNCTHING, "little harbour.pdf.earmark 2.json"])
def test_a_window_that_only_reads_leaves_copies_alone(qtbot, opened, watched, transcript, name):
    opened(transcript)
    put_copy(transcript, name, quote("radio"))
    with qtbot.assertNotEmitted(watched(transcript)[1].copies_merged, wait=300):
        pass

    assert transcript.with_name(name).exists()
    assert not sidecar_path(transcript).exists()
