"""Web Annotations: what ours promise, and the W3C's own tests of the model where they are at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4
from tests.exporters.quotes.quoted_harbour import harbour, sheet

from earmark.exporters.quotes import web_annotation
from earmark.exporters.quotes.options import PARTS, Options
from earmark.exporters.quotes.rows import make_sheet
from earmark.model import bookmarks
from earmark.model.annotations import Annotations
from earmark.model.time_map import TimeMap


def written(link: str = "harbour.mp3") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(web_annotation.write(sheet(link)))
    return document


def items(link: str = "harbour.mp3") -> list[dict[str, Any]]:
    annotations: list[dict[str, Any]] = written(link)["first"]["items"]
    return annotations


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    found = annotation["target"]
    return found if isinstance(found, list) else [found]


def selectors(annotation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for target in targets(annotation):
        found = target["selector"]
        yield from found if isinstance(found, list) else [found]


def test_positions_count_code_points_of_the_text_that_the_source_names() -> None:
    text = harbour().text
    for annotation in items():
        by_type = {selector["type"]: selector for selector in selectors(annotation)}
        position, quote = by_type.get("TextPositionSelector"), by_type["TextQuoteSelector"]
        if position is not None:
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])


def test_a_quote_without_a_place_has_no_position_and_says_so() -> None:
    lost = next(a for a in items() if any(b["value"].startswith("Not found") for b in a["body"]))
    assert [selector["type"] for selector in selectors(lost)] == ["TextQuoteSelector", "FragmentSelector"]


def test_the_sound_is_named_by_its_address_and_a_file_by_its_label() -> None:
    assert targets(items("https://example.org/a.mp3")[0])[1]["source"]["id"] == "https://example.org/a.mp3"
    assert targets(items()[0])[1]["source"]["label"] == "harbour.mp3"


def test_names_stay_from_one_export_to_the_next() -> None:
    assert [a["id"] for a in items()] == [a["id"] for a in items()]
    assert len({a["id"] for a in items()}) == 6


def others() -> list[dict[str, Any]]:
    """Return what bookmarks become, and quotes of which all is left out that can be."""
    mark = bookmarks.make(harbour(), TimeMap(harbour()), 40, "gold", now="2024-01-01T00:00:00Z")
    assert mark is not None
    sheets = make_sheet(harbour(), Annotations.of([mark])), sheet(options=Options.without(PARTS))
    made = [json.loads(web_annotation.write(quoted))["first"]["items"] for quoted in sheets]
    return [item for found in made for item in found]


_SUITES = {
    "annotations/annotationMusts.test": lambda: [*items(), *others()],
    "collections/collectionMusts.test": lambda: [written()],
    "collections/pages/pageMusts.test": lambda: [written()["first"]],
}


@pytest.mark.parametrize("suite", _SUITES)
def test_the_musts_of_the_web_annotation_model_are_kept(suite: str, shared: Path) -> None:
    folder = shared / "realdata/03-conformance/web-annotation-tests"
    registry: Registry[Any] = Registry().with_resources(
        (path.name, DRAFT4.create_resource(json.loads(path.read_text(encoding="utf-8"))))
        for path in (folder / "definitions").glob("*.json")
    )
    broken: list[str] = []
    for name in json.loads((folder / suite).read_text(encoding="utf-8"))["assertions"]:
        schema = json.loads((folder / name).read_text(encoding="utf-8"))
        validator = Draft4Validator(schema, registry=registry)
        wanted = schema.get("expectedResult", "valid") == "valid"
        broken += [name for value in _SUITES[suite]() if validator.is_valid(value) != wanted]
    assert not broken


def test_the_musts_are_broken_by_an_annotation_without_a_target(shared: Path) -> None:
    folder = shared / "realdata/03-conformance/web-annotation-tests"
    schema = json.loads((folder / "annotations/3.1-targetKeyFound.json").read_text(encoding="utf-8"))
    assert Draft4Validator(schema).is_valid({"target": "https://example.org"})
    assert not Draft4Validator(schema).is_valid({"body": "https://example.org"})
