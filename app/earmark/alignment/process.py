"""What the listening process does: it tells when the words of a transcript are spoken in an audio file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from time import monotonic

import msgspec

from earmark.alignment.aligning import Listening, text_of
from earmark.alignment.hearing import HERTZ
from earmark.alignment.language import is_english
from earmark.alignment.listen import Order, Partial, Progress
from earmark.alignment.outcome import HeardWord
from earmark.alignment.pauses import by_pauses
from earmark.sound import Samples, open_sound

_TELL_EVERY_S = 0.3
_POLITE = 5
"""The player and the window go before."""


def work(request: bytes, tell: Callable[[object], None]) -> None:
    """Do the `Order` in *request*: tell `Progress` and `Partial` on the way, the `Outcome` at the end."""
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    order = msgspec.json.decode(request, type=Order)

    def sound(from_ms: int) -> Iterator[Samples]:
        with open_sound(order.audio) as file:
            yield from file.samples(HERTZ, from_ms)

    with open_sound(order.audio) as file:
        meter = _Meter(file.guess_ms, tell)
    if not is_english(word for words in order.paragraphs for word in words):
        tell(by_pauses(sound(0), order.paragraphs, order.stamps, meter.tell_progress))
        return
    listening = Listening(
        sound,
        text_of(order.paragraphs, order.stamps),
        told=meter.tell_words if order.in_parts else None,
        progress=meter.tell_progress,
    )
    if order.first_ms is not None:
        listening.around(order.first_ms)
    tell(listening.whole())


class _Meter:
    """Tells how far it is, now and then."""

    def __init__(self, guess_ms: int, tell: Callable[[object], None]) -> None:
        self._guess_ms, self._tell = guess_ms, tell
        self._begun_s = monotonic()
        self._told_s = 0.0

    def tell_words(self, words: list[HeardWord]) -> None:
        self._tell(Partial(words))

    def tell_progress(self, heard_ms: int, placed: int) -> None:
        now_s = monotonic()
        if now_s - self._told_s < _TELL_EVERY_S:
            return
        self._told_s = now_s
        total_ms = max(self._guess_ms, heard_ms)
        left_s = (now_s - self._begun_s) * (total_ms - heard_ms) / max(heard_ms, 1)
        self._tell(Progress(heard_ms, total_ms, placed, round(left_s)))
