"""What is told while a clip is being cut, and after."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from earmark.errors import UserError
from earmark.gui.controls.toast import Toast
from earmark.gui.jobs import Job
from earmark.gui.outgoing import clip_run
from earmark.gui.outgoing.clip_run import ClipRun


class Work:
    """Cuts nothing: it reports what it is told to, until it is let go."""

    def __init__(self, error: Exception | None = None) -> None:
        self.go_on, self.end = Event(), Event()
        self._error = error

    def __call__(self, report) -> Path:
        report(0, 200)
        assert self.go_on.wait(10)
        report(50, 200)
        while not self.end.wait(0.01):
            report(100, 200)
        if self._error:
            raise self._error
        return Path("clips/boat.mp3")


@pytest.fixture
def window(qtbot, theme):
    window = QWidget()
    window.resize(600, 300)
    window.toast = Toast(theme, window)
    qtbot.addWidget(window)
    window.show()
    yield window
    Job.stop_all()


def run(window, work: Work) -> ClipRun:
    started = ClipRun(window, window.toast, work)
    started.start()
    return started


def test_what_is_quick_only_says_that_it_is_done(qtbot, window):
    work = Work()
    work.go_on.set()
    work.end.set()
    run(window, work)
    qtbot.waitUntil(lambda: not window.toast.isHidden())
    assert (window.toast.text, window.toast._button.text()) == ("Clip saved.", "Show file")


def test_what_takes_long_says_how_far_it_is(qtbot, window, monkeypatch):
    monkeypatch.setattr(clip_run, "_SLOW_S", 0)
    work = Work()
    run(window, work)
    qtbot.waitUntil(lambda: window.toast.text == "Cutting the clip, 0 %")
    work.go_on.set()
    qtbot.waitUntil(lambda: window.toast.text == "Cutting the clip, 50 %")
    work.end.set()
    qtbot.waitUntil(lambda: window.toast.text == "Clip saved.")


def test_it_can_be_stopped(qtbot, window, monkeypatch):
    monkeypatch.setattr(clip_run, "_SLOW_S", 0)
    work = Work()
    work.go_on.set()
    started = run(window, work)
    with qtbot.waitSignal(started.destroyed):
        qtbot.waitUntil(lambda: window.toast.text == "Cutting the clip, 50 %")
        window.toast._button.click()
    assert window.toast.text == "No clip saved"


def test_what_went_wrong_takes_the_place_of_progress(qtbot, window, monkeypatch):
    monkeypatch.setattr(clip_run, "_SLOW_S", 0)
    work = Work(UserError("The disk is full."))
    run(window, work)
    qtbot.waitUntil(lambda: not window.toast.isHidden())
    work.go_on.set()
    work.end.set()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "The disk is full."
    assert window.toast.isHidden()
    box.close()
