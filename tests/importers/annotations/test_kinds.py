"""Sidecars and exports of Hypothesis, read in a process of their own."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.importers.annotations.examples import QUOTE, annotation, found
from tests.sessions import EPISODE, quote

from earmark.errors import Cancelled, UserError
from earmark.importers.annotations.found import Entry
from earmark.importers.annotations.reading import read_files
from earmark.model.annotations import Annotations
from earmark.model.joining import Tombstone
from earmark.progress import silent
from earmark.storage.sidecar_format import Content, TranscriptId, encode

MARK = replace(quote("all winter", "mint", note="Mine.", tags=("sea",)), id="a", extra={"stars": 3})
KEPT = Content(
    Annotations((MARK,)),
    TranscriptId("talk.pdf", text_digest=EPISODE.text_digest),
    deleted=(Tombstone("b", "2026-03-02T19:00:00.000Z"),),
)


def row(**fields: Any) -> dict[str, Any]:
    """Return an annotation as Hypothesis has it."""
    return {
        "id": "x1",
        "created": "2026-03-02T19:04:11.482000+00:00",
        "updated": "2026-03-02T20:04:11.482000+00:00",
        "uri": "https://example.org/talk",
        "text": "A **note**.",
        "tags": ["sea", "to check"],
        "target": [{"source": "https://example.org/talk", "selector": [{"type": "RangeSelector"}, QUOTE]}],
    } | fields


def test_a_sidecar_gives_its_quotes_with_all_fields(tmp_path: Path) -> None:
    read = found(tmp_path, encode(KEPT).decode())
    assert read.entries == (Entry(MARK, EPISODE.text_digest),)
    assert read.entries[0].highlight.extra == {"stars": 3}
    assert read.entries[0].highlight.around == MARK.around


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"version": 1', '"version": 7', "This file was written by a newer Earmark."),
        ('"start": ', '"start": -', "This file of quotes is damaged."),
        ('"exact": "all winter"', '"exact": ""', "This file of quotes is damaged."),
        ('"turn": ', '"turn": NaN, "t": ', "This file of quotes is damaged."),
    ],
)
def test_a_sidecar_that_cannot_be_understood_is_refused(
    old: str, new: str, sentence: str, tmp_path: Path
) -> None:
    raw = encode(KEPT).decode()
    assert old in raw
    with pytest.raises(UserError) as raised:
        found(tmp_path, raw.replace(old, new))
    assert (str(raised.value), bool(raised.value.hint)) == (sentence, True)


@pytest.mark.parametrize(
    "wrapped",
    [
        [row()],
        {"export_date": "2026-03-02", "client_version": "1.2", "annotations": [row()]},
        {"total": 1, "rows": [row()]},
        row(),
    ],
    ids=["list", "export", "search", "one"],
)
def test_annotations_of_hypothesis(wrapped: Any, tmp_path: Path) -> None:
    (entry,) = found(tmp_path, wrapped).entries
    mark = entry.highlight
    assert (mark.quote.exact, mark.note, mark.tags) == ("all winter", "A **note**.", ("sea", "to check"))
    assert (mark.created, mark.modified) == ("2026-03-02T19:04:11.482Z", "2026-03-02T20:04:11.482Z")


def test_answers_and_notes_on_the_whole_page_are_passed_over(tmp_path: Path) -> None:
    rows = [row(), row(id="x2", references=["x1"]), row(id="x3", target=[{"source": "https://example.org"}])]
    read = found(tmp_path, {"annotations": rows})
    assert (len(read.entries), read.passed_over) == (1, 2)


def test_files_are_read_in_a_process_of_their_own(tmp_path: Path) -> None:
    one, other = tmp_path / "a.jsonld", tmp_path / os.fsdecode(b"b\xff.earmark.json")
    one.write_text(json.dumps([annotation(), annotation(id="urn:b", target=[])]))
    other.write_bytes(encode(KEPT))
    read = read_files([one, other], silent)
    assert [entry.text_digest for entry in read.entries] == ["", EPISODE.text_digest]
    assert read.entries[1].highlight == MARK
    assert read.passed_over == 1


def test_the_file_that_cannot_be_read_is_named_where_there_are_several(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.jsonld", tmp_path / "bad.json"
    good.write_text(json.dumps(annotation()))
    bad.write_text("{}")
    with pytest.raises(UserError, match=r"^This file holds no quotes\.$"):
        read_files([bad], silent)
    with pytest.raises(UserError, match=r"^“bad\.json”: This file holds no quotes"):
        read_files([good, bad], silent)


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_files([tmp_path / "a.jsonld"], stop)
