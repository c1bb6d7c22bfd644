"""The review of remarks: what it shows beside each, and what it asks for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from tests.gui.reading import Told
from tests.model.test_mends import DOUBLED, EMPTY, FOOT, LABEL, NOW, ORIGINAL, PLAIN, STRAY, TIME

from earmark.gui.dialogs.choice_menu import ChoiceMenu
from earmark.gui.dialogs.review.review_dialog import ReviewDialog
from earmark.gui.dialogs.review.review_item import review_items
from earmark.gui.look.theme import THEMES
from earmark.model.edition import Edition
from earmark.model.episode import Box, Episode, Paragraph, Remark, Turn
from earmark.model.mends import Mend, mended

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGES = Episode(
    turns=(Turn(None, (Paragraph("One."), Paragraph("Two."), Paragraph("Three."))),),
    remarks=(
        Remark("A head.", page=1, kind="furniture", paragraph=0, words="Low Water"),
        Remark(
            "Twice.", page=3, kind="doubled", paragraph=2, words="Three.", boxes=(Box(100, 500, 200, 512),)
        ),
        Remark("No times were found."),
        Remark("Doubtful.", page=2, kind="stray", paragraph=1, words="x", doubtful=True),
    ),
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
def dialog(theme, window) -> ReviewDialog:
    dialog = ReviewDialog(theme, window)
    dialog.open()
    show(dialog, Edition(ORIGINAL))
    return dialog


def show(
    dialog: ReviewDialog, edition: Edition, left: set[int] | None = None, *, pages: bool = False
) -> None:
    dialog.show_remarks(review_items(edition, left or set()), edition.episode.speakers, pages)


def choose(dialog: ReviewDialog, number: int) -> None:
    rows = [dialog.list._at(k).number for k in range(dialog.list.count())]
    dialog.list.setCurrentRow(rows.index(number))


def buttons(dialog: ReviewDialog) -> dict[str, QPushButton]:
    return {b.text(): b for b in dialog.bar.findChildren(QPushButton) if b.isVisible()}


def page_picture(width: int = 612, height: int = 792) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


# What is shown


def test_doubtful_remarks_come_first_then_by_place_and_those_of_the_whole_file_last():
    assert [item.number for item in review_items(Edition(PAGES))] == [3, 0, 1, 2]


def test_page_and_time_tell_where(dialog):
    items = {item.number: item for item in review_items(Edition(ORIGINAL))}

    assert items[TIME].where == "00:00:05"
    assert next(item.where for item in review_items(Edition(PAGES))) == "Page 2"
    assert items[PLAIN].where == ""


def test_the_passage_is_the_paragraph_with_its_neighbours():
    items = {item.number: item for item in review_items(Edition(ORIGINAL))}

    lines = [(line.name, line.is_meant) for line in items[LABEL].passage]
    assert lines == [("Ben", False), ("Note well", True), ("Ada", False)]
    assert [line.is_meant for line in items[TIME].passage] == [True, False]
    assert items[PLAIN].passage == ()
    assert items[LABEL].offset == ORIGINAL.spans[2].start


def test_without_pages_the_text_is_shown_with_the_words_lit(dialog):
    choose(dialog, TIME)

    assert dialog.passage_view.isVisible()
    assert "The tide is late." in dialog.passage_view.toPlainText()
    assert not dialog._switch.isVisible()


def test_a_remark_about_the_whole_file_says_so(dialog):
    choose(dialog, PLAIN)

    assert dialog.passage_view.toPlainText().startswith("This is about the whole file")
    assert set(buttons(dialog)) == {"Leave it"}


def test_markup_in_a_transcript_is_only_text(dialog):
    odd = Episode(
        turns=(Turn(None, (Paragraph("a <b>bold</b> & <img src=x> tide"),)),),
        remarks=(Remark("<i>x</i>", kind="stray", paragraph=0, words="<b>bold</b>"),),
    )
    show(dialog, Edition(odd))

    assert dialog.passage_view.toPlainText().strip() == "a <b>bold</b> & <img src=x> tide"


def test_the_picture_of_the_page_is_asked_for_once_and_lit_where_the_lines_stand(dialog):
    told = Told(dialog.picture_requested)
    show(dialog, Edition(PAGES), pages=True)
    choose(dialog, 1)
    assert [page for page, _ in told] == [2, 3]
    assert dialog.page_view.isVisible()

    dialog.show_picture(3, page_picture(), 612.0)
    dialog.show_picture(9, page_picture(10, 10), 10.0)
    image = dialog.page_view.grab().toImage()
    shown = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert "#ffffff" in shown
    assert image.pixelColor(image.width() - 60, image.height() // 2) != QColor("#ffffff")
    lit = dialog.page_view._sheet.lit
    top = dialog.page_view.verticalScrollBar().value()
    assert top <= lit.top() < lit.bottom() <= top + dialog.page_view.viewport().height()


def test_a_picture_that_cannot_be_had_is_told_in_its_place(dialog):
    show(dialog, Edition(PAGES), pages=True)
    dialog.show_no_picture(2, "This page cannot be shown. The file is locked or damaged.")

    assert dialog.page_view._sheet._words.startswith("This page cannot be shown.")


def test_page_and_text_can_be_switched(qtbot, dialog):
    show(dialog, Edition(PAGES), pages=True)
    dialog._switch._group.button(1).click()
    assert dialog.passage_view.isVisible()

    choose(dialog, 2)  # it has no page
    assert dialog.passage_view.isVisible()
    choose(dialog, 0)
    assert dialog.passage_view.isVisible()
    dialog._switch._group.button(0).click()
    assert dialog.page_view.page == 1


def test_a_file_read_without_a_doubt_has_nothing_to_look_at(dialog):
    show(dialog, Edition(Episode(turns=(Turn(None, (Paragraph("One."),)),))))

    assert dialog.list.count() == 0
    assert buttons(dialog) == {}
    assert "without a doubt" in dialog._sentence.accessibleName()


# Mending


@pytest.mark.parametrize(
    ("number", "words", "mend"),
    [
        (TIME, "Use 00:00:08", Mend("time", 8_000)),
        (TIME, "Use 00:00:05", Mend("time", 5_000)),
        (LABEL, "It is not a name", Mend("not_a_name")),
        (STRAY, "Put it back", Mend("put_back")),
    ],
)
def test_one_click_asks_for_the_mend(dialog, number, words, mend):
    told = Told(dialog.mend_requested)
    choose(dialog, number)
    buttons(dialog)[words].click()

    assert told == [(number, mend, None)]


def test_another_time_is_typed_in_the_row_itself(dialog):
    told = Told(dialog.mend_requested)
    choose(dialog, TIME)
    buttons(dialog)["Another time…"].click()
    QTest.keyClicks(dialog.focusWidget(), "1:02")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert told == [(TIME, Mend("other_time"), 62_000)]
    assert dialog.isVisible()


def test_what_is_no_time_is_refused_in_words(dialog):
    told = Told(dialog.mend_requested)
    choose(dialog, TIME)
    buttons(dialog)["Another time…"].click()
    QTest.keyClicks(dialog.focusWidget(), "soon")
    buttons(dialog)["Take it"].click()

    assert told == []
    assert dialog.notices.notice.text == "“soon” is not a time. Write it as 7:43 or 1:07:43."


def test_esc_in_the_field_stops_asking_and_keeps_the_dialog(dialog):
    choose(dialog, TIME)
    buttons(dialog)["Another time…"].click()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)

    assert dialog.isVisible()
    assert "Another time…" in buttons(dialog)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def speaker_menu(dialog: ReviewDialog) -> ChoiceMenu:
    button = buttons(dialog)["It is a name…"]
    button.click()
    return button.findChild(ChoiceMenu)


def take(menu: ChoiceMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_a_name_is_chosen_among_the_speakers(dialog):
    told = Told(dialog.mend_requested)
    choose(dialog, LABEL)
    menu = speaker_menu(dialog)
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Who says this", "Ada", "Ben", "Note well", "Somebody else…",
    ]  # fmt: skip

    take(menu, "Ben")
    assert told == [(LABEL, Mend("speaker"), 1)]


def test_a_new_name_is_typed(dialog):
    told = Told(dialog.mend_requested)
    choose(dialog, LABEL)
    take(speaker_menu(dialog), "Somebody else…")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.notices.notice.text == "A speaker needs a name."
    QTest.keyClicks(dialog.focusWidget(), "Cleo ")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert told == [(LABEL, Mend("speaker"), "Cleo")]


@pytest.mark.parametrize(
    ("number", "mend", "value", "words"),
    [
        (TIME, Mend("time", 8_000), None, "The time is 00:00:08 now."),
        (LABEL, Mend("speaker"), 0, "Ada says this now."),
        (LABEL, Mend("not_a_name"), None, "The words are in the text now."),
        (DOUBLED, Mend("put_back"), None, "The words are in the text now."),
    ],
)
def test_what_is_mended_is_ticked_and_can_be_taken_back(dialog, number, mend, value, words):
    told = Told(dialog.take_back_requested)
    choose(dialog, number)
    show(dialog, Edition(ORIGINAL, mended(Edition(ORIGINAL), number, mend, NOW, value)))

    assert dialog.list.current.number == number
    assert dialog.list.current.is_settled
    assert dialog.bar._words.whole_text == words
    assert dialog._count.whole_text.startswith("1 of 10 settled.")
    assert set(buttons(dialog)) == {"Undo", "Go to it"}
    buttons(dialog)["Undo"].click()
    assert told == [(number,)]


def test_what_is_left_alone_is_ticked_and_can_still_be_mended(dialog):
    told = Told(dialog.left_alone)
    choose(dialog, STRAY)
    buttons(dialog)["Leave it"].click()
    show(dialog, Edition(ORIGINAL), {STRAY})

    assert told == [(STRAY,)]
    assert dialog.list.current.is_settled
    assert set(buttons(dialog)) == {"Put it back", "Go to it"}


def test_nothing_but_leaving_is_offered_for_a_name_without_words(dialog):
    choose(dialog, EMPTY)

    assert set(buttons(dialog)) == {"Leave it", "Go to it"}


# Going there, and the keyboard


@pytest.mark.parametrize("way", ["button", "enter", "double click"])
def test_going_to_it_closes_and_tells_the_place(qtbot, dialog, way):
    told = Told(dialog.offset_chosen)
    choose(dialog, FOOT)
    if way == "button":
        buttons(dialog)["Go to it"].click()
    elif way == "enter":
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    else:
        at = dialog.list.visualItemRect(dialog.list.currentItem()).center()
        QTest.mouseClick(dialog.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
        QTest.mouseDClick(dialog.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)

    assert told == [(ORIGINAL.spans[1].start,)]
    assert not dialog.isVisible()


def test_a_remark_that_is_nowhere_leads_nowhere(dialog):
    told = Told(dialog.offset_chosen)
    choose(dialog, PLAIN)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    assert told == []
    assert dialog.isVisible()


def test_the_list_has_the_keyboard_and_arrows_go_from_remark_to_remark(dialog):
    first = dialog.list.current
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)

    assert dialog.focusWidget() is dialog.list
    assert dialog.list.current != first
    assert dialog._sentence.accessibleName().startswith(dialog.list.current.text)


def test_undo_and_redo_are_wished(dialog):
    undo, redo = Told(dialog.undo_requested), Told(dialog.redo_requested)
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, CTRL | SHIFT)

    assert (undo, redo) == ([()], [()])


def test_tab_goes_from_the_list_over_the_text_to_the_mends(dialog):
    choose(dialog, TIME)
    passed = []
    for _ in range(7):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        passed.append(dialog.focusWidget())

    assert passed[0] is dialog.passage_view
    words = ["Use 00:00:08", "Use 00:00:05", "Another time…", "Leave it", "Go to it"]
    assert [button.text() for button in passed[1:6]] == words
    assert passed[6] is dialog.foot.done


def test_the_list_says_each_remark_in_words(dialog):
    def said(row: int) -> str:
        return dialog.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said(0) == "Doubtful. Only once."
    choose(dialog, TIME)
    show(dialog, Edition(ORIGINAL, mended(Edition(ORIGINAL), TIME, Mend("time", 8_000), NOW)))
    assert said(1) == "Settled. 00:00:05. Twice the same time. The time is 00:00:08 now."


@pytest.mark.parametrize("size", [(1440, 900), (1024, 640), (760, 520)])
def test_everything_is_in_sight_in_a_small_window(qtbot, dialog, window, size):
    window.resize(*size)
    qtbot.waitUntil(lambda: dialog.size() == window.size())
    choose(dialog, TIME)

    def is_inside(part):
        at = part.mapTo(dialog, QPoint(0, 0))
        inside = dialog._card.geometry()
        return inside.contains(at) and inside.contains(at + QPoint(part.width() - 1, part.height() - 1))

    for part in (*buttons(dialog).values(), dialog.passage_view, dialog.foot.done):
        qtbot.waitUntil(lambda part=part: is_inside(part))


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_its_own_ground_and_ink(dialog, theme, name):
    theme.show(name)
    image = dialog.grab().toImage()
    left = dialog._card.geometry().topLeft()
    shown = {image.pixelColor(left.x() + 200, left.y() + y).name() for y in range(62, 640)}

    assert theme.color("surface.window").name() in shown
    assert theme.color("surface.selected").name() in shown
