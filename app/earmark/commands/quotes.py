"""`earmark quotes`: what was kept of all episodes, listed for people or for scripts."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from earmark.commands import choosing, quoting
from earmark.commands.terminal import HelpFormatter
from earmark.model.plain import plain_name

if TYPE_CHECKING:
    from earmark.library.finding import Run, Wanted
    from earmark.library.volumes import KeptCard, Volume

    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_EXAMPLES = """\
examples:
  earmark quotes                                all quotes of all episodes you opened, the newest first
  earmark quotes --search "mental model"        those with these words in quote, note, tags, names or title
  earmark quotes --tag check --color coral      those with this tag and this colour
  earmark quotes --show "Low Water" --json      those of one show, for other programs
  earmark quotes podcasts/ --sort episode       those of the transcripts in a folder

{meaning}

The JSON is a list of objects with what “earmark marks --json” tells of a quote, and transcript, title, \
show, number and created. Quotes are told as they were last kept: transcripts are not read.

exit status: 0 done; 1 it could not be done, the reason is said in words; 2 wrong usage
"""


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "quotes",
        help="list the quotes of all episodes",
        description="List the quotes that you kept of all episodes you opened, or of those in a folder.",
        epilog=_EXAMPLES.format(meaning=choosing.MEANING),
        formatter_class=HelpFormatter,
    )
    parser.add_argument(
        "paths", type=Path, nargs="*", metavar="FOLDER", help="only of the transcripts here; also transcripts"
    )
    parser.add_argument("--search", default="", metavar="WORDS", help="only quotes with all of these words")
    choosing.add_options(parser)
    parser.add_argument(
        "--show", action="append", default=[], metavar="SHOW", help="only quotes of this show"
    )
    parser.add_argument(
        "--sort",
        choices=("newest", "episode", "color"),
        default="newest",
        metavar="ORDER",
        help="newest (as without it), episode or color",
    )
    parser.add_argument("--json", action="store_true", help="as JSON, for other programs")


def run(options: argparse.Namespace) -> int:
    """List the quotes and return 0.

    Raises:
        UserError: A folder that is named is not there.
    """
    from earmark.library import shelf
    from earmark.library.finding import find, runs

    named = [path.absolute() for path in options.paths]
    volumes = shelf.Shelf().volumes(shelf.within(named) if named else None)
    cards = find(volumes, _wanted(options, volumes))
    if options.json:
        quoting.print_json([_record(card) for card in cards])
    elif cards:
        quoting.print_text("\n\n".join(map(_in_words, runs(cards))))
    _tell_troubles(volumes)
    if not cards:
        _say_why_none(volumes)
    return 0


def _wanted(options: argparse.Namespace, volumes: Sequence[Volume]) -> Wanted:
    """Return what *options* ask for; names in them are those that are known, whatever their case."""
    from earmark.library.finding import Order, Wanted, choices
    from earmark.model.filters import Filter

    known = choices(volumes)
    asked = Filter(
        options.search,
        frozenset(options.color),
        choosing.meant((tag.removeprefix("#") for tag in options.tag), _names(known.tags)),
        choosing.meant(options.speaker, _names(known.speakers)),
    )
    return Wanted(asked, choosing.meant(options.show, _names(known.shows)), Order(options.sort))


def _names(counted: Iterable[tuple[str, int]]) -> list[str]:
    return [name for name, _ in counted]


def _record(card: KeptCard) -> dict[str, Any]:
    return quoting.as_record(card) | {
        "id": card.highlight.id,
        "transcript": str(card.transcript),
        "title": card.episode.title,
        "show": card.episode.show,
        "number": card.episode.number,
        "created": card.highlight.created,
    }


def _in_words(run: Run) -> str:
    """Return the quotes of one episode under its name."""
    from earmark.library.telling import source

    episode = run.first.episode
    head = ", ".join(plain_name(words) for words in (episode.title, source(episode)) if words)
    return "\n".join([head, *(_line(card) for card in run.cards)])


def _line(card: KeptCard) -> str:
    mark = card.highlight
    about = (quoting.time(card), plain_name(quoting.speakers(card)), plain_name(mark.color))
    tags = "".join(f"  #{plain_name(tag)}" for tag in mark.tags)
    doubt = "" if mark.state == "placed" else f"[{quoting.STATES[mark.state]}] "
    note = f"\n      {plain_name(mark.note)}" if mark.note.strip() else ""
    head = "  ".join(part for part in about if part)
    return f"  {head}{tags}\n    {doubt}{quoting.words(card)}{note}"


def _tell_troubles(volumes: Iterable[Volume]) -> None:
    from earmark.library.telling import trouble_in_words

    for volume in volumes:
        if volume.trouble:
            quoting.tell(f"{volume.transcript}: {trouble_in_words(volume)}")


def _say_why_none(volumes: Iterable[Volume]) -> None:
    total = sum(len(volume.cards) for volume in volumes)
    if total:
        of = "1 quote passes" if total == 1 else f"{total} quotes pass"
        quoting.tell(f"None of {of} these options.")
    else:
        quoting.tell("No quotes were kept yet.")
