"""The review at work: pages of the file, mends in the text, and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.gui.at_work import CTRL
from tests.importers.drawing import Layout, draw
from tests.importers.talks import Said

from earmark.gui.dialogs.review.review_dialog import ReviewDialog
from earmark.model.mends import Mend

TWICE = "I think my grandmother did. Her radio was warm all winter."
SAID = (
    Said("Ada Marsh", 1_000, "The harbour freezes every seven years, and nobody wrote it down."),
    Said("Ben Okoye", 9_000, f"{TWICE} {TWICE} Every gull remembers, and so does the ferry."),
    Said("Ada Marsh", 27_000, "Then somebody wrote it down after all, and we should read it."),
    Said("Ben Okoye", 65_000, "Every gull remembers."),
)

ONE_STRANGE_NAME = """Ada Marsh: The harbour freezes every seven years.

Ben Okoye: I think my grandmother did.

Ada Marsh: Then somebody wrote it down.

Cleo: The ice is thin, and nobody knows why.

Ben Okoye: Every gull remembers.

Ada Marsh: So does the ferry.

Ben Okoye: And the lighthouse.
"""


@pytest.fixture
def at_work(start, tmp_path):
    return start(draw(tmp_path / "harbour.pdf", SAID, Layout()))


@pytest.fixture
def dialog(at_work) -> ReviewDialog:
    return opened(at_work)


def opened(at_work) -> ReviewDialog:
    at_work.window.verbs["review"].trigger()
    (dialog,) = dialogs(at_work)
    return dialog


def dialogs(at_work) -> list[ReviewDialog]:
    return [d for d in at_work.window.findChildren(ReviewDialog) if d.isVisible()]


def choose(dialog: ReviewDialog, kind: str) -> None:
    rows = range(dialog.list.count())
    dialog.list.setCurrentRow(next(k for k in rows if kind in dialog.list._at(k).text))


def press(dialog: ReviewDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible()).click()


def test_the_page_is_drawn_with_the_line_lit(at_work, dialog):
    choose(dialog, "printed twice")
    at_work.wait(lambda: not dialog.page_view._sheet.lit.isNull())

    assert dialog.page_view.page == dialog.list.current.page
    assert dialog.page_view._sheet._picture.width() > 300


def test_a_line_is_put_back_with_one_click_and_taken_out_with_another(at_work, dialog):
    choose(dialog, "printed twice")
    assert at_work.view.episode.text.count(TWICE) == 1
    press(dialog, "Put it back")
    assert at_work.view.episode.text.count(TWICE) == 2
    assert dialog.list.current.is_settled

    press(dialog, "Undo")
    assert at_work.view.episode.text.count(TWICE) == 1
    assert not dialog.list.current.is_settled


def test_undo_by_key_takes_the_mend_back_and_redo_does_it_again(at_work, dialog):
    choose(dialog, "printed twice")
    press(dialog, "Put it back")
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, CTRL)
    assert at_work.view.episode.text.count(TWICE) == 1

    QTest.keyClick(dialog.list, Qt.Key.Key_Y, CTRL)
    assert at_work.view.episode.text.count(TWICE) == 2


def test_a_mend_is_on_the_disk_and_there_at_the_next_start(start, at_work, dialog):
    choose(dialog, "printed twice")
    press(dialog, "Put it back")
    dialog.accept()
    at_work.saved()
    path = at_work.session.path
    at_work.end()

    again = start(path)
    assert again.view.episode.text.count(TWICE) == 2
    shown = opened(again)
    choose(shown, "printed twice")
    assert shown.list.current.done == "The words are in the text now."


def test_what_is_left_alone_is_remembered_while_the_episode_is_open(at_work, dialog):
    choose(dialog, "left out")
    press(dialog, "Leave it")
    dialog.accept()

    again = opened(at_work)
    choose(again, "left out")
    assert again.list.current.is_left


def test_what_is_as_the_reader_says_already_is_settled(start, tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text(ONE_STRANGE_NAME, encoding="utf-8")
    at_work = start(path)
    dialog = opened(at_work)
    choose(dialog, "comes only once")
    number = dialog.list.current.number
    speakers = [speaker.name for speaker in at_work.session.episode.speakers]
    dialog.mend_requested.emit(number, Mend("speaker"), speakers.index("Cleo"))

    assert dialog.list.current.is_left
    assert not at_work.session.corrections


def test_going_to_it_closes_the_review_and_shows_the_place(at_work, dialog):
    choose(dialog, "printed twice")
    offset = dialog.list.current.offset
    press(dialog, "Go to it")

    assert dialogs(at_work) == []
    assert at_work.view.line_rects(offset, offset + 1)
    assert at_work.page.toolbar._back.isEnabled()


def test_the_banner_opens_the_review_and_goes_when_no_doubt_is_left(start, tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text(ONE_STRANGE_NAME, encoding="utf-8")
    at_work = start(path)
    assert "Some lines may be in the wrong turn." in at_work.banners()["doubtful"]
    dialog = opened(at_work)
    choose(dialog, "comes only once")
    assert "doubtful" in at_work.banners()
    press(dialog, "Leave it")
    assert "doubtful" not in at_work.banners()


def test_the_button_of_the_banner_opens_the_review(start, tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text(ONE_STRANGE_NAME, encoding="utf-8")
    at_work = start(path)
    at_work.choose("doubtful", "Review")

    assert len(dialogs(at_work)) == 1


def test_closing_the_episode_closes_the_review(at_work, dialog):
    at_work.app.program.show_start()

    assert dialogs(at_work) == []
