"""What a sidecar says, put on a transcript that may have changed since it was written."""

from __future__ import annotations

from earmark.model import corrections_placing
from earmark.model.anchors import place
from earmark.model.annotations import Annotations
from earmark.model.edition import Edition
from earmark.model.episode import Episode
from earmark.model.moving import moved
from earmark.model.said_by import with_speakers
from earmark.storage.sidecar_format import Content


def edition_of(content: Content, original: Episode) -> Edition:
    """Return *original* with the corrections of *content* at their places."""
    same = content.transcript.original_digest == original.text_digest
    return Edition(original, corrections_placing.place(content.corrections, original, same_text=same))


def quotes_on(content: Content, edition: Edition) -> Annotations:
    """Return the quotes of *content* on the text of *edition*, as it is shown.

    Those whose places were made for the original (before it was corrected,
    or by a program that knows no corrections) are moved along with the
    corrections.
    """
    return with_speakers(_placed(content, edition), edition.episode)


def _placed(content: Content, edition: Edition) -> Annotations:
    known, original = content.transcript.text_digest, edition.original
    if known == original.text_digest != edition.episode.text_digest:
        there = place(content.annotations, original, same_text=True)
        return moved(there, Edition(original), edition)
    same = known == edition.episode.text_digest
    return place(content.annotations, edition.episode, same_text=same)
