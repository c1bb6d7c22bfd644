"""Words of a quote as HTML: on the ground of their marker, with those that differ marked."""

from __future__ import annotations

from html import escape

from earmark.gui.dialogs.lost.place_item import Ranges
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

NEW = "font-weight:600; text-decoration:underline"
"""How words look that the quote does not have,"""
GONE = "text-decoration:line-through"
"""and words of the quote that are not at the place."""


def lit(theme: Theme, words: str, color: str, ranges: Ranges, style: str) -> str:
    """Return *words* as HTML in the marker *color*, those in *ranges* in the *style*."""
    marker = theme.marker(color)
    out, at = [], 0
    for start, end in ranges:
        out.append(escape(words[at:start]))
        out.append(f"<span style='{style}'>{escape(words[start:end])}</span>")
        at = end
    out.append(escape(words[at:]))
    ground = f"background:{marker.solid.name()}; color:{marker.text.name()}"
    return f"<span style='{ground}'>{''.join(out)}</span>"


def around(theme: Theme, words: str) -> str:
    """Return what stands before or after a quote as HTML."""
    return f"<span style='color:{theme.color('text.secondary').name()}'>{escape(words)}</span>"


def small(theme: Theme, words: str, token: str = "text.tertiary", more: str = "") -> str:
    """Return *words* as HTML in the type of the interface; *more* is CSS."""
    style = f"font-family:{fonts.SANS}; font-size:12px; color:{theme.color(token).name()}; {more}"
    return f"<span style='{style}'>{escape(words)}</span>"
