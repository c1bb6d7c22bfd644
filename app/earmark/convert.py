"""`earmark convert`: a transcript in another format, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from earmark.errors import UserError
from earmark.importers.reading import Reading
from earmark.progress import silent

if TYPE_CHECKING:
    from earmark.model.episode import Episode

    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

FORMATS = ("json", "txt")


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "convert",
        help="print a transcript as JSON or text",
        description="Print a transcript as JSON (turns, times, what was doubtful), or as plain text.",
    )
    parser.add_argument(
        "transcript", type=Path, metavar="TRANSCRIPT", help="a PDF, or text with speakers and times"
    )
    parser.add_argument("--to", choices=FORMATS, required=True, help="the format to print")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write into this file instead of printing"
    )


def run(options: argparse.Namespace) -> int:
    """Convert one transcript and return 0.

    Raises:
        UserError: It cannot be read, or the result cannot be written.
    """
    reading = Reading(options.transcript, partials=False)
    write = _writer(options.to)  # it loads while the transcript is read
    data = write(reading.result(silent)).encode()
    if options.output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    from earmark.storage.atomic import write_atomically

    try:
        write_atomically(options.output, data)
    except OSError as error:
        raise UserError(
            f"“{options.output.name}” could not be written.", str(error.strerror or error)
        ) from error
    return 0


def _writer(to: str) -> Callable[[Episode], str]:
    from earmark.exporters import episode_json, plain_text

    return {"json": episode_json.to_json, "txt": plain_text.to_text}[to]
