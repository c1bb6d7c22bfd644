"""Sound: players, the clock between two reports, and the peaks of the waveform."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from earmark.audio.player import Player

CHOICES = ("auto", "vlc", "qt", "silent")
ENVIRONMENT = "EARMARK_AUDIO"
"""The environment variable that overrides what Settings chose."""

_ORDERS = {
    "auto": ("vlc", "qt", "silent"),
    "vlc": ("vlc", "qt", "silent"),
    "qt": ("qt", "vlc", "silent"),
    "silent": ("silent",),
}


def make_player(choice: str = "auto") -> Player:
    """Return a player of the chosen kind, or of the next one that works on this machine.

    To be called on the GUI thread, when the first sound is opened: loading a
    library takes time. `auto` is VLC where it is installed, else Qt
    Multimedia (why: docs/audio.md).

    Args:
        choice: One of `CHOICES`; anything else counts as "auto".
    """
    wanted = os.environ.get(ENVIRONMENT, "").lower()
    order = _ORDERS.get(wanted) or _ORDERS.get(choice) or _ORDERS["auto"]
    return next(player for player in map(_made, order) if player is not None)


def _made(kind: str) -> Player | None:
    """Return a player of this *kind*, or None if its library is not on this machine."""
    try:
        if kind == "vlc":
            from earmark.audio.vlc_player import VlcPlayer

            return VlcPlayer()
        if kind == "qt":
            from earmark.audio.qt_player import QtPlayer

            return QtPlayer()
    except (ImportError, OSError, NameError, AttributeError, SystemExit):
        # All that the two libraries are known to raise where a part of them is missing;
        # `import vlc` even ends the program if PYTHON_VLC_LIB_PATH is wrong.
        return None
    from earmark.audio.silent_player import SilentPlayer

    return SilentPlayer()
