"""Files that come with the program: fonts, icons, tokens, the sample episode."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """Return the folder of resources, in an installed program or in a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "_resources"
    return installed if installed.is_dir() else here.parents[1] / "resources"


def path(name: str) -> Path:
    """Return the path of the resource *name*, e.g. `"tokens.json"`."""
    return folder() / name
