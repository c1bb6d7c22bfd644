"""Reads what oTranscribe saves: JSON around the HTML of a transcript, with the times that were set in it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from earmark.errors import UserError
from earmark.importers import Partial, guard, html
from earmark.importers.encoding import decoded
from earmark.model.episode import Episode
from earmark.progress import Report, silent

_NAME_ENDING = re.compile(r"\.\w{2,4}$")
_ADDRESS = re.compile(r"https?://|[\w-]{11}$", re.IGNORECASE)


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode in the oTranscribe file *path*. It is read in one go, and never locked.

    Raises:
        UserError: The file is not there, not of oTranscribe, or has no words.
    """
    saved = _saved(decoded(guard.whole(path)))
    episode = html.parse(str(saved["text"]), report)
    if not episode.turns:
        raise UserError("This oTranscribe file has no text to read.", "Nothing was typed yet.")
    media = saved.get("media")
    if episode.title or not isinstance(media, str) or _ADDRESS.match(media):
        return episode
    return replace(episode, title=_NAME_ENDING.sub("", media.strip())[:200])


def _saved(text: str) -> dict[str, object]:
    try:
        saved = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _foreign(str(error)) from error
    if not isinstance(saved, dict) or not isinstance(saved.get("text"), str):
        raise _foreign("no member “text”")
    return saved


def _foreign(details: str) -> UserError:
    return UserError(
        "This is no oTranscribe file.",
        "Its name says so, but it does not hold what oTranscribe saves. Export it there again.",
        details,
    )
