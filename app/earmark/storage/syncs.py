"""Keeping what listening found out: in the sidecar, and the words in the cache."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from earmark.errors import UserError
from earmark.model import syncing
from earmark.model.edition import Edition
from earmark.model.sync import Found, HeardWord, Sync
from earmark.model.sync_joining import sync_of, with_sync
from earmark.storage import audio_link, heard_words
from earmark.storage.backups import Why
from earmark.storage.rewriting import Source, rewrite_content
from earmark.storage.sidecar_format import Content


def keep(source: Source, audio: Path, found: Found, heard: Sequence[HeardWord], now: str) -> Content:
    """Keep what was found in *audio* with *source*, beside windows that are open; return what is kept now.

    What the reader set stays. The audio is linked where none is.

    Args:
        source: The transcript.
        audio: What was listened to.
        found: The outcome, its places in the original text.
        heard: The words, likewise.
        now: UTC, ISO 8601 with a final Z.

    Raises:
        UserError: The audio cannot be read any more, the sidecar is damaged or of a newer program, or the
            disk refuses. The sidecar is untouched.
    """
    try:
        link = audio_link.link(source.path, audio, found.duration_ms)
    except OSError as error:
        raise UserError(f"“{audio.name}” could not be read.", str(error.strerror or error)) from error
    heard_words.save(link.digest, found.text_digest, heard)

    def change(_edition: Edition, content: Content) -> Content:
        sync = sync_of(content.sync, link.digest) or Sync(audio=link.digest)
        sync = syncing.listened(sync, found)
        return replace(content, audio=content.audio or link, sync=with_sync(content.sync, sync))

    return rewrite_content(source, change, Why.DAY, now)
