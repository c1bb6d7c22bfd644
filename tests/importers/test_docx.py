"""Word documents: one talk in the layouts of many programs, and what Word keeps beside the text."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path

import docx as word
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.importers.reading import said_in
from tests.importers.talks import Said, talk, without_times
from tests.importers.word_files import Write, document, saved, time

from earmark.errors import LockedFile, UserError
from earmark.importers import docx, read_transcript

TALK = talk(turns=20)
UNTIMED = without_times(TALK)
SINGLE = talk(turns=20, paragraphs=False)


def _bold_label(made: Document, said: Said, begins: bool) -> None:
    paragraph = made.add_paragraph()
    if begins:
        paragraph.add_run(f"{said.speaker}:").bold = True
        paragraph.add_run(" ")
    paragraph.add_run(said.text)


def _name_and_time_above(made: Document, said: Said, begins: bool) -> None:
    made.add_paragraph(f"{said.speaker}  {time(said)}" if begins else time(said))
    made.add_paragraph(said.text)


def _one_paragraph_with_line_breaks(made: Document, said: Said, begins: bool) -> None:
    """As Teams has it: picture, name and time, a line break, text."""
    paragraph = made.add_paragraph()
    if begins:
        paragraph.add_run().add_break()
        paragraph.add_run(said.speaker).bold = True
    paragraph.add_run(f"   {time(said)}")
    paragraph.add_run().add_break()
    paragraph.add_run(said.text)


def _times_then_name_then_text(made: Document, said: Said, begins: bool) -> None:
    """As Teams had it earlier: a range of times, the name, the text, each on a line."""
    made.add_paragraph(f"{time(said)}.100 --> {time(said)}.900\n{said.speaker}\n{said.text}")


def _tabs(made: Document, said: Said, begins: bool) -> None:
    made.add_paragraph(f"{said.speaker if begins else ''}\t{time(said)}\t{said.text}")


def _time_tab_name(made: Document, said: Said, begins: bool) -> None:
    made.add_paragraph(
        f"[{time(said)}]\t{said.speaker}: {said.text}" if begins else f"[{time(said)}]\t{said.text}"
    )


def _heading(made: Document, said: Said, begins: bool) -> None:
    if begins:
        made.add_heading(said.speaker, level=3)
    made.add_paragraph(said.text)


def _name_with_time_in_brackets(made: Document, said: Said, begins: bool) -> None:
    made.add_paragraph(f"{said.speaker} ({time(said)}):" if begins else f"({time(said)}):")
    made.add_paragraph(said.text)


LAYOUTS: dict[str, tuple[list[Said], Write]] = {
    "bold label": (UNTIMED, _bold_label),
    "name and time above": (TALK, _name_and_time_above),
    "one paragraph with line breaks": (TALK, _one_paragraph_with_line_breaks),
    "range of times, name, text": (talk(turns=20, paragraphs=False), _times_then_name_then_text),
    "tabs": (SINGLE, _tabs),
    "time, tab, name": (TALK, _time_tab_name),
    "headings": (UNTIMED, _heading),
    "name (time):": (TALK, _name_with_time_in_brackets),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_names_times_and_words_are_found_in_every_layout(layout: str, tmp_path: Path) -> None:
    said, write = LAYOUTS[layout]
    path = saved(document(said, write), tmp_path / "talk.docx")

    expected = [Said(s.speaker, s.start_ms, s.text) for s in said]
    if layout.startswith("range"):
        expected = [Said(s.speaker, (s.start_ms or 0) + 100, s.text) for s in said]
    assert said_in(docx.read(path)) == expected


def test_every_table_of_speech_is_told_by_what_its_cells_hold(tmp_path: Path) -> None:
    orders = (("time", "name", "text"), ("name", "text", "time"), ("text", "time", "name"))
    for order in orders:
        made = word.Document()
        table = made.add_table(rows=0, cols=3)
        for said in SINGLE:
            cells = {"time": time(said), "name": said.speaker, "text": said.text}
            for cell, column in zip(table.add_row().cells, order, strict=True):
                cell.text = cells[column]

        assert said_in(docx.read(saved(made, tmp_path / "table.docx"))) == SINGLE


def test_a_row_that_names_the_columns_is_not_said(tmp_path: Path) -> None:
    made = word.Document()
    table = made.add_table(rows=0, cols=3)
    rows = [("Zeit", "Wer", "Was"), *((time(said), said.speaker, said.text) for said in SINGLE)]
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text

    assert said_in(docx.read(saved(made, tmp_path / "table.docx"))) == SINGLE


def test_a_table_of_other_things_is_no_speech(tmp_path: Path) -> None:
    made = word.Document()
    made.add_paragraph("What we had for lunch on the ferry that day, all of us, is this:")
    table = made.add_table(rows=0, cols=2)
    for row in (("Item", "Count"), ("Soup of fish", "two bowls"), ("Bread", "three loaves")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text

    episode = docx.read(saved(made, tmp_path / "lunch.docx"))

    assert not episode.speakers
    assert "Soup of fish" in episode.text


def test_inserted_text_stays_and_deleted_text_goes(tmp_path: Path) -> None:
    made = word.Document()
    for name, text in (("Ada", "We sail at"), ("Bram", "Good."), ("Ada", "Then go.")):
        made.add_paragraph(f"{name}: {text}")
    paragraph = made.paragraphs[0]._p
    paragraph.append(
        parse_xml(
            f'<w:del {nsdecls("w")}><w:r><w:delText xml:space="preserve"> noon</w:delText></w:r></w:del>'
        )
    )
    paragraph.append(
        parse_xml(f'<w:ins {nsdecls("w")}><w:r><w:t xml:space="preserve"> midnight.</w:t></w:r></w:ins>')
    )

    episode = docx.read(saved(made, tmp_path / "tracked.docx"))

    assert [said.text for said in said_in(episode)] == ["We sail at midnight.", "Good.", "Then go."]


def test_links_and_content_controls_keep_their_text_and_codes_of_fields_go(tmp_path: Path) -> None:
    made = word.Document()
    made.add_paragraph("Ada: See ")
    made.add_paragraph("Bram: Yes.")
    made.add_paragraph("Ada: Good.")
    for element in (
        "<w:hyperlink {}><w:r><w:t>the chart</w:t></w:r></w:hyperlink>",
        "<w:r {}><w:instrText> PAGE </w:instrText></w:r>",
        "<w:sdt {}><w:sdtContent><w:r><w:t> of the bay</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r {}><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r>",
        "<w:r {}><w:noBreakHyphen/><w:t>area.</w:t></w:r>",
    ):
        made.paragraphs[0]._p.append(parse_xml(element.format(nsdecls("w"))))

    assert (
        said_in(docx.read(saved(made, tmp_path / "links.docx")))[0].text == "See the chart of the bay-area."
    )


def test_headers_and_footers_are_not_said(tmp_path: Path) -> None:
    made = document(UNTIMED, _bold_label)
    made.sections[0].header.paragraphs[0].text = "Harbour Light: Transcript"
    made.sections[0].footer.paragraphs[0].text = "Page: 1"

    assert said_in(docx.read(saved(made, tmp_path / "talk.docx"))) == UNTIMED


def test_a_table_of_contents_is_not_said(tmp_path: Path) -> None:
    made = word.Document()
    made._body._element.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
            "</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Ada: 3</w:t></w:r></w:p></w:sdtContent>"
            "</w:sdt>"
        ),
    )
    for said in UNTIMED:
        _bold_label(made, said, True)

    assert "Ada: 3" not in docx.read(saved(made, tmp_path / "contents.docx")).text


def test_the_title_is_what_the_title_style_says_else_what_word_keeps_out_of_sight(tmp_path: Path) -> None:
    made = document(UNTIMED, _bold_label)
    made.core_properties.title = "The keepers"
    assert docx.read(saved(made, tmp_path / "hidden.docx")).title == "The keepers"

    shown = word.Document()
    shown.add_heading("Bells at night", level=0)
    for said in UNTIMED:
        _bold_label(shown, said, True)
    assert docx.read(saved(shown, tmp_path / "shown.docx")).title == "Bells at night"


def test_headings_between_the_talk_are_chapters_and_not_said(tmp_path: Path) -> None:
    made = word.Document()
    for number, said in enumerate(SINGLE):
        if number in (5, 12):
            made.add_heading(f"Part about number {number}", level=2)
        _name_and_time_above(made, said, True)

    episode = docx.read(saved(made, tmp_path / "chapters.docx"))

    assert said_in(episode) == SINGLE
    assert [(chapter.title, chapter.start_ms) for chapter in episode.chapters] == [
        ("Part about number 5", SINGLE[5].start_ms),
        ("Part about number 12", SINGLE[12].start_ms),
    ]


def test_a_document_of_text_boxes_is_read_from_them(tmp_path: Path) -> None:
    made = word.Document()
    inner = "<w:txbxContent><w:p><w:r><w:t>Ada: Hello.</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:p {nsdecls('w')}><w:r>{inner}</w:r></w:p>"
    made._body._element.insert(0, parse_xml(box))

    assert docx.read(saved(made, tmp_path / "box.docx")).text == "Ada: Hello."


def test_a_document_without_words_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no text to read"):
        docx.read(saved(word.Document(), tmp_path / "empty.docx"))


def _zip(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return path


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"xl__workbook_xml": ""}, "spreadsheet"),
        ({"ppt__presentation_xml": ""}, "presentation"),
        ({"META-INF__container_xml": ""}, "e-book"),
        ({"notes": "hello"}, "ZIP archive"),
        ({"word__document_xml": "<w:document"}, "damaged"),
        ({"word__document_xml": ""}, "damaged"),
        ({"word__document_xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "damaged"),
    ],
)
def test_what_is_no_word_document_is_named(parts: dict[str, str], words: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=words):
        read_transcript(_zip(tmp_path / "file.docx", **parts))


def test_an_archive_without_a_known_name_is_named_too(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ZIP archive") as caught:
        read_transcript(_zip(tmp_path / "file.zip", notes="hello"))
    assert "Unpack" in caught.value.hint


def test_a_word_document_is_known_by_what_it_is(tmp_path: Path) -> None:
    path = saved(document(UNTIMED, _bold_label), tmp_path / "talk.unknown")

    assert said_in(read_transcript(path)) == UNTIMED


def test_old_and_locked_documents_say_what_to_do(tmp_path: Path) -> None:
    old = tmp_path / "talk.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UserError, match="old Word document") as caught:
        read_transcript(old)
    assert ".docx" in caught.value.hint

    locked = tmp_path / "talk.docx"
    locked.write_bytes(old.read_bytes() + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(LockedFile, match="locked"):
        read_transcript(locked)


def test_a_document_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}">' + " " * 160_000_000)

    with pytest.raises(UserError, match="too large"):
        docx.read(path)


def test_elements_a_million_deep_do_no_harm(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    deep = "<w:p>" * 200_000 + "<w:r><w:t>Hello.</w:t></w:r>" + "</w:p>" * 200_000
    path = _zip(
        tmp_path / "deep.docx", word__document_xml=f'<w:document xmlns:w="{space}">{deep}</w:document>'
    )

    assert docx.read(path).text == "Hello."


def test_a_cut_or_changed_document_is_damaged_or_read_but_never_a_crash(tmp_path: Path) -> None:
    whole = saved(document(UNTIMED, _bold_label), tmp_path / "talk.docx").read_bytes()
    path = tmp_path / "broken.docx"
    for place in range(0, len(whole), len(whole) // 30):
        for broken in (whole[:place], whole[:place] + b"\xff\x00\x7f" + whole[place + 3 :]):
            path.write_bytes(broken)
            with suppress(UserError):
                docx.read(path)


def _lines(path: Path, *texts: str) -> list[tuple[str, int | None, str]]:
    """Return who says what when in a document of these paragraphs; those that begin with `#` are headings."""
    made = word.Document()
    for text in texts:
        if text.startswith("# "):
            made.add_heading(text[2:], level=2)
        else:
            made.add_paragraph(text)
    return [(s.speaker, s.start_ms, s.text) for s in said_in(docx.read(saved(made, path)))]


def test_what_stands_above_the_talk_in_documents_of_otter_is_not_said(tmp_path: Path) -> None:
    path = tmp_path / "otter.docx"

    assert _lines(
        path,
        *("# Harbour talk", "Fri, Mar 24, 2023 12:00PM • 45:10", "SUMMARY KEYWORDS", "boats, ropes, light"),
        *("SPEAKERS", "Ada Quill, Bram Osterhuis", "", "Ada Quill  00:00", "Hello to all.", ""),
        *("Bram Osterhuis  00:12", "Good day, Ada.", "", "Ada Quill  01:30", "We begin."),
    ) == [
        ("Ada Quill", 0, "Hello to all."),
        ("Bram Osterhuis", 12_000, "Good day, Ada."),
        ("Ada Quill", 90_000, "We begin."),
    ]
    assert docx.read(path).title == "Harbour talk"


def test_notes_of_meet_and_its_times_every_five_minutes(tmp_path: Path) -> None:
    assert _lines(
        tmp_path / "meet.docx",
        *("Weekly sync - Transcript", "# Attendees", "Ada Quill, Bram Osterhuis", "# Transcript"),
        "This editable transcript was computer generated and might contain errors.",
        *("# 00:00:00", "Ada Quill: Hello to all.", "Bram Osterhuis: Good day, Ada, to you too."),
        *("# 00:05:00", "Ada Quill: We begin with the rope.", "Bram Osterhuis: And end with it, as ever."),
        "Transcription ended after 00:07:10",
    ) == [
        ("Ada Quill", 0, "Hello to all."),
        ("Bram Osterhuis", None, "Good day, Ada, to you too."),
        ("Ada Quill", 300_000, "We begin with the rope."),
        ("Bram Osterhuis", None, "And end with it, as ever."),
    ]


def test_who_started_the_transcription_in_teams_is_not_said(tmp_path: Path) -> None:
    assert _lines(
        tmp_path / "teams.docx",
        *("Weekly sync-20240105_150000-Meeting Recording", "January 5, 2024, 3:00PM", "1h 2m 3s"),
        *("Ada Quill started transcription", "Ada Quill   0:03\nHello to all.", "Bram Os   0:12\nGood day."),
        *("Ada Quill   1:12\nWe begin.", "Ada Quill stopped transcription"),
    ) == [
        ("Ada Quill", 3000, "Hello to all."),
        ("Bram Os", 12_000, "Good day."),
        ("Ada Quill", 72_000, "We begin."),
    ]


def test_times_in_hashes_stand_where_a_paragraph_ends(tmp_path: Path) -> None:
    assert _lines(
        tmp_path / "f4.docx",
        *("I: Where does it leave? #00:00:10-5#", "B: From the pier. #00:00:31-2#", "I: When? #00:00:33-0#"),
        "B: At noon. #00:00:40-0#",
    ) == [
        ("I", None, "Where does it leave?"),
        ("B", 10_500, "From the pier."),
        ("I", 31_200, "When?"),
        ("B", 33_000, "At noon."),
    ]


def test_the_real_documents_keep_their_words(shared: Path) -> None:
    folder = shared / "realdata" / "02-transcripts" / "docx"
    words = {
        "docx-hdrftr.docx": "Main document",
        "page-breaks.docx": "no-break hyphen here:-a",
        "hlink-meta.docx": "Four with link to foo.com searching for bar.",
        "docx-tables.docx": "Table with merged cells",
        "fake-doc-emphasized-text.docx": "I am a bold italic bold-italic text.",
    }
    for path in sorted(folder.glob("*.docx")):
        episode = docx.read(path)
        assert not episode.speakers
        assert words.get(path.name, "") in episode.text
