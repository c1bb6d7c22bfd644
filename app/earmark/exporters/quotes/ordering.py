"""Quotes written by a process of their own: what it is asked for, what it tells, and our side of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from threading import Event
from typing import Any

import msgspec

from earmark.child import Child
from earmark.errors import Cancelled, UserError
from earmark.exporters.quotes.options import Options
from earmark.exporters.quotes.row import Row, Source
from earmark.exporters.wording import sound
from earmark.limits import Limits
from earmark.model.annotations import Annotations
from earmark.model.cited_work import Work
from earmark.model.episode import Episode
from earmark.model.references import Run
from earmark.progress import Report

FAILURE = "The quotes could not be exported."
_LIMITS = Limits(cpu_s=600, silence_s=120, total_s=0)


class Order(msgspec.Struct):
    """What to write.

    `ids` names the quotes, `clips` the sound files of some of them. `before`
    is what the file holds already, for a format that updates it. With
    `shown` over 0, the first so many quotes are told as they look, before
    the file is made.
    """

    episode: Episode
    annotations: Annotations
    ids: list[str]
    format: str
    options: Options
    work: Work
    source_link: str = ""
    name: str = ""
    color_names: dict[str, str] = msgspec.field(default_factory=dict)
    duration_ms: int = 0
    clips: dict[str, str] = msgspec.field(default_factory=dict)
    before: bytes | None = None
    shown: int = 0


class Legend(msgspec.Struct, frozen=True):
    """A colour that is used, what it is called, and in how many quotes."""

    color: str
    name: str
    uses: int


class ShownGroup(msgspec.Struct, frozen=True):
    """Quotes under one heading; `name` is empty where there is none."""

    name: str
    rows: tuple[Row, ...]


class Look(msgspec.Struct, frozen=True, tag="look"):
    """What a page of the export looks like; `more` quotes follow that are not shown.

    `palettes` are the numbers of the speakers' colours by their names.
    """

    source: Source
    legend: tuple[Legend, ...]
    groups: tuple[ShownGroup, ...]
    citation: tuple[Run, ...]
    palettes: dict[str, int]
    more: int = 0


class Done(msgspec.Struct, frozen=True, tag="done"):
    """The file."""

    data: bytes
    count: int


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """How many quotes are written, of how many."""

    done: int
    total: int


ORDERS = msgspec.json.Decoder(Order)
_TOLD: msgspec.json.Decoder[Look | Done | Progress] = msgspec.json.Decoder(Look | Done | Progress)


class Writing:
    """One run of that process. Call it in a thread that may wait; `cancel` it from any other.

    Args:
        order: What to write.
        show: Called with the `Look`, if one was ordered.
    """

    def __init__(self, order: Order, show: Callable[[Look], None] | None = None) -> None:
        self._order, self._show = order, show
        self._stop = Event()
        self._child: Child | None = None

    def __call__(self, report: Report) -> Done:
        """Return the file.

        Raises:
            UserError: The format cannot hold these quotes, or the process failed.
            Cancelled: `cancel` was called, or *report* raised it.
        """
        report(0, 0)
        module = "earmark.exporters.quotes.writing_process"
        self._child = child = Child(module, _sendable(self._order), failure=FAILURE, limits=_LIMITS)
        if self._stop.is_set():
            child.cancel()
        with closing(child.messages()) as messages:
            for message in messages:
                told = _TOLD.decode(message)
                if isinstance(told, Done):
                    return told
                if isinstance(told, Progress):
                    report(told.done, told.total)
                elif self._show is not None:
                    self._show(told)
        if self._stop.is_set():
            raise Cancelled
        raise UserError(FAILURE, "It ended without saying why.")

    def cancel(self) -> None:
        self._stop.set()
        if self._child is not None:
            self._child.cancel()


def _sendable(order: Order) -> Order | Any:
    """Return *order* without halves of characters, which no message can hold; they are seldom."""
    try:
        msgspec.json.encode(order)
    except UnicodeEncodeError:
        return _sound(msgspec.to_builtins(order, builtin_types=(bytes,)))
    return order


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, dict):
        return {sound(str(name)): _sound(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_sound(inner) for inner in value]
    return value
