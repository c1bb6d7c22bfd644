"""`earmark import`: quotes of other programs, computers and transcripts taken in, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from earmark.commands import quoting
from earmark.commands.terminal import HelpFormatter
from earmark.importers.annotations import QUOTE_READERS
from earmark.model.annotations import Annotations
from earmark.model.taking_in import TakenIn, take_in

if TYPE_CHECKING:
    from earmark.importers.annotations.found import Found
    from earmark.model.edition import Edition

    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_EXAMPLES = """\
examples:
  earmark import episode.pdf notes.jsonld
  earmark import episode.pdf episode.vtt.earmark.json       the quotes of another transcript of it
  earmark import episode.pdf hypothesis.json --dry-run      only tell what would come

Each quote is looked for in the transcript: it is placed where there is no doubt, needs a look where its \
place is only likely, and is kept without a place where nothing is like it. Notes, tags and colours come too.

Importing again adds nothing twice. A quote that was changed in both stays once if the newer version holds \
all of the older one; else both versions are kept. Nothing is deleted, and corrections do not come along. \
Addresses in the files are never fetched.

exit status: 0 done; 1 it could not be done, the reason is said in words; 2 wrong usage
"""


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    kinds = ", ".join(reader.words for reader in QUOTE_READERS)
    parser = commands.add_parser(
        "import",
        help="take in quotes of another program, computer or transcript",
        description=f"Take in what was marked in another program, computer or transcript: {kinds}.",
        epilog=_EXAMPLES,
        formatter_class=HelpFormatter,
    )
    parser.add_argument("transcript", type=Path, metavar="TRANSCRIPT", help="the file that the quotes are of")
    parser.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="a file of quotes, or the transcript that it lies beside",
    )
    parser.add_argument("--dry-run", action="store_true", help="tell what would come, and write nothing")


def run(options: argparse.Namespace) -> int:
    """Import the quotes and return 0.

    Raises:
        UserError: A file or the transcript cannot be read, or the disk refuses. Nothing is written.
    """
    source = quoting.read(options.transcript)
    from earmark.importers.annotations import telling
    from earmark.importers.annotations.reading import read_files
    from earmark.progress import silent
    from earmark.storage.backups import Why
    from earmark.storage.rewriting import rewrite
    from earmark.storage.timestamps import utc_now

    files = [_quotes_of(path) for path in options.files]
    importing = _Importing(read_files(files, silent), utc_now())
    if options.dry_run:
        importing.take(*quoting.shown(source))
    else:
        rewrite(source, importing.take, Why.MERGE, importing.now)
    taken, passed_over = importing.taken, importing.passed_over
    quoting.print_text("\n".join([telling.counts(taken), *telling.remarks(taken, passed_over)]))
    return 0


def _quotes_of(path: Path) -> Path:
    """Return the sidecar of a transcript; what has none is a file of quotes itself."""
    from earmark.storage import places

    beside = places.sidecar_of(path)
    return beside if beside.exists() else path


class _Importing:
    """The verb; after it, `taken` and `passed_over` say what came of it."""

    def __init__(self, found: Found, now: str) -> None:
        self._found, self.now = found, now
        self.taken = TakenIn(Annotations())
        self.passed_over = 0

    def take(self, edition: Edition, annotations: Annotations) -> Annotations:
        from earmark.importers.annotations.putting import put_on

        marks, self.passed_over = put_on(self._found, edition)
        self.taken = take_in(annotations, marks, self.now)
        return self.taken.annotations
