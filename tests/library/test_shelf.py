"""What was kept of all episodes that are known, whatever became of their files."""

import json
import os
import shutil
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.errors import Cancelled, UserError
from earmark.library import shelf
from earmark.library.shelf import Shelf
from earmark.library.volumes import Trouble
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.storage import places, recents
from earmark.storage.recents import Recent
from earmark.storage.sidecar import sidecar_path
from earmark.storage.sidecar_format import Content, TranscriptId, encode


def mark(highlight_id="a", start=3, words="harbour", **more):
    return Highlight(highlight_id, start, start + len(words), "gold", TextQuote(words), **more)


def write(transcript, *marks, **about):
    """Keep *marks* of *transcript*, and know that it was opened."""
    transcript.write_text("Ada: Hello.\n")
    content = Content(Annotations.of(marks), TranscriptId(transcript.name, **about))
    sidecar_path(transcript).write_bytes(encode(content))
    return know(transcript, counts={"gold": len(marks)})


def know(transcript, **more):
    recent = Recent(recents.key(transcript), **{"opened": "2026-03-02T19:00:00.000Z", **more})
    recents.put(recent)
    return recent


def words_of(volumes):
    return [[card.words for card in volume.cards] for volume in volumes]


def test_quotes_of_all_episodes_are_found_in_reading_order(tmp_path):
    write(tmp_path / "a.pdf", mark("b", 30, "second"), mark("a", 3, "first"))
    write(tmp_path / "b.pdf", mark("a", 5, "another"))

    assert sorted(words_of(Shelf().volumes())) == [["another"], ["first", "second"]]


def test_a_quote_knows_its_episode_and_who_said_it_without_the_transcript(tmp_path):
    kept = mark(speakers=("Ada Marsh", "Ben Okoye"), start_ms=62_000, tags=("sea",), note="*Why?*")
    write(tmp_path / "a.pdf", kept, title="Tides", show="Low Water", number="15")
    (tmp_path / "a.pdf").unlink()
    (volume,) = Shelf().volumes()
    (card,) = volume.cards

    assert (volume.episode.title, volume.episode.show, volume.episode.number) == ("Tides", "Low Water", "15")
    assert card.names == ("Ada Marsh", "Ben Okoye")
    assert card.transcript == tmp_path / "a.pdf"
    assert card.highlight == kept
    assert {"ada", "tides", "low", "#sea", "harbour"} <= set(card.searched.split())


def test_names_that_are_not_in_the_sidecar_are_those_of_the_list_of_episodes(tmp_path):
    write(tmp_path / "a.pdf", mark())
    know(tmp_path / "a.pdf", title="Tides", show="Low Water", number="15", speakers=("Ada Marsh",))
    (volume,) = Shelf().volumes()

    assert (volume.episode.title, volume.episode.show, volume.episode.number) == ("Tides", "Low Water", "15")
    assert volume.cards[0].names == ("Ada Marsh",)


def test_where_two_speak_nobody_is_named_by_guessing(tmp_path):
    write(tmp_path / "a.pdf", mark())
    know(tmp_path / "a.pdf", speakers=("Ada Marsh", "Ben Okoye"))
    (volume,) = Shelf().volumes()

    assert volume.cards[0].names == ()
    assert volume.episode.title == "a"


def test_speakers_have_the_colours_of_their_episode(tmp_path):
    write(tmp_path / "a.pdf", mark(speakers=("Ben Okoye",)))
    know(tmp_path / "a.pdf", speakers=("Ada Marsh", "Ben Okoye"))

    assert Shelf().volumes()[0].cards[0].palettes == (1,)


def test_episodes_without_quotes_are_left_out(tmp_path):
    write(tmp_path / "a.pdf")
    know(tmp_path / "never kept.pdf")

    assert Shelf().volumes() == ()


def test_quotes_saved_elsewhere_are_found_there(tmp_path):
    write(tmp_path / "a.pdf", mark())
    elsewhere = tmp_path / "other" / "a.json"
    elsewhere.parent.mkdir()
    sidecar_path(tmp_path / "a.pdf").rename(elsewhere)
    places.remember(tmp_path / "a.pdf", elsewhere)

    assert words_of(Shelf().volumes()) == [["harbour"]]


def test_a_file_that_two_paths_lead_to_comes_once(tmp_path):
    write(tmp_path / "a.pdf", mark())
    (tmp_path / "link").symlink_to(tmp_path)
    know(tmp_path / "link" / "a.pdf")

    assert words_of(Shelf().volumes()) == [["harbour"]]


