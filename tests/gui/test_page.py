"""The page: where things stand, what is painted, and that the reader's place is kept."""

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor
from tests.episodes import SPONSOR_READ, little_episode, make_episode
from tests.gui.reading import Told, in_viewport, keep, make_view, place_of, point_of

from earmark.gui.look.theme import THEMES
from earmark.gui.transcript import page_places
from earmark.gui.transcript.page_geometry import PageStyle, fit
from earmark.model.episode import Episode, Paragraph, Speaker, Turn

EPISODE = little_episode()


def colors(view, rect: QRect) -> set[str]:
    """Return the colours in *rect* of the viewport."""
    image = view.viewport().grab(rect).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def near(view, offset: int, size: int = 16) -> QRect:
    return QRect(point_of(view, offset) - QPoint(size, size), point_of(view, offset) + QPoint(size, size))


def alike(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)
    return all(abs(a - b) <= 2 for a, b in pairs)


class Painted(QObject):
    """Remembers what was painted of a widget."""

    def __init__(self, widget):
        super().__init__(widget)
        self.rects = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == event.Type.Paint:
            self.rects.append(event.region().boundingRect())
        return False


# The column


def test_the_gutter_layout_needs_room_and_the_stacked_one_takes_its_place(qtbot):
    view = make_view(qtbot, EPISODE)
    assert not view.geometry_of_page.stacked
    view.resize(700, 600)
    qtbot.waitUntil(lambda: view.geometry_of_page.stacked)
    assert view._layout.document.blockCount() > len(EPISODE.spans)
    view.resize(900, 600)
    qtbot.waitUntil(lambda: not view.geometry_of_page.stacked)


def test_the_measure_is_568_pixels_at_the_usual_size_and_grows_with_it(qtbot):
    assert fit(2000, PageStyle()).measure == 568
    assert fit(2000, PageStyle(stacked=True)).measure == 600
    assert fit(2000, PageStyle(text_size=27)).measure == 852
    assert fit(2000, PageStyle(chars=62)).measure < 568 < fit(2000, PageStyle(chars=72)).measure


def test_a_stacked_page_fits_into_a_narrow_window():
    geometry = fit(500, PageStyle(28, 72))
    assert geometry.stacked
    assert geometry.width <= 500


@pytest.mark.parametrize("width", [900, 1100, 1500])
def test_the_block_of_a_turn_stands_in_the_middle(qtbot, width):
    view = make_view(qtbot, EPISODE)
    view.resize(width, 600)
    column = view.column_rect()
    assert abs(column.left() - (width - column.right())) <= 2


def test_making_the_window_wider_lays_out_nothing(qtbot):
    view = make_view(qtbot, EPISODE)
    document = view._layout.document
    view.resize(1300, 600)
    view.resize(1000, 400)
    qtbot.wait(60)
    assert view._layout.document is document
    assert view._layout.document.textWidth() == view.geometry_of_page.width


def test_lines_hold_62_to_72_characters_on_average(qtbot):
    episode = make_episode(3_000)
    view = make_view(qtbot, episode)
    view.document().size()
    counts = []
    block = view.document().firstBlock()
    while block.isValid():
        counts += [block.layout().lineAt(k).textLength() for k in range(block.layout().lineCount() - 1)]
        block = block.next()
    assert 60 <= sum(counts) / len(counts) <= 72


def test_a_larger_text_keeps_the_place(qtbot):
    view = make_view(qtbot, make_episode(3_000))
    view.set_reading_offset(4_000)
    before = view.reading_offset()
    view.set_text_size(24)
    assert abs(view.reading_offset() - before) < 80
    assert view.geometry_of_page.text_size == 24


@pytest.mark.parametrize(("asked", "got"), [(4, 14), (99, 28)])
def test_sizes_stay_within_reason(qtbot, asked, got):
    view = make_view(qtbot, EPISODE)
    view.set_text_size(asked)
    assert view.geometry_of_page.text_size == got


