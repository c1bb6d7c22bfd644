"""The library with real widgets: finding, opening and removing episodes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QListView, QMenu

from earmark.gui.controls.buttons import IconButton, TextButton
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.side.library_view import LibraryView
from earmark.gui.side.side_pane import SidePane
from earmark.storage.recents import Recent

_TIDES = Recent(
    "/shelf/tides.pdf",
    "Tides, and the people who wait for them",
    "Harbour Light",
    "14",
    ("Zoë Marsh",),
    {"gold": 4, "sky": 2},
    has_audio=True,
    duration_ms=3_600_000,
    position_ms=600_000,
)
_LAMPS = Recent("/shelf/lamps.txt", "A history of lamps", "Open Drawer", "3")
_NOTES = Recent("/shelf/notes.txt")


@pytest.fixture
def theme(qapp) -> Theme:
    fonts.load()
    theme = Theme("light")
    theme.apply()
    return theme


@pytest.fixture
def library(qtbot, theme: Theme) -> LibraryView:
    library = LibraryView(theme)
    qtbot.addWidget(library)
    library.resize(252, 560)
    library.show_recents((_TIDES, _LAMPS, _NOTES))
    library.show()
    return library


def _list(library: LibraryView) -> QListView:
    found = library.findChild(QListView)
    assert isinstance(found, QListView)
    return found


def _search(library: LibraryView) -> QLineEdit:
    found = library.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def _titles(library: LibraryView) -> list[str]:
    model = _list(library).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _words(library: LibraryView) -> list[str]:
    return [label.text() for label in library.findChildren(ThemedLabel) if label.isVisible() and label.text()]


def test_episodes_are_listed_in_their_order_and_by_file_where_they_have_no_title(
    library: LibraryView,
) -> None:
    assert _titles(library) == [_TIDES.title, _LAMPS.title, "notes.txt"]


def test_a_click_and_enter_open_an_episode(library: LibraryView, qtbot) -> None:
    rows = _list(library)
    with qtbot.waitSignal(library.episode_chosen) as chosen:
        at = rows.visualRect(rows.model().index(1, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [_LAMPS.path]

    rows.setCurrentIndex(rows.model().index(0, 0))
    with qtbot.waitSignal(library.episode_chosen) as chosen:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert chosen.args == [_TIDES.path]


@pytest.mark.parametrize("words", ["tides", "LIGHT people", "zoe", "harbour 14"])
def test_search_looks_at_title_show_number_and_names(library: LibraryView, words: str) -> None:
    _search(library).setText(words)
    assert _titles(library) == [_TIDES.title]


def test_a_search_that_finds_nothing_says_so(library: LibraryView) -> None:
    _search(library).setText("submarine")
    assert _words(library) == ["No episodes match"]
    _search(library).clear()
    assert _words(library) == []
    assert len(_titles(library)) == 3


def test_enter_in_the_search_field_opens_the_first_one_found(library: LibraryView, qtbot) -> None:
    with qtbot.assertNotEmitted(library.episode_chosen):
        qtbot.keyClick(_search(library), Qt.Key.Key_Return)
    _search(library).setText("lamps")
    with qtbot.waitSignal(library.episode_chosen) as chosen:
        qtbot.keyClick(_search(library), Qt.Key.Key_Return)
    assert chosen.args == [_LAMPS.path]


def test_an_empty_library_says_what_will_be_in_it(qtbot, theme: Theme) -> None:
    library = LibraryView(theme)
    qtbot.addWidget(library)
    library.show()
    assert _words(library) == ["No episodes yet", "Transcripts you open are listed here."]

    library.show_recents((_LAMPS,))
    assert _words(library) == []


def test_an_episode_is_removed_by_its_menu_and_by_delete(library: LibraryView, qtbot) -> None:
    rows = _list(library)
    rows.customContextMenuRequested.emit(rows.visualRect(rows.model().index(1, 0)).center())
    menu = library.findChild(QMenu)
    assert isinstance(menu, QMenu)
    (remove,) = menu.actions()
    assert remove.text() == "Remove from library"
    with qtbot.waitSignal(library.remove_requested) as asked:
        remove.trigger()
    assert asked.args == [_LAMPS.path]
    menu.close()

    rows.setCurrentIndex(rows.model().index(2, 0))
    with qtbot.waitSignal(library.remove_requested) as asked:
        qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert asked.args == [_NOTES.path]


def test_no_menu_opens_beside_the_rows(library: LibraryView) -> None:
    rows = _list(library)
    rows.customContextMenuRequested.emit(QPoint(20, 520))
    menu = library.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert menu.isHidden()


def test_the_open_episode_looks_chosen(library: LibraryView) -> None:
    before = library.grab().toImage()
    library.show_open(_LAMPS.path)
    assert library.grab().toImage() != before
    library.show_open("")
    assert library.grab().toImage() == before


def test_a_screen_reader_hears_everything_about_an_episode(library: LibraryView) -> None:
    said = _list(library).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Tides, and the people who wait for them, Harbour Light 14, 50 min left, 6 quotes"


def test_qt_agrees_with_the_model(library: LibraryView) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(_list(library).model(), mode)
    _search(library).setText("lamps")
    library.show_recents((replace(_LAMPS, title="Lamps"), _NOTES))
    assert _titles(library) == ["Lamps"]
    tester.deleteLater()


def test_add_transcript_asks_for_one(library: LibraryView, qtbot) -> None:
    (add,) = library.findChildren(TextButton)
    with qtbot.waitSignal(library.add_requested):
        QTest.mouseClick(add, Qt.MouseButton.LeftButton)


def test_all_quotes_are_asked_for(library: LibraryView, qtbot) -> None:
    (button,) = (b for b in library.findChildren(IconButton) if b.accessibleName() == "All quotes")
    with qtbot.waitSignal(library.all_quotes_requested):
        button.click()


def test_the_side_pane_shows_contents_or_library(qtbot, theme: Theme) -> None:
    pane = SidePane(theme)
    qtbot.addWidget(pane)
    pane.show()
    assert pane.contents.isVisible()
    assert not pane.library.isVisible()

    with qtbot.waitSignal(pane.library_shown):
        pane.show_library()
    assert pane.library.isVisible()
    assert pane.is_library_shown
    pane.show_contents()
    assert pane.contents.isVisible()


def test_the_side_pane_has_the_widths_of_the_design(qtbot, theme: Theme) -> None:
    pane = SidePane(theme)
    qtbot.addWidget(pane)
    assert (pane.minimumWidth(), pane.sizeHint().width(), pane.maximumWidth()) == (208, 252, 360)
