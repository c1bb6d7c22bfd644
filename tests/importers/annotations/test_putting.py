"""Marks from files find their places in the transcript, or are kept without one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.episodes import make_episode
from tests.importers.annotations.examples import annotation, found
from tests.model.test_find import episode_of
from tests.sessions import EPISODE, NOW, TIMES, quote

from earmark.errors import Cancelled
from earmark.exporters.quotes import web_annotation
from earmark.exporters.quotes.rows import make_sheet
from earmark.importers.annotations import web_annotations
from earmark.importers.annotations.found import Entry, Found
from earmark.importers.annotations.putting import put_on
from earmark.model import bookmarks, correcting, quotes
from earmark.model.annotations import BOOKMARK, COLORS, Annotations, Highlight, TextQuote
from earmark.model.edition import Edition
from earmark.model.time_map import TimeMap

EDITION = Edition(EPISODE)
LONG = make_episode(600, word_times=True)
LONG_TIMES = TimeMap(LONG)


def put(folder: Path, selector: Any, **fields: Any) -> list[Highlight]:
    return list(put_on(found(folder, annotation(selector, **fields)), EDITION).marks)


def words(mark: Highlight) -> str:
    return EPISODE.text[mark.start : mark.end]


@pytest.mark.parametrize(
    ("selector", "state", "there"),
    [
        ({"exact": "Then the radio came"}, "placed", "Then the radio came"),
        ({"exact": "the cafe was \"quiet\" all winter"}, "placed", "The café was “quiet” all winter"),
        ({"exact": "wait for them. Thank you."}, "placed", "wait for them.\nThank you."),
        ({"exact": "Yeah"}, "look", "Yeah"),
        ({"exact": "radio", "prefix": "Then the ", "suffix": " came.\nYeah."}, "placed", "radio"),
        ({"exact": "nobody ever said this at all"}, "lost", ""),
    ],
)  # fmt: skip
def test_quotes_are_put_where_their_words_are(
    selector: dict[str, str], state: str, there: str, tmp_path: Path
) -> None:
    (mark,) = put(tmp_path, selector)
    assert mark.state == state
    if state == "lost":
        assert mark.quote.exact == selector["exact"]
    else:
        assert (words(mark), mark.turn) == (there, EPISODE.span_at(mark.start).turn)


def test_what_is_surely_placed_is_as_if_it_had_been_marked_here(tmp_path: Path) -> None:
    (mark,) = put(tmp_path, {"exact": "THEN the radio came"}, created=NOW)
    made = quote("Then the radio came")
    assert mark == Highlight(**{name: getattr(made, name) for name in made.__slots__} | {"id": mark.id})
    assert mark.around == made.around


def test_of_words_said_again_the_time_tells_which_are_meant(tmp_path: Path) -> None:
    start = EPISODE.text.rindex("radio")
    time = {"value": f"t={TIMES.time_at(start) / 1000}", "type": "FragmentSelector"}
    (mark,) = put(tmp_path, [{"exact": "he radio"}, time])
    assert (mark.state, mark.start) == ("look", start - 3)
    (unsure,) = put(tmp_path, {"exact": "he radio"})
    assert unsure.state in ("look", "lost")


def test_a_time_alone_means_what_is_said_then(tmp_path: Path) -> None:
    start, end = (EPISODE.text.index(word) for word in ("café", " all winter"))
    times = f"t={TIMES.time_at(start) / 1000},{TIMES.time_at(end) / 1000}"
    (mark,) = put(tmp_path, {"type": "FragmentSelector", "value": times}, bodyValue="Hm.")
    assert (mark.quote.exact, mark.state, mark.note) == ("café was “quiet”", "look", "Hm.")
    (sentence,) = put(tmp_path, {"type": "FragmentSelector", "value": times.partition(",")[0]})
    assert sentence.quote.exact == "The café was “quiet” all winter."


def test_where_words_have_times_a_time_is_no_guess() -> None:
    said = LONG_TIMES.words[40:45]
    heard = Highlight("a", 0, 1, "sky", TextQuote(""), start_ms=said[0].start_ms, end_ms=said[-1].end_ms)
    (mark,) = put_on(Found((Entry(heard),)), Edition(LONG)).marks
    assert (mark.start, mark.end, mark.state) == (said[0].start, said[-1].end, "placed")


def test_a_time_without_words_is_passed_over_where_nothing_has_times(tmp_path: Path) -> None:
    time = annotation({"type": "FragmentSelector", "value": "t=3,4"})
    assert put_on(found(tmp_path, time), Edition(episode_of("Nobody knows when."))) == ((), 1)


def test_a_time_that_holds_half_of_the_episode_marks_no_words(tmp_path: Path) -> None:
    long = make_episode(2_000)
    read = found(tmp_path, annotation({"type": "FragmentSelector", "value": "t=0,7000"}))
    assert put_on(read, Edition(long)) == ((), 1)


def test_a_bookmark_at_a_time_is_one(tmp_path: Path) -> None:
    at = EPISODE.text.index("Nobody")
    time = {"type": "FragmentSelector", "value": f"t={TIMES.time_at(at) / 1000}"}
    (mark,) = put(tmp_path, time, motivation="bookmarking", created=NOW)
    made = bookmarks.make(EPISODE, TIMES, at, "gold", now=NOW)
    assert made is not None
    assert (mark.is_bookmark, mark.start, mark.quote) == (True, made.start, made.quote)


def test_positions_in_the_text_before_it_was_corrected_go_along() -> None:
    start = EPISODE.text.index("café")
    edition = Edition(EPISODE, correcting.replace_text(EDITION, start, start + 4, "old museum", NOW))
    mark = quote("Then the radio")
    (there,) = put_on(Found((Entry(mark, EPISODE.text_digest),)), edition).marks
    assert edition.episode.text[there.start : there.end] == "Then the radio"


def test_a_position_that_is_not_true_is_not_believed() -> None:
    wrong = Highlight("a", 10**9, 10**9 + 3, "sky", quote("Then the radio came").quote)
    (mark,) = put_on(Found((Entry(wrong, EPISODE.text_digest),)), EDITION).marks
    assert (words(mark), mark.state) == ("Then the radio came", "placed")


# Out and in again

_RANGES = st.tuples(st.integers(0, len(LONG.text) - 2), st.integers(1, 300))
_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), max_size=12)


@st.composite
def _kept(draw: st.DrawFn) -> Annotations:
    made: dict[tuple[int, int], Highlight] = {}
    for start, length in draw(st.lists(_RANGES, max_size=5)):
        mark = quotes.make(
            *(LONG, LONG_TIMES, start, start + length, draw(st.sampled_from(COLORS))),
            now=draw(st.sampled_from([NOW, "2026-03-02T19:00:00.001Z"])),
            note=draw(_TEXT),
            tags=draw(st.lists(_TEXT, max_size=3)),
        )
        if mark:
            kind = draw(st.sampled_from(("", BOOKMARK)))
            made[mark.start, mark.end] = replace(mark, kind=kind, look=draw(st.booleans()))
    return Annotations.of(made.values())


@given(_kept())
def test_what_goes_out_as_web_annotations_comes_in_again_with_all_fields(kept: Annotations) -> None:
    names = {"gold": "Claim", "sky": "Coral"}
    document = json.loads(web_annotation.write(make_sheet(LONG, kept, color_names=names)))
    read = web_annotations.read(document)
    back = put_on(read, Edition(LONG))
    assert back.passed_over == 0
    assert Annotations.of(back.marks) == kept


@given(_kept())
def test_what_goes_out_finds_its_place_in_another_transcript_of_the_episode(kept: Annotations) -> None:
    text = LONG.text
    other = replace(LONG, turns=LONG.turns[1:])
    document = json.loads(web_annotation.write(make_sheet(LONG, kept)))
    for mark in put_on(web_annotations.read(document), Edition(other)).marks:
        if mark.state == "placed":
            was = kept.get(mark.id)
            assert was is not None
            there, said = other.text[mark.start : mark.end].split(), text[was.start : was.end].split()
            assert said[-len(there) :] == there  # of a quote that begins in the turn that is gone, the rest


def test_placing_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done:
            raise Cancelled

    told: list[tuple[int, int]] = []
    many = found(tmp_path, [annotation({"exact": "all winter"}, id=f"urn:{k}") for k in range(60)])
    with pytest.raises(Cancelled):
        put_on(many, EDITION, stop)
    assert told == [(0, 60), (50, 60)]


def test_a_quote_that_goes_out_without_a_place_comes_in_without_one() -> None:
    lost = replace(quote("all winter", note="Mine."), placed=False)
    document = json.loads(web_annotation.write(make_sheet(EPISODE, Annotations((lost,)))))
    (mark,) = put_on(web_annotations.read(document), EDITION).marks
    assert (mark.state, mark.quote, mark.note, mark.id) == ("lost", lost.quote, "Mine.", lost.id)
    (elsewhere,) = put_on(
        web_annotations.read(document), Edition(replace(EPISODE, turns=EPISODE.turns[1:]))
    ).marks
    assert elsewhere.state == "placed"
