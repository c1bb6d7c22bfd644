"""The start page: opening by button, drop and list."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QWidget

from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.start.drop_zone import DropZone
from earmark.gui.start.key_tour import KeyTour
from earmark.gui.start.recent_list import RecentList
from earmark.gui.start.sample_card import SampleCard
from earmark.gui.start.start_page import StartPage
from earmark.storage.recents import Recent

_TIDES = Recent("/shelf/tides.pdf", "Tides", "Harbour Light", "14", ("Zoë Marsh",), {"gold": 4})
_LAMPS = Recent("/shelf/lamps.txt", "A history of lamps", "Open Drawer", "3", ("A", "B", "C"))
_NOTES = Recent("/shelf/notes.txt")


@pytest.fixture
def page(qtbot, theme) -> StartPage:
    page = StartPage(theme, (".pdf", ".txt"), ("PDF", "TXT"), (".mp3", ".m4a"), "Ctrl+O", 3)
    qtbot.addWidget(page)
    page.resize(1440, 868)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def recents(page: StartPage) -> RecentList:
    page.show_recents((_TIDES, _LAMPS, _NOTES))
    return page.findChild(RecentList)


def _mime(*names: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/shelf/{name}") for name in names])
    return mime


def _drag_in(page: StartPage, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        page.rect().center(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    page.dragEnterEvent(event)
    return event


def _drop(page: StartPage, mime: QMimeData) -> None:
    page.dropEvent(
        QDropEvent(
            QPointF(page.rect().center()),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def _words(page: StartPage) -> str:
    return page.findChild(DropZone).words


def _titles(recents: RecentList) -> list[str]:
    model = recents.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_open_button_asks_for_a_file(qtbot, page):
    button = next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == "Open transcript")

    with qtbot.waitSignal(page.open_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_sample_can_be_tried_and_says_how_long_it_is(qtbot, page):
    card = page.findChild(SampleCard)
    assert card.accessibleName() == "Try the sample episode. Three minutes, two speakers, audio included"

    with qtbot.waitSignal(page.sample_requested):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_the_chief_kinds_are_named(qtbot, theme):
    page = StartPage(theme, (".pdf", ".txt", ".text"), ("PDF", "TXT"), (), "Ctrl+O", 0)
    qtbot.addWidget(page)
    page.show()

    names = [part.accessibleName() for part in page.findChild(DropZone).findChildren(QWidget)]
    assert [name for name in names if name.isupper()] == ["PDF", "TXT"]


def test_no_sample_is_offered_where_there_is_none(qtbot, theme):
    page = StartPage(theme, (".pdf",), ("PDF",), (), "Ctrl+O", 0)
    qtbot.addWidget(page)
    page.show()

    assert page.findChild(DropZone).isVisible()
    assert page.findChild(SampleCard) is None


def test_what_is_held_over_the_page_can_be_let_go(page):
    event = _drag_in(page, _mime("tides.pdf"))

    assert event.isAccepted()
    assert _words(page).startswith("Let go to open")
    page.dragLeaveEvent(QDragLeaveEvent())
    assert _words(page) == "Drop a transcript here Add the audio at the same time, or later."


def test_files_dropped_together_are_passed_on_together(qtbot, page):
    _drag_in(page, _mime("tides.PDF", "tides.mp3"))

    with qtbot.waitSignal(page.files_dropped) as dropped:
        _drop(page, _mime("tides.PDF", "tides.mp3"))

    assert dropped.args == [[Path("/shelf/tides.PDF"), Path("/shelf/tides.mp3")]]
    assert _words(page).startswith("Drop a transcript here")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("tides.pages", "Earmark cannot read .pages files. Save it as PDF or text with times."),
        ("tides.mp3", "This is audio without a transcript. Drop the transcript together with it."),
    ],
)
def test_what_cannot_be_opened_is_told_by_the_zone(qtbot, page, name, words):
    with qtbot.assertNotEmitted(page.files_dropped):
        _drop(page, _mime(name))

    assert _words(page) == words


def test_a_folder_can_be_dropped(qtbot, page, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])

    assert _drag_in(page, mime).isAccepted()
    assert _words(page).startswith("Let go to open")
    with qtbot.waitSignal(page.files_dropped) as dropped:
        _drop(page, mime)

    assert dropped.args == [[tmp_path]]


def test_the_folder_button_asks_for_a_folder(qtbot, page):
    button = next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == "Open folder")

    with qtbot.waitSignal(page.folder_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_without_a_suffix_is_left_to_the_reader(qtbot, page):
    with qtbot.waitSignal(page.files_dropped):
        _drop(page, _mime("transcript"))


def test_things_that_are_not_files_are_not_taken(page):
    mime = QMimeData()
    mime.setText("some words")

    assert not _drag_in(page, mime).isAccepted()


def test_without_recent_episodes_the_keys_are_shown(page):
    assert page.findChild(KeyTour).isVisible()
    page.show_recents((_TIDES,))
    assert not page.findChild(KeyTour).isVisible()


def test_an_episode_is_opened_by_click_and_by_enter(qtbot, page, recents):
    place = recents.visualRect(recents.model().index(1, 0)).center()
    with qtbot.waitSignal(page.recent_chosen) as clicked:
        qtbot.mouseClick(recents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    recents.setCurrentIndex(recents.model().index(0, 0))
    with qtbot.waitSignal(page.recent_chosen) as entered:
        qtbot.keyClick(recents, Qt.Key.Key_Return)

    assert (clicked.args, entered.args) == (["/shelf/lamps.txt"], ["/shelf/tides.pdf"])


def test_an_episode_is_taken_off_the_list_by_delete_and_by_menu(qtbot, page, recents):
    recents.setCurrentIndex(recents.model().index(2, 0))
    with qtbot.waitSignal(page.recent_removed) as by_key:
        qtbot.keyClick(recents, Qt.Key.Key_Delete)
    qtbot.keyClick(recents, Qt.Key.Key_Home)
    menu_at = recents.visualRect(recents.model().index(0, 0)).center()
    _open_menu(recents, menu_at)
    remove = recents.findChild(QMenu).actions()[1]
    with qtbot.waitSignal(page.recent_removed) as by_menu:
        remove.trigger()
    recents.findChild(QMenu).close()

    assert (by_key.args, by_menu.args) == (["/shelf/notes.txt"], ["/shelf/tides.pdf"])


def _open_menu(recents: RecentList, place) -> None:
    recents.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, recents.viewport().mapToGlobal(place))
    )


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("tides", ["Tides"]),
        ("ZOË", ["Tides"]),
        ("drawer 3", ["A history of lamps"]),
        ("notes", ["notes.txt"]),
        ("nothing", []),
        ("", ["Tides", "A history of lamps", "notes.txt"]),
    ],
)
def test_episodes_are_found_by_any_of_their_words(qtbot, page, recents, search, found):
    field = page.findChild(QLineEdit)
    field.setText("x")
    field.setText(search)

    assert _titles(recents) == found
    none_match = next(label for label in page.findChildren(ThemedLabel) if "match" in label.text())
    assert none_match.isVisible() == (not found)


def test_down_goes_from_the_search_to_what_was_found(qtbot, page, recents):
    field = page.findChild(QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, "lamps")

    qtbot.keyClick(field, Qt.Key.Key_Down)

    assert recents.hasFocus()
    assert recents.currentIndex().data() == "A history of lamps"


def test_a_row_tells_a_screen_reader_all_it_shows(recents):
    sentence = recents.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert sentence == "Tides. Harbour Light 14. Zoë Marsh. 4 quotes. No audio"


@pytest.mark.parametrize("size", [(760, 520), (1024, 640), (1440, 900)])
@pytest.mark.parametrize("look", ["light", "contrast"])
def test_every_size_of_window_can_be_painted(page, recents, theme, size, look):
    theme.show(look)
    page.resize(*size)

    image = page.grab().toImage()

    assert image.pixelColor(2, 2).name() == theme.color("surface.window").name()
    assert image.pixelColor(size[0] - 3, size[1] - 3).name() == theme.color("surface.page").name()
