"""`earmark mark`: keep a quote of a transcript, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from earmark.commands import quoting
from earmark.commands.passage_meant import passage_meant
from earmark.commands.terminal import HelpFormatter, clock_time
from earmark.model import edits, quotes
from earmark.model.annotations import COLORS, Annotations, Highlight
from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap

if TYPE_CHECKING:
    from earmark.model.edition import Edition

    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_EXAMPLES = """\
examples:
  earmark mark episode.pdf --quote "it's going to rain soon"
  earmark mark episode.pdf --quote "Absolutely." --near 00:07:43 --color coral
  earmark mark episode.pdf --quote "a predictive model" --tag definition --note "Compare chapter 2."

It prints the id of the quote. Capitals, accents, kinds of quotation marks, line breaks and changes of \
speaker do not count when the words are looked for. Where a passage is kept already, the tags and the note \
are added to that quote, and it gets the colour.

Quotes can be kept while the transcript is open in a window, and by several commands at once: none is lost.

exit status: 0 done; 1 it could not be done, the reason is said in words; 2 wrong usage
"""


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "mark",
        help="keep a quote of a transcript",
        description="Keep a passage of a transcript as a quote, as the window does.",
        epilog=_EXAMPLES,
        formatter_class=HelpFormatter,
    )
    parser.add_argument("transcript", type=Path, metavar="TRANSCRIPT", help="the file that the words are in")
    parser.add_argument("--quote", required=True, metavar="TEXT", help="the words to be kept")
    parser.add_argument(
        "--near",
        type=clock_time,
        metavar="TIME",
        help="of several places with these words, the one that begins nearest to this time, e.g. 00:07:43",
    )
    parser.add_argument(
        "--color",
        type=_color,
        metavar="COLOR",
        help=f"{', '.join(COLORS)}, or what you call one of them; {COLORS[0]} if left out",
    )
    parser.add_argument("--note", default="", metavar="TEXT", help="a note on it, in Markdown")
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="a tag; can be given several times"
    )
    parser.add_argument("--json", action="store_true", help="print the quote as `earmark marks --json` does")
    parser.set_defaults(refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Keep the quote and return 0.

    Raises:
        UserError: The transcript or its quotes cannot be read, the words are not in it or at several
            places, or the disk refuses.
        SystemExit: Wrong usage, with status 2.
    """
    if not options.quote.strip():
        options.refuse("--quote is empty")
    source = quoting.read(options.transcript)
    from earmark.storage.backups import Why
    from earmark.storage.rewriting import rewrite
    from earmark.storage.timestamps import utc_now

    now = utc_now()
    marking = _Marking(options, now)
    annotations = rewrite(source, marking.keep, Why.DAY, now)
    if options.json:
        only = Annotations(tuple(mark for mark in annotations.highlights if mark.id == marking.id))
        quoting.print_json(quoting.as_record(quoting.cards(marking.episode, only)[0]))
    else:
        quoting.print_text(marking.id)
    return 0


class _Marking:
    """The verb; after it, `id` is that of the quote, and `episode` what it was found in."""

    def __init__(self, options: argparse.Namespace, now: str) -> None:
        self._options, self._now = options, now
        self.id = ""
        self.episode = Episode()

    def keep(self, edition: Edition, annotations: Annotations) -> Annotations:
        """Add the quote; where its passage is kept already, add to that one what was given."""
        self.episode = edition.episode
        made = self._make(edition.episode)
        same = edits.kept_at(annotations, made.start, made.end)
        if same is None:
            self.id = made.id
            return edits.keep(annotations, made)
        self.id = same.id
        return self._added(annotations, same)

    def _make(self, episode: Episode) -> Highlight:
        options = self._options
        start, end = passage_meant(episode, options.quote, options.near)
        made = quotes.make(
            *(episode, TimeMap(episode), start, end, options.color or COLORS[0]),
            now=self._now,
            note=options.note,
            tags=options.tag,
        )
        assert made is not None, "a passage that was found has words"
        return made

    def _added(self, annotations: Annotations, same: Highlight) -> Annotations:
        options, now = self._options, self._now
        after = edits.set_tags(annotations, same.id, (*same.tags, *options.tag), now)
        if options.color:
            after = edits.recolor(after, same.id, options.color, now)
        if options.note not in same.note:
            note = f"{same.note}\n\n{options.note}" if same.note.strip() else options.note
            after = edits.set_note(after, same.id, note, now)
        return after


def _color(text: str) -> str:
    """Return the colour that *text* names, by its own name or by the reader's."""
    from earmark.model.cards import fold
    from earmark.storage import color_names

    meant = fold(text.strip())
    names = color_names.read()
    for color in COLORS:
        if meant in (color, fold(names[color])):
            return color
    raise argparse.ArgumentTypeError(f"not a colour: {text} (choose from {', '.join(COLORS)})")
