"""Exports from the window, from Ctrl+E to the file."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.gui.at_work import CTRL, press_button
from tests.gui.talk_files import write_silence, write_talk

from earmark.gui.dialogs.citation_dialog import CitationDialog
from earmark.gui.dialogs.export.export_choice import Which
from earmark.gui.dialogs.export.formats import NAMES
from earmark.importers import read_transcript
from earmark.model import quotes
from earmark.model.annotations import Annotations
from earmark.model.time_map import TimeMap
from earmark.storage import sidecar
from earmark.storage.sidecar_format import Content, TranscriptId


@pytest.fixture
def at_work(start, tmp_path):
    """A talk with a minute of sound and three quotes, two of them in gold."""
    write_silence(tmp_path / "harbour.wav", 60)
    at_work = start(write_talk(tmp_path / "harbour.txt", 6))
    for words, key in (("Boat 0 comes", "1"), ("Boat 1 comes ashore.", "2"), ("tide 2 turns", "1")):
        at_work.select(words)
        at_work.press(key)
    at_work.saved()
    return at_work


def exporting(at_work):
    return at_work.app.wiring._exporting._exporting


def open_dialog(at_work, form: str = "html"):
    """Open the dialog on a format, and wait until what it shows is made."""
    at_work.activate()
    at_work.view.setFocus()
    at_work.press(Qt.Key.Key_E, modifiers=CTRL)
    dialog = exporting(at_work)._dialog
    if dialog.choice.format != form:
        dialog.formats.rows[NAMES.index(form)].click()
    made(at_work)
    return dialog


def made(at_work) -> None:
    """Wait until what the dialog shows is what is chosen."""
    run = exporting(at_work)
    at_work.wait(lambda: run._dialog is None or not run._dialog._renewing.isActive())
    at_work.wait(lambda: run._made is not None or run._dialog.choice.format == "clips")
    at_work.wait(lambda: run._dialog.preview.page.is_written and run._counting is None)


def export(at_work) -> None:
    exporting(at_work)._dialog.export.click()
    at_work.wait(lambda: exporting(at_work)._writing is None)


def test_the_page_is_seen_and_written_beside_the_transcript(at_work, tmp_path):
    dialog = open_dialog(at_work)
    assert dialog.preview._count.text().startswith("3 quotes, ")
    assert "Boat 1 comes ashore." in dialog.preview.page.toPlainText()
    assert "<!DOCTYPE html>" in dialog.preview.source.toPlainText()
    export(at_work)
    assert at_work.toast == "3 quotes exported."
    page = (tmp_path / "harbour-quotes.html").read_text(encoding="utf-8")
    assert page.count('<article class="quote"') == 3
    assert 'src="harbour.wav"' in page
    assert exporting(at_work)._dialog is None


@pytest.mark.parametrize("form", [name for name in NAMES if name != "clips"])
def test_every_format_is_written(at_work, tmp_path, form):
    open_dialog(at_work, form)
    export(at_work)
    assert at_work.toast == "3 quotes exported."
    (written,) = tmp_path.glob("harbour-quotes.*")
    assert written.stat().st_size > 200


def test_only_quotes_that_the_filter_shows(at_work, tmp_path):
    at_work.page.panel._head._colors[0].click()
    dialog = open_dialog(at_work, "json")
    assert [row.accessibleName() for row in dialog.form._which.values()] == [
        "All in this episode, 3", "Shown by the filter, 2", "Selected, 0",
    ]  # fmt: skip
    dialog.form._which[Which.SHOWN].click()
    made(at_work)
    export(at_work)
    assert at_work.toast == "2 quotes exported."
    quotes = json.loads((tmp_path / "harbour-quotes.json").read_bytes())["quotes"]
    assert [quote["color"] for quote in quotes] == ["gold", "gold"]


def test_cards_that_are_chosen_go_out_alone(at_work):
    first, second, _ = at_work.highlights
    at_work.page.panel.export_requested.emit((first.id, second.id))
    dialog = exporting(at_work)._dialog
    assert dialog.choice.which is Which.SELECTED
    made(at_work)
    assert dialog.preview._count.text().startswith("2 quotes")


def test_options_are_seen_and_remembered(at_work):
    dialog = open_dialog(at_work, "markdown")
    assert "Ada Marsh" in dialog.preview.source.toPlainText()
    dialog.form._parts["speaker"].click()
    dialog.form._whole.click()
    at_work.wait(lambda: dialog._renewing.isActive())
    exporting(at_work)._made = None
    made(at_work)
    source = dialog.preview.source.toPlainText()
    assert "Ada Marsh" not in source
    assert "> Boat 0 comes ashore." in source
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog = open_dialog(at_work, "markdown")
    assert dialog.choice.options.left_out == ("speaker",)
    assert dialog.choice.options.whole_sentences


def test_the_keyboard_goes_back_where_it_was(at_work):
    at_work.page.panel.setFocus()
    before = QApplication.focusWidget()
    at_work.app.wiring._exporting.open()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_a_file_that_is_not_ours_is_replaced_only_if_the_reader_says_so(at_work, tmp_path):
    target = tmp_path / "harbour-quotes.csv"
    target.write_text("mine", encoding="utf-8")
    dialog = open_dialog(at_work, "csv")
    export(at_work)
    assert target.read_text(encoding="utf-8") == "mine"
    assert dialog.notices.notice.text == "“harbour-quotes.csv” is there already, and not as Earmark wrote it."
    press_button(dialog.notices, "Replace")
    at_work.wait(lambda: at_work.toast == "3 quotes exported.")
    assert target.read_bytes().count(b"\n") == 4


def test_a_file_that_is_ours_is_renewed_and_one_that_was_changed_since_is_asked_about(at_work, tmp_path):
    target = tmp_path / "harbour-quotes.csv"
    for _ in range(2):
        open_dialog(at_work, "csv")
        export(at_work)
        assert at_work.toast == "3 quotes exported."
    target.write_text(target.read_text(encoding="utf-8-sig") + "more", encoding="utf-8")
    open_dialog(at_work, "csv")
    export(at_work)
    assert exporting(at_work)._dialog.notices.notice is not None


def test_markdown_keeps_what_was_written_into_it(at_work, tmp_path):
    target = tmp_path / "harbour-quotes.md"
    target.write_text("# My notes\n", encoding="utf-8")
    open_dialog(at_work, "markdown")
    export(at_work)
    text = target.read_text(encoding="utf-8")
    assert text.startswith("# My notes\n")
    assert text.count("^em-") == 3


def test_neither_transcript_nor_quotes_nor_sound_are_written_over(at_work, tmp_path):
    dialog = open_dialog(at_work, "json")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    for own in ("harbour.txt", sidecar.sidecar_path(tmp_path / "harbour.txt").name, "harbour.wav"):
        exporting(at_work)._target.path = tmp_path / own
        export(at_work)
        assert dialog.notices.notice.text.startswith(f"“{own}”")
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_another_place_is_used_with_the_ending_of_the_format_and_its_folder_remembered(at_work, tmp_path):
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    dialog = open_dialog(at_work, "json")
    dialog.place.change.click()
    (asking,) = (d for d in at_work.window.findChildren(QFileDialog) if d.isVisible())
    asking.fileSelected.emit(str(shelf / "mine.txt"))
    asking.close()
    dialog.form._parts["notes"].click()
    dialog.formats.rows[NAMES.index("csv")].click()
    assert exporting(at_work)._target.path == shelf / "mine.txt.csv"
    dialog.formats.rows[NAMES.index("json")].click()
    export(at_work)
    assert (shelf / "mine.txt.json").is_file()
    dialog = open_dialog(at_work, "csv")
    assert exporting(at_work)._target.path == shelf / "harbour-quotes.csv"


def test_what_is_shown_is_copied(at_work):
    dialog = open_dialog(at_work, "csv")
    dialog.copy.click()
    assert QApplication.clipboard().text().startswith("Quote,Speaker,Start")
    assert dialog.copy.text() == "Copied"
    dialog.formats.rows[NAMES.index("html")].click()
    dialog.copy.click()  # before it is made
    at_work.wait(lambda: QApplication.clipboard().mimeData().hasHtml())
    assert "Boat 0 comes" in QApplication.clipboard().mimeData().html()


def test_clips_are_listed_and_written(at_work, tmp_path):
    dialog = open_dialog(at_work, "clips")
    assert dialog.preview._count.text().startswith("3 clips, 0:")
    export(at_work)
    assert at_work.toast == "3 clips exported."
    assert len(list((tmp_path / "harbour-clips").glob("*.mp3"))) == 3
    dialog = open_dialog(at_work, "clips")
    export(at_work)
    assert dialog.notices.notice.text == "3 of these files are in “harbour-clips” already."


def test_clips_go_beside_a_document(at_work, tmp_path):
    dialog = open_dialog(at_work, "markdown")
    assert dialog.form._clips.text().startswith("Clips, ")
    dialog.form._clips.click()
    export(at_work)
    clips = list((tmp_path / "harbour-quotes-clips").glob("*.mp3"))
    text = (tmp_path / "harbour-quotes.md").read_text(encoding="utf-8")
    assert len(clips) == 3
    assert all(f"[clip](harbour-quotes-clips/{quote(clip.name)})" in text for clip in clips)


def test_without_sound_there_are_no_clips(start, tmp_path):
    at_work = start(write_talk(tmp_path / "quiet.txt", 6))
    at_work.select("Boat 0 comes")
    at_work.press("1")
    dialog = open_dialog(at_work)
    assert not dialog.form._clips.isEnabled()
    assert dialog.form._clips.toolTip() == "Link audio to export clips"


def test_without_quotes_there_is_nothing_to_export(start, tmp_path):
    at_work = start(write_talk(tmp_path / "quiet.txt", 6))
    at_work.window.verbs["export"].trigger()
    assert at_work.toast == "No quotes to export yet"


def test_writing_can_be_stopped(at_work, tmp_path):
    dialog = open_dialog(at_work, "pdf")
    dialog.export.click()
    assert dialog.place.stop.isVisible()
    dialog.place.stop.click()
    at_work.wait(lambda: exporting(at_work)._writing is None)
    assert dialog.export.isEnabled()
    assert not (tmp_path / "harbour-quotes.pdf").exists()


def test_a_folder_that_cannot_be_written_to_is_told(at_work, tmp_path):
    dialog = open_dialog(at_work, "json")
    exporting(at_work)._target.path = tmp_path / "nowhere" / "a.json"
    export(at_work)
    assert dialog.notices.notice.text.startswith("“a.json” could not be written.")


def test_what_a_format_cannot_hold_is_told_in_the_dialog(start, tmp_path):
    talk = tmp_path / "harbour.txt"
    talk.write_text("Ada Marsh (00:00:00):\n港へ帰る。\n\nBen Okoye (00:00:09):\nYes.\n", encoding="utf-8")
    at_work = start(talk)
    at_work.select("港へ帰る")
    at_work.press("1")
    at_work.saved()
    at_work.press(Qt.Key.Key_E, modifiers=CTRL)
    dialog = exporting(at_work)._dialog
    dialog.formats.rows[NAMES.index("pdf")].click()
    at_work.wait(lambda: dialog.notices.notice is not None)
    assert "do not have letters like “港”" in dialog.notices.notice.text


def test_the_dialog_goes_with_the_episode(at_work):
    open_dialog(at_work)
    at_work.app.program.show_start()
    assert exporting(at_work)._dialog is None


def test_details_of_the_citation_are_seen_in_the_preview(at_work):
    dialog = open_dialog(at_work, "markdown")
    cite = dialog.form._cite
    cite.setFocus()
    for _ in range(3):
        QTest.keyClick(cite, Qt.Key.Key_Down)
    assert dialog.form.details.isVisible()
    dialog.form.details.click()
    (asking,) = at_work.window.findChildren(CitationDialog)
    asking.publisher.setText("Pier Radio")
    exporting(at_work)._made = None
    asking.foot.done.click()
    made(at_work)
    at_work.wait(lambda: "Pier Radio" in dialog.preview.source.toPlainText())


def test_of_many_quotes_the_first_are_shown_and_the_others_counted(start, tmp_path):
    path = write_talk(tmp_path / "long.txt", 210)
    keep_every_boat(path, 203)
    at_work = start(path)
    dialog = open_dialog(at_work)
    text = dialog.preview.page.toPlainText()
    assert dialog.preview._count.text().startswith("203 quotes, ")
    assert text.count(" comes ashore.") == 50
    assert "153 more" in text
    assert dialog.preview.source.toPlainText().rstrip().endswith("more characters")
    export(at_work)
    page = (tmp_path / "long-quotes.html").read_text(encoding="utf-8")
    assert page.count('<article class="quote"') == 203


def keep_every_boat(path: Path, count: int) -> None:
    """Keep “Boat … comes ashore.” of so many turns of a talk."""
    episode = read_transcript(path)
    time_map, marks = TimeMap(episode), []
    for number in range(count):
        words = f"Boat {number} comes ashore."
        start = episode.text.index(words)
        marks.append(
            quotes.make(episode, time_map, start, start + len(words), "sky", now="2024-01-01T00:00:00Z")
        )
    kept = Content(Annotations.of(marks), TranscriptId(path.name, text_digest=episode.text_digest))
    sidecar.save(sidecar.sidecar_path(path), kept, sidecar.Sidecar())