# What is painted


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("stacked", [False, True])
def test_a_highlight_is_seen_in_every_theme(qtbot, theme, stacked):
    view = make_view(qtbot, EPISODE, theme=theme, stacked=stacked)
    start, _ = place_of(EPISODE, "Nobody knew why")
    plain = colors(view, near(view, start + 4))
    view.show_annotations(keep(EPISODE, ("Nobody knew why", "mint")))
    kept = colors(view, near(view, start + 4))
    fill = view.look.marker("mint").solid
    assert any(alike(fill, QColor(color)) for color in kept)
    assert not any(alike(fill, QColor(color)) for color in plain)


def test_the_current_turn_is_tinted_and_the_word_boxed_only_if_its_time_is_sure(qtbot):
    view = make_view(qtbot, EPISODE)
    start, end = place_of(EPISODE, "winter")
    tint, fill = view.look.color("now.turnTint").name(), view.look.color("now.wordFill").name()
    view.show_now(1, start, end, False)
    assert tint in colors(view, near(view, start))
    assert fill not in colors(view, near(view, start))
    view.show_now(1, start, end, True)
    assert fill in colors(view, near(view, start))
    view.show_now(-1, -1, -1, False)
    assert colors(view, near(view, start)).isdisjoint({tint, fill})


def test_a_sponsor_read_sounds_apart_from_the_rest_of_its_turn(qtbot):
    view = make_view(qtbot, EPISODE)
    tint = view.look.color("now.turnTint").name()
    read, after = (place_of(EPISODE, words)[0] for words in ("Ten thousand", "And back"))
    view.show_now(4, read, read + 3, False)
    assert tint in colors(view, near(view, read))
    assert tint not in colors(view, near(view, after))
    view.show_now(4, after, after + 3, False)
    assert tint not in colors(view, near(view, read))
    assert tint in colors(view, near(view, after))
    view.show_now(4, -1, -1, False)
    assert tint in colors(view, near(view, read)) & colors(view, near(view, after))


def test_the_word_is_boxed_always_if_the_reader_wants_it(qtbot):
    view = make_view(qtbot, EPISODE)
    view.set_word_box_always(True)
    start, end = place_of(EPISODE, "winter")
    view.show_now(1, start, end, False)
    assert view.look.color("now.wordFill").name() in colors(view, near(view, start))


def test_moving_the_word_paints_two_words_and_not_the_page(qtbot):
    view = make_view(qtbot, EPISODE)
    view.show_now(1, *place_of(EPISODE, "winter"), True)
    qtbot.wait(10)
    painted = Painted(view.viewport())
    view.show_now(1, *place_of(EPISODE, "Then"), True)
    qtbot.waitUntil(lambda: bool(painted.rects))
    whole = painted.rects[0]
    for rect in painted.rects:
        whole = whole.united(rect)
    for words in ("winter", "Then"):
        start, end = place_of(EPISODE, words)
        (line,) = view.line_rects(start, end)
        assert whole.contains(line.translated(-view.viewport().pos()))
    assert whole.height() < 120


def test_the_same_word_is_not_painted_again(qtbot):
    view = make_view(qtbot, EPISODE)
    view.show_now(1, *place_of(EPISODE, "winter"), True)
    qtbot.wait(10)
    painted = Painted(view.viewport())
    view.show_now(1, *place_of(EPISODE, "winter"), True)
    qtbot.wait(10)
    assert painted.rects == []


def test_in_high_contrast_the_boxed_word_is_readable_on_a_highlight(qtbot):
    view = make_view(qtbot, EPISODE, theme="contrast")
    view.show_annotations(keep(EPISODE, ("all winter", "gold")))
    start, end = place_of(EPISODE, "winter")
    view.show_now(1, start, end, True)
    (line,) = view.line_rects(start, end)
    seen = colors(view, line.translated(-view.viewport().pos()).adjusted(2, 5, -2, -6))
    assert {"#000000", "#ffffff"} <= seen
    assert view.look.marker("gold").fill.name() not in seen


def test_the_current_match_is_inverted_and_the_others_are_not(qtbot):
    view = make_view(qtbot, EPISODE)
    first, second = place_of(EPISODE, "Welcome"), place_of(EPISODE, "winter")
    view.show_matches([first, second], 1)
    current = view.look.color("find.current").name()
    assert current in colors(view, near(view, second[0] + 2))
    assert current not in colors(view, near(view, first[0] + 2))
    assert view.look.color("find.hit").name() in colors(view, near(view, first[0] + 2))


