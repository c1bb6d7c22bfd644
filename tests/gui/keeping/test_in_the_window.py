"""The whole program where quotes are in danger: what its banners say, and what their buttons do."""

import json
import signal
import subprocess
import sys
from dataclasses import replace

import pytest
from tests.gui.at_work import press_button, words_of
from tests.gui.keeping.others import change, words
from tests.gui.talk_files import write_talk

from earmark.gui.dialogs.restored.restored_dialog import RestoredDialog
from earmark.model import edits
from earmark.storage import backups, journal
from earmark.storage.sidecar import sidecar_path
from earmark.storage.sidecar_format import Content

resource = pytest.importorskip("resource")  # limits of POSIX

LATER = "2999-03-02T20:00:00.000Z"


@pytest.fixture
def talk(tmp_path):
    return write_talk(tmp_path / "harbour.txt", 6)


@pytest.fixture
def kept(start, talk):
    """The talk with one quote kept in Gold, closed again: it is on the disk and in a backup."""
    at_work = start(talk)
    at_work.select("Boat 1 comes ashore.")
    at_work.press("1")
    at_work.end()
    return talk


def test_a_damaged_file_opens_as_its_backup_and_what_it_has_more_can_be_added(start, kept):
    (backup,) = backups.of_sidecar(sidecar_path(kept))
    change(kept, lambda there: edits.set_note(there, there.highlights[0].id, "why?", LATER))
    raw = sidecar_path(kept).read_bytes()
    sidecar_path(kept).write_bytes(raw[: raw.index(b'"transcript"')])

    at_work = start(kept)
    assert f"Quotes restored from {backup.when.astimezone():%H:%M}." in at_work.banners()["restored"]
    at_work.choose("restored", "Show what changed")
    (dialog,) = at_work.window.findChildren(RestoredDialog)
    assert dialog.rows == ["Different in the damaged file. “Boat 1 comes ashore.” · why?"]
    press_button(dialog, "Add 1 quote")
    assert [mark.note for mark in at_work.highlights] == ["why?"]
    at_work.page.toast._button.click()
    assert [mark.note for mark in at_work.highlights] == [""]
    assert len(at_work.sidecar()["annotations"]) == 1


def test_a_quote_kept_by_another_program_is_in_the_panel_at_once(start, kept):
    at_work = start(kept)
    (mark,) = at_work.highlights
    at_work.wait(lambda: at_work.work.banners._found._lookout._watch)
    change(kept, lambda there: edits.recolor(there, mark.id, "sky", LATER))

    at_work.wait(lambda: at_work.kept == [("Boat 1 comes ashore.", "sky")])
    assert not at_work.banners()


def test_a_command_beside_the_window_is_seen_in_it_and_takes_nothing_away(start, kept):
    at_work = start(kept)
    at_work.wait(lambda: at_work.work.banners._found._lookout._watch)
    command = [sys.executable, "-m", "earmark", "mark", str(kept), "--quote", "Boat 3 comes ashore."]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        at_work.select("Boat 2 comes ashore.")
        at_work.press("2")
        at_work.wait(lambda: running.poll() is not None)

    assert running.returncode == 0
    at_work.wait(lambda: len(at_work.kept) == 3)
    at_work.wait(lambda: len(at_work.sidecar()["annotations"]) == 3)
    assert not at_work.banners()


def test_what_was_never_saved_is_offered_and_restored(start, kept):
    at_work = start(kept)
    unsaved = at_work.session._to_write()
    more = edits.recolor(unsaved.annotations, unsaved.annotations.highlights[0].id, "mint", LATER)
    journal.write(kept, replace(unsaved, annotations=more), unsaved, LATER)
    at_work.end()

    again = start(kept)
    again.wait(lambda: "unwritten" in again.banners())
    said = again.banners()["unwritten"]
    assert said.startswith("1 quote could not be saved on ")
    assert " March 2999, " in said
    again.choose("unwritten", "Restore")
    assert again.kept == [("Boat 1 comes ashore.", "mint")]
    again.wait(lambda: not journal.everything())
    assert again.sidecar()["annotations"][0]["color"] == "mint"


def test_what_was_never_saved_can_be_discarded_and_that_taken_back(start, kept):
    at_work = start(kept)
    unsaved = at_work.session._to_write()
    journal.write(kept, Content(), unsaved, LATER)
    at_work.end()

    again = start(kept)
    again.wait(lambda: "unwritten" in again.banners())
    again.choose("unwritten", "Discard")
    assert not journal.everything()
    again.page.toast._button.click()
    assert len(journal.everything()) == 1
    assert "unwritten" in again.banners()


