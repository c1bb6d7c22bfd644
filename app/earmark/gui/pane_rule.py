"""Which side panes stand beside the transcript in a window of some width."""

from __future__ import annotations

from earmark.gui.look.theme import tokens

_BREAKPOINT = tokens()["size"]["breakpoint"]
THREE_PANES: int = _BREAKPOINT["threePanes"]
BESIDE: int = _BREAKPOINT["gutter"]
"""Under this width no pane stands beside the transcript: an opened one floats over it."""
COMPACT_HEIGHT: int = _BREAKPOINT["compactHeight"]
"""Under this height the timeline is low."""


def standing(width: int, wants: tuple[bool, bool]) -> tuple[bool, bool]:
    """Return whether the left and the right pane stand, if the reader *wants* them."""
    left, right = wants
    if width < BESIDE:
        return False, False
    return left and not (right and width < THREE_PANES), right
