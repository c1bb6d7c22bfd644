"""A web page of quotes with its sound inside: one file that plays anywhere."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

from earmark.errors import UserError

_SCRIPT = b"<script>"
_PIECE_BYTES = 3 << 18
"""Pieces of a multiple of three bytes can be written in base 64 one by one."""
_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".m4b": "audio/mp4",
    ".mp4": "audio/mp4",
    ".aac": "audio/aac",
    ".opus": "audio/ogg",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
    ".webm": "audio/webm",
}


def with_sound(page: bytes, audio: Path) -> Iterator[bytes]:
    """Yield *page*, as `page.write` made it for a sheet with a link, with *audio* in it, piece by piece.

    The page grows by four thirds of the audio's size, but is never in memory
    as a whole.

    Raises:
        UserError: The audio cannot be read.
    """
    before, script, after = page.rpartition(_SCRIPT)
    kind = _TYPES.get(audio.suffix.lower(), "")
    yield before
    yield f'<script type="application/octet-stream" id="sound" data-type="{kind}">'.encode()
    yield from _in_base_64(audio)
    yield b"</script>\n"
    yield script + after


def size_in_page(audio_bytes: int) -> int:
    """Return how many bytes audio of that size takes in a page."""
    return (audio_bytes + 2) // 3 * 4


def _in_base_64(audio: Path) -> Iterator[bytes]:
    try:
        with audio.open("rb") as file:
            while piece := file.read(_PIECE_BYTES):
                yield base64.b64encode(piece)
    except OSError as error:
        raise UserError(f"“{audio.name}” could not be read.", str(error.strerror or error)) from error