def test_words_over_highlights_change_their_color_in_the_dark_only(qtbot):
    for theme, changes in (("light", False), ("dark", True)):
        view = make_view(qtbot, EPISODE, theme=theme)
        view.show_annotations(keep(EPISODE, ("all winter", "gold")))
        assert bool(view.extraSelections()) is changes


def test_colored_words_are_given_to_qt_only_while_they_are_in_view(qtbot):
    episode = make_episode(3_000)
    words = [episode.text[k : k + 30] for k in range(100, len(episode.text) - 50, 2_000)]
    view = make_view(qtbot, episode, theme="dark")
    view.show_annotations(keep(episode, *((text, "gold") for text in words)))
    assert 1 <= len(view.extraSelections()) <= 3
    view.set_reading_offset(8_000)
    assert 1 <= len(view.extraSelections()) <= 3


def test_the_selection_is_filled_without_stripes_between_lines(qtbot):
    view = make_view(qtbot, EPISODE)
    start, end = place_of(EPISODE, SPONSOR_READ)
    view.select(start, end)
    upper, lower = view.line_rects(start, end)[:2]
    strip = QRect(upper.left() + 2, upper.center().y(), 1, lower.center().y() - upper.center().y())
    seen = colors(view, strip.translated(-view.viewport().pos()))
    assert view.look.color("surface.page").name() not in seen


def test_a_theme_changes_everything_at_once_and_keeps_place_and_selection(qtbot):
    view = make_view(qtbot, make_episode(2_000))
    view.set_reading_offset(3_000)
    view.select(3_100, 3_120)
    place, selected = view.reading_offset(), view.selection
    view.look.show("dark")
    assert (view.reading_offset(), view.selection) == (place, selected)
    assert colors(view, QRect(0, 0, 5, 5)) == {view.look.color("surface.page").name()}


# Names beside the text


def test_a_name_is_pinned_while_its_turn_is_read_and_pushed_out_by_the_next(qtbot):
    long = Turn(0, tuple(Paragraph("Many words to read here. " * 20, k * 1000) for k in range(4)))
    episode = Episode(speakers=(Speaker("Ada"), Speaker("Ben")), turns=(long, Turn(1, long.paragraphs)))
    view = make_view(qtbot, episode)
    layout = view._layout
    first, second = layout.sections
    assert not page_places.is_pinned(layout, first, 0)
    assert page_places.is_pinned(layout, first, 200)
    assert page_places.name_rect(layout, first, 200).top() == 206
    next_name = layout.section_top(second)
    pushed = page_places.name_rect(layout, first, next_name - 15)
    assert pushed.top() < next_name - 15
    assert pushed.bottom() < page_places.name_rect(layout, second, next_name - 15).top()


def test_the_time_goes_while_the_name_is_pinned(qtbot):
    view = make_view(qtbot, EPISODE)
    layout, section = view._layout, view._layout.sections[0]
    below = page_places.opener_rect(layout, section, 0)
    pinned = page_places.opener_rect(layout, section, 30)
    assert below.height() > pinned.height()


def test_names_of_any_length_stay_in_the_gutter(qtbot):
    name = "Professor Maximiliane von und zu Hohenstein-Waldburg"
    episode = Episode(speakers=(Speaker(name),), turns=(Turn(0, (Paragraph("Yes.", 0),)),))
    view = make_view(qtbot, episode)
    rect = page_places.opener_rect(view._layout, view._layout.sections[0], 0)
    assert 0 <= rect.left() < rect.right() <= 132
    view.grab()


def test_the_heading_of_the_current_turn_makes_room_for_its_glyph(qtbot):
    from earmark.gui.transcript.heading import heading_time

    view = make_view(qtbot, EPISODE, stacked=True)
    layout, section = view._layout, view._layout.sections[1]
    height = layout.document.size().height()
    quiet = heading_time(layout, section, sounds=False)
    loud = heading_time(layout, section, sounds=True)
    assert (quiet.text, loud.x - quiet.x) == ("00:00:06", 13)
    view.show_now(1, -1, -1, False)
    assert layout.document.size().height() == height


