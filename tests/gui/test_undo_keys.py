"""The keys of undo and redo are the same in dialogs as in the window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from earmark.gui.actions import TABLE
from earmark.gui.dialogs.undo_keys import is_redo, is_undo


def event_of(keys: str) -> QKeyEvent:
    combination = QKeySequence(keys)[0]
    return QKeyEvent(QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers())


def keys_of(name: str) -> tuple[str, ...]:
    return next(spec.keys for spec in TABLE if spec.name == name)


@pytest.mark.parametrize(("name", "tells"), [("undo", is_undo), ("redo", is_redo)])
def test_all_keys_of_the_window_work_in_dialogs(qapp, name, tells):
    assert all(tells(event_of(keys)) for keys in keys_of(name))


def test_no_key_means_both_and_letters_mean_nothing(qapp):
    for keys in (*keys_of("undo"), *keys_of("redo")):
        assert is_undo(event_of(keys)) != is_redo(event_of(keys))
    plain = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier)
    assert not is_redo(plain)
    assert not is_undo(plain)
