"""Times, shifts and states of Sync in words, and points that stay between their neighbours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.gui.sync_points import END_MS, ROWS, plot_of

from earmark.gui.dialogs.sync.offset_field import read_offset
from earmark.gui.dialogs.sync.sync_values import AlignPhase, AlignState, Plot, kept_between
from earmark.gui.dialogs.sync.sync_words import (
    align_line,
    align_title,
    points,
    shift,
    spoken,
    sync_saved,
    tenths,
    time_left,
)

MATCHED, SET, CHOSEN = ROWS[0], ROWS[1], ROWS[2]


@pytest.mark.parametrize(
    ("time_ms", "words"),
    [(864_100, "00:14:24.1"), (3_200, "00:00:03.2"), (864_130, "00:14:24.13"), (59_996, "00:01:00.0"),
     (7_148_000, "01:59:08.0"), (-5, "00:00:00.0")],
)  # fmt: skip
def test_audio_times_have_tenths_and_hundredths_only_where_there_are_some(time_ms, words):
    assert tenths(time_ms) == words


@pytest.mark.parametrize(
    ("shift_ms", "words"),
    [(22_100, "+22.1 s"), (-1_500, "−1.5 s"), (0, "0.0 s"), (4, "0.0 s"), (130, "+0.13 s"),
     (3_600_000, "+3,600.0 s")],
)  # fmt: skip
def test_a_shift_says_which_way(shift_ms, words):
    assert shift(shift_ms) == words


def test_a_point_is_told_in_full_to_those_who_cannot_see_it():
    assert spoken(CHOSEN) == ("Ada Marsh. Boat 2 comes ashore. 00:14:02 to 00:14:24.1, +22.1 s, set by you")
    assert spoken(replace(MATCHED, speaker="")).startswith("Boat 0 comes ashore. ")
    assert spoken(MATCHED).endswith("matched")


def test_points_and_lines_are_counted():
    assert [points(count) for count in (0, 1, 7)] == ["No anchor points", "1 anchor point", "7 anchor points"]
    assert [sync_saved(count) for count in (1, 316)] == [
        "Sync saved. 1 line placed.", "Sync saved. 316 lines placed.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "title", "line", "left"),
    [
        (AlignState(left_s=230), "Auto-align", "Listens to the audio on this computer. About 4 min.", ""),
        (AlignState(left_s=20), "Auto-align", "Listens to the audio on this computer. About 20 s.", ""),
        (AlignState(), "Auto-align", "Listens to the audio on this computer.", ""),
        (
            AlignState(AlignPhase.RUNNING, 4_700_000, 7_148_000, 214, left_s=110),
            "Auto-align is listening",
            "Heard 1:18:20 of 1:59:08 and placed 214 lines. You can keep working.",
            "about 2 min left",
        ),
        (
            AlignState(AlignPhase.RUNNING, 4_000, 7_148_000, 1),
            "Auto-align is listening",
            "Heard 0:04 of 1:59:08 and placed 1 line. You can keep working.",
            "",
        ),
        (
            AlignState(AlignPhase.DONE, placed=308, lines=316, doubtful=8),
            "Auto-align is done",
            "Placed 308 of 316 lines. 8 need a look.",
            "",
        ),
        (
            AlignState(AlignPhase.DONE, placed=1, lines=1, doubtful=1),
            "Auto-align is done",
            "Placed 1 of 1 line. 1 needs a look.",
            "",
        ),
        (
            AlignState(AlignPhase.DONE, placed=2, lines=2),
            "Auto-align is done",
            "Placed 2 of 2 lines.",
            "",
        ),
        (AlignState(AlignPhase.FAILED, sentence="Why."), "Auto-align did not finish", "Why.", ""),
        (AlignState(AlignPhase.UNAVAILABLE, sentence="Why."), "Auto-align", "Why.", ""),
    ],
)
def test_the_state_of_listening_in_words(state, title, line, left):
    assert (align_title(state), align_line(state), time_left(state)) == (title, line, left)


@pytest.mark.parametrize(
    ("text", "offset_ms"),
    [("+22.3 s", 22_300), ("-0,5", -500), ("−1.25 s", -1_250), (" 7 ", 7_000), (".5", 500),
     ("+3,600.0 s", 3_600_000), ("", None), ("ten", None), ("1.2.3", None), ("nan", None), ("1e9", None),
     ("99999999999", None)],
)  # fmt: skip
def test_an_offset_is_read_as_people_write_it(text, offset_ms):
    assert read_offset(text) == offset_ms


@given(st.integers(-86_400_000, 86_400_000).map(lambda tens: tens // 10 * 10))
def test_an_offset_shown_is_read_again_as_the_same(offset_ms):
    assert read_offset(shift(offset_ms)) == offset_ms


# Where a point may go


def test_a_point_stays_between_those_the_reader_set():
    assert kept_between(ROWS, CHOSEN, 300_000, END_MS) == SET.audio_ms
    assert kept_between(ROWS, CHOSEN, 6_000_000, END_MS) == ROWS[5].audio_ms
    assert kept_between(ROWS, CHOSEN, 900_000, END_MS) == 900_000


def test_matched_points_hold_nothing():
    assert kept_between(ROWS, CHOSEN, 3_000_000, END_MS) == 3_000_000


def test_the_first_and_the_last_point_stay_inside_the_audio():
    assert kept_between(ROWS, ROWS[0], -400, END_MS) == 0
    assert kept_between(ROWS, ROWS[6], 8_000_000, END_MS) == END_MS
    assert kept_between(ROWS, ROWS[6], 8_000_000, 0) == 8_000_000


def test_swapped_parts_do_not_hold_each_other():
    swapped = (replace(SET, audio_ms=5_000_000), replace(CHOSEN, audio_ms=100_000))

    assert kept_between(swapped, swapped[1], 200_000, END_MS) == 200_000


@given(st.integers(-10_000, 8_000_000), st.sampled_from(ROWS))
def test_a_kept_point_never_passes_a_neighbour(audio_ms, point):
    kept_ms = kept_between(ROWS, point, audio_ms, END_MS)

    assert 0 <= kept_ms <= END_MS
    for other in ROWS:
        if other.by_reader and other.id != point.id:
            assert (other.transcript_ms < point.transcript_ms) == (other.audio_ms <= kept_ms) or (
                other.audio_ms == kept_ms
            )


def test_the_map_is_read_between_its_points_and_not_outside():
    plot = plot_of()

    assert plot.audio_at(380_000) == 383_400
    assert plot.audio_at(611_000) == round(383_400 + 480_700 / 2)
    assert plot.audio_at(7_043_000) == 7_084_300
    assert plot.audio_at(-1) is None
    assert plot.audio_at(7_043_001) is None
    assert Plot().audio_at(0) is None
