"""Episodes read before: whatever happens to the cache, it never gives a wrong one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.episodes import little_episode

from earmark import paths
from earmark.model.episode import Episode
from earmark.storage import episode_cache


def _entries() -> list[Path]:
    return sorted((paths.cache_dir() / "episodes").iterdir())


def test_an_episode_comes_back_equal() -> None:
    episode_cache.save("sha256:a", "1", little_episode())
    assert episode_cache.load("sha256:a", "1") == little_episode()


def test_another_file_or_another_version_is_not_known() -> None:
    episode_cache.save("sha256:a", "1", little_episode())
    assert episode_cache.load("sha256:b", "1") is None
    assert episode_cache.load("sha256:a", "2") is None


def test_an_entry_of_another_file_under_this_name_is_not_believed() -> None:
    episode_cache.save("sha256:a", "1", little_episode())
    episode_cache.save("sha256:b", "1", Episode(title="B"))
    one, other = _entries()
    stray = one.read_bytes()
    other.write_bytes(stray)
    one.unlink()
    assert [episode_cache.load(digest, "1") for digest in ("sha256:a", "sha256:b")] == [None, None]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_entry_counts_as_none(data: st.DataObject) -> None:
    episode_cache.save("sha256:a", "1", little_episode())
    (entry,) = _entries()
    whole = entry.read_bytes()
    cut = data.draw(st.integers(0, len(whole) - 1))
    entry.write_bytes(whole[:cut] + data.draw(st.binary(max_size=3)))
    if entry.read_bytes() != whole:
        assert episode_cache.load("sha256:a", "1") in (None, little_episode())
        entry.write_bytes(whole[:cut])
        assert episode_cache.load("sha256:a", "1") is None


def test_the_folder_stays_small_and_what_was_used_longest_ago_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    episode_cache.save("sha256:0", "1", little_episode())
    (entry,) = _entries()
    monkeypatch.setattr(episode_cache, "LARGEST_BYTES", entry.stat().st_size * 3 + 10)
    for number in range(1, 3):
        episode_cache.save(f"sha256:{number}", "1", little_episode())
    for age, entry in enumerate(_entries()):
        os.utime(entry, (1_000_000 + age, 1_000_000 + age))
    assert episode_cache.load("sha256:0", "1")  # used just now
    episode_cache.save("sha256:3", "1", little_episode())
    known = [number for number in range(4) if episode_cache.load(f"sha256:{number}", "1")]
    assert len(known) == 3
    assert {0, 3} <= set(known)


def test_a_disk_that_refuses_costs_only_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere = tmp_path / "a file, no folder"
    nowhere.write_text("")
    monkeypatch.setenv("EARMARK_HOME", str(nowhere))
    episode_cache.save("sha256:a", "1", little_episode())
    assert episode_cache.load("sha256:a", "1") is None
