"""Makes damaged files by number, and reads them: the same number and seed give the same file."""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.fuzz.mutations import mutated
from tests.fuzz.seed_files import Seed

from earmark.errors import UserError
from earmark.importers import read_transcript
from earmark.model.episode import Episode

SLOW_S = 10.0
"""Of the processor: what else the machine does is not the file's fault."""


class Outcome(NamedTuple):
    """What came of one file; `trouble` is empty where all is well."""

    read: bool
    trouble: str = ""


def made(seed: int, number: int, seeds: Sequence[Seed]) -> Seed:
    return mutated(Random(f"{seed}/{number}"), seeds)


def tried(damaged: Seed, folder: Path) -> Outcome:
    """Read *damaged* as a file in *folder*."""
    path = folder / f"damaged{damaged.suffix}"
    path.write_bytes(damaged.data)
    began = time.process_time()
    try:
        trouble = _unsound(read_transcript(path))
        outcome = Outcome(True, trouble)
    except UserError as error:
        words = f"{error}{error.hint}"
        outcome = Outcome(False, "" if words.isprintable() else f"an error of several lines: {words!r}")
    except Exception:  # noqa: BLE001 - it is what is looked for
        outcome = Outcome(False, traceback.format_exc())
    finally:
        path.unlink()
    taken = time.process_time() - began
    return outcome if taken <= SLOW_S else Outcome(outcome.read, f"it took {taken:.0f} s\n{outcome.trouble}")


def _unsound(episode: Episode) -> str:
    """Return what is wrong with an episode that nobody should get to see."""
    if not episode.turns:
        return "an episode without turns"
    try:
        episode.text.encode()
    except UnicodeEncodeError:
        return "half a character in the text"
    for span in episode.spans:
        paragraph = span.paragraph
        if "\n" in paragraph.text or not paragraph.text.strip():
            return f"a paragraph of no or several lines: {paragraph.text[:80]!r}"
        for word in (*paragraph.words, *paragraph.cues):
            if not 0 <= word.start < word.end <= len(paragraph.text) or word.end_ms < word.start_ms:
                return f"{word} in a paragraph of {len(paragraph.text)} characters"
        if paragraph.start_ms is not None and paragraph.start_ms < 0:
            return f"a negative time: {paragraph.start_ms}"
    if any(turn.speaker is not None and turn.speaker >= len(episode.speakers) for turn in episode.turns):
        return "a turn of nobody that is known"
    return ""
