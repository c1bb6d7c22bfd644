"""What the menus of the right mouse button offer to put right in the transcript."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from earmark.gui.mending.correcting import Correcting
from earmark.model import clock_text

_LONGEST = 40
"""Letters of the transcript's own words in a menu."""


def add_word_verbs(menu: QMenu, correcting: Correcting, offset: int, selected: str) -> None:
    """Offer what can be put right at the character *offset* (-1: none there), or in the words *selected*."""
    if selected.strip():
        words = "Fix this word…" if len(selected.split()) == 1 else "Fix these words…"
        menu.addAction(words).triggered.connect(correcting.fix_selection)
    elif offset >= 0:
        words = "I heard…" if correcting.unheard_at(offset) else "Fix this word…"
        menu.addAction(words).triggered.connect(partial(correcting.fix_word, offset))
    if offset < 0:
        return
    mark = correcting.corrected_at(offset)
    if mark is not None:
        menu.addAction(f"Put back “{_short(mark.was)}”").triggered.connect(partial(correcting.put_back, mark))
    menu.addAction("Split turn here").triggered.connect(partial(correcting.split, offset))


def add_turn_verbs(menu: QMenu, correcting: Correcting, turn: int) -> None:
    """Offer what can be put right about *turn*: who says it, when, and where it begins."""
    speakers = menu.addMenu("Change speaker")
    for number, speaker in enumerate(correcting.speakers):
        action = speakers.addAction(_plain(speaker.name))
        action.setCheckable(True)
        action.setChecked(number == correcting.speaker_of(turn))
        action.triggered.connect(partial(correcting.give_turn, turn, number))
    speakers.addSeparator()
    speakers.addAction("New name…").triggered.connect(partial(correcting.ask_speaker, turn))
    menu.addAction("Set time…").triggered.connect(partial(correcting.ask_time, turn))
    now_ms = correcting.now_ms
    if now_ms is not None:
        use_now = menu.addAction(f"Set time to {clock_text.stamp(now_ms)}, where the sound is")
        use_now.triggered.connect(partial(correcting.set_time, turn, now_ms))
    if turn:
        menu.addAction("Join with the turn before").triggered.connect(partial(correcting.join, turn))
    if correcting.is_turn_corrected(turn):
        menu.addAction("Put back as it was read").triggered.connect(partial(correcting.put_back_turn, turn))


def _short(words: str) -> str:
    return _plain(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")


def _plain(words: str) -> str:
    """Return *words* so that a menu takes no letter of them for a key."""
    return words.replace("&", "&&")
