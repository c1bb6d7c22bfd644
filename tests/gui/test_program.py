"""Opening and closing: what is read, what cannot be, and what the reader sees meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QInputDialog
from tests.gui.at_work import enter, press_button
from tests.gui.talk_files import copy_sample, write_silence, write_talk
from tests.importers import hostile_pdfs

from earmark.gui import start_up
from earmark.storage import recents

ODD_NAMES = [
    "low water 14",
    'it\'s “quoted” and "double"',
    "🎧 the harbour",
    "50% of #14 & more; $HOME",
    "%41 %20",
    "-o",
    "l" * 200,
]


def write_bad(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


BAD_FILES = {
    "empty.pdf": (b"", "This file is empty.", "It has 0 bytes. Download or copy it again."),
    "cut off.pdf": (
        hostile_pdfs.cut_off(),
        "This PDF is damaged.",
        "Parts of it are missing or broken. Download it again, or try another copy.",
    ),
    "pictures.pdf": (
        hostile_pdfs.pictures_only(),
        "This PDF has no text to read.",
        "Its pages are pictures. Try a version with selectable text, or a VTT, SRT or JSON file.",
    ),
    "picture.pdf": (
        hostile_pdfs.picture_with_wrong_name(),
        "This file is not a PDF.",
        "Its name says so, but it is a PNG picture. Choose another file.",
    ),
    "picture.txt": (
        hostile_pdfs.picture_with_wrong_name(),
        "This file is not text.",
        "It is a PNG picture. Choose another file.",
    ),
}


# The start page


def test_the_program_starts_with_the_start_page(start):
    at_work = start()
    assert at_work.window._stack.currentWidget() is at_work.window.start_page
    assert at_work.window.windowTitle() == "Earmark"


def test_the_sample_episode_opens_in_one_click_and_plays(start, qtbot):
    at_work = start()
    with qtbot.waitSignal(at_work.app.program.shown, timeout=20_000):
        at_work.window.start_page.sample_requested.emit()
    assert at_work.window.windowTitle() == "The clock in the orchard"
    at_work.press(Qt.Key.Key_Space)
    at_work.wait(lambda: at_work.playback.position_ms > 200)


def test_the_start_page_lists_what_was_opened_and_opens_it_again(start, tmp_path, qtbot):
    first, second = write_talk(tmp_path / "first.txt", 5), write_talk(tmp_path / "second.txt", 5)
    at_work = start(first)
    at_work.open(second)
    at_work.app.program.show_start()
    assert [Path(recent.path).name for recent in recents.load()] == ["second.txt", "first.txt"]
    with qtbot.waitSignal(at_work.app.program.shown, timeout=20_000):
        at_work.window.start_page.recent_chosen.emit(str(first))
    assert at_work.session.path == first


def test_a_recent_episode_can_be_taken_off_the_list(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt", 5))
    at_work.app.program.show_start()
    at_work.window.start_page.recent_removed.emit(str(tmp_path / "harbour.txt"))
    assert recents.load() == ()
    assert (tmp_path / "harbour.txt").exists()


def test_a_recent_episode_that_is_gone_is_told(start, tmp_path, qtbot):
    path = write_talk(tmp_path / "harbour.txt", 5)
    at_work = start(path)
    at_work.app.program.show_start()
    path.unlink()
    with qtbot.waitSignal(at_work.app.program.failed, timeout=20_000):
        at_work.window.start_page.recent_chosen.emit(str(path))
    assert at_work.message() == "This file is not there. It was moved, renamed or deleted."


def test_actions_of_an_episode_are_off_on_the_start_page(start, tmp_path):
    at_work = start()
    assert not at_work.window.verbs["keep"].isEnabled()
    assert at_work.window.verbs["open"].isEnabled()
    at_work.open(write_talk(tmp_path / "harbour.txt", 5))
    assert at_work.window.verbs["keep"].isEnabled()
    at_work.app.program.show_start()
    assert not at_work.window.verbs["keep"].isEnabled()


# Names


@pytest.mark.parametrize("name", ODD_NAMES, ids=lambda name: name[:12])
def test_names_of_any_kind_open_with_their_audio_and_keep_their_quotes(start, tmp_path, name):
    write_silence(tmp_path / f"{name}.wav", 2)
    path = write_talk(tmp_path / f"{name}.txt", 3)
    at_work = start(path)
    at_work.select("Boat 1")
    at_work.press("1")
    assert at_work.playback.has_audio
    assert len(at_work.sidecar()["annotations"]) == 1
    at_work.end()
    assert start(path).kept == [("Boat 1", "gold")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are not text")
def test_a_name_that_is_no_text_at_all_opens(start, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    at_work = start(write_talk(path, 3))
    at_work.select("Boat 1")
    at_work.press("1")
    at_work.end()
    assert start(path).kept == [("Boat 1", "gold")]


# Dropping


def drop_event(*files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    where = QPointF(QPoint(300, 300))
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    return data, QDropEvent(where, copy, data, button, Qt.KeyboardModifier.NoModifier)


def test_a_transcript_and_its_audio_can_be_dropped_together(start, tmp_path, qtbot):
    audio = write_silence(tmp_path / "some sound.wav", 5)
    path = write_talk(tmp_path / "harbour.txt", 3)
    at_work = start()
    data, event = drop_event(audio, path)
    with qtbot.waitSignal(at_work.app.program.shown, timeout=20_000):
        at_work.window.start_page.dropEvent(event)
    assert at_work.session.path == path
    assert at_work.playback.has_audio
    assert at_work.sidecar()["audio"]["path"] == "some sound.wav"
    assert data.hasUrls()


def test_of_several_files_those_of_one_name_belong_together(start, tmp_path):
    for name in ("a", "b"):
        write_silence(tmp_path / f"{name}.wav", 2)
    (tmp_path / "talks").mkdir()
    b, a = write_talk(tmp_path / "talks" / "b.txt", 3), write_talk(tmp_path / "talks" / "a.txt", 3)
    at_work = start()

    at_work.drop(b, a, tmp_path / "a.wav", tmp_path / "b.wav")
    at_work.wait(lambda: len(recents.load()) == 2)

    assert at_work.window.start_page.isVisible()
    at_work.window.start_page.recent_chosen.emit(recents.key(b))
    at_work.wait(lambda: at_work.work.session)
    assert at_work.session.path == b
    assert at_work.sidecar()["audio"]["path"] == "../b.wav"


def test_the_best_of_several_transcripts_opens_and_the_next_is_one_click_away(start, tmp_path):
    plain = tmp_path / "harbour.md"
    plain.write_text("Ada: There are no times here.\n\nBen: None.\n\nAda: Not one.\n")
    best = write_talk(tmp_path / "harbour.txt", 3)

    at_work = start(tmp_path)

    assert at_work.session.path == best
    assert at_work.toast == "harbour.txt opened: the most complete of 2 transcripts"
    at_work.page.toast._button.click()
    at_work.wait(lambda: at_work.session.path == plain)


def test_a_folder_of_episodes_goes_onto_the_shelf_while_one_is_open(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt", 3))
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for name in ("one", "two", "three"):
        write_talk(shelf / f"{name}.txt", 3)

    at_work.drop(shelf)
    at_work.wait(lambda: at_work.toast)

    assert at_work.toast == "3 episodes added to the library"
    assert at_work.window.page.side.is_library_shown
    assert at_work.session.path.name == "harbour.txt"


def test_audio_dropped_on_an_open_episode_becomes_its_audio(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt", 3))
    audio = write_silence(tmp_path / "other.wav", 5)
    _data, event = drop_event(audio)
    at_work.window.dropEvent(event)
    assert at_work.playback.has_audio
    assert at_work.sidecar()["audio"]["path"] == "other.wav"


def test_audio_alone_cannot_be_opened_and_it_says_what_to_do(start, tmp_path):
    at_work = start()
    at_work.drop(write_silence(tmp_path / "other.wav"))
    box = at_work.error_box()
    assert box.text() == "This is audio."
    assert box.informativeText() == "Drop its transcript too, or open the transcript first."
    box.close()


# Files that cannot be read


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_read_is_told_in_the_place_of_the_transcript(start, tmp_path, name):
    content, fact, consequence = BAD_FILES[name]
    at_work = start()
    at_work.fail_to_open(write_bad(tmp_path, name, content))
    assert at_work.message() == f"{fact} {consequence}"


@pytest.mark.parametrize("name", BAD_FILES)
def test_what_is_open_stays_open_when_another_file_cannot_be_read(start, tmp_path, name):
    content, fact, consequence = BAD_FILES[name]
    path = write_talk(tmp_path / "harbour.txt")
    at_work = start(path)
    at_work.fail_to_open(write_bad(tmp_path, name, content))
    assert at_work.window.shows_episode
    assert at_work.session.path == path
    assert at_work.banners() == {"not-opened": f"{fact} {consequence}"}
    at_work.select("Boat 3")
    at_work.press("1")
    assert len(at_work.sidecar()["annotations"]) == 1


def test_an_empty_folder_and_a_file_that_is_not_there_are_told(start, tmp_path):
    at_work = start()
    (tmp_path / "empty").mkdir()
    at_work.fail_to_open(tmp_path / "empty")
    assert at_work.message() == "There is no transcript in this folder. Choose another one."
    at_work.fail_to_open(tmp_path / "nothing.pdf")
    assert at_work.message() == "This file is not there. It was moved, renamed or deleted."


def test_after_a_file_that_cannot_be_read_a_good_one_opens(start, tmp_path):
    at_work = start()
    at_work.fail_to_open(write_bad(tmp_path, "empty.pdf", b""))
    at_work.open(write_talk(tmp_path / "harbour.txt"))
    assert at_work.window.shows_episode
    assert at_work.banners() == {}


def test_the_details_of_a_damaged_file_can_be_read(start, tmp_path):
    at_work = start()
    at_work.fail_to_open(write_bad(tmp_path, "cut off.pdf", hostile_pdfs.cut_off()))
    press_button(at_work.window.message, "Details")
    assert at_work.window.message._details.isVisible()


# Locked files


@pytest.fixture
def locked(tmp_path):
    return write_bad(tmp_path, "locked.pdf", hostile_pdfs.locked())


def test_a_locked_pdf_opens_with_its_password(start, locked, qtbot):
    at_work = start()
    at_work.fail_to_open(locked)
    assert at_work.message() == "This PDF is locked. Enter its password to read it."
    with qtbot.waitSignal(at_work.app.program.failed, timeout=20_000):
        enter(at_work.window.message._password.field, "wrong")
    assert at_work.message() == "This PDF is locked. The password does not fit. Enter another one."
    with qtbot.waitSignal(at_work.app.program.shown, timeout=20_000):
        enter(at_work.window.message._password.field, hostile_pdfs.PASSWORD)
    assert "Hello yourself." in at_work.view.episode.text


def test_a_locked_pdf_is_unlocked_from_its_banner_while_another_is_open(start, tmp_path, locked, qtbot):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    at_work.fail_to_open(locked)
    assert at_work.banners() == {"not-opened": "This PDF is locked. Enter its password to read it."}
    at_work.choose("not-opened", "Unlock")
    (dialog,) = at_work.window.findChildren(QInputDialog)
    dialog.setTextValue(hostile_pdfs.PASSWORD)
    with qtbot.waitSignal(at_work.app.program.shown, timeout=20_000):
        dialog.accept()
    assert at_work.session.path == locked
    assert at_work.banners() == {}


# While reading


def test_opening_another_file_ends_the_reading_of_the_first(start, tmp_path):
    at_work = start()
    at_work.drop(copy_sample(tmp_path))
    at_work.open(write_talk(tmp_path / "harbour.txt", 5))
    assert at_work.session.path.name == "harbour.txt"
    assert not at_work.app.program._opener.is_busy


def test_cancelling_a_first_reading_leads_back_to_the_start_page(start, tmp_path):
    at_work = start()
    at_work.drop(copy_sample(tmp_path))
    at_work.app.program.cancel_reading()
    assert at_work.window._stack.currentWidget() is at_work.window.start_page
    assert at_work.work.session is None


def test_the_window_can_be_closed_while_a_file_is_being_read(start, tmp_path):
    at_work = start()
    at_work.drop(copy_sample(tmp_path))
    at_work.end()
    assert at_work.work.session is None


# Ends


KEEP_AND_WAIT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from earmark.gui.application import Application

qt = QApplication([])
app = Application("light")

def keep():
    at = app.workspace.session.episode.text.index("Boat 3")
    app.window.page.view.select(at, at + len("Boat 3"))
    app.workspace.marking.keep("mint")
    print("kept", flush=True)

app.program.shown.connect(keep)
app.window.show()
app.program.open_path(Path(sys.argv[1]))
qt.exec()
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal")
def test_a_program_that_is_killed_a_moment_after_a_mark_has_kept_it(start, tmp_path):
    path = write_talk(tmp_path / "harbour.txt")
    command = [sys.executable, "-c", KEEP_AND_WAIT, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ.copy()) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "kept\n"
        with pytest.raises(subprocess.TimeoutExpired):
            killed.wait(0.25)
        killed.send_signal(signal.SIGKILL)
    at_work = start(path)
    assert at_work.kept == [("Boat 3", "mint")]
    assert at_work.banners() == {}


def test_an_error_nobody_expected_is_shown_with_its_traceback(start):
    at_work = start()
    try:
        raise RuntimeError("a bug")
    except RuntimeError as error:
        start_up._show_uncaught(type(error), error, error.__traceback__)
    box = at_work.error_box()
    assert box.text() == "Something went wrong in the program."
    assert "RuntimeError: a bug" in box.detailedText()
    box.close()
