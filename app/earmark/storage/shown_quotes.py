"""The quotes of a transcript as the window shows them, for commands that have no window."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from earmark.model.annotations import Annotations
from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap
from earmark.storage import places, sidecar, synced
from earmark.storage.placed import edition_of, quotes_on
from earmark.storage.word_times import with_word_times


class ShownQuotes(NamedTuple):
    """The transcript with its corrections, and the quotes at their places in it.

    `audio` is a file that is there, or None. All times are those of that
    audio, if it is known how it belongs to the transcript: then `synced` is the map of both.
    """

    episode: Episode
    annotations: Annotations
    audio: Path | None
    synced: TimeMap | None = None

    @property
    def time_map(self) -> TimeMap:
        """When the words are spoken; made anew each time where there is no sync."""
        return self.synced or TimeMap(self.episode)


def quotes_as_shown(imported: Episode, transcript: Path, audio: Path | None = None) -> ShownQuotes:
    """Return *imported* and its quotes as they are shown. What lies beside *transcript* is only read.

    *audio* is the one whose times count; None: the one that is linked, or lies beside the transcript.

    Raises:
        UserError: The sidecar cannot be read, or is damaged.
    """
    original = with_word_times(imported, transcript)
    kept = sidecar.load(places.sidecar_of(transcript)).content
    edition = edition_of(kept, original)
    linked = synced.audio_of(kept, transcript)
    annotations = quotes_on(kept, edition)
    time_map = synced.time_map_of(kept, edition, audio or linked)
    if time_map is None:
        return ShownQuotes(edition.episode, annotations, linked)
    from earmark.model.in_audio_time import episode_in_audio_time, quotes_in_audio_time

    episode = episode_in_audio_time(edition.episode, time_map)
    return ShownQuotes(episode, quotes_in_audio_time(annotations, time_map), linked, time_map)
