"""What every player does, whatever library plays."""

from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests import noises
from tests.audio.conftest import SECONDS, MakeSound

from earmark.audio.player import Player
from earmark.errors import UserError

LENGTH_MS = SECONDS * 1000
KINDS = list(noises.KINDS)


class Positions:
    """Every position that a player told."""

    def __init__(self, player: Player) -> None:
        self.told: list[int] = []
        player.position_changed.connect(self.told.append)


def load(qtbot: QtBot, player: Player, path: Path) -> None:
    player.open(path)
    if not player.duration_ms:
        with qtbot.waitSignal(player.duration_changed):
            pass


def runs_past(player: Player, position_ms: int):
    return lambda: player.position_ms > position_ms


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "VBR MP3 without Xing"])
def test_it_tells_how_long_the_file_is(qtbot, player, sound, kind):
    load(qtbot, player, sound(kind))
    assert player.duration_ms == pytest.approx(LENGTH_MS, abs=60)


def test_the_true_length_is_believed_before_a_guessed_one(qtbot, player, sound):
    load(qtbot, player, sound("VBR MP3 without Xing"))
    player.set_known_duration(LENGTH_MS)
    assert player.duration_ms == LENGTH_MS
    player.seek(LENGTH_MS + 5_000)
    assert player.position_ms == LENGTH_MS


def test_it_opens_paused_at_the_beginning(qtbot, player, sound):
    load(qtbot, player, sound("WAV"))
    assert (player.is_playing, player.position_ms) == (False, 0)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_plays_and_goes_on_after_a_seek(qtbot, player, sound, kind):
    load(qtbot, player, sound(kind))
    player.play()
    qtbot.waitUntil(runs_past(player, 100))
    player.seek(5_000)
    assert player.position_ms == pytest.approx(5_000, abs=40)
    qtbot.waitUntil(runs_past(player, 5_200))
    assert player.position_ms < 6_000
    player.seek(1_000)
    assert player.position_ms == pytest.approx(1_000, abs=40)
    qtbot.waitUntil(runs_past(player, 1_200))
    assert player.position_ms < 2_000


def test_a_seek_is_told_at_once(qtbot, player, sound):
    load(qtbot, player, sound("WAV"))
    with qtbot.waitSignal(player.position_changed, check_params_cb=lambda ms: ms == 4_000, timeout=50):
        player.seek(4_000)


def test_a_seek_while_paused_stays_paused_and_playing_begins_there(qtbot, player, sound):
    load(qtbot, player, sound("M4A"))
    player.seek(3_000)
    assert (player.is_playing, player.position_ms) == (False, 3_000)
    player.play()
    qtbot.waitUntil(runs_past(player, 3_100))
    player.pause()
    paused_ms = player.position_ms
    player.seek(1_000)
    assert (player.is_playing, player.position_ms) == (False, 1_000)
    assert paused_ms > 3_100


def test_what_is_asked_before_the_file_is_loaded_is_done_after(qtbot, player, sound):
    player.open(sound("CBR MP3"))
    player.seek(4_000)
    player.play()
    assert player.is_playing
    qtbot.waitUntil(runs_past(player, 4_200))
    assert player.position_ms < 5_500


def test_the_last_of_many_quick_seeks_wins(qtbot, player, sound):
    load(qtbot, player, sound("CBR MP3"))
    player.play()
    for target_ms in range(500, 6_001, 250):
        player.seek(target_ms)
    assert player.position_ms == pytest.approx(6_000, abs=20)
    positions = Positions(player)
    qtbot.waitUntil(runs_past(player, 6_200))
    assert min(positions.told) >= 6_000


def test_places_outside_the_file_are_held_inside(qtbot, player, sound):
    load(qtbot, player, sound("WAV"))
    player.seek(-4_000)
    assert player.position_ms == 0
    player.seek(99_000)
    assert player.position_ms == player.duration_ms


def test_the_position_stands_while_paused(qtbot, player, sound):
    load(qtbot, player, sound("Opus"))
    player.play()
    qtbot.waitUntil(runs_past(player, 300))
    with qtbot.waitSignal(player.playing_changed, check_params_cb=lambda playing: not playing):
        player.pause()
    paused_ms = player.position_ms
    with qtbot.assertNotEmitted(player.position_changed, wait=300):
        pass
    assert player.position_ms == paused_ms
    player.play()
    qtbot.waitUntil(runs_past(player, paused_ms + 200))
    assert player.position_ms < paused_ms + 1_500


