"""What the reader should be told about a session, in the words of the design."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from earmark.errors import UserError
from earmark.model.annotations import Annotations
from earmark.model.corrections import Corrections
from earmark.storage.journal import Unwritten
from earmark.storage.known import Known
from earmark.storage.sidecar import SUFFIX

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something for a banner: a bold fact and what it means. `kind` names the matter."""

    kind: str
    fact: str
    consequence: str


def damaged(error: UserError) -> Notice:
    return Notice("damaged", str(error), f"{error.hint} It is put aside, not lost, when you keep a quote.")


def restored(when: datetime, sidecar: Path, now: datetime) -> Notice:
    """Say that a backup made at *when* took the place of a damaged *sidecar*; both times have a zone."""
    return Notice(
        "restored",
        f"Quotes restored from {moment(when, now)}.",
        f"“{sidecar.name}” was damaged. It is put aside, not lost.",
    )


def salvaged(count: int, sidecar: Path) -> Notice:
    """Say that *count* quotes (at least one) could be read of a damaged *sidecar* without a backup."""
    quotes = "1 quote was" if count == 1 else f"{count} quotes were"
    return Notice(
        "salvaged",
        f"{quotes} read from a damaged file.",
        f"“{sidecar.name}” is put aside, not lost. There is no backup of it.",
    )


def damaged_by_others(sidecar: Path) -> Notice:
    return Notice(
        "rewritten",
        "Quotes were damaged on disk.",
        f"Another program did that to {sidecar.name}. It is put aside, and your quotes are saved again.",
    )


def taken_away(sidecar: Path) -> Notice:
    return Notice(
        "rewritten",
        "The file of your quotes was deleted.",
        f"{sidecar.name} is saved again, with all that you see here.",
    )


def outvoted(sidecar: Path, count: int) -> Notice:
    """Say that *count* corrections (at least one) of ours gave way to newer ones of another program."""
    places = "1 place that you" if count == 1 else f"{count} places that you"
    return Notice(
        "outvoted",
        "Corrections changed on disk.",
        f"Another program saved {sidecar.name}. It corrected {places} corrected too, and later.",
    )


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


def unsure_places(count: int) -> Notice:
    """Say that *count* quotes (at least one) are shown where they are likely to be."""
    if count == 1:
        return Notice(
            "unsure-places",
            "1 quote may be in another place.",
            "The transcript changed since you marked it.",
        )
    return Notice(
        "unsure-places",
        f"{count} quotes may be in another place.",
        "The transcript changed since you marked them.",
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


def copies_merged(count: int) -> str:
    """Say that *count* quotes (at least one) came with copies that a program for synced folders made."""
    quotes = "1 quote" if count == 1 else f"{count} quotes"
    return f"{quotes} merged from a sync copy"


def unwritten(count: int, when: datetime | None, now: datetime) -> Notice:
    """Say that an earlier session could not save changes of *count* quotes."""
    what = {0: "Corrections", 1: "1 quote"}.get(count, f"{count} quotes")
    at = f" at {moment(when, now)}" if when and when.astimezone().date() == now.astimezone().date() else ""
    on = f" on {moment(when, now)}" if when and not at else ""
    return Notice(
        "unwritten",
        f"{what} could not be saved{at}{on}.",
        "Earmark kept what was not written.",
    )


def known(found: Known, transcript: Path, now: datetime) -> Notice:
    """Say that quotes of *transcript* are known, though none lie beside it."""
    count = len(found.content.annotations.highlights)
    what = {0: "Corrections", 1: "1 quote"}.get(count, f"{count} quotes")
    is_one = "is" if count == 1 else "are"
    return Notice(
        "known",
        f"{what} of this transcript {is_one} known from {_place_of(found, transcript, now)}.",
        "None lie beside it.",
    )


def _place_of(found: Known, transcript: Path, now: datetime) -> str:
    if found.when is not None:
        return f"a backup of {moment(found.when, now)}"
    if found.sidecar.parent == transcript.parent:
        return f"“{found.sidecar.name.removesuffix(SUFFIX)}”"
    folder, home = found.sidecar.parent, Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)


def of_places(annotations: Annotations, corrections: Corrections) -> tuple[Notice, ...]:
    """Say which quotes and corrections have no place in the present transcript."""
    marks = annotations.highlights
    lost = sum(mark.state == "lost" and not mark.aside for mark in marks)
    unsure = sum(mark.state == "look" for mark in marks)
    idle = len(corrections.unplaced)
    return (
        *([orphans(lost)] if lost else []),
        *([unsure_places(unsure)] if unsure else []),
        *([idle_corrections(idle)] if idle else []),
    )


def time_of(unwritten: Unwritten) -> datetime | None:
    """Return when it was noted down; None where that cannot be read."""
    try:
        when = datetime.fromisoformat(unwritten.when)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def moment(when: datetime, now: datetime) -> str:
    """Return a time as the reader's clock has it, with the day if that is not today: "2 March, 14:05"."""
    there, here = when.astimezone(), now.astimezone()
    clock = f"{there:%H:%M}"
    if there.date() == here.date():
        return clock
    year = "" if there.year == here.year else f" {there.year}"
    return f"{there.day} {_MONTHS[there.month - 1]}{year}, {clock}"
