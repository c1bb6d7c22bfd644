"""`earmark align`: when each word of a transcript is spoken, found by listening, without a window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from earmark.alignment.listen import Progress, listen
from earmark.commands.terminal import HelpFormatter, ProgressLine
from earmark.errors import UserError
from earmark.model import clock_text

if TYPE_CHECKING:
    from earmark.alignment.outcome import Outcome, Segment, Stretch
    from earmark.model.edition import Edition
    from earmark.model.episode import Episode
    from earmark.storage.rewriting import Source

    # The only name that argparse has for what `add_subparsers` returns.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

_EXAMPLES = """\
examples:
  earmark align episode.pdf episode.mp3              how much of the text was heard, and where
  earmark align episode.pdf episode.mp3 --json       the time of every word
  earmark align episode.pdf episode.mp3 --json -o words.json

The result is kept in the file of your quotes (episode.pdf.earmark.json), so that the episode is followed \
word by word with this audio, and clips and exports have its times; the audio is linked if none is yet. \
With --no-save nothing is kept.

The JSON holds, in milliseconds: duration_ms; segments, parts of the transcript's time through which \
the audio is later by shift_ms; not_in_transcript, parts of the audio that are not written; not_in_audio, \
words from_word up to to_word of a paragraph that are not spoken (the first is 0, to_word is the one behind \
the last); wrong_stamps, paragraphs whose time cannot be right; words, in reading order, split at white \
space: start_ms is null for a word that is not spoken or was not found, confidence goes from 0 to 1.

Words are heard in English. In other languages the times of the paragraphs are moved to pauses, and \
estimated is true.

exit status: 0 done; 1 it could not be done, the reason is said in words; 2 wrong usage
"""


def add_parser(commands: Commands) -> None:
    """Add the command to those of the program."""
    parser = commands.add_parser(
        "align",
        help="find out when each word is spoken",
        description="Listen to the audio of a transcript, and find when each word of it is spoken.",
        epilog=_EXAMPLES,
        formatter_class=HelpFormatter,
    )
    parser.add_argument("transcript", type=Path, metavar="TRANSCRIPT", help="what is said")
    parser.add_argument("audio", type=Path, metavar="AUDIO", help="the sound of it")
    parser.add_argument("--json", action="store_true", help="write the time of every word as JSON")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write into this file")
    parser.add_argument(
        "--no-save", dest="save", action="store_false", help="do not keep the result beside the transcript"
    )


def run(options: argparse.Namespace) -> int:
    """Listen to one audio file and return 0.

    Raises:
        UserError: The transcript or the audio cannot be read, they are not of the same episode,
            or the file cannot be written.
    """
    from earmark.commands import quoting

    source = quoting.read(options.transcript)
    edition, _ = quoting.shown(source)
    outcome = _heard(edition.episode, options.audio)
    if options.save:
        _keep(source, edition, options.audio, outcome)
    text = _as_json(outcome) if options.json else _in_words(outcome)
    if options.output is None:
        print(text)
    else:
        from earmark.exporters.writing import save

        save(options.output, f"{text}\n".encode())
    return 0


def _heard(episode: Episode, audio: Path) -> Outcome:
    line = ProgressLine(sys.stderr, 1)
    line.begin(audio.name)

    def report(progress: Progress) -> None:
        line.report(progress.heard_ms // 1000, progress.total_ms // 1000)

    try:
        return listen(
            audio,
            [span.paragraph.text.split() for span in episode.spans],
            [span.paragraph.start_ms for span in episode.spans],
            report=report,
        )
    finally:
        line.clear()


def _keep(source: Source, edition: Edition, audio: Path, outcome: Outcome) -> None:
    """Keep *outcome*, found for the text of *edition*; where that cannot be, say so."""
    from earmark.alignment.findings import found_of, heard_of
    from earmark.commands import quoting
    from earmark.storage import syncs
    from earmark.storage.timestamps import utc_now

    now = utc_now()
    try:
        syncs.keep(source, audio, found_of(outcome, edition, now), heard_of(outcome.words, edition), now)
    except UserError as error:
        quoting.tell(f"The result is not kept. {error} {error.hint}".rstrip())


def _as_json(outcome: Outcome) -> str:
    import msgspec

    written = msgspec.to_builtins(outcome)
    del written["type"]
    return msgspec.json.format(msgspec.json.encode(written), indent=1).decode()


def _in_words(outcome: Outcome) -> str:
    placed = sum(word.start_ms is not None for word in outcome.words)
    how = "estimated from pauses" if outcome.estimated else "heard"
    lines = [f"{placed} of {len(outcome.words)} words {how} in {clock_text.length(outcome.duration_ms)}."]
    lines += map(_segment_in_words, outcome.segments)
    lines += map(_stretch_in_words, outcome.not_in_transcript)
    missing = sum(gap.to_word - gap.from_word for gap in outcome.not_in_audio)
    if missing:
        lines.append(f"{missing} words of the transcript are not in the audio.")
    lines += [
        f"The time {clock_text.stamp(wrong.stamp_ms)} cannot be right: the line is spoken at "
        f"{clock_text.stamp(wrong.heard_ms)}."
        for wrong in outcome.wrong_stamps
    ]
    return "\n".join(lines)


def _segment_in_words(segment: Segment) -> str:
    later = "later" if segment.shift_ms >= 0 else "earlier"
    times = f"{clock_text.stamp(segment.from_ms)} to {clock_text.stamp(segment.to_ms)}"
    return f"{times}: the audio is {abs(segment.shift_ms) / 1000:.2f} s {later}."


def _stretch_in_words(stretch: Stretch) -> str:
    seconds = round((stretch.to_ms - stretch.from_ms) / 1000)
    return f"{seconds} s at {clock_text.stamp(stretch.from_ms)} of the audio are not in the transcript."
