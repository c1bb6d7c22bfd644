"""Keeping what is heard: the sentence that sounds, without selecting it and without stopping."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from earmark.gui.at_hand import STILL_S, AtHand
from earmark.model import edits, quotes
from earmark.model.annotations import Highlight

AGAIN_S = 2.0
"""Keeping by ear twice within this time adds the sentence before."""


class ByEar:
    """Keeps sentences by ear, on what is at hand.

    Args:
        at_hand: What it works on.
        name_of: What the reader calls a colour.
    """

    def __init__(self, at_hand: AtHand, name_of: Callable[[str], str]) -> None:
        self._at_hand = at_hand
        self._name_of = name_of
        self._last = ("", 0.0)  # what was kept, and when

    def keep(self, color: str) -> None:
        """Keep the sentence that sounds; a moment later, the one before it as well."""
        if self._at_hand.now_ms is None:
            self._at_hand.tell("Select words first, or play the audio")
        elif not self._add_sentence_before():
            self._keep_sentence(color)

    def kept_now(self, color: str) -> Highlight | None:
        """Return what was kept by ear just now, else the sentence that sounds, kept; None in silence."""
        last = self._kept_within(STILL_S)
        if last is None and self._at_hand.now_ms is not None and self._at_hand.is_playing:
            self._keep_sentence(color)
            last = self._kept_within(STILL_S)
        return last

    def _keep_sentence(self, color: str) -> None:
        at_hand = self._at_hand
        if at_hand.session is None or at_hand.time_map is None or at_hand.now_ms is None:
            return
        heard = quotes.sentence_at(at_hand.session.episode, at_hand.time_map, at_hand.now_ms)
        made = at_hand.make(*heard, color) if heard else None
        if made is None:
            return
        name = self._name_of(color)
        if at_hand.edit(f"Keep in {name}", edits.keep(at_hand.annotations, made)):
            kept = edits.kept_at(at_hand.annotations, made.start, made.end)
            self._last = (kept.id if kept else "", monotonic())
            at_hand.tell(f"Kept in {name}", undo=True)

    def _add_sentence_before(self) -> bool:
        """Make the quote just kept by ear longer, if that was a moment ago."""
        at_hand, last = self._at_hand, self._kept_within(AGAIN_S)
        if at_hand.session is None or last is None:
            return False
        before = quotes.sentence_before(at_hand.session.episode, last.start)
        longer = at_hand.make(before[0], last.end, last.color) if before else None
        if longer is None:
            return False
        if at_hand.edit("Keep the sentence before", edits.move(at_hand.annotations, last.id, longer)):
            self._last = (last.id, monotonic())
            at_hand.tell("Sentence before added", undo=True)
        return True

    def _kept_within(self, seconds: float) -> Highlight | None:
        highlight_id, at = self._last
        return self._at_hand.get(highlight_id) if monotonic() - at <= seconds else None
