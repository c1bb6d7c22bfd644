"""Quotes as a REFI-QDA project: the selections are the quotes, and the project keeps to the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from tests.exporters.quotes.quoted_harbour import annotations, harbour, sheet

from earmark.exporters.quotes import refi_qda
from earmark.exporters.quotes.options import PARTS, Group, Options
from earmark.exporters.quotes.rows import Sheet, make_sheet
from earmark.model import bookmarks
from earmark.model.annotations import Annotations
from earmark.model.citation import Style
from earmark.model.episode import Episode, Turn
from earmark.model.time_map import TimeMap

Q = "{urn:QDA-XML:project:1.0}"


def without_times() -> Sheet:
    episode = harbour()
    turns = (Turn(t.speaker, tuple(replace(p, start_ms=None) for p in t.paragraphs)) for t in episode.turns)
    marks = (replace(mark, start_ms=None, end_ms=None) for mark in annotations().highlights)
    return make_sheet(replace(episode, turns=tuple(turns)), Annotations.of(marks))


def with_bookmark() -> Sheet:
    made = bookmarks.make(harbour(), TimeMap(harbour()), 40, "gold", now="2024-01-01T00:00:00Z")
    assert made is not None
    return make_sheet(harbour(), Annotations.of([*annotations().highlights, made]), link="harbour.mp3")


SHEETS = {
    "with all": sheet(),
    "with a bookmark": with_bookmark(),
    "grouped and cited": sheet(options=Options(cite=Style.APA, group=Group.TAG, whole_sentences=True)),
    "bare": sheet(options=Options.without(PARTS)),
    "without times": without_times(),
    "without quotes": make_sheet(harbour(), Annotations()),
    "without words": make_sheet(Episode(), Annotations()),
    "in a browser": sheet("https://example.org/a.mp3?b=1&c"),
}


def project(quoted: Sheet) -> etree._Element:
    with ZipFile(BytesIO(refi_qda.write(quoted))) as archive:
        return etree.fromstring(archive.read("project.qde"))


def texts(quoted: Sheet) -> dict[str, str]:
    with ZipFile(BytesIO(refi_qda.write(quoted))) as archive:
        return {
            name: archive.read(name).decode() for name in archive.namelist() if name.startswith("Sources/")
        }


def codes(element: etree._Element, coded: etree._Element) -> Iterator[str]:
    names = {code.get("guid"): code.get("name") for code in element.iter(f"{Q}Code")}
    return (names[ref.get("targetGUID")] for ref in coded.iter(f"{Q}CodeRef"))


@pytest.mark.parametrize("name", SHEETS)
def test_projects_keep_to_the_schema(name: str, shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "realdata/03-conformance/refi-qda/Project.xsd"))
    schema.assertValid(project(SHEETS[name]))


@pytest.mark.parametrize("name", SHEETS)
def test_every_reference_leads_to_something_and_no_two_things_have_one_name(name: str) -> None:
    element = project(SHEETS[name])
    guids = [e.get("guid") for e in element.iter() if e.get("guid")]
    assert len(guids) == len(set(guids))
    for attribute in ("targetGUID", "fromSyncPoint", "toSyncPoint", "creatingUser"):
        assert {e.get(attribute) for e in element.iter() if e.get(attribute)} <= set(guids)
    paths = {e.get("plainTextPath") for e in element.iter() if e.get("plainTextPath")}
    assert {p.replace("internal://", "Sources/") for p in paths} == set(texts(SHEETS[name]))


def test_selections_are_the_quotes_coded_by_colour_and_tags() -> None:
    element = project(sheet())
    (source,) = element.iter(f"{Q}TextSource")
    text = texts(sheet())[source.get("plainTextPath").replace("internal://", "Sources/")]
    found = [
        (text[int(s.get("startPosition")) : int(s.get("endPosition"))], list(codes(element, s)))
        for s in source.iter(f"{Q}PlainTextSelection")
    ]
    assert found[0] == ("tides 🌊 and the people", ["Claim", "sea", "long tag"])
    assert found[1] == ("The café was “quiet” all winter.\nThen the radio", ["Coral"])
    assert found[2][0].startswith("the radio came.\n\nAda <A> Marsh (00:00:14)\nYeah.\n\nBen Okoye")
    assert found[2][0].endswith("\nIt said")
    assert len(found) == 5


def test_codes_have_names_of_their_own_whatever_colours_and_tags_are_called() -> None:
    marks = [replace(mark, tags=("claim", "Claim (tag)", "sea")) for mark in annotations().highlights]
    named = make_sheet(harbour(), Annotations.of(marks), color_names={"gold": "Claim", "coral": "Claim"})
    names = [code.get("name") for code in project(named).iter(f"{Q}Code")]
    assert names[:2] == ["Claim", "Claim (coral)"]
    assert names[-3:] == ["claim (tag)", "Claim (tag) (tag)", "sea"]


def test_sync_points_stand_where_paragraphs_and_quotes_begin() -> None:
    element = project(sheet())
    text = next(iter(texts(sheet()).values()))
    points = [(int(p.get("position")), int(p.get("timeStamp"))) for p in element.iter(f"{Q}SyncPoint")]
    assert points == sorted(points)
    at = {text[position : position + 9]: time_ms for position, time_ms in points}
    assert (at["Welcome b"], at["Then the "], at["Where wer"]) == (0, 11_000, 33_000)
    assert at["tides 🌊 a"] == sheet().rows[0].start_ms
    assert [len(list(codes(element, s))) for s in element.iter(f"{Q}TranscriptSelection")] == [3, 1, 2, 1]


def test_a_quote_without_a_place_is_a_note_with_all_that_is_known() -> None:
    element = project(sheet())
    notes = [note.findtext(f"{Q}PlainTextContent") for note in element.iter(f"{Q}Note")]
    assert (
        "Not found in the present transcript:\n“=gone & lost”\n00:00:40 · Earth · check\nWhere is it?"
        in notes
    )
    assert len(notes) == 3


def test_without_times_there_is_a_text_and_no_sound() -> None:
    element = project(SHEETS["without times"])
    assert not list(element.iter(f"{Q}AudioSource"))
    assert len(list(element.iter(f"{Q}PlainTextSelection"))) == 5


def test_the_same_quotes_give_the_same_archive() -> None:
    assert refi_qda.write(sheet()) == refi_qda.write(sheet())
