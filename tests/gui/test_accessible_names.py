"""Nothing that can be pressed is without a name, and all of it can be reached by Tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit, QScrollBar, QWidget

from earmark.errors import LockedFile
from earmark.gui.bars.player_bar import PlayerBar
from earmark.gui.bars.toolbar import Toolbar
from earmark.gui.controls.banner import Banner, BannerStack
from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.choice import Choice
from earmark.gui.controls.message_page import MessagePage
from earmark.gui.controls.switch import Switch
from earmark.gui.controls.toast import Toast
from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.dialogs.settings_dialog import SettingsDialog
from earmark.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from earmark.gui.look.theme import Theme
from earmark.gui.settings import Settings
from earmark.gui.start.start_page import StartPage
from earmark.model.episode import Speaker
from earmark.model.talk_time import TalkTime

_KEYS = [("File", "Open transcript", "Ctrl+O")]


def _toolbar(theme: Theme, window: QWidget) -> None:
    toolbar = Toolbar(theme, {})
    toolbar.setParent(window)
    toolbar.show_speakers([Speaker("Ada")], [TalkTime(0, 1, 2, None, 1.0)])
    window.show()
    for button in toolbar.findChildren(IconButton):
        if button.accessibleName() in ("Speakers", "Text and theme"):
            button.click()


def _player_bar(theme: Theme, window: QWidget) -> None:
    PlayerBar(theme, {}, window)


def _start_page(theme: Theme, window: QWidget) -> None:
    page = StartPage(theme, (".pdf",), ("PDF",), (".mp3",), "Ctrl+O", 3)
    page.setParent(window)
    window.show()
    page.show()


def _settings(theme: Theme, window: QWidget) -> None:
    SettingsDialog(theme, Settings(), _KEYS, window)


def _shortcuts(theme: Theme, window: QWidget) -> None:
    ShortcutsDialog(theme, _KEYS, window)


def _messages(theme: Theme, window: QWidget) -> None:
    banners = BannerStack(theme, window)
    banners.show_banner(Banner("a", "A fact.", choices=(Choice("Show", window.update),)))
    Toast(theme, window).show_message("Quote deleted", "Undo", window.update)
    MessagePage(theme, window).show_error(LockedFile("This PDF is locked."))


@pytest.fixture(params=[_toolbar, _player_bar, _start_page, _settings, _shortcuts, _messages])
def window(request, qtbot, theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    request.param(theme, window)
    return window


def _pressable(window: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QAbstractSlider, QLineEdit)
    return [w for kind in kinds for w in window.findChildren(kind) if not isinstance(w, QScrollBar)]


def test_every_control_has_a_name(window):
    names = {
        widget: QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        for widget in _pressable(window)
    }

    assert names
    assert [widget for widget, name in names.items() if not name.strip()] == []


def test_every_control_can_be_reached_by_tab(window):
    unreachable = [w for w in _pressable(window) if not w.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert unreachable == []


def test_every_control_is_large_enough_to_hit(window):
    window.show()
    for dialog in window.findChildren(DialogCard):
        dialog.open()
    # A switch is 18 high, but all of its row switches it.
    shown = [w for w in _pressable(window) if w.isVisible() and not isinstance(w, Switch)]
    small = [w for w in shown if w.height() < 20 or w.width() < 24]

    assert small == []
