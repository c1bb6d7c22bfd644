"""Quotes of a transcript that was renamed, copied or moved are known from where it lay before."""

import shutil
from datetime import UTC, datetime

import pytest

from earmark.errors import Cancelled
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.storage import backups, places, recents
from earmark.storage.audio_link import AudioLink, resolve
from earmark.storage.known import elsewhere
from earmark.storage.recents import Recent
from earmark.storage.sidecar import Sidecar, save, sidecar_path
from earmark.storage.sidecar_format import Content, TranscriptId

DIGEST = "sha256:1f"
NOW = datetime(2026, 3, 2, 19, 4, tzinfo=UTC)


def content(digest=DIGEST, note="", audio=None):
    mark = Highlight("a", 3, 10, "gold", TextQuote("harbour"), note=note)
    return Content(Annotations((mark,)), TranscriptId("harbour.pdf", digest), audio)


def keep(transcript, said=None):
    save(sidecar_path(transcript), said or content(), Sidecar())
    return sidecar_path(transcript)


def opened_before(transcript, opened="2026-03-02T19:00:00.000Z"):
    recents.put(Recent(recents.key(transcript), opened=opened))


def test_a_sidecar_beside_it_under_the_old_name_is_known(tmp_path):
    old = keep(tmp_path / "harbour.pdf")
    keep(tmp_path / "another.pdf", content("sha256:2f"))

    assert elsewhere(tmp_path / "Harbour 14.pdf", DIGEST).sidecar == old
    assert elsewhere(tmp_path / "Harbour 14.pdf", DIGEST).content == content()
    assert elsewhere(tmp_path / "Harbour 14.pdf", "sha256:3f") is None
    assert elsewhere(tmp_path / "Harbour 14.pdf", "") is None


def test_its_own_sidecar_is_not_elsewhere(tmp_path):
    keep(tmp_path / "harbour.pdf")

    assert elsewhere(tmp_path / "harbour.pdf", DIGEST) is None


def test_a_copy_that_was_opened_in_another_folder_is_known_the_last_opened_first(tmp_path):
    for name in "xyz":
        (tmp_path / name).mkdir()
    x, y = (keep(tmp_path / name / "harbour.pdf", content(note=name)) for name in "xy")
    opened_before(tmp_path / "y" / "harbour.pdf", "2026-03-02T18:00:00.000Z")
    opened_before(tmp_path / "x" / "harbour.pdf", "2026-03-02T19:00:00.000Z")
    there = tmp_path / "z" / "harbour.pdf"

    assert elsewhere(there, DIGEST).sidecar == x
    x.unlink()
    assert elsewhere(there, DIGEST).sidecar == y


def test_quotes_that_were_saved_elsewhere_are_known(tmp_path):
    (tmp_path / "stick").mkdir()
    (tmp_path / "home").mkdir()
    before, kept = tmp_path / "stick" / "harbour.pdf", tmp_path / "home" / "mine.json"
    save(kept, content(), Sidecar())
    places.remember(before, kept)
    opened_before(before)

    assert elsewhere(tmp_path / "harbour.pdf", DIGEST).sidecar == kept


def test_where_nothing_else_is_left_a_backup_is_known(tmp_path):
    old = tmp_path / "gone"
    old.mkdir()
    backup = backups.keep(keep(old / "harbour.pdf"), backups.Why.DAY, NOW)
    shutil.rmtree(old)

    found = elsewhere(tmp_path / "harbour.pdf", DIGEST)
    assert (found.content, found.when) == (content(), backup.when)


def test_files_without_quotes_damaged_or_newer_ones_are_passed_over(tmp_path):
    for name, raw in (
        ("damaged", b'{"sha256:1f'),
        ("newer", b'{"version": 9, "annotations": [], "transcript": {"digest": "sha256:1f"}}'),
        ("empty", b'{"version": 1, "annotations": [], "transcript": {"digest": "sha256:1f"}}'),
    ):
        sidecar_path(tmp_path / name).write_bytes(raw)
    sidecar_path(tmp_path / "folder").mkdir()

    assert elsewhere(tmp_path / "harbour.pdf", DIGEST) is None


def test_the_audio_is_linked_from_the_new_place_if_it_is_there(tmp_path):
    old, new = tmp_path / "old" / "harbour.pdf", tmp_path / "new" / "harbour.pdf"
    for transcript in (old, new):
        transcript.parent.mkdir()
    sound = old.with_suffix(".mp3")
    sound.write_bytes(b"la")
    opened_before(old)
    keep(old, content(audio=AudioLink("harbour.mp3", 60_000)))

    linked = elsewhere(new, DIGEST).content.audio
    assert (resolve(new, linked), linked.duration_ms) == (sound, 60_000)
    sound.unlink()
    assert elsewhere(new, DIGEST).content.audio is None


def test_it_stops_when_it_shall(tmp_path):
    keep(tmp_path / "harbour.pdf")

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        elsewhere(tmp_path / "other.pdf", DIGEST, stop)
