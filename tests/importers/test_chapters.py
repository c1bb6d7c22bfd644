"""Lists of chapters, in each of the formats that podcasts have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.errors import UserError
from earmark.importers import audio_tags, chapters
from earmark.model.episode import Chapter

LISTED = (Chapter("The harbour", 0), Chapter("Lights at sea", 130_500), Chapter("Good night", 3_900_000))
LISTS = {
    "JSON": json.dumps(
        {
            "version": "1.2.0",
            "chapters": [
                {"startTime": 130.5, "title": "Lights at sea", "url": "https://x.example", "img": "x.jpg"},
                {"startTime": 0, "title": "The harbour", "endTime": 130},
                {"startTime": 60, "title": "hidden", "toc": False},
                {"startTime": 3900, "title": " Good\tnight "},
            ],
        }
    ),
    "WebVTT": "WEBVTT\n\n1\n00:00:00.000 --> 00:02:10.500\nThe harbour\n\n"
    "00:02:10.500 --> 01:05:00.000\nLights\nat sea\n\n01:05:00.000 --> 01:10:00.000\nGood night\n",
    "lines": "Chapters\n\n00:00:00 The harbour\n00:02:10.500 - Lights at sea\n(01:05:00) Good night\n",
    "Markdown": "- [0:00](https://x.example) The harbour\n- 2:10.5 | Lights at sea\n- **1:05:00** Good night",
}


@pytest.mark.parametrize("kind", LISTS)
def test_each_list_is_read(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "talk.chapters.json"
    path.write_text(LISTS[kind])
    assert chapters.read(path) == LISTED


def test_a_list_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "talk chapters.txt"
    path.write_text(LISTS["lines"])
    assert audio_tags.read_chapters(path) == LISTED


@pytest.mark.parametrize(
    "written",
    [
        "Nothing here.",
        '{"chapters": 3}',
        '{"chapters": [{"startTime": [], "title": "x"}]}',
        '{"chapters": []}',
        "WEBVTT\n",
        '{"a":' * 5_000,
        json.dumps({"chapters": [{"startTime": k, "title": "x"} for k in range(3_000)]}),
    ],
)
def test_what_lists_none_is_refused_in_words(tmp_path: Path, written: str) -> None:
    path = tmp_path / "chapters.json"
    path.write_text(written)
    with pytest.raises(UserError) as refused:
        chapters.read(path)
    assert str(refused.value) == "This file has no chapters."
    with pytest.raises(UserError):
        audio_tags.read_chapters(path)


def test_times_that_cannot_be_are_left_out() -> None:
    times = (-1.0, float("inf"), float("nan"), 1e300, None, 5000, 5000.2, "0:07")
    listed = ", ".join(f'{{"startTime": {json.dumps(t)}, "title": "T"}}' for t in times[:1] + times[5:6])
    assert chapters.chapters_in(f'{{"chapters": [{listed}]}}') == (Chapter("T", 5_000_000),)
    assert chapters.in_order(("T", t) for t in times[:7]) == (Chapter("T", 5000),)
    assert chapters.chapters_in('{"chapters": [{"startTime": "0:07"}]}') == (Chapter("Chapter 1", 7000),)


@given(st.text(max_size=200) | st.text('{"chapters":[startTime1.5e9,title}]', max_size=120))
def test_no_text_is_refused_with_anything_else(text: str) -> None:
    listed = chapters.chapters_in(text)
    assert list(listed) == sorted(listed, key=lambda chapter: chapter.start_ms)
