"""The page of all quotes as it is shown: head, list, and what stands in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from tests.gui.reading import NO_KEY

from earmark.gui.library_quotes.listing import Library, make_listing
from earmark.gui.library_quotes.quotes_page import QuotesPage
from earmark.gui.library_quotes.rows import Heading
from earmark.library.finding import Order, Wanted, choices
from earmark.library.volumes import KeptCard, Trouble, Volume
from earmark.model.annotations import COLORS, Highlight, TextQuote
from earmark.model.episode import Episode, Speaker
from earmark.model.filters import Filter

Key = Qt.Key
ADA, BEN = "Ada Marsh", "Ben Okoye"


def volume(name, show="Low Water", count=3, **more):
    episode = Episode(title=name, show=show, number="7", speakers=(Speaker(ADA), Speaker(BEN)))
    path = Path(f"/shelf/{name}.pdf")
    marks = [_mark(name, number) for number in range(count)]
    return Volume(path, episode, cards=tuple(KeptCard(mark, episode, path) for mark in marks), **more)


def _mark(name, number):
    words = f"{name} {number} " + "and the tide turns " * (3 * number % 40)
    return Highlight(
        f"{name}{number}", 9 * number, 9 * number + 5, COLORS[number % 5], TextQuote(words),
        start_ms=1000 * number, note="**Why** is that?" if number % 3 == 1 else "",
        tags=("sea",) if number % 2 else (), created=f"2026-03-02T19:00:{59 - number % 60:02}.000Z",
        speakers=((ADA, BEN)[number % 2],),
    )  # fmt: skip


def library_of(*volumes):
    return Library(volumes, sum(len(one.cards) for one in volumes), choices(volumes))


@pytest.fixture
def page(qtbot, theme):
    page = QuotesPage(theme)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def live(page):
    """Show what is wanted at once, as the reading in the background does; tell how."""

    def use(*volumes):
        library = library_of(*volumes)
        page.head.wanted_changed.connect(lambda wanted: page.show_listing(make_listing(library, wanted)))
        page.show_listing(make_listing(library, page.head.wanted))
        return page

    return use


def shown(page):
    return [row.id for row in page.list.listing.rows if not isinstance(row, Heading)]


def named(page, name):
    (button,) = (button for button in page.findChildren(QAbstractButton) if button.accessibleName() == name)
    return button


def headings(page):
    return [row for row in page.list.listing.rows if isinstance(row, Heading)]


def tick(menu, name):
    (action,) = (action for action in menu.actions() if action.data() == name)
    menu._tick(action)


def test_the_head_counts_and_filters_by_colour_tag_show_speaker_and_note(live):
    page = live(volume("Tides"), volume("Isles", "High Land", 2))
    assert page.head._count.text() == "5"
    named(page, "Coral").click()
    assert len(shown(page)) == 2
    assert page.head._count.text() == "2 of 5"
    page.head._show.click()
    assert [action.text() for action in page.head._shows.actions()] == ["Low Water\t3", "High Land\t2"]
    tick(page.head._shows, "High Land")
    assert page.head._count.text() == "1 of 5"
    page.head._tag.click()
    assert [action.text() for action in page.head._tags.actions()] == ["#sea\t2"]
    tick(page.head._tags, "sea")
    page.head._speaker.click()
    assert [action.text() for action in page.head._speakers.actions()] == [f"{ADA}\t3", f"{BEN}\t2"]
    tick(page.head._speakers, BEN)
    named(page, "Has a note").click()
    assert shown(page) == ["Isles1 /shelf/Isles.pdf"]
    assert page.head.wanted == Wanted(
        Filter("", frozenset({"coral"}), frozenset({"sea"}), frozenset({BEN}), True), frozenset({"High Land"})
    )


def test_where_none_match_it_is_said_why_and_the_filters_can_be_cleared(live, theme):
    page = live(volume("Tides"))
    theme.name_markers({"lilac": "To check"})
    page.head._take_order(page.head._orders.actions()[2])
    named(page, "To check").click()
    page.head.search.setText("whale")
    assert page._pages.currentWidget() is page._no_match
    assert page._none._why.text() == "3 are hidden by To check and “whale”."

    page._none._clear.click()
    assert len(shown(page)) == 3
    assert page.head.wanted == Wanted(order=Order.COLOR)
    assert page.head.search.hasFocus()


def test_without_any_quotes_it_is_said_how_to_keep_one(live):
    page = live()
    assert page._pages.currentWidget() is page._empty
    assert not page.head._filters.isVisible()


def test_quotes_stand_under_their_episodes_in_the_order_that_is_asked_for(live):
    page = live(volume("Tides"), volume("Isles", "High Land", 2))
    page.head._take_order(page.head._orders.actions()[1])
    titles = [
        (row.title, row.source, row.count) for row in page.list.listing.rows if isinstance(row, Heading)
    ]

    assert titles == [("Tides", "Low Water 7", 3), ("Isles", "High Land 7", 2)]
    assert page.head._sort.text() == "By episode"


def test_episodes_in_trouble_come_last_and_only_where_nothing_is_filtered(live):
    page = live(
        volume("Tides", trouble=Trouble.NEWER, missing=9), volume("Isles", count=0, trouble=Trouble.AWAY)
    )
    facts = [row.fact for row in headings(page)]
    assert facts[0] == ""
    assert facts[1].startswith("A newer Earmark")
    assert facts[2].startswith("The folder is not there.")
    page.head.search.setText("tides")
    assert [row.fact for row in headings(page)] == [""]


def test_arrows_go_from_quote_to_quote_and_pass_over_titles(live):
    page = live(volume("Tides", count=2), volume("Isles", count=2))
    page.head._take_order(page.head._orders.actions()[1])
    page.list.enter()
    seen = [page.list.chosen.id]
    for _ in range(3):
        QTest.keyClick(page.list, Key.Key_Down)
        seen.append(page.list.chosen.id)
    assert seen == shown(page)
    QTest.keyClick(page.list, Key.Key_Down)
    assert page.list.chosen.id == seen[-1]
    for key, place in ((Key.Key_Home, 0), (Key.Key_End, 3), (Key.Key_PageUp, 0), (Key.Key_PageDown, 3)):
        QTest.keyClick(page.list, key)
        assert page.list.chosen.id == seen[place]


def test_what_is_chosen_stays_chosen_and_in_view_when_others_come(live):
    page = live(volume("Tides", count=200))
    page.list.enter()
    for _ in range(60):
        QTest.keyClick(page.list, Key.Key_Down)
    chosen = page.list.chosen
    before = page.list.visualRect(page.list.currentIndex()).top()
    library = library_of(volume("Isles", count=30), page.list.listing.library.volumes[0])
    page.show_listing(make_listing(library, page.head.wanted))

    assert page.list.chosen.id == chosen.id
    assert page.list.visualRect(page.list.currentIndex()).top() == before


def test_every_row_stands_where_it_is_painted_at_every_width(live):
    page = live(volume("Tides", count=60))
    for width in (1400, 760, 520):
        page.resize(width, 640)
        QApplication.sendPostedEvents()
        for row in page.list.seen():
            rect = page.list.visualRect(page.list._rows.index(row))
            assert (
                page.list.indexAt(QPoint(width // 2, max(0, rect.center().y()))).row() == row
                or rect.top() < 0
            )
            assert page.list.is_known(row)
    assert page.list._layouts.width == 520 - 48


def test_each_row_is_read_out_with_all_it_shows(live):
    page = live(volume("Tides", count=2), volume("Isles", count=0, trouble=Trouble.DAMAGED, missing=1))
    model = page.list._rows
    said = [
        model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]

    assert said[0] == "Tides, Low Water 7, 2 quotes"
    assert said[1].startswith(f"Gold. {ADA}, 0 seconds. Tides 0")
    assert said[1].endswith("Tides")
    assert said[-1].startswith("Isles, Low Water 7, 1 quote, The file with the quotes is damaged.")
    assert page.list.accessibleName() == "All quotes"


def test_a_quote_can_be_dragged_out_as_text(live):
    page = live(volume("Tides", count=2))
    model = page.list._rows
    data = model.mimeData([model.index(1)])

    assert data.text().startswith("“Tides 0")
    assert "Low Water" in data.html()
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_the_menu_of_a_quote_opens_it_and_copies_it(live, qtbot):
    page = live(volume("Tides", count=2))
    at = page.list.visualRect(page.list._rows.index(1)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, page.list.viewport().mapToGlobal(at), NO_KEY
    )
    page.list.contextMenuEvent(event)
    menu = next(menu for menu in page.list.findChildren(QMenu) if menu.isVisible())
    actions = {action.text().split("\t")[0]: action for action in menu.actions()}

    assert list(actions) == ["Open at its place", "", "Copy text", "Copy quote"]
    for words, signal in (
        ("Open at its place", page.list.quote_chosen),
        ("Copy text", page.list.copy_requested),
        ("Copy quote", page.list.cite_requested),
    ):
        with qtbot.waitSignal(signal) as told:
            actions[words].trigger()
        assert told.args == [page.list._rows.row(1)]
    menu.close()


@pytest.mark.parametrize("look", ["light", "sepia", "dark", "contrast"])
def test_it_is_painted_in_every_theme(live, theme, look):
    page = live(volume("Tides"), volume("Isles", count=0, trouble=Trouble.AWAY))
    theme.show(look)
    page.list.enter()
    image = page.grab().toImage()

    assert image.pixelColor(2, 300) == theme.color("surface.page")
    assert len({image.pixel(x, y) for x in range(150, 800, 7) for y in range(130, 600, 5)}) > 10
