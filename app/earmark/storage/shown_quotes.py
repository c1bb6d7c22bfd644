"""The quotes of a transcript as the window shows them, for commands that have no window."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from earmark.model import anchors, corrections_placing
from earmark.model.annotations import Annotations
from earmark.model.edition import Edition
from earmark.model.episode import Episode
from earmark.model.moving import moved
from earmark.storage import audio_link, places, sidecar
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
    same = kept.transcript.original_digest == original.text_digest
    edition = Edition(original, corrections_placing.place(kept.corrections, original, same_text=same))
    return ShownQuotes(edition.episode, _placed(kept, edition), _audio(kept, transcript))


def _placed(kept: Content, edition: Edition) -> Annotations:
    """Return the quotes on the text as it is shown; those placed before it was corrected go along."""
    digest, original = kept.transcript.text_digest, edition.original
    if digest == original.text_digest != edition.episode.text_digest:
        there = anchors.place(kept.annotations, original, same_text=True)
        return moved(there, Edition(original), edition)
    same = digest == edition.episode.text_digest
    return anchors.place(kept.annotations, edition.episode, same_text=same)


def _audio(kept: Content, transcript: Path) -> Path | None:
    linked = audio_link.resolve(transcript, kept.audio) if kept.audio else None
    return linked if linked and linked.is_file() else audio_link.beside(transcript)
