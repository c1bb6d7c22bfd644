"""The command line: `earmark [open] ...` opens the window, the other commands never load Qt."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from earmark import __version__
from earmark.errors import UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status: 0, 1 (said in words on stderr) or 2 (usage)."""
    parser = argparse.ArgumentParser(prog="earmark", description=__doc__)
    parser.add_argument("--version", action="version", version=f"Earmark {__version__}")
    parser.add_argument("transcript", type=Path, nargs="?")
    parser.parse_args(arguments)
    return 0


def say_error(error: UserError) -> None:
    print(str(error), error.hint, sep="\n", file=sys.stderr)
