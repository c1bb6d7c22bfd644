"""How slow work says how far it is, and learns that it shall stop."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[int, int], None]
"""`report(done, total)`; total 0 is "not known". Raises `Cancelled` when the work shall stop."""


def silent(done: int, total: int) -> None:
    """Report to nobody."""
