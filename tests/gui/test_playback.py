"""The verbs of playing: turns, ranges, loops, speed, and going on after a rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests import tones
from tests.sessions import EPISODE, TIMES

from earmark.audio.silent_player import SilentPlayer
from earmark.errors import UserError
from earmark.gui.playback import Loop, Playback
from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap

LENGTH_MS = 60_000
STARTS_MS = (0, 6_000, 14_000, 15_000, 21_000, 33_000)
"""When the turns of the little episode begin: Ada and Ben by turns, Ada first."""
_STEP_S = 0.05
_LATE_MS = 400
"""How far a player may run past a place before the window looks again: time runs faster here."""


class Time:
    """A clock that goes on only when a test says so."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class Heard:
    """A playback with a silent player, a clock of its own, and all that was told."""

    def __init__(self, qtbot: QtBot, time: Time) -> None:
        self._qtbot, self._time = qtbot, time
        self.players = 0
        self.playback = Playback(self._player)
        self.playback.show_episode(EPISODE, TIMES)
        self.positions: list[int] = []
        self.playback.position_changed.connect(self.positions.append)

    def _player(self) -> SilentPlayer:
        self.players += 1
        return SilentPlayer(duration_ms=LENGTH_MS, now=self._time)

    def until(self, happened: Callable[[], bool]) -> None:
        """Let time run until *happened*."""

        def looked() -> bool:
            self._time.now_s += _STEP_S
            return happened()

        self._qtbot.waitUntil(looked)

    def until_past(self, position_ms: int) -> None:
        self.until(lambda: self.playback.position_ms > position_ms)

    def until_it_stops(self) -> int:
        """Return where it stopped."""
        self.until(lambda: not self.playback.is_playing)
        return self.playback.position_ms


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def mute(qtbot: QtBot, time: Time) -> Heard:
    """A playback without audio."""
    return Heard(qtbot, time)


@pytest.fixture
def heard(mute: Heard, tmp_path: Path) -> Heard:
    """A playback with audio, paused at its beginning."""
    mute.playback.open(tones.write(tmp_path / "harbour.wav", tones.tone(0.1)), 0)
    return mute


@pytest.fixture(params=["with audio", "without audio"])
def either(request: pytest.FixtureRequest, mute: Heard) -> Heard:
    if request.param == "with audio":
        request.getfixturevalue("heard")
    return mute


# Opening


def test_the_player_is_made_when_the_first_audio_is_opened(mute: Heard, tmp_path: Path) -> None:
    assert mute.players == 0
    for name in ("a.wav", "b.wav"):
        mute.playback.open(tones.write(tmp_path / name, tones.tone(0.1)), 0)
    assert mute.players == 1


