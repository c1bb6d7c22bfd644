"""Listening, as the program asks for it: a child process of its own, which tells how far it is.

Cheap to import: the model is loaded in the child only.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from earmark.alignment.outcome import HeardWord, Outcome
from earmark.child import Child
from earmark.errors import UserError
from earmark.limits import Limits

_FAILURE = "Listening to this audio failed."
_LIMITS = Limits(memory_bytes=6_000_000_000, cpu_s=0, silence_s=120, total_s=0)
"""Memory is counted as it is reserved: the model's runtime reserves far more than it uses."""


class Order(msgspec.Struct, frozen=True):
    """What the child is asked for.

    `paragraphs` are the words of each paragraph, `stamps` its time in ms,
    `first_ms` the place that is wanted first; `in_parts` asks for what is
    placed on the way.
    """

    audio: bytes
    paragraphs: list[list[str]]
    stamps: list[int | None]
    first_ms: int | None
    in_parts: bool


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """How far it is: `placed` words; `left_s` is a guess from the speed so far."""

    heard_ms: int
    total_ms: int
    placed: int
    left_s: int


class Partial(msgspec.Struct, frozen=True, tag="words"):
    """What is known of all words by now."""

    words: list[HeardWord]


def listen(
    audio: Path,
    paragraphs: Sequence[Sequence[str]],
    stamps: Sequence[int | None],
    *,
    first_ms: int | None = None,
    report: Callable[[Progress], None],
    partial: Callable[[list[HeardWord]], None] | None = None,
) -> Outcome:
    """Return when the words of *paragraphs* are spoken in *audio*; it takes about 0.5 s a minute.

    Args:
        audio: The audio file.
        paragraphs: The words of each paragraph, split at white space.
        stamps: The time of each paragraph in ms, None where it has none.
        first_ms: The place in the audio that is wanted first.
        report: Called a few times a second, on this thread; may raise `Cancelled`.
        partial: Called with what is placed so far, on this thread. Without it, a fifth less work is done.

    Raises:
        UserError: The audio cannot be decoded, nobody speaks, or something else is said than is written.
        Cancelled: *report* said so; nothing is left running.
    """
    texts = [list(words) for words in paragraphs]
    order = Order(os.fsencode(audio), texts, list(stamps), first_ms, partial is not None)
    child = Child("earmark.alignment.process", order, failure=_FAILURE, limits=_LIMITS)
    with closing(child.messages()) as messages:
        for message in messages:
            said = _MESSAGES.decode(message)
            if isinstance(said, Outcome):
                return said
            if isinstance(said, Progress):
                report(said)
            elif partial is not None:
                partial(said.words)
    raise UserError(_FAILURE, "It ended without saying why.")


_MESSAGES = msgspec.json.Decoder(Progress | Partial | Outcome)
