"""A quote's card in words, for those who hear the screen."""

from __future__ import annotations

from earmark.gui.cards import note_text
from earmark.gui.cards.card_layout import SIGNS
from earmark.model.cards import Card

_HOUR, _MINUTE = 3600, 60
_FIRST_WORDS = 12
"""So many words of the line tell where a bookmark is."""


def card_sentence(card: Card, color_name: str) -> str:
    """Return all a card shows: "Claim. Ada Marsh, 52 seconds. The tide. Note: Check. Tags: sea."."""
    highlight = card.highlight
    sentences = [color_name]
    if highlight.state in SIGNS:
        sentences.append(SIGNS[highlight.state])
    said = [" and ".join(card.names)] if card.names else []
    if highlight.start_ms is not None:
        said.append(("about " if card.approximate else "") + spoken_time(highlight.start_ms))
    if said:
        sentences.append(", ".join(said))
    sentences.append(_capital(" ".join(card.words.split())))
    if card.line:
        sentences.append(_capital(_beginning(card.line)))
    note = note_text.plain(highlight.note)
    if note:
        sentences.append(f"Note: {note}")
    if highlight.tags:
        sentences.append(f"Tags: {', '.join(highlight.tags)}")
    return " ".join(
        sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}." for sentence in sentences
    )


def spoken_time(time_ms: int) -> str:
    """Return *time_ms* in words: "1 hour 2 seconds"; units that are nothing are left out."""
    seconds = time_ms // 1000
    counted = (
        (seconds // _HOUR, "hour"),
        (seconds % _HOUR // _MINUTE, "minute"),
        (seconds % _MINUTE, "second"),
    )
    words = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counted if count]
    return " ".join(words) or "0 seconds"


def _beginning(line: str) -> str:
    words = line.split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
