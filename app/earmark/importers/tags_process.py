"""What the process does that reads tags of audio files, and lists of chapters, for the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from earmark.errors import UserError
from earmark.importers import audio_file_tags, chapters, small_cover
from earmark.importers.audio_tags import AudioTags, Listed, Request, Tagged

_REQUESTS = msgspec.json.Decoder(Request)


def work(request: bytes, tell: Callable[[object], None]) -> None:
    """Read the files that *request* names, and tell what each of them says."""
    asked = _REQUESTS.decode(request)
    for number, name in enumerate(asked.audio):
        tell(Tagged(number, _tags(Path(os.fsdecode(name)), covers=asked.covers)))
    if asked.chapters is not None:
        tell(Listed(chapters.read(Path(os.fsdecode(asked.chapters)))))


def _tags(path: Path, *, covers: bool) -> AudioTags | None:
    try:
        tags = audio_file_tags.read(path)
    except UserError:
        return None
    cover = small_cover.small(tags.cover) if covers and tags.cover else b""
    return msgspec.structs.replace(tags, cover=cover, cover_type="image/png" if cover else "")
