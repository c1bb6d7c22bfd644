"""What is written to a terminal: how far the work is, and help."""

from __future__ import annotations

import argparse
import shutil
from time import monotonic
from typing import TextIO

from earmark.model import clock_text

_CELLS = 24
_EVERY_S = 0.1


class ProgressLine:
    """Drawn over itself again and again; nothing is written where *stream* is no terminal.

    Args:
        stream: Standard error, so that the results can go elsewhere.
        count: How many files there are.
    """

    def __init__(self, stream: TextIO, count: int) -> None:
        self._stream, self._count = stream, count
        self._is_shown = stream.isatty()
        self._number, self._name = 0, ""
        self._drawn_at = 0.0

    def begin(self, name: str) -> None:
        """Say that the next file, of that name, is being read."""
        self._number += 1
        self._name = "".join(c if c.isprintable() else "?" for c in name)
        self._draw(0, 0)

    def report(self, done: int, total: int) -> None:
        """Say how many pages or other parts of the present file are read; total 0 is not known."""
        if monotonic() - self._drawn_at >= _EVERY_S:
            self._draw(done, total)

    def clear(self) -> None:
        """Leave an empty line behind."""
        if self._is_shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _draw(self, done: int, total: int) -> None:
        if not self._is_shown:
            return
        self._drawn_at = monotonic()
        share = (self._number - 1 + (done / total if total else 0)) / max(1, self._count)
        filled = round(min(1.0, share) * _CELLS)
        files = f"{self._number} of {self._count}  " if self._count > 1 else ""
        parts = f", {done} of {total}" if total else ""
        line = f"[{'#' * filled}{'.' * (_CELLS - filled)}] {files}{self._name}{parts}"
        self._stream.write(f"\r{line[: shutil.get_terminal_size().columns - 1]}\x1b[K")
        self._stream.flush()


def clock_time(text: str) -> int:
    """Return the milliseconds of a time that was typed as an argument.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    time_ms = clock_text.parse(text)
    if time_ms is None:
        raise argparse.ArgumentTypeError(f"not a time: {text} (write it as 00:07:43)")
    return time_ms


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Keeps examples as they are written, and wraps the sentences between them to the terminal."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(_wrapped(line, width, indent) for line in text.splitlines())


def _wrapped(line: str, width: int, indent: str) -> str:
    if line.startswith(" ") or len(line) <= width:
        return f"{indent}{line}"
    from textwrap import fill  # only help needs it

    return fill(line, width, initial_indent=indent, subsequent_indent=indent)
