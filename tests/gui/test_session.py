"""The session: edits, undo, and what reaches the disk by itself."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.sessions import DIGEST, EPISODE, NOW, TIMES, quote

from earmark.errors import UserError
from earmark.gui.keeping.session import open_session
from earmark.model import edits, quotes
from earmark.model.annotations import COLORS, Annotations
from earmark.model.joining import Tombstone
from earmark.storage.audio_link import AudioLink
from earmark.storage.joined import joined
from earmark.storage.sidecar import Sidecar, load, save, sidecar_path
from earmark.storage.sidecar_format import Content
from earmark.storage.timestamps import utc_now


@pytest.fixture
def session(qapp, transcript):
    opened = open_session(transcript, EPISODE, DIGEST)
    yield opened
    opened.close()


def on_disk(transcript):
    return load(sidecar_path(transcript)).content


def timeless(annotations):
    """Return *annotations* without when they were changed: what comes back by undo counts as changed."""
    return Annotations(tuple(replace(highlight, modified="") for highlight in annotations.highlights))


def test_an_edit_is_told_and_reaches_the_disk_by_itself(qtbot, session, transcript):
    kept = quote("the people who wait", note="*why?*", tags=("claim",))

    with qtbot.waitSignals([session.changed, session.saved]):
        session.edit("Keep in Gold", edits.keep(session.annotations, kept))
        assert session.is_unsaved
    assert session.annotations == Annotations((kept,))
    assert on_disk(transcript).annotations == session.annotations
    assert not session.is_unsaved


def test_edits_in_quick_succession_are_written_together(qtbot, session):
    written = []
    session.saved.connect(lambda: written.append(session.sidecar_path.read_bytes()))

    for words in ("tides", "café", "radio", "Nobody"):
        session.edit("Keep", edits.keep(session.annotations, quote(words)))
    qtbot.waitUntil(lambda: not session.is_unsaved)
    assert len(written) == 1


def test_an_edit_that_changes_nothing_is_not_written(session):
    session.edit("Delete quote", edits.delete(session.annotations, "unknown"))

    assert session.undo_stack.count() == 0
    assert not session.is_unsaved


def test_undo_brings_back_a_deleted_highlight(session, transcript):
    before = Annotations((quote("radio"),))
    session.edit("Keep", before)
    session.edit("Delete quote", before.remove(before.highlights[0].id))
    assert session.annotations == Annotations()

    session.undo_stack.undo()
    assert timeless(session.annotations) == timeless(before)
    session.flush()
    assert on_disk(transcript).annotations == session.annotations


def test_what_was_deleted_is_known_and_what_came_back_by_undo_outlives_that(session, transcript):
    kept = Annotations((quote("radio"),))
    session.edit("Keep", kept)
    session.edit("Delete quote", Annotations())
    session.flush()
    deleted = on_disk(transcript)
    assert [tombstone.id for tombstone in deleted.deleted] == [kept.highlights[0].id]

    session.undo_stack.undo()
    session.flush()
    both = joined(deleted, on_disk(transcript))
    assert timeless(both.annotations) == timeless(kept)


def test_what_was_deleted_long_ago_is_forgotten_at_the_next_edit(opened, transcript):
    late, long_ago = Tombstone("a", utc_now()), Tombstone("b", "2020-01-01T10:00:00.000Z")
    save(sidecar_path(transcript), Content(deleted=(late, long_ago)), Sidecar())

    session = opened(transcript)
    session.edit("Keep", Annotations((quote("radio"),)))
    session.flush()
    assert on_disk(transcript).deleted == (late,)


def test_typing_in_a_note_is_undone_at_once(session):
    kept = quote("radio")
    session.edit("Keep", Annotations((kept,)))
    for length in range(1, 6):
        after = edits.set_note(session.annotations, kept.id, "notes"[:length], NOW)
        session.edit("Edit note", after)
    later = edits.set_note(session.annotations, kept.id, "notes, later", "2026-03-02T20:00:00.000Z")
    session.edit("Edit note", later)

    notes = []
    for _ in range(2):
        session.undo_stack.undo()
        notes.append(session.annotations.get(kept.id).note)
    assert notes == ["notes", ""]


def test_all_is_there_when_the_transcript_is_opened_again(session, transcript):
    session.edit("Keep", edits.keep(session.annotations, quote("“quiet” all winter", "lilac", note="🎧")))
    session.link_audio(AudioLink("a.mp3", 60_000, "sha256-ends:1"))
    session.close()
    again = open_session(transcript, EPISODE, DIGEST)

    assert again.annotations == session.annotations
    assert again.audio == session.audio
    assert (again.notices, again.read_only_reason) == ((), "")
    again.close()


def test_linking_audio_can_be_undone(qtbot, session, transcript):
    link = AudioLink("a.mp3", 60_000)

    with qtbot.waitSignal(session.audio_changed, check_params_cb=lambda audio: audio == link):
        session.link_audio(link)
    session.flush()
    assert on_disk(transcript).audio == link
    with qtbot.waitSignal(session.audio_changed, check_params_cb=lambda audio: audio is None):
        session.undo_stack.undo()
    session.flush()
    assert on_disk(transcript).audio is None


def test_the_sidecar_says_whose_it_is(session, transcript):
    session.edit("Keep", edits.keep(session.annotations, quote("radio")))
    session.flush()

    known = on_disk(transcript).transcript
    assert (known.name, known.digest, known.text_digest) == (transcript.name, DIGEST, EPISODE.text_digest)


def test_opening_and_closing_writes_nothing(session, transcript):
    session.close()

    assert list(transcript.parent.iterdir()) == [transcript]


class AnyEdits(RuleBasedStateMachine):
    """Any mix of edits, undos and redos, against a plain list of states."""

    transcript: Path

    def __init__(self):
        super().__init__()
        sidecar_path(self.transcript).unlink(missing_ok=True)
        self.session = open_session(self.transcript, EPISODE, DIGEST)
        self.states = [Annotations()]
        self.at = 0

    def edit(self, after):
        if timeless(after) != self.states[self.at]:
            self.states = [*self.states[: self.at + 1], timeless(after)]
            self.at += 1
        self.session.edit("Edit", after)

    @rule(start=st.integers(0, 300), length=st.integers(1, 40), color=st.sampled_from(COLORS))
    def keep(self, start, length, color):
        made = quotes.make(EPISODE, TIMES, start, start + length, color, now=NOW)
        if made is not None:
            self.edit(edits.keep(self.session.annotations, made))

    @precondition(lambda self: self.session.annotations.highlights)
    @rule(
        pick=st.integers(0, 99), color=st.sampled_from(COLORS), tags=st.lists(st.text(max_size=3), max_size=2)
    )
    def change(self, pick, color, tags):
        chosen = self.session.annotations.highlights[pick % len(self.session.annotations.highlights)]
        self.edit(edits.recolor(self.session.annotations, chosen.id, color, NOW))
        self.edit(edits.set_tags(self.session.annotations, chosen.id, tags, NOW))

    @precondition(lambda self: self.session.annotations.highlights)
    @rule(pick=st.integers(0, 99))
    def delete(self, pick):
        chosen = self.session.annotations.highlights[pick % len(self.session.annotations.highlights)]
        self.edit(edits.delete(self.session.annotations, chosen.id))

    @rule()
    def undo(self):
        self.session.undo_stack.undo()
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self):
        self.session.undo_stack.redo()
        self.at = min(len(self.states) - 1, self.at + 1)

    @rule()
    def look_at_the_disk(self):
        self.session.flush()
        found = on_disk(self.transcript)
        assert timeless(found.annotations) == self.states[self.at]
        assert joined(found, found).annotations == found.annotations

    @invariant()
    def what_is_shown_is_what_was_done(self):
        assert timeless(self.session.annotations) == self.states[self.at]

    def teardown(self):
        self.session.close()
        assert timeless(on_disk(self.transcript).annotations) == self.states[self.at]


def test_any_mix_of_edits_undos_and_redos_holds_together(qapp, transcript):
    AnyEdits.transcript = transcript

    run_state_machine_as_test(
        AnyEdits, settings=settings(max_examples=40, stateful_step_count=25, deadline=None)
    )


_WORK = """
import sys
from itertools import count
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from earmark.gui.keeping.session import open_session
from earmark.model import edits, quotes
from tests.sessions import EPISODE, TIMES

