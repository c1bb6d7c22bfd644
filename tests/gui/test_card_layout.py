"""Everything on a card has its place, whatever stands on it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from earmark.gui.cards.card_layout import ACTIONS, ACTIONS_HEIGHT, PAD_X, Part, lay_out
from earmark.gui.cards.card_layouts import CardLayouts
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.annotations import Highlight, TextQuote
from earmark.model.cards import Card
from earmark.model.episode import Episode, Paragraph, Speaker, Turn

WIDTH = 315
ONE_LINE = 12 + 18 + 5 + 22 + 12


@pytest.fixture(autouse=True)
def _fonts(qapp):
    fonts.load()


def make_card(words="the tide", **fields) -> Card:
    fields.setdefault("start_ms", 412_000)
    episode = Episode(speakers=(Speaker("Ada"),), turns=(Turn(0, (Paragraph(words, 412_000),)),))
    return Card(Highlight("a", 0, len(words), "gold", TextQuote(words), **fields), episode)


def laid(words="the tide", width=WIDTH, **fields):
    return lay_out(make_card(words, **fields), width, Theme())


def test_a_short_quote_is_as_high_as_the_design_says():
    assert laid().height == ONE_LINE


def test_a_note_and_tags_make_room_for_themselves():
    assert laid(note="Why?").height == ONE_LINE + 7 + 19
    assert laid(note="Why?", tags=("sea",)).height == ONE_LINE + 7 + 19 + 8 + 20


def test_a_long_quote_ends_in_dots_on_its_fourth_line():
    layout = laid("the tide waits for nobody " * 30)
    assert layout.quote.lineCount() == 4
    assert layout.quote.text().endswith("…")
    assert layout.height == ONE_LINE + 3 * 22


def test_a_quote_of_four_lines_is_whole():
    words = (
        "the tide waits for nobody and the ferry does not wait for the tide, not once in all these years, no"
    )
    layout = laid(words)
    assert layout.quote.text() == words
    assert layout.quote.lineCount() <= 4


def test_a_quote_over_paragraphs_runs_on():
    assert laid("one\ntwo").quote.text() == "one two"


def test_straight_quotes_are_shown_curly_as_in_the_text_unless_they_shall_not():
    words = 'it\'s "so"'
    assert laid(words).quote.text() == "it’s “so”"
    assert lay_out(make_card(words), WIDTH, Theme(), printed_quotes=False).quote.text() == words


def test_characters_outside_the_first_plane_are_cut_whole():
    layout = laid("🌊" * 300)
    assert layout.quote.lineCount() == 4
    assert layout.quote.text().rstrip("…").strip("🌊") == ""


def test_tags_go_on_in_a_second_row_and_stay_inside():
    tags = laid(tags=tuple(f"tag-number-{n}" for n in range(6))).tags
    assert len({rect.top() for rect, _ in tags}) > 1
    assert all(rect.left() >= PAD_X and rect.right() < WIDTH - PAD_X for rect, _ in tags)


def test_a_tag_wider_than_the_card_ends_in_dots():
    ((rect, words),) = laid(tags=("endless" * 20,)).tags
    assert words.endswith("…")
    assert rect.right() < WIDTH - PAD_X


def test_an_approximate_time_says_so_and_a_missing_one_is_not_there():
    highlight = make_card().highlight
    inferred = Episode(turns=(Turn(None, (Paragraph("the tide", None, 412_000),)),))
    assert lay_out(Card(highlight, inferred), WIDTH, Theme()).time == "≈00:06:52"
    assert laid(start_ms=None).time == ""


def test_the_action_row_lies_inside_its_room_and_its_buttons_apart():
    layout = laid()
    rects = [layout.button_rect(part) for part in ACTIONS]
    card = QRect(0, 0, WIDTH, layout.height + ACTIONS_HEIGHT)
    assert all(card.contains(rect) for rect in rects)
    assert not any(a.intersects(b) for a in rects for b in rects if a is not b)


def test_what_is_under_the_pointer_depends_on_what_is_shown():
    layout = laid(note="See [there](https://example.org).")
    edit = layout.button_rect(Part.EDIT).center()
    assert layout.part_at(edit, actions=True, note=True) is Part.EDIT
    assert layout.part_at(edit, actions=False, note=True) is None
    assert layout.part_at(layout.play_rect().center(), actions=False, note=True) is Part.PLAY


@pytest.mark.parametrize("fields", [{"look": True}, {"placed": False}, {"look": True, "start_ms": None}])
def test_the_sign_of_an_unsure_place_is_pressed_to_review_it(fields):
    layout = laid(**fields)
    inside = layout.sign_rect().center()
    assert layout.part_at(inside, actions=False, note=True) is Part.REVIEW
    assert layout.part_at(layout.play_rect().center(), actions=False, note=True) is (
        Part.PLAY if layout.time else Part.REVIEW
    )
    assert QRect(0, 0, WIDTH, layout.height).contains(layout.sign_rect())
    sure = laid(start_ms=layout.card.highlight.start_ms)
    assert sure.part_at(inside, actions=False, note=True) is None


def test_a_link_is_found_under_its_words():
    layout = laid(note="[there](https://example.org)")
    place = layout.note_rect.topLeft() + QPoint(20, 9)
    assert layout.link_at(place) == "https://example.org"
    assert layout.part_at(place, actions=False, note=True) is Part.LINK
    assert layout.part_at(place, actions=False, note=False) is None
    assert layout.link_at(QPoint(2, 2)) == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=300), st.integers(240, 480))
def test_any_quote_has_at_most_four_lines_inside_the_card(qapp, words, width):
    layout = laid(words, width)
    inner = width - 2 * PAD_X
    lines = [layout.quote.lineAt(n) for n in range(layout.quote.lineCount())]
    assert len(lines) <= 4
    assert all(line.naturalTextWidth() <= inner + 1 for line in lines)


def test_a_card_not_yet_seen_has_a_guessed_height_near_the_true_one():
    layouts = CardLayouts(Theme())
    layouts.show_width(WIDTH)
    card = make_card("the tide waits for nobody " * 3, note="Why does it not wait?", tags=("sea",))
    guess = layouts.height(card)
    assert not layouts.is_known(card)
    assert layouts.get(card).height == pytest.approx(guess, abs=30)
    assert layouts.is_known(card)
    assert layouts.height(card) == layouts.get(card).height


def test_a_new_width_keeps_old_heights_as_guesses_only():
    layouts = CardLayouts(Theme())
    layouts.show_width(WIDTH)
    card = make_card("the tide waits for nobody " * 3)
    before = layouts.get(card).height
    layouts.show_width(240)
    assert (layouts.height(card), layouts.is_known(card)) == (before, False)
    assert layouts.get(card).width == 240


def test_a_layout_is_made_once_and_again_when_the_card_changes():
    layouts = CardLayouts(Theme())
    layouts.show_width(WIDTH)
    card = make_card()
    assert layouts.get(card) is layouts.get(card)
    assert layouts.get(make_card(note="new")).note is not None


def test_measuring_keeps_no_layout_but_the_height():
    layouts = CardLayouts(Theme())
    layouts.show_width(WIDTH)
    card = make_card()
    layouts.measure(card)
    assert layouts.is_known(card)
    assert layouts.height(card) == ONE_LINE


def test_a_bookmark_shows_one_line_of_what_is_said_there():
    layout = laid("the tide waits for nobody " * 30, kind="bookmark")
    assert layout.quote.lineCount() == 1
    assert layout.quote.text().startswith("the tide waits")
    assert layout.quote.text().endswith("…")
    assert layout.height == ONE_LINE
