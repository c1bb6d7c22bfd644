"""The page of a corrected episode: the same as one made anew, and where the reader was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.corrections import WHEN, corrected_once, editions
from tests.episodes import make_episode
from tests.gui.reading import make_view, place_of

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.page_geometry import PageStyle, fit
from earmark.gui.transcript.page_state import Corrected
from earmark.gui.transcript.transcript_document import change_page, make_page
from earmark.model import correcting
from earmark.model.edition import Edition
from earmark.model.moving import Paths


def looks(layout):
    """Return everything that is seen of a page: its blocks, their formats, and where they stand."""
    found, block = [], layout.document.begin()
    while block.isValid():
        form = block.blockFormat()
        pieces = [
            (f.fragment().text(), f.fragment().charFormat().foreground().color().name())
            for f in block.begin()
        ]
        found.append(
            (layout.block_top(block), form.topMargin(), form.lineHeight(), "".join(p for p, _ in pieces))
        )
        found += sorted({(color, text[:1] == "\u00a0") for text, color in pieces})
        block = block.next()
    return found


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(editions(), st.booleans(), st.data())
def test_a_page_changed_is_like_a_page_made_anew(qapp, edition, stacked, data):
    fonts.load()
    theme = Theme("light")
    geometry = fit(900, PageStyle()._replace(stacked=stacked))
    after = Edition(edition.original, corrected_once(data.draw, edition)).episode
    before = make_page(edition.episode, geometry, theme)
    before.document.setTextWidth(geometry.width)

    changed = change_page(before, after, theme)
    anew = make_page(after, geometry, theme)
    anew.document.setTextWidth(geometry.width)

    if changed is None:
        return
    assert changed.document is before.document
    assert changed.document.toPlainText() == anew.document.toPlainText()
    assert looks(changed) == looks(anew)


LONG = make_episode(3_000)


def correct(view, edition, after):
    new = Edition(edition.original, after)
    view.change_episode(new.episode, Paths(edition, new).place)
    return new


def replaced(edition, was, words, start=0):
    at = edition.episode.text.index(was, start)
    return correcting.replace_text(edition, at, at + len(was), words, WHEN)


@pytest.mark.parametrize("stacked", [False, True])
def test_the_line_being_read_stays_where_it_is_and_so_does_the_selection(qtbot, stacked):
    view = make_view(qtbot, LONG, stacked=stacked)
    middle = LONG.spans[len(LONG.spans) // 2]
    view.set_reading_offset(middle.start)
    view.select(middle.start, middle.start + 9)
    top, words = view.line_rects(middle.start, middle.start + 1), view.selected_text()

    edition = Edition(LONG)
    edition = correct(view, edition, replaced(edition, "the", "all of the " * 40))
    moved = view.selection[0]

    assert view.selected_text() == words
    assert moved == middle.start + len(edition.episode.text) - len(LONG.text)
    assert view.line_rects(moved, moved + 1) == top
    assert view.episode is edition.episode


def test_the_document_stays_and_what_did_not_change_is_not_laid_out_anew(qtbot):
    view = make_view(qtbot, LONG, stacked=False)
    document = view.document()
    edition = Edition(LONG)

    edition = correct(view, edition, replaced(edition, "the", "that"))
    correct(view, edition, correcting.split_turn(edition, LONG.spans[9].start + 30, WHEN))

    assert view.document() is document
    assert view.document().toPlainText().count("\n") == len(LONG.spans)


def test_what_was_put_right_is_underlined_with_dots(qtbot):
    view = make_view(qtbot, LONG, stacked=False)
    before = view.grab().toImage()
    place = place_of(LONG, LONG.spans[0].paragraph.text.split()[1])

    view.show_corrections([Corrected(*place, "what it said")])
    after = view.grab().toImage()

    (rect,) = view.line_rects(*place)
    inside = range(rect.left(), rect.right())
    assert any(
        before.pixel(x, y) != after.pixel(x, y) for x in inside for y in range(rect.top(), rect.bottom())
    )
    assert all(before.pixel(x, rect.bottom() + 8) == after.pixel(x, rect.bottom() + 8) for x in inside)
    view.show_corrections([])
    assert view.grab().toImage() == before
