"""A few hundred damaged files, always the same ones; `run.py` reads as many others as one likes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.fuzz import run, seed_files
from tests.fuzz.reading import made, tried

_SEED = 7
_FILES = 400


def test_every_seed_is_a_transcript(tmp_path: Path) -> None:
    for seed in seed_files.own():
        outcome = tried(seed, tmp_path)
        assert (outcome.read, outcome.trouble) == (True, ""), seed.data[:80]


@pytest.mark.parametrize("part", range(8))
def test_damaged_files_are_read_or_refused_in_words(part: int, tmp_path: Path) -> None:
    seeds = seed_files.own()
    read = 0
    for number in range(part, _FILES, 8):
        outcome = tried(made(_SEED, number, seeds), tmp_path)
        assert not outcome.trouble, f"file {number} of seed {_SEED}: {outcome.trouble}"
        read += outcome.read
    assert 10 < read < 50  # neither is all damage harmless, nor does it break everything


def test_the_same_number_gives_the_same_file() -> None:
    seeds = seed_files.own()
    assert made(1, 5, seeds) == made(1, 5, seeds)
    assert len({made(1, number, seeds) for number in range(20)}) == 20


def test_the_runner_reads_in_another_process_and_counts(tmp_path: Path) -> None:
    command = [sys.executable, run.__file__ or "", "--files", "3", "--seed", "1", "--keep", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=True)
    assert done.stdout.startswith("3 files: ")
    assert "0 findings" in done.stdout
    told = subprocess.run(
        [sys.executable, run.__file__ or "", "--read", "0", "2"], capture_output=True, text=True, check=True
    )
    assert [len(json.loads(line)) for line in told.stdout.splitlines()] == [1, 3, 1, 3]
