"""A card shows its state by form, not only by colour."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from earmark.gui.cards.card_layout import ACTIONS_HEIGHT, Part, lay_out
from earmark.gui.cards.card_painter import CardState, paint_card
from earmark.gui.look import fonts
from earmark.gui.look.theme import THEMES, Theme
from earmark.model.annotations import COLORS, Highlight, TextQuote
from earmark.model.cards import Card
from earmark.model.episode import Episode, Paragraph, Speaker, Turn

WORDS = "the tide waits for nobody"
EPISODE = Episode(
    speakers=(Speaker("Ben Okoye"), Speaker("Ada Marsh")), turns=(Turn(1, (Paragraph(WORDS, 412_000),)),)
)
HIGHLIGHT = Highlight("a", 0, len(WORDS), "coral", TextQuote(WORDS), start_ms=412_000)


@pytest.fixture(autouse=True)
def _fonts(qapp):
    fonts.load()


def painted(state=CardState(), theme=None, **fields) -> QImage:  # noqa: B008 - a frozen value
    theme = theme or Theme()
    card = Card(replace(HIGHLIGHT, **fields), EPISODE)
    layout = lay_out(card, 315, theme)
    height = layout.height + (ACTIONS_HEIGHT if state.has_actions else 0)
    image = QImage(325, height + 10, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface.window"))
    painter = QPainter(image)
    paint_card(painter, QRect(5, 5, 315, height), layout, state, theme)
    painter.end()
    return image


def count(image: QImage, color: QColor, rect: QRect | None = None) -> int:
    """Return how many pixels of *image* are exactly *color*."""
    rect = rect or image.rect()
    wanted = color.rgb() & 0xFFFFFF
    return sum(
        image.pixel(x, y) & 0xFFFFFF == wanted
        for y in range(rect.top(), rect.bottom() + 1)
        for x in range(rect.left(), rect.right() + 1)
    )


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("color", COLORS)
def test_the_corner_is_cut_off_and_folded_in_the_color_of_the_marker(name, color):
    theme = Theme(name)
    image = painted(theme=theme, color=color)
    assert image.pixelColor(5 + 315 - 4, 5 + 3) == theme.color("surface.window")
    assert image.pixelColor(5 + 315 - 15, 5 + 12) == theme.marker(color).mark


def test_the_chosen_card_has_a_border_of_two_pixels_and_buttons():
    theme = Theme()
    row = QRect(5, 5, 2, 60)
    assert count(painted(CardState(selected=True)), theme.color("focus"), row) > 80
    assert count(painted(), theme.color("focus"), row) == 0
    assert painted(CardState(selected=True)).height() == painted().height() + ACTIONS_HEIGHT


def test_a_card_being_edited_has_the_border_and_no_buttons():
    state = CardState(selected=True, editing=True)
    assert not state.has_actions
    assert count(painted(state), Theme().color("focus"), QRect(5, 5, 2, 60)) > 80


def test_the_quote_that_sounds_shows_its_time_with_a_glyph_in_the_color_of_now():
    accent = Theme().color("now.accent")
    assert count(painted(CardState(playing=True)), accent) > 20
    assert count(painted(), accent) == 0


def test_a_glyph_before_the_time_offers_to_play_under_the_pointer():
    assert painted(CardState(hovered=True)) != painted()
    assert painted(CardState(hovered=True, hot=Part.PLAY)) != painted(CardState(hovered=True))


def test_a_quote_without_a_place_is_dashed_and_says_so():
    theme = Theme()
    edge = QRect(5, 20, 1, 50)
    lost = painted(placed=False)
    gaps = edge.height() - count(lost, theme.color("line.strong"), edge)
    assert 5 < gaps < edge.height() - 5
    assert count(painted(), theme.color("line.strong"), edge) == 0


def test_note_and_tags_are_painted_below_the_quote():
    ground = Theme().color("surface.sunken")
    assert count(painted(tags=("sea",)), ground) > 200
    assert count(painted(), ground) < 10  # the soft edges of letters
    assert painted(note="Why?").height() > painted().height()


def test_a_button_under_the_pointer_has_a_ground_unless_quotes_are_read_only():
    ground = Theme().color("surface.hover")
    hot = CardState(selected=True, hovered=True, hot=Part.DELETE)
    assert count(painted(hot), ground) > 200
    assert count(painted(replace(hot, read_only=True)), ground) == 0
    pressed = replace(hot, pressed=Part.DELETE)
    assert count(painted(pressed), Theme().color("surface.pressed")) > 200


@pytest.mark.parametrize("name", THEMES)
def test_each_theme_paints_every_state_without_a_warning(name):
    theme = Theme(name)
    state = CardState(selected=True, hovered=True, playing=True, hot=Part.CITE)
    images = {
        bytes(painted(each, theme, note="**b** `c`", tags=("sea",), placed=placed).constBits())
        for each in (CardState(), state)
        for placed in (True, False)
    }
    assert len(images) == 4


def test_a_quote_whose_place_is_not_sure_says_so_without_a_dashed_border():
    edge = QRect(5, 20, 1, 50)
    look = painted(look=True)
    assert look != painted()
    assert look != painted(placed=False)
    assert count(look, Theme().color("line.strong"), edge) == 0
    assert painted(CardState(hovered=True, hot=Part.REVIEW), look=True) != painted(
        CardState(hovered=True), look=True
    )


def test_a_bookmark_has_a_ribbon_where_a_quote_has_its_swatch():
    swatch, flag = painted(), painted(kind="bookmark")
    middle = QPoint(5 + 15 + 10, 5 + 12 + 2 + 5)
    left = QPoint(5 + 15 + 2, 5 + 12 + 2 + 5)
    theme = Theme()
    assert flag.pixelColor(middle) == theme.marker("coral").mark
    assert flag.pixelColor(left) == theme.color("surface.raised")
    assert swatch.pixelColor(left) == theme.marker("coral").solid
