"""The background work of the export dialog: previews, and files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QObject, Signal, Slot

from earmark.audio.clips import Clip, Kind, clips_of, marked_clips_of, write_clips
from earmark.errors import UserError
from earmark.exporters.quotes import quote_writer_named
from earmark.exporters.quotes.embedding import with_sound
from earmark.exporters.quotes.ordering import Look, Order, Writing
from earmark.exporters.writing import save, save_pieces
from earmark.gui.jobs import Job
from earmark.model.annotations import Highlight
from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap
from earmark.progress import Report
from earmark.storage import exports

SOURCE_SHOWN = 20_000
"""How many characters of a file the source preview holds."""


class FileIsThere(UserError):
    """A file would be replaced that Earmark did not write, or that was changed since."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made to be looked at: its bytes, and the beginning of its text."""

    data: bytes
    source: str


@dataclass(frozen=True, slots=True)
class ClipOrder:
    """Clips of *marks* as files of one kind. `name` is the transcript's, without its ending."""

    episode: Episode
    marks: tuple[Highlight, ...]
    time_map: TimeMap
    name: str
    audio: Path
    folder: Path
    kind: Kind

    def clips(self) -> list[Clip]:
        return clips_of(self.episode, self.marks, self.time_map, name=self.name)

    def addresses(self) -> dict[str, str]:
        """Return the address of each clip as seen from the folder above, by the id of its quote."""
        marked = marked_clips_of(self.episode, self.marks, self.time_map, name=self.name)
        paths = {mark.id: f"{self.folder.name}/{clip.name}{self.kind.suffix}" for mark, clip in marked}
        return {mark_id: quote(os.fsencode(path)) for mark_id, path in paths.items()}


class StoppableJob(Job):
    """A job whose work can be ended from outside, also while it waits for a process."""

    def __init__(self, work: Callable[[Report], object], stop: Callable[[], None]) -> None:
        super().__init__(work)
        self._end = stop

    def cancel(self) -> None:
        super().cancel()
        self._end()


class PreviewRun(QObject):
    """One preview at a time; a new one ends the one before, of which nothing more is told."""

    looked = Signal(object)  # Look
    made = Signal(object)  # Made
    failed = Signal(Exception)
    _look_came = Signal(object, object)  # of which run, Look; from a thread

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._present: object = None
        self._look_came.connect(self._pass_on)

    def start(self, order: Order, clips: ClipOrder | None = None) -> None:
        """Begin the preview of *order*, with the *clips* that are to lie beside it."""
        self.cancel()
        run = _Preview(order, clips, self._look_came.emit)
        job = StoppableJob(run, run.cancel)
        job.succeeded.connect(self._finish)
        job.failed.connect(self._fail)
        self._job, self._present = job, run
        job.start()

    @Slot()
    def cancel(self) -> None:
        job, self._job, self._present = self._job, None, None
        if job is not None:
            job.succeeded.disconnect(self._finish)
            job.failed.disconnect(self._fail)
            job.cancel()

    @Slot(object, object)
    def _pass_on(self, run: object, look: Look) -> None:
        if run is self._present:
            self.looked.emit(look)

    @Slot(object)
    def _finish(self, made: Made) -> None:
        self._job = None
        self.made.emit(made)

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)


class _Preview:
    """The work of one preview."""

    def __init__(
        self, order: Order, clips: ClipOrder | None, look_came: Callable[[object, Look], None]
    ) -> None:
        self._order, self._clips = order, clips
        self._is_text = not quote_writer_named(order.format).packed
        self._look_came = look_came
        self._writing = Writing(order, self._tell)

    def __call__(self, report: Report) -> Made:
        if self._clips is not None:
            self._order.clips = self._clips.addresses()
        data = self._writing(report).data
        return Made(data, _beginning(data) if self._is_text else "")

    def cancel(self) -> None:
        self._writing.cancel()

    def _tell(self, look: Look) -> None:
        self._look_came(self, look)


