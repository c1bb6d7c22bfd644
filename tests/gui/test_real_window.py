"""The program on a real screen, with the keyboard and the mouse of that screen."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit, QWidget
from tests.gui.reading import place_of, point_of
from tests.gui.talk_files import write_silence, write_talk

from earmark.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from earmark.gui.transcript.follow import FollowState

pytestmark = pytest.mark.window


class Hands:
    """Moves the pointer and strikes keys as the X server sees it, not by Qt's own events."""

    def key(self, *names: str) -> None:
        self._do("key", *names)

    def type(self, text: str) -> None:
        self._do("type", "--delay", "20", text)

    def click(self, widget: QWidget, at: QPoint, times: int = 1) -> None:
        self._move(widget, at)
        self._do("click", "--repeat", str(times), "--delay", "60", "1")

    def wheel_down(self, widget: QWidget, steps: int) -> None:
        self._move(widget, widget.rect().center())
        self._do("click", "--repeat", str(steps), "--delay", "20", "5")

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        self._move(widget, start)
        self._do("mousedown", "1")
        self._move(widget, (start + end) / 2)
        self._move(widget, end)
        self._do("mouseup", "1")

    def _move(self, widget: QWidget, at: QPoint) -> None:
        place = widget.mapToGlobal(at)
        self._do("mousemove", "--sync", str(place.x()), str(place.y()))

    @staticmethod
    def _do(*command: str) -> None:
        subprocess.run(["xdotool", *command], check=True, timeout=10)


@pytest.fixture
def hands(qapp):
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("there is no X server in this run")
    if not shutil.which("xdotool"):
        pytest.skip("xdotool is not on this machine")
    return Hands()


@pytest.fixture
def at_work(hands, start, tmp_path):
    write_silence(tmp_path / "harbour.wav", 600)
    talk = write_talk(tmp_path / "harbour.txt")
    at_work = start(talk)
    at_work.talk = talk
    at_work.window.move(0, 0)
    at_work.wait(lambda: at_work.window.geometry().topLeft() == QPoint(0, 0))
    return at_work


def test_words_are_selected_with_the_mouse_and_kept_with_a_key(at_work, hands):
    start, end = place_of(at_work.view.episode, "Crate 2 is carried")
    (line,) = at_work.view.line_rects(start, end)
    line.translate(-at_work.view.viewport().pos())
    middle = line.center().y()
    hands.drag(at_work.view.viewport(), QPoint(line.left() + 1, middle), QPoint(line.right(), middle))
    at_work.wait(lambda: at_work.view.selected_text() == "Crate 2 is carried")
    at_work.wait(at_work.page.selection_toolbar.isVisible)
    hands.key("3")
    at_work.wait(lambda: at_work.kept == [("Crate 2 is carried", "mint")])
    assert at_work.sidecar()["annotations"][0]["color"] == "mint"


def test_a_note_takes_every_letter_of_the_keyboard_and_esc_gives_the_keys_back(at_work, hands):
    at_work.select("Boat 3 comes ashore")
    hands.key("n")
    at_work.wait(lambda: at_work.page.panel._editor.editing)
    hands.type("high jinks 12345, play more.")
    at_work.wait(lambda: at_work.highlights[0].note == "high jinks 12345, play more.")
    assert not at_work.playback.is_playing
    hands.key("Escape")
    at_work.wait(lambda: not at_work.page.panel._editor.editing)
    at_work.view.setFocus()
    hands.key("space")
    at_work.wait(lambda: at_work.playback.is_playing)


def test_a_click_goes_to_a_word_and_two_clicks_select_it(at_work, hands):
    start, _ = place_of(at_work.view.episode, "Crate 4")
    viewport = at_work.view.viewport()
    hands.click(viewport, point_of(at_work.view, start))
    at_work.wait(lambda: 40_000 < at_work.playback.position_ms < 50_000)
    position_ms = at_work.playback.position_ms
    hands.click(viewport, point_of(at_work.view, place_of(at_work.view.episode, "Crate 6")[0]), 2)
    at_work.wait(lambda: at_work.view.selected_text() == "Crate")
    assert at_work.playback.position_ms == position_ms


def test_the_wheel_leaves_what_sounds_and_f_leads_back(at_work, hands):
    hands.wheel_down(at_work.view.viewport(), 30)
    at_work.wait(lambda: at_work.follow.state is FollowState.SUSPENDED)
    at_work.wait(at_work.page.back_to_now.isVisible)
    hands.key("f")
    at_work.wait(lambda: at_work.follow.state is FollowState.FOLLOWING)
    assert at_work.view.now_place().in_view


def test_keys_that_need_shift_or_a_layout_reach_their_actions(at_work, hands):
    hands.key("greater", "greater")
    at_work.wait(lambda: at_work.playback.rate == 1.1)
    hands.key("bracketleft", "l", "bracketright")
    at_work.wait(lambda: at_work.playback.loop is not None and at_work.playback.loop.end_ms == 10_000)
    hands.key("question")
    at_work.wait(lambda: at_work.window.findChildren(ShortcutsDialog))


def test_a_quote_kept_just_before_the_window_is_closed_by_keyboard_is_on_the_disk(at_work, hands):
    at_work.select("Boat 3 comes ashore")
    hands.key("1", "ctrl+q")
    at_work.wait(lambda: not at_work.window.isVisible())
    sidecar = at_work.talk.with_name("harbour.txt.earmark.json")
    assert [a["quote"]["exact"] for a in json.loads(sidecar.read_text())["annotations"]] == [
        "Boat 3 comes ashore"
    ]


def test_chosen_cards_are_dragged_into_another_window(at_work, hands, qtbot):
    for words in ("Crate 2 is carried", "Boat 3 comes ashore", "Crate 4 is carried"):
        at_work.select(words)
        hands.key("1")
        at_work.wait(lambda w=words: (w, "gold") in at_work.kept)
    cards = at_work.page.panel._list
    cards.setFocus()
    hands.key("Home", "shift+Down")
    at_work.wait(lambda: len(at_work.page.panel.chosen_ids) == 2)
    other = QTextEdit()
    qtbot.addWidget(other)
    other.setGeometry(200, 200, 300, 200)
    with qtbot.waitExposed(other):
        other.show()
    start = cards.card_rect(cards.visualRect(cards.model().index(0, 0))).topLeft() + QPoint(60, 45)
    end = cards.viewport().mapFromGlobal(other.mapToGlobal(other.rect().center()))
    QTimer.singleShot(0, partial(hands.drag, cards.viewport(), start, end))
    at_work.wait(lambda: "Boat 3 comes ashore" in other.toPlainText())
    assert other.toPlainText().startswith("“Crate 2 is carried” ")
    assert len(at_work.page.panel.chosen_ids) == 2
