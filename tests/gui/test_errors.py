"""Errors as the user sees them."""

import logging

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from earmark.errors import UserError
from earmark.gui.errors import show_error


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_user_error_is_shown_in_its_own_words(window):
    box = show_error(window, UserError("This PDF is locked.", "Enter its password.", "page 3"))

    assert box.icon() == QMessageBox.Icon.Warning
    assert (box.text(), box.informativeText(), box.detailedText()) == (
        "This PDF is locked.",
        "Enter its password.",
        "page 3",
    )
    assert box.isVisible()


def test_a_bug_is_told_in_general_words_with_its_traceback(window, caplog):
    def buggy():
        raise ZeroDivisionError("halves")

    with pytest.raises(ZeroDivisionError) as caught:
        buggy()
    with caplog.at_level(logging.ERROR):
        box = show_error(window, caught.value)

    assert box.icon() == QMessageBox.Icon.Critical
    assert "ZeroDivisionError: halves" in box.detailedText()
    assert "unexpected error" in caplog.text
