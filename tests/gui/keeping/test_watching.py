"""What others do to the sidecar while a window is open is taken in by itself."""

import json
import os
import shutil
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from tests.gui.keeping.others import LATER, change, on_disk, words
from tests.sessions import EPISODE, NOW, quote

from earmark.gui.keeping import autosave
from earmark.model import correcting, edits
from earmark.model.annotations import Annotations
from earmark.storage import backups, journal
from earmark.storage.backups import Why
from earmark.storage.sidecar import load, save, sidecar_path


@pytest.fixture
def shared(qtbot, watched, transcript):
    """A session with one quote on the disk, watched."""
    session, _ = watched(transcript)
    session.edit("Keep", Annotations((quote("radio"),)))
    qtbot.waitUntil(lambda: not session.is_unsaved)
    return session


def test_what_another_program_added_appears_without_an_edit(qtbot, shared, transcript):
    for number, more in enumerate(("tides", "café", "Nobody")):
        with qtbot.waitSignal(shared.changed):
            change(transcript, lambda kept, more=more: kept.put(quote(more)))
        assert len(words(shared.annotations)) == number + 2

    assert not shared.is_unsaved
    assert on_disk(transcript).annotations == shared.annotations


def test_what_another_program_changed_or_deleted_is_so_here_and_can_be_found_in_the_backups(
    qtbot, shared, transcript
):
    (kept,) = shared.annotations.highlights
    with qtbot.waitSignal(shared.changed), qtbot.assertNotEmitted(shared.conflicted):
        change(transcript, lambda there: edits.set_note(there, kept.id, "theirs", LATER))
    assert shared.annotations.get(kept.id).note == "theirs"
    with qtbot.waitSignal(shared.changed):
        change(transcript, lambda there: there.remove(kept.id))

    assert shared.annotations == Annotations()
    assert [backup.why for backup in backups.of_sidecar(shared.sidecar_path)] == [Why.MERGE, Why.MERGE]


def test_our_own_writes_are_nobody_elses(qtbot, shared, transcript):
    told = []
    shared.changed.connect(told.append)
    for more in ("tides", "café"):
        with qtbot.waitSignal(shared.saved):
            shared.edit("Keep", shared.annotations.put(quote(more)))
    with qtbot.assertNotEmitted(shared.changed, wait=400):
        pass

    assert len(told) == 2
    assert not any(backup.why is Why.MERGE for backup in backups.of_sidecar(shared.sidecar_path))


def test_a_file_that_is_written_in_place_is_taken_in_when_it_is_whole(qtbot, shared, transcript):
    path = sidecar_path(transcript)
    there = load(path).content
    after = replace(there, annotations=there.annotations.put(quote("tides")))
    save(path.with_name("other"), after, load(path.with_name("other")))
    whole = path.with_name("other").read_bytes()

    with path.open("r+b") as file, qtbot.waitSignal(shared.changed):
        file.truncate(0)
        file.write(whole[:400])
        file.flush()
        qtbot.waitUntil(lambda: shared._autosave._patience < autosave._PATIENCE)  # it was looked at, half
        file.write(whole[400:])
        file.flush()
    assert words(shared.annotations) == {"radio", "tides"}
    assert not list(transcript.parent.glob("*.damaged-*"))


def test_a_file_that_stays_damaged_is_put_aside_and_written_again(qtbot, shared, transcript):
    with qtbot.waitSignal(shared.saved), qtbot.waitSignal(shared.told) as told:
        sidecar_path(transcript).write_bytes(b'{"half')

    (notice,) = told.args
    assert (notice.kind, notice.fact) == ("rewritten", "Quotes were damaged on disk.")
    assert on_disk(transcript).annotations == shared.annotations
    (aside,) = transcript.parent.glob("*.earmark.damaged-*.json")
    assert aside.read_bytes() == b'{"half'
    assert {backup.why for backup in backups.of_sidecar(shared.sidecar_path)} == {Why.REPAIR, Why.MERGE}


def test_a_file_that_was_deleted_is_written_again_and_that_is_told(qtbot, shared, transcript):
    with qtbot.waitSignal(shared.saved), qtbot.waitSignal(shared.told) as told:
        sidecar_path(transcript).unlink()

    assert told.args[0].fact == "The file of your quotes was deleted."
    assert on_disk(transcript).annotations == shared.annotations


