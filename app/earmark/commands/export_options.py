"""The options of `earmark export` that say what goes into the file, as the export dialog asks it."""

from __future__ import annotations

import argparse

from earmark.exporters.quotes.options import CITED, PARTS, Group, Options
from earmark.model.citation import Style

MEANING = """\
In groups, a quote with several tags or speakers stands under the first of them. What a citation needs \
and the transcript does not say (host, publisher, address) is asked for in the window, once for each show.\
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add them to a command."""
    parser.add_argument(
        "--group-by",
        choices=[group.value for group in Group],
        default=Group.TIME.value,
        help="put quotes together; else they stand in the order of time",
    )
    parser.add_argument(
        "--cite",
        choices=[style.value for style in CITED],
        help="name the episode at the end as this style does; in tables and JSON, with each quote",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        type=_parts,
        metavar="PARTS",
        help=f"leave out some of {', '.join(PARTS)}; several with commas",
    )
    parser.add_argument(
        "--whole-sentences", action="store_true", help="let quotes begin and end where sentences do"
    )


def options_of(given: argparse.Namespace) -> Options:
    """Return what was asked for."""
    return Options.without(
        (part for parts in given.without for part in parts),
        whole_sentences=given.whole_sentences,
        cite=Style(given.cite) if given.cite else None,
        group=Group(given.group_by),
    )


def _parts(text: str) -> list[str]:
    parts = [part.strip().lower() for part in text.split(",") if part.strip()]
    wrong = next((part for part in parts if part not in PARTS), None)
    if wrong is not None:
        raise argparse.ArgumentTypeError(f"“{wrong}” is none of {', '.join(PARTS)}")
    return parts
