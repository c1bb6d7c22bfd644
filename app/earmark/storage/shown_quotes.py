"""The quotes of a transcript as the window shows them, for commands that have no window."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from earmark.model.annotations import Annotations
from earmark.model.episode import Episode
from earmark.storage import audio_link, places, sidecar
from earmark.storage.placed import edition_of, quotes_on
from earmark.storage.sidecar_format import Content
from earmark.storage.word_times import with_word_times


class ShownQuotes(NamedTuple):
    """The transcript with its corrections, and the quotes at their places in it.

    `audio` is a file that is there, or None.
    """

    episode: Episode
    annotations: Annotations
    audio: Path | None


def quotes_as_shown(imported: Episode, transcript: Path) -> ShownQuotes:
    """Return *imported* and its quotes as they are shown. What lies beside *transcript* is only read.

    Raises:
        UserError: The sidecar cannot be read, or is damaged.
    """
    original = with_word_times(imported, transcript)
    kept = sidecar.load(places.sidecar_of(transcript)).content
    edition = edition_of(kept, original)
    return ShownQuotes(edition.episode, quotes_on(kept, edition), _audio(kept, transcript))


def _audio(kept: Content, transcript: Path) -> Path | None:
    linked = audio_link.resolve(transcript, kept.audio) if kept.audio else None
    return linked if linked and linked.is_file() else audio_link.beside(transcript)
