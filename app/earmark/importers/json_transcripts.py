"""Reads transcripts that are JSON, of whatever program or service."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from earmark.errors import UserError
from earmark.importers import Partial, guard, json_about, json_refusals, json_speakers
from earmark.importers.cues import episode_of
from earmark.importers.encoding import decoded
from earmark.importers.json_generic import text_in
from earmark.importers.json_parsing import Json, parse
from earmark.importers.json_shapes import shape_of
from earmark.importers.json_times import Clock
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
    clock = Clock()
    shape = shape_of(document)
    if shape is None:
        return _episode_of_text(document)
    cues = shape.cues(document, clock)
    episode = episode_of(json_speakers.named(cues, json_speakers.known_names(document)))
    if not episode.turns:
        raise UserError("This file has no text to read.", "Choose another file.")
    about = json_about.about(document)
    return replace(
        episode,
        title=about.title,
        show=about.show,
        number=about.number,
        date=about.date,
        chapters=about.chapters or episode.chapters,
        remarks=(*clock.remarks(), *episode.remarks),
    )


def _episode_of_text(document: Json) -> Episode:
    """Return what a file says that holds a whole transcript as one text."""
    from earmark.importers import text

    episode = text.parse(text_in(document))
    if not episode.turns:
        raise json_refusals.no_transcript(document)
    return episode
