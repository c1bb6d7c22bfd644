"""What an export is made from: the open episode, its quotes and sound, and where it goes by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from earmark.audio.clips import Kind, estimated_bytes
from earmark.errors import UserError
from earmark.exporters.quotes import QUOTE_WRITERS, quote_writer_named
from earmark.exporters.quotes.embedding import size_in_page
from earmark.exporters.quotes.ordering import Order
from earmark.exporters.quotes.sound_address import address_of
from earmark.gui.dialogs.export.export_choice import ClipFacts, ClipRow, ExportChoice, Which
from earmark.gui.dialogs.export.formats import CLIPS
from earmark.gui.outgoing.export_runs import ClipOrder
from earmark.model.annotations import Annotations, Highlight
from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap
from earmark.progress import Report
from earmark.storage import color_names, shows

NO_AUDIO = "Link audio to export clips"
NO_CLIPS = "The transcript does not say when these quotes are heard"


@dataclass(frozen=True, slots=True)
class Scope:
    """The episode and its quotes as they are now. `ids` are those that each of `Which` means.

    `own` are files that no export may replace; `audio` is None where there
    is none, and `duration_ms` 0 where its length is not known.
    """

    episode: Episode
    annotations: Annotations
    time_map: TimeMap
    ids: Mapping[Which, tuple[str, ...]]
    transcript: Path
    own: tuple[Path, ...]
    audio: Path | None
    duration_ms: int

    @property
    def counts(self) -> dict[Which, int]:
        return {which: len(ids) for which, ids in self.ids.items()}

    def possible(self, choice: ExportChoice) -> ExportChoice:
        """Return *choice* with all quotes where it means none, and without clips where there is no sound."""
        which = choice.which if self.ids[choice.which] else Which.ALL
        fmt = "html" if choice.format == CLIPS and self.audio is None else choice.format
        has_sound = self.audio is not None
        return replace(
            choice,
            format=fmt,
            which=which,
            clips=choice.clips and has_sound,
            sound=choice.sound and has_sound,
        )

    @property
    def sound_size(self) -> int:
        """How many bytes the audio adds to a page that holds it; 0 where there is none."""
        try:
            return size_in_page(self.audio.stat().st_size) if self.audio else 0
        except OSError:
            return 0

    def marks(self, choice: ExportChoice) -> tuple[Highlight, ...]:
        ids = frozenset(self.ids[choice.which])
        return tuple(mark for mark in self.annotations.highlights if mark.id in ids)

    def order(self, choice: ExportChoice, target: Path, shown: int = 0) -> Order:
        """Return the order for *choice*; the sound is named as seen from *target*."""
        return Order(
            episode=self.episode,
            annotations=self.annotations,
            ids=list(self.ids[choice.which]),
            format=choice.format,
            options=choice.options,
            work=shows.work_of(self.episode, self.audio),
            source_link=address_of(self.audio, target),
            name=self.transcript.stem,
            color_names=color_names.read(),
            duration_ms=self.duration_ms,
            shown=shown,
        )

    def clip_order(self, choice: ExportChoice, target: Path, kind: Kind) -> ClipOrder | None:
        """Return the order for the clips of *choice*: into *target*, or a folder named after that file."""
        if self.audio is None or not (choice.clips or choice.format == CLIPS):
            return None
        folder = target if choice.format == CLIPS else target.with_name(f"{base_of(target)}-clips")
        return ClipOrder(
            self.episode, self.marks(choice), self.time_map, self.transcript.stem, self.audio, folder, kind
        )

    def target_of(self, name: str, folder: Path | None) -> Path:
        """Return where an export of that format goes: beside the transcript, or into *folder*."""
        into = folder if folder is not None and folder.is_dir() else self.transcript.parent
        if name == CLIPS:
            return into / f"{self.transcript.stem}-clips"
        return into / f"{self.transcript.stem}-quotes{quote_writer_named(name).suffixes[0]}"


def base_of(target: Path) -> str:
    """Return the name of a file without the ending of any of our formats; other dots stay."""
    endings = sorted(
        (suffix for writer in QUOTE_WRITERS for suffix in writer.suffixes), key=len, reverse=True
    )
    name = target.name
    ending = next((suffix for suffix in endings if name.lower().endswith(suffix)), "")
    return name[: len(name) - len(ending)] or name


def clip_facts(order: ClipOrder | None, report: Report) -> ClipFacts:
    """Return what the clips would be; the work of a job."""
    if order is None:
        return ClipFacts(reason=NO_AUDIO)
    try:
        clips = order.clips()
    except UserError as error:
        return ClipFacts(reason=str(error))
    if not clips:
        return ClipFacts(reason=NO_CLIPS)
    rows = (
        ClipRow(f"{clip.name}{order.kind.suffix}", clip.end_ms - clip.start_ms, clip.comment)
        for clip in clips
    )
    return ClipFacts(tuple(rows), estimated_bytes(clips, order.kind))
