"""All quotes of all episodes, from end to end: they are listed, filtered, and open at their places."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.at_work import CTRL, LONG_MS, SHIFT, AtWork
from tests.gui.reading import LEFT, NO_KEY
from tests.gui.talk_files import NAMES, write_talk

from earmark.gui.library_quotes.rows import Heading
from earmark.model import casting
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.storage import recents
from earmark.storage.recents import Recent
from earmark.storage.sidecar import sidecar_path
from earmark.storage.sidecar_format import Content, TranscriptId, encode
from earmark.storage.timestamps import utc_now

Key = Qt.Key
ADA, BEN = NAMES
FIRST, SECOND = "Boat 3 comes ashore.", "Crate 40 is carried to the lighthouse"


def keep(work: AtWork, words: str, key: str = "1") -> None:
    work.select(words)
    work.press(key)
    work.saved()


def quotes_of(work: AtWork):
    """The object that shows the page."""
    return work.app.wiring._all_quotes


def page_of(work: AtWork):
    return quotes_of(work).page


def open_all(work: AtWork, count: int | None = None):
    """Press Ctrl+Shift+F, wait until *count* quotes are listed, and return the page."""
    work.activate()
    QTest.keyClick(work.window, Key.Key_F, CTRL | SHIFT)
    page = page_of(work)
    assert work.window.present_page is page
    if count is not None:
        work.wait(lambda: page.list.listing.library.total == count and page.list.listing.shown == count)
    return page


def shown(page) -> list[str]:
    return [row.words for row in page.list.listing.rows if not isinstance(row, Heading)]


def click(page, is_meant) -> None:
    """Click the first row that *is_meant*."""
    place = next(place for place, row in enumerate(page.list.listing.rows) if is_meant(row))
    at = page.list.visualRect(page.list._rows.index(place)).center()
    QTest.mouseClick(page.list.viewport(), LEFT, NO_KEY, at)


@pytest.fixture
def two(start, tmp_path):
    """Earmark at work on the second of two talks, a quote kept in each."""
    first, second = write_talk(tmp_path / "first.txt"), write_talk(tmp_path / "second.txt")
    work = start(first)
    keep(work, FIRST, "2")
    work.open(second)
    keep(work, SECOND, "1")
    return work, first, second


def test_a_quote_is_found_and_opens_its_episode_at_its_place(two):
    work, first, _ = two
    page = open_all(work, 2)
    assert shown(page) == [SECOND, FIRST]
    assert [row.names for row in page.list.listing.rows if not isinstance(row, Heading)] == [(ADA,), (BEN,)]
    assert page.head.search.hasFocus()

    work.type("boat 3 ashore")
    work.wait(lambda: shown(page) == [FIRST])
    work.press(Key.Key_Down)
    assert page.list.hasFocus()
    assert page.list.chosen.words == FIRST
    with work.qtbot.waitSignal(work.app.program.shown, timeout=LONG_MS):
        work.press(Key.Key_Return)

    assert work.session.path == first
    assert work.window.shows_episode
    (kept,) = work.highlights
    assert work.page.panel._list.chosen == kept.id
    assert work.work.marking.at_hand.chosen == kept
    (rect, *_) = work.view.line_rects(kept.start, kept.end)
    assert work.view.viewport().rect().adjusted(0, 0, 0, 0).intersects(rect)


def test_a_quote_of_the_open_episode_is_gone_back_to(two):
    work, _, second = two
    session = work.session
    page = open_all(work, 2)
    page.list.enter()
    work.press(Key.Key_Return)

    assert work.session is session
    assert session.path == second
    assert work.window.shows_episode
    assert work.work.marking.at_hand.chosen == work.highlights[0]


def test_a_click_opens_a_quote_and_a_click_on_a_title_its_episode(two):
    work, first, _ = two
    page = open_all(work, 2)
    with work.qtbot.waitSignal(work.app.program.shown, timeout=LONG_MS):
        click(page, lambda row: isinstance(row, Heading) and row.title == "first")
    assert work.session.path == first

    page = open_all(work, 2)
    with work.qtbot.waitSignal(work.app.program.shown, timeout=LONG_MS):
        click(page, lambda row: not isinstance(row, Heading) and row.words == SECOND)
    assert work.kept == [(SECOND, "gold")]


def test_escape_goes_back_to_where_one_was(two):
    work, _, _ = two
    work.view.setFocus()
    title = work.window.windowTitle()
    page = open_all(work, 2)
    work.type("tide")
    work.press(Key.Key_Escape)
    assert page.head.search.text() == ""
    assert work.window.present_page is page
    work.press(Key.Key_Escape)

    assert work.window.shows_episode
    assert work.view.hasFocus()
    assert work.window.windowTitle() == title


def test_from_the_start_page_one_goes_back_there(start):
    work = start()
    work.window.start_page.all_quotes_requested.emit()
    page = page_of(work)
    work.wait(lambda: page._pages.currentWidget() is page._empty)
    page.head._back.click()

    assert work.window.present_page is work.window.start_page


def test_keys_that_keep_do_nothing_to_an_episode_that_is_covered(two):
    work, _, _ = two
    before = work.kept
    work.select("Boat 8 comes ashore.")
    page = open_all(work, 2)
    page.list.enter()
    work.press("1", "H", "N", Key.Key_Delete)
    work.press(Key.Key_Z, modifiers=CTRL)
    assert work.kept == before
    assert not work.window.verbs["keep"].isEnabled()

    work.press(Key.Key_Escape)
    assert work.window.verbs["keep"].isEnabled()


def test_without_an_episode_nothing_can_be_kept_afterwards_either(start):
    work = start()
    open_all(work)
    work.press(Key.Key_Escape)

    assert not work.window.verbs["keep"].isEnabled()
    assert work.window.verbs["all_quotes"].isEnabled()
    assert work.window.verbs["larger"].isEnabled()


def test_what_another_program_keeps_appears_by_itself(two):
    work, first, _ = two
    page = open_all(work, 2)
    page.list.enter()
    chosen = page.list.chosen
    path = sidecar_path(first)
    other = Highlight("other", 3, 9, "sky", TextQuote("from elsewhere"), created="2020-01-01T00:00:00.000Z")
    path.write_bytes(encode(Content(Annotations((other,)), TranscriptId(first.name))))
    work.wait(lambda: "from elsewhere" in shown(page))

    assert shown(page) == [SECOND, "from elsewhere"]
    assert page.list.chosen is chosen


def test_quotes_that_cannot_be_read_are_told_and_lead_to_their_episode(two):
    work, first, _ = two
    sidecar_path(first).write_bytes(b"{")
    page = open_all(work, 1)
    heading = page.list.listing.rows[-1]

    assert (heading.title, heading.count) == ("first", 1)
    assert "damaged" in heading.fact
    page.list.enter()
    work.press(Key.Key_End)
    assert page.list.chosen is heading
    with work.qtbot.waitSignal(work.app.program.shown, timeout=LONG_MS):
        work.press(Key.Key_Return)
    assert work.session.path == first


def test_a_transcript_that_is_gone_is_told_where_it_can_be_read(two):
    work, first, second = two
    first.unlink()
    page = open_all(work, 2)
    page.list.enter()
    work.press(Key.Key_Down)
    assert page.list.chosen.words == FIRST
    with work.qtbot.waitSignal(work.app.program.failed, timeout=LONG_MS):
        work.press(Key.Key_Return)

    assert work.window.shows_episode
    assert work.session.path == second
    assert work.banners()


def test_who_was_renamed_has_the_new_name_here(two):
    work, _, _ = two
    edition = work.session.edition
    place = [speaker.name for speaker in edition.episode.speakers].index(ADA)
    work.session.correct("Rename speaker", casting.rename_speaker(edition, place, "Dr Marsh", utc_now()))
    work.saved()
    page = open_all(work, 2)

    assert [row.names for row in page.list.listing.rows if not isinstance(row, Heading)] == [
        ("Dr Marsh",),
        (BEN,),
    ]


def test_a_quote_that_went_meanwhile_is_missed_in_words(two):
    work, first, _ = two
    page = open_all(work, 2)
    page.list.enter()
    work.press(Key.Key_Down)
    quotes_of(work)._looking.stop()
    path = sidecar_path(first)
    path.write_bytes(encode(Content(Annotations(), TranscriptId(first.name))))
    with work.qtbot.waitSignal(work.app.program.shown, timeout=LONG_MS):
        work.press(Key.Key_Return)

    assert work.toast == "This quote is not there any more"


def test_quotes_are_copied_one_by_one_and_all_that_are_shown(two):
    work, _, _ = two
    page = open_all(work, 2)
    page.list.enter()
    clipboard = QApplication.clipboard()
    work.press(Key.Key_C, modifiers=CTRL)
    assert clipboard.text() == SECOND
    work.press(Key.Key_C, modifiers=CTRL | SHIFT)
    assert clipboard.text().startswith(f"“{SECOND}”")
    assert "second" in clipboard.text()
    page.head._copy.click()
    work.wait(lambda: FIRST in clipboard.text())
    assert clipboard.text().index(SECOND) < clipboard.text().index(FIRST)
    assert page.toast.text == "2 quotes copied"


def test_the_list_can_be_left_upwards(two):
    work, _, _ = two
    page = open_all(work, 2)
    work.press(Key.Key_Down)
    assert page.list.hasFocus()
    work.press(Key.Key_Up)
    assert page.head.search.hasFocus()


def test_keys_in_an_empty_list_do_nothing(start):
    work = start()
    page = open_all(work)
    page.list.enter()
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_End, Key.Key_PageDown, Key.Key_Return, Key.Key_C):
        QTest.keyClick(page.list, key, CTRL if key == Key.Key_C else NO_KEY)
    QTest.mouseClick(page.list.viewport(), LEFT, NO_KEY, QPoint(300, 30))

    assert page.list.chosen is None


def test_the_window_can_be_closed_while_quotes_are_read(start, tmp_path):
    for number in range(50):
        transcript = tmp_path / f"{number}.txt"
        mark = Highlight(f"{number}", 3, 9, "gold", TextQuote("harbour"))
        sidecar_path(transcript).write_bytes(encode(Content(Annotations((mark,)))))
        recents.put(Recent(recents.key(transcript), opened=f"{number:03}"))
    work = start()
    open_all(work)
    work.end()
