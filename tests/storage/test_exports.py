"""Knowing which files Earmark wrote itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from earmark import paths
from earmark.storage import exports


def test_a_file_is_ours_as_long_as_it_is_what_was_written(tmp_path: Path) -> None:
    file = tmp_path / "quotes.html"
    exports.remember(file, b"one")
    assert exports.is_ours(file, b"one")
    assert not exports.is_ours(file, b"one and more")
    assert not exports.is_ours(tmp_path / "other.html", b"one")
    exports.remember(file, b"two")
    assert not exports.is_ours(file, b"one")


def test_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST", 3)
    for number in range(4):
        exports.remember(tmp_path / str(number), b"x")
    assert [exports.is_ours(tmp_path / str(n), b"x") for n in range(4)] == [False, True, True, True]


@pytest.mark.parametrize("raw", [b"", b"{}", b"[[1, 2], [3]]", b"\xff", b"[" * 9_000])
def test_a_damaged_list_knows_nothing_and_is_begun_anew(raw: bytes, tmp_path: Path) -> None:
    (paths.data_dir() / "exports.json").write_bytes(raw)
    assert not exports.is_ours(tmp_path / "a", b"x")
    exports.remember(tmp_path / "a", b"x")
    assert exports.is_ours(tmp_path / "a", b"x")
