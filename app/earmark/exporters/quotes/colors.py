"""The colours of markers and speakers as documents use them, from the app's own tokens."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

from earmark import resources
from earmark.exporters.quotes.row import clean
from earmark.exporters.wording import one_line
from earmark.model.episode import Episode

_SPEAKERS = 8


class Marker(NamedTuple):
    """A marker on light and on dark pages. `line` is drawn below the words in the manner of `underline`."""

    fill: str
    line: str
    dark_fill: str
    dark_line: str
    underline: str


_UNKNOWN = Marker("#E3E2DE", "#65646A", "#3A3B41", "#96979F", "solid")


def marker(color: str) -> Marker:
    """Return the marker of that name; a grey one where no such is known."""
    markers = _tokens()["highlight"]["variants"]
    light, dark = (markers[theme].get(color.capitalize()) for theme in ("light", "dark"))
    if not light or not dark:
        return _UNKNOWN
    return Marker(light["onPage"], light["line"], dark["onPage"], dark["line"], light["underline"])


def speaker_colors() -> list[tuple[str, str]]:
    """Return the colour of each place among the speakers, on light and on dark pages."""
    speaker = _tokens()["speaker"]
    light, dark = speaker["variants"]["light"], speaker["variants"]["dark"]
    return [(light[name]["hex"], dark[name]["hex"]) for name in speaker["order"][:_SPEAKERS]]


def _speaker_place(palette: int | None) -> int:
    """Return the place in `speaker_colors` of a speaker's number."""
    return (palette or 0) % _SPEAKERS


def speakers_places(episode: Episode) -> dict[str, int]:
    """Return the place in `speaker_colors` of everybody in *episode*, by their names as rows have them."""
    return {
        one_line(clean(speaker.name)).strip(): _speaker_place(episode.palette_of(index))
        for index, speaker in enumerate(episode.speakers)
    }


@cache
def _tokens() -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads(resources.path("tokens.json").read_text(encoding="utf-8"))
    return tokens
