"""Where the reader was before each jump: Back and Forward, as in a browser."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

LIMIT = 50


class JumpHistory(QObject):
    """A line of places (code-point offsets) with a present one in it."""

    changed = Signal(bool, bool)  # can go back, can go forward
    went = Signal(int)  # show this offset

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[int] = []
        self._at = -1

    def clear(self) -> None:
        self._places, self._at = [], -1
        self._tell()

    def moved(self, places: Callable[[int], int]) -> None:
        """Keep the places where they are in another text; *places* tells where each is."""
        self._places = [places(place) for place in self._places]

    def jumped(self, left: int, reached: int) -> None:
        """Remember a jump from the offset *left* to the offset *reached*."""
        kept = self._places[: max(0, self._at)]
        self._places = [*kept, left, reached][-LIMIT:]
        self._at = len(self._places) - 1
        self._tell()

    def refined(self, reached: int) -> None:
        """Remember that the last jump leads to *reached* after all."""
        if self._at >= 0:
            self._places[self._at] = reached

    @Slot()
    def back(self) -> None:
        self._go(self._at - 1)

    @Slot()
    def forward(self) -> None:
        self._go(self._at + 1)

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._places):
            self._at = at
            self._tell()
            self.went.emit(self._places[at])

    def _tell(self) -> None:
        self.changed.emit(self._at > 0, 0 <= self._at < len(self._places) - 1)
