"""The one face of sound: what the rest of the program knows of a player."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal


class Player(QObject):
    """One audio file, played by VLC, by Qt or by nobody; the rest of the program sees only this.

    All times are milliseconds from the start of the audio. Signals arrive on
    the GUI thread. Verbs never block; called with no audio open they do nothing.
    """

    position_changed = Signal(int)  # ms; 30 times a second while playing, and at once after a seek
    duration_changed = Signal(int)  # ms; 0 while unknown
    playing_changed = Signal(bool)  # also False at the end of the file
    loading_changed = Signal(bool)
    rate_changed = Signal(float)
    volume_changed = Signal(int, bool)  # 0..100, muted
    ended = Signal()  # the end was reached; play() starts again from the beginning
    failed = Signal(Exception)  # a UserError

    name: str = ""
    """What Settings calls this backend: "VLC", "Qt Multimedia" or "Silent"."""

    def open(self, path: Path) -> None:
        raise NotImplementedError

    def close(self) -> None:
        """Forget the file and free the library; the player can open another file after."""
        raise NotImplementedError

    def play(self) -> None:
        raise NotImplementedError

    def pause(self) -> None:
        raise NotImplementedError

    def seek(self, position_ms: int) -> None:
        """Go to *position_ms* (held inside the file). Playing goes on, a pause stays a pause."""
        raise NotImplementedError

    def set_rate(self, rate: float) -> None:
        """Play *rate* times as fast, 0.5 to 3, with the pitch kept."""
        raise NotImplementedError

    def set_volume(self, percent: int) -> None:
        raise NotImplementedError

    def set_muted(self, muted: bool) -> None:
        raise NotImplementedError

    @property
    def position_ms(self) -> int:
        """Where the sound is now, between two reports by the clock."""
        raise NotImplementedError

    @property
    def duration_ms(self) -> int:
        raise NotImplementedError

    @property
    def is_playing(self) -> bool:
        raise NotImplementedError

    @property
    def rate(self) -> float:
        raise NotImplementedError

    @property
    def volume(self) -> int:
        raise NotImplementedError

    @property
    def is_muted(self) -> bool:
        raise NotImplementedError
