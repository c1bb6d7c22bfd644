"""“Copy quote” in four styles, and what is asked for once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from tests.gui.at_work import CTRL, SHIFT
from tests.gui.talk_files import write_talk

from earmark.gui.dialogs.citation_dialog import CitationDialog
from earmark.gui.dialogs.files_page import FilesPage
from earmark.gui.dialogs.settings_dialog import SettingsDialog
from earmark.model.cited_work import names_of
from earmark.storage import shows
from earmark.storage.shows import ShowFacts

HEAD = "Title: The harbour\n\n"
BOAT = "Boat 1 comes ashore."
PLAIN = "“Boat 1 comes ashore.” Ben Okoye, in “The harbour”, 00:00:10."


@pytest.fixture
def at_work(start, tmp_path):
    talk = write_talk(tmp_path / "harbour.txt", 6)
    talk.write_text(HEAD + talk.read_text(encoding="utf-8"), encoding="utf-8")
    return start(talk)


def copied() -> str:
    return QApplication.clipboard().text()


def asking(at_work) -> CitationDialog | None:
    return next((d for d in at_work.window.findChildren(CitationDialog) if d.isVisible()), None)


def copy(at_work, style: str = "") -> None:
    """Copy a selected quote with the keyboard, or by the menu in *style*."""
    at_work.select(BOAT)
    if style:
        at_work.window.verbs[f"copy_as_{style}"].trigger()
    else:
        at_work.press("C", modifiers=CTRL | SHIFT)


def test_plain_words_are_the_first_style(at_work):
    copy(at_work)
    assert copied() == PLAIN
    assert asking(at_work) is None
    assert at_work.toast == "Quote copied"


def test_the_style_of_the_settings_is_used(at_work):
    at_work.app.settings.citation_style = "markdown"
    copy(at_work)
    assert copied() == "> Boat 1 comes ashore.\n>\n> — Ben Okoye, “The harbour”, 00:00:10"


def test_what_a_style_needs_is_asked_for_once(at_work):
    copy(at_work, "apa")
    dialog = asking(at_work)
    assert dialog.hosts.text() == "Marsh, Ada"
    QTest.keyClicks(dialog.publisher, "Pier Radio")
    QTest.keyClicks(dialog.date, "2023-10-24")
    assert "(Marsh, 2023, 0:10)" in dialog.preview.accessibleName()
    assert dialog.preview.accessibleName().endswith("Pier Radio.")
    dialog.foot.done.click()
    assert copied() == (
        "Ben Okoye: “Boat 1 comes ashore.” (Marsh, 2023, 0:10).\n\n"
        "Marsh, A. (Host). (2023, October 24). The harbour [Audio podcast episode]. Pier Radio."
    )
    assert "<p>" in QApplication.clipboard().mimeData().html()

    copy(at_work, "chicago")
    assert asking(at_work) is None
    assert (
        "Ada Marsh, “The harbour,” October 24, 2023, published by Pier Radio, podcast, at 0:10." in copied()
    )


@pytest.mark.parametrize("leave", ["skip", "escape"])
def test_whoever_does_not_answer_gets_the_quote_and_is_not_asked_again(at_work, leave):
    copy(at_work, "apa")
    dialog = asking(at_work)
    if leave == "skip":
        dialog.skip.click()
    else:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert copied().startswith("Ben Okoye: “Boat 1 comes ashore.”")
    copy(at_work, "apa")
    assert asking(at_work) is None


def test_a_date_that_cannot_be_is_not_taken(at_work):
    copy(at_work, "apa")
    dialog = asking(at_work)
    dialog.date.setText("24.10.2023")
    assert not dialog.foot.done.isEnabled()
    assert dialog._trouble.text() == "Write the date as 2023-10-24."
    dialog.date.setText("2023-10")
    assert dialog.foot.done.isEnabled()


def test_the_preview_has_both_styles(at_work):
    copy(at_work, "chicago")
    dialog = asking(at_work)
    assert "podcast, at 0:10" in dialog.preview.accessibleName()
    dialog.styles._group.button(0).click()
    assert "[Audio podcast episode]" in dialog.preview.accessibleName()


def test_several_quotes_are_copied_with_one_source(at_work):
    shows.put("The harbour", ShowFacts(names_of("Ada Marsh")))
    for words in (BOAT, "Boat 2 comes ashore."):
        at_work.select(words)
        at_work.press("1")
    ids = tuple(mark.id for mark in at_work.highlights)
    at_work.page.panel.cite_as_requested.emit(ids, "apa")
    assert at_work.toast == "2 quotes copied"
    assert copied().count("(Host)") == 1
    assert copied().count("(Marsh, n.d., 0:") == 2
    at_work.page.panel.cite_as_requested.emit(ids, "plain")
    assert copied().count("in “The harbour”") == 2


def test_a_card_offers_all_styles(at_work):
    at_work.select(BOAT)
    at_work.press("1")
    (mark,) = at_work.highlights
    at_work.page.panel._list.wishes.tell_citation("markdown", (mark.id,))
    assert copied().startswith("> Boat 1")


def test_the_button_over_a_selection_offers_all_styles(at_work, qtbot):
    at_work.select(BOAT)
    button = at_work.page.selection_toolbar._copy
    button.customContextMenuRequested.emit(button.rect().center())
    menu = next(m for m in at_work.window.findChildren(QMenu) if m.isVisible())
    assert [action.text() for action in menu.actions()] == ["Plain", "Markdown", "Chicago", "APA 7"]
    menu.actions()[1].trigger()
    menu.close()
    assert copied().startswith("> Boat 1")


def test_the_quotes_menu_has_a_submenu_of_styles(at_work):
    quotes = next(a.menu() for a in at_work.window.menuBar().actions() if a.text() == "&Quotes")
    (styles,) = (a.menu() for a in quotes.actions() if a.text() == "Copy quote as")
    assert [action.text() for action in styles.actions()] == ["Plain", "Markdown", "Chicago", "APA 7"]


@pytest.mark.parametrize("verb", ["copy_quote", "copy_as_plain"])
def test_without_a_quote_there_is_a_word_about_it(at_work, verb):
    at_work.window.verbs[verb].trigger()
    assert at_work.toast == "Select words first, or choose a quote"


def test_the_key_copies_all_that_are_chosen_in_the_panel(at_work):
    for words in (BOAT, "Boat 2 comes ashore."):
        at_work.select(words)
        at_work.press("1")
    at_work.page.panel._list.setFocus()
    at_work.press("A", modifiers=CTRL)
    at_work.press("C", modifiers=CTRL | SHIFT)
    assert copied().count("in “The harbour”") == 2


def test_details_are_edited_later_from_menu_and_settings(at_work):
    at_work.window.verbs["citation_details"].trigger()
    dialog = asking(at_work)
    dialog.publisher.setText("Pier Radio")
    dialog.foot.done.click()
    assert shows.find("The harbour").publisher == "Pier Radio"

    at_work.window.verbs["settings"].trigger()
    (settings,) = at_work.window.findChildren(SettingsDialog)
    (page,) = settings.findChildren(FilesPage)
    page.details_requested.emit("The harbour")
    dialog = asking(at_work)
    assert dialog.publisher.text() == "Pier Radio"
    dialog.publisher.setText("Quay Radio")
    dialog.foot.done.click()
    assert shows.find("The harbour").publisher == "Quay Radio"


def test_the_citation_style_is_chosen_in_the_settings(at_work):
    at_work.window.verbs["settings"].trigger()
    (page,) = at_work.window.findChildren(FilesPage)
    page.styles._group.button(3).click()
    assert at_work.app.settings.citation_style == "apa"


def test_the_dialog_goes_with_the_episode(at_work):
    copy(at_work, "apa")
    at_work.app.program.show_start()
    assert asking(at_work) is None
