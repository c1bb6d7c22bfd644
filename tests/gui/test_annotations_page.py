"""The settings of quotes, written into by mouse and keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from tests.gui.talk_files import write_talk

from earmark.gui.cards.tag_field import TagField
from earmark.gui.controls.labels import ElidedLabel
from earmark.gui.controls.marker_button import MarkerButton
from earmark.gui.dialogs.annotations_page import AnnotationsPage
from earmark.gui.dialogs.settings_dialog import SettingsDialog
from earmark.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from earmark.gui.settings import Settings
from earmark.model.filters import Order


@pytest.fixture
def settings(qapp):
    return Settings()


@pytest.fixture
def page(qtbot, theme, settings):
    page = AnnotationsPage(theme, settings)
    qtbot.addWidget(page)
    page.resize(640, 480)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def field(page, name) -> QLineEdit:
    (found,) = (f for f in page.findChildren(QLineEdit) if f.accessibleName() == f"Name of {name}")
    return found


def write(page, name, text):
    line = field(page, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)
    return line


def test_a_name_counts_while_it_is_written(page, settings):
    told = []
    settings.changed.connect(lambda: told.append(settings.color_names["gold"]))
    write(page, "Gold", "Cl")
    assert told == ["C", "Cl"]


def test_spaces_stay_while_a_name_is_written_and_are_tidied_after(page, settings):
    line = write(page, "Coral", "Ask  Ada ")
    assert line.text() == "Ask  Ada "
    assert settings.color_names["coral"] == "Ask Ada"
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Ask Ada"


def test_without_a_name_a_color_has_its_own_again(page, settings):
    write(page, "Sky", "Later")
    line = write(page, "Sky", "")
    assert settings.color_names["sky"] == "Sky"
    assert (line.text(), line.placeholderText()) == ("", "Sky")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Sky"


def test_tab_goes_from_name_to_name(page):
    field(page, "Gold").setFocus()
    for name in ("Coral", "Mint", "Sky", "Lilac"):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is field(page, name)


def test_the_color_of_h_is_ticked_and_chosen_by_a_press(page, settings):
    buttons = page.findChildren(MarkerButton)
    assert [button.color for button in buttons if button.is_ticked] == ["gold"]
    QTest.mouseClick(buttons[3], Qt.MouseButton.LeftButton)
    assert settings.last_color == "sky"
    assert [button.color for button in buttons if button.is_ticked] == ["sky"]


def test_tags_of_new_quotes_are_written_as_on_a_card(page, settings):
    tags = page.findChild(TagField)
    tags.setFocus()
    QTest.keyClicks(page.focusWidget(), "#sea, to check")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert settings.default_tags == "sea, to check"
    assert tags.tags == ("sea", "to check")
    settings.save()
    assert Settings().default_tags == "sea, to check"


def test_what_was_chosen_elsewhere_is_shown(page, settings):
    settings.last_color = "mint"
    settings.default_tags = "tides"
    assert [b.color for b in page.findChildren(MarkerButton) if b.is_ticked] == ["mint"]
    assert page.findChild(TagField).tags == ("tides",)


def test_the_defaults_come_back(page, settings):
    write(page, "Mint", "Question")
    settings.last_color, settings.default_tags = "lilac", "sea"
    page.restore(settings)
    assert settings.color_names["mint"] == field(page, "Mint").text() == "Mint"
    assert (settings.last_color, settings.default_tags) == ("gold", "")
    assert page.findChild(TagField).tags == ()


@pytest.fixture
def at_work(start, tmp_path):
    return start(write_talk(tmp_path / "harbour.txt"))


def dialog_page(at_work) -> AnnotationsPage:
    at_work.app.dialogs.show_settings()
    at_work.wait(lambda: at_work.window.findChildren(AnnotationsPage))
    return at_work.window.findChild(AnnotationsPage)


def test_a_new_name_is_everywhere_at_once(at_work):
    page = at_work.page
    at_work.select("Crate 2 is carried")
    at_work.press("1")
    write(dialog_page(at_work), "Gold", "Claim & proof")

    toggle = page.panel._head._colors[0]
    marker = page.selection_toolbar._markers[0]
    model = page.panel._model
    assert toggle.accessibleName() == "Claim & proof"
    assert marker.accessibleName() == "Keep in Claim & proof"
    assert at_work.window.verbs["keep_gold"].text() == "Keep in Claim && proof"
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole).startswith("Claim & proof. ")


def test_messages_and_undo_say_the_name(at_work):
    at_work.app.settings.color_names = {"mint": "Question"}
    at_work.go_to("Crate 3")
    at_work.press("3")
    assert at_work.toast == "Kept in Question"
    assert at_work.session.undo_stack.undoText() == "Keep in Question"


def test_new_quotes_get_the_tags_and_the_color_of_the_settings(at_work):
    at_work.app.settings.default_tags = "sea, check"
    at_work.app.settings.last_color = "lilac"
    at_work.select("Crate 2 is carried")
    at_work.press("h")
    (kept,) = at_work.highlights
    assert (kept.color, kept.tags) == ("lilac", ("sea", "check"))


def test_names_are_there_when_the_program_starts_again(at_work, start, tmp_path):
    write(dialog_page(at_work), "Gold", "Claim")
    at_work.end()
    again = start()
    assert again.window.verbs["keep_gold"].text() == "Keep in Claim"


def test_a_button_brings_the_defaults_back(at_work, qtbot):
    write(dialog_page(at_work), "Gold", "Claim")
    dialog = at_work.window.findChild(SettingsDialog)
    dialog.show_page(2)
    (button,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "Restore annotation defaults")
    button.click()
    assert at_work.app.settings.color_names["gold"] == "Gold"


def test_the_list_of_keys_says_the_names(at_work):
    at_work.app.settings.color_names = {"sky": "To check"}
    at_work.app.dialogs.show_shortcuts()
    at_work.wait(lambda: at_work.window.findChildren(ShortcutsDialog))
    shown = at_work.window.findChild(ShortcutsDialog).findChildren(ElidedLabel)
    assert "Keep in To check" in [label.accessibleName() or label.text() for label in shown]


def test_the_order_of_the_panel_is_remembered(at_work, start):
    at_work.page.panel._head._orders.actions()[1].trigger()
    assert at_work.app.settings.order == "newest"
    at_work.end()
    again = start()
    head = again.page.panel._head
    assert (again.page.panel._order, head._sort.text()) == (Order.NEWEST, "Newest")
    assert [action.isChecked() for action in head._orders.actions()] == [False, True, False, False]


def test_names_stay_when_the_theme_changes(at_work):
    at_work.app.settings.color_names = {"mint": "Question"}
    at_work.app.settings.theme = "dark"
    assert at_work.app.theme.marker("mint").name == "Question"
    assert at_work.page.panel._head._colors[2].accessibleName() == "Question"
