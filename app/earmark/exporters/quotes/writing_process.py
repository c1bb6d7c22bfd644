"""What the process does that writes quotes: it tells how they look, how far it is, and the file."""

from __future__ import annotations

from collections.abc import Callable

from earmark.exporters.quotes import quote_writer_named, quotes_written
from earmark.exporters.quotes.colors import speakers_places
from earmark.exporters.quotes.ordering import ORDERS, Done, Legend, Look, Order, Progress, ShownGroup
from earmark.exporters.quotes.rows import Sheet, make_sheet

_STEP = 20
"""Quotes between two reports."""


def work(request: bytes, tell: Callable[[object], None]) -> None:
    """Write what *request* orders."""
    order = ORDERS.decode(request)
    sheet = _sheet(order)
    if order.shown:
        tell(_look(sheet, order.shown))

    def report(done: int, total: int) -> None:
        if done % _STEP == 0:
            tell(Progress(done, total))

    data = quotes_written(sheet, quote_writer_named(order.format), order.before, report)
    tell(Done(data, len(sheet.rows)))


def _sheet(order: Order) -> Sheet:
    return make_sheet(
        order.episode,
        order.annotations,
        link=order.source_link,
        name=order.name,
        color_names=order.color_names,
        ids=frozenset(order.ids),
        options=order.options,
        work=order.work,
        duration_ms=order.duration_ms,
        clips=order.clips,
    )


def _look(sheet: Sheet, most: int) -> Look:
    rows = sheet.rows
    legend = (Legend(c, sheet.color_name(c), sum(row.color == c for row in rows)) for c in sheet.colors)
    groups: list[ShownGroup] = []
    left = most
    for group in sheet.groups:
        if left > 0:
            groups.append(ShownGroup(group.name, group.rows[:left]))
            left -= len(group.rows)
    return Look(
        source=sheet.source,
        legend=tuple(legend),
        groups=tuple(groups),
        citation=sheet.citation,
        palettes=speakers_places(sheet.episode),
        more=max(0, len(rows) - most),
    )
