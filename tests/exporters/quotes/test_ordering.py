"""Quotes written by a process of their own."""

from __future__ import annotations

from dataclasses import replace
from threading import Event, Thread

import pytest
from tests.exporters.quotes.quoted_harbour import WORK, annotations, harbour, sheet

from earmark.errors import Cancelled, UserError
from earmark.exporters.quotes import QUOTE_WRITERS, quote_writer_named, quotes_written
from earmark.exporters.quotes.options import Group, Options
from earmark.exporters.quotes.ordering import Look, Order, Writing
from earmark.model.annotations import Annotations, TextQuote
from earmark.model.citation import Style
from earmark.progress import silent

IDS = ["q0", "q1", "q2", "q3", "q4", "q5"]


def order(form: str = "markdown", shown: int = 0, **more: object) -> Order:
    made = Order(harbour(), annotations(), list(IDS), form, Options(), WORK, "harbour%2015.mp3", "harbour 15")
    made.color_names = {"gold": "Claim", "umber": "Earth"}
    made.shown = shown
    for name, value in more.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize("form", [writer.name for writer in QUOTE_WRITERS if not writer.packed])
def test_the_file_is_the_same_as_without_a_process(form: str) -> None:
    done = Writing(order(form))(silent)
    assert done.data == quotes_written(sheet(), quote_writer_named(form))
    assert done.count == 6


def test_how_it_looks_is_told_first_with_as_many_quotes_as_are_wanted() -> None:
    looks: list[Look] = []
    options = Options(cite=Style.APA, group=Group.COLOR)
    Writing(order(shown=2, options=options, duration_ms=7_149_000), looks.append)(silent)
    (look,) = looks
    assert [group.name for group in look.groups] == ["Claim", "Coral"]
    assert [row.id for group in look.groups for row in group.rows] == ["q0", "q1"]
    assert look.more == 4
    assert [(entry.color, entry.name, entry.uses) for entry in look.legend][:2] == [
        ("gold", "Claim", 1),
        ("coral", "Coral", 1),
    ]
    assert look.source.subtitle.endswith("· 1:59:09")
    assert look.citation[0].text == "Marsh, A. (Host). "
    assert look.palettes == {"Ada <A> Marsh": 0, "Ben Okoye": 1}


def test_only_the_quotes_that_are_named_are_written() -> None:
    done = Writing(order(ids=["q1"]))(silent)
    assert (done.count, done.data.count(b"^em-")) == (1, 1)


def test_a_file_that_is_there_is_updated() -> None:
    before = b"Mine.\n"
    assert Writing(order(before=before))(silent).data.startswith(before)


def test_slow_formats_say_how_far_they_are() -> None:
    many = [replace(mark, id=f"{mark.id}-{n}") for n in range(20) for mark in annotations().highlights]
    told: list[tuple[int, int]] = []
    made = order("docx", annotations=Annotations.of(many), ids=[mark.id for mark in many])
    Writing(made)(lambda done, total: told.append((done, total)))
    assert (40, 120) in told


def test_halves_of_characters_are_no_trouble() -> None:
    (first, *_) = annotations().highlights
    broken = Annotations((replace(first, note="one \ud800 half"),))
    assert b"one ? half" in Writing(order(annotations=broken, ids=[first.id]))(silent).data


def test_what_a_format_cannot_hold_is_said_in_words() -> None:
    lost = replace(annotations().highlights[-1], quote=TextQuote("港へ帰る"))
    with pytest.raises(UserError, match="letters"):
        Writing(order("pdf", annotations=Annotations((lost,)), ids=[lost.id]))(silent)


def test_it_is_ended_from_outside_before_and_while_it_runs() -> None:
    early = Writing(order("pdf"))
    early.cancel()
    with pytest.raises(Cancelled):
        early(silent)

    many = [replace(mark, id=f"{mark.id}-{n}") for n in range(500) for mark in annotations().highlights]
    late = Writing(order("pdf", annotations=Annotations.of(many), ids=[mark.id for mark in many]))
    runs, outcomes = Event(), []

    def run() -> None:
        try:
            outcomes.append(late(lambda done, _total: runs.set() if done else None))
        except Cancelled:
            outcomes.append("cancelled")

    thread = Thread(target=run)
    thread.start()
    assert runs.wait(60)
    late.cancel()
    thread.join(20)
    assert outcomes == ["cancelled"]
