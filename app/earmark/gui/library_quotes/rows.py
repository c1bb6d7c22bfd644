"""The rows of the list of all quotes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from earmark.library.volumes import KeptCard


@dataclass(frozen=True, slots=True)
class Heading:
    """The episode of the quotes under it, or one whose quotes have some trouble: `fact` tells which."""

    id: str
    transcript: Path
    title: str
    source: str
    count: int
    fact: str = ""

    @property
    def is_alone(self) -> bool:
        """Whether it stands for quotes that cannot be shown."""
        return bool(self.fact)


Row = Heading | KeptCard
