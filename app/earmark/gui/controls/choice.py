"""A button that a message offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """The words on the button (a verb) and what it does."""

    text: str
    chosen: Callable[[], object]
