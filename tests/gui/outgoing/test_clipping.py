"""“Export clip…”: the sound of a quote or of selected words, saved from the window."""

from __future__ import annotations

from pathlib import Path

import av
import pytest
from PySide6.QtWidgets import QFileDialog
from tests.gui.at_work import CTRL, SHIFT
from tests.gui.talk_files import copy_sample, write_silence, write_talk

from earmark.gui.outgoing import clipping


@pytest.fixture
def at_work(start, tmp_path):
    """A talk with sixty seconds of sound beside it."""
    write_silence(tmp_path / "harbour.wav", 60)
    return start(write_talk(tmp_path / "harbour.txt", 6))


def dialog_of(at_work) -> QFileDialog:
    (dialog,) = (d for d in at_work.window.findChildren(QFileDialog) if d.isVisible())
    return dialog


def asked(at_work) -> QFileDialog:
    at_work.window.verbs["clip"].trigger()
    return dialog_of(at_work)


def save(dialog: QFileDialog, target: Path) -> None:
    dialog.fileSelected.emit(str(target))
    dialog.close()


def seconds_of(path: Path) -> float:
    with av.open(str(path)) as container:
        return container.duration / av.time_base


def test_selected_words_are_cut_out(at_work, tmp_path):
    at_work.select("Boat 2 comes ashore.")
    at_work.press("X", modifiers=CTRL | SHIFT)
    dialog = dialog_of(at_work)
    assert dialog.selectedFiles() == [str(tmp_path / "harbour 00-00-19 Ada Marsh Boat 2 comes ashore.mp3")]
    assert dialog.windowTitle().startswith("Export clip, 0:0")
    save(dialog, tmp_path / "boat.mp3")
    at_work.wait(lambda: at_work.toast == "Clip saved.")
    assert 1.5 < seconds_of(tmp_path / "boat.mp3") < 4
    assert at_work.kept == []


def test_the_toolbar_of_the_selection_offers_it(at_work):
    at_work.drag_over("Boat 1 comes ashore.")
    at_work.wait(lambda: at_work.page.selection_toolbar.isVisible())
    at_work.page.selection_toolbar._clip.click()
    dialog_of(at_work).close()


def test_the_chosen_quote_is_cut_out(at_work, tmp_path):
    at_work.select("Boat 1 comes ashore.")
    at_work.press("1")
    at_work.work.marking.choose(at_work.highlights[0].id)
    save(asked(at_work), tmp_path / "boat.opus")
    at_work.wait(lambda: at_work.toast == "Clip saved.")
    assert seconds_of(tmp_path / "boat.opus") > 1


def test_the_card_of_a_quote_asks_for_it(at_work):
    at_work.select("Boat 1 comes ashore.")
    at_work.press("1")
    at_work.page.panel.clip_requested.emit(at_work.highlights[0].id)
    assert "Boat 1" in dialog_of(at_work).selectedFiles()[0]
    dialog_of(at_work).close()


def test_with_nothing_meant_it_says_what_to_do(at_work):
    at_work.window.verbs["clip"].trigger()
    assert at_work.toast == "Select words first, or choose a quote"


def test_kind_and_folder_are_remembered(at_work, tmp_path):
    elsewhere = tmp_path / "clips"
    elsewhere.mkdir()
    at_work.select("Boat 1 comes ashore.")
    dialog = asked(at_work)
    assert dialog.nameFilters() == [
        "MP3, plays everywhere (*.mp3)",
        "M4A (AAC) (*.m4a)",
        "Opus, small (*.opus)",
        "WAV, for editing (*.wav)",
    ]
    dialog.filterSelected.emit("Opus, small (*.opus)")
    assert dialog.selectedFiles()[0].endswith(" Boat 1 comes ashore.opus")
    save(dialog, elsewhere / "boat.opus")
    at_work.wait(lambda: at_work.toast == "Clip saved.")

    again = asked(at_work)
    assert again.selectedNameFilter() == "Opus, small (*.opus)"
    assert Path(again.selectedFiles()[0]).parent == elsewhere
    assert again.defaultSuffix() == "opus"
    again.close()


@pytest.mark.parametrize(("typed", "written"), [("a 1.30", "a 1.30.mp3"), ("b.M4A", "b.m4a")])
def test_the_name_that_is_typed_tells_the_kind(at_work, tmp_path, typed, written):
    at_work.select("Boat 1 comes ashore.")
    save(asked(at_work), tmp_path / typed)
    at_work.wait(lambda: at_work.toast == "Clip saved.")
    assert (tmp_path / written).is_file()


def test_words_with_known_times_are_cut_to_the_millisecond(start, tmp_path):
    at_work = start(copy_sample(tmp_path))
    at_work.wait(lambda: not at_work.app.wiring._clipping.reason)
    first = at_work.work.time_map.words[3:8]
    at_work.view.select(first[0].start, first[-1].end)
    save(asked(at_work), tmp_path / "words.wav")
    at_work.wait(lambda: at_work.toast == "Clip saved.")
    length_ms = first[-1].end_ms - first[0].start_ms
    assert seconds_of(tmp_path / "words.wav") * 1000 == pytest.approx(length_ms, abs=1)


def test_without_audio_it_is_off_and_says_why(start, tmp_path):
    at_work = start(write_talk(tmp_path / "harbour.txt", 6))
    button = at_work.page.selection_toolbar._clip
    assert not at_work.window.verbs["clip"].isEnabled()
    assert (button.isEnabled(), button.toolTip()) == (False, clipping.NO_AUDIO)
    assert at_work.page.panel._list.wishes.no_clip == clipping.NO_AUDIO

    at_work.drop(write_silence(tmp_path / "other.wav", 60))
    at_work.wait(lambda: at_work.window.verbs["clip"].isEnabled())
    assert (button.isEnabled(), button.toolTip()) == (True, "Export clip  Ctrl+Shift+X")
    assert not at_work.page.panel._list.wishes.no_clip


def test_without_times_it_is_off_and_says_why(start, tmp_path):
    write_silence(tmp_path / "harbour.wav", 60)
    (tmp_path / "harbour.txt").write_text("Ada Marsh: Boats come ashore.\n\nBen Okoye: Yes, they do.\n")
    at_work = start(tmp_path / "harbour.txt")
    assert not at_work.window.verbs["clip"].isEnabled()
    assert at_work.page.selection_toolbar._clip.toolTip() == clipping.NO_TIMES


def test_without_a_transcript_it_is_off(start):
    assert not start().window.verbs["clip"].isEnabled()


def test_audio_that_is_too_short_is_told(start, tmp_path):
    write_silence(tmp_path / "harbour.wav", 15)
    at_work = start(write_talk(tmp_path / "harbour.txt", 6))
    at_work.select("Boat 4 comes ashore.")
    save(asked(at_work), tmp_path / "boat.mp3")
    assert at_work.error_box().text() == "“harbour.wav” ends before the quote at 00:00:39."
    at_work.error_box().close()
    assert not (tmp_path / "boat.mp3").exists()


def test_a_place_that_cannot_be_written_to_is_told(at_work, tmp_path):
    at_work.select("Boat 1 comes ashore.")
    (tmp_path / "boat.mp3").mkdir()
    save(asked(at_work), tmp_path / "boat.mp3")
    assert at_work.error_box().text() == "“boat.mp3” could not be written."
    at_work.error_box().close()


def test_a_bookmark_has_no_clip(at_work):
    at_work.work.bookmarking.toggle_at(0)
    at_work.page.panel.clip_requested.emit(at_work.highlights[0].id)
    assert at_work.error_box().informativeText().startswith("A bookmark has no words.")
    at_work.error_box().close()
