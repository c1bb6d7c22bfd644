"""What differs between a restored backup and the damaged file, and adding what is missing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.gui.at_work import press_button, words_of
from tests.sessions import quote

from earmark.gui.dialogs.restored.difference import differences
from earmark.gui.dialogs.restored.restored_dialog import RestoredDialog
from earmark.model.annotations import Annotations
from earmark.storage.sidecar_format import Content

RADIO, TIDES, CAFE = quote("radio"), quote("tides", note="why?"), quote("café", tags=("a", "b"))


def found(backup, readable):
    return differences(Content(Annotations.of(backup)), Annotations.of(readable))


def said(rows):
    return [row.spoken for row in rows]


def test_what_only_the_damaged_file_has_comes_first():
    noted = replace(TIDES, note="because")

    rows = found([RADIO, TIDES], [noted, CAFE])
    assert said(rows) == [
        "Only in the damaged file. “café” · #a #b",
        "Different in the damaged file. “tides” · because",
        "Only in the backup. “radio”",
    ]
    assert [row.is_settled for row in rows] == [False, False, True]


def test_where_a_quote_stands_is_no_difference():
    moved = replace(TIDES, start=TIDES.start + 5, end=TIDES.end + 5, placed=False)

    assert found([TIDES], [moved]) == ()


def test_a_bookmark_has_no_words():
    assert said(found([], [replace(RADIO, kind="bookmark")])) == ["Only in the damaged file. Bookmark"]


@pytest.fixture
def dialog(qtbot, theme):
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    return RestoredDialog(theme, window)


@pytest.mark.parametrize(
    ("rows", "words", "button"),
    [
        ((), "All that can be read of the damaged file is in them.", ""),
        (found([RADIO], []), "What only the backup has could not be read of the damaged file.", ""),
        (found([], [RADIO]), "More could be read of the damaged file. Add what you miss.", "Add 1 quote"),
        (found([], [RADIO, CAFE]), "More could be read of the damaged file.", "Add 2 quotes"),
    ],
)
def test_it_says_what_can_be_done(dialog, rows, words, button):
    dialog.show_differences("14:05", rows)
    dialog.open()

    assert "Your quotes are as the backup of 14:05 has them." in words_of(dialog)
    assert words in words_of(dialog)
    assert dialog.add_button.isVisible() == bool(button)
    assert not button or dialog.add_button.text() == button


def test_adding_is_wished_once_and_closes(qtbot, dialog):
    dialog.show_differences("14:05", found([], [RADIO]))
    dialog.open()
    with qtbot.waitSignal(dialog.add_requested):
        press_button(dialog, "Add 1 quote")

    assert not dialog.isVisible()


def test_escape_closes_and_adds_nothing(qtbot, dialog):
    dialog.show_differences("14:05", found([], [RADIO]))
    dialog.open()
    with qtbot.assertNotEmitted(dialog.add_requested):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
