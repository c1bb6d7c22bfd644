"""What a reader put right in a transcript.

All places are half-open ranges of code points in the text of the *original*
episode, as it was imported; that never changes. Values here never change in
place either, so undo is keeping the old one. Which episode they make is told
by `edition`, how they are made by `correcting`, how they are found again in
a changed file by `corrections_placing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from earmark.model.annotations import TextQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One correction.

    `created` and `modified` are UTC times in ISO 8601 with a final Z. They
    and the id say who did what when, and nothing about the state: two
    corrections that do the same are equal. `extra` holds fields that a newer
    or another program wrote, to be written back untouched.
    """

    id: str = field(default="", compare=False)
    created: str = field(default="", compare=False)
    modified: str = field(default="", compare=False)
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Entry):
    """A correction at a place of the text.

    `quote` holds the words that stand there, with what is around them: by it
    the place is found again when the file changed. `placed` is False where
    it was not found for sure: such a correction is kept and not applied.
    """

    start: int
    quote: TextQuote
    placed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange(Placed):
    """Other words: `now` instead of `text[start:end]`, which is `quote.exact`; within one paragraph."""

    end: int
    now: str

    @property
    def was(self) -> str:
        return self.quote.exact


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnStart(Placed):
    """At `start` a turn of `speaker` begins (None: of nobody who is named), or none does (`joined`).

    `speaker` is a key: the speaker's name in the original, or a name of its
    own for somebody who is not in there.
    """

    speaker: str | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeChange(Placed):
    """The paragraph that begins at `start` is spoken at `start_ms`; None: it has no time."""

    start_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerChange(Entry):
    """What is different about the speaker whose key is `of`; None where it is as in the original.

    `into` is the key of the speaker that this one is the same as.
    """

    of: str
    name: str | None = None
    palette: int | None = None
    role: str | None = None
    into: str | None = None

    @property
    def is_nothing(self) -> bool:
        return self.name is None and self.palette is None and self.role is None and self.into is None


AnyChange = TextChange | TurnStart | TimeChange | SpeakerChange


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of one episode, in reading order.

    `superseded` are corrections that gave way to newer ones of the same
    place, made by another program: kept, and not applied.
    """

    texts: tuple[TextChange, ...] = ()
    turns: tuple[TurnStart, ...] = ()
    times: tuple[TimeChange, ...] = ()
    speakers: tuple[SpeakerChange, ...] = ()
    superseded: tuple[AnyChange, ...] = ()

    @staticmethod
    def of(entries: Iterable[AnyChange], superseded: Iterable[AnyChange] = ()) -> Corrections:
        """Return *entries* in reading order, speakers by name."""
        sorts: dict[type, list[Any]] = {TextChange: [], TurnStart: [], TimeChange: [], SpeakerChange: []}
        for entry in entries:
            sorts[type(entry)].append(entry)
        return Corrections(
            tuple(sorted(sorts[TextChange], key=lambda e: (e.start, e.end, e.now, not e.placed))),
            tuple(sorted(sorts[TurnStart], key=lambda e: (e.start, e.joined, e.speaker or ""))),
            tuple(sorted(sorts[TimeChange], key=lambda e: (e.start, e.start_ms or 0))),
            tuple(sorted(sorts[SpeakerChange], key=lambda e: e.of)),
            tuple(superseded),
        )

    @property
    def entries(self) -> tuple[AnyChange, ...]:
        """All of them but the superseded ones."""
        return (*self.texts, *self.turns, *self.times, *self.speakers)

    @property
    def unplaced(self) -> tuple[Placed, ...]:
        """Those whose place in the transcript was not found for sure."""
        return tuple(e for e in (*self.texts, *self.turns, *self.times) if not e.placed)

    def __bool__(self) -> bool:
        """Whether there is anything to apply."""
        return bool(self.speakers) or any(e.placed for e in (*self.texts, *self.turns, *self.times))
