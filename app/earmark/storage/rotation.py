"""Which backups are kept: of each late day of work the last one, and one a month for longer."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import NamedTuple

DAYS = 10
"""So many days are kept; days without work do not count."""

MONTHS = 24
BEFORES = 10
"""So many are kept of those that were made before something was done to the file."""


class Generation(NamedTuple):
    """When a backup was made; and whether that was before something was done, not after a day of work."""

    when: datetime
    is_before: bool = False


def to_keep(generations: Iterable[Generation]) -> frozenset[Generation]:
    """Return those to be kept: never none where there are any.

    All times are in one time zone, that of the days that are meant.
    """
    late_first = sorted(set(generations), reverse=True)
    usual = [one for one in late_first if not one.is_before]
    befores = [one for one in late_first if one.is_before]
    days = _last_of_each((one.when.date(), one) for one in usual)[:DAYS]
    months = _last_of_each(((one.when.year, one.when.month), one) for one in usual)[:MONTHS]
    return frozenset([*days, *months, *befores[:BEFORES]])


def _last_of_each(late_first: Iterable[tuple[Hashable, Generation]]) -> list[Generation]:
    last: dict[Hashable, Generation] = {}
    for period, one in late_first:
        last.setdefault(period, one)
    return list(last.values())
