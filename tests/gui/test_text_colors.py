"""Words have the colour that can be read on what lies under them."""

from __future__ import annotations

from tests.episodes import little_episode
from tests.gui.reading import keep, make_view, place_of


def whitest_in(view, words):
    """Return how near to white the whitest spot is where *words* stand: 255 is white."""
    image = view.grab().toImage()
    (rect,) = view.line_rects(*place_of(view.episode, words))
    spots = [(x, y) for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom())]
    return max(min(image.pixelColor(x, y).getRgb()[:3]) for x, y in spots)


def test_no_word_on_highlights_that_touch_or_overlap_keeps_the_white_of_the_page(qtbot):
    episode = little_episode()
    view = make_view(qtbot, episode, theme="contrast")
    view.show_annotations(
        keep(episode, ("The café was", "gold"), (" “quiet”", "coral"), ("“quiet” all winter", "sky"))
    )

    for words in ("café", "quiet", "winter"):
        assert whitest_in(view, words) < 180, words


def test_words_under_no_highlight_stay_white(qtbot):
    episode = little_episode()
    view = make_view(qtbot, episode, theme="contrast")
    view.show_annotations(keep(episode, ("The café was", "gold")))

    assert whitest_in(view, "quiet") > 230
