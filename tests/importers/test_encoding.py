"""Bytes of every origin become the text that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.errors import UserError
from earmark.importers import guard
from earmark.importers.encoding import decoded

TEXTS = {
    "French": "José: Où êtes-vous? Là-bas, près du phare. “Peut-être” — c’est ça…\n\nZoë: Là où ça va.\n",
    "German": "Jürgen: Schöne Grüße an alle Hörer, wie heißen Sie?\n\nKäthe: Ich weiß nicht, später.\n",
    "English": "Ada: It’s a “good” lamp — isn’t it? The café’s open.\n\nBram: So it was in the harbour.\n",
    "Polish": "Łukasz: Dzień dobry, proszę państwa. Świetnie.\n\nŻaneta: Dziękuję, żółta łódź płynie.\n",
    "Czech": "Jiří: Dobrý den, vítejte. Příště přijdou další hosté.\n\nZdeňka: Děkuji, žlutý kůň.\n",
    "Turkish": "İbrahim: Günaydın, şimdi başlıyoruz.\n\nAyşe: Teşekkürler, çok güzel, değil mi?\n",
    "Russian": "Иван: Добрый день, это наша передача о маяках.\n\nМария: Спасибо, я очень рада быть здесь.\n",
    "Greek": "Μαρία: Καλημέρα σας, σήμερα θα μιλήσουμε για τους φάρους.\n\nΝίκος: Ευχαριστώ πολύ.\n",
    "Japanese": "田中: こんにちは、今日は灯台の話です。\n\n佐藤: はい、よろしくお願いします。\n",
    "Arabic": "سارة: مرحبا بكم في برنامجنا اليوم عن المنارات.\n\nعمر: شكرا جزيلا.\n",
}
OLD = [
    *(("French", encoding) for encoding in ("cp1252", "mac_roman", "cp850")),
    *(("German", encoding) for encoding in ("cp1252", "mac_roman", "iso8859_15")),
    *(("English", encoding) for encoding in ("cp1252", "mac_roman")),
    *(("Polish", encoding) for encoding in ("cp1250", "iso8859_2")),
    *(("Czech", encoding) for encoding in ("cp1250", "iso8859_2")),
    ("Turkish", "cp1254"),
    *(("Russian", encoding) for encoding in ("cp1251", "koi8_r")),
    ("Greek", "cp1253"),
    *(("Japanese", encoding) for encoding in ("shift_jis", "euc_jp", "iso2022_jp")),
    ("Arabic", "cp1256"),
]


@pytest.mark.parametrize(("language", "encoding"), OLD)
def test_a_text_in_an_old_encoding_is_read_as_it_was_meant(language: str, encoding: str) -> None:
    raw = (TEXTS[language] * 3).encode(encoding, "ignore")
    assert decoded(raw) == raw.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("language", TEXTS)
def test_unicode_is_read_with_and_without_a_mark(language: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(TEXTS[language].encode(encoding))
    assert decoded(guard.text_bytes(path)) == TEXTS[language]


def test_a_few_broken_bytes_do_not_spoil_the_rest_of_a_unicode_text() -> None:
    raw = (TEXTS["French"] * 3).encode() + b"That\x92s it\xff."
    assert decoded(raw) == TEXTS["French"] * 3 + "That’s itÿ."


def test_zero_bytes_and_marks_inside_a_text_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(b"Ada: We begin, said the keeper.\0\n\n\xef\xbb\xbfBram: So we do, and here we are.\0\n")
    assert decoded(guard.text_bytes(path)) == (
        "Ada: We begin, said the keeper.\n\nBram: So we do, and here we are.\n"
    )


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\0" * 300, b"\x01\x02 abc" * 40])
def test_a_file_of_bytes_that_are_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(data)
    with pytest.raises(UserError) as refused:
        guard.text_bytes(path)
    assert str(refused.value) == "This file is not text."


@given(st.binary(max_size=400))
def test_no_bytes_are_refused_and_what_comes_out_can_be_saved(raw: bytes) -> None:
    decoded(raw).encode()


def test_real_files_in_old_encodings_are_read(shared: Path) -> None:
    folder = shared / "realdata" / "02-transcripts" / "subtitleedit"
    for name, words in {
        "auto_detect_windows-1250.srt": "Đino, dođavola.",
        "auto_detect_windows-1251.srt": "Из зоре времена долазимо",
    }.items():
        assert words in decoded((folder / name).read_bytes())
