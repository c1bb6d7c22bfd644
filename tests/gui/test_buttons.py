"""Icon buttons and text buttons: what they are called, and how they look in each state."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget

from earmark.gui.controls.buttons import IconButton, TextButton


def _ground(button: QWidget) -> str:
    """The colour near the left edge, where no content is."""
    return button.grab().toImage().pixelColor(3, button.height() // 2).name()


def test_the_tooltip_is_the_name_and_its_keys(qtbot, theme):
    button = IconButton(theme, "search", "Find", "Ctrl+F")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Find"
    assert button.toolTip() == "Find  Ctrl+F"


def test_a_disabled_button_tells_why_and_later_its_name_again(qtbot, theme):
    button = IconButton(theme, "file-export", "Copy all quotes", "Ctrl+E")
    qtbot.addWidget(button)

    button.show_reason("No quotes to copy yet")
    assert button.toolTip() == "No quotes to copy yet"
    button.show_reason("")
    assert button.toolTip() == "Copy all quotes  Ctrl+E"


def test_a_reason_stays_when_the_button_is_renamed(qtbot, theme):
    button = IconButton(theme, "player-play", "Play")
    qtbot.addWidget(button)

    button.show_reason("Link audio to play")
    button.rename("Pause")

    assert button.toolTip() == "Link audio to play"
    assert button.accessibleName() == "Pause"


def test_an_icon_button_is_32_square(qtbot, theme):
    button = IconButton(theme, "x", "Close")
    qtbot.addWidget(button)

    assert (button.width(), button.height()) == (32, 32)


def test_being_on_gives_a_button_its_ground(qtbot, theme):
    button = IconButton(theme, "layout-sidebar", "Contents", checkable=True)
    qtbot.addWidget(button)
    before = _ground(button)

    button.setChecked(True)

    assert _ground(button) == theme.color("surface.selected").name() != before


def test_pressing_darkens_a_button(qtbot, theme):
    button = IconButton(theme, "x", "Close")
    qtbot.addWidget(button)

    button.setDown(True)

    assert _ground(button) == theme.color("surface.pressed").name()


def test_a_button_follows_a_change_of_theme(qtbot, theme):
    button = IconButton(theme, "layout-sidebar", "Contents", checkable=True)
    qtbot.addWidget(button)
    button.setChecked(True)
    light = _ground(button)

    theme.show("dark")

    assert _ground(button) == theme.color("surface.selected").name() != light


def test_the_tooltip_comes_while_the_pointer_rests(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 120)
    button = IconButton(theme, "search", "Find", "Ctrl+F", parent=window)
    button.move(100, 40)
    with qtbot.waitExposed(window):
        window.show()

    QTest.mouseMove(window.windowHandle(), QPoint(10, 10))
    QTest.mouseMove(window.windowHandle(), QPoint(110, 50))

    qtbot.waitUntil(lambda: QToolTip.isVisible() and QToolTip.text() == "Find  Ctrl+F")
    QTest.mouseMove(window.windowHandle(), QPoint(10, 10))
    QToolTip.hideText()


def test_space_presses_a_focused_button(qtbot, theme):
    button = TextButton(theme, "Link audio", "file-music")
    qtbot.addWidget(button)

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_text_button_is_as_wide_as_its_words_need(qtbot, theme):
    button = TextButton(theme, "A–B", "repeat")
    qtbot.addWidget(button)
    before = button.width()

    button.show_text("A–B  0:24")

    assert button.width() > before
