"""What the page of all quotes says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from earmark.library.finding import Order, Wanted
from earmark.model.cards import fold
from earmark.model.filters import Filter, explain

ORDER_NAMES = {Order.NEWEST: "Newest", Order.EPISODE: "By episode", Order.COLOR: "By color"}
NONE_YET = "No quotes yet"
NONE_YET_HINT = (
    "What you keep in any episode is listed here. Select words in a transcript, then press 1 to 5 or H."
)


def counted(count: int) -> str:
    """Return how many quotes there are, in words."""
    return "1 quote" if count == 1 else f"{count:,} quotes"


def hidden_sentence(wanted: Wanted, hidden: int, color_names: Mapping[str, str]) -> str:
    """Return the sentence for a list of which *wanted* hides *hidden* quotes."""
    return f"{hidden:,} {'is' if hidden == 1 else 'are'} hidden by {_reasons(wanted, color_names)}."


def _reasons(wanted: Wanted, color_names: Mapping[str, str]) -> str:
    shows = sorted(wanted.shows, key=fold)
    text = wanted.filter.text.strip()
    others = replace(wanted.filter, text="")
    reasons = [explain(others, color_names)] if not others.is_empty else []
    reasons += shows
    if text:
        reasons.append(explain(Filter(text), color_names))
    *before, last = reasons
    return f"{', '.join(before)} and {last}" if before else last
