"""Fields that a newer or another program wrote: taken out of a document and put back in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def unknown_in(raw: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of *raw* that *known* has not, also inside of objects that both have."""
    unknown: dict[str, Any] = {}
    for name, value in raw.items():
        if name not in known:
            unknown[name] = value
        elif isinstance(value, dict) and isinstance(known[name], dict):
            unknown |= {name: inner} if (inner := unknown_in(value, known[name])) else {}
    return unknown


def with_extra(known: dict[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Put the fields that `unknown_in` took out back in; a known field always wins."""
    if not extra:
        return known
    whole = known.copy()
    for name, value in extra.items():
        if name not in known:
            whole[name] = value
        elif isinstance(value, dict) and isinstance(known[name], dict):
            whole[name] = with_extra(known[name], value)
    return whole
