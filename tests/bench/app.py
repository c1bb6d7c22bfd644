"""How soon the window is there and readable, and how much memory it takes, against the smallest window.

    python tests/bench/app.py [TRANSCRIPT] [--audio FILE] [--runs 11]

Three figures, each against its yardstick in the same run:

- from the start of the process until the first page of a transcript stands
  painted on the screen, nothing read before; against a window that is only
  a `QLabel` until it is painted, with the same Python and PySide6;
- for an episode read before: from the first paint of the window until the
  turns are painted;
- memory (PSS: shared pages count by share) of the window with the episode
  open and read to its end, over that of the bare window.

The program tells of its own paints (see `earmark.gui.milestones`), the bare
window likewise, when the event loop turns again after the paint. All
commands are run in turn, and medians are compared. The screen is that of
QT_QPA_PLATFORM, `offscreen` where it is not set. Ends with status 1 if a
bar is missed.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

_EPISODE = Path(__file__).resolve().parents[3] / "shared" / "episode" / "sds725.pdf"
_START_TIMES, _AGAIN_MS, _MEMORY_MB = 2.0, 150, 120
_LONGEST_S = 60
_REST_S = 3.0
"""After this a window at rest has decoded and laid out all it will."""

_BARE = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)
    def tell(self):
        with open(os.environ["EARMARK_MILESTONES"], "a") as file:
            file.write(f"{time.monotonic_ns()} window\\n")

app = QApplication([])
window = Window("Hello, reader")
window.resize(1440, 900)
window.show()
app.exec()
"""


@dataclass
class Runs:
    """What one command took: ms from its start to each milestone, and MB at rest."""

    command: list[str]
    milestones: dict[str, list[float]] = field(default_factory=dict)
    memory_mb: list[float] = field(default_factory=list)

    def median(self, name: str) -> float:
        return statistics.median(self.milestones[name])

    def run(self, last: str, home: Path, *, rest: bool = False) -> None:
        """Run until the milestone *last*, and on for a while if it is to *rest*; then end it."""
        told = Path(tempfile.mkstemp(suffix=".milestones")[1])
        environment = _environment() | {"EARMARK_MILESTONES": str(told), "EARMARK_HOME": str(home)}
        began = time.monotonic_ns()
        with subprocess.Popen(self.command, env=environment) as process:
            try:
                self._take(_wait_for(last, told, process), began)
                if rest:
                    time.sleep(_REST_S)
                    self.memory_mb.append(_pss_mb(process.pid))
            finally:
                process.kill()
                told.unlink()

    def _take(self, lines: list[str], began: int) -> None:
        for line in lines:
            moment, name = line.split()
            self.milestones.setdefault(name, []).append((int(moment) - began) / 1e6)


def main() -> int:
    options = _options()
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    audio = ["--audio", str(options.audio)] if options.audio else []
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder, "known")
        # A copy: the link to the audio is kept in a file beside the transcript.
        transcript = shutil.copy(options.transcript, folder)
        window = [sys.executable, "-m", "earmark", "open", str(transcript), *audio]
        bare, first, again = Runs([sys.executable, "-c", _BARE]), Runs(window), Runs(window)
        Runs(window).run("turns", known, rest=True)  # reads and compiles everything for the first time
        for number in range(options.runs):
            resting = number < options.resting
            bare.run("window", known, rest=resting)
            first.run("turns", Path(folder, f"new {number}"))
            again.run("turns", known, rest=resting)
    return _judge(bare, first, again)


def _environment() -> dict[str, str]:
    """Return the environment of all runs: what is compiled is kept, as where a program is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "earmark-bench-pycache")),
        **kept,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("transcript", type=Path, nargs="?", default=_EPISODE, help="a PDF")
    parser.add_argument("--audio", type=Path, help="its sound")
    parser.add_argument("--runs", type=int, default=11, help="how often each is run (default: 11)")
    parser.add_argument("--resting", type=int, default=3, help="how often memory is read (default: 3)")
    return parser.parse_args()


def _judge(bare: Runs, first: Runs, again: Runs) -> int:
    times = first.median("turns") / bare.median("window")
    after_ms = statistics.median(
        turns - window
        for turns, window in zip(again.milestones["turns"], again.milestones["window"], strict=True)
    )
    over_mb = statistics.median(again.memory_mb) - statistics.median(bare.memory_mb)
    print(f"bare window painted: {bare.median('window'):.0f} ms")
    print(f"first page of a new transcript: {first.median('turns'):.0f} ms (its window: "
          f"{first.median('window'):.0f} ms), {times:.2f} times (at most {_START_TIMES})")  # fmt: skip
    print(f"episode read before: {again.median('turns'):.0f} ms, turns {after_ms:.0f} ms after the window "
          f"(at most {_AGAIN_MS})")  # fmt: skip
    print(f"memory: {over_mb:.0f} MB over {statistics.median(bare.memory_mb):.0f} MB (at most {_MEMORY_MB})")
    return 1 if times > _START_TIMES or after_ms > _AGAIN_MS or over_mb > _MEMORY_MB else 0


def _wait_for(last: str, told: Path, process: subprocess.Popen[bytes]) -> list[str]:
    """Return the lines up to the milestone *last*."""
    until = time.monotonic() + _LONGEST_S
    while time.monotonic() < until and process.poll() is None:
        lines = told.read_text().splitlines()
        if any(line.endswith(f" {last}") for line in lines):
            return lines
        time.sleep(0.005)
    raise SystemExit(f"“{last}” was not reached.")


def _pss_mb(pid: int) -> float:
    """Return the memory of a process and of what it started, in MB; 0 if it has just ended."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    own_kb = next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return own_kb / 1000 + sum(_pss_mb(int(child)) for child in children)


if __name__ == "__main__":
    sys.exit(main())
