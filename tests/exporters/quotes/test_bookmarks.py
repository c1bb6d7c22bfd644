"""A bookmark in every format: it says that it is one, who speaks and when, and quotes nothing."""

import csv
import json
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from tests.exporters.quotes.quoted_harbour import harbour

from earmark.exporters.quotes import QUOTE_WRITERS, quote_writer_named, quotes_written
from earmark.exporters.quotes.rows import make_sheet
from earmark.model import bookmarks
from earmark.model.annotations import Annotations
from earmark.model.time_map import TimeMap

PLACE = "The café was “quiet” all winter."


def sheet(*places):
    episode = harbour()
    time_map, now = TimeMap(episode), "2024-01-01T00:00:00Z"
    made = [bookmarks.make(episode, time_map, episode.text.index(p), "mint", now=now) for p in places]
    marks = [replace(mark, id=f"b{number}", note="Ask her.") for number, mark in enumerate(made) if mark]
    return make_sheet(episode, Annotations.of(marks), link="harbour.mp3")


def written(name, *places):
    return quotes_written(sheet(*places or (PLACE,)), quote_writer_named(name))


@pytest.mark.parametrize("writer", QUOTE_WRITERS, ids=lambda writer: writer.name)
def test_every_format_can_hold_a_bookmark(writer):
    assert quotes_written(sheet(PLACE), writer)


@pytest.mark.parametrize("name", ["markdown", "csv", "readwise"])
def test_lists_say_bookmark_and_not_what_stands_there(name):
    text = written(name).decode()

    assert "Bookmark" in text
    assert "Ben Okoye" in text
    assert "Ask her." in text
    assert "quiet" not in text


def test_readwise_gets_the_time_with_it_because_it_takes_the_same_words_for_one_quote():
    rows = list(csv.reader(StringIO(written("readwise", PLACE, "back to the pier").decode())))

    assert len({row[0] for row in rows[1:]}) == 2


def test_json_says_of_what_kind_it_is():
    (entry,) = json.loads(written("json"))["quotes"]

    assert (entry["kind"], entry["quote"]) == ("bookmark", "Bookmark")


def test_a_web_annotation_is_made_to_bookmark_and_knows_the_words_of_its_place():
    (item,) = json.loads(written("jsonld"))["first"]["items"]
    quote = item["target"][0]["selector"][0]

    assert item["motivation"] == "bookmarking"
    assert quote["exact"] == PLACE


def test_the_web_page_marks_no_words_for_it_but_leads_to_its_place():
    page = written("html").decode()

    assert ">Bookmark</mark>" in page
    assert page.count("<mark") == 2  # itself, and its colour in the legend
    assert 'id="q1-text"' in page


def test_a_qda_project_names_its_selection_so():
    with ZipFile(BytesIO(written("qdpx"))) as archive:
        assert b'name="Bookmark"' in archive.read("project.qde")
