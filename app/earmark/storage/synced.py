"""How the audio of a transcript belongs to it: what the sidecar says, with the words from the cache."""

from __future__ import annotations

from pathlib import Path

from earmark.model.edition import Edition
from earmark.model.sync import Sync, Synced
from earmark.model.sync_joining import sync_of
from earmark.model.time_map import TimeMap
from earmark.storage import audio_link, heard_words
from earmark.storage.sidecar_format import Content


def audio_of(content: Content, transcript: Path) -> Path | None:
    """Return the audio that is linked, or lies beside *transcript*, if it is there."""
    linked = audio_link.resolve(transcript, content.audio) if content.audio else None
    return linked if linked and linked.is_file() else audio_link.beside(transcript)


def time_map_of(content: Content, edition: Edition, audio: Path | None) -> TimeMap | None:
    """Return the map of *audio* and the text of *edition*; None if it is not known how they belong together.

    Without *audio* it is that of the audio which was linked last, wherever that is now.
    """
    sync = sync_of(content.sync, _digest(content, audio)) if content.sync else None
    if sync is None:
        return None
    duration_ms = sync.found.duration_ms if sync.found else 0
    return TimeMap(edition.episode, duration_ms, synced_on(edition, sync))


def synced_on(edition: Edition, sync: Sync) -> Synced:
    """Return *sync* on the text that *edition* shows, with the words that were heard, if they are at hand."""
    from earmark.model.sync_placing import shown_on  # most transcripts have no sync

    text_digest = edition.original.text_digest
    heard = None
    if sync.found is not None and sync.offset_ms is None:
        heard = heard_words.load(sync.audio, text_digest)
    return shown_on(edition, sync, heard or ())


def _digest(content: Content, audio: Path | None) -> str:
    if audio is None:
        return content.audio.digest if content.audio else ""
    try:
        return audio_link.digest_of(audio)
    except OSError:
        return ""