app = QCoreApplication([])
session = open_session(Path(sys.argv[1]), EPISODE, "sha256:aa")
assert not session.read_only_reason, session.read_only_reason
numbers = count(len(session.annotations.highlights))

def work():
    start = next(numbers) % 300
    made = quotes.make(EPISODE, TIMES, start, start + 40, "gold", now="")
    session.edit("Keep", session.annotations.put(made))

def tell():
    print(len(session.annotations.highlights), flush=True)
    work()

session.saved.connect(tell)
work()
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="killed in another way there")
def test_a_program_that_is_killed_loses_no_quote_that_was_saved(qapp, transcript):
    for number in range(6):
        confirmed = _work_until_killed(transcript, after=number + 1)
        again = open_session(transcript, EPISODE, DIGEST)

        assert again.read_only_reason == ""  # the lock of a dead program does not count
        assert len(again.annotations.highlights) in (confirmed, confirmed + 1)
        again.close()


def _work_until_killed(transcript, after):
    """Run a program that keeps quotes, kill it when it told of *after* saves, return how many it kept."""
    command = [sys.executable, "-c", _WORK, transcript]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(after)]
        child.kill()
        told += child.stdout.readlines()
    return int(told[-1])


def test_a_disk_that_is_full_loses_nothing(qtbot, session, transcript):
    resource = pytest.importorskip("resource")
    first = quote("radio")
    session.edit("Keep", Annotations((first,)))
    session.flush()
    before = sidecar_path(transcript).read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    # No file may grow over 3 MB for a while: large enough for the test runner's own files.
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, hard))
    try:
        with qtbot.waitSignal(session.save_failed):
            session.edit("Edit note", edits.set_note(session.annotations, first.id, "x" * 4_000_000, NOW))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert sidecar_path(transcript).read_bytes() == before
    assert session.is_unsaved
    assert len(list(transcript.parent.iterdir())) == 2

    with qtbot.waitSignal(session.saved):
        session.retry()
    assert json.loads(sidecar_path(transcript).read_bytes())["annotations"][0]["note"] == "x" * 4_000_000


def test_a_read_only_session_refuses_edits(session, transcript):
    second = open_session(transcript, EPISODE, DIGEST)

    with pytest.raises(UserError, match="cannot be changed"):
        second.edit("Keep", Annotations((quote("radio"),)))
    with pytest.raises(UserError, match="cannot be changed"):
        second.link_audio(AudioLink("a.mp3"))
    assert second.annotations == Annotations()
    second.close()
