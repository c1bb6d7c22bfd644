"""Of a damaged sidecar, the annotations that are whole can be read."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.storage.salvage import salvaged
from earmark.storage.sidecar_format import Content, encode

MARKS = tuple(
    Highlight(name, at, at + 7, "gold", TextQuote("harbour"), note=f"“{name}” {{}}", tags=("x",))
    for at, name in enumerate("abcde")
)
WHOLE = encode(Content(Annotations.of(MARKS)))


def read(tmp_path, raw):
    path = tmp_path / "x.earmark.json"
    path.write_bytes(raw)
    return salvaged(path)


def ids(annotations):
    return "".join(highlight.id for highlight in annotations.highlights)


def test_of_a_file_that_was_cut_all_before_the_cut_is_there(tmp_path):
    cut = WHOLE.index(b'"c"')

    assert read(tmp_path, WHOLE[:cut]) == Annotations(MARKS[:2])
    assert read(tmp_path, WHOLE[:-30]) == Annotations(MARKS)


def test_what_comes_after_a_damaged_annotation_is_there(tmp_path):
    damaged = WHOLE.replace(b'"id": "b"', b'"id": \x00\x00\x00')

    assert ids(read(tmp_path, damaged)) == "acde"


def test_corrections_are_not_taken_for_quotes(tmp_path):
    correction = {"id": "x", "position": {"start": 1, "end": 4}, "quote": {"exact": "sea"}, "now": "see"}
    document = {"annotations": json.loads(WHOLE)["annotations"], "corrections": {"texts": [correction]}}

    assert ids(read(tmp_path, json.dumps(document).encode())) == "abcde"


@pytest.mark.parametrize(
    "raw", [b"", b"\0" * 500, b"not JSON", b'{"annotations": [', b'{"annotations": [3, "a", []]}']
)
def test_where_nothing_is_whole_nothing_comes(tmp_path, raw):
    assert read(tmp_path, raw) == Annotations()


def test_a_file_that_is_not_there_says_nothing(tmp_path):
    assert salvaged(tmp_path / "x") == Annotations()
    assert salvaged(tmp_path) == Annotations()


def test_objects_of_another_kind_are_passed_over(tmp_path):
    raw = json.dumps({"annotations": [{"id": 3}, {"quote": {}}, {"id": "a", "quote": {"exact": ""}}]})

    assert read(tmp_path, raw.encode()) == Annotations()


def test_a_hostile_file_does_not_take_long(tmp_path):
    began = time.perf_counter()
    read(tmp_path, b'{"annotations": [' + b'{"a":' * 300_000)
    read(tmp_path, b'{"annotations": [' + b'{"a":[' * 300_000)
    assert time.perf_counter() - began < 5


@given(st.integers(0, len(WHOLE)), st.binary(max_size=9))
def test_no_damage_can_raise_or_invent_anything(tmp_path_factory, at, dirt):
    raw = WHOLE[:at] + dirt + WHOLE[at + len(dirt) :]
    found = read(tmp_path_factory.mktemp("x"), raw)

    assert len(found.highlights) <= len(MARKS)
