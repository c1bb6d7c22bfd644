"""`earmark convert`: transcripts in another format, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from earmark import exporters
from earmark.commands import conversion
from earmark.commands.conversion import Task
from earmark.commands.terminal import HelpFormatter, ProgressLine
from earmark.errors import UserError
from earmark.exporters import WRITERS, Writer
from earmark.importers import kinds_in_words
from earmark.importers.reading import Reading

if TYPE_CHECKING:
    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_EXAMPLES = """\
examples:
  earmark convert episode.pdf --to json                 print it
  earmark convert episode.pdf -o episode.vtt            the name tells the format
  earmark convert *.pdf *.srt --to md -o notes/         each as notes/NAME.md
  earmark convert season1/ --to html -o pages/          the best transcript of each episode in a folder
  earmark convert episode.vtt --to podcast-json -o -    print it, as without -o

exit status: 0 all done; 1 some could not be converted, each is named with the reason; 2 wrong usage
"""


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    written = "\n".join(f"  {writer.name:14}{writer.words}" for writer in WRITERS)
    parser = commands.add_parser(
        "convert",
        help="write transcripts in another format",
        description=f"Read {kinds_in_words()}, and write them as:\n\n{written}",
        epilog=_EXAMPLES,
        formatter_class=HelpFormatter,
    )
    parser.add_argument(
        "transcripts", type=Path, nargs="+", metavar="TRANSCRIPT", help="a file, or a folder of them"
    )
    parser.add_argument(
        "--to",
        choices=[writer.name for writer in WRITERS],
        metavar="FORMAT",
        help="one of those above; can be left out where the name of FILE tells it",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE|FOLDER/",
        help="write into this file, or each into this folder under its own name; - prints, as without -o",
    )
    parser.add_argument(
        "--original",
        action="store_true",
        help="as the file has it, without the corrections that you made in the window",
    )
    parser.set_defaults(refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Convert the transcripts. Return 0, or 1 if some of several could not be converted.

    Raises:
        UserError: The only one cannot be read, or the result cannot be written.
        SystemExit: Wrong usage, with status 2.
    """
    writer = _writer(options)
    transcripts = conversion.transcripts(options.transcripts)
    several = len(transcripts) > 1
    if several and not conversion.is_folder(options.output):
        options.refuse("several transcripts need a folder: -o FOLDER/")
    todo = conversion.tasks(transcripts, options.output, writer.suffixes[0])
    work = _Work(writer, ProgressLine(sys.stderr, len(todo)), original=options.original)
    try:
        if not several:
            work.convert(todo[0])
            return 0
        failed = [(task, error) for task in todo if (error := work.tried(task))]
    finally:
        work.line.clear()
    return _tell(failed, len(todo))


def _writer(options: argparse.Namespace) -> Writer:
    """Return the format that is asked for, by name or by the name of the file."""
    if options.to:
        return exporters.writer_named(options.to)
    writer = None if options.output is None else exporters.writer_for(Path(options.output))
    if writer is None:
        options.refuse(f"--to is needed: {', '.join(writer.name for writer in WRITERS)}")
        raise AssertionError("the parser refuses by ending the program")
    return writer


class _Work:
    """Converts one transcript after another."""

    def __init__(self, writer: Writer, line: ProgressLine, *, original: bool) -> None:
        self._writer, self.line, self._original = writer, line, original

    def tried(self, task: Task) -> UserError | None:
        """Convert one of several; return why it could not be done."""
        try:
            self.convert(task)
        except UserError as error:
            return error
        return None

    def convert(self, task: Task) -> None:
        self.line.begin(task.transcript.name)
        reading = Reading(task.transcript, partials=False)
        exporters.load(self._writer)  # while the transcript is read
        from earmark.exporters.writing import save
        from earmark.storage import shown

        episode = reading.result(self.line.report)
        if not self._original:
            episode, doubts = shown.as_shown(episode, task.transcript)
            self._say(task, doubts)
        data = exporters.written(episode, self._writer)
        if task.target is not None:
            save(task.target, data)
            return
        self.line.clear()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def _say(self, task: Task, doubts: Sequence[str]) -> None:
        for doubt in doubts:
            self.line.clear()
            print(f"“{task.transcript.name}”: {doubt}", file=sys.stderr)


def _tell(failed: list[tuple[Task, UserError]], count: int) -> int:
    if not failed:
        return 0
    print(f"{len(failed)} of {count} transcripts could not be converted:", file=sys.stderr)
    for task, error in failed:
        print(f"“{task.transcript.name}”: {error} {error.hint}".rstrip(), file=sys.stderr)
    return 1