def test_the_position_never_runs_backwards_while_playing(qtbot, player, sound):
    load(qtbot, player, sound("VBR MP3"))
    player.seek(1_000)
    positions = Positions(player)
    player.play()
    qtbot.waitUntil(runs_past(player, 2_200))
    assert all(later > earlier for earlier, later in pairwise(positions.told))


def test_the_position_comes_thirty_times_a_second_and_only_while_playing(qtbot, player, sound):
    load(qtbot, player, sound("WAV"))
    player.play()
    qtbot.waitUntil(runs_past(player, 500))
    positions = Positions(player)
    qtbot.waitUntil(runs_past(player, 1_500))
    assert 15 <= len(positions.told) <= 33
    player.pause()
    with qtbot.assertNotEmitted(player.position_changed, wait=200):
        pass


def test_the_end_is_told_once_and_play_starts_anew(qtbot, player, sound):
    load(qtbot, player, sound("WAV"))
    ends: list[bool] = []
    player.ended.connect(lambda: ends.append(player.is_playing))
    player.seek(LENGTH_MS - 1_500)
    with qtbot.waitSignal(player.ended):
        player.play()
    assert ends == [False]
    assert player.position_ms == player.duration_ms == LENGTH_MS
    player.play()
    assert player.position_ms < 100
    qtbot.waitUntil(runs_past(player, 200))
    assert player.is_playing
    assert player.position_ms < 2_000


def test_a_seek_back_from_the_end_plays_from_there(qtbot, player, sound):
    load(qtbot, player, sound("CBR MP3"))
    player.seek(LENGTH_MS - 1_000)
    with qtbot.waitSignal(player.ended):
        player.play()
    player.seek(2_000)
    player.play()
    qtbot.waitUntil(runs_past(player, 2_200))
    assert player.position_ms < 4_000


def test_a_seek_to_the_very_end_while_playing_is_the_end(qtbot, player, sound):
    load(qtbot, player, sound("WAV"))
    player.play()
    qtbot.waitUntil(runs_past(player, 100))
    with qtbot.waitSignal(player.ended):
        player.seek(LENGTH_MS)
    assert not player.is_playing


@pytest.mark.parametrize("rate", [0.5, 2.0, 3.0])
def test_it_plays_slower_and_faster(qtbot, player, sound, rate):
    load(qtbot, player, sound("CBR MP3"))
    player.set_rate(rate)
    player.seek(1_000)
    player.play()
    qtbot.waitUntil(runs_past(player, 1_300))
    start_ms, start_s = player.position_ms, player._now()
    qtbot.waitUntil(runs_past(player, start_ms + round(700 * rate)))
    run_ms, run_s = player.position_ms - start_ms, player._now() - start_s
    assert run_ms / run_s / 1000 == pytest.approx(rate, rel=0.1)


def test_a_change_of_speed_while_playing_keeps_the_place(qtbot, player, sound):
    load(qtbot, player, sound("CBR MP3"))
    player.seek(1_000)
    player.play()
    qtbot.waitUntil(runs_past(player, 1_300))
    positions = Positions(player)
    player.set_rate(2)
    qtbot.waitUntil(runs_past(player, 2_500))
    player.set_rate(1)
    qtbot.waitUntil(runs_past(player, 2_800))
    assert all(0 < later - earlier < 350 for earlier, later in pairwise(positions.told))


def test_speed_is_held_between_a_half_and_three_and_told(qtbot, player):
    with qtbot.waitSignal(player.rate_changed, check_params_cb=lambda rate: rate == 3.0):
        player.set_rate(9)
    with qtbot.waitSignal(player.rate_changed, check_params_cb=lambda rate: rate == 0.5):
        player.set_rate(0.1)
    assert player.rate == 0.5
    with qtbot.assertNotEmitted(player.rate_changed):
        player.set_rate(0.5)


def test_volume_and_mute_are_apart_and_told(qtbot, player):
    with qtbot.waitSignal(player.volume_changed) as told:
        player.set_volume(140)
        player.set_volume(30)
    assert told.args == [30, False]
    with qtbot.waitSignal(player.volume_changed) as told:
        player.set_muted(True)
    assert told.args == [30, True]
    player.set_volume(60)
    assert (player.volume, player.is_muted) == (60, True)


def test_speed_and_volume_stay_from_file_to_file(qtbot, player, sound):
    load(qtbot, player, sound("WAV"))
    player.set_rate(2)
    player.set_volume(40)
    load(qtbot, player, sound("M4A"))
    assert (player.rate, player.volume) == (2, 40)
    player.play()
    start_s = player._now()
    qtbot.waitUntil(runs_past(player, 2_000))
    assert player._now() - start_s < 1.9


