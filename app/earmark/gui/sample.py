"""The sample episode: copied to where quotes can be kept beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

from earmark import paths, resources
from earmark.errors import UserError

MINUTES = 3


def sample_transcript() -> Path:
    """Return the sample's transcript in the user's data folder; it is copied there at first.

    Raises:
        UserError: It cannot be copied.
    """
    source = resources.path("sample")
    folder = paths.data_dir() / "sample"
    try:
        folder.mkdir(exist_ok=True)
        for file in source.iterdir():
            copy = folder / file.name
            if not copy.exists():
                shutil.copyfile(file, copy)
        return next(folder.glob("*.pdf"))
    except (OSError, StopIteration) as error:
        raise UserError(
            "The sample episode could not be copied.", "Check that your home folder has room.", str(error)
        ) from error
