"""What the reader calls the colours."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark import paths
from earmark.model.annotations import COLORS
from earmark.storage import color_names

OWN = {"gold": "Gold", "coral": "Coral", "mint": "Mint", "sky": "Sky", "lilac": "Lilac"}


def file():
    return paths.config_dir() / "color_names.json"


def test_colours_have_names_of_their_own_at_first():
    assert color_names.read() == OWN
    assert not file().exists()


def test_names_that_are_written_come_back_in_the_order_of_the_keys():
    color_names.write({"sky": "To check", "gold": "Claim"})

    assert color_names.read() == {**OWN, "gold": "Claim", "sky": "To check"}
    assert tuple(color_names.read()) == COLORS


def test_only_what_the_reader_named_stands_in_the_file():
    color_names.write({**OWN, "mint": "Question"})

    assert json.loads(file().read_bytes()) == {"mint": "Question"}


def test_an_empty_name_gives_a_colour_its_own_name_back():
    color_names.write({"gold": "Claim"})
    color_names.write({"gold": "   "})

    assert color_names.read() == OWN


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("  To \n check\t", "To check"),
        ("a\x00b\u2028c", "a b c"),
        ("x" * 500, "x" * 40),
        ("y" * 39 + " z", "y" * 39),
        ("Aufgabe für später", "Aufgabe für später"),
        ("half \ud83c here", "half here"),
    ],
)
def test_names_stand_in_one_line_and_are_not_too_long(written, read):
    color_names.write({"coral": written})

    assert color_names.read()["coral"] == read


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"[1, 2]",
        b"null",
        b'"gold"',
        b"\xff\xfe\x00",
        b"[" * 60_000,
        b'{"gold": NaN}',
        b'{"gold": ' + b'"x"' + b" " * 70_000 + b"}",
    ],
)
def test_a_damaged_file_counts_as_not_there(damaged):
    file().write_bytes(damaged)

    assert color_names.read() == OWN


def test_a_name_that_cannot_be_does_not_take_the_others_with_it():
    file().write_text('{"gold": 7, "coral": ["a"], "mint": null, "sky": "Later", "puce": "?"}')

    assert color_names.read() == {**OWN, "sky": "Later"}


def test_a_folder_in_the_place_of_the_file_is_no_trouble():
    file().mkdir()

    assert color_names.read() == OWN


@given(st.dictionaries(st.sampled_from([*COLORS, "puce"]), st.text()))
def test_whatever_is_written_can_be_read_and_written_again(names):
    color_names.write(names)
    once = color_names.read()
    color_names.write(once)

    assert color_names.read() == once
    assert all(once.values())
