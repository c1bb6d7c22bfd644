"""The dialogs over the window: settings that apply at once, and the list of keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QSlider, QWidget

from earmark.gui.controls.labels import ElidedLabel, KeyCap
from earmark.gui.dialogs.settings_dialog import SettingsDialog
from earmark.gui.dialogs.settings_rows import SwitchRow
from earmark.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from earmark.gui.settings import Settings

_KEYS = [("File", "Open transcript", "Ctrl+O"), ("Playback", "Play or pause", "K, Space")]


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.field = QLineEdit(window)
    window.field.setFocus()
    window.done = QAction(window)
    window.done.setShortcut(QKeySequence("Ctrl+F"))
    window.addAction(window.done)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def settings(qapp) -> Settings:
    return Settings()


@pytest.fixture
def dialog(theme, window, settings) -> SettingsDialog:
    dialog = SettingsDialog(theme, settings, _KEYS, window)
    dialog.open()
    return dialog


def _button(owner: QWidget, name: str) -> QAbstractButton:
    shown = [b for b in owner.findChildren(QAbstractButton) if b.isVisible()]
    return next(b for b in shown if name in (b.accessibleName(), b.text()))


def _slider(owner: QWidget, name: str) -> QSlider:
    return next(s for s in owner.findChildren(QSlider) if s.accessibleName() == name and s.isVisible())


def test_a_theme_applies_at_once(qtbot, dialog, settings):
    qtbot.mouseClick(_button(dialog, "Sepia"), Qt.MouseButton.LeftButton)

    assert settings.theme == "sepia"


def test_matching_the_system_and_no_longer(qtbot, dialog, settings):
    settings.theme = "light"
    switch = _button(dialog, "Match the system")
    assert not switch.isChecked()

    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert settings.theme == "system"
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert settings.theme == "light"


def test_sliders_write_their_values(dialog, settings):
    _slider(dialog, "Size").setValue(21)
    _slider(dialog, "Line length").setValue(72)
    dialog.show_page(1)
    _slider(dialog, "Speed").setValue(30)
    _slider(dialog, "Rewind on resume").setValue(0)

    assert (settings.text_size, settings.measure) == (21, 72)
    assert (settings.rate, settings.rewind_ms) == (1.5, 0)


def test_a_backend_is_chosen_by_its_name(qtbot, dialog, settings):
    dialog.show_page(1)

    qtbot.mouseClick(_button(dialog, "Qt Multimedia"), Qt.MouseButton.LeftButton)

    assert settings.audio_backend == "qt"


@pytest.mark.parametrize(
    ("page", "words", "name", "after"),
    [
        (0, "Mark the word being spoken, also where its time is an estimate", "word_box_always", True),
        (1, "Follow, keep the words being spoken in view", "follow", False),
        (4, "Single keys, K, H, 1 to 5 and the like work without Ctrl", "single_keys", False),
        (5, "Reduce motion, the page jumps instead of gliding", "reduced_motion", True),
    ],
)
def test_switches_write_their_values(qtbot, dialog, settings, page, words, name, after):
    dialog.show_page(page)

    qtbot.mouseClick(_button(dialog, words), Qt.MouseButton.LeftButton)

    assert getattr(settings, name) is after


def test_a_click_on_the_words_switches_too(qtbot, dialog, settings):
    row = next(row for row in dialog.findChildren(SwitchRow) if row.isVisible())

    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(20, 18))

    assert settings.word_box_always


def test_a_change_from_elsewhere_is_shown(dialog, settings):
    settings.text_size = 25

    assert _slider(dialog, "Size").value() == 25


def test_the_defaults_of_one_page_are_restored(qtbot, dialog, settings):
    settings.text_size = 25
    settings.rate = 2.0

    qtbot.mouseClick(_button(dialog, "Restore reading defaults"), Qt.MouseButton.LeftButton)

    assert (settings.text_size, settings.rate) == (18, 2.0)
    assert _slider(dialog, "Size").value() == 18


def test_the_arrows_go_from_page_to_page(qtbot, dialog):
    first = _button(dialog, "Reading")
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Down)

    assert _button(dialog, "Playback").isChecked()
    assert _slider(dialog, "Speed").isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_close_it_and_the_focus_goes_back(qtbot, window, dialog, key):
    assert not window.field.hasFocus()

    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(window.windowHandle(), key)

    assert dialog.isHidden()
    assert window.field.hasFocus()


def test_done_closes_it(qtbot, dialog):
    qtbot.mouseClick(_button(dialog, "Done"), Qt.MouseButton.LeftButton)

    assert dialog.isHidden()


def test_tab_stays_inside(window, dialog):
    for _ in range(60):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(window.focusWidget())


def test_the_shortcuts_of_the_window_are_silent_meanwhile(qtbot, window, dialog):
    with qtbot.assertNotEmitted(window.done.triggered):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    dialog.accept()

    with qtbot.waitSignal(window.done.triggered):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)


def test_it_covers_the_window_whatever_its_size(window, dialog):
    window.resize(760, 520)

    assert dialog.geometry() == window.rect()
    done = _button(dialog, "Done")
    assert window.rect().contains(done.mapTo(window, done.rect().bottomRight()))


def test_the_shortcuts_are_listed_with_every_key(theme, window):
    dialog = ShortcutsDialog(theme, _KEYS, window)
    dialog.open()

    assert [label.whole_text for label in dialog.findChildren(ElidedLabel)] == [
        "Open transcript",
        "Play or pause",
    ]
    assert [cap.accessibleName() for cap in dialog.findChildren(KeyCap)] == ["Ctrl+O", "K", "Space"]
    assert [b.text() for b in dialog.findChildren(QPushButton)] == ["Done"]
