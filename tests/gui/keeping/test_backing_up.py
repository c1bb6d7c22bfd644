"""Each day of work is in the backups, and so is what was there before others' work was taken in."""

from datetime import UTC, datetime, timedelta

from tests.gui.keeping.others import on_disk, words
from tests.sessions import quote

from earmark.gui.keeping.sidecar_disk import SidecarDisk
from earmark.model.annotations import Annotations
from earmark.storage import backups, journal, sidecar_format
from earmark.storage.backups import Why
from earmark.storage.sidecar import Sidecar, load, save, sidecar_path
from earmark.storage.sidecar_format import Content


def kept(transcript):
    return [
        (backup.why, words(backup.content().annotations))
        for backup in backups.of_sidecar(sidecar_path(transcript))
    ]


def test_the_day_is_kept_at_closing_and_not_twice(opened, transcript):
    session = opened(transcript)
    session.edit("Keep", Annotations((quote("radio"),)))
    session.close()
    assert kept(transcript) == [(Why.DAY, {"radio"})]

    opened(transcript).close()
    assert len(kept(transcript)) == 1


def test_what_came_from_another_computer_is_kept_at_opening(qtbot, watched, transcript):
    save(sidecar_path(transcript), Content(Annotations((quote("radio"),))), Sidecar())
    watched(transcript)

    qtbot.waitUntil(lambda: kept(transcript) == [(Why.DAY, {"radio"})])


def test_opening_and_closing_without_quotes_keeps_nothing(opened, transcript):
    opened(transcript).close()

    assert kept(transcript) == []


def test_a_window_left_open_over_night_keeps_the_day_before(transcript, monkeypatch):
    disk = SidecarDisk(transcript, sidecar_path(transcript))
    first = Content(Annotations((quote("radio"),)))
    last = disk.write(first, Sidecar())
    disk._wrote -= timedelta(days=1)
    disk.write(Content(Annotations((quote("tides"),))), last)

    (backup,) = backups.of_sidecar(disk.path)
    assert backup.content() == first
    assert datetime.now(UTC) - backup.when > timedelta(hours=23)
    assert on_disk(transcript) != first


def test_a_file_of_an_older_version_is_kept_before_it_is_written_in_the_present_one(
    opened, transcript, monkeypatch
):
    save(sidecar_path(transcript), Content(Annotations((quote("radio"),))), Sidecar())
    old = sidecar_path(transcript).read_bytes()
    monkeypatch.setattr(sidecar_format, "VERSION", 2)
    monkeypatch.setattr(sidecar_format, "_UPGRADES", (lambda document: document,))
    session = opened(transcript)
    session.edit("Keep", session.annotations.put(quote("tides")))
    session.flush()

    assert b'"version": 2' in sidecar_path(transcript).read_bytes()
    assert (Why.MIGRATION, {"radio"}) in kept(transcript)
    assert load(sidecar_path(transcript)).content.version == 2
    assert old != sidecar_path(transcript).read_bytes()


def test_while_others_write_again_and_again_edits_are_in_the_journal_and_few_backups_made(transcript):
    disk = SidecarDisk(transcript, sidecar_path(transcript))
    last = disk.write(Content(Annotations((quote("radio"),))), Sidecar())
    mine = Content(Annotations((quote("radio"), quote("tides"))))
    for number in range(5):
        there = load(disk.path)
        save(disk.path, Content(Annotations((quote("radio", note=str(number)),))), there)
        found = disk.write(mine, last)
        disk.back_up(Why.MERGE)
        last = found.theirs
    assert [words(one.content.annotations) for one in journal.find(transcript)] == [{"radio", "tides"}]
    assert len(backups.of_sidecar(disk.path)) == 2

    disk.write(mine, last)
    assert not journal.find(transcript)
