"""What the reader should be told about a session, in the words of the design."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from earmark.errors import UserError


@dataclass(frozen=True, slots=True)
class Notice:
    """Something for a banner: a bold fact and what it means. `kind` names the matter."""

    kind: str
    fact: str
    consequence: str


def damaged(error: UserError) -> Notice:
    return Notice("damaged", str(error), f"{error.hint} It is put aside, not lost, when you keep a quote.")


def unreadable(error: UserError) -> Notice:
    return Notice("unreadable", str(error), f"{error.hint} Quotes cannot be kept until it can be read.")


def newer() -> Notice:
    return Notice(
        "newer",
        "These quotes were kept by a newer Earmark.",
        "They can be read here. Update Earmark to change them.",
    )


def other_window() -> Notice:
    return Notice(
        "other-window",
        "This transcript is open in another window.",
        "Quotes can be read here, and changed there.",
    )


def orphans(count: int) -> Notice:
    """Say that *count* quotes (at least one) have no place in the present text."""
    if count == 1:
        return Notice("orphans", "1 quote lost its place.", "The transcript changed since you marked it.")
    return Notice(
        "orphans", f"{count} quotes lost their place.", "The transcript changed since you marked them."
    )


def idle_corrections(count: int) -> Notice:
    """Say that *count* corrections (at least one) have no place in the present transcript."""
    if count == 1:
        return Notice(
            "idle-corrections",
            "1 correction lost its place.",
            "The transcript changed since you made it. It is kept, and not shown.",
        )
    return Notice(
        "idle-corrections",
        f"{count} corrections lost their place.",
        "The transcript changed since you made them. They are kept, and not shown.",
    )


def not_saved(error: Exception) -> Notice:
    hint = error.hint if isinstance(error, UserError) else ""
    return Notice(
        "not-saved", "Quotes could not be saved.", f"{hint} Your changes are kept in memory.".lstrip()
    )


def conflict(sidecar: Path, count: int) -> Notice:
    """Say that *count* quotes (at least one) were changed by us and by another program."""
    differ = "1 quote differs from yours." if count == 1 else f"{count} quotes differ from yours."
    return Notice("conflict", "Quotes changed on disk.", f"Another program saved {sidecar.name}. {differ}")
