"""All quotes are read and filtered in the background, what was wanted last at the end."""

from __future__ import annotations

import os

import pytest

from earmark.gui.library_quotes.rows import Heading
from earmark.gui.quote_reading import QuoteReading
from earmark.library.finding import Wanted
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.filters import Filter
from earmark.storage import recents
from earmark.storage.recents import Recent
from earmark.storage.sidecar import sidecar_path
from earmark.storage.sidecar_format import Content, TranscriptId, encode


def keep(transcript, *words, title=""):
    marks = [Highlight(str(at), 9 * at, 9 * at + 5, "gold", TextQuote(said)) for at, said in enumerate(words)]
    about = TranscriptId(transcript.name, title=title)
    sidecar_path(transcript).write_bytes(encode(Content(Annotations.of(marks), about)))
    recents.put(Recent(recents.key(transcript), opened="2026-03-02T19:00:00.000Z"))


def shown(listing):
    return [row.words for row in listing.rows if not isinstance(row, Heading)]


@pytest.fixture
def reading(qtbot):
    reading = QuoteReading()
    yield reading
    reading.stop()
    reading.deleteLater()


def test_what_is_wanted_is_listed(reading, qtbot, tmp_path):
    keep(tmp_path / "a.pdf", "a tide", "an island")
    with qtbot.waitSignal(reading.listed) as told:
        reading.show(Wanted())
    assert shown(told.args[0]) == ["a tide", "an island"]
    with qtbot.waitSignal(reading.listed) as told:
        reading.show(Wanted(Filter("tide")))
    assert shown(told.args[0]) == ["a tide"]
    assert told.args[0].library.total == 2


def test_of_many_wishes_in_a_row_the_last_one_is_listed_last(reading, qtbot, tmp_path):
    keep(tmp_path / "a.pdf", "a tide", "an island")
    listed = []
    reading.listed.connect(listed.append)
    for text in ("t", "ti", "tid", "isl", "island"):
        reading.show(Wanted(Filter(text)))
    qtbot.waitUntil(lambda: bool(listed) and listed[-1].wanted.filter.text == "island")

    assert shown(listed[-1]) == ["an island"]
    assert len(listed) <= 2


def test_only_a_change_is_listed_again(reading, qtbot, tmp_path):
    keep(tmp_path / "a.pdf", "a tide")
    with qtbot.waitSignal(reading.listed):
        reading.show(Wanted())
    listed = []
    reading.listed.connect(listed.append)
    reading.renew()
    qtbot.waitUntil(lambda: reading._job is None)
    assert listed == []

    keep(tmp_path / "a.pdf", "a tide", "an island")
    with qtbot.waitSignal(reading.listed) as told:
        reading.renew()
    assert shown(told.args[0]) == ["a tide", "an island"]


def test_who_stops_hears_nothing_more(reading, qtbot, tmp_path):
    keep(tmp_path / "a.pdf", "a tide")
    listed = []
    reading.listed.connect(listed.append)
    reading.show(Wanted())
    job = reading._job
    with qtbot.waitSignal(job.finished):
        reading.stop()
    assert listed == []


def test_a_title_is_one_line_whatever_the_file_says(reading, qtbot, tmp_path):
    keep(tmp_path / "a.pdf", "a tide", title="Tides\n\x00and\u202e more" + " and more" * 100_000)
    with qtbot.waitSignal(reading.listed) as told:
        reading.show(Wanted())
    title = told.args[0].rows[0].title

    assert title.startswith("Tides")
    assert "\n" not in title
    assert "\x00" not in title
    assert len(title) <= 300


@pytest.mark.skipif(os.name != "posix", reason="only there a pipe lies in a folder")
def test_a_pipe_in_the_place_of_a_sidecar_stops_nobody(reading, qtbot, tmp_path):
    keep(tmp_path / "a.pdf", "a tide")
    os.mkfifo(sidecar_path(tmp_path / "b.pdf"))
    recents.put(Recent(recents.key(tmp_path / "b.pdf")))
    with qtbot.waitSignal(reading.listed) as told:
        reading.show(Wanted())

    assert shown(told.args[0]) == ["a tide"]
    assert told.args[0].rows[-1].fact
