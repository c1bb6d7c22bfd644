"""Likely duplicates among speakers: proposed where sure, and silent where two people may be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.duplicates import likely_duplicates
from earmark.model.episode import Episode, Paragraph, Speaker, Turn


def episode(*names: str, turns: tuple[int, ...] = ()) -> Episode:
    """An episode in which each of *names* has as many turns as *turns* says, or ten."""
    counts = turns or (10,) * len(names)
    said = [Turn(k, (Paragraph("Hello."),)) for k, count in enumerate(counts) for _ in range(count)]
    return Episode(speakers=tuple(Speaker(name) for name in names), turns=tuple(said))


def found(*names: str, turns: tuple[int, ...] = ()) -> set[tuple[str, str]]:
    """The proposals as names, the kept one first."""
    return {(names[pair.kept], names[pair.other]) for pair in likely_duplicates(episode(*names, turns=turns))}


@pytest.mark.parametrize(
    ("kept", "other"),
    [
        ("Jon Krohn", "JON KROHN"),
        ("Jon Krohn", "jon krohn"),
        ("Jon Krohn", "Jon"),
        ("Jon Krohn", "JON"),
        ("Jon Krohn", "Krohn"),
        ("Jon Krohn", "Krohn, Jon"),
        ("Jon Krohn", "Krohn Jon"),
        ("Jon Krohn", "Jon Krohn (Host)"),
        ("Jon Krohn", "Jon  Krohn:"),
        ("Jon Krohn", "J. Krohn"),
        ("Jon Krohn", "Jon K."),
        ("Jon Krohn", "JK"),
        ("Jonathan Krohn", "Jon Krohn"),
        ("Jon Krohn", "Mr. Krohn"),
        ("Kim Stachenfeld", "Dr. Kim Stachenfeld"),
        ("Kim Stachenfeld", "Kim Stachenfeld, PhD"),
        ("Kim Stachenfeld", "Stachenfeld, Kim, M.A."),
        ("Kim Stachenfeld", "Prof. Dr. Kim Stachenfeld"),
        ("John Smith Jr.", "JOHN SMITH, JR."),
        ("Kim L. Stachenfeld", "Kim Stachenfeld"),
        ("Renée O’Connor", "Renee O'Connor"),
        ("Мария Иванова", "МАРИЯ ИВАНОВА"),
        ("Host", "HOST"),
    ],
)
def test_one_person_under_two_names_is_found(kept, other):
    assert found(kept, other) == {(kept, other)}
    ((one, two),) = found(other, kept)
    assert {one, two} == {kept, other}


@pytest.mark.parametrize(
    "names",
    [
        ("Jon Krohn", "Kim Stachenfeld"),
        ("Jon", "Jon Krohn", "Jon Smith"),
        ("Speaker 1", "Speaker 2"),
        ("Speaker", "Speaker 1"),
        ("SPEAKER_00", "SPEAKER_01"),
        ("Guest A", "Guest B"),
        ("Q", "A"),
        ("John Smith", "John Smith Jr."),
        ("John Smith, Sr.", "John Smith, Jr."),
        ("MR. SMITH", "MS. SMITH"),
        ("Ann Smith", "Dan Smith"),
        ("Paul Smith", "Paula Smith"),
        ("Mario Rossi", "Maria Rossi"),
        ("J. Krohn", "Jon Krohn", "Jane Krohn"),
        ("JK", "Jon Krohn", "Jane Kirk"),
        ("Jon and Kim", "Jon", "Kim"),
        ("Male Speaker", "Female Speaker"),
        ("The Court", "The Witness"),
        ("Host", "Guest"),
        ("Smith", "Jones"),
        ("Dawn 1 (Kamanin)", "Dawn 1 (Bykov)"),
        ("Vesna (Kadushkin)", "Vesna (Horoshylov)"),
        ("Jack Ma", "Jack Smith"),
        ("Ann Lord", "Ann Miss"),
        ("田中", "佐藤"),
        ("", "Jon"),
        ("…", "—"),
        ("Jon Krohn",),
        (),
    ],
)
def test_two_people_stay_two(names):
    assert found(*names) == set()
    assert found(*reversed(names)) == set()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Jon Krohn", "Jon Krhon"),
        ("Jon Krohn", "John Krohn"),
        ("Kim Stachenfeld", "Kim Stachenfled"),
        ("Kim Stachenfeld", "Kim Stackenfield"),
        ("Kim Stachenfeld", "Kim Stachenfelld"),
        ("Jonathan", "Jonahtan"),
    ],
)
def test_a_rare_name_that_differs_by_a_slip_is_a_misspelling(right, wrong):
    assert found(right, wrong, turns=(40, 1)) == {(right, wrong)}
    assert found(wrong, right, turns=(2, 40)) == {(right, wrong)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Erin", "Eric"),
        ("Jan", "Jon"),
        ("Dana Smith", "Dan Smith"),
        ("Marie Curie", "Maria Curie"),
        ("Ben", "Ken"),
    ],
)
def test_names_that_are_both_real_are_no_slip(one, other):
    assert found(one, other, turns=(40, 1)) == set()


def test_two_who_talk_about_as_much_are_two_however_alike_their_names():
    assert found("Jon Krohn", "John Krohn", turns=(20, 18)) == set()


def test_a_slip_that_fits_two_people_is_nobodys():
    assert found("Karl Meyer", "Karl Meier", "Karl Meler", turns=(30, 30, 1)) == set()


def test_of_a_title_the_name_that_is_heard_more_is_kept():
    assert found("Kim Stachenfeld", "Dr. Kim Stachenfeld", turns=(1, 143)) == {
        ("Dr. Kim Stachenfeld", "Kim Stachenfeld")
    }


def test_three_forms_of_one_name_make_two_proposals():
    assert found("Jon Krohn", "JON KROHN", "Jon") == {("Jon Krohn", "JON KROHN"), ("Jon Krohn", "Jon")}


def test_the_surest_comes_first():
    pairs = likely_duplicates(episode("Kim", "Jon Krohn", "Kim Stachenfeld", "JON KROHN"))

    assert [(pair.kept, pair.other) for pair in pairs] == [(1, 3), (2, 0)]


def test_of_thousands_only_those_heard_most_are_compared():
    crowd = [f"Anna{chr(97 + k // 26 % 26)}{chr(97 + k % 26)} Person{k // 676}" for k in range(3_000)]
    names = ("Jon Krohn", *crowd, "JON KROHN", "Kim Stachenfeld", "KIM STACHENFELD")
    turns = (20, *(2 for _ in crowd), 20, 20, 1)

    assert [(p.kept, p.other) for p in likely_duplicates(episode(*names, turns=turns))] == [(0, 3_001)]


@given(st.lists(st.text(max_size=20), max_size=8))
def test_any_names_are_read_and_nobody_is_their_own_duplicate(names):
    for pair in likely_duplicates(episode(*names)):
        assert pair.kept != pair.other
        assert {pair.kept, pair.other} <= set(range(len(names)))