def test_headings_are_real_text_for_a_screen_reader(qtbot):
    view = make_view(qtbot, EPISODE, stacked=True)
    assert view.toPlainText().startswith("Ada Marsh 00:00:00\nWelcome back.")
    assert make_view(qtbot, EPISODE, stacked=False).toPlainText().startswith("Welcome back.")


def test_a_chip_shows_no_brackets_and_keeps_to_one_line(qtbot):
    view = make_view(qtbot, EPISODE)
    shown = view.toPlainText()
    assert "[" not in shown.replace("\n", "")
    assert (
        "inaudible\u00a000:00:17"
        in view._layout.document.findBlock(
            view._layout.offsets.position(place_of(EPISODE, "[inaudible")[0])
        ).text()
    )


def test_quotes_are_shown_as_printed_and_copied_as_they_stand(qtbot):
    episode = Episode(turns=(Turn(None, (Paragraph('It\'s "here".'),)),))
    view = make_view(qtbot, episode)
    assert view.toPlainText() == "It’s “here”."
    view.selectAll()
    assert view.selected_text() == 'It\'s "here".'
    view.set_printed_quotes(False)
    assert view.toPlainText() == 'It\'s "here".'


# Going to places


def test_a_jump_puts_its_line_at_30_percent_of_the_height_and_lights_it_up(qtbot):
    view = make_view(qtbot, make_episode(3_000))
    view.jump_to(6_000, 6_040)
    (line, *_) = view.line_rects(6_000, 6_001)
    assert abs(line.top() / view.viewport().height() - 0.3) < 0.02
    assert view._state.flash is not None
    qtbot.waitUntil(lambda: view._state.flash is None, timeout=3_000)


def test_a_jump_moves_smoothly_where_motion_is_wanted(qtbot):
    view = make_view(qtbot, make_episode(3_000))
    view.look.reduce_motion(False)
    view.jump_to(6_000, 6_040)
    assert view._motion.is_running
    with qtbot.waitSignal(view._motion.finished):
        pass
    (line, *_) = view.line_rects(6_000, 6_001)
    assert abs(line.top() / view.viewport().height() - 0.3) < 0.02


def test_the_readers_hand_stops_a_smooth_jump(qtbot):
    view = make_view(qtbot, make_episode(3_000))
    view.look.reduce_motion(False)
    view.jump_to(6_000, 6_040)
    qtbot.keyClick(view, Qt.Key.Key_Shift)
    assert not view._motion.is_running


def test_the_reading_place_is_the_first_line_in_view(qtbot):
    view = make_view(qtbot, make_episode(3_000))
    view.set_reading_offset(5_000)
    offset = view.reading_offset()
    assert offset <= 5_000 < offset + 90
    view.set_reading_offset(0)
    assert view.reading_offset() == 0


def test_the_last_line_can_be_read_at_the_top_of_a_small_window(qtbot):
    view = make_view(qtbot, EPISODE)
    view.resize(900, 200)
    view.set_reading_offset(len(EPISODE.text))
    assert view.reading_offset() >= place_of(EPISODE, "Where were we")[0]


def test_what_is_in_view_is_told_when_it_changes(qtbot):
    view = make_view(qtbot, make_episode(3_000))
    told = Told(view.visible_changed)
    view.set_reading_offset(5_000)
    first, last = told[-1]
    assert first <= 5_000 < last
    count = len(told)
    view.show_now(0, 0, 5, True)
    assert len(told) == count


def test_the_place_of_what_sounds_is_a_share_of_the_height(qtbot):
    view = make_view(qtbot, make_episode(3_000))
    assert view.now_place() is None
    told = Told(view.now_moved)
    view.show_now(0, 3, 6, True)
    assert told[-1][0] == view.now_place()
    assert 0 < view.now_place().top < view.now_place().bottom < 0.2
    view.show_now(0, 7, 10, True)
    assert len(told) == 1  # the same line
    far = view.episode.spans[-1]
    view.show_now(far.turn, far.start, far.start + 3, True)
    assert view.now_place().top > 1
    view.scroll_to_now()
    assert view.now_place().in_view


