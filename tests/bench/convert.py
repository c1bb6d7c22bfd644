"""How long a whole `earmark convert` takes, against `pdftotext -bbox` (poppler) on the same file.

    python tests/bench/convert.py [TRANSCRIPT.pdf]

Both are run in turn as processes, import and all, so that whatever else the
machine does slows both alike; medians are compared. Ends with status 1 if a
bar is missed. Without an argument it reads ../shared/episode/sds725.pdf.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))

from earmark.importers.reading import Reading
from earmark.model.episode import Episode
from earmark.progress import silent

_EPISODE = Path(__file__).resolve().parents[3] / "shared" / "episode" / "sds725.pdf"
_TIMES = 8.0


@dataclass
class _Runs:
    """What one command took, in seconds and bytes; memory is that of its largest process."""

    name: str
    command: Sequence[str]
    times: list[float]
    most_bytes: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    def run(self) -> None:
        began = time.perf_counter()
        with subprocess.Popen(self.command, stdout=subprocess.DEVNULL) as process:
            _, status, used = os.wait4(process.pid, 0)
            self.times.append(time.perf_counter() - began)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.name} failed with status {process.returncode}")
        self.most_bytes = max(self.most_bytes, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("transcript", type=Path, nargs="?", default=_EPISODE, help="a PDF")
    parser.add_argument("--runs", type=int, default=15, help="how often each is run (default: 15)")
    options = parser.parse_args()
    if not shutil.which("pdftotext"):
        raise SystemExit("pdftotext is not here; it comes with poppler-utils.")
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    convert, yardstick = compare(options.transcript, options.runs)
    first_s = first_page(options.transcript, options.runs)
    times = convert.median / yardstick.median
    print(f"{'':24}{'median ms':>10}{'least ms':>10}{'MB':>6}")
    for runs in (convert, yardstick):
        least = min(runs.times)
        print(f"{runs.name:24}{runs.median * 1e3:10.0f}{least * 1e3:10.0f}{runs.most_bytes / 1e6:6.0f}")
    print(f"ratio of the medians: {times:.1f} (at most {_TIMES})")
    print(f"first pages to be shown, from the start of reading: {first_s * 1e3:.0f} ms (about 150)")
    return 1 if times > _TIMES else 0


def compare(transcript: Path, runs: int) -> tuple[_Runs, _Runs]:
    """Run both commands in turn, one unmeasured round first."""
    earmark = [sys.executable, "-m", "earmark", "convert", str(transcript), "--to", "json"]
    both = (
        _Runs("earmark convert", earmark, []),
        _Runs("pdftotext -bbox", ["pdftotext", "-bbox", str(transcript), "-"], []),
    )
    for _ in range(runs + 1):
        for one in both:
            one.run()
    for one in both:
        del one.times[0]
    return both


def first_page(transcript: Path, runs: int) -> float:
    """Return the median time until the first pages can be shown, in seconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        shown: list[float] = []

        def show(_: Episode, shown: list[float] = shown) -> None:
            shown.append(time.perf_counter())

        Reading(transcript).result(silent, show)
        times.append((shown or [time.perf_counter()])[0] - began)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