def test_the_same_id_in_two_episodes_means_two_quotes(tmp_path):
    write(tmp_path / "a.pdf", mark())
    write(tmp_path / "b.pdf", mark())

    assert len({card.id for volume in Shelf().volumes() for card in volume.cards}) == 2


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b"\xff\xfe",
        b"{}",
        b'{"version": 1}',
        b'{"version": 1, "transcript": {}, "annotations": [7]}',
        b'{"version": 1e999, "transcript": {}, "annotations": []}',
        b'{"version": NaN, "transcript": {}, "annotations": []}',
        b'{"version": 1, "transcript": {}, "annotations": [{"id": "a", "quote": {"exact": "x"},'
        b' "position": {"start": 9, "end": 3}}]}',
        b'{"version": 1, "transcript": {}, "annotations": [{"id": "a", "quote": {"exact": "x"},'
        b' "position": {"start": 0, "end": 1e300}}]}',
        b"[" * 100_000,
        b'{"version": 1, "transcript": {}, "annotations": ' + b"[" * 100_000,
    ],
)
def test_a_damaged_sidecar_is_told_and_harms_nobody_else(tmp_path, raw):
    write(tmp_path / "good.pdf", mark())
    write(tmp_path / "bad.pdf", mark(), mark("b", 30))
    sidecar_path(tmp_path / "bad.pdf").write_bytes(raw)
    volumes = {volume.transcript.stem: volume for volume in Shelf().volumes()}

    assert volumes["bad"].trouble is Trouble.DAMAGED
    assert (volumes["bad"].cards, volumes["bad"].missing) == ((), 2)
    assert (len(volumes["good"].cards), volumes["good"].trouble) == (1, None)


@given(st.binary(max_size=60) | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists))
def test_whatever_stands_in_a_sidecar_nothing_is_raised(tmp_path_factory, content):
    transcript = tmp_path_factory.mktemp("shelf") / "a.pdf"
    raw = (
        content if isinstance(content, bytes) else json.dumps({"version": 1, "annotations": content}).encode()
    )
    sidecar_path(transcript).write_bytes(raw)
    (volume,) = Shelf().volumes([Recent(recents.key(transcript))])

    assert volume.trouble is Trouble.DAMAGED


def test_what_a_newer_program_wrote_is_listed_as_far_as_it_is_understood(tmp_path):
    write(tmp_path / "a.pdf", mark())
    path = sidecar_path(tmp_path / "a.pdf")
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"version": 99}))
    (volume,) = Shelf().volumes()

    assert (volume.trouble, words_of([volume])) == (Trouble.NEWER, [["harbour"]])


def test_half_a_surrogate_pair_and_a_byte_order_mark_are_read_as_the_window_reads_them(tmp_path):
    write(tmp_path / "a.pdf", mark(words="har\ud800bour"))
    path = sidecar_path(tmp_path / "a.pdf")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert words_of(Shelf().volumes()) == [["har\ud800bour"]]


def test_an_id_that_comes_twice_is_numbered_as_the_window_does(tmp_path):
    write(tmp_path / "a.pdf", mark("a", 3), mark("b", 30))
    path = sidecar_path(tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes().replace(b'"id": "b"', b'"id": "a"'))
    (volume,) = Shelf().volumes()

    assert len({card.highlight.id for card in volume.cards}) == 2


def test_a_drive_that_was_taken_out_is_told(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    write(stick / "a.pdf", mark(), mark("b", 30))
    write(tmp_path / "b.pdf", mark())
    sidecar_path(tmp_path / "b.pdf").unlink()
    shutil.move(stick, tmp_path / "pulled")
    volumes = {volume.transcript.stem: volume for volume in Shelf().volumes()}

    assert (volumes["a"].trouble, volumes["a"].missing) == (Trouble.AWAY, 2)
    assert (volumes["b"].trouble, volumes["b"].missing) == (Trouble.GONE, 1)


def test_a_folder_or_a_pipe_in_the_place_of_a_sidecar_is_no_quotes(tmp_path):
    for name, make in (("a.pdf", os.mkdir), ("b.pdf", os.mkfifo)):
        make(sidecar_path(tmp_path / name))
        know(tmp_path / name)
    know(tmp_path / "\0.pdf", counts={"gold": 1})

    assert {volume.trouble for volume in Shelf().volumes()} == {Trouble.UNREADABLE}


def test_only_what_changed_is_read_again(tmp_path):
    write(tmp_path / "a.pdf", mark())
    write(tmp_path / "b.pdf", mark(words="island"))
    looking = Shelf()
    before = {volume.transcript.stem: volume for volume in looking.volumes()}
    write(tmp_path / "b.pdf", mark(words="island"), mark("b", 60, "tide"))
    after = {volume.transcript.stem: volume for volume in looking.volumes()}

    assert after["a"] is before["a"]
    assert words_of([after["b"]]) == [["island", "tide"]]
    sidecar_path(tmp_path / "b.pdf").unlink()
    assert {volume.trouble for volume in looking.volumes()} == {None, Trouble.GONE}


def test_an_episode_with_another_name_is_called_by_it(tmp_path):
    recent = write(tmp_path / "a.pdf", mark())
    looking = Shelf()
    looking.volumes()
    recents.put(replace(recent, title="Tides"))

    assert looking.volumes()[0].episode.title == "Tides"


def test_reading_can_be_stopped(tmp_path):
    write(tmp_path / "a.pdf", mark())

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        Shelf().volumes(report=stop)


def test_transcripts_of_a_folder_are_known_by_their_sidecars(tmp_path):
    write(tmp_path / "a.pdf", mark())
    write(tmp_path / "b.pdf", mark())
    recents.forget(recents.key(tmp_path / "a.pdf"))

    assert [recent.path for recent in shelf.within([tmp_path])] == [
        str(tmp_path / name) for name in ("a.pdf", "b.pdf")
    ]
    assert [recent.path for recent in shelf.within([tmp_path / "a.pdf"])] == [str(tmp_path / "a.pdf")]
    with pytest.raises(UserError):
        shelf.within([tmp_path / "gone"])
