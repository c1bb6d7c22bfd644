"""Tags and chapters of audio files, and those that were made to do harm."""

from __future__ import annotations

import shutil
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen import id3
from PIL import Image
from tests.importers import tagged
from tests.importers.tagged import CHAPTERS, JPEG, PNG

from earmark import resources
from earmark.errors import Cancelled, UserError
from earmark.importers import audio_file_tags, audio_tags, small_cover
from earmark.model.episode import Chapter

LISTED = tuple(Chapter(title, start_ms) for title, start_ms in CHAPTERS)
FULL = {
    "mp3": tagged.full_mp3,
    "opus": lambda folder: tagged.full_comments(folder, "opus"),
    "flac": lambda folder: tagged.full_comments(folder, "flac"),
}


@pytest.mark.parametrize("kind", FULL)
def test_everything_that_a_file_says_is_read(kind: str, tmp_path: Path) -> None:
    tags = audio_tags.read_tags(FULL[kind](tmp_path))

    assert (tags.title, tags.show, tags.date, tags.number) == (
        "The Turning Lamp",
        "Harbour Light",
        "2024-03-05",
        "14",
    )
    assert tags.chapters == LISTED
    assert tags.length_ms is not None
    assert abs(tags.length_ms - 2000) < 150


def picture(kind: str, width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), (200, 30, 60)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_cover_comes_small_and_written_anew(kind: str) -> None:
    with Image.open(BytesIO(small_cover.small(picture(kind, 1500, 1000)))) as cover:
        assert (cover.format, cover.size) == ("PNG", (192, 128))


def test_a_cover_that_is_none_or_a_bomb_is_left_out() -> None:
    bomb = picture("PNG", 10, 10)
    bomb = bomb[:16] + (60_000).to_bytes(4, "big") * 2 + bomb[24:]
    assert [small_cover.small(data) for data in (b"", JPEG, picture("JPEG", 99, 99)[:200], bomb)] == [b""] * 4


def test_the_window_gets_a_small_picture(tmp_path: Path) -> None:
    path = tagged.full_mp3(tmp_path)
    tags = id3.ID3(path)
    tags.delall("APIC")
    tags.add(id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=picture("JPEG", 600, 600)))
    tags.save(path)

    read = audio_tags.read_tags(path)

    assert read.cover_type == "image/png"
    with Image.open(BytesIO(read.cover)) as cover:
        assert cover.size == (192, 192)


def test_an_mp4_file_says_as_much(tmp_path: Path) -> None:
    tags = audio_file_tags.read(tagged.full_m4a(tmp_path))
    assert (tags.title, tags.show, tags.date, tags.number) == (
        "The Turning Lamp",
        "Harbour Light",
        "2024-03-05",
        "14",
    )
    assert tags.cover == JPEG


def test_chapters_of_an_mp4_file_are_read(tmp_path: Path) -> None:
    path = tagged.with_mp4_chapters(tmp_path)
    assert audio_file_tags.read(path).chapters == LISTED


def test_the_sample_has_its_title_and_length() -> None:
    tags = audio_tags.read_tags(resources.path("sample") / "The clock in the orchard.mp3")
    assert (tags.title, tags.show, tags.number) == ("The clock in the orchard", "Long Way Round", "12")
    assert 190_000 < (tags.length_ms or 0) < 190_300


def test_chapters_that_the_contents_leave_out_are_hidden_and_circles_end(tmp_path: Path) -> None:
    path = tagged.mp3(
        tmp_path,
        tagged.contents("toc", "a", "b", "toc", "inner"),
        tagged.contents("inner", "toc", "c"),
        *(tagged.chapter(k, name.upper(), 100 * k, name) for k, name in enumerate("abcd")),
    )
    assert [chapter.title for chapter in audio_file_tags.read(path).chapters] == ["A", "B", "C"]


def test_chapters_come_by_time_and_one_without_title_has_a_number(tmp_path: Path) -> None:
    path = tagged.mp3(
        tmp_path,
        tagged.chapter(1, "Late", 900),
        tagged.chapter(2, "", 100),
        tagged.chapter(3, "Never", 0xFFFFFFFF),
    )
    assert audio_file_tags.read(path).chapters == (Chapter("Chapter 1", 100), Chapter("Late", 900))


def test_a_cover_that_is_no_picture_or_too_large_is_left_out(tmp_path: Path) -> None:
    path = tagged.mp3(
        tmp_path,
        id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="1", data=b"<svg onload=x>"),
        id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="2", data=JPEG + bytes(11_000_000)),
        id3.APIC(encoding=3, mime="image/jpeg", type=5, desc="3", data=PNG),
    )
    tags = audio_file_tags.read(path)
    assert (tags.cover, tags.cover_type) == (PNG, "image/png")


@pytest.mark.parametrize(
    ("written", "number"), [("14", "14"), ("014/20", "14"), ("12a", ""), ("", ""), ("9" * 30, ""), ("-3", "")]
)
def test_only_a_number_is_a_number(tmp_path: Path, written: str, number: str) -> None:
    path = tagged.mp3(tmp_path, id3.TRCK(encoding=3, text=[written]), id3.TDRC(encoding=3, text=["2024"]))
    tags = audio_file_tags.read(path)
    assert (tags.number, tags.date) == (number, "")


def test_a_file_without_tags_has_its_length(tmp_path: Path) -> None:
    for kind in ("wav", "mp3", "m4a", "opus", "flac"):
        path = tagged.sound(tmp_path, kind)
        assert abs((audio_file_tags.read(path).length_ms or 0) - 2000) < 150, kind


@pytest.mark.parametrize(
    "data", [b"", b"ID3", b"no sound at all", b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + b"CHAP" * 50]
)
def test_what_is_no_audio_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(data)
    with pytest.raises(UserError) as refused:
        audio_tags.read_tags(path)
    assert str(refused.value) == "The tags of this audio cannot be read."
    assert refused.value.hint


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        audio_tags.read_tags(tmp_path / "gone.mp3")


def test_lengths_of_many_files_are_read_at_once_past_those_that_are_broken(tmp_path: Path) -> None:
    first = tagged.sound(tmp_path, "mp3", "first")
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"nothing")
    last = Path(shutil.copy(first, tmp_path / "last \udcff.mp3"))
    told: list[tuple[int, int]] = []

    lengths = audio_tags.lengths_ms([first, broken, last], lambda done, total: told.append((done, total)))

    assert lengths[1] is None
    assert lengths[0] == lengths[2] == audio_tags.length_ms(first) is not None
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_reading_lengths_can_be_cancelled(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        audio_tags.lengths_ms([tagged.sound(tmp_path, "mp3")], stop)


@pytest.mark.parametrize("kind", ["mp3", "m4a", "opus", "flac"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), min_size=1, max_size=12))
def test_damaged_bytes_raise_nothing_else(kind: str, places: list[tuple[int, int]], tmp_path: Path) -> None:
    whole = tmp_path / f"whole.{kind}"
    if not whole.exists():
        made = {**FULL, "m4a": tagged.full_m4a}[kind](tmp_path)
        made.rename(whole)
    data = bytearray(whole.read_bytes())
    for place, byte in places:
        data[place % len(data)] = byte
    path = tmp_path / f"damaged.{kind}"
    path.write_bytes(data)
    with suppress(UserError):
        assert audio_file_tags.read(path).length_ms != 0
