"""Web Annotations are read in each form that the model allows, and nothing in them can do harm."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.importers.annotations.examples import CONTEXT, QUOTE, annotation, found, only

from earmark.errors import UserError
from earmark.importers.annotations import MOST, holds_quotes, read_quotes
from earmark.model.annotations import TextQuote

WORDS = TextQuote("all winter", "was “quiet” ", ".\nThen")
TIME = {"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "t=6.5,9"}


# Where annotations lie


@pytest.mark.parametrize(
    "document",
    [
        annotation(),
        [annotation()],
        {"@context": CONTEXT, "@graph": [annotation()]},
        {"type": "AnnotationPage", "items": [annotation()]},
        {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [annotation()]}},
        {"type": "AnnotationCollection", "first": {"items": [], "next": {"items": [annotation()]}}},
        {"type": ["AnnotationCollection"], "items": [[annotation()]]},
        "\n".join(json.dumps(one) for one in (annotation(), annotation())),
    ],
    ids=["one", "list", "graph", "page", "collection", "next page", "lists", "lines"],
)
def test_annotations_are_found_wherever_they_lie(document: Any, tmp_path: Path) -> None:
    assert only(tmp_path, document).quote == WORDS


def test_of_a_collection_that_is_elsewhere_nothing_is_fetched(tmp_path: Path) -> None:
    document = {"type": "AnnotationCollection", "first": "https://example.org/page1", "total": 42}
    assert found(tmp_path, document).entries == ()


def test_names_may_have_prefixes_as_in_older_files(tmp_path: Path) -> None:
    old = {
        "@id": "urn:b",
        "@type": "oa:Annotation",
        "oa:motivatedBy": "oa:commenting",
        "body": {"@type": "oa:TextualBody", "oa:value": "A note."},
        "oa:target": {"oa:selector": {"@type": "oa:TextQuoteSelector", "oa:exact": "all winter"}},
    }
    mark = only(tmp_path, old)
    assert (mark.quote.exact, mark.note) == ("all winter", "A note.")


# What they mean


@pytest.mark.parametrize(
    ("selector", "quote", "times"),
    [
        ([QUOTE, {"type": "TextPositionSelector", "start": 3, "end": 9}], WORDS, (None, None)),
        ([TIME, QUOTE], WORDS, (6_500, 9_000)),
        (TIME | {"refinedBy": QUOTE}, WORDS, (6_500, 9_000)),
        (QUOTE | {"refinedBy": TIME}, WORDS, (6_500, 9_000)),
        ({"type": "XPathSelector", "value": "/p[1]", "refinedBy": [QUOTE]}, WORDS, (None, None)),
        (
            {"exact": "was all winter long", "prefix": "It ", "refinedBy": {"start": 4, "end": 14}},
            TextQuote("all winter", "It was ", " long"),
            (None, None),
        ),
        (
            {"exact": "all winter, all", "suffix": " day"}
            | {"refinedBy": {"exact": "all", "prefix": "winter, "}},
            TextQuote("all", "all winter, ", " day"),
            (None, None),
        ),
        (
            QUOTE | {"prefix": "x" * 40 + "was “quiet” "},
            TextQuote("all winter", "x" * 20 + "was “quiet” ", ".\nThen"),
            (None, None),
        ),
    ],
)  # fmt: skip
def test_what_a_selector_means(
    selector: Any, quote: TextQuote, times: tuple[int | None, int | None], tmp_path: Path
) -> None:
    mark = only(tmp_path, annotation(selector))
    assert (mark.quote, (mark.start_ms, mark.end_ms)) == (quote, times)


@pytest.mark.parametrize(
    ("value", "times"),
    [
        ("t=12.5,20", (12_500, 20_000)),
        ("t=npt:0:12,00:01:00.25", (12_000, 60_250)),
        ("xywh=0,0,1,1&t=,20", (0, 20_000)),
        ("t=7", (7_000, None)),
        ("t=9,3", (9_000, None)),
        ("t%3D7", (7_000, None)),
    ],
)
def test_times_of_media_fragments(value: str, times: tuple[int, int | None], tmp_path: Path) -> None:
    mark = only(tmp_path, annotation(TIME | {"value": value}))
    assert (mark.quote.exact, mark.start_ms, mark.end_ms) == ("", *times)
    address = only(tmp_path, annotation(target=f"https://example.org/a.mp3#{value}"))
    assert (address.start_ms, address.end_ms) == times


@pytest.mark.parametrize("value", ["t=", "t=,", "t=soon", "t=-3", "xywh=1,1,1,1", "start=7", "t=" + "9" * 40])
def test_what_is_no_time_marks_nothing(value: str, tmp_path: Path) -> None:
    assert found(tmp_path, annotation(TIME | {"value": value})).passed_over == 1


def test_each_target_with_words_is_a_mark(tmp_path: Path) -> None:
    targets = [{"selector": QUOTE}, {"selector": {"exact": "Yeah."}}, "https://example.org/a.mp3#t=1,2"]
    marks = [entry.highlight for entry in found(tmp_path, annotation(target=targets)).entries]
    assert [mark.quote.exact for mark in marks] == ["all winter", "Yeah."]
    assert len({mark.id for mark in marks}) == 2
    assert {mark.start_ms for mark in marks} == {None}


def test_the_position_counts_in_the_text_that_the_source_names(tmp_path: Path) -> None:
    name = "ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
    target = {"source": {"id": name}, "selector": [QUOTE, {"start": 3, "end": 13}]}
    (entry,) = found(tmp_path, annotation(target=target)).entries
    assert entry.text_digest == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (entry.highlight.start, entry.highlight.end) == (3, 13)
    (other,) = found(tmp_path, annotation([QUOTE, {"start": 3, "end": 13}])).entries
    assert other.text_digest == ""


# What they say


def tag(words: str, purpose: Any = "tagging") -> dict[str, Any]:
    return {"type": "TextualBody", "value": words, "purpose": purpose}


CHOICE = {"type": "Choice", "items": [{"value": "One."}, {"value": "Two."}]}
AROUND_TEXT = {"type": "SpecificResource", "purpose": "describing", "source": {"value": "One."}}
HTML = {
    "value": "<p>One <b>two</b>&amp;</p><p>three<script>x<style>y</script></P><!-- no -->4<title>z",
    "format": "text/html",
}


@pytest.mark.parametrize(
    ("fields", "note", "tags", "color"),
    [
        ({}, "", (), "gold"),
        ({"bodyValue": " A note. "}, "A note.", (), "gold"),
        ({"body": "https://example.org/video"}, "", (), "gold"),
        ({"body": {"type": "TextualBody", "value": "One."}}, "One.", (), "gold"),
        ({"body": [{"value": "One."}, {"value": "Two."}, {"value": "One."}]}, "One.\n\nTwo.", (), "gold"),
        ({"body": tag("sea")}, "", ("sea",), "gold"),
        ({"body": {"value": "sea"}, "motivation": "tagging"}, "", ("sea",), "gold"),
        ({"body": [tag("#Sea", ["oa:tagging"]), tag("sea")]}, "", ("Sea",), "gold"),
        ({"body": tag("Sky", "classifying")}, "", (), "sky"),
        ({"body": tag("claim", "classifying")}, "", ("claim",), "gold"),
        ({"body": tag("yellow", "classifying")}, "", (), "gold"),
        ({"body": tag("Ada", "identifying")}, "", (), "gold"),
        ({"body": CHOICE}, "One.", (), "gold"),
        ({"body": AROUND_TEXT}, "One.", (), "gold"),
        ({"body": HTML}, "One two&\nthree\n4", (), "gold"),
        ({"body": {"value": "a\u0000b\u001b[1m"}}, "ab[1m", (), "gold"),
    ],
)
def test_what_bodies_say(
    fields: dict[str, Any], note: str, tags: tuple[str, ...], color: str, tmp_path: Path
) -> None:
    mark = only(tmp_path, annotation(**fields))
    assert (mark.note, mark.tags, mark.color) == (note, tags, color)


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<p", "<script>", "</", "&#", "<!", "<![CDATA[", "\n"])
def test_broken_markup_in_a_note_takes_no_longer(piece: str, tmp_path: Path) -> None:
    began = process_time()
    only(tmp_path, annotation(body={"value": piece * 50_000 + "end", "format": "text/html"}))
    assert process_time() - began < 2


def test_the_style_of_the_target_is_its_color(tmp_path: Path) -> None:
    target = {"selector": QUOTE, "styleClass": "lilac"}
    assert only(tmp_path, annotation(target=target)).color == "lilac"


@pytest.mark.parametrize(
    ("given_time", "read"),
    [
        ("2026-03-02T19:04:11.482Z", "2026-03-02T19:04:11.482Z"),
        ("2026-03-02T19:04:11Z", "2026-03-02T19:04:11.000Z"),
        ("2026-03-02T21:04:11.4829+02:00", "2026-03-02T19:04:11.482Z"),
        ("yesterday", ""),
        ("0001-01-01T00:00:00+23:00", ""),
        (7, ""),
    ],
)
def test_times_of_making_are_in_utc(given_time: Any, read: str, tmp_path: Path) -> None:
    mark = only(tmp_path, annotation(created=given_time))
    assert (mark.created, mark.modified) == (read, read)


def test_a_bookmark_is_one(tmp_path: Path) -> None:
    assert only(tmp_path, annotation(motivation="bookmarking")).is_bookmark
    assert not only(tmp_path, annotation(motivation="highlighting")).is_bookmark


def test_the_id_is_the_same_each_time(tmp_path: Path) -> None:
    assert only(tmp_path, annotation()).id == only(tmp_path, annotation(bodyValue="Other.")).id
    assert only(tmp_path, annotation()).id != only(tmp_path, annotation(id="urn:b")).id
    nameless = annotation(id=None)
    assert only(tmp_path, nameless).id == only(tmp_path, nameless).id != only(tmp_path, annotation()).id


# What is no annotation, or means harm


@pytest.mark.parametrize(
    "document",
    ["", "words", "[]", "{}", "7", '{"segments": []}', '{"$schema": "x", "type": "object"}', '{"target": 1}'],
)
def test_what_holds_no_annotations_is_refused(document: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        found(tmp_path, document)
    assert raised.value.hint


@pytest.mark.parametrize(
    "target",
    [
        None, [], {}, "https://example.org", 7, [[[[]]]],
        {"selector": {"exact": {}}}, {"selector": {"exact": " \n"}},
        {"selector": {"type": "TextPositionSelector", "start": 1, "end": 2}},
        {"selector": {"type": "TextPositionSelector", "start": 1e300, "end": 2e300}},
        {"selector": {"type": "DataPositionSelector", "start": 1, "end": 2}},
        {"selector": {"type": "RangeSelector", "startSelector": {}, "endSelector": {}}},
        {"selector": {"type": "SvgSelector", "value": "<svg/>"}},
        {"type": "Choice", "items": 7},
    ],
)  # fmt: skip
def test_what_marks_no_words_is_passed_over(target: Any, tmp_path: Path) -> None:
    read = found(tmp_path, [annotation(target=target), annotation(id="urn:b")])
    assert (len(read.entries), read.passed_over) == (1, 1)


def refusal(folder: Path, document: str) -> str:
    """Return why *document* cannot be read; empty if it can."""
    try:
        found(folder, document)
    except UserError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", ["target", "body", "selector", "items", "refinedBy", "@graph", "value"])
def test_deep_nesting_is_read_or_refused(name: str, tmp_path: Path) -> None:
    for depth in (50, 300, 900, 100_000):
        inner = f'{{"type": "Choice", "{name}": [' * depth + "]}" * depth
        document = json.dumps(annotation(**{name: 0})).replace(f'"{name}": 0', f'"{name}": {inner}')
        assert refusal(tmp_path, document) in ("", "This JSON file is nested too deeply.")


def test_too_many_are_refused(tmp_path: Path) -> None:
    many = [{"type": "Annotation", "id": f"urn:{k}"} for k in range(MOST + 1)]
    with pytest.raises(UserError, match="too many quotes"):
        found(tmp_path, many)
    assert found(tmp_path, many[:-1]).passed_over == MOST


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonld"
    path.write_bytes(b"[" + b" " * (17 * 1024 * 1024) + b"]")
    with pytest.raises(UserError, match="too large"):
        read_quotes(path)


_FIELDS = [
    *("type", "@type", "id", "target", "selector", "exact", "prefix", "start", "end", "value", "body"),
    *("refinedBy", "items", "source", "purpose", "motivation", "created", "format", "styleClass", "oa:exact"),
]
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("all winter"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_FIELDS), inner, max_size=4),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_JSON, st.sampled_from(["target", "body", "motivation", "generator", "created", "id", "selector"]))
def test_whatever_stands_in_an_annotation_it_is_read_or_passed_over(
    tmp_path: Path, value: Any, name: str
) -> None:
    document = annotation(value) if name == "selector" else annotation(**{name: value})
    read = found(tmp_path, document)
    assert len(read.entries) > 0 or read.passed_over == 1


def test_the_files_of_the_w3c_tests_are_read_or_refused(shared: Path, tmp_path: Path) -> None:
    folder = shared / "realdata/03-conformance/web-annotation-tests"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 200
    told = {refusal(tmp_path, path.read_text(encoding="utf-8")) for path in files}
    assert told <= {"", "This file holds no quotes."}


# By their names and beginnings


@pytest.mark.parametrize(
    ("name", "text", "is_quotes"),
    [
        ("a.jsonld", "", True),
        ("talk.pdf.earmark.json", "", True),
        ("a.json", json.dumps(annotation()), True),
        ("a.json", '{"rows": [{"target": [{"selector": [{"type": "TextQuoteSelector"}]}]}]}', True),
        ("a.json", '{"version": "1.0.0", "segments": []}', False),
        ("a.txt", json.dumps(annotation()), False),
    ],
)
def test_files_of_quotes_are_known(name: str, text: str, is_quotes: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert holds_quotes(tmp_path / name) is is_quotes


def test_a_file_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert not holds_quotes(tmp_path / "gone.json")
