"""The timeline with a real widget: what it paints, says and asks for."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from earmark.gui.look import fonts
from earmark.gui.look.theme import THEMES, Theme
from earmark.gui.timeline.timeline import Timeline
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.episode import Chapter, Episode, Paragraph, Speaker, Turn
from earmark.model.time_map import TimeMap

_MINUTE = 60_000
_WIDTH = 1032  # 1,000 pixels for ten minutes: a pixel is 600 ms
_TEN = 10 * _MINUTE


@dataclass(frozen=True)
class Sound:
    rate: int
    data: bytes
    duration_ms: int


def _episode(timed: bool = True) -> Episode:
    words = "The harbour was quiet that winter and the radio had nothing to say about it at all. " * 11
    turns = tuple(
        Turn(minute % 2, (Paragraph(words.strip(), minute * _MINUTE if timed else None),))
        for minute in range(10)
    )
    return Episode(
        speakers=(Speaker("Ada Marsh"), Speaker("Ben Okoye")),
        turns=turns,
        chapters=(Chapter("Waiting", 0), Chapter("The radio", 5 * _MINUTE)) if timed else (),
    )


def _quote(name: str, start: int, color: str = "gold") -> Highlight:
    return Highlight(name, start, start + 20, color, TextQuote(f"words of {name}"))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    fonts.load()
    theme = Theme("light")
    theme.apply()
    return theme


@pytest.fixture
def timeline(qtbot, theme: Theme) -> Iterator[Timeline]:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch()
    timeline = Timeline(theme)
    column.addWidget(timeline)
    qtbot.addWidget(window)
    window.resize(_WIDTH, 300)
    window.show()
    timeline.show_episode(_episode(), TimeMap(_episode(), _TEN))
    timeline.show_duration(_TEN)
    yield timeline
    window.close()


def _x(time_ms: int) -> int:
    return round(16 + time_ms / _TEN * (_WIDTH - 32))


def _image(timeline: Timeline) -> QImage:
    return timeline.grab().toImage()


def _send(
    timeline: Timeline, kind: QEvent.Type, x: int, y: int, held=Qt.MouseButton.NoButton, keys=None
) -> None:
    at = QPointF(x, y)
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    modifiers = keys or Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(timeline, QMouseEvent(kind, at, timeline.mapToGlobal(at), button, held, modifiers))


def _drag(timeline: Timeline, *xs: int, y: int = 42, keys=None) -> None:
    left = Qt.MouseButton.LeftButton
    _send(timeline, QEvent.Type.MouseButtonPress, xs[0], y, left, keys)
    for x in xs[1:]:
        _send(timeline, QEvent.Type.MouseMove, x, y, left, keys)
    _send(timeline, QEvent.Type.MouseButtonRelease, xs[-1], y, keys=keys)


def test_a_click_seeks_to_the_time_under_it(timeline: Timeline, qtbot) -> None:
    with qtbot.waitSignal(timeline.seek_requested) as asked:
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(_x(3 * _MINUTE), 42))

    assert asked.args == [3 * _MINUTE]


def test_a_click_on_a_mark_seeks_to_the_beginning_of_its_quote(timeline: Timeline, qtbot) -> None:
    start = _episode().spans[4].start
    timeline.show_annotations(Annotations((_quote("a", start),)))

    with qtbot.waitSignal(timeline.seek_requested) as asked:
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(_x(4 * _MINUTE) + 4, 71))

    assert asked.args == [4 * _MINUTE]


def test_a_drag_scrubs_and_ends_where_it_is_let_go(timeline: Timeline) -> None:
    told: list[object] = []
    timeline.scrub_started.connect(lambda: told.append("start"))
    timeline.seek_requested.connect(told.append)
    timeline.scrub_ended.connect(lambda: told.append("end"))
    _drag(timeline, 116, 200, 250, 316)

    assert told[:2] == [_MINUTE, "start"]
    assert told[-2:] == [3 * _MINUTE, "end"]


def test_a_hand_that_shakes_does_not_scrub(timeline: Timeline, qtbot) -> None:
    with qtbot.assertNotEmitted(timeline.scrub_started):
        _drag(timeline, 116, 118, 115)


def test_while_scrubbing_the_playhead_stays_in_the_hand(timeline: Timeline) -> None:
    accent = QColor(timeline._theme.color("now.accent"))
    left = Qt.MouseButton.LeftButton
    _send(timeline, QEvent.Type.MouseButtonPress, 116, 42, left)
    _send(timeline, QEvent.Type.MouseMove, 516, 42, left)
    timeline.show_position(_MINUTE)

    assert _image(timeline).pixelColor(516, 62) == accent
    assert _image(timeline).pixelColor(116, 62) != accent


def test_shift_and_drag_set_a_loop_in_either_direction(timeline: Timeline, qtbot) -> None:
    for xs in ((116, 150, 216), (216, 150, 116)):
        with qtbot.waitSignal(timeline.loop_requested) as asked:
            _drag(timeline, *xs, keys=Qt.KeyboardModifier.ShiftModifier)
        assert asked.args == [_MINUTE, 2 * _MINUTE]


def test_an_end_of_the_loop_can_be_dragged(timeline: Timeline, qtbot) -> None:
    timeline.show_loop(_MINUTE, 2 * _MINUTE)

    with qtbot.waitSignal(timeline.loop_requested) as asked, qtbot.assertNotEmitted(timeline.seek_requested):
        _drag(timeline, 217, 250, 316)

    assert asked.args == [_MINUTE, 3 * _MINUTE]


def test_a_double_click_on_a_mark_chooses_its_card(timeline: Timeline, qtbot) -> None:
    spans = _episode().spans
    quotes = (_quote("a", spans[2].start), _quote("b", spans[2].start + 30), _quote("c", spans[7].start))
    timeline.show_annotations(Annotations(quotes))

    with qtbot.waitSignal(timeline.highlight_chosen) as chosen:
        QTest.mouseDClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(_x(7 * _MINUTE) - 8, 71))
    assert chosen.args == ["c"]

    with qtbot.waitSignal(timeline.highlight_chosen) as chosen:
        QTest.mouseDClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(_x(2 * _MINUTE) - 6, 71))
    assert chosen.args == ["a"]


def test_the_wheel_seeks_nowhere(timeline: Timeline, qtbot) -> None:
    at = QPointF(300, 42)
    wheel = QWheelEvent(
        at, timeline.mapToGlobal(at), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    with qtbot.assertNotEmitted(timeline.seek_requested):
        QApplication.sendEvent(timeline, wheel)


def test_the_pointer_shows_after_a_rest_what_is_said_there(timeline: Timeline, qtbot) -> None:
    QTest.mouseMove(timeline, QPoint(_x(150_000), 42))
    assert timeline._hover.preview is None
    qtbot.waitUntil(lambda: timeline._hover.preview is not None)

    preview = timeline._hover.preview
    assert preview is not None
    assert (preview.time, preview.name) == ("00:02:30", "Ada Marsh")
    said = f"{preview.before} {preview.word} {preview.after}"
    assert said in _episode().text
    assert len(said.split()) == 13

    QApplication.sendEvent(timeline, QEvent(QEvent.Type.Leave))
    assert timeline._hover.preview is None


def test_over_a_mark_the_quote_is_shown_and_how_many_share_the_mark(timeline: Timeline, qtbot) -> None:
    start = _episode().spans[4].start
    timeline.show_annotations(Annotations((_quote("one", start), _quote("two", start + 30, "coral"))))
    QTest.mouseMove(timeline, QPoint(_x(4 * _MINUTE), 71))
    qtbot.waitUntil(lambda: timeline._hover.preview is not None)

    preview = timeline._hover.preview
    assert preview is not None
    assert (preview.before, preview.color, preview.count) == ("words of one", "gold", 2)


def test_the_preview_stays_inside_the_window(timeline: Timeline, qtbot) -> None:
    for x in (16, _WIDTH - 16):
        timeline._hover.follow(x, None, at_once=True)
        panel = timeline._hover._panel
        assert panel is not None
        assert timeline.window().rect().contains(panel.geometry())


def test_without_times_the_preview_has_none_and_the_timeline_still_works(timeline: Timeline, qtbot) -> None:
    episode = _episode(timed=False)
    timeline.show_duration(0)
    timeline.show_episode(episode, TimeMap(episode))
    timeline._hover.follow(500, None, at_once=True)
    preview = timeline._hover.preview
    assert preview is not None
    assert preview.time == ""
    assert preview.word in episode.text

    with qtbot.waitSignal(timeline.seek_requested) as asked:
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(_WIDTH // 2, 42))
    assert asked.args[0] == pytest.approx(TimeMap(episode).end_ms / 2, rel=0.01)


def test_a_screen_reader_hears_time_speaker_and_chapter(timeline: Timeline) -> None:
    timeline.show_position(5 * _MINUTE + 46_000)
    reader = QAccessible.queryAccessibleInterface(timeline)

    assert reader.role() == QAccessible.Role.Slider
    assert reader.text(QAccessible.Text.Name) == "Position"
    assert reader.text(QAccessible.Text.Description) == "00:05:46 of 10:00, Ben Okoye, The radio"
    assert reader.valueInterface().currentValue() == 346
    assert reader.valueInterface().maximumValue() == 600


def test_keys_seek_but_showing_a_position_does_not(timeline: Timeline, qtbot) -> None:
    with qtbot.assertNotEmitted(timeline.seek_requested):
        timeline.show_position(60_500)
        timeline.show_duration(_TEN + 5_000)

    with qtbot.waitSignal(timeline.seek_requested) as asked:
        qtbot.keyClick(timeline, Qt.Key.Key_Right)
    assert asked.args == [65_000]
    with qtbot.waitSignal(timeline.seek_requested) as asked:
        qtbot.keyClick(timeline, Qt.Key.Key_End)
    assert asked.args == [605_000]


def test_the_playhead_is_where_the_sound_is(timeline: Timeline) -> None:
    accent = timeline._theme.color("now.accent")
    for time_ms in (2 * _MINUTE, 7 * _MINUTE):
        timeline.show_position(time_ms)
        assert _image(timeline).pixelColor(_x(time_ms), 62) == accent


def test_a_moved_playhead_leaves_nothing_behind(timeline: Timeline, qtbot) -> None:
    for time_ms in range(0, _TEN, 7_321):
        timeline.show_position(time_ms)
        timeline.repaint()
    painted = timeline.window().grab(timeline.geometry()).toImage()
    timeline._layers.drop()

    assert painted == timeline.window().grab(timeline.geometry()).toImage()


def test_bars_have_the_colour_of_the_speaker_and_pale_where_not_yet_played(timeline: Timeline) -> None:
    timeline.show_peaks(Sound(50, bytes([180, 76]) * 50 * 600, _TEN))
    timeline.show_position(5 * _MINUTE)
    image = _image(timeline)

    def bar(minute: float) -> QColor:
        first = 16 + (int(minute * 100) // 3) * 3
        return image.pixelColor(first, 42)

    theme = timeline._theme
    assert bar(2.5) == theme.speaker(0)
    assert bar(3.5) == theme.speaker(1)
    window = theme.color("surface.window")
    assert bar(8.5).lightness() == pytest.approx(
        theme.speaker(0).lightness() * 0.42 + window.lightness() * 0.58, abs=8
    )


def test_quotes_without_a_place_have_no_mark(timeline: Timeline) -> None:
    lost = Highlight("lost", 100, 120, "coral", TextQuote("lost words"), placed=False)
    before = _image(timeline)
    timeline.show_annotations(Annotations((lost,)))
    assert _image(timeline) == before

    timeline.show_annotations(Annotations((_quote("a", 100, "coral"),)))
    assert _image(timeline) != before


def test_matches_and_the_loop_are_drawn_and_go_again(timeline: Timeline) -> None:
    before = _image(timeline)
    timeline.show_matches([8 * _MINUTE])
    assert _image(timeline).pixelColor(_x(8 * _MINUTE) - 1, 20) == timeline._theme.color("text.primary")
    timeline.show_matches([])
    timeline.show_loop(_MINUTE, 2 * _MINUTE)
    assert _image(timeline).pixelColor(_x(90_000) + 1, 22) == timeline._theme.color("surface.selected")
    timeline.show_loop(None, None)
    assert _image(timeline) == before


def test_the_low_form_is_60_pixels_and_the_full_one_84(timeline: Timeline) -> None:
    timeline.set_compact(True)
    assert (timeline.height(), _image(timeline).height()) == (60, 60)
    timeline.set_compact(False)
    assert timeline.height() == 84


def test_every_theme_looks_different(timeline: Timeline) -> None:
    seen = []
    for name in THEMES:
        timeline._theme.show(name)
        seen.append(_image(timeline))

    assert all(one != other for k, one in enumerate(seen) for other in seen[k + 1 :])


def test_without_an_episode_it_is_empty_and_quiet(qtbot, theme: Theme) -> None:
    timeline = Timeline(theme)
    qtbot.addWidget(timeline)
    timeline.resize(400, 84)
    with qtbot.assertNotEmitted(timeline.seek_requested):
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(100, 42))
        QTest.mouseMove(timeline, QPoint(120, 42))

    assert _image(timeline).pixelColor(100, 42) == theme.color("surface.window")
    assert timeline._hover.preview is None
