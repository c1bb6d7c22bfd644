"""A transcript as the window shows it: with word times, corrections and times of the audio from beside it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from earmark.errors import UserError
from earmark.model.edition import Edition
from earmark.model.episode import Episode
from earmark.storage import places, sidecar
from earmark.storage.sidecar_format import Content
from earmark.storage.word_times import with_word_times


class Shown(NamedTuple):
    """`doubts` are sentences about what lies beside the transcript and could not be used."""

    episode: Episode
    doubts: tuple[str, ...] = ()


def as_shown(imported: Episode, transcript: Path) -> Shown:
    """Return *imported* as it is shown. What lies beside *transcript* is only read, and never raises."""
    original = with_word_times(imported, transcript)
    try:
        kept = sidecar.load(places.sidecar_of(transcript)).content
    except UserError as error:
        return Shown(original, (f"Without the reader's corrections: {error.hint}",))
    if not kept.corrections.entries and not kept.sync:
        return Shown(original)
    from earmark.storage.placed import edition_of  # most transcripts have no corrections

    edition = edition_of(kept, original)
    return Shown(_in_audio_time(kept, edition, transcript), _doubts(len(edition.corrections.unplaced)))


def _in_audio_time(kept: Content, edition: Edition, transcript: Path) -> Episode:
    """Return the episode with the times of its audio, if it is known how that belongs to it."""
    from earmark.storage import synced

    time_map = synced.time_map_of(kept, edition, synced.audio_of(kept, transcript)) if kept.sync else None
    if time_map is None:
        return edition.episode
    from earmark.model.in_audio_time import episode_in_audio_time

    return episode_in_audio_time(edition.episode, time_map)


def _doubts(unplaced: int) -> tuple[str, ...]:
    if not unplaced:
        return ()
    count = "1 correction that has" if unplaced == 1 else f"{unplaced} corrections that have"
    return (f"Without {count} no place in it: it changed since.",)
