"""A damaged sidecar is put aside, and its newest good backup takes its place."""

import pytest
from tests.gui.keeping.others import change, on_disk, words
from tests.sessions import NOW, quote

from earmark.model import changes, edits
from earmark.model.annotations import Annotations
from earmark.storage import backups
from earmark.storage.backups import Why
from earmark.storage.sidecar import sidecar_path


@pytest.fixture
def backed_up(opened, transcript):
    """Two quotes in a backup of today; the file got a third one since, and was cut short."""
    session = opened(transcript)
    session.edit("Keep", Annotations((quote("radio"), quote("tides"))))
    session.close()
    path = sidecar_path(transcript)
    (backup,) = backups.of_sidecar(path)
    first = session.annotations.highlights[0]
    change(transcript, lambda there: edits.set_note(there, first.id, "later", NOW).put(quote("café")))
    raw = path.read_bytes()
    path.write_bytes(raw[:-300])
    return backup


def test_the_backup_opens_is_written_and_told_of(qtbot, opened, backed_up, transcript):
    damaged = sidecar_path(transcript).read_bytes()
    session = opened(transcript)
    (notice,) = session.notices
    assert notice.fact == f"Quotes restored from {backed_up.when.astimezone():%H:%M}."
    assert notice.consequence == "“little harbour.pdf.earmark.json” was damaged. It is put aside, not lost."
    assert words(session.annotations) == {"radio", "tides"}

    qtbot.waitUntil(lambda: not session.is_unsaved)
    assert on_disk(transcript).annotations == session.annotations
    (aside,) = transcript.parent.glob("*.earmark.damaged-*.json")
    assert aside.read_bytes() == damaged
    assert Why.REPAIR in {backup.why for backup in backups.of_sidecar(sidecar_path(transcript))}


def test_what_can_be_read_of_the_damaged_file_is_known(opened, backed_up, transcript):
    restored = opened(transcript).found.restored

    assert restored.when == backed_up.when
    found = changes.between(restored.content.annotations, restored.readable)
    assert len(found) > 1
    assert [change.after.note for change in found if change.before and change.after] == ["later"]


def test_without_a_backup_what_can_be_read_opens(opened, backed_up, transcript):
    backed_up.path.unlink()
    session = opened(transcript)

    assert session.annotations.highlights
    assert session.notices[0].fact.endswith("read from a damaged file.")


def test_in_a_window_that_only_reads_nothing_is_written(opened, backed_up, transcript):
    raw = sidecar_path(transcript).read_bytes()
    opened(transcript).flush()
    sidecar_path(transcript).write_bytes(raw)
    reader = opened(transcript)
    reader.flush()

    assert reader.read_only_reason
    assert reader.annotations.highlights
    assert sidecar_path(transcript).read_bytes() == raw
