"""The open transcript saved in another format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from tests.gui.talk_files import write_talk

from earmark.exporters import WRITERS
from earmark.gui.outgoing import saving


@pytest.fixture
def at_work(start, tmp_path):
    return start(write_talk(tmp_path / "harbour.txt", 6))


def dialog_of(at_work) -> QFileDialog:
    at_work.window.verbs["save_as"].trigger()
    (dialog,) = (d for d in at_work.window.findChildren(QFileDialog) if d.isVisible())
    return dialog


def save(at_work, target: Path, name_filter: str = "") -> None:
    dialog = dialog_of(at_work)
    dialog.filterSelected.emit(name_filter or saving.filter_of(WRITERS[2]))
    dialog.fileSelected.emit(str(target))
    dialog.close()


def test_the_dialog_offers_every_format_and_a_name_beside_the_transcript(at_work, tmp_path):
    dialog = dialog_of(at_work)
    assert dialog.nameFilters() == [
        "JSON with all that is known (*.json)",
        "Plain text (*.txt)",
        "Markdown (*.md)",
        "WebVTT subtitles (*.vtt)",
        "SRT subtitles (*.srt)",
        "JSON of Podcasting 2.0 (*.json)",
        "Web page (*.html)",
    ]
    assert dialog.selectedNameFilter() == "Markdown (*.md)"
    assert dialog.selectedFiles() == [str(tmp_path / "harbour.md")]
    dialog.close()


def test_another_format_gives_the_name_another_ending(at_work, tmp_path):
    dialog = dialog_of(at_work)
    dialog.filterSelected.emit("WebVTT subtitles (*.vtt)")
    assert dialog.selectedFiles() == [str(tmp_path / "harbour.vtt")]
    assert dialog.defaultSuffix() == "vtt"
    dialog.close()


def test_the_transcript_is_written_and_it_is_said(at_work, tmp_path):
    save(at_work, tmp_path / "notes.md")
    at_work.wait(lambda: at_work.toast == "Transcript saved.")
    assert "**Ada Marsh** [00:00:00]" in (tmp_path / "notes.md").read_text()


def test_of_two_formats_with_one_ending_the_chosen_one_is_written(at_work, tmp_path):
    save(at_work, tmp_path / "talk.json", "JSON of Podcasting 2.0 (*.json)")
    at_work.wait(lambda: at_work.toast)
    assert json.loads((tmp_path / "talk.json").read_text())["version"] == "1.0.0"


def test_a_name_that_means_another_format_is_believed(at_work, tmp_path):
    save(at_work, tmp_path / "talk.srt", "Markdown (*.md)")
    at_work.wait(lambda: at_work.toast)
    assert (tmp_path / "talk.srt").read_text().startswith("1\n00:00:00,000 -->")


@pytest.mark.parametrize("name", ["harbour.txt", "harbour.txt.earmark.json"])
def test_the_transcript_and_its_quotes_are_never_written_over(at_work, tmp_path, name):
    at_work.select("Boat 1 comes ashore.")
    at_work.press("1")
    at_work.saved()
    before = (tmp_path / name).read_bytes()
    save(at_work, tmp_path / name)
    assert at_work.error_box().text() == f"“{name}” is the open transcript itself."
    at_work.error_box().close()
    assert (tmp_path / name).read_bytes() == before


def test_what_cannot_be_written_is_said(at_work, tmp_path):
    save(at_work, tmp_path / "no folder" / "talk.md")
    assert at_work.error_box().text() == "“talk.md” could not be written."
    at_work.error_box().close()


class Desktop(saving.QObject):
    """What opens folders instead of the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, address: QUrl) -> None:
        self.shown.append(address.toLocalFile())


def test_the_file_can_be_shown(at_work, tmp_path):
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "show")
    save(at_work, tmp_path / "notes.md")
    at_work.wait(lambda: at_work.toast)
    at_work.page.toast._button.click()
    QDesktopServices.unsetUrlHandler("file")
    assert desktop.shown == [str(tmp_path)]


def test_without_a_transcript_nothing_can_be_saved(start):
    assert not start().window.verbs["save_as"].isEnabled()
