"""The page in the transcript's place when a file cannot be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from earmark.errors import LockedFile, UserError
from earmark.gui.controls.message_page import MessagePage

_PICTURES = UserError("This PDF has no text to read.", "Its pages are pictures.", "41 pages, 0 letters")


@pytest.fixture
def page(qtbot, theme) -> MessagePage:
    page = MessagePage(theme)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


def _press(qtbot, page: MessagePage, words: str) -> None:
    button = next(button for button in page.findChildren(QPushButton) if button.text() == words)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_another_file_can_be_chosen(qtbot, page):
    page.show_error(_PICTURES)

    with qtbot.waitSignal(page.choose_requested):
        _press(qtbot, page, "Choose another file…")
    assert page.accessibleName() == "This PDF has no text to read. Its pages are pictures."


def test_the_details_are_shown_on_demand_and_copied(qtbot, page):
    page.show_error(_PICTURES)
    text = page.findChild(QPlainTextEdit)
    assert not text.isVisible()

    _press(qtbot, page, "Details")
    assert text.isVisible()
    _press(qtbot, page, "Copy details")

    assert QApplication.clipboard().text() == "41 pages, 0 letters"


def test_without_details_there_is_no_button_for_them(page):
    page.show_error(UserError("This file is empty."))

    assert not any(b.text() == "Details" and b.isVisible() for b in page.findChildren(QPushButton))


def test_a_locked_file_asks_for_its_password(qtbot, page):
    page.show_error(LockedFile("This PDF is locked.", "Enter its password to read it."))
    field = page.findChild(QLineEdit)
    assert field.isVisible()
    assert field.echoMode() == QLineEdit.EchoMode.Password

    qtbot.keyClicks(field, "sesame")
    with qtbot.waitSignal(page.password_entered) as told:
        _press(qtbot, page, "Unlock")

    assert told.args == ["sesame"]


def test_an_empty_password_is_not_tried(qtbot, page):
    page.show_error(LockedFile("This PDF is locked."))

    with qtbot.assertNotEmitted(page.password_entered):
        qtbot.keyClick(page.findChild(QLineEdit), Qt.Key.Key_Return)


def test_a_password_is_not_kept_for_the_next_file(qtbot, page):
    page.show_error(LockedFile("This PDF is locked."))
    qtbot.keyClicks(page.findChild(QLineEdit), "sesame")

    page.show_error(LockedFile("This PDF is locked."))

    assert page.findChild(QLineEdit).text() == ""


def test_an_ordinary_error_has_no_password_field(page):
    page.show_error(LockedFile("This PDF is locked."))
    page.show_error(_PICTURES)

    assert not page.findChild(QLineEdit).isVisible()
