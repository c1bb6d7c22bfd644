"""What could not be written beside the transcript is found at the next start."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark import paths
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.storage import journal
from earmark.storage.sidecar_format import Content, TranscriptId

WHEN = "2026-03-02T19:04:11.482Z"


def content(note="", digest="sha256:1", **more):
    mark = Highlight("a", 3, 10, "gold", TextQuote("harbour"), note=note)
    return Content(Annotations((mark,)), TranscriptId("harbour.pdf", digest), **more)


def test_what_was_kept_is_found_by_its_transcript_with_what_it_came_from(tmp_path):
    transcript = tmp_path / "harbour.pdf"
    journal.write(transcript, content("mine"), content("base"), WHEN)
    (found,) = journal.find(transcript)

    assert (found.transcript, found.when) == (transcript, WHEN)
    assert (found.content, found.base) == (content("mine"), content("base"))
    assert journal.find(tmp_path / "other.pdf") == ()
    assert journal.everything() == (found,)


def test_it_is_found_by_the_digest_where_the_transcript_was_moved(tmp_path):
    journal.write(tmp_path / "stick" / "harbour.pdf", content("mine"), Content(), WHEN)
    moved = tmp_path / "harbour.pdf"

    assert [one.content for one in journal.find(moved, "sha256:1")] == [content("mine")]
    assert journal.find(moved, "sha256:2") == ()
    assert journal.find(moved) == ()


def test_two_places_of_one_transcript_are_two_entries_the_oldest_first(tmp_path):
    journal.write(tmp_path / "a.pdf", content("late"), Content(), "2026-03-02T20:00:00Z")
    journal.write(tmp_path / "b.pdf", content("early"), Content(), "2026-03-02T19:00:00Z")

    found = journal.find(tmp_path / "a.pdf", "sha256:1")
    assert [one.content.annotations.highlights[0].note for one in found] == ["early", "late"]


def test_the_newest_takes_the_place_of_the_one_before(tmp_path):
    transcript = tmp_path / "harbour.pdf"
    journal.write(transcript, content("one"), Content(), WHEN)
    journal.write(transcript, content("two"), Content(), WHEN)

    assert [one.content for one in journal.find(transcript)] == [content("two")]
    assert len(list((paths.data_dir() / "journal").iterdir())) == 1


def test_what_is_written_is_forgotten(tmp_path):
    transcript = tmp_path / "harbour.pdf"
    journal.write(transcript, content(), Content(), WHEN)

    journal.clear(transcript)
    assert journal.everything() == ()
    journal.clear(transcript)


def test_what_was_taken_in_is_forgotten_but_nothing_newer(tmp_path):
    transcript = tmp_path / "harbour.pdf"
    journal.write(transcript, content("one"), Content(), WHEN)
    (one,) = journal.find(transcript)
    journal.write(transcript, content("two"), Content(), WHEN)
    (two,) = journal.find(transcript)

    journal.forget(one)
    assert journal.find(transcript) == (two,)
    journal.forget(two)
    journal.forget(two)
    assert journal.find(transcript) == ()


def test_unknown_fields_and_broken_text_come_back(tmp_path):
    transcript = tmp_path / "harbour.pdf"
    kept = content("half a pair: \ud800", extra={"stars": 3})
    journal.write(transcript, kept, Content(), WHEN)

    (found,) = journal.find(transcript)
    assert found.content == kept
    assert found.content.extra == {"stars": 3}


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_transcript_whose_name_is_no_text_is_found(tmp_path):
    transcript = tmp_path / os.fsdecode(b"caf\xe9.pdf")
    journal.write(transcript, content(), Content(), WHEN)

    assert [one.transcript for one in journal.find(transcript)] == [transcript]


def test_a_data_folder_that_refuses_is_told(tmp_path):
    (paths.data_dir() / "journal").write_bytes(b"a file where the folder should be")

    with pytest.raises(OSError, match="journal"):
        journal.write(tmp_path / "harbour.pdf", content(), Content(), WHEN)
    assert journal.everything() == ()


def test_strange_files_in_the_folder_are_passed_over_and_left_alone(tmp_path):
    transcript = tmp_path / "harbour.pdf"
    journal.write(transcript, content(), Content(), WHEN)
    folder = paths.data_dir() / "journal"
    (folder / "folder.json").mkdir()
    (folder / "empty.json").write_bytes(b"")
    (folder / "deep.json").write_bytes(b"[" * 100_000)
    (folder / "other.json").write_bytes(b'{"transcript": 3}')
    if os.name == "posix":
        (folder / "endless.json").symlink_to("/dev/zero")
        os.mkfifo(folder / "pipe.json")
    before = sorted(folder.iterdir())

    assert [one.content for one in journal.everything()] == [content()]
    assert sorted(folder.iterdir()) == before


@given(st.binary(max_size=60) | st.just(b'{"transcript":"a\\u0000","when":"","content":{},"base":{}}'))
def test_no_file_in_the_folder_can_raise(raw):
    folder = paths.data_dir() / "journal"
    folder.mkdir(exist_ok=True)
    (folder / "x.json").write_bytes(raw)

    assert journal.find(Path("harbour.pdf"), "sha256:1") == ()


def test_what_was_kept_in_another_session_stays_where_a_free_file_is_asked_for(tmp_path):
    transcript = tmp_path / "harbour.pdf"
    journal.write(transcript, content("before"), Content(), WHEN)
    free = journal.free_file(transcript)
    journal.write(transcript, content("one"), Content(), WHEN, free)
    journal.write(transcript, content("two"), Content(), WHEN, free)

    notes = [one.content.annotations.highlights[0].note for one in journal.find(transcript)]
    assert sorted(notes) == ["before", "two"]
    assert journal.free_file(tmp_path / "other.pdf").name != free.name
