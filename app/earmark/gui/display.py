"""Whether a window can be opened here. Asked before Qt is loaded: Qt itself would abort."""

from __future__ import annotations

import os
import sys

from earmark.errors import UserError

# Shared libraries that Qt's xcb plug-in loads, and the Debian packages that bring them.
_XCB = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}


def check() -> None:
    """Return if a window can be opened, as far as can be told before Qt is loaded.

    Raises:
        UserError: There is no screen, or a system library is missing without which Qt would abort.
    """
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.split(":")[0] not in ("", "xcb", "wayland"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise UserError(
            "There is no screen to open a window on.",
            "Start Earmark from a desktop, or use --screenshot or earmark convert, which need no screen.",
        )
    missing = [] if os.environ.get("WAYLAND_DISPLAY") else _missing(_XCB)
    if missing:
        raise _install(missing)


def cause_of(error: ImportError) -> Exception:
    """Return why Qt could not be loaded: a `UserError` if system libraries are missing, else *error*."""
    missing = _missing(_QT) if sys.platform.startswith("linux") else []
    return _install(missing) if missing else error


def _install(packages: list[str]) -> UserError:
    return UserError(
        "Some system libraries are missing.", f"Install them: apt-get install {' '.join(packages)}"
    )


def _missing(libraries: dict[str, str]) -> list[str]:
    return [package for library, package in libraries.items() if not _loads(library)]


def _loads(library: str) -> bool:
    import ctypes  # only a real screen needs it

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