def test_where_the_transcript_went_too_nothing_is_written(qtbot, shared, transcript):
    elsewhere = transcript.parent.parent / "elsewhere"
    elsewhere.mkdir()
    with qtbot.assertNotEmitted(shared.told, wait=2000):
        for file in (transcript, sidecar_path(transcript)):
            shutil.move(file, elsewhere)

    assert not list(transcript.parent.iterdir())


def test_both_versions_of_a_quote_that_both_changed_are_kept_and_the_reader_asked(qtbot, shared, transcript):
    (kept,) = shared.annotations.highlights
    shared.edit("Edit note", edits.set_note(shared.annotations, kept.id, "mine", LATER))
    with qtbot.waitSignal(shared.conflicted):
        change(transcript, lambda there: edits.set_note(there, kept.id, "theirs", NOW))
    qtbot.waitUntil(lambda: not shared.is_unsaved)

    assert sorted(mark.note for mark in on_disk(transcript).annotations.highlights) == ["mine", "theirs"]


def corrected(edition, now, when):
    start = EPISODE.text.index("radio")
    return correcting.replace_text(edition, start, start + 5, now, when)


def test_a_newer_correction_of_another_program_is_told_of_and_ours_can_be_put_before_it(
    qtbot, shared, transcript
):
    mine = corrected(shared.edition, "wireless", NOW)
    shared.correct("Correct", mine)
    path = sidecar_path(transcript)
    last = load(path)
    with qtbot.waitSignal(shared.outvoted) as signal:
        save(path, replace(last.content, corrections=corrected(shared.edition, "receiver", LATER)), last)
    assert "receiver" in shared.episode.text
    (outvoted,) = signal.args
    assert outvoted.notice.consequence.endswith("It corrected 1 place that you corrected too, and later.")

    shared.use_my_corrections(outvoted)
    assert "wireless" in shared.episode.text


def test_a_window_that_only_reads_shows_what_the_other_one_keeps(qtbot, shared, watched, transcript):
    reader, _ = watched(transcript)
    assert reader.read_only_reason

    with qtbot.waitSignal(reader.changed):
        shared.edit("Keep", shared.annotations.put(quote("tides")))
    assert reader.annotations == shared.annotations


def test_a_newer_earmark_takes_the_file_over(qtbot, shared, transcript):
    newer = json.dumps(json.loads(sidecar_path(transcript).read_bytes()) | {"version": 9})
    with qtbot.waitSignal(shared.told) as told:
        sidecar_path(transcript).write_text(newer)

    assert told.args[0].kind == "newer"
    assert shared.read_only_reason == "These quotes were kept by a newer Earmark."
    assert sidecar_path(transcript).read_text() == newer
    assert not shared.undo_stack.canUndo()
    shared.close()
    assert sidecar_path(transcript).read_text() == newer


def test_when_the_other_window_is_closed_this_one_may_write(qtbot, shared, watched, transcript):
    reader, lookout = watched(transcript)
    shared.edit("Keep", shared.annotations.put(quote("tides")))
    shared.close()
    with qtbot.waitSignal(reader.read_only_changed) as changed:
        lookout._watch._come_to_the_front(Qt.ApplicationState.ApplicationActive)
    assert changed.args == [""]
    qtbot.waitUntil(lambda: words(reader.annotations) == {"radio", "tides"})

    reader.edit("Keep", reader.annotations.put(quote("café")))
    qtbot.waitUntil(lambda: not reader.is_unsaved)
    assert words(on_disk(transcript).annotations) == {"radio", "tides", "café"}


def test_what_was_edited_when_a_newer_earmark_took_over_is_in_the_journal(qtbot, shared, transcript):
    newer = json.dumps(json.loads(sidecar_path(transcript).read_bytes()) | {"version": 9})
    with qtbot.waitSignal(shared.save_failed):
        shared.edit("Keep", shared.annotations.put(quote("tides")))
        sidecar_path(transcript).write_text(newer)
    shared.close()

    (noted,) = journal.find(transcript)
    assert words(noted.content.annotations) == {"radio", "tides"}
    assert sidecar_path(transcript).read_text() == newer


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
@pytest.mark.parametrize("name", [b"caf\xe9 [1] #2.pdf", "\U0001f3a7 “quiet”\n.pdf".encode()])
def test_files_of_any_name_are_watched(qtbot, watched, tmp_path, name):
    transcript = tmp_path / os.fsdecode(name)
    transcript.touch()
    session, _ = watched(transcript)
    session.edit("Keep", Annotations((quote("radio"),)))
    qtbot.waitUntil(lambda: not session.is_unsaved)

    with qtbot.waitSignal(session.changed):
        change(transcript, lambda kept: kept.put(quote("tides")))
