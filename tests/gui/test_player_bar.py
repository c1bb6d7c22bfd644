"""The player bar: it shows what it is told, and says what was asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider, QVBoxLayout, QWidget

from earmark.gui.bars.follow_switch import FollowSwitch
from earmark.gui.bars.play_button import PlayButton
from earmark.gui.bars.player_bar import PlayerBar
from earmark.gui.bars.speaker_tag import SpeakerTag
from earmark.gui.bars.speed_menu import rate_words

_KEYS = {"play_pause": "K, Space", "loop_from": "["}
_WITH_SOUND = ("Play", "Back 10 seconds", "Forward 10 seconds", "Loop from here", "Speed", "Mute")


@pytest.fixture
def window(qtbot, theme) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 500)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(PlayerBar(theme, _KEYS))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def bar(window: QWidget) -> PlayerBar:
    bar = window.findChild(PlayerBar)
    bar.show_has_audio(True)
    return bar


def _button(owner: QWidget, name: str) -> QAbstractButton:
    named = (b for b in owner.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible())
    return next(named)


def _texts(bar: PlayerBar) -> list[str]:
    shown = [*bar.findChildren(QLabel), *bar.findChildren(QAbstractButton)]
    return [part.text() for part in shown if part.isVisible()]


@pytest.mark.parametrize(
    ("name", "signal", "args"),
    [
        ("Play", "play_toggled", []),
        ("Back 10 seconds", "seek_by_requested", [-10_000]),
        ("Forward 10 seconds", "seek_by_requested", [10_000]),
        ("Previous turn", "previous_turn_requested", []),
        ("Next turn", "next_turn_requested", []),
        ("Loop from here", "loop_pressed", []),
        ("Mute", "mute_toggled", []),
        ("Follow, on", "follow_toggled", [False]),
    ],
)
def test_a_button_asks_for_what_it_is_called(qtbot, bar, name, signal, args):
    with qtbot.waitSignal(getattr(bar, signal)) as told:
        qtbot.mouseClick(_button(bar, name), Qt.MouseButton.LeftButton)

    assert told.args == args


def test_the_bar_is_64_high_and_play_is_46_round(bar):
    assert bar.height() == 64
    assert bar.findChild(PlayButton).size().toTuple() == (46, 46)


def test_play_stands_in_the_middle(bar):
    bar.show_speaker("A very long name of a speaker", 1)
    bar.show_loop(0, 24_000)

    play = bar.findChild(PlayButton)
    assert abs(play.geometry().center().x() - bar.width() / 2) <= 1


def test_the_clock_shows_the_time_and_what_is_left(bar):
    bar.show_duration(7_148_000)
    bar.show_position(466_900)

    assert "00:07:46" in _texts(bar)
    assert "−1:51:22" in _texts(bar)


def test_a_click_on_the_time_left_shows_the_total(qtbot, bar):
    bar.show_duration(7_148_000)

    qtbot.mouseClick(_button(bar, "Time left"), Qt.MouseButton.LeftButton)
    assert "1:59:08" in _texts(bar)
    qtbot.mouseClick(_button(bar, "Total time"), Qt.MouseButton.LeftButton)
    assert "−1:59:08" in _texts(bar)


def test_nothing_is_said_of_a_length_not_known(bar):
    bar.show_duration(0)
    bar.show_position(1_000)

    assert not any(text.startswith("−") for text in _texts(bar))


def test_the_clock_does_not_stir_the_row_as_the_seconds_pass(bar):
    bar.show_duration(7_148_000)
    places = set()
    for position_ms in (1_000, 8_888_000 // 8, 3_333_000):
        bar.show_position(position_ms)
        places.add(bar.findChild(SpeakerTag).x())

    assert len(places) == 1


def test_playing_and_loading_change_what_the_play_button_is_called(bar):
    play = bar.findChild(PlayButton)
    bar.show_playing(True)
    assert play.accessibleName() == "Pause"
    bar.show_loading(True)
    assert play.accessibleName() == "Loading"
    bar.show_loading(False)
    bar.show_playing(False)
    assert (play.accessibleName(), play.toolTip()) == ("Play", "Play  K, Space")


def test_only_what_plays_has_the_colour_of_now(bar, theme):
    play = bar.findChild(PlayButton)

    def colour() -> str:
        return play.grab().toImage().pixelColor(23, 5).name()

    assert colour() == theme.color("action.bg").name()
    bar.show_playing(True)
    assert colour() == theme.color("now.accent").name()


def test_the_ring_turns_while_loading(qtbot, bar):
    play = bar.findChild(PlayButton)
    bar.show_loading(True)
    before = play.grab().toImage()

    qtbot.waitUntil(lambda: play.grab().toImage() != before)


def test_the_ring_stands_still_where_motion_is_reduced(qtbot, bar, theme):
    theme.reduce_motion(True)
    play = bar.findChild(PlayButton)
    without = play.grab().toImage()
    bar.show_loading(True)
    before = play.grab().toImage()

    qtbot.wait(120)

    assert play.grab().toImage() == before != without


def test_without_audio_only_turns_can_be_walked_through(bar):
    bar.show_has_audio(False)

    assert not any(_button(bar, name).isEnabled() for name in _WITH_SOUND)
    assert _button(bar, "Previous turn").isEnabled()
    assert _button(bar, "Next turn").isEnabled()
    assert _button(bar, "Play").toolTip() == "Link audio to play"


def test_audio_can_be_linked_where_there_is_none(qtbot, bar):
    bar.show_has_audio(False)

    with qtbot.waitSignal(bar.link_audio_requested):
        qtbot.mouseClick(_button(bar, "Link audio"), Qt.MouseButton.LeftButton)
    bar.show_has_audio(True)

    assert "Link audio" not in _texts(bar)
    assert _button(bar, "Play").toolTip() == "Play  K, Space"


def test_the_loop_button_goes_through_its_three_states(bar):
    bar.show_loop(None, None)
    assert not _button(bar, "Loop from here").isChecked()

    bar.show_loop(5_000, None)
    assert _button(bar, "Loop to here").isChecked()

    bar.show_loop(5_000, 29_000)
    assert _button(bar, "Clear the loop").text() == "A–B  0:24"


def test_a_click_alone_does_not_put_a_loop_on(qtbot, bar):
    qtbot.mouseClick(_button(bar, "Loop from here"), Qt.MouseButton.LeftButton)

    assert not _button(bar, "Loop from here").isChecked()


@pytest.mark.parametrize(("rate", "words"), [(1.0, "1×"), (1.25, "1.25×"), (0.5, "0.5×"), (3.0, "3×")])
def test_rates_are_written_short(rate, words):
    assert rate_words(rate) == words


def test_a_fixed_speed_is_chosen_from_the_menu(qtbot, window, bar):
    bar.show_rate(1.25)
    qtbot.mouseClick(_button(bar, "Speed 1.25×"), Qt.MouseButton.LeftButton)
    rows = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.isCheckable()]
    assert [b.text() for b in rows if b.isChecked() and "×" in b.text()] == ["1.25×"]

    with qtbot.waitSignal(bar.rate_chosen) as chosen:
        qtbot.mouseClick(_button(window, "Speed 1.5×"), Qt.MouseButton.LeftButton)

    assert chosen.args == [1.5]


def test_steps_of_the_speed_never_add_up_errors(qtbot, window, bar):
    bar.rate_chosen.connect(bar.show_rate)
    bar.show_rate(0.5)
    qtbot.mouseClick(_button(bar, "Speed 0.5×"), Qt.MouseButton.LeftButton)
    faster = _button(window, "Larger speed")

    rates: list[float] = []
    bar.rate_chosen.connect(rates.append)
    while faster.isEnabled():
        qtbot.mouseClick(faster, Qt.MouseButton.LeftButton)

    assert rates == [round(0.55 + 0.05 * k, 2) for k in range(50)]
    assert rates[-1] == 3.0


def test_showing_a_volume_is_not_choosing_one(qtbot, bar):
    with qtbot.assertNotEmitted(bar.volume_chosen):
        bar.show_volume(40, True)

    assert bar.findChild(QSlider).value() == 40
    assert _button(bar, "Unmute")


def test_the_volume_is_chosen_by_key(qtbot, bar):
    bar.show_volume(40, False)

    with qtbot.waitSignal(bar.volume_chosen) as chosen:
        qtbot.keyClick(bar.findChild(QSlider), Qt.Key.Key_Right)

    assert chosen.args == [41]


@pytest.mark.parametrize(
    ("on", "suspended", "name"),
    [
        (True, False, "Follow, on"),
        (True, True, "Follow, on, suspended"),
        (False, False, "Follow, off"),
    ],
)
def test_the_follow_switch_says_its_state(bar, on, suspended, name):
    bar.show_follow(on, suspended)

    follow = bar.findChild(FollowSwitch)
    assert follow.accessibleName() == name
    assert follow.isChecked() == on


def test_following_changes_only_when_it_is_shown_to(qtbot, bar):
    follow = bar.findChild(FollowSwitch)

    qtbot.mouseClick(follow, Qt.MouseButton.LeftButton)

    assert follow.isChecked()


def test_a_compact_bar_leaves_out_name_and_volume(bar):
    bar.show_compact(True)

    assert not bar.findChild(SpeakerTag).isVisible()
    assert not bar.findChild(QSlider).isVisible()
    bar.show_compact(False)
    assert bar.findChild(QSlider).isVisible()


def test_everything_has_room_in_the_smallest_window(window, bar):
    bar.show_duration(7_148_000)
    bar.show_loop(0, 24_000)
    bar.show_compact(True)
    window.resize(760, 520)

    shown = [b.geometry() for b in bar.findChildren(QAbstractButton) if b.isVisible() and b.parent() is bar]
    assert window.width() == 760
    assert all(place.right() < 760 for place in shown)
    assert not any(a.intersects(b) for k, a in enumerate(shown) for b in shown[:k])
