"""The export dialog: a web page that holds its audio."""

from __future__ import annotations

import base64

import pytest
from bs4 import BeautifulSoup
from PySide6.QtCore import Qt
from tests.gui.talk_files import write_silence, write_talk

from earmark.gui.dialogs.export.export_dialog import ExportDialog


@pytest.fixture
def at_work(start, tmp_path):
    """A talk with a quote and ten seconds of sound."""
    write_silence(tmp_path / "harbour.wav", 60)
    return with_quote(start(write_talk(tmp_path / "harbour.txt", 6)))


def with_quote(at_work):
    at_work.select("Boat 1 comes ashore.")
    at_work.press("1")
    return at_work


def opened(at_work) -> ExportDialog:
    at_work.window.verbs["export"].trigger()
    (dialog,) = (d for d in at_work.window.findChildren(ExportDialog) if d.isVisible())
    return dialog


def test_the_audio_is_put_into_the_page(at_work, tmp_path):
    dialog = opened(at_work)
    assert dialog.form._sound.text() == "Audio, 80 KB"
    dialog.form._sound.click()
    dialog.export.click()
    at_work.wait(lambda: at_work.toast == "1 quote exported.")
    page = BeautifulSoup((tmp_path / "harbour-quotes.html").read_text(encoding="utf-8"), "html.parser")
    assert base64.b64decode(page.find(id="sound").string) == (tmp_path / "harbour.wav").read_bytes()


def test_it_is_remembered_and_such_a_page_is_replaced_without_asking(at_work, tmp_path):
    for _ in range(2):
        dialog = opened(at_work)
        if not dialog.form._sound.isChecked():
            dialog.form._sound.click()
        at_work.page.toast.hide()
        dialog.export.click()
        at_work.wait(lambda: at_work.toast == "1 quote exported.")
    assert opened(at_work).choice.sound


def test_the_size_of_the_page_holds_that_of_the_audio(at_work):
    dialog = opened(at_work)
    at_work.wait(lambda: "KB" in dialog.preview._count.text())
    before = dialog.preview._count.text()
    dialog.form._sound.click()
    at_work.wait(lambda: "KB" in dialog.preview._count.text() and dialog.preview._count.text() != before)
    assert int(dialog.preview._count.text().split()[-2]) > 80


def test_only_a_page_with_times_can_hold_it(at_work):
    dialog = opened(at_work)
    assert dialog.form._sound.isEnabled()
    dialog.form._parts["times"].click()
    assert dialog.form._sound.toolTip() == "The page plays by time links"
    dialog.formats.rows[1].click()
    assert not dialog.form._sound.isEnabled()
    assert dialog.form._sound.toolTip() == "Only a web page can hold the audio"


def test_without_audio_it_is_off_and_says_why(start, tmp_path):
    dialog = opened(with_quote(start(write_talk(tmp_path / "harbour.txt", 6))))
    assert not dialog.form._sound.isEnabled()
    assert dialog.form._sound.toolTip() == "Link audio to put it into the page"


def test_clips_are_written_as_the_kind_that_is_chosen(at_work, tmp_path):
    dialog = opened(at_work)
    assert not dialog.form._kind.isVisible()
    dialog.form._clips.click()
    assert dialog.form._kind.accessibleName() == "Clips as: MP3"
    dialog.form._kind.setFocus()
    at_work.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert dialog.choice.kind == "opus"
    dialog.export.click()
    at_work.wait(lambda: at_work.toast == "1 quote exported.")
    (clip,) = (tmp_path / "harbour-quotes-clips").iterdir()
    assert clip.name.endswith("Boat 1 comes ashore.opus")
    assert opened(at_work).form._kind.value == "opus"


def test_the_format_of_clips_asks_for_their_kind(at_work):
    dialog = opened(at_work)
    dialog.formats.rows[4].click()
    assert dialog.choice.format == "clips"
    assert dialog.form._kind.isVisible()
    dialog.form._kind._take("wav")
    at_work.wait(lambda: [row.name[-4:] for row in dialog.preview.clips._rows] == [".wav"])
