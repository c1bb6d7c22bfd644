"""Rich Text as several programs write it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.reading import said_in
from tests.importers.talks import talk, without_times

from earmark.errors import UserError
from earmark.importers import read_transcript, rtf
from earmark.importers.rtf import RichText
from earmark.progress import silent

TALK = without_times(talk(turns=12))


def rich(path: Path, body: str, head: str = "") -> Path:
    path.write_bytes(("{\\rtf1\\ansi\\ansicpg1252" + head + body + "}").encode("ascii"))
    return path


def spoken(path: Path) -> list[tuple[str, str]]:
    return [(said.speaker, said.text) for said in said_in(read_transcript(path))]


def _escaped(text: str) -> str:
    return "".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in text)


def test_bold_names_and_their_words_are_read(tmp_path: Path) -> None:
    body = "".join(
        f"\\pard\\plain{{\\b {said.speaker}:}} {_escaped(said.text)}\\par\n\\par\n" for said in TALK
    )

    assert said_in(read_transcript(rich(tmp_path / "talk.rtf", body))) == TALK


def test_fonts_colours_pictures_and_fields_are_not_said(tmp_path: Path) -> None:
    head = (
        "{\\fonttbl{\\f0\\fcharset0 Arial: Bold;}{\\f1\\fcharset204 Times;}}{\\colortbl;\\red0;}"
        "{\\*\\generator Riched20: 10}{\\info{\\title The keepers}{\\author Nobody: me}}"
    )
    body = (
        "{\\header Page: 1\\par}\\pard Ada: {\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt We sail}}"
        " at \\'93noon\\'94.\\par Bram: {\\f1\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}{\\v unseen} \\u8212\\'97"
        " caf\\u233?\\emdash yes.\\line Or no.\\par"
        "{\\pict 89504e47}Ada: {\\deleted Gone.}Good.\\par Bram: Yes.\\par"
    )
    path = rich(tmp_path / "talk.rtf", body, head)

    assert spoken(path) == [
        ("Ada", "We sail at “noon”."),
        ("Bram", "Привет — café—yes."),
        ("Bram", "Or no."),
        ("Ada", "Good."),
        ("Bram", "Yes."),
    ]
    assert read_transcript(path).title == "The keepers"


def test_tables_are_told_by_what_their_cells_hold(tmp_path: Path) -> None:
    rows = (
        ("0:01", "Ada", "Where does it leave?"),
        ("0:07", "Bram", "From the pier."),
        ("0:12", "Ada", "Yes."),
    )
    body = "".join(
        "\\trowd\\pard\\intbl " + "".join(f"{cell}\\cell " for cell in row) + "\\row" for row in rows
    )

    episode = read_transcript(rich(tmp_path / "talk.rtf", body + "\\pard\\par"))

    assert [(s.speaker, s.start_ms, s.text) for s in said_in(episode)] == [
        ("Ada", 1000, "Where does it leave?"),
        ("Bram", 7000, "From the pier."),
        ("Ada", 12_000, "Yes."),
    ]


def test_a_file_of_another_kind_or_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "talk.rtf"
    path.write_text("Ada: Hello.")
    with pytest.raises(UserError, match="not Rich Text"):
        rtf.read(path)
    with pytest.raises(UserError, match="no text to read"):
        rtf.read(rich(path, "\\par"))


PARTS = (
    *("{", "}", "\\b ", "\\b0 ", "\\par ", "\\cell ", "\\row ", "\\intbl ", "\\pard ", "\\'e9"),
    *("\\u-10179?", "\\u56832?", "\\*", "\\uc9 ", "\\line ", "\\v ", "{\\info{\\title x}", "{\\fonttbl"),
    *("\\f9", "\\fcharset204 ", "Ada: ", "\\", "\x00", "\\bin99999999 ", "\\ansicpg0 ", "hello. "),
)


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_any_mixture_of_marks_is_read(parts: list[str]) -> None:
    text = RichText()
    with suppress(UserError):
        text.take(("{\\rtf1" + "".join(parts)).encode("latin-1"), silent)


def test_groups_a_million_deep_do_no_harm(tmp_path: Path) -> None:
    assert spoken(rich(tmp_path / "talk.rtf", "{" * 300_000 + "}" * 300_000 + "Ada: Hello.\\par")) == [
        ("", "Ada: Hello.")
    ]