def test_a_renamed_transcript_gets_its_quotes_back(start, kept):
    renamed = kept.rename(kept.with_name("Harbour 14.txt"))
    at_work = start(renamed)
    at_work.wait(lambda: "known" in at_work.banners())
    assert at_work.banners()["known"] == (
        "1 quote of this transcript is known from “harbour.txt”. None lie beside it."
    )
    at_work.choose("known", "Use them")
    assert at_work.kept == [("Boat 1 comes ashore.", "gold")]
    assert at_work.sidecar()["transcript"]["name"] == "Harbour 14.txt"


def test_known_quotes_that_came_from_the_journal_are_offered_no_more(start, kept):
    at_work = start(kept)
    unsaved = at_work.session._to_write()
    at_work.end()
    renamed = kept.rename(kept.with_name("Harbour 14.txt"))
    journal.write(renamed, unsaved, Content(), LATER)

    again = start(renamed)
    again.wait(lambda: {"known", "unwritten"} <= set(again.banners()))
    again.choose("unwritten", "Restore")
    assert again.kept == [("Boat 1 comes ashore.", "gold")]
    assert "known" not in again.banners()


def test_a_copy_made_by_a_sync_program_is_merged_with_a_word(start, kept):
    beside = kept.with_name("harbour.txt.earmark.sync-conflict-20260302-190411-ABCDEF7.json")
    beside.write_bytes(sidecar_path(kept).read_bytes())
    at_work = start(kept)
    at_work.wait(lambda: not beside.exists())
    assert not at_work.toast

    copied = json.loads(sidecar_path(kept).read_bytes())
    copied["annotations"][0] |= {"id": "other", "quote": {"exact": "Boat 2 comes ashore."}, "state": "lost"}
    beside.write_text(json.dumps(copied))
    at_work.wait(lambda: at_work.toast == "1 quote merged from a sync copy")
    assert words(at_work.session.annotations) == {"Boat 1 comes ashore.", "Boat 2 comes ashore."}
    at_work.page.toast._button.click()
    assert words(at_work.session.annotations) == {"Boat 1 comes ashore."}


def test_the_second_window_reads_along(start, kept):
    first = start(kept)
    second = start(kept)
    assert "This transcript is open in another window." in second.banners()["other-window"]
    second.wait(lambda: second.work.banners._found._lookout._watch)
    first.activate()
    first.select("Boat 2 comes ashore.")
    first.press("2")

    second.wait(lambda: len(second.kept) == 2)
    assert words_of(second.page.banners._rows["other-window"])


def test_a_file_of_a_newer_earmark_can_be_read_and_is_not_touched(start, kept):
    path = sidecar_path(kept)
    newer = json.loads(path.read_bytes()) | {"version": 9, "mood": "calm"}
    path.write_text(json.dumps(newer))
    at_work = start(kept)
    assert "These quotes were kept by a newer Earmark." in at_work.banners()["newer"]
    assert at_work.kept == [("Boat 1 comes ashore.", "gold")]
    at_work.select("Boat 2 comes ashore.")
    at_work.press("1")

    assert at_work.toast.startswith("Quotes cannot be changed.")
    at_work.end()
    assert json.loads(path.read_bytes()) == newer


def test_a_full_disk_is_told_until_there_is_room(start, kept, monkeypatch):
    at_work = start(kept)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limit[1]))
    try:
        at_work.select("Boat 2 comes ashore.")
        at_work.press("2")
        at_work.wait(lambda: "not-saved" in at_work.banners())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, ignored)
    assert at_work.banners()["not-saved"].endswith("Your changes are kept in memory.")
    assert len(json.loads(sidecar_path(kept).read_bytes())["annotations"]) == 1

    at_work.choose("not-saved", "Try again")
    assert len(at_work.sidecar()["annotations"]) == 2
    assert not at_work.banners()


def test_typing_a_note_goes_on_while_another_program_changes_something_else(start, kept):
    at_work = start(kept)
    at_work.wait(lambda: at_work.work.banners._found._lookout._watch)
    at_work.select("Boat 2 comes ashore.")
    at_work.press("n")
    at_work.wait(lambda: len(at_work.kept) == 2)
    at_work.type("why ")
    at_work.saved()
    first = at_work.highlights[0].id
    change(kept, lambda there: edits.recolor(there, first, "sky", LATER))
    at_work.wait(lambda: at_work.highlights[0].color == "sky")
    at_work.type("not")
    at_work.page.panel.flush()

    assert [mark.note for mark in at_work.highlights] == ["", "why not"]
    assert [mark["note"] for mark in at_work.sidecar()["annotations"]] == ["", "why not"]
