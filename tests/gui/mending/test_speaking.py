"""The Speakers dialog at work: every view follows at once, and all of it can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from tests.gui.at_work import CTRL, LEFT

from earmark.gui.dialogs.speakers.color_choice import _Swatch
from earmark.gui.dialogs.speakers.speakers_dialog import SpeakersDialog

TALK = """Ada Marsh (00:00:01):
The harbour freezes every seven years, and nobody wrote it down.

Ben Okoye (00:00:09):
I think my grandmother did. Her radio was warm all winter.

Dr. Ada Marsh (00:00:17):
Then somebody wrote it down after all, and we should read it.

Ben Okoye (00:00:25):
Every gull remembers.
"""


@pytest.fixture
def at_work(start, tmp_path):
    path = tmp_path / "harbour.txt"
    path.write_text(TALK, encoding="utf-8")
    return start(path)


@pytest.fixture
def dialog(at_work) -> SpeakersDialog:
    at_work.window.verbs["speakers"].trigger()
    return dialog_of(at_work)


def dialog_of(at_work) -> SpeakersDialog:
    (dialog,) = [d for d in at_work.window.findChildren(SpeakersDialog) if d.isVisible()]
    return dialog


def names(at_work) -> list[str]:
    return [speaker.name for speaker in at_work.session.episode.speakers]


def rename(dialog: SpeakersDialog, place: int, name: str) -> None:
    dialog.edit_name(place)
    QTest.keyClicks(dialog.focusWidget(), name)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def press(dialog: SpeakersDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible()).click()


def shown_names(at_work) -> set[str]:
    page = at_work.page
    people = {speaker.name for speaker in page.view.episode.speakers}
    talk = {name for _, name, _, _ in page.contents._talk._talk}
    listed = {speaker.name for speaker in page.toolbar._who_speaks[0]}
    assert people == talk == listed
    return people


def test_a_new_name_is_in_every_view_at_once_and_on_the_disk(at_work, dialog):
    place = names(at_work).index("Ben Okoye")
    rename(dialog, place, "Benjamin Okoye")

    assert "Benjamin Okoye" in shown_names(at_work)
    assert dialog.list.rows[place].name.text() == "Benjamin Okoye"
    assert "Benjamin Okoye" in str(at_work.sidecar()["corrections"])


def test_merging_the_proposed_pair_leaves_one_and_undo_brings_both_back(at_work, dialog):
    assert dialog._notices.notice.text == "Ada Marsh and Dr. Ada Marsh look like one person."
    press(dialog, "Merge")

    assert sorted(names(at_work)) == ["Ada Marsh", "Ben Okoye"]
    assert len(dialog.list.rows) == 2
    assert dialog._notices.notice.text == "Dr. Ada Marsh is merged into Ada Marsh."
    press(dialog, "Undo")
    assert sorted(names(at_work)) == ["Ada Marsh", "Ben Okoye", "Dr. Ada Marsh"]
    assert len(dialog.list.rows) == 3

    QTest.keyClick(dialog, Qt.Key.Key_Y, CTRL)
    assert sorted(shown_names(at_work)) == ["Ada Marsh", "Ben Okoye"]


def test_those_kept_apart_are_not_asked_about_again(at_work, dialog):
    press(dialog, "Keep both")
    assert dialog._notices.notice is None

    dialog.accept()
    at_work.window.verbs["speakers"].trigger()
    assert dialog_of(at_work)._notices.notice is None


def test_a_new_color_is_that_of_the_page(at_work, dialog):
    place = names(at_work).index("Ben Okoye")
    dialog.list.rows[place].name.setFocus()
    next(s for s in dialog.findChildren(_Swatch) if s.text() == "Plum").click()

    assert at_work.session.episode.palette_of(place) == 3
    dialog.accept()
    image = at_work.view.grab().toImage()
    shown = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}
    assert at_work.app.theme.speaker(3).name() in shown


def test_a_role_is_kept_for_the_next_time(start, at_work, dialog, tmp_path):
    place = names(at_work).index("Ben Okoye")
    dialog.list.rows[place].role._choose("guest")
    dialog.accept()
    at_work.saved()
    at_work.end()

    again = start(tmp_path / "harbour.txt")
    assert again.session.episode.speakers[place].role == "guest"


@pytest.mark.parametrize("way", ["popover", "talk time"])
def test_the_dialog_opens_from_the_popover_and_from_the_talk_time(qtbot, at_work, way):
    if way == "popover":
        at_work.page.toolbar.open_speakers()
        at_work.page.toolbar._speakers_list.edit_requested.emit()
        assert not at_work.page.toolbar._speakers_popover.is_open
    else:
        talk = at_work.page.contents._talk
        qtbot.mouseClick(talk, LEFT, pos=QPoint(20, 20))

    assert dialog_of(at_work).isVisible()


def test_a_right_click_on_a_name_leads_to_its_field(at_work):
    at_work.view.turn_menu_requested.emit(QPoint(0, 0), 1)
    (menu,) = [m for m in at_work.page.findChildren(QMenu) if m.isVisible()]
    next(a for a in menu.actions() if a.text() == "Rename Ben Okoye…").trigger()
    menu.close()

    dialog = dialog_of(at_work)
    place = names(at_work).index("Ben Okoye")
    assert dialog.focusWidget() is dialog.list.rows[place].name
    assert dialog.list.rows[place].name.selectedText() == "Ben Okoye"


def test_closing_the_episode_closes_the_dialog(at_work, dialog):
    at_work.app.program.show_start()

    assert not [d for d in at_work.window.findChildren(SpeakersDialog) if d.isVisible()]


def test_a_read_only_session_says_why_nothing_changes(start, at_work):
    other = start(at_work.session.path)  # the first window holds the right to change it
    other.activate()
    other.window.verbs["speakers"].trigger()
    dialog = dialog_of(other)
    rename(dialog, 0, "Somebody")

    assert "Somebody" not in names(other)
    assert dialog._notices.notice.icon == "alert-triangle"


def test_where_speakers_have_only_numbers_a_banner_leads_to_naming_them(start, tmp_path):
    talk = tmp_path / "talk.txt"
    lines = (
        f"Speaker {n % 2 + 1} (00:00:{n:02})\nBoat {n} comes ashore, and nobody asks why." for n in range(8)
    )
    talk.write_text("\n\n".join(lines))
    at_work = start(talk)
    assert at_work.banners() == {"numbers": "No names in this file. The speakers are told apart by numbers."}

    at_work.choose("numbers", "Name the speakers")
    at_work.app.speaking._rename(0, "Ada Marsh")

    assert at_work.session.episode.speakers[0].name == "Ada Marsh"
    assert at_work.banners() == {}
