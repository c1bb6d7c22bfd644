"""What the places of words mean for the transcript's own times."""

import numpy as np

from earmark.alignment.outcome import HeardWord, Segment, Stretch, Unheard, WrongStamp
from earmark.alignment.shifts import outcome_of

LENGTH_MS = 10_000
WORDS = 10


def talk(shifts, *, missing=()):
    """Return paragraphs of 10 s and 10 words, each later by its shift; *missing* ones are not heard."""
    words = []
    for number, shift in enumerate(shifts):
        for k in range(WORDS):
            start = number * LENGTH_MS + shift + k * 900
            is_missing = number in missing
            times = (None, None, 0.0) if is_missing else (start, start + 400, 0.6)
            words.append(HeardWord(number, f"w{k}", *times))
    return words


def outcome(words, *, untold=(), stamps=None, duration_ms=None):
    count = words[-1].paragraph + 1
    frames = np.zeros((duration_ms or 10**6) // 20, np.bool_)
    for from_ms, to_ms in untold:
        frames[from_ms // 20 : to_ms // 20] = True
    own = [number * LENGTH_MS for number in range(count)] if stamps is None else stamps
    return outcome_of(words, [True] * len(words), frames, own, len(frames) * 20)


def test_one_shift_is_one_segment():
    found = outcome(talk([2300] * 12))

    assert found.segments == [Segment(0, 118_500, 2300)]
    assert (found.not_in_transcript, found.not_in_audio, found.wrong_stamps) == ([], [], [])


def test_speech_put_in_is_a_stretch_and_two_segments_meet_there():
    found = outcome(talk([0] * 6 + [35_000] * 6), untold=[(60_000, 95_000)])

    assert found.not_in_transcript == [Stretch(60_000, 95_000)]
    assert found.segments == [Segment(0, 60_000, 0), Segment(60_000, 118_500, 35_000)]


def test_a_passage_cut_out_leaves_a_hole():
    found = outcome(talk([0] * 5 + [0] * 2 + [-20_000] * 5, missing=(5, 6)))

    assert found.not_in_audio == [Unheard(5, 0, WORDS), Unheard(6, 0, WORDS)]
    assert found.segments == [Segment(0, 50_000, 0), Segment(70_000, 118_500, -20_000)]


def test_a_few_words_that_are_not_heard_are_no_cut():
    words = talk([0] * 3)
    words[12:15] = [HeardWord(1, "w", None, None, 0.0)] * 3

    assert outcome(words).not_in_audio == []


def test_a_short_remark_that_is_not_written_is_no_stretch():
    assert outcome(talk([0] * 3), untold=[(8_600, 10_000)]).not_in_transcript == []


def test_a_shift_that_jumps_in_silence_is_seen_by_the_times_around_it():
    found = outcome(talk([0] * 8 + [5_000] * 8))

    assert [segment.shift_ms for segment in found.segments] == [0, 5_000]


def test_a_time_that_does_not_fit_its_neighbours_is_flagged():
    stamps = [number * LENGTH_MS for number in range(12)]
    stamps[4] += 31_000

    found = outcome(talk([0] * 12), stamps=stamps)

    assert found.wrong_stamps == [WrongStamp(4, 71_000, 40_000)]
    assert [segment.shift_ms for segment in found.segments] == [0]


def test_whole_seconds_are_no_wrong_times():
    stamps = [number * LENGTH_MS - (number * 370) % 1000 for number in range(12)]

    assert outcome(talk([0] * 12), stamps=stamps).wrong_stamps == []


def test_without_times_there_are_no_segments_but_all_words():
    found = outcome(talk([0] * 3), stamps=[None] * 3)

    assert found.segments == []
    assert len(found.words) == 30


def test_when_nothing_is_heard_everything_is_missing():
    found = outcome(talk([0] * 2, missing=(0, 1)))

    assert found.not_in_audio == [Unheard(0, 0, WORDS), Unheard(1, 0, WORDS)]
    assert found.segments == []
