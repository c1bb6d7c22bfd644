"""Words have the colour that can be read on what lies under them."""

from __future__ import annotations

import pytest
from tests.episodes import little_episode
from tests.gui.reading import keep, make_view, place_of


def whitest_in(view, words):
    """Return how near to white the whitest spot is where *words* stand: 255 is white."""
    image = view.grab().toImage()
    (rect,) = view.line_rects(*place_of(view.episode, words))
    spots = [(x, y) for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom())]
    return max(min(image.pixelColor(x, y).getRgb()[:3]) for x, y in spots)


@pytest.mark.parametrize(
    "marks",
    [
        [("The café was", "gold"), (" “quiet” all winter", "sky")],
        [("The café was “quiet” all winter", "gold"), ("“quiet” all winter", "sky")],
    ],
    ids=["touching", "overlapping"],
)
def test_no_word_on_a_highlight_keeps_the_white_of_the_page(qtbot, marks):
    episode = little_episode()
    view = make_view(qtbot, episode, theme="contrast")
    view.show_annotations(keep(episode, *marks))

    for words in ("café", "quiet", "winter"):
        assert whitest_in(view, words) < 180, words


def test_words_under_no_highlight_stay_white(qtbot):
    episode = little_episode()
    view = make_view(qtbot, episode, theme="contrast")
    view.show_annotations(keep(episode, ("The café was", "gold")))

    assert whitest_in(view, "quiet") > 230
