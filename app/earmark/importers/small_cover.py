"""The cover of an audio file, small enough for the window and written anew: its bytes come from strangers."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError

SIDE = 192
"""Pixels: four times the cover over the contents, for fine screens."""
_MOST_PIXELS = 40_000_000


def small(picture: bytes) -> bytes:
    """Return *picture* as a PNG of at most `SIDE` pixels a side; empty if it is none, or far too large."""
    try:
        with Image.open(BytesIO(picture), formats=("JPEG", "PNG", "GIF", "WEBP")) as image:
            if image.width * image.height > _MOST_PIXELS:
                return b""
            image.draft("RGB", (2 * SIDE, 2 * SIDE))
            little = image.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    little.thumbnail((SIDE, SIDE))
    out = BytesIO()
    little.save(out, "PNG")
    return out.getvalue()
