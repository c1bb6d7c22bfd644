"""What the cutting process does: it makes a file of each clip, in a folder of the program that started it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import IO

from earmark.audio.clips import Clip, Kind, kind_named
from earmark.audio.clips.packing import Packer, faded
from earmark.audio.clips.reading import Piece, Reader
from earmark.audio.clips.tagging import tag
from earmark.audio.clips.writing import FAILURE, REQUESTS, Told
from earmark.errors import UserError
from earmark.model.clock_text import stamp
from earmark.sound import open_stream

_TELL_EVERY_S = 0.2
_SLACK_MS = 250
"""How much earlier than its words audio may end: files of the same sound differ by a few frames."""


def work(request: bytes, tell: Callable[[object], None]) -> None:
    """Make a file of each clip, named by its number, and tell how far it is and which are whole."""
    order = REQUESTS.decode(request)
    audio, folder = Path(os.fsdecode(order.audio)), Path(os.fsdecode(order.folder))
    progress = _Progress(tell)
    with open_stream(order.audio) as opened:
        reader = Reader(*opened)
        for number, clip in enumerate(order.clips):
            try:
                with (folder / str(number)).open("w+b") as file:
                    _make(file, kind_named(order.kind), clip, progress.counted(_heard(reader, clip, audio)))
            except OSError as error:
                raise UserError(FAILURE, str(error.strerror or error)) from error
            progress.say(number)


class _Progress:
    """Tells how many ms are cut, a few times a second."""

    def __init__(self, tell: Callable[[object], None]) -> None:
        self._tell = tell
        self._told_s = monotonic()
        self._done_s = 0.0

    def counted(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            yield piece
            self._done_s += piece.samples.shape[1] / piece.hertz
            if monotonic() - self._told_s >= _TELL_EVERY_S:
                self.say()

    def say(self, made: int | None = None) -> None:
        self._told_s = monotonic()
        self._tell(Told(round(self._done_s * 1000), made))


def _heard(reader: Reader, clip: Clip, audio: Path) -> Iterator[Piece]:
    """Yield the sound of *clip*.

    Raises:
        UserError: The audio is over before the words are.
    """
    heard_s = 0.0
    for piece in reader.pieces(clip.start_ms, clip.end_ms):
        heard_s += piece.samples.shape[1] / piece.hertz
        yield piece
    if not heard_s or clip.start_ms + heard_s * 1000 < clip.needed_ms - _SLACK_MS:
        raise UserError(
            f"“{audio.name}” ends before the quote at {stamp(clip.start_ms)}.",
            "It may be the audio of another episode.",
        )


def _make(file: IO[bytes], kind: Kind, clip: Clip, pieces: Iterator[Piece]) -> None:
    packer: Packer | None = None
    for piece in faded(pieces):
        if packer is None:
            packer = Packer(file, kind, clip, piece)
        packer.add(piece)
    if packer is not None:
        packer.close()
        tag(file, kind, clip)