def test_loading_is_told(qtbot, player, sound):
    told: list[bool] = []
    player.loading_changed.connect(told.append)
    load(qtbot, player, sound("WAV"))
    assert told == [True, False]


def test_a_closed_player_does_nothing_and_opens_again(qtbot, player, sound):
    load(qtbot, player, sound("WAV"))
    player.play()
    qtbot.waitUntil(runs_past(player, 100))
    player.close()
    assert (player.is_playing, player.position_ms, player.duration_ms) == (False, 0, 0)
    for verb in (player.play, player.pause, player.close):
        verb()
    player.seek(1_000)
    player.set_known_duration(5)
    assert (player.is_playing, player.position_ms, player.duration_ms) == (False, 0, 0)
    load(qtbot, player, sound("M4A"))
    player.play()
    qtbot.waitUntil(runs_past(player, 100))


def test_closing_while_it_loads_is_quiet(qtbot, player, sound):
    player.open(sound("CBR MP3"))
    player.play()
    player.close()
    with qtbot.assertNotEmitted(player.position_changed, wait=300):
        pass
    assert not player.is_playing


def test_another_file_takes_the_place_of_the_one_that_plays(qtbot, player, sound):
    load(qtbot, player, sound("WAV"))
    player.seek(5_000)
    player.play()
    qtbot.waitUntil(runs_past(player, 5_200))
    load(qtbot, player, sound("M4A"))
    assert (player.is_playing, player.position_ms) == (False, 0)


@pytest.mark.parametrize(
    "name",
    ["a b.wav", "it's “so”.wav", "50%20#1?&x=y.wav", "voice 🎧.wav", "a;b:c=d,e.wav", f"{'long' * 50}.wav"],
    ids=["spaces", "quotes", "signs", "emoji", "options", "200 characters"],
)
def test_any_name_of_a_file_will_do(qtbot, sounding, sound, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(sound("WAV").read_bytes())
    load(qtbot, sounding, path)
    sounding.play()
    qtbot.waitUntil(runs_past(sounding, 100))


def damaged(kind: str, folder: Path, sound: MakeSound) -> Path:
    path = folder / "talk.mp3"
    contents = {
        "text": b"This is a text and no sound.\n" * 500,
        "random bytes": noises.noise(2).tobytes(),
        "cut M4A": sound("M4A").read_bytes()[:40_000],
        "PDF": b"%PDF-1.7\n" + b"1 0 obj\n<< >>\nendobj\n" * 99,
        "empty": b"",
    }
    if kind in contents:
        path.write_bytes(contents[kind])
    elif kind == "folder":
        path.mkdir()
    return path


def expect_failure(qtbot: QtBot, player: Player, path: Path) -> None:
    failures: list[Exception] = []
    player.failed.connect(failures.append)
    player.open(path)
    player.play()
    qtbot.waitUntil(lambda: bool(failures))
    (error,) = failures
    assert isinstance(error, UserError)
    assert str(error) == "This audio cannot be played."
    assert error.hint == "The file is damaged or of an unknown kind."
    assert error.details
    assert (player.is_playing, player.duration_ms) == (False, 0)


@pytest.mark.parametrize("kind", ["missing", "empty", "folder"])
def test_a_file_that_is_none_is_refused_in_words(qtbot, player, sound, tmp_path, kind):
    expect_failure(qtbot, player, damaged(kind, tmp_path, sound))


@pytest.mark.parametrize("kind", ["text", "random bytes", "cut M4A", "PDF"])
def test_a_file_that_is_no_sound_is_refused_in_words(qtbot, sounding, sound, tmp_path, kind):
    expect_failure(qtbot, sounding, damaged(kind, tmp_path, sound))
    load(qtbot, sounding, sound("WAV"))
    sounding.play()
    qtbot.waitUntil(runs_past(sounding, 100))


def test_a_cut_mp3_plays_to_where_it_is_cut(qtbot, sounding, sound, tmp_path):
    path = tmp_path / "cut.mp3"
    path.write_bytes(sound("CBR MP3").read_bytes()[:48_000])
    load(qtbot, sounding, path)
    sounding.seek(3_000)
    with qtbot.waitSignal(sounding.ended):
        sounding.play()
    sounding.play()
    assert sounding.position_ms < 100
    qtbot.waitUntil(runs_past(sounding, 200))
