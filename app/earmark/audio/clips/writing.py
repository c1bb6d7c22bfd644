"""Has clips made by a process of its own, and puts each in its place when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from earmark.audio.clips import Clip, Kind
from earmark.child import Child
from earmark.errors import UNPLAYABLE, UserError
from earmark.limits import Limits
from earmark.progress import Report
from earmark.storage.atomic import replacing

FAILURE = "The clip could not be written."
_LIMITS = Limits(cpu_s=0, silence_s=30, total_s=0)
"""Many clips may take their time, as long as more of them comes."""


class Request(msgspec.Struct):
    """What to cut: paths as the system spells them, and the name of a kind."""

    audio: bytes
    folder: bytes
    kind: str
    clips: list[Clip]


class Told(msgspec.Struct):
    """How many ms are cut, and the number of a clip that has become whole with it."""

    done_ms: int
    made: int | None = None


REQUESTS = msgspec.json.Decoder(Request)
_TOLD = msgspec.json.Decoder(Told)


def write(wanted: Sequence[tuple[Clip, Path]], audio: Path, kind: Kind, report: Report) -> None:
    """Write each clip as the file beside it; see `write_clips`, which says what is raised."""
    total_ms = sum(clip.end_ms - clip.start_ms for clip, _ in wanted)
    report(0, total_ms)
    if not wanted:
        return
    _check(audio, [target for _, target in wanted])
    with _workshop() as folder:
        request = Request(os.fsencode(audio), os.fsencode(folder), kind.name, [clip for clip, _ in wanted])
        child = Child("earmark.audio.clips.cutting", request, failure=FAILURE, limits=_LIMITS)
        with closing(child.messages()) as messages:
            for message in messages:
                told = _TOLD.decode(message)
                if told.made is not None:
                    _put(Path(folder, str(told.made)), wanted[told.made][1])
                report(min(told.done_ms, total_ms), total_ms)


def _check(audio: Path, targets: Sequence[Path]) -> None:
    """Check that *audio* is there and none of *targets*.

    Raises:
        UserError: It is not there, or one of them.
    """
    try:
        if not audio.is_file():
            raise UserError("Audio file not found.", f"{audio.name} was moved or renamed.")
    except OSError as error:
        raise UserError(UNPLAYABLE, str(error.strerror or error)) from error
    for target in targets:
        with suppress(OSError):
            if target.samefile(audio):
                raise UserError(
                    f"“{target.name}” is the audio itself.", "Give the clip another name or folder."
                )


def _workshop() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="earmark-clips-")
    except OSError as error:
        raise UserError(FAILURE, str(error.strerror or error)) from error


def _put(made: Path, target: Path) -> None:
    """Move the file *made* to *target*, all or nothing.

    Raises:
        UserError: The disk refused.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with made.open("rb") as whole, replacing(target) as file:
            shutil.copyfileobj(whole, file)
        made.unlink()
    except OSError as error:
        raise UserError(f"“{target.name}” could not be written.", str(error.strerror or error)) from error
