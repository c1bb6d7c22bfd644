"""Who speaks when: bars of one length, and the shares of the speakers in each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.episodes import make_episode

from earmark.model.episode import Episode, Paragraph, Speaker, Turn, Word
from earmark.model.time_map import TimeMap
from earmark.model.who_when import MOST_BARS, who_when

MINUTE = 60_000


def talk(*stretches: tuple[int | None, int, int]) -> Episode:
    """An episode of one-word turns: (speaker, begin, end in ms)."""
    turns = [
        Turn(speaker, (Paragraph("Hello.", begin, words=(Word(0, 6, begin, end),)),))
        for speaker, begin, end in stretches
    ]
    return Episode(speakers=(Speaker("Ada"), Speaker("Ben")), turns=tuple(turns))


def bars_of(episode: Episode):
    return who_when(episode, TimeMap(episode))


def test_a_bar_is_shared_by_those_who_talk_in_it():
    found = bars_of(talk((1, 0, 30_000), (0, 30_000, 120_000), (1, 120 * MINUTE, 121 * MINUTE)))

    assert found.step == 2 * MINUTE
    assert found.bars[0] == ((0, 0.75), (1, 0.25))
    assert found.bars[1] == ()
    assert found.bars[60] == ((1, 1.0),)


def test_a_turn_over_several_bars_is_in_each_of_them():
    found = bars_of(talk((0, 0, 100_000)))

    assert (found.step, len(found.bars)) == (2_000, 50)
    assert set(found.bars) == {((0, 1.0),)}


@pytest.mark.parametrize(
    ("minutes", "step_ms"),
    [(4, 3_000), (14, 15_000), (60, MINUTE), (119, 2 * MINUTE), (240, 3 * MINUTE), (720, 10 * MINUTE)],
)
def test_the_length_of_a_bar_suits_the_episode(minutes, step_ms):
    assert bars_of(talk((0, 0, minutes * MINUTE))).step == step_ms


def test_nobody_known_comes_last():
    found = bars_of(talk((None, 0, 600), (1, 600, 1_000)))

    assert found.bars == (((1, 0.4), (None, 0.6)),)


def test_without_times_bars_are_counted_in_words():
    turns = (Turn(0, (Paragraph("one two three"),)), Turn(1, (Paragraph("four " * 200),)))
    found = bars_of(Episode(speakers=(Speaker("Ada"), Speaker("Ben")), turns=turns))

    assert (found.timed, found.step, len(found.bars)) == (False, 3, 68)
    assert found.bars[0] == ((0, 1.0),)
    assert found.bars[1] == ((1, 1.0),)


def test_an_empty_episode_has_no_bars():
    assert bars_of(Episode()).bars == ()
    assert bars_of(talk((0, 5_000, 5_000))).bars == ()


def test_an_absurd_length_still_makes_few_bars():
    found = bars_of(talk((0, 0, 10**15)))

    assert len(found.bars) <= MOST_BARS


@given(st.integers(20, 3_000), st.integers(1, 4), st.booleans())
def test_shares_of_a_bar_are_whole_and_the_bars_few(words, speakers, word_times):
    episode = make_episode(words, speakers, word_times=word_times)
    found = bars_of(episode)

    assert len(found.bars) <= MOST_BARS
    assert len(found.bars) >= MOST_BARS // 2 or found.step == 1_000
    for bar in found.bars:
        assert not bar or sum(share for _, share in bar) == pytest.approx(1)
        assert [speaker for speaker, _ in bar] == sorted(speaker for speaker, _ in bar)