def test_audio_opens_paused_where_the_reader_was(mute: Heard, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(mute.playback.audio_changed) as told:
        mute.playback.open(tones.write(tmp_path / "a.wav", tones.tone(0.1)), 21_500)
    assert told.args == [True]
    assert mute.playback.has_audio
    assert not mute.playback.is_playing
    assert mute.playback.position_ms == mute.positions[-1] == 21_500
    assert mute.playback.duration_ms == LENGTH_MS


def test_speed_and_volume_chosen_before_hold_for_the_audio(mute: Heard, tmp_path: Path) -> None:
    mute.playback.set_rate(2)
    mute.playback.set_volume(30)
    mute.playback.open(tones.write(tmp_path / "a.wav", tones.tone(0.1)), 0)
    player = mute.playback._player
    assert player is not None
    assert (player.rate, player.volume, player.is_muted) == (2, 30, False)


def test_the_true_length_is_passed_on(heard: Heard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(heard.playback.duration_changed) as told:
        heard.playback.know_duration(30_000)
    assert told.args == [30_000]
    heard.playback.seek(45_000)
    assert heard.playback.position_ms == 30_000


def test_closing_lets_the_audio_go(heard: Heard, qtbot: QtBot) -> None:
    heard.playback.resume()
    heard.playback.set_loop(Loop(0, 5_000))
    with qtbot.waitSignals([heard.playback.audio_changed, heard.playback.loop_changed]):
        heard.playback.close()
    assert not heard.playback.has_audio
    assert not heard.playback.is_playing
    assert heard.playback.duration_ms == 0
    assert heard.playback.loop is None


def test_the_place_stays_when_the_audio_goes(heard: Heard) -> None:
    heard.playback.seek(14_500)
    heard.playback.close()
    assert heard.playback.position_ms == heard.positions[-1] == 14_500
    heard.playback.next_turn()
    assert heard.playback.position_ms == 15_000


def test_audio_that_cannot_be_played_leaves_the_reader_without_audio(
    mute: Heard, qtbot: QtBot, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.mp3"
    empty.touch()
    with qtbot.waitSignal(mute.playback.failed) as told:
        mute.playback.open(empty, 14_500)
    assert isinstance(told.args[0], UserError)
    assert not mute.playback.has_audio
    assert mute.playback.position_ms == mute.positions[-1] == 14_500
    mute.playback.next_turn()
    assert mute.playback.position_ms == 15_000


def test_good_audio_plays_after_bad(mute: Heard, tmp_path: Path) -> None:
    mute.playback.open(tmp_path / "gone.mp3", 0)
    mute.playback.open(tones.write(tmp_path / "a.wav", tones.tone(0.1)), 3_000)
    mute.playback.resume()
    mute.until_past(3_500)


# Playing and pausing


def test_one_verb_plays_and_pauses(heard: Heard) -> None:
    heard.playback.play_pause()
    assert heard.playback.is_playing
    heard.until_past(1_000)
    heard.playback.play_pause()
    assert not heard.playback.is_playing


def test_without_audio_nothing_plays(mute: Heard) -> None:
    for verb in (mute.playback.play_pause, mute.playback.resume, mute.playback.replay_turn):
        verb()
        assert not mute.playback.is_playing
    mute.playback.pause()


def test_after_a_pause_it_goes_on_a_little_earlier(heard: Heard) -> None:
    heard.playback.play_from(10_000)
    heard.until_past(12_000)
    heard.playback.pause()
    paused_ms = heard.playback.position_ms
    heard.playback.resume()
    assert heard.playback.position_ms == paused_ms - 1_500


def test_the_rewind_can_be_switched_off(heard: Heard) -> None:
    heard.playback.rewind_ms = 0
    heard.playback.play_from(10_000)
    heard.until_past(12_000)
    heard.playback.pause()
    paused_ms = heard.playback.position_ms
    heard.playback.resume()
    assert heard.playback.position_ms == paused_ms


def test_a_place_gone_to_while_paused_is_not_rewound(heard: Heard) -> None:
    heard.playback.play_from(10_000)
    heard.until_past(12_000)
    heard.playback.pause()
    heard.playback.seek(33_000)
    heard.playback.resume()
    assert heard.playback.position_ms == 33_000


def test_an_episode_just_opened_starts_exactly_where_the_reader_was(mute: Heard, tmp_path: Path) -> None:
    mute.playback.open(tones.write(tmp_path / "a.wav", tones.tone(0.1)), 21_500)
    mute.playback.resume()
    assert mute.playback.position_ms == 21_500


def test_the_rewind_does_not_go_before_the_beginning(heard: Heard) -> None:
    heard.playback.resume()
    heard.until_past(500)
    heard.playback.pause()
    heard.playback.resume()
    assert heard.playback.is_playing
    assert heard.playback.position_ms == 0


def test_after_the_end_it_plays_from_the_beginning(heard: Heard, qtbot: QtBot) -> None:
    heard.playback.play_from(LENGTH_MS - 500)
    with qtbot.waitSignal(heard.playback.ended):
        assert heard.until_it_stops() == LENGTH_MS
    heard.playback.resume()
    assert heard.playback.is_playing
    assert heard.playback.position_ms == 0


# Ranges


def test_a_range_stops_at_its_end(heard: Heard) -> None:
    heard.playback.play_range(6_000, 8_000)
    assert heard.playback.position_ms == 6_000
    assert 8_000 <= heard.until_it_stops() < 8_000 + _LATE_MS


def test_after_a_range_it_plays_on_without_a_stop(heard: Heard) -> None:
    heard.playback.play_range(6_000, 8_000)
    heard.until_it_stops()
    heard.playback.resume()
    heard.until_past(9_000)


def test_a_range_that_was_paused_and_resumed_no_longer_stops(heard: Heard) -> None:
    heard.playback.play_range(6_000, 8_000)
    heard.until_past(6_500)
    heard.playback.pause()
    heard.playback.resume()
    heard.until_past(9_000)


def test_going_elsewhere_forgets_the_end_of_the_range(heard: Heard) -> None:
    heard.playback.play_range(6_000, 8_000)
    heard.playback.seek(7_500)
    heard.until_past(9_000)


def test_another_range_has_an_end_of_its_own(heard: Heard) -> None:
    heard.playback.play_range(6_000, 8_000)
    heard.playback.play_range(7_000, 10_000)
    assert heard.until_it_stops() >= 10_000


# Turns


def test_next_visits_each_turn(either: Heard) -> None:
    visited = [either.playback.position_ms]
    for _ in STARTS_MS[1:]:
        either.playback.next_turn()
        visited.append(either.playback.position_ms)
    assert tuple(visited) == STARTS_MS
    either.playback.next_turn()
    assert either.playback.position_ms == STARTS_MS[-1]


def test_previous_goes_to_the_start_of_the_turn_and_then_before_it(either: Heard) -> None:
    either.playback.seek(19_000)
    either.playback.previous_turn()
    assert either.playback.position_ms == 15_000
    either.playback.previous_turn()
    assert either.playback.position_ms == 14_000


def test_the_turns_of_one_speaker_are_walked_over_the_others(either: Heard) -> None:
    either.playback.seek(7_000)
    either.playback.next_same()
    assert either.playback.position_ms == 15_000
    either.playback.previous_same()
    assert either.playback.position_ms == 6_000


def test_a_speaker_is_found_from_anywhere(either: Heard) -> None:
    either.playback.seek(34_000)
    either.playback.next_turn_of(0)
    assert either.playback.position_ms == 0


def test_each_place_gone_to_is_told_once(either: Heard, qtbot: QtBot) -> None:
    either.positions.clear()
    with qtbot.waitSignal(either.playback.placed):
        either.playback.next_turn()
    assert either.positions == [6_000]


def test_walking_keeps_playing_and_keeps_paused(heard: Heard) -> None:
    heard.playback.next_turn()
    assert not heard.playback.is_playing
    heard.playback.resume()
    heard.playback.next_turn()
    assert heard.playback.is_playing


def test_a_turn_is_played_again_from_its_start(heard: Heard) -> None:
    heard.playback.seek(19_000)
    heard.playback.replay_turn()
    assert heard.playback.is_playing
    assert heard.playback.position_ms == 15_000


def test_the_last_three_seconds_are_played_again(heard: Heard) -> None:
    heard.playback.seek(19_000)
    heard.playback.replay_last()
    assert heard.playback.is_playing
    assert heard.playback.position_ms == 16_000


def test_skipping_stays_inside_the_audio(heard: Heard) -> None:
    heard.playback.skip(-10_000)
    assert heard.playback.position_ms == 0
    heard.playback.skip(99_000_000)
    assert heard.playback.position_ms == LENGTH_MS


def test_without_an_episode_turn_verbs_do_nothing(heard: Heard) -> None:
    heard.playback.show_episode(Episode(), TimeMap(Episode()))
    heard.playback.seek(5_000)
    for verb in (heard.playback.next_turn, heard.playback.previous_turn, heard.playback.replay_turn):
        verb()
    assert heard.playback.position_ms == 5_000


# Loops


def test_a_loop_plays_over_and_over(heard: Heard) -> None:
    heard.playback.set_loop(Loop(6_000, 8_000))
    heard.playback.play_from(7_000)
    for _ in range(2):
        heard.until_past(7_500)
        heard.until(lambda: heard.playback.position_ms < 7_000)
    assert max(heard.positions) < 8_000 + _LATE_MS
    assert heard.playback.is_playing


def test_one_button_sets_both_ends_and_clears(heard: Heard) -> None:
    loops: list[Loop | None] = []
    heard.playback.loop_changed.connect(loops.append)
    heard.playback.seek(6_000)
    heard.playback.press_loop()
    heard.playback.seek(8_000)
    heard.playback.press_loop()
    heard.playback.press_loop()
    assert loops == [Loop(6_000), Loop(6_000, 8_000), None]


def test_an_end_before_the_start_swaps_them(heard: Heard) -> None:
    heard.playback.seek(8_000)
    heard.playback.loop_from()
    heard.playback.seek(6_000)
    heard.playback.loop_to()
    assert heard.playback.loop == Loop(6_000, 8_000)


def test_a_loop_too_short_to_hear_is_not_made(heard: Heard) -> None:
    heard.playback.seek(8_000)
    heard.playback.loop_from()
    heard.playback.skip(100)
    heard.playback.loop_to()
    assert heard.playback.loop == Loop(8_000)


def test_a_loop_up_to_the_end_of_the_audio_goes_on_too(heard: Heard, qtbot: QtBot) -> None:
    heard.playback.set_loop(Loop(LENGTH_MS - 2_000, LENGTH_MS))
    with qtbot.assertNotEmitted(heard.playback.ended):
        heard.playback.play_from(LENGTH_MS - 500)
        heard.until(lambda: heard.playback.position_ms < LENGTH_MS - 1_000)
    assert heard.playback.is_playing
    heard.until_past(LENGTH_MS - 500)


def test_other_audio_opened_while_one_plays_starts_where_it_was_left(heard: Heard, tmp_path: Path) -> None:
    heard.playback.resume()
    heard.until_past(500)
    heard.playback.open(tones.write(tmp_path / "b.wav", tones.tone(0.1)), 20_000)
    heard.playback.resume()
    assert heard.playback.position_ms == 20_000


def test_without_audio_it_holds_the_place_of_the_reader(heard: Heard) -> None:
    heard.playback.hold(14_500)
    assert not heard.playback.has_audio
    assert heard.playback.position_ms == heard.positions[-1] == 14_500


def test_a_pause_at_the_end_of_a_loop_is_a_pause(heard: Heard, time: Time) -> None:
    heard.playback.set_loop(Loop(1_000, 3_000))
    heard.playback.play_from(2_000)
    heard.until_past(2_800)
    time.now_s += 5
    heard.playback.pause()
    paused_ms = heard.playback.position_ms
    time.now_s += 5
    assert not heard.playback.is_playing
    assert heard.playback.position_ms == paused_ms


def test_a_loop_with_one_end_lets_the_sound_pass(heard: Heard) -> None:
    heard.playback.set_loop(Loop(1_000))
    heard.playback.resume()
    heard.until_past(2_000)


def test_a_cleared_loop_lets_the_sound_pass(heard: Heard) -> None:
    heard.playback.set_loop(Loop(1_000, 2_000))
    heard.playback.resume()
    heard.until_past(1_200)
    heard.playback.clear_loop()
    heard.until_past(3_000)


def test_other_audio_begins_without_a_loop(heard: Heard, tmp_path: Path) -> None:
    heard.playback.set_loop(Loop(1_000, 2_000))
    heard.playback.open(tones.write(tmp_path / "b.wav", tones.tone(0.1)), 0)
    assert heard.playback.loop is None


# Speed and volume


def test_speed_goes_in_steps_between_a_half_and_three(heard: Heard) -> None:
    rates: list[float] = []
    heard.playback.rate_changed.connect(rates.append)
    heard.playback.faster()
    heard.playback.slower()
    heard.playback.slower()
    heard.playback.set_rate(9)
    heard.playback.faster()
    heard.playback.set_rate(0.1)
    heard.playback.normal_speed()
    assert rates == [1.05, 1.0, 0.95, 3.0, 3.0, 0.5, 1.0]


def test_many_steps_do_not_gather_errors(heard: Heard) -> None:
    for _ in range(13):
        heard.playback.faster()
    assert heard.playback.rate == 1.65


def test_volume_is_held_between_nothing_and_all(heard: Heard) -> None:
    told: list[tuple[int, bool]] = []
    heard.playback.volume_changed.connect(lambda volume, muted: told.append((volume, muted)))
    heard.playback.louder()
    heard.playback.quieter()
    heard.playback.set_volume(-5)
    assert told == [(100, False), (95, False), (0, False)]


def test_setting_the_volume_ends_the_mute(heard: Heard) -> None:
    heard.playback.toggle_mute()
    player = heard.playback._player
    assert player is not None
    assert player.is_muted
    heard.playback.quieter()
    assert not player.is_muted


def test_hushing_does_not_touch_the_mute_button(heard: Heard, qtbot: QtBot) -> None:
    player = heard.playback._player
    assert player is not None
    with qtbot.assertNotEmitted(heard.playback.volume_changed):
        heard.playback.hush(True)
        assert player.is_muted
        heard.playback.hush(False)
        assert not player.is_muted
    heard.playback.toggle_mute()
    heard.playback.hush(True)
    heard.playback.hush(False)
    assert player.is_muted
