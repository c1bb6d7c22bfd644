"""Opening a transcript: from the cache the second time, and never from a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.importers.hostile_pdfs import locked, talk

from earmark import paths
from earmark.errors import Cancelled, LockedFile, UserError
from earmark.importers.opening import Opened, Opening
from earmark.limits import Limits
from earmark.progress import silent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "talk.pdf"
    path.write_bytes(bytes(talk().output()))
    return path


def _open(path: Path, password: str | None = None) -> Opened:
    return Opening(path, password).result(silent)


def test_the_second_time_it_comes_from_the_cache(path: Path) -> None:
    first, second = _open(path), _open(path)
    assert (first.from_cache, second.from_cache) == (False, True)
    assert first.episode == second.episode
    assert first.episode.turns
    assert first.file_digest == second.file_digest


def test_a_copy_under_another_name_is_known_too(path: Path) -> None:
    _open(path)
    copy = path.with_name("copy.pdf")
    copy.write_bytes(path.read_bytes())
    assert _open(copy).from_cache


def test_a_changed_file_is_read_again(path: Path) -> None:
    before = _open(path)
    path.write_bytes(bytes(talk(["Ada: 00:00:01 Something else.", "Bob: 00:00:02 Quite."]).output()))
    after = _open(path)
    assert not after.from_cache
    assert after.file_digest != before.file_digest
    assert "Something else." in after.episode.text


def test_another_version_of_the_program_reads_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _open(path)
    monkeypatch.setattr("earmark.importers.cached.__version__", "99")
    assert not _open(path).from_cache


def test_a_damaged_cache_is_made_again(path: Path) -> None:
    first = _open(path)
    (entry,) = (paths.cache_dir() / "episodes").iterdir()
    entry.write_bytes(entry.read_bytes()[:-20])
    again = _open(path)
    assert not again.from_cache
    assert again.episode == first.episode
    assert _open(path).from_cache


def test_what_was_locked_is_not_kept_unlocked(tmp_path: Path) -> None:
    path = tmp_path / "secret.pdf"
    path.write_bytes(locked(user_password="secret"))
    assert _open(path, "secret").episode.turns
    assert not list(paths.cache_dir().rglob("*.msgpack"))
    with pytest.raises(LockedFile):
        _open(path)


def test_what_is_wrong_with_the_file_is_told_by_the_result(tmp_path: Path) -> None:
    opening = Opening(tmp_path / "gone.pdf")
    opening.cancel()
    with pytest.raises(UserError, match=r"^This file is not there\.$"):
        opening.result(silent)


def test_cancel_stops_it(shared: Path) -> None:
    opening = Opening(shared / "episode/sds725.pdf")
    opening.cancel()
    with pytest.raises(Cancelled):
        opening.result(silent)


def test_a_long_episode_comes_from_the_cache_as_it_was_read(shared: Path) -> None:
    read = _open(shared / "episode/sds725.pdf")
    kept = _open(shared / "episode/sds725.pdf")
    assert kept.from_cache
    assert kept.episode == read.episode


def test_no_process_starts_for_what_is_known(path: Path) -> None:
    _open(path)
    assert Opening(path)._reading is None


def test_begun_ahead_the_reading_process_looks_in_the_cache(path: Path) -> None:
    first = Opening(path, ahead=True).result(silent)
    second = Opening(path, ahead=True).result(silent)
    assert (first.from_cache, second.from_cache) == (False, True)
    assert (first.episode, first.file_digest) == (second.episode, second.file_digest)
    assert _open(path).from_cache


def test_begun_ahead_what_is_wrong_with_the_file_is_told_by_the_result(tmp_path: Path) -> None:
    opening = Opening(tmp_path / "gone.pdf", ahead=True)
    with pytest.raises(UserError, match=r"^This file is not there\.$"):
        opening.result(silent)


def test_how_long_it_may_take_can_be_said(path: Path) -> None:
    with pytest.raises(UserError) as raised:
        Opening(path, limits=Limits(silence_s=0.001)).result(silent)
    assert raised.value.hint.startswith("It takes too long to read.")


def test_first_pages_come_only_where_they_are_wanted(path: Path) -> None:
    first: list[object] = []
    Opening(path, partials=False).result(silent, first.append)
    assert first == []
