"""Reading in a process of its own: what comes back, and what hostile files turn into."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fpdf.enums import EncryptionMethod
from tests.importers import hostile_pdfs
from tests.pdfs import one_page, run, stream

from earmark.errors import Cancelled, LockedFile, UserError
from earmark.importers.reading import Reading
from earmark.model.episode import Episode
from earmark.progress import silent

if sys.platform != "win32":
    import resource

SLOWEST_S = 10.0
MOST_BYTES = 1_500_000_000


def _put(folder: Path, data: bytes, name: str = "talk.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _read(path: Path, password: str | None = None) -> Episode:
    return Reading(path, password).result(silent)


def _refusal(path: Path, password: str | None = None) -> UserError:
    with pytest.raises(UserError) as caught:
        _read(path, password)
    return caught.value


def _text_of(episode: Episode) -> str:
    return " ".join(episode.text.split())


def test_a_talk_comes_back_with_its_speakers(tmp_path: Path) -> None:
    path = _put(tmp_path, bytes(hostile_pdfs.talk().output()))
    episode = _read(path)
    assert [speaker.name for speaker in episode.speakers] == ["Ada", "Bob"]
    assert episode.turns[0].paragraphs[0].start_ms == 1_000


def test_plain_text_goes_the_same_way(tmp_path: Path) -> None:
    path = _put(tmp_path, b"Ada: 00:00:01 Hello there.\n\nBob: 00:00:05 Hello yourself.\n", "talk.txt")
    assert [speaker.name for speaker in _read(path).speakers] == ["Ada", "Bob"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are Unicode there")
def test_the_name_of_a_file_may_be_any_bytes(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/tal\xff k #%\xf0\x9f\x8e\xa7.pdf"))
    path.write_bytes(bytes(hostile_pdfs.talk().output()))
    assert _read(path).turns


def test_the_first_pages_come_before_the_rest(shared: Path) -> None:
    partial: list[Episode] = []
    progress: list[tuple[int, int]] = []
    episode = Reading(shared / "episode/sds725.pdf").result(
        lambda done, total: progress.append((done, total)), partial.append
    )
    first = partial[0]
    assert 2 <= len(first.turns) < len(episode.turns) == 281
    assert first.turns[0].paragraphs[0] == episode.turns[0].paragraphs[0]
    assert progress == sorted(progress)
    assert progress[-1] == (67, 67)


def test_nobody_wants_the_first_pages_early(shared: Path) -> None:
    partial: list[Episode] = []
    Reading(shared / "episode/sds725.pdf", partials=False).result(silent, partial.append)
    assert partial == []


def test_cancel_from_another_thread_stops_the_reading(shared: Path) -> None:
    reading = Reading(shared / "episode/sds725.pdf")
    threading.Timer(0.1, reading.cancel).start()
    with pytest.raises(Cancelled):
        reading.result(silent)
    assert reading._child._process.returncode is not None


def test_a_report_that_says_stop_stops_the_reading(shared: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    reading = Reading(shared / "episode/sds725.pdf")
    with pytest.raises(Cancelled):
        reading.result(stop)
    assert reading._child._process.returncode is not None


def test_a_reading_process_that_is_killed_is_a_file_that_could_not_be_read(shared: Path) -> None:
    reading = Reading(shared / "episode/sds725.pdf")
    reading._child._process.kill()
    with pytest.raises(UserError, match=r"^This PDF could not be read\.$"):
        reading.result(silent)


METHODS = pytest.mark.parametrize(
    "method", [EncryptionMethod.RC4, EncryptionMethod.AES_128, EncryptionMethod.AES_256]
)


@METHODS
def test_a_locked_pdf_asks_for_its_password(tmp_path: Path, method: EncryptionMethod) -> None:
    path = _put(tmp_path, hostile_pdfs.locked(method, "secret"))
    error = _refusal(path)
    assert isinstance(error, LockedFile)
    assert (str(error), error.hint) == ("This PDF is locked.", "Enter its password to read it.")


@METHODS
@pytest.mark.parametrize("password", ["secret", "schlüssel 7"])
def test_the_password_opens_it(tmp_path: Path, method: EncryptionMethod, password: str) -> None:
    path = _put(tmp_path, hostile_pdfs.locked(method, password))
    assert "Hello there." in _text_of(_read(path, password))


def test_a_wrong_password_does_not(tmp_path: Path) -> None:
    error = _refusal(_put(tmp_path, hostile_pdfs.locked(user_password="secret")), "guess")
    assert isinstance(error, LockedFile)
    assert error.hint == "The password does not fit. Enter another one."


def test_a_pdf_that_only_forbids_printing_is_not_locked(tmp_path: Path) -> None:
    path = _put(tmp_path, hostile_pdfs.locked(user_password=""))
    assert "Hello there." in _text_of(_read(path))


@pytest.mark.parametrize(
    ("make", "sentence", "hint"),
    [
        (lambda: b"", "This file is empty.", "0 bytes"),
        (hostile_pdfs.cut_off, "This PDF is damaged.", "Download it again"),
        (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "This PDF is damaged.", "Download it again"),
        (lambda: b"Ada: 00:00:01 Hello.\n" * 99, "This file is not a PDF.", "it is text"),
        (hostile_pdfs.picture_with_wrong_name, "This file is not a PDF.", "it is a PNG picture"),
        (lambda: bytes(range(256)) * 99, "This file is not a PDF.", "of an unknown kind"),
        (hostile_pdfs.deep_page_tree, "This PDF is damaged.", "Download it again"),
        (hostile_pdfs.page_tree_in_a_circle, "This PDF is damaged.", "Download it again"),
        (hostile_pdfs.pictures_only, "This PDF has no text to read.", "Its pages are pictures. Try"),
        (lambda: one_page(stream(b"")), "This PDF has no text to read.", "Its pages are empty"),
        (hostile_pdfs.many_pages, "This PDF is too long.", "It has 2,001 pages"),
        (hostile_pdfs.bomb, "This PDF could not be read.", "damaged"),
        (hostile_pdfs.bomb_in_a_bomb, "This PDF could not be read.", "damaged"),
        (hostile_pdfs.billion_laughs, "This PDF could not be read.", "Try another copy"),
        (hostile_pdfs.too_many_glyphs, "This PDF could not be read.", "Try another copy"),
    ],
    ids=[
        *("empty", "cut off", "garbage", "text", "picture", "binary", "deep tree", "tree in a circle"),
        *("pictures", "blank", "2,001 pages", "bomb", "bomb in a bomb", "billion laughs", "many glyphs"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_in_plain_words(
    tmp_path: Path, make: Callable[[], bytes], sentence: str, hint: str
) -> None:
    path = _put(tmp_path, make())
    began = time.monotonic()
    error = _refusal(path)
    assert time.monotonic() - began < SLOWEST_S
    assert str(error) == sentence
    assert hint in error.hint
    if sys.platform != "win32":
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        assert largest * (1 if sys.platform == "darwin" else 1024) < MOST_BYTES


def test_a_page_without_a_size_is_read_all_the_same(tmp_path: Path) -> None:
    assert "Hello there." in _text_of(_read(_put(tmp_path, hostile_pdfs.no_media_box())))


def test_a_page_that_only_the_first_reader_can_read_is_not_lost_to_the_second(tmp_path: Path) -> None:
    """Without speakers pdfplumber is asked as well, and that page it cannot read at all."""
    talk = one_page(stream(run("Nobody says who speaks here.", 72, 700)), page=b"")
    assert _text_of(_read(_put(tmp_path, talk))) == "Nobody says who speaks here."


def test_two_thousand_pages_are_not_too_many(tmp_path: Path) -> None:
    path = _put(tmp_path, hostile_pdfs.many_pages(2_000))
    assert str(_refusal(path)) == "This PDF has no text to read."


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
def test_folders_devices_and_missing_files_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    assert str(_refusal(pipe)) == "This is a device, not a transcript."
    assert str(_refusal(tmp_path)) == "This is a folder, not a transcript."
    assert str(_refusal(tmp_path / "gone.pdf")) == "This file is not there."


def test_a_file_of_over_100_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(100_000_001)
    assert str(_refusal(path)) == "This file is too large."


REAL = ["01-pdf", "05-malformed/pdfminer-samples"]


@pytest.mark.parametrize("folder", REAL)
def test_real_and_broken_pdfs_of_others_neither_crash_nor_hang(shared: Path, folder: str) -> None:
    """Each is read, or refused in words that are ours."""
    paths = sorted((shared / "realdata" / folder).rglob("*.pdf"))
    assert len(paths) > 20
    with ThreadPoolExecutor(2) as readers:
        crashed = [said for said in readers.map(_crash, paths) if said]
    assert crashed == []


def _crash(path: Path) -> str:
    """Return what went wrong beyond an ordinary refusal; empty if nothing did."""
    began = time.monotonic()
    try:
        _read(path)
    except UserError as error:
        if "could not be read" in str(error):
            return f"{path.name}: {error.hint} {error.details}"
    return "" if time.monotonic() - began < SLOWEST_S else f"{path.name}: too slow"


def test_the_reading_begins_before_anything_large_is_loaded() -> None:
    code = (
        "import sys; import earmark.importers.reading; large = 'msgspec', 'pdfplumber', 'ctypes', 'PySide6';"
        "print([name for name in large if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.skipif(os.name != "posix", reason="processes step back in another way there")
def test_when_the_first_pages_are_told_the_process_leaves_the_processor_to_the_program() -> None:
    code = (
        "import os; from earmark.importers.reading_process import _step_back;"
        "before = os.nice(0); _step_back(); _step_back(); print(before, os.nice(0))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    assert after == max(before, 10)
