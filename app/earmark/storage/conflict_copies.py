"""Copies of a sidecar that programs which sync folders put beside it, where two computers changed it.

A copy counts where its name says for sure that it is one, or may say so and
the file knows the same transcript. It is read, and after merging renamed;
nothing is ever deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from earmark.errors import UserError
from earmark.storage.sidecar import SUFFIX, fitting, load
from earmark.storage.sidecar_format import Content, TranscriptId

_CERTAIN = re.compile(
    r"""
      \.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}       # Syncthing
    | \ \([^()]*conflicted\ copy[^()]*\)            # Dropbox, Nextcloud, with who and when
    | _conflict-\d{8}-\d{6}                         # ownCloud of old
    | -(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{5,11}        # OneDrive: the name that Windows gives a computer
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_LIKELY = re.compile(r" \d{1,2}| \(\d{1,2}\)", re.ASCII)
"""iCloud Drive and Google Drive; but people name their own copies so, too."""


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """One copy, and what it says."""

    path: Path
    content: Content


def find(sidecar: Path, transcript: TranscriptId) -> tuple[ConflictCopy, ...]:
    """Return the copies of *sidecar* that lie beside it and are of the same *transcript*, in order of name.

    Those that are damaged, or of a newer program, are passed over and stay
    as they are. Nothing is raised.
    """
    return tuple(copy for copy in _read(sidecar) if _is_of(copy, sidecar, transcript))


def set_aside(copy: ConflictCopy, sidecar: Path, now: datetime) -> Path:
    """Rename *copy*, whose content is in *sidecar* now, to `merged_path`; return that.

    Raises:
        UserError: The folder refuses. Then it is found again, and merging it again changes nothing.
    """
    when = f"{now:%Y%m%d-%H%M%S}"
    names = chain([when], (f"{when}-{number}" for number in count(2)))
    aside = next(path for name in names if not (path := merged_path(sidecar, name)).exists())
    try:
        return copy.path.rename(aside)
    except OSError as error:
        raise UserError(
            "A merged copy could not be set aside.", f"“{copy.path.name}”: {error.strerror}."
        ) from error


def merged_path(sidecar: Path, when: str) -> Path:
    """Return the name under which a merged copy is set aside: `NAME.pdf.earmark.merged-WHEN.json`."""
    name = sidecar.name.removesuffix(SUFFIX) if sidecar.name.endswith(SUFFIX) else sidecar.stem
    return sidecar.with_name(fitting(name, f".earmark.merged-{when}.json"))


def _read(sidecar: Path) -> Iterator[ConflictCopy]:
    try:
        names = sorted(file.name for file in sidecar.parent.iterdir())
    except OSError:
        return
    for name in names:
        if _middle(name, sidecar):
            with suppress(UserError):
                copy = sidecar.with_name(name)
                yield ConflictCopy(copy, load(copy).content)


def _middle(name: str, sidecar: Path) -> str:
    """Return what *name* has between *sidecar*'s name and ending; empty where it is no copy's name."""
    stem, ending = sidecar.stem, sidecar.suffix
    middle = name[len(stem) : len(name) - len(ending)]
    is_alike = name.startswith(stem) and name.endswith(ending) and len(name) > len(stem) + len(ending)
    return middle if is_alike and (_CERTAIN.fullmatch(middle) or _LIKELY.fullmatch(middle)) else ""


def _is_of(copy: ConflictCopy, sidecar: Path, transcript: TranscriptId) -> bool:
    known = copy.content.transcript
    if copy.content.is_newer:
        return False
    same_file = bool(known.digest) and known.digest == transcript.digest
    same_text = bool(known.text_digest) and known.text_digest == transcript.text_digest
    is_certain = bool(_CERTAIN.fullmatch(_middle(copy.path.name, sidecar)))
    return same_file or same_text or (is_certain and bool(known.name) and known.name == transcript.name)