class ExportRun:
    """Writes one file, then the clips beside it, if they are wanted. It is the work of a `StoppableJob`.

    Args:
        order: What to write.
        target: Where to.
        own: Files that must never be written over.
        clips: Sound files to be written too; None for none.
        sound: The audio that goes into the page itself; None for none.
        replaces: Whether the reader agreed that a file there is replaced.
    """

    def __init__(
        self, order: Order, target: Path, own: Sequence[Path], clips: ClipOrder | None,
        sound: Path | None, *, replaces: bool,
    ) -> None:  # fmt: skip
        self._order, self._target, self._own = order, target, tuple(own)
        self._clips, self._sound, self._replaces = clips, sound, replaces
        self._writing = Writing(order)

    def __call__(self, report: Report) -> int:
        """Return how many quotes were written.

        Raises:
            FileIsThere: It was not agreed that the file may be replaced.
            UserError: It is a file of the reader's own, the format cannot hold the text, or the disk refused.
            Cancelled: It was stopped; nothing is written.
        """
        refuse_to_replace(self._target, self._own)
        updates = quote_writer_named(self._order.format).updates
        before = _content(self._target)
        if before is not None and not (updates or self._replaces or exports.is_ours(self._target, before)):
            raise FileIsThere(f"“{self._target.name}” is there already, and not as Earmark wrote it.")
        self._order.before = before if updates else None
        self._order.clips = self._clips.addresses() if self._clips is not None else {}
        done = self._writing(report)
        self._save(done.data)
        if self._clips is not None:
            write_clips(self._clips.clips(), self._clips.audio, self._clips.folder, self._clips.kind, report)
        return done.count

    def _save(self, data: bytes) -> None:
        """Write the file, and know it as ours."""
        if self._sound is None:
            save(self._target, data)
            exports.remember(self._target, data)
            return
        written = hashlib.sha256()
        save_pieces(self._target, _shown_to(written.update, with_sound(data, self._sound)))
        exports.remember_digest(self._target, written.hexdigest())

    def cancel(self) -> None:
        self._writing.cancel()


def _shown_to(take: Callable[[bytes], None], pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield *pieces*, each after it was shown to *take*."""
    for piece in pieces:
        take(piece)
        yield piece


class ClipsRun:
    """Writes clips alone; the work of a job."""

    def __init__(self, order: ClipOrder, *, replaces: bool) -> None:
        self._order, self._replaces = order, replaces

    def __call__(self, report: Report) -> int:
        """Return how many clips were written.

        Raises:
            FileIsThere: It was not agreed that files may be replaced.
            UserError: The sound cannot be read, or the disk refused.
        """
        clips, folder, kind = self._order.clips(), self._order.folder, self._order.kind
        there = [clip for clip in clips if (folder / f"{clip.name}{kind.suffix}").exists()]
        if there and not self._replaces:
            count = "1 of these files is" if len(there) == 1 else f"{len(there)} of these files are"
            raise FileIsThere(f"{count} in “{folder.name}” already.")
        return len(write_clips(clips, self._order.audio, folder, kind, report))


def refuse_to_replace(target: Path, own: Sequence[Path]) -> None:
    """Check that *target* is none of the reader's *own* files.

    Raises:
        UserError: It is.
    """
    for path in own:
        with suppress(OSError):
            if target.samefile(path):
                raise UserError(
                    f"“{target.name}” belongs to the open episode.",
                    "Give the new file another name or folder.",
                )


def _content(target: Path) -> bytes | None:
    """Return what *target* holds, None if it is not there.

    Raises:
        UserError: It is there and cannot be read: then it must not be written over.
    """
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(f"“{target.name}” could not be read.", str(error.strerror or error)) from error


def _beginning(data: bytes) -> str:
    """Return the first lines of a text, and say how much follows."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if len(text) <= SOURCE_SHOWN:
        return text
    shown = text[: text.rfind("\n", 0, SOURCE_SHOWN) + 1 or SOURCE_SHOWN]
    return f"{shown}… and {len(text) - len(shown):,} more characters\n".replace(",", " ")
