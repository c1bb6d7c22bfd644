"""OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

import zipfile
from html import escape
from pathlib import Path

import pytest
from tests.importers.reading import said_in
from tests.importers.talks import talk, without_times

from earmark.errors import UserError
from earmark.importers import odt, read_transcript

TALK = without_times(talk(turns=12))
_SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "style", "text", "table")
)
_STYLES = (
    '<office:automatic-styles><style:style style:name="T1" style:family="text">'
    '<style:text-properties xmlns:fo="urn:fo" fo:font-weight="bold"/></style:style></office:automatic-styles>'
)


def _odt(path: Path, body: str) -> Path:
    content = f"<office:all{_SPACES}>{_STYLES}<office:body>{body}</office:body></office:all>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return path


def test_bold_names_and_their_words_are_read(tmp_path: Path) -> None:
    body = "".join(
        f'<text:p><text:span text:style-name="T1">{said.speaker}:</text:span>'
        f"<text:s/>{escape(said.text)}</text:p>"
        for said in TALK
    )

    assert said_in(odt.read(_odt(tmp_path / "talk.odt", body))) == TALK


def test_it_is_known_by_what_it_is(tmp_path: Path) -> None:
    path = _odt(tmp_path / "talk.unknown", "<text:p>Ada: Hello.</text:p><text:p>Bram: Hi.</text:p>")

    assert [speaker.name for speaker in read_transcript(path).speakers] == ["Ada", "Bram"]


def test_tables_notes_tabs_and_deleted_text(tmp_path: Path) -> None:
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{name}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{words}</text:p></table:table-cell></table:table-row>"
        for name, words in (
            ("Ada", "Hello, you there."),
            ("Bram", "Good day to you."),
            ("Ada", "Yes, indeed."),
        )
    )
    body = (
        "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"
        f"<table:table>{rows}</table:table>"
        "<text:p>And<text:tab/>on<text:note><text:p>A note.</text:p></text:note>.</text:p>"
    )

    episode = odt.read(_odt(tmp_path / "table.odt", body))

    assert [(s.speaker, s.text) for s in said_in(episode)] == [
        ("Ada", "Hello, you there."),
        ("Bram", "Good day to you."),
        ("Ada", "Yes, indeed."),
        ("Ada", "And on."),
    ]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "talk.odt"
    path.write_text("Ada: Hello.")
    with pytest.raises(UserError, match="not an OpenDocument text"):
        odt.read(path)


def test_a_document_without_words_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no text to read"):
        odt.read(_odt(tmp_path / "empty.odt", "<text:p/>"))


@pytest.mark.parametrize("encoding", ["UTF-6", "shift_jis"])
def test_an_encoding_that_cannot_be_read_is_damage(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "talk.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="{encoding}"?><a>Ada: Hello.</a>')

    with pytest.raises(UserError, match="damaged"):
        odt.read(path)