def test_a_turn_without_words_that_sound_has_a_place_as_well(qtbot):
    view = make_view(qtbot, EPISODE)
    view.show_now(2, -1, -1, False)
    assert view.now_place().in_view


# The episode grows while it is read from its file


def _part(episode: Episode, turns: int) -> Episode:
    return Episode(episode.title, speakers=episode.speakers, turns=episode.turns[:turns])


def test_more_of_the_same_text_keeps_the_place_and_what_is_shown(qtbot):
    whole = make_episode(4_000)
    part = _part(whole, len(whole.turns) - 3)
    view = make_view(qtbot, part)
    view.set_reading_offset(3_000)
    view.select(3_100, 3_110)
    before = view.reading_offset(), view.verticalScrollBar().value()
    view.show_episode(whole)
    assert (view.reading_offset(), view.verticalScrollBar().value()) == before
    assert view.selection == (3_100, 3_110)
    assert view.episode is whole


def test_another_episode_begins_at_its_start_without_the_marks_of_the_last(qtbot):
    view = make_view(qtbot, make_episode(3_000))
    view.show_annotations(keep(view.episode, (view.episode.text[10:30], "gold")))
    view.show_now(0, 3, 6, True)
    view.set_reading_offset(3_000)
    view.select(3_100, 3_110)
    view.show_episode(make_episode(3_000, seed=7))
    assert view.reading_offset() == 0
    assert view.selection[0] == view.selection[1]
    assert view.now_place() is None
    assert not view.annotations.highlights


def test_grey_lines_stand_for_what_is_still_being_read(qtbot):
    view = make_view(qtbot, Episode())
    view.show_loading(17, 41)
    lines = view._loading
    assert lines.isVisible()
    assert lines.text == "Reading page 17 of 41"
    assert view.look.color("surface.sunken").name() in colors(view, lines.geometry())
    view.show_episode(EPISODE)
    view.show_loading(18, 41)
    assert lines.y() > point_of(view, len(EPISODE.text) - 1).y()
    view.end_loading()
    assert not lines.isVisible()


def test_long_reading_can_be_stopped(qtbot):
    view = make_view(qtbot, Episode())
    view._loading._patience.setInterval(1)
    view.show_loading(1, 41)
    qtbot.waitUntil(view._loading._cancel.isVisible)
    with qtbot.waitSignal(view.loading_cancelled):
        qtbot.mouseClick(view._loading._cancel, Qt.MouseButton.LeftButton)


def test_a_highlight_under_the_pointer_or_chosen_is_stronger(qtbot):
    view = make_view(qtbot, EPISODE)
    view.show_annotations(keep(EPISODE, ("Nobody knew why", "sky")))
    at = near(view, place_of(EPISODE, "Nobody")[0] + 3, 4)
    plain = colors(view, at)
    view.select_highlight("m0")
    chosen = colors(view, at)
    view.select_highlight(None)
    assert colors(view, at) == plain != chosen


def test_a_highlight_of_a_color_yet_unknown_is_painted(qtbot):
    view = make_view(qtbot, EPISODE)
    view.show_annotations(keep(EPISODE, ("Nobody knew why", "ultraviolet")))
    assert view.look.marker("gold").line.name() in colors(
        view, near(view, place_of(EPISODE, "Nobody")[0] + 3)
    )


def test_a_mark_without_a_place_is_not_painted(qtbot):
    import dataclasses

    view = make_view(qtbot, EPISODE)
    plain = colors(view, QRect(0, 0, 700, 500))
    (lost,) = keep(EPISODE, ("Nobody knew why", "sky")).highlights
    view.show_annotations(keep(EPISODE).put(dataclasses.replace(lost, placed=False)))
    assert colors(view, QRect(0, 0, 700, 500)) == plain


def test_speakers_have_the_colors_of_their_order(qtbot):
    view = make_view(qtbot, EPISODE)
    for section in view._layout.sections[:2]:
        bar = page_places.bar_rect(view._layout, section)
        at = in_viewport(view, bar)
        seen = view.viewport().grab(QRect(at, at)).toImage().pixelColor(0, 0)
        assert seen == QColor(view.look.speaker(EPISODE.turns[section.turn].speaker))
