"""The export dialog: what it shows, and what it tells, by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.exporters.quotes.quoted_harbour import sheet
from tests.gui.reading import Told

from earmark.exporters.quotes import QUOTE_WRITERS
from earmark.exporters.quotes.options import Group, Options
from earmark.exporters.quotes.ordering import Legend, Look, ShownGroup
from earmark.gui.controls.choice import Choice
from earmark.gui.dialogs.choice_menu import ChoiceMenu
from earmark.gui.dialogs.export.export_choice import (
    ClipFacts,
    ClipRow,
    ExportChoice,
    Which,
    size_in_words,
)
from earmark.gui.dialogs.export.export_dialog import ExportDialog
from earmark.gui.dialogs.export.formats import CLIPS, FORMATS, NAMES, View
from earmark.gui.look.theme import THEMES
from earmark.gui.settings import EXPORT_FORMATS
from earmark.model.citation import Style

LEFT = Qt.MouseButton.LeftButton
COUNTS = {Which.ALL: 17, Which.SHOWN: 5, Which.SELECTED: 0}
ENTER, DOWN, END, TAB, SPACE = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_End),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Space),
)


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def dialog(theme, window) -> ExportDialog:
    dialog = ExportDialog(theme, window)
    dialog.show_choice(ExportChoice(), COUNTS)
    dialog.open()
    return dialog


def a_look(more: int = 0, citation: bool = False) -> Look:
    made = sheet(options=Options(cite=Style.APA) if citation else None)
    groups = tuple(ShownGroup(group.name, group.rows) for group in made.groups)
    legend = tuple(Legend(color, made.color_name(color), 1) for color in made.colors)
    return Look(made.source, legend, groups, made.citation, {"Ben Okoye": 1}, more)


def button(parent: QWidget, words: str) -> QAbstractButton:
    found = [b for b in parent.findChildren(QAbstractButton) if b.text() == words and b.isVisible()]
    assert len(found) == 1, [b.text() for b in found]
    return found[0]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT, pos=QPoint(10, widget.height() // 2))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_every_format_that_can_be_written_can_be_chosen():
    assert set(NAMES) == {writer.name for writer in QUOTE_WRITERS} | {CLIPS}
    assert NAMES == EXPORT_FORMATS
    assert [fmt.title for fmt in FORMATS][:5] == [
        "Web page", "Markdown", "Spreadsheet", "Web Annotation", "Audio clips",
    ]  # fmt: skip


@pytest.mark.parametrize("fmt", FORMATS, ids=lambda fmt: fmt.name)
def test_the_button_names_the_format(dialog, fmt):
    dialog.formats.rows[NAMES.index(fmt.name)].click()
    assert dialog.export.text() == fmt.verb
    assert dialog.preview.view is fmt.views[0]
    assert dialog.preview.switch.isVisible() is (len(fmt.views) > 1)
    assert dialog.copy.isEnabled() is fmt.copies


def test_a_preview_is_asked_for_at_once_and_then_150_ms_after_the_last_change(dialog, qtbot):
    told = Told(dialog.preview_requested)
    dialog.show_choice(ExportChoice(), COUNTS)
    qtbot.waitUntil(lambda: len(told) == 1)
    click(button(dialog, "Notes"))
    click(button(dialog, "Tags"))
    assert len(told) == 1
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[-1][0].options.left_out == ("notes", "tags")


def test_what_is_chosen_is_told_at_once(dialog):
    told = Told(dialog.choice_changed)
    click(button(dialog, "Shown by the filter"))
    click(button(dialog, "Whole sentence"))
    choice = told[-1][0]
    assert (choice.which, choice.options.whole_sentences) == (Which.SHOWN, True)
    click(button(dialog, "Whole sentence"))
    assert not told[-1][0].options.whole_sentences


def test_counts_stand_beside_the_choices_and_none_cannot_be_chosen(dialog):
    row = button(dialog, "Selected")
    assert (row.accessibleName(), row.isEnabled()) == ("Selected, 0", False)
    assert row.toolTip() == "No quote is selected"
    assert button(dialog, "Shown by the filter").accessibleName() == "Shown by the filter, 5"


def test_the_size_is_told_when_it_is_known(dialog):
    dialog.show_size(None)
    assert dialog.preview._count.text() == "17 quotes"
    dialog.show_size(24_100)
    assert dialog.preview._count.text() == "17 quotes, 24 KB"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (999, "999 B"), (24_400, "24 KB"), (3_840_000, "3.8 MB"), (38_400_000, "38 MB")],
)
def test_sizes_in_words(size, words):
    assert size_in_words(size) == words


def test_fields_open_lists_and_follow_the_arrows(dialog, qtbot):
    told = Told(dialog.choice_changed)
    click(button(dialog, "Time"))
    menu = dialog.findChild(ChoiceMenu)
    next(action for action in menu.actions() if action.text() == "Speaker").trigger()
    menu.close()
    assert told[-1][0].options.group is Group.SPEAKER
    cite = button(dialog, "None")
    cite.setFocus()
    QTest.keyClick(cite, END)
    QTest.keyClick(cite, DOWN)
    QTest.keyClick(cite, DOWN)
    QTest.keyClick(cite, DOWN)
    assert told[-1][0].options.cite is Style.APA


def test_details_of_a_citation_are_offered_where_a_style_needs_them(dialog):
    told = Told(dialog.details_requested)
    link = dialog.form.details
    assert not link.isVisible()
    dialog.show_choice(ExportChoice(options=Options(cite=Style.CHICAGO)), COUNTS)
    link.click()
    assert len(told) == 1


def test_the_list_is_one_stop_and_its_arrows_choose(dialog):
    told = Told(dialog.choice_changed)
    assert focused().text() == "Web page"
    QTest.keyClick(focused(), DOWN)
    assert (focused().text(), told[-1][0].format) == ("Markdown", "markdown")
    QTest.keyClick(focused(), END)
    assert told[-1][0].format == "qdpx"
    QTest.keyClick(focused(), TAB)
    assert focused().text() == "All in this episode"


def test_everything_can_be_reached_by_tab(dialog):
    dialog.show_choice(ExportChoice(options=Options(cite=Style.APA)), COUNTS)
    seen = []
    for _ in range(40):
        QTest.keyClick(focused(), TAB)
        seen.append(focused())
        if focused() is dialog.close_button:
            break
    names = [getattr(widget, "text", str)() for widget in seen]
    wanted = ["Notes", "Tags", "Speaker", "Time links", "Whole sentence", "Details…", "APA 7", "Time", "Page"]
    places = [names.index(name) for name in [*wanted, "Change…", "Copy", "Export web page"]]
    assert places == sorted(places)
    assert dialog.preview.page in seen


def test_space_ticks_and_enter_exports(dialog):
    changed, exported = Told(dialog.choice_changed), Told(dialog.export_requested)
    notes = button(dialog, "Notes")
    notes.setFocus()
    QTest.keyClick(notes, SPACE)
    assert changed[-1][0].options.left_out == ("notes",)
    QTest.keyClick(notes, ENTER)
    assert len(exported) == 1


def test_what_a_format_does_not_know_is_off(dialog):
    dialog.formats.rows[NAMES.index("jsonld")].click()
    assert not button(dialog, "Time").isEnabled()
    dialog.formats.rows[NAMES.index(CLIPS)].click()
    assert not button(dialog, "Notes").isEnabled()


def test_clips_are_listed_with_their_lengths(dialog):
    rows = tuple(ClipRow(f"clip {n}.mp3", 61_000, "“Words.”") for n in range(400))
    dialog.formats.rows[NAMES.index(CLIPS)].click()
    dialog.show_clips(ClipFacts(rows, 38_000_000))
    assert dialog.preview._count.text() == "400 clips, 6:46:40, 38 MB"
    assert dialog.preview.clips.verticalScrollBar().maximum() > 400 * 40
    dialog.show_clips(ClipFacts(reason="Link audio to export clips"))
    assert not dialog.export.isEnabled()
    assert dialog.preview.clips.accessibleDescription() == "Link audio to export clips"


def test_clips_beside_a_document_say_how_large_they_are(dialog):
    box = dialog.form._clips
    dialog.show_clips(ClipFacts((ClipRow("a.mp3", 1_000, ""),), 38_000_000))
    assert (box.text(), box.isEnabled()) == ("Clips, 38 MB", True)
    dialog.show_clips(ClipFacts(reason="Link audio to export clips"))
    assert (box.isEnabled(), box.toolTip()) == (False, "Link audio to export clips")


@pytest.mark.parametrize("name", THEMES)
def test_the_page_shows_title_quotes_speakers_tags_and_notes(dialog, theme, qtbot, name):
    theme.show(name)
    dialog.show_look(a_look(more=150, citation=True), keep_place=False)
    page = dialog.preview.page
    qtbot.waitUntil(lambda: page.is_written)
    text = page.toPlainText()
    assert text.startswith("A little harbour\nLow Water 15 · Ada <A> Marsh and Ben Okoye · 2023-10-24")
    for words in (
        "tides 🌊 and the people",
        "Ada <A> Marsh  00:00:02  #sea  #long tag",
        "Check this & that <b>.",
    ):
        assert words in text
    assert "not found in the present transcript" in text
    assert "150 more" in text
    assert text.rstrip().endswith("https://example.org/15")
    assert len(page._marks.quotes) == 8
    assert not dialog.grab().isNull()


def test_markdown_shows_quotes_behind_a_rule_and_names_their_colors(dialog, qtbot):
    dialog.formats.rows[NAMES.index("markdown")].click()
    dialog.show_look(a_look(), keep_place=False)
    page = dialog.preview.page
    qtbot.waitUntil(lambda: page.is_written)
    assert page._marks.quotes == []
    assert len(page._marks.ruled) == 6
    assert "— Ada <A> Marsh  00:00:02  Claim" in page.toPlainText()


def test_the_page_stays_where_it_was_when_an_option_changes(dialog, qtbot):
    look = a_look()
    many = Look(look.source, (), look.groups * 8, (), {})
    page = dialog.preview.page
    dialog.show_look(many, keep_place=False)
    qtbot.waitUntil(lambda: page.is_written)
    page.verticalScrollBar().setValue(900)
    dialog.show_look(many, keep_place=True)
    qtbot.waitUntil(lambda: page.is_written)
    assert page.verticalScrollBar().value() == 900
    dialog.show_look(many, keep_place=False)
    assert page.verticalScrollBar().value() == 0


def test_source_is_shown_where_the_reader_wants_it(dialog):
    dialog.show_source("<p>one</p>", keep_place=False)
    click(button(dialog, "Source"))
    assert dialog.preview.view is View.SOURCE
    assert dialog.preview.source.isVisible()
    assert dialog.preview.source.toPlainText() == "<p>one</p>"


def test_the_place_is_shown_with_a_tilde(dialog, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    dialog.show_target(Path.home() / "Podcasts" / "a-quotes.html")
    assert dialog.place._path.whole_text == "~/Podcasts/a-quotes.html"


def test_while_it_is_written_only_stopping_is_possible(dialog):
    told = Told(dialog.stop_requested)
    dialog.show_writing(True)
    dialog.show_progress(50, 200)
    assert dialog.place._words.text() == "25 %"
    assert not dialog.export.isEnabled()
    assert not dialog.formats.isEnabled()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert len(told) == 1
    assert dialog.isVisible()
    dialog.show_writing(False)
    assert dialog.export.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_question_is_asked_once_and_goes_with_a_change(dialog):
    done = []
    dialog.tell("It is there.", Choice("Replace", lambda: done.append(1)))
    assert focused().text() == "Replace"
    focused().click()
    assert done == [1]
    assert dialog.notices.notice is None
    dialog.tell("Again.")
    click(button(dialog, "Notes"))
    assert dialog.notices.notice is None


def test_in_a_small_window_everything_keeps_its_place(theme, qtbot, window):
    window.resize(1024, 640)
    dialog = ExportDialog(theme, window)
    dialog.show_choice(ExportChoice(), COUNTS)
    dialog.open()
    for part in (dialog.export, dialog.form._group, dialog.preview.page, dialog.formats):
        corner = part.mapTo(window, part.rect().bottomRight())
        assert window.rect().contains(corner)
    assert dialog.formats.height() >= 104


def test_in_the_lowest_window_the_options_scroll_and_none_lies_over_another(theme, window):
    window.resize(760, 520)
    dialog = ExportDialog(theme, window)
    dialog.show_choice(ExportChoice(), COUNTS)
    dialog.open()
    boxes = [dialog.form._parts["notes"], dialog.form._parts["speaker"], dialog.form._whole]
    tops = [box.mapTo(dialog.form, QPoint()).y() for box in boxes]
    assert tops[0] + boxes[0].height() <= tops[1]
    assert tops[1] + boxes[1].height() <= tops[2]
    assert dialog.form.height() >= dialog.form.minimumSizeHint().height()
