"""What cannot be written beside the transcript is in the journal until it is, also when the program ended."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.keeping.others import on_disk, words
from tests.sessions import quote

from earmark.model.annotations import Annotations
from earmark.storage import journal
from earmark.storage.sidecar import sidecar_path


@pytest.fixture
def refused(qtbot, opened, read_only_folder):
    """A session with a quote that its folder did not take."""
    session = opened(read_only_folder / "harbour.txt")
    with qtbot.waitSignal(session.save_failed):
        session.edit("Keep", Annotations((quote("radio"),)))
    return session


def noted(session):
    return [words(one.content.annotations) for one in journal.find(session.path)]


def test_what_is_refused_is_in_the_journal_at_once_with_every_edit(qtbot, refused):
    assert noted(refused) == [{"radio"}]
    with qtbot.waitSignal(refused.save_failed):
        refused.edit("Keep", refused.annotations.put(quote("tides")))
    assert noted(refused) == [{"radio", "tides"}]


def test_when_it_could_be_written_the_journal_is_empty(qtbot, refused, read_only_folder):
    read_only_folder.chmod(0o755)
    with qtbot.waitSignal(refused.saved):
        refused.retry()

    assert noted(refused) == []


def test_what_is_saved_elsewhere_leaves_the_journal(qtbot, refused, read_only_folder):
    with qtbot.waitSignal(refused.saved):
        refused.save_elsewhere(read_only_folder.parent / "home" / "mine.earmark.json")

    assert noted(refused) == []


def test_an_edit_just_before_the_end_is_in_the_journal(opened, read_only_folder):
    session = opened(read_only_folder / "harbour.txt")
    session.edit("Keep", Annotations((quote("radio"),)))
    session.close()

    assert noted(session) == [{"radio"}]


def test_at_the_next_start_it_is_offered_and_restored_and_then_forgotten(
    qtbot, refused, watched, read_only_folder
):
    refused.close()
    read_only_folder.chmod(0o755)
    session, lookout = watched(refused.path)
    with qtbot.waitSignal(lookout.unwritten_found) as found:
        pass
    assert session.annotations == Annotations()
    assert [change.after.quote.exact for change in session.missing_of(found.args[0])] == ["radio"]

    lookout.restore(found.args[0])
    assert words(session.annotations) == {"radio"}
    assert noted(session) == [{"radio"}]  # it is not on the disk yet
    qtbot.waitUntil(lambda: noted(session) == [])
    assert words(on_disk(session.path).annotations) == {"radio"}
    session.undo_stack.undo()
    assert session.annotations == Annotations()


def test_as_long_as_the_folder_refuses_nothing_is_forgotten_and_both_sessions_are_kept(
    qtbot, refused, watched
):
    refused.close()
    session, lookout = watched(refused.path)
    with qtbot.waitSignal(lookout.unwritten_found) as found:
        pass
    with qtbot.waitSignal(session.save_failed):
        session.edit("Keep", Annotations((quote("tides"),)))
    assert sorted(map(sorted, noted(session))) == [["radio"], ["tides"]]
    with qtbot.waitSignal(session.save_failed):
        lookout.restore(found.args[0])
    assert sorted(map(sorted, noted(session))) == [["radio"], ["radio", "tides"]]


def test_what_was_written_by_other_means_is_not_offered(qtbot, refused, watched, opened, read_only_folder):
    kept = refused.annotations
    refused.close()
    read_only_folder.chmod(0o755)
    other = opened(refused.path)
    other.edit("Keep", kept)
    other.close()

    session, lookout = watched(refused.path)
    with qtbot.assertNotEmitted(lookout.unwritten_found):
        qtbot.waitUntil(lambda: noted(session) == [])


def test_what_another_program_wrote_meanwhile_stays(qtbot, refused, watched, opened, read_only_folder):
    refused.close()
    read_only_folder.chmod(0o755)
    other = opened(refused.path)
    other.edit("Keep", Annotations((quote("tides"),)))
    other.close()

    session, lookout = watched(refused.path)
    with qtbot.waitSignal(lookout.unwritten_found) as found:
        pass
    lookout.restore(found.args[0])
    assert words(session.annotations) == {"radio", "tides"}


def test_without_a_data_folder_the_quotes_stay_in_memory(qtbot, opened, read_only_folder, monkeypatch):
    monkeypatch.setenv("EARMARK_HOME", str(read_only_folder / "no home"))
    session = opened(read_only_folder / "harbour.txt")
    with qtbot.waitSignal(session.save_failed):
        session.edit("Keep", Annotations((quote("radio"),)))

    assert words(session.annotations) == {"radio"}
    assert not sidecar_path(session.path).exists()


def test_what_is_refused_is_not_tried_again_because_of_its_own_traces(qtbot, watched, read_only_folder):
    folder = read_only_folder
    folder.chmod(0o755)
    session, lookout = watched(folder / "harbour.txt")
    refused = []
    session.save_failed.connect(refused.append)
    sidecar_path(session.path).mkdir()  # it cannot be replaced, but the folder stirs at each attempt
    session.edit("Keep", Annotations((quote("radio"),)))

    qtbot.waitUntil(lambda: bool(refused))
    with qtbot.assertNotEmitted(session.save_failed, wait=800):
        pass
    sidecar_path(session.path).rmdir()
    with qtbot.waitSignal(session.saved):
        lookout._watch._come_to_the_front(Qt.ApplicationState.ApplicationActive)


def test_beside_a_transcript_that_is_gone_nothing_is_written(qtbot, watched, transcript):
    session, _ = watched(transcript)
    gone = transcript.rename(transcript.with_suffix(".gone"))
    with qtbot.waitSignal(session.save_failed) as refused:
        session.edit("Keep", Annotations((quote("radio"),)))
    assert refused.args[0].hint == "The transcript is not where it was."
    assert noted(session) == [{"radio"}]
    assert not sidecar_path(transcript).exists()

    gone.rename(transcript)
    with qtbot.waitSignal(session.saved):
        session.retry()
    assert noted(session) == []


def test_where_the_sidecar_is_gone_all_that_the_journal_holds_comes_back(
    qtbot, opened, watched, read_only_folder
):
    folder = read_only_folder
    folder.chmod(0o755)
    session = opened(folder / "harbour.txt")
    session.edit("Keep", Annotations((quote("radio"),)))
    session.flush()
    folder.chmod(0o555)
    session.edit("Keep", session.annotations.put(quote("tides")))
    session.close()

    elsewhere = folder.parent / "home" / "harbour.txt"
    elsewhere.touch()
    again, lookout = watched(elsewhere)
    with qtbot.waitSignal(lookout.unwritten_found) as found:
        pass
    assert len(again.missing_of(found.args[0])) == 2
    lookout.restore(found.args[0])
    assert words(again.annotations) == {"radio", "tides"}
