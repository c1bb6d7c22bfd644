"""Reads transcripts that are JSON, of whatever program or service."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from earmark.errors import UserError
from earmark.importers import Partial, guard, json_about, json_earmark, json_refusals, json_speakers
from earmark.importers.cues import episode_of
from earmark.importers.encoding import decoded
from earmark.importers.json_parsing import Json, parse
from earmark.importers.json_shapes import cues_of
from earmark.importers.json_texts import captions_in, text_in
from earmark.importers.json_times import Clock
from earmark.importers.json_values import at
from earmark.model.episode import Episode, Remark
from earmark.progress import Report, silent


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode that the JSON file *path* describes. It is read in one go, and never locked.

    Raises:
        UserError: The file is not there, not JSON, or not a transcript.
    """
    document, cut = parse(decoded(guard.text_bytes(path)))
    if isinstance(at(document, "media-time"), (int, float)):
        from earmark.importers import otr

        return otr.read(path, report)
    episode = episode_in(document)
    if cut:
        remark = Remark("The file breaks off: what is after its last whole part is missing.")
        episode = replace(episode, remarks=(remark, *episode.remarks))
    return episode


def episode_in(document: Json) -> Episode:
    """Return the episode that *document* describes.

    Raises:
        UserError: It is not a transcript, or has no words.
    """
    json_refusals.check(document)
    if json_earmark.is_ours(document):
        return _with_text(json_earmark.episode(document))
    if captions := captions_in(document):
        from earmark.importers import subtitles

        return _described(subtitles.parse(captions), document)
    clock = Clock()
    cues = json_speakers.named(cues_of(document, clock), json_speakers.known_names(document))
    episode = episode_of(cues)
    if not episode.turns:
        return _described(_episode_of_text(document), document)
    return _described(replace(episode, remarks=(*clock.remarks(), *episode.remarks)), document)


def _described(episode: Episode, document: Json) -> Episode:
    """Return *episode* with what *document* says of it, where its text does not."""
    about = json_about.about(document)
    return replace(
        episode,
        title=about.title or episode.title,
        show=about.show or episode.show,
        number=about.number or episode.number,
        date=about.date or episode.date,
        chapters=about.chapters or episode.chapters,
    )


def _with_text(episode: Episode) -> Episode:
    if not episode.turns:
        raise UserError("This file has no text to read.", "Choose another file.")
    return episode


def _episode_of_text(document: Json) -> Episode:
    """Return what a file says that holds a whole transcript as one text."""
    from earmark.importers import text

    episode = text.parse(text_in(document))
    if not episode.turns:
        raise json_refusals.no_transcript(document)
    return episode
