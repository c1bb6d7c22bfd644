"""Sessions and others who keep quotes of the same transcript: other windows, other programs."""

import json
import os
from dataclasses import replace

import pytest
from tests.sessions import quote

from earmark.model import edits
from earmark.model.annotations import Annotations
from earmark.storage.audio_link import AudioLink
from earmark.storage.sidecar import load, save, sidecar_path


def told(session):
    return [(notice.kind, notice.fact) for notice in session.notices]


def by_another_program(transcript, change):
    """Change the sidecar as another program would."""
    path = sidecar_path(transcript)
    last = load(path)
    save(path, replace(last.content, annotations=change(last.content.annotations)), last)


def test_the_second_window_on_a_transcript_only_reads(opened, transcript):
    first = opened(transcript)
    first.edit("Keep", Annotations((quote("radio"),)))
    first.flush()
    second = opened(transcript)

    assert told(second) == [("other-window", "This transcript is open in another window.")]
    assert second.read_only_reason == "This transcript is open in another window."
    assert second.annotations == first.annotations


def test_when_the_first_window_is_closed_the_next_one_may_write(opened, transcript):
    first, second = opened(transcript), opened(transcript)
    second.close()
    first.close()
    third = opened(transcript)

    assert third.read_only_reason == ""


def test_an_edit_takes_the_right_that_the_closed_first_window_let_go(opened, transcript):
    first, second = opened(transcript), opened(transcript)
    first.edit("Keep", Annotations((quote("radio"),)))
    first.close()
    second.edit("Keep", Annotations((quote("tides"),)))
    second.flush()

    assert second.read_only_reason == ""
    assert len(load(sidecar_path(transcript)).content.annotations.highlights) == 2


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_one_sidecar_by_two_paths_is_one(opened, transcript):
    shortcut = transcript.parent / "shortcut"
    shortcut.symlink_to(transcript.parent)
    opened(transcript)

    assert opened(shortcut / transcript.name).read_only_reason


def test_what_another_program_added_is_there_after_the_next_edit(qtbot, opened, transcript):
    session = opened(transcript)
    mine, theirs = quote("radio"), quote("tides")
    session.edit("Keep", Annotations((quote("café"),)))
    session.flush()
    by_another_program(transcript, lambda kept: kept.put(theirs))

    with qtbot.waitSignal(session.saved), qtbot.assertNotEmitted(session.conflicted):
        session.edit("Keep", edits.keep(session.annotations, mine))
    assert {"radio", "tides", "café"} == {h.quote.exact for h in session.annotations.highlights}
    assert load(sidecar_path(transcript)).content.annotations == session.annotations


def test_undo_leaves_what_another_program_added(opened, transcript):
    session = opened(transcript)
    mine, theirs = quote("radio"), quote("tides")
    session.edit("Keep", Annotations((mine,)))
    session.flush()
    by_another_program(transcript, lambda kept: kept.put(theirs))
    session.edit("Recolor", edits.recolor(session.annotations, mine.id, "mint", "2026-03-02T19:01:00.000Z"))
    session.flush()

    session.undo_stack.undo()
    session.undo_stack.undo()
    session.flush()
    assert session.annotations == Annotations((theirs,))
    assert load(sidecar_path(transcript)).content.annotations == Annotations((theirs,))


@pytest.fixture
def conflict(qtbot, opened, transcript):
    """A session where a note was written here and by another program, and what it told of that."""
    session = opened(transcript)
    base = quote("radio")
    session.edit("Keep", Annotations((base,)))
    session.flush()
    theirs = replace(base, note="theirs", modified="2026-03-02T19:01:00.000Z")
    by_another_program(transcript, lambda kept: kept.put(theirs))
    with qtbot.waitSignal(session.conflicted) as signal:
        after = edits.set_note(session.annotations, base.id, "mine", "2026-03-02T19:02:00.000Z")
        session.edit("Edit note", after)
    session.flush()
    return session, signal.args[0]


def notes(annotations):
    return sorted(highlight.note for highlight in annotations.highlights)


def test_of_a_quote_changed_on_both_sides_both_versions_are_kept_and_the_reader_asked(conflict, transcript):
    session, asked = conflict

    assert notes(session.annotations) == ["mine", "theirs"]
    assert notes(load(sidecar_path(transcript)).content.annotations) == ["mine", "theirs"]
    assert asked.notice.fact == "Quotes changed on disk."
    assert asked.notice.consequence == (
        "Another program saved little harbour.pdf.earmark.json. 1 quote differs from yours."
    )


def test_the_reader_can_take_either_side_and_undo_that(conflict):
    session, asked = conflict

    session.use_theirs(asked)
    assert notes(session.annotations) == ["theirs"]
    session.undo_stack.undo()
    assert notes(session.annotations) == ["mine", "theirs"]
    session.use_mine(asked)
    assert notes(session.annotations) == ["mine"]


def test_audio_and_unknown_fields_of_another_program_stay(opened, transcript):
    session = opened(transcript)
    session.edit("Keep", Annotations((quote("radio"),)))
    session.flush()
    path = sidecar_path(transcript)
    document = json.loads(path.read_bytes()) | {"mood": "calm", "audio": {"path": "a.mp3", "gain": 2}}
    path.write_text(json.dumps(document))

    session.edit("Keep", session.annotations.put(quote("tides")))
    session.flush()
    written = json.loads(path.read_bytes())
    assert (written["mood"], written["audio"]["path"], written["audio"]["gain"]) == ("calm", "a.mp3", 2)
    assert session.audio == AudioLink("a.mp3")


def test_a_sidecar_that_was_taken_away_is_written_again(opened, transcript):
    session = opened(transcript)
    session.edit("Keep", Annotations((quote("radio"),)))
    session.flush()
    sidecar_path(transcript).unlink()

    session.edit("Keep", session.annotations.put(quote("tides")))
    session.flush()
    assert len(load(sidecar_path(transcript)).content.annotations.highlights) == 2


def test_a_sidecar_that_another_program_damaged_is_put_aside(opened, transcript):
    session = opened(transcript)
    session.edit("Keep", Annotations((quote("radio"),)))
    session.flush()
    sidecar_path(transcript).write_bytes(b'{"half')

    session.edit("Keep", session.annotations.put(quote("tides")))
    session.flush()
    assert len(load(sidecar_path(transcript)).content.annotations.highlights) == 2
    assert any(path.read_bytes() == b'{"half' for path in transcript.parent.glob("*.damaged-*"))


def test_a_newer_program_is_not_overwritten_and_nothing_is_lost(qtbot, opened, transcript):
    session = opened(transcript)
    session.edit("Keep", Annotations((quote("radio"),)))
    session.flush()
    newer = json.dumps(json.loads(sidecar_path(transcript).read_bytes()) | {"version": 2})
    sidecar_path(transcript).write_text(newer)

    with qtbot.waitSignal(session.save_failed) as signal:
        session.edit("Keep", session.annotations.put(quote("tides")))
    assert signal.args[0].hint == "A newer Earmark changed them."
    assert sidecar_path(transcript).read_text() == newer
    assert len(session.annotations.highlights) == 2
    assert session.is_unsaved
