from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.importers.times import with_inferred
from earmark.model.episode import Paragraph

LONG = "word " * 100
"""About half a minute of talk."""


def inferred(*paragraphs: Paragraph) -> list[int | None]:
    return [p.inferred_ms for p in with_inferred(paragraphs, [None] * len(paragraphs))[0]]


def test_sound_times_are_left_alone_also_where_two_are_the_same() -> None:
    assert inferred(Paragraph("Yes.", 1000), Paragraph(LONG, 1000), Paragraph("No.", 60_000)) == [None] * 3


def test_a_time_that_repeats_the_one_before_a_long_read_is_inferred() -> None:
    paragraphs = [Paragraph(LONG, 10_000), Paragraph("So, yes.", 10_000), Paragraph("Yes.", 60_000)]

    out, remarks = with_inferred(paragraphs, [4, 4, 5])

    assert out[1].start_ms == 10_000
    assert out[1].inferred_ms == 10_000 + 62 * len(LONG)
    assert [(remark.page, remark.time_ms) for remark in remarks] == [(4, out[1].inferred_ms)]
    assert "00:00:10" in remarks[0].text


def test_a_time_that_runs_backwards_or_far_ahead_is_inferred() -> None:
    times = [0, 8_000, 10_000, 2_000, 20_000, 900_000, *range(30_000, 90_000, 10_000)]

    found = inferred(*(Paragraph("Yes.", time) for time in times))

    assert found == [None, None, None, 10_248, None, 20_248, *[None] * 6]


def test_missing_times_are_shared_out_by_length() -> None:
    times = inferred(Paragraph("word " * 20, 0), Paragraph("word " * 20), Paragraph("Yes.", 10_000))
    assert times == [None, 5_000, None]


def test_a_badly_spelled_time_is_used_but_said_to_be_inferred() -> None:
    out, remarks = with_inferred([Paragraph("Yes.", 1_831_000, stamp="O0:30:31")], [7])
    assert (out[0].start_ms, out[0].inferred_ms, out[0].stamp) == (1_831_000, 1_831_000, "O0:30:31")
    assert remarks[0].text == "The time is spelled “O0:30:31”; read as 00:30:31."


def test_without_any_time_nothing_is_made_up() -> None:
    assert inferred(Paragraph("Yes."), Paragraph("No.")) == [None, None]


def test_times_that_begin_anew_for_a_second_part_are_left_alone() -> None:
    parts = [Paragraph("Yes.", time) for time in (*range(0, 50_000, 5_000), *range(0, 50_000, 5_000))]
    assert inferred(*parts) == [None] * 20
    (told,) = with_inferred(parts, [1] * 20)[1]
    assert told.text == "9 of 20 times are out of order. They were kept as they stand."
    assert (told.kind, told.page) == ("time", 1)


@given(
    st.lists(
        st.builds(
            Paragraph,
            st.text("ab ", min_size=1, max_size=200),
            st.one_of(st.none(), st.integers(0, 600).map(lambda s: s * 1000)),
        ),
        max_size=12,
    )
)
def test_every_paragraph_of_a_timed_talk_has_a_time_to_play_from(paragraphs: list[Paragraph]) -> None:
    out, _ = with_inferred(paragraphs, [None] * len(paragraphs))
    assert [p.start_ms for p in out] == [p.start_ms for p in paragraphs]
    if any(p.start_ms is not None for p in paragraphs):
        assert all(p.play_ms is not None for p in out)


@pytest.mark.timeout(20)
def test_very_many_paragraphs_with_the_same_time_are_read_in_one_pass() -> None:
    out, remarks = with_inferred([Paragraph(LONG, 1000)] * 50_000, [None] * 50_000)
    assert out[-1].inferred_ms is not None
    assert len(remarks) == 49_999
