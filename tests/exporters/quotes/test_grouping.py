"""Quotes put together, and options as one value."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.quotes.quoted_harbour import annotations, harbour, sheet

from earmark.exporters.quotes.grouping import grouped
from earmark.exporters.quotes.options import PARTS, Group, Options
from earmark.exporters.quotes.rows import make_sheet
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode, Speaker

GROUPS = {
    Group.TIME: {"": ["q0", "q1", "q2", "q3", "q4", "q5"]},
    Group.COLOR: {
        name: [f"q{n}"] for n, name in enumerate(("Claim", "Coral", "Mint", "Sky", "Lilac", "Earth"))
    },
    Group.SPEAKER: {"Ada <A> Marsh": ["q0", "q4"], "Ben Okoye": ["q1", "q2", "q3"], "No speaker": ["q5"]},
    Group.TAG: {"#check": ["q5"], "#sea": ["q0", "q2"], "No tag": ["q1", "q3", "q4"]},
}


@pytest.mark.parametrize("group", Group)
def test_quotes_stand_in_their_groups(group: Group) -> None:
    made = sheet(options=Options(group=group))
    assert {g.name: [row.id for row in g.rows] for g in made.groups} == GROUPS[group]
    assert [row.id for row in made.rows] == [name for names in GROUPS[group].values() for name in names]


@given(st.sampled_from(Group), st.lists(st.lists(st.sampled_from("abÄ"), max_size=2), max_size=8))
def test_no_quote_is_lost_or_doubled(group: Group, tags: list[list[str]]) -> None:
    row = sheet().rows[0]
    rows = [replace(row, id=str(n), tags=tuple(names)) for n, names in enumerate(tags)]
    ids = [one.id for g in grouped(group, rows, {}) for one in g.rows]
    assert sorted(ids) == sorted(one.id for one in rows)


@given(st.sets(st.sampled_from(PARTS)))
def test_what_is_left_out_is_known_again(parts: set[str]) -> None:
    assert set(Options.without(parts).left_out) == parts


@pytest.mark.parametrize("part", PARTS)
def test_what_is_left_out_is_in_no_row(part: str) -> None:
    rows = sheet(options=Options.without([part])).rows
    held = {
        "notes": [row.note for row in rows],
        "tags": [row.tags for row in rows],
        "speaker": [row.speaker for row in rows],
        "times": [row.time or row.link or row.end_ms for row in rows],
    }
    assert not any(held[part])
    assert all(any(values) for other, values in held.items() if other != part)


def test_without_speakers_a_quote_across_turns_is_one_piece() -> None:
    row = sheet(options=Options(speaker=False)).rows[2]
    assert [part.text for part in row.parts] == ["the radio came. Yeah. It said"]


def test_quotes_grow_to_whole_sentences_with_their_times() -> None:
    short, grown = sheet().rows, sheet(options=Options(whole_sentences=True)).rows
    assert grown[0].text == "Today we talk about tides 🌊 and the people who wait for them."
    assert grown[0].start_ms < short[0].start_ms < short[0].end_ms < grown[0].end_ms
    assert harbour().text[grown[0].start : grown[0].end] == grown[0].exact
    assert grown[5] == short[5]  # it has no place


def test_whole_sentences_stay_as_they_are() -> None:
    grown = make_sheet(harbour(), annotations(), options=Options(whole_sentences=True))
    assert grown.rows[3].end_ms == sheet().rows[3].end_ms


def test_only_those_with_these_ids() -> None:
    assert [row.id for row in make_sheet(harbour(), annotations(), ids={"q4", "q1", "x"}).rows] == [
        "q1",
        "q4",
    ]


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        (("host", "guest"), "A with B"),
        (("", ""), "A and B"),
        (("host", "guest", "guest"), "A with B and C"),
        (("host", "sponsor"), "A"),
        (("",) * 6, "A, B, C and 3 others"),
        ((), ""),
    ],
)
def test_the_head_says_who_talks(roles: tuple[str, ...], words: str) -> None:
    speakers = tuple(Speaker(name, role=role) for name, role in zip("ABCDEF", roles, strict=False))
    assert make_sheet(Episode(speakers=speakers), Annotations()).source.people == words
