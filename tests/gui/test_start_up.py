"""The start in two steps: the page first, everything else behind it, and nothing jumps between."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from tests.gui.at_work import LONG_MS
from tests.gui.talk_files import copy_sample, write_silence, write_talk
from tests.importers import hostile_pdfs

from earmark.gui import start_up
from earmark.gui.first_sight import FirstSight
from earmark.gui.jobs import Job
from earmark.gui.settings import Settings
from earmark.gui.start_up import Request, StartUp
from earmark.importers.opening import Opening
from earmark.storage import recents


@pytest.fixture
def begin(qtbot, monkeypatch):
    """Start the program as the command line does; returns its `StartUp`."""
    monkeypatch.setenv("EARMARK_AUDIO", "silent")
    monkeypatch.setattr(start_up, "PATIENCE_MS", LONG_MS)  # a busy machine reads slowly
    begun = []

    def begin_one(path=None, **request):
        opening = Opening(path, ahead=True) if path else None
        start = StartUp(Request(opening=opening, **request))
        begun.append(start)
        start.begin()
        return start

    yield begin_one
    for start in begun:
        window_of(start).close()
        Job.stop_all()
        window_of(start).deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.unfreeze()


@pytest.fixture
def lingering(monkeypatch):
    """Let the first step last until the second is asked for (`build`): tests cannot be quick enough."""
    monkeypatch.setattr(start_up, "FRAME_MS", LONG_MS)


def window_of(start):
    return start._foundation.window


def view_of(start):
    return start._foundation.view


def built(qtbot, start):
    """Wait until the whole program stands, and return it."""
    qtbot.waitUntil(lambda: start.application is not None, timeout=LONG_MS)
    return start.application


def opened(qtbot, start):
    """Wait until the transcript is open in the whole program, and return that."""
    application = built(qtbot, start)
    qtbot.waitUntil(lambda: application.workspace.session is not None, timeout=LONG_MS)
    return application


def test_the_page_stands_in_the_window_before_the_rest_is_built(qtbot, lingering, begin, tmp_path):
    start = begin(copy_sample(tmp_path))
    assert isinstance(window_of(start).centralWidget(), FirstSight)
    qtbot.waitUntil(lambda: bool(view_of(start).episode.spans), timeout=LONG_MS)
    assert start.application is None
    assert window_of(start).isVisible()
    start.build()
    assert opened(qtbot, start).workspace.session.episode.title == "The clock in the orchard"


@pytest.mark.parametrize("size", [(1440, 900), (1100, 650), (900, 600)])
@pytest.mark.parametrize("panes", [(True, True), (False, True), (False, False)])
def test_the_page_does_not_move_when_the_rest_comes(qtbot, lingering, begin, tmp_path, size, panes):
    settings = Settings()
    settings.contents_open, settings.annotations_open = panes
    settings.save()
    start = begin(write_talk(tmp_path / "harbour.txt"), size=size)
    view = view_of(start)
    qtbot.waitUntil(lambda: bool(view.episode.spans), timeout=LONG_MS)
    assert start.application is None
    before = view.mapTo(window_of(start), view.rect().topLeft()), view.size(), view.geometry_of_page
    start.build()
    opened(qtbot, start)
    QCoreApplication.processEvents()
    assert (view.mapTo(window_of(start), view.rect().topLeft()), view.size(), view.geometry_of_page) == before


def test_the_reader_is_where_they_were_from_the_first_picture_on(qtbot, lingering, begin, start, tmp_path):
    path = write_talk(tmp_path / "harbour.txt")
    at_work = start(path)
    at_work.view.set_reading_offset(at_work.view.episode.text.index("Boat 40"))
    place = at_work.view.reading_offset()
    at_work.end()

    again = begin(path)
    qtbot.waitUntil(lambda: bool(view_of(again).episode.spans), timeout=LONG_MS)
    assert again.application is None
    assert view_of(again).reading_offset() == place
    again.build()
    opened(qtbot, again)
    assert view_of(again).reading_offset() == place


def test_audio_and_a_time_that_were_asked_for_are_there(qtbot, begin, tmp_path):
    audio = write_silence(tmp_path / "sound.wav", 600)
    start = begin(write_talk(tmp_path / "harbour.txt"), audio=audio, at_ms=300_000)
    application = opened(qtbot, start)
    assert application.playback.has_audio
    assert application.playback.position_ms == 300_000
    first, last = view_of(start)._visible
    assert first < view_of(start).episode.text.index("Boat 30") < last


def test_a_file_that_cannot_be_read_is_told(qtbot, begin, tmp_path):
    path = tmp_path / "pictures.pdf"
    path.write_bytes(hostile_pdfs.pictures_only())
    application = built(qtbot, begin(path))
    window = application.window
    assert window._stack.currentWidget() is window.message
    assert "This PDF has no text to read." in window.message.accessibleName()


def test_without_a_transcript_the_start_page_comes_at_once(begin):
    start = begin()
    window = window_of(start)
    assert start.application is not None
    assert window._stack.currentWidget() is window.start_page


def test_a_reading_that_takes_long_does_not_hold_the_window_back(qtbot, begin, tmp_path, monkeypatch):
    monkeypatch.setattr(start_up, "PATIENCE_MS", 0)
    start = begin(copy_sample(tmp_path))
    application = built(qtbot, start)
    assert application.workspace.session is None
    assert opened(qtbot, start) is application


def test_the_window_can_be_closed_before_the_rest_is_built(qtbot, begin, tmp_path):
    start = begin(copy_sample(tmp_path))
    window_of(start).close()
    assert not window_of(start).isVisible()


def test_the_chosen_theme_is_that_of_the_first_picture(qtbot, begin, tmp_path):
    start = begin(write_talk(tmp_path / "harbour.txt"), theme="dark")
    assert start._foundation.theme.name == "dark"
    assert opened(qtbot, start).theme.name == "dark"


def test_garbage_is_collected_again_when_all_is_built(qtbot, begin, tmp_path):
    gc.disable()
    try:
        opened(qtbot, begin(write_talk(tmp_path / "harbour.txt")))
        assert gc.isenabled()
    finally:
        gc.enable()


def test_files_that_belong_together_may_be_named_together(qtbot, begin, tmp_path):
    talk, sound = write_talk(tmp_path / "talk.txt", 3), write_silence(tmp_path / "recording.wav")

    application = opened(qtbot, begin(files=(sound, talk)))

    assert application.workspace.session.path == talk
    assert application.playback.has_audio


def test_a_folder_with_several_episodes_fills_the_shelf(qtbot, begin, tmp_path):
    for name in ("one", "two"):
        write_talk(tmp_path / f"{name}.txt", 3)

    start = begin(files=(tmp_path,))

    qtbot.waitUntil(lambda: len(recents.load()) == 2, timeout=LONG_MS)
    assert built(qtbot, start).window.start_page.isVisible()
