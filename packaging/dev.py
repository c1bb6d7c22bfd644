#!/usr/bin/env python3
"""Sets everything up and opens Earmark, or runs its tests.

    python3 packaging/dev.py run [TRANSCRIPT ...]    opens the app
    python3 packaging/dev.py test [PYTEST ARGUMENTS] passes the tests
    python3 packaging/dev.py check                   lint, types, import rules

Needs only Python 3.11 or later with pip. Makes `.venv` with the pinned
dependencies; on Debian and its relatives it also installs the system
libraries that are missing when run as root, and names them otherwise.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "packaging" / "requirements.txt"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "earmark-setup"

# Shared library -> the Debian package that brings it.
WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libpulse.so.0": "libpulse0",
    "libXrandr.so.2": "libxrandr2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# What only the tests want: VLC, a screen that nobody sees, and hands for it. Program or library -> package.
TEST_LIBRARIES = {"libvlc.so.5": "libvlc5 vlc-plugin-base libvlc-bin"}
TEST_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool"}


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python is on the machine
        return _say(f"Earmark needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    verbs = {"run": run, "test": test, "check": check}
    if not arguments or arguments[0] not in verbs:
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    return verbs[arguments[0]](arguments[1:])


def run(arguments: list[str]) -> int:
    """Open the app."""
    _system_libraries(WINDOW_LIBRARIES, {})
    return _environment() or subprocess.run([BIN / "earmark", *arguments], check=False).returncode


def test(arguments: list[str]) -> int:
    """Pass the tests: most without a screen, then those that want a real window under Xvfb."""
    _system_libraries(WINDOW_LIBRARIES | TEST_LIBRARIES, TEST_PROGRAMS)
    if failed := _environment():
        return failed
    if arguments:
        return _pytest(arguments)
    without_window = _pytest(["-m", "not window"])
    if not (sys.platform.startswith("linux") and shutil.which("Xvfb")):
        _say("The tests in a real window were left out: there is no Xvfb on this machine.")
        return without_window
    return max(without_window, _pytest_in_a_window())


def check(_arguments: list[str]) -> int:
    """Run lint, types and import rules."""
    if failed := _environment():
        return failed
    commands = (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy", "--strict"],
        ["lint-imports", "--no-cache"],
    )
    results = [
        subprocess.run([BIN / name, *rest], cwd=ROOT, check=False).returncode for name, *rest in commands
    ]
    return max(results)


def _pytest(arguments: list[str]) -> int:
    offscreen = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return subprocess.run(
        [PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=offscreen, check=False
    ).returncode


def _pytest_in_a_window() -> int:
    """Run the tests marked `window` on a screen of their own."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL) as screen:
        os.close(writer)
        try:
            with os.fdopen(reader) as answer:
                display = answer.readline().strip()
            if not display:
                return _say("Xvfb did not start.")
            environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
            return subprocess.run(
                [PYTHON, "-m", "pytest", "-m", "window"], cwd=ROOT, env=environment, check=False
            ).returncode
        finally:
            screen.terminate()


def _environment() -> int:
    """Make `.venv` as the pinned requirements say, if it is not so already; 0 when it stands."""
    wanted = _wanted()
    if STAMP.is_file() and STAMP.read_text() == wanted and (BIN / "earmark").exists():
        return 0
    has_pip = importlib.util.find_spec("pip") is not None
    if not has_pip and importlib.util.find_spec("ensurepip") is None:
        return _say(
            "This Python has no pip. Install it (Debian: apt-get install python3-pip), then try again."
        )
    print("Setting up .venv (about a minute, once) ...", flush=True)
    venv.create(VENV, clear=True, with_pip=not has_pip, symlinks=os.name != "nt")
    pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)] if has_pip else [str(PYTHON), "-m", "pip"]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    for step in (
        ["install", *quiet, "--require-hashes", "-r", str(REQUIREMENTS)],
        ["install", *quiet, "--no-build-isolation", "--no-deps", "-e", str(ROOT)],
    ):
        if failed := subprocess.run([*pip, *step], cwd=ROOT, check=False).returncode:
            _say("The environment could not be made; pip says why above. Try again when that is mended.")
            return failed
    STAMP.write_text(wanted)
    return 0


def _wanted() -> str:
    """Return a digest of everything that decides what is in `.venv`."""
    parts = (sys.version.encode(), REQUIREMENTS.read_bytes(), (ROOT / "pyproject.toml").read_bytes())
    return hashlib.sha256(b"\0".join((*parts, str(ROOT).encode()))).hexdigest()


def _system_libraries(libraries: dict[str, str], programs: dict[str, str]) -> None:
    """Install what is missing when we may, else say what is missing and go on."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for name, package in libraries.items() if not _loads(name)]
    missing += [package for name, package in programs.items() if not shutil.which(name)]
    if not missing:
        return
    packages = " ".join(dict.fromkeys(missing)).split()
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        _say(f"Missing system libraries, install them with: apt-get install {' '.join(packages)}")
        return
    print(f"Installing system libraries: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-qq"], env=environment, check=False)
    done = subprocess.run(
        [apt, "install", "-y", "-qq", "--no-install-recommends", *packages],
        env=environment,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        _say(f"They could not be installed. By hand: apt-get install {' '.join(packages)}")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
