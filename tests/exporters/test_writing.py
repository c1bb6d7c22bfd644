from __future__ import annotations

import threading
from pathlib import Path

import pytest
from tests.episodes import make_episode
from tests.exporters.odd_episodes import HARD

from earmark.errors import Cancelled, UserError
from earmark.exporters import WRITERS, Writer, writer_named, written
from earmark.exporters.writing import write_file
from earmark.progress import silent


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_another_process_writes_the_same(tmp_path: Path, writer: Writer) -> None:
    target = tmp_path / "talk"
    write_file(HARD["signs in text"], writer, target, silent)
    assert target.read_bytes() == written(HARD["signs in text"], writer)


def test_what_it_cannot_write_is_said_in_words_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "talk.srt"
    target.write_text("old")
    with pytest.raises(UserError, match=r"^This transcript has no times\.$"):
        write_file(HARD["without times"], writer_named("srt"), target, silent)
    assert target.read_text() == "old"


def test_a_disk_that_refuses_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^“talk\.md” could not be written\.$"):
        write_file(HARD["short"], writer_named("md"), tmp_path / "none" / "talk.md", silent)


def test_quotes_are_never_written_over(tmp_path: Path) -> None:
    target = tmp_path / "talk.pdf.earmark.json"
    target.write_text("{}")
    with pytest.raises(UserError, match="is a file that quotes are kept in"):
        write_file(HARD["short"], writer_named("json"), target, silent)
    assert target.read_text() == "{}"


def test_writing_can_be_stopped(tmp_path: Path) -> None:
    stop = threading.Event()

    def report(done: int, _total: int) -> None:
        if done:
            stop.set()
            raise Cancelled

    with pytest.raises(Cancelled):
        write_file(make_episode(300), writer_named("html"), tmp_path / "talk.html", report)
    assert stop.is_set()
    assert list(tmp_path.iterdir()) == []
