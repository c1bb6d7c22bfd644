"""All episodes that are known, and what was kept of them.

What was read is remembered as long as the file's time and size are the
same, so that looking again takes no longer than asking for those.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from earmark.errors import UserError
from earmark.library.reading import Found, read
from earmark.library.volumes import KeptCard, Trouble, Volume
from earmark.model.annotations import Highlight
from earmark.model.episode import Episode, Speaker
from earmark.progress import Report, silent
from earmark.storage import places, recents
from earmark.storage.recents import Recent
from earmark.storage.sidecar import SUFFIX, DamagedSidecar

_Status = tuple[int, int, int, int]
"""Device and number of a file, its time in ns, its size."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """An episode as it was last looked at."""

    recent: Recent
    sidecar: Path
    status: _Status | None
    volume: Volume | None


class Shelf:
    """Looks through the sidecars of many episodes. Not for two threads at a time."""

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}

    def volumes(
        self, episodes: Iterable[Recent] | None = None, report: Report = silent
    ) -> tuple[Volume, ...]:
        """Return what was kept of *episodes*, or of all that were ever opened, where there is anything.

        No sidecar, however damaged, raises anything: it is told as `trouble`
        of its volume. A sidecar that two paths lead to comes once.

        Args:
            episodes: What is known of them, in the order they shall come.
            report: Called with the number of episodes looked at.

        Raises:
            Cancelled: By *report*.
        """
        known = recents.everything() if episodes is None else tuple(episodes)
        sidecars = places.sidecars_of([Path(recent.path) for recent in known])
        seen: dict[str, _Seen] = {}
        files: set[tuple[int, int]] = set()
        for done, recent in enumerate(known):
            report(done, len(known))
            found = self._look(recent, sidecars[Path(recent.path)])
            if found.status and found.status[:2] in files:
                continue
            if found.status:
                files.add(found.status[:2])
            seen[recent.path] = found
        self._seen = seen
        return tuple(one.volume for one in seen.values() if one.volume is not None)

    def _look(self, recent: Recent, sidecar: Path) -> _Seen:
        before = self._seen.get(recent.path)
        try:
            status: _Status | None = _status(sidecar)
            trouble = None
        except FileNotFoundError:
            status, trouble = None, _why_missing(recent, sidecar)
        except (OSError, ValueError):  # a path that cannot be is a ValueError
            status, trouble = None, Trouble.UNREADABLE
        if before and status and (before.recent, before.sidecar, before.status) == (recent, sidecar, status):
            return before
        return _Seen(recent, sidecar, status, _volume(recent, sidecar, status is not None, trouble))


def within(folders: Iterable[Path]) -> list[Recent]:
    """Return the transcripts that have a sidecar in *folders*, by name; a file among them stands for itself.

    Raises:
        UserError: One of them is not there.
    """
    found: list[Recent] = []
    for path in folders:
        if not path.exists():
            raise UserError(f"“{path.name}” is not there.", "Check the name and the folder.")
        try:
            names = sorted(file.name for file in path.iterdir()) if path.is_dir() else [path.name + SUFFIX]
        except OSError as error:
            raise UserError(f"“{path.name}” could not be read.", str(error.strerror or error)) from error
        folder = path if path.is_dir() else path.parent
        paths = (folder / name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX))
        found += (recents.find(transcript) or Recent(recents.key(transcript)) for transcript in paths)
    return found


def _status(sidecar: Path) -> _Status:
    found = sidecar.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError("It is not a file")
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def _why_missing(recent: Recent, sidecar: Path) -> Trouble | None:
    """Return why quotes that were there are not; None where there were none."""
    if not recent.quotes:
        return None
    return Trouble.GONE if os.path.isdir(sidecar.parent) else Trouble.AWAY  # noqa: PTH112 - raises nothing


def _volume(recent: Recent, sidecar: Path, is_there: bool, trouble: Trouble | None) -> Volume | None:
    found = Found("", "", "", ())
    if is_there:
        try:
            found = read(sidecar)
            trouble = Trouble.NEWER if found.is_newer else None
        except DamagedSidecar:
            trouble = Trouble.DAMAGED
        except (UserError, OSError):
            trouble = Trouble.UNREADABLE
    if not found.highlights and trouble is None:
        return None
    episode = _episode(recent, found)
    transcript = Path(recent.path)
    cards = tuple(KeptCard(mark, episode, transcript) for mark in _named(found, recent))
    return Volume(transcript, episode, recent.opened, cards, trouble, recent.quotes if trouble else 0)


def _episode(recent: Recent, found: Found) -> Episode:
    """Return the names of the episode: those of the sidecar, else those it had when it was last opened."""
    names = dict.fromkeys([*recent.speakers, *(name for mark in found.highlights for name in mark.speakers)])
    return Episode(
        title=found.title or recent.title or Path(recent.path).stem,
        show=found.show or recent.show,
        number=found.number or recent.number,
        speakers=tuple(Speaker(name) for name in names),
    )


def _named(found: Found, recent: Recent) -> Iterable[Highlight]:
    """Give quotes without names that of the only one who speaks, if there is only one."""
    if len(recent.speakers) != 1:
        return found.highlights
    return (mark if mark.speakers else replace(mark, speakers=recent.speakers) for mark in found.highlights)
