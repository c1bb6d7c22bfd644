"""Every letter typed into a field arrives there, and nothing else happens: also while the sound plays."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase, digits

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from tests.gui.at_work import CTRL
from tests.gui.talk_files import copy_sample

Key = Qt.Key
SIGNS = ",.<>=[]\\?'-/"
TYPED = f"{ascii_lowercase} {ascii_uppercase} {digits} {SIGNS}"


@pytest.fixture(params=["playing", "paused"])
def at_work(request, start, tmp_path):
    at_work = start(copy_sample(tmp_path))
    at_work.wait(lambda: at_work.playback.has_audio)
    at_work.select("One look tells you nothing")
    at_work.press("2")
    at_work.go_to("Eleven days, in my")
    if request.param == "playing":
        at_work.press("k")
        at_work.wait(lambda: at_work.playback.is_playing)
    at_work.work.marking.choose(at_work.highlights[0].id)
    return at_work


def to_note(at_work):
    at_work.press("n")


def to_tags(at_work):
    at_work.press("t")


def to_find(at_work):
    at_work.press(Key.Key_F, modifiers=CTRL)


def to_panel_search(at_work):
    field = at_work.page.panel._head.findChild(QLineEdit)
    field.setFocus()


def text_of(widget):
    return widget.toPlainText() if isinstance(widget, QTextEdit) else widget.text()


def state(at_work):
    """Return all that a key without Ctrl could change."""
    playback = at_work.playback
    marks = [(mark.color, mark.start, mark.end, mark.kind) for mark in at_work.highlights]
    held = (playback.is_playing, playback.rate, playback.volume, playback.loop)
    return marks, held, at_work.page.panel.isVisible(), at_work.page.side.isVisible(), at_work.view.caret_mode


@pytest.mark.parametrize("go", [to_note, to_tags, to_find, to_panel_search])
def test_what_is_typed_arrives_and_nothing_else_happens(at_work, go):
    go(at_work)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit | QTextEdit)
    before, started_ms = state(at_work), at_work.playback.position_ms
    typed = TYPED.replace(",", "") if go is to_tags else TYPED  # a comma ends a tag
    for sign in typed:
        at_work.type(sign)
        assert QApplication.focusWidget() is field, sign
    assert text_of(field) == typed
    assert state(at_work) == before
    assert 0 <= at_work.playback.position_ms - started_ms < 60_000
    if not at_work.playback.is_playing:
        assert at_work.playback.position_ms == started_ms


def test_keys_that_move_in_a_note_stay_in_it(at_work):
    at_work.press("n")
    at_work.type("one two")
    before = state(at_work)
    at_work.press(Key.Key_Left, Key.Key_Left, Key.Key_Delete, Key.Key_Home, Key.Key_Space)
    assert text_of(QApplication.focusWidget()) == " one to"
    assert state(at_work) == before
