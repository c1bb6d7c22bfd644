"""Reads many damaged files of all kinds and tells which were not read or refused in words.

    python tests/fuzz/run.py --files 20000 --seed 1 [--keep FOLDER] [--only NUMBER]

One process reads them one after the other, with the memory of the reading
process; it is started anew when it crashes or takes too long. Ends with
status 1 if there was a finding; what was found is kept in the folder.
"""

from __future__ import annotations

import argparse
import json
import logging
import queue
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import IO

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))

from tests.fuzz import seed_files
from tests.fuzz.reading import SLOW_S, made, tried

from earmark.limits import Limits, limit_this_process

_HANGS_S = 12 * SLOW_S
_AT_ONCE = 500
"""So many files are read by one process: what it holds on to would show by then."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (default: 1)")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"), help="where findings are kept")
    parser.add_argument("--only", type=int, help="read this one only")
    parser.add_argument("--read", type=int, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        read(options.seed, *options.read)
        return 0
    first, last = (options.only, options.only + 1) if options.only is not None else (0, options.files)
    findings, read_count = run(options.seed, first, last, options.keep)
    print(f"{last - first:,} files: {read_count:,} read, the others refused, {len(findings)} findings")
    for trouble, count in Counter(map(_last_line, findings)).most_common():
        print(f"{count:6} {trouble}")
    return 1 if findings else 0


def run(seed: int, first: int, last: int, folder: Path) -> tuple[list[str], int]:
    """Return what is wrong with the files *first* to *last*, and how many of them could be read.

    Each file with which something is wrong is kept in *folder*.
    """
    findings: list[str] = []
    read_count = 0
    begin = first
    while begin < last:
        for number, came_read, trouble in _batch(seed, begin, min(last, begin + _AT_ONCE)):
            read_count += came_read
            begin = number + 1
            if trouble:
                findings.append(trouble)
                _keep(folder, seed, number, trouble)
                print(f"{number}: {_last_line(trouble)}", flush=True)
        print(f"{begin:,} of {last:,}", file=sys.stderr, flush=True)
    return findings, read_count


def read(seed: int, first: int, last: int) -> None:
    """Read the files *first* to *last* and print a line of JSON about each, before and after."""
    limit_this_process(Limits(cpu_s=0))
    logging.disable()  # libraries have much to say about damaged files
    seeds = _seeds()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, last):
            print(json.dumps([number]), flush=True)
            outcome = tried(made(seed, number, seeds), Path(folder))
            print(json.dumps([number, outcome.read, outcome.trouble]), flush=True)


def _seeds() -> Sequence[seed_files.Seed]:
    # Twice as often ours, which are small and of every kind.
    return [*seed_files.own() * 2, *seed_files.real()]


def _batch(seed: int, first: int, last: int) -> list[tuple[int, bool, str]]:
    """Let another process read some files; stop at one that it did not survive."""
    command = [sys.executable, __file__, "--seed", str(seed), "--read", str(first), str(last)]
    done: list[tuple[int, bool, str]] = []
    at = first
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=_collect, args=(process.stdout, lines), daemon=True).start()
        while True:
            try:
                line = lines.get(timeout=_HANGS_S)
            except queue.Empty:
                process.kill()
                return [*done, (at, False, f"it took longer than {_HANGS_S:.0f} s")]
            if not line:
                break
            told = json.loads(line)
            at = told[0]
            if len(told) > 1:
                done.append((at, told[1], told[2]))
    if len(done) < last - first:
        done.append((at, False, f"the process ended with status {process.returncode}"))
    return done


def _collect(lines: IO[str], into: queue.Queue[str]) -> None:
    """Hand on every line, and an empty one at the end."""
    for line in lines:
        into.put(line)
    into.put("")


def _keep(folder: Path, seed: int, number: int, trouble: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    damaged = made(seed, number, _seeds())
    path = folder / f"{seed}-{number}{damaged.suffix or '.none'}"
    path.write_bytes(damaged.data)
    path.with_name(f"{path.name}.why").write_text(trouble)


def _last_line(trouble: str) -> str:
    return trouble.strip().splitlines()[-1][:200]


if __name__ == "__main__":
    sys.exit(main())
