"""An episode from opening to opening it again: place, marks, jumps, titles, and trouble with its quotes."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from tests.gui.reading import place_of
from tests.gui.talk_files import copy_sample, write_silence, write_talk

from earmark.gui.transcript.follow import FollowState
from earmark.storage import recents

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def top(at_work):
    return at_work.view.reading_offset()


# Opened and opened again


def test_an_episode_opens_with_its_title_parts_speakers_and_panel(start, tmp_path):
    at_work = start(copy_sample(tmp_path))
    assert at_work.window.shows_episode
    assert at_work.window.windowTitle() == "The clock in the orchard"
    assert [speaker.name for speaker in at_work.view.episode.speakers] == ["Mara Venn", "Tobias Reed"]
    assert at_work.page.contents._model.rowCount() > 0
    assert at_work.page.player_bar._play.isEnabled()


def test_a_closed_and_reopened_episode_is_as_it_was_left(start, tmp_path):
    path = copy_sample(tmp_path)
    first = start(path)
    for words, key in (("One look tells you nothing", "2"), ("Eleven days.", "4")):
        first.select(words)
        first.press(key)
    first.playback.seek(95_000)
    first.view.set_reading_offset(place_of(first.view.episode, "So, the tree that was wrong")[0])
    place, kept = top(first), first.highlights
    first.end()

    second = start(path)
    assert second.highlights == kept
    assert top(second) == place
    assert second.playback.position_ms == 95_000
    assert second.playback.has_audio
    assert not second.playback.is_playing
    assert second.view.annotations == second.session.annotations


def test_without_audio_the_place_in_time_is_found_again_too(start, tmp_path):
    path = write_talk(tmp_path / "harbour.txt")
    first = start(path)
    first.playback.seek(123_000)
    first.end()
    assert start(path).playback.position_ms == 123_000


def test_the_place_in_time_of_one_episode_is_not_that_of_the_next(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    at_work.playback.seek(123_000)
    at_work.open(write_talk(tmp_path / "other.txt", 5))
    assert at_work.playback.position_ms == 0
    assert at_work.view._state.now.turn <= 0


def test_nothing_of_one_episode_is_left_in_the_next(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    at_work.select("Boat 3")
    at_work.press("1")
    at_work.press(Key.Key_F, modifiers=Qt.KeyboardModifier.ControlModifier)
    at_work.type("boat")
    at_work.open(write_talk(tmp_path / "other.txt", 5))
    assert at_work.kept == []
    assert at_work.view.annotations.highlights == ()
    assert at_work.view._state.matches.ranges == ()
    assert at_work.page.panel._cards == ()
    assert at_work.page.timeline._content.annotations.highlights == ()
    assert at_work.page.timeline._content.matches_ms == ()
    at_work.view.setFocus()
    at_work.press(Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert at_work.kept == []


def test_a_selection_does_not_outlive_its_episode(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    at_work.select("Boat 50")
    at_work.open(write_talk(tmp_path / "other.txt", 5))
    at_work.view.setFocus()
    at_work.press("n")
    assert at_work.kept == []


def test_edits_made_a_moment_before_another_episode_opens_are_kept(start, tmp_path):
    path = write_talk(tmp_path / "harbour.txt")
    at_work = start(path)
    at_work.select("Boat 3")
    at_work.press("1")
    at_work.open(write_talk(tmp_path / "other.txt", 5))
    at_work.open(path)
    assert at_work.kept == [("Boat 3", "gold")]


def test_a_transcript_and_its_quotes_can_be_moved_together(start, tmp_path):
    (tmp_path / "here").mkdir()
    path = copy_sample(tmp_path / "here")
    first = start(path)
    first.select("Eleven days.")
    first.press("1")
    first.end()
    (tmp_path / "here").rename(tmp_path / "there")
    second = start(tmp_path / "there" / path.name)
    assert second.kept == [("Eleven days.", "gold")]
    assert second.playback.has_audio


def test_where_the_text_was_read_and_the_sound_was_are_kept_apart(start, tmp_path):
    path = write_talk(tmp_path / "harbour.txt")
    first = start(path)
    first.playback.seek(300_000)
    first.view.set_reading_offset(0)
    first.end()
    second = start(path)
    assert top(second) == 0
    assert second.follow.state is FollowState.SUSPENDED
    second.wait(second.page.back_to_now.isVisible)


def test_what_the_start_page_shows_of_an_episode_is_noted(start, tmp_path):
    path = copy_sample(tmp_path)
    at_work = start(path)
    at_work.select("Eleven days.")
    at_work.press("1")
    at_work.playback.seek(60_000)
    at_work.end()
    noted = recents.find(path)
    assert (noted.title, noted.show, noted.number) == ("The clock in the orchard", "Long Way Round", "12")
    assert noted.counts == {"gold": 1}
    assert noted.position_ms == 60_000
    assert noted.has_audio
    assert 180_000 < noted.duration_ms < 200_000


# Jumps


def test_back_and_forward_go_through_the_jumps(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    begin = top(at_work)
    for words in ("Boat 20", "Boat 40"):
        at_work.work.jump_to(*place_of(at_work.view.episode, words))
    far = top(at_work)
    at_work.view.setFocus()
    at_work.press(Key.Key_Left, modifiers=ALT)
    middle = top(at_work)
    assert begin < middle < far
    at_work.press(Key.Key_Left, modifiers=ALT)
    assert top(at_work) == begin
    at_work.press(Key.Key_Right, Key.Key_Right, modifiers=ALT)
    assert top(at_work) == far


def test_back_is_off_before_the_first_jump_and_forward_at_the_last(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    toolbar = at_work.page.toolbar
    assert not toolbar._back.isEnabled()
    at_work.work.jump_to(*place_of(at_work.view.episode, "Boat 20"))
    assert toolbar._back.isEnabled()
    assert not toolbar._forward.isEnabled()


def test_the_running_head_names_the_part_that_is_read(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt", 240))
    head = at_work.page.toolbar._head
    first = head.whole_text
    at_work.work.jump_to(*place_of(at_work.view.episode, "Boat 200"))
    assert head.whole_text not in ("", first)


# Trouble with the file of quotes


def write_marked(start, path):
    """Keep one quote in *path*, and return its sidecar."""
    first = start(path)
    first.select("Boat 3")
    first.press("1")
    sidecar = first.session.sidecar_path
    first.end()
    return sidecar


def test_of_two_windows_on_one_transcript_the_second_is_read_only_and_says_so(start, tmp_path):
    path = write_talk(tmp_path / "harbour.txt")
    first, second = start(path), start(path)
    told = "This transcript is open in another window. Quotes can be read here, and changed there."
    assert second.banners() == {"other-window": told}
    first.select("Boat 3")
    first.press("1")
    second.select("Boat 4")
    second.press("1")
    assert first.kept == [("Boat 3", "gold")]
    assert second.kept == []
    assert [a["quote"]["exact"] for a in first.sidecar()["annotations"]] == ["Boat 3"]


def test_when_the_first_window_is_closed_the_transcript_can_be_changed_again(start, tmp_path):
    path = write_talk(tmp_path / "harbour.txt")
    start(path).end()
    second = start(path)
    second.select("Boat 4")
    second.press("1")
    assert second.kept == [("Boat 4", "gold")]


@pytest.mark.parametrize(
    "content",
    [b"", b'{"version": 1, "annota', b"not JSON at all", b"[]", b"\x00\xff\xfe" * 100, b'{"version": "one"}'],
    ids=["empty", "cut off", "not JSON", "a list", "binary", "odd version"],
)
def test_a_bad_sidecar_is_told_put_aside_and_never_lost(start, tmp_path, content):
    path = write_talk(tmp_path / "harbour.txt")
    sidecar = tmp_path / "harbour.txt.earmark.json"
    sidecar.write_bytes(content)
    at_work = start(path)
    assert at_work.kept == []
    assert "damaged" in at_work.banners()
    assert sidecar.read_bytes() == content
    at_work.select("Boat 3")
    at_work.press("1")
    assert len(at_work.sidecar()["annotations"]) == 1
    if content:
        assert content in [file.read_bytes() for file in tmp_path.iterdir()]


def test_quotes_of_a_newer_earmark_are_shown_and_left_alone(start, tmp_path):
    path = write_talk(tmp_path / "harbour.txt")
    sidecar = write_marked(start, path)
    newer = json.loads(sidecar.read_text()) | {"version": 99}
    sidecar.write_text(json.dumps(newer))
    at_work = start(path)
    assert at_work.banners()["newer"].startswith("These quotes were kept by a newer Earmark.")
    assert at_work.kept == [("Boat 3", "gold")]
    at_work.select("Boat 4")
    at_work.press("1")
    at_work.end()
    assert json.loads(sidecar.read_text()) == newer


def test_quotes_of_another_transcript_are_looked_for_and_kept_if_they_have_no_place(start, tmp_path):
    sidecar = write_marked(start, write_talk(tmp_path / "harbour.txt"))
    other = tmp_path / "orchard.txt"
    other.write_text("Mara Venn  00:00:00\nThe pear opened early.\n")
    shutil.copy(sidecar, tmp_path / "orchard.txt.earmark.json")
    at_work = start(other)
    assert at_work.banners()["orphans"].startswith("1 quote lost its place.")
    assert [h.placed for h in at_work.highlights] == [False]
    at_work.select("The pear opened")
    at_work.press("1")
    assert len(at_work.sidecar()["annotations"]) == 2


def test_a_sidecar_of_50_mb_is_no_sidecar_of_ours_and_is_put_aside_whole(start, tmp_path):
    path = write_talk(tmp_path / "harbour.txt")
    sidecar = tmp_path / "harbour.txt.earmark.json"
    sidecar.write_bytes(b"[" + b"0," * 25_000_000 + b"]")
    at_work = start(path)
    assert at_work.banners()["damaged"].startswith("Quotes could not be read.")
    at_work.select("Boat 4")
    at_work.press("1")
    assert len(at_work.sidecar()["annotations"]) == 1
    assert 50_000_002 in [file.stat().st_size for file in tmp_path.iterdir()]


def test_quotes_that_another_program_saves_meanwhile_are_joined_with_ours(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    at_work.select("Boat 3")
    at_work.press("1")
    document = at_work.sidecar()
    document["annotations"][0]["note"] = "from elsewhere"
    at_work.session.sidecar_path.write_text(json.dumps(document))
    at_work.select("Boat 4")
    at_work.press("2")
    at_work.wait(lambda: at_work.highlights[0].note == "from elsewhere")
    assert [words for words, _ in at_work.kept] == ["Boat 3", "Boat 4"]
    assert len(at_work.sidecar()["annotations"]) == 2


@contextmanager
def as_owner():
    """Be root again for a while where the test began as root: the reading process needs its files."""
    nobody = os.geteuid()
    os.seteuid(os.getuid())
    try:
        yield
    finally:
        os.seteuid(nobody)


def test_in_a_read_only_folder_quotes_stay_in_memory_and_can_be_saved_elsewhere(start, read_only_folder):
    path = read_only_folder / "harbour.txt"
    (read_only_folder.parent / "home" / "data" / "locks").mkdir(parents=True)
    at_work = start()
    with as_owner():
        at_work.open(path)
    at_work.select("Hello")
    at_work.press("1")
    at_work.wait(lambda: "not-saved" in at_work.banners())
    told = "Quotes could not be saved. The folder is read-only. Your changes are kept in memory."
    assert at_work.banners()["not-saved"] == told
    assert at_work.kept == [("Hello", "gold")]

    elsewhere = read_only_folder.parent / "home" / "my quotes.earmark.json"
    at_work.work.banners._save_elsewhere(str(elsewhere))
    assert len(at_work.sidecar()["annotations"]) == 1
    assert at_work.session.sidecar_path == elsewhere
    at_work.wait(lambda: "not-saved" not in at_work.banners())
    at_work.end()
    again = start()
    with as_owner():
        again.open(path)
    assert again.kept == [("Hello", "gold")]


def test_where_nothing_can_be_written_in_the_users_folders_episodes_still_open(start, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("where a folder should be")
    monkeypatch.setenv("EARMARK_HOME", str(tmp_path / "file" / "home"))
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    at_work.select("Boat 3")
    at_work.press("1")
    assert len(at_work.sidecar()["annotations"]) == 1
    at_work.end()


def fail_to_save(at_work):
    """Keep a quote where nobody can write a file, not even root, and return what is in its place."""
    blocked = at_work.session.sidecar_path
    blocked.mkdir()
    at_work.select("Boat 3")
    at_work.press("1")
    at_work.wait(lambda: "not-saved" in at_work.banners())
    return blocked


def test_save_elsewhere_asks_for_a_place(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    fail_to_save(at_work)
    at_work.choose("not-saved", "Save elsewhere…")
    dialog = at_work.work.banners._dialog
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(tmp_path / "other.earmark.json"))
    dialog.close()
    assert len(at_work.sidecar()["annotations"]) == 1


def test_a_folder_that_can_be_written_again_is_tried_again(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt"))
    fail_to_save(at_work).rmdir()
    at_work.choose("not-saved", "Try again")
    assert len(at_work.sidecar()["annotations"]) == 1
    assert "not-saved" not in at_work.banners()


def test_a_bare_text_opens_with_what_it_lacks_told(start, tmp_path):
    path = tmp_path / "bare.txt"
    path.write_text("A page of words that nobody said at any time.\n")
    at_work = start(path)
    at_work.select("that nobody said")
    at_work.press("1")
    assert at_work.kept == [("that nobody said", "gold")]


def test_a_silent_file_beside_the_transcript_is_its_audio(start, tmp_path):
    write_silence(tmp_path / "harbour.wav", 60)
    at_work = start(write_talk(tmp_path / "harbour.txt", 6))
    assert at_work.playback.has_audio
    at_work.wait(lambda: at_work.playback.duration_ms == 60_000)
    assert at_work.session.audio is None
