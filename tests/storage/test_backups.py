"""Earlier states of a sidecar: kept without getting in the way, found when they are needed."""

import gzip
import os
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark import paths
from earmark.errors import UserError
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.storage import backups
from earmark.storage.backups import Why, keep, newest_good, of_sidecar, of_transcript
from earmark.storage.sidecar import MAX_BYTES
from earmark.storage.sidecar_format import Content, TranscriptId, encode

NOW = datetime(2026, 3, 2, 19, 4, 11, tzinfo=UTC)
DAY = timedelta(days=1)


def content(note="", digest="sha256:1"):
    mark = Highlight("a", 3, 10, "gold", TextQuote("harbour"), note=note)
    return Content(Annotations((mark,)), TranscriptId("harbour.pdf", digest))


@pytest.fixture
def sidecar(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    path.write_bytes(encode(content("first")))
    return path


def test_what_was_kept_is_found_with_its_time_and_reason(sidecar):
    kept = keep(sidecar, Why.DAY, NOW)

    assert of_sidecar(sidecar) == (kept,)
    assert (kept.when, kept.why) == (NOW, Why.DAY)
    assert kept.content() == content("first")
    assert newest_good(sidecar) == (kept, content("first"))
    assert sidecar.read_bytes() == encode(content("first"))


def test_the_same_state_is_not_kept_twice(sidecar):
    keep(sidecar, Why.DAY, NOW)

    assert keep(sidecar, Why.MERGE, NOW + DAY) is None
    assert len(of_sidecar(sidecar)) == 1


def test_the_newest_comes_first_and_old_ones_are_let_go(sidecar):
    for number in range(40):
        sidecar.write_bytes(encode(content(str(number))))
        keep(sidecar, Why.DAY, NOW + number * DAY)
    kept = of_sidecar(sidecar)

    assert [backup.content() for backup in kept[:10]] == [content(str(n)) for n in range(39, 29, -1)]
    assert 10 < len(kept) <= 12


def test_one_made_in_the_past_of_others_is_kept_at_least_until_the_next(sidecar):
    for number in range(20):
        sidecar.write_bytes(encode(content(str(number))))
        kept = keep(sidecar, Why.DAY, NOW - number * DAY)  # a clock that is set back
        assert kept in of_sidecar(sidecar)


def test_a_damaged_sidecar_is_kept_only_before_a_repair_and_never_called_good(sidecar):
    good = keep(sidecar, Why.DAY, NOW)
    sidecar.write_bytes(b"damaged")

    assert keep(sidecar, Why.DAY, NOW + DAY) is None
    damaged = keep(sidecar, Why.REPAIR, NOW + DAY)
    assert of_sidecar(sidecar) == (damaged, good)
    assert newest_good(sidecar) == (good, content("first"))
    with pytest.raises(UserError, match="could not be read"):
        damaged.content()


def test_each_sidecar_has_its_own(sidecar, tmp_path):
    keep(sidecar, Why.DAY, NOW)

    assert of_sidecar(tmp_path / "other.pdf.earmark.json") == ()
    assert newest_good(tmp_path / "other.pdf.earmark.json") is None


def test_a_transcript_that_was_moved_is_known_by_its_digest(sidecar, tmp_path):
    kept = keep(sidecar, Why.DAY, NOW)
    other = tmp_path / "other.pdf.earmark.json"
    other.write_bytes(encode(content(digest="sha256:2")))
    keep(other, Why.DAY, NOW)

    assert of_transcript("sha256:1") == (kept,)
    assert of_transcript("sha256:3") == of_transcript("") == ()


def test_what_is_not_there_is_not_kept(tmp_path):
    assert keep(tmp_path / "none.earmark.json", Why.DAY, NOW) is None
    (tmp_path / "folder.earmark.json").mkdir()
    assert keep(tmp_path / "folder.earmark.json", Why.REPAIR, NOW) is None


def test_what_is_too_large_is_not_kept(sidecar):
    with sidecar.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    assert keep(sidecar, Why.REPAIR, NOW) is None


def test_a_data_folder_that_refuses_gets_in_nobodys_way(sidecar):
    (paths.data_dir() / "backups").write_bytes(b"a file where the folder should be")

    assert keep(sidecar, Why.DAY, NOW) is None
    assert of_sidecar(sidecar) == of_transcript("sha256:1") == ()


def strange_neighbours(folder):
    folder.mkdir(parents=True, exist_ok=True)
    later = "20990101T000000000000Z"
    (folder / f"{later}-day.json.gz").mkdir()
    (folder / f"{later}-merge.json.gz").write_bytes(b"not gzip")
    (folder / f"{later}-repair.json.gz").write_bytes(gzip.compress(b"{}")[:-6])
    (folder / f"{later}-migration.json.gz").write_bytes(gzip.compress(bytes(MAX_BYTES + 1)))
    (folder / "20990231T000000000000Z-day.json.gz").write_bytes(b"")
    (folder / "00010101T000000000000Z-day.json.gz").write_bytes(b"")
    (folder / "notes.txt").write_bytes(b"mine")
    if os.name == "posix":
        (folder / "20990102T000000000000Z-day.json.gz").symlink_to("/dev/zero")
        os.mkfifo(folder / "20990103T000000000000Z-day.json.gz")


def test_strange_files_in_the_folder_are_passed_over(sidecar):
    kept = keep(sidecar, Why.DAY, NOW)
    strange_neighbours(kept.path.parent)

    assert newest_good(sidecar) == (kept, content("first"))
    assert of_transcript("sha256:1") == (kept,)
    sidecar.write_bytes(encode(content("second")))
    again = keep(sidecar, Why.DAY, NOW + DAY)
    assert again is not None
    assert newest_good(sidecar) == (again, content("second"))
    assert (kept.path.parent / "notes.txt").exists()


@given(st.binary(max_size=200))
def test_whatever_a_backup_holds_it_is_read_or_refused(raw):
    path = paths.data_dir() / "x.json.gz"
    path.write_bytes(gzip.compress(raw) if raw[:1] < b"\x80" else raw)

    with pytest.raises(UserError):
        backups.Backup(path, NOW, Why.DAY).content()


def test_backups_are_small(sidecar):
    marks = [Highlight(str(n), n, n + 40, "gold", TextQuote("a promise " * 20)) for n in range(1000)]
    sidecar.write_bytes(encode(Content(Annotations.of(marks))))

    assert keep(sidecar, Why.DAY, NOW).path.stat().st_size < sidecar.stat().st_size / 10


def test_what_another_program_replaced_can_be_kept_although_it_is_gone(sidecar):
    keep(sidecar, Why.DAY, NOW)
    sidecar.write_bytes(encode(content("theirs")))
    kept = backups.keep_content(sidecar, content("mine"), Why.MERGE, NOW + DAY)

    assert kept.content() == content("mine")
    assert [backup.why for backup in of_sidecar(sidecar)] == [Why.MERGE, Why.DAY]
    assert backups.keep_content(sidecar, content("mine"), Why.MERGE, NOW + 2 * DAY) is None


def test_what_killed_programs_left_does_not_pile_up(sidecar):
    folder = keep(sidecar, Why.DAY, NOW).path.parent
    stray, fresh = folder / ".earmark-0123456789ab.tmp", folder / ".earmark-ba9876543210.tmp"
    for file, age in ((stray, timedelta(hours=2)), (fresh, timedelta(minutes=2))):
        file.write_bytes(b"half")
        os.utime(file, ((NOW + DAY - age).timestamp(),) * 2)
    sidecar.write_bytes(encode(content("second")))
    keep(sidecar, Why.DAY, NOW + DAY)

    assert not stray.exists()
    assert fresh.exists()
