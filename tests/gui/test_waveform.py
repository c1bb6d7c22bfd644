from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from earmark.gui.timeline.timeline_geometry import Scale
from earmark.gui.timeline.waveform import Loudness, Speech, bars
from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.time_map import TimeMap


@dataclass(frozen=True)
class Sound:
    rate: int
    data: bytes
    duration_ms: int


def _talk(speaker: int, start_ms: int, seconds: int, *, sponsor: bool = False) -> Turn:
    words = "talk " * (seconds * 16 // 5)  # 16 characters a second: the length that is expected
    return Turn(speaker, (Paragraph(words.strip(), start_ms, sponsor=sponsor),))


_EPISODE = Episode(
    speakers=(Speaker("Ada"), Speaker("Ben")),
    turns=(
        _talk(0, 0, 20),
        _talk(1, 20_000, 40),
        _talk(0, 60_000, 30, sponsor=True),
        _talk(0, 120_000, 60),
    ),
)
_SPEECH = Speech(_EPISODE, TimeMap(_EPISODE, 180_000))


def _tone(levels: list[int], rate: int = 50) -> Sound:
    """A sound that has each of *levels* for a second."""
    data = b"".join(bytes([256 - level, level]) * rate for level in levels)
    return Sound(rate, data, len(levels) * 1000)


def test_a_bar_shows_who_speaks_most_in_it() -> None:
    found = bars(_SPEECH, Loudness(), [0, 19_000, 38_000, 75_000, 80_000])

    assert [(bar.palette, bar.sponsor) for bar in found] == [(0, False), (1, False), (1, False), (0, True)]


def test_a_bar_without_words_belongs_to_nobody() -> None:
    (music,) = bars(_SPEECH, Loudness(), [110_000, 118_000])

    assert (music.palette, music.spoken) == (None, False)


def test_without_sound_more_words_make_a_higher_bar_and_none_is_high() -> None:
    talk, music = bars(_SPEECH, Loudness(), [0, 8_000]) + bars(_SPEECH, Loudness(), [110_000, 118_000])

    assert music.level < talk.level < 0.5
    assert not talk.heard


def test_loud_bars_are_higher_than_quiet_ones() -> None:
    loudness = Loudness()
    loudness.show(_tone([10] * 30 + [100] * 30))
    quiet, loud = bars(_SPEECH, loudness, [0, 30_000, 60_000])

    assert quiet.heard
    assert loud.heard
    assert quiet.level < 0.5 < loud.level


def test_bars_grow_from_the_left_as_the_sound_is_read() -> None:
    loudness = Loudness()
    begins = [0, 10_000, 20_000, 30_000, 40_000]
    whole = _tone([40] * 40)
    heard = []
    for seconds in (0, 10, 20, 40):
        loudness.show(Sound(50, whole.data[: seconds * 100], whole.duration_ms))
        heard.append([bar.heard for bar in bars(_SPEECH, loudness, begins)])

    assert heard == [[False] * 4, [True] + [False] * 3, [True] * 2 + [False] * 2, [True] * 4]


def test_another_sound_takes_the_place_of_the_first() -> None:
    begins = [0, 30_000, 60_000]
    loudness, fresh = Loudness(), Loudness()
    loudness.show(_tone([100] * 60))
    other = _tone([20] * 30 + [90] * 35)
    loudness.show(other)
    fresh.show(other)

    assert loudness.levels(begins) == fresh.levels(begins)

    loudness.show(None)
    assert loudness.levels(begins) == [None, None]


@given(st.binary(max_size=3_000), st.integers(1, 60), st.lists(st.integers(0, 3_000), max_size=5))
def test_sound_read_in_pieces_is_as_loud_as_read_at_once(data: bytes, rate: int, cuts: list[int]) -> None:
    begins = [0, 1_000, 2_500, 4_000]
    pieces, at_once = Loudness(), Loudness()
    for cut in sorted(cuts):
        pieces.show(Sound(rate, data[:cut], 60_000))
    pieces.show(Sound(rate, data, 60_000))
    at_once.show(Sound(rate, data, 60_000))

    levels = at_once.levels(begins)
    assert pieces.levels(begins) == levels
    assert all(level is None or 0 <= level <= 1 for level in levels)


@given(st.integers(1, 5_000), st.integers(0, 40_000_000), st.floats(-50, 6_000))
def test_every_place_on_the_timeline_is_a_time_of_the_episode(width: int, end_ms: int, x: float) -> None:
    scale = Scale(width, end_ms)
    begins = scale.bar_begins()

    assert 0 <= scale.time(x) <= end_ms
    assert len(begins) == scale.bars + 1
    assert begins == sorted(begins)
    assert (begins[0], begins[-1]) == (0, end_ms)


@given(st.integers(200, 5_000), st.integers(1, 40_000_000), st.data())
def test_time_to_place_and_back_is_less_than_a_pixel_off(
    width: int, end_ms: int, data: st.DataObject
) -> None:
    scale = Scale(width, end_ms)
    time_ms = data.draw(st.integers(0, end_ms))

    assert abs(scale.time(scale.x(time_ms)) - time_ms) <= 1
