"""What the reader calls the five marker colours: one small file beside the settings.

It is not one of the settings, because the command line needs it too, and
knows no Qt. A damaged file, or a name that cannot be, counts as not set.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from earmark import paths
from earmark.model.annotations import COLORS
from earmark.model.plain import plain_name
from earmark.storage import json_text
from earmark.storage.atomic import write_atomically

DEFAULT_NAMES = {color: color.capitalize() for color in COLORS}
LONGEST = 40
"""In characters; a longer name is cut."""
_LARGEST_BYTES = 65_536


def read() -> dict[str, str]:
    """Return the name of every colour in `COLORS`, in their order."""
    try:
        with _file().open("rb") as file:
            named = json_text.decode(file.read(_LARGEST_BYTES))
    except (OSError, ValueError):
        named = None
    return complete(named if isinstance(named, dict) else {})


def write(names: Mapping[str, str]) -> None:
    """Keep *names*; a colour whose name is missing or empty has its own name again.

    Raises:
        OSError: The settings' folder refuses.
    """
    own = {color: name for color, name in complete(names).items() if name != DEFAULT_NAMES[color]}
    write_atomically(_file(), json_text.encode(own))


def complete(names: Mapping[str, object]) -> dict[str, str]:
    """Return a name for every colour: that of *names*, tidied, or its own where there is none."""
    return {color: clean_name(names.get(color)) or own for color, own in DEFAULT_NAMES.items()}


def clean_name(name: object) -> str:
    """Return *name* tidied and not too long, or "" where it is none."""
    return plain_name(name)[:LONGEST].strip() if isinstance(name, str) else ""


def _file() -> Path:
    return paths.config_dir() / "color_names.json"
