"""Quotes of the library in words: what is said of troubles, and quotes as they are pasted elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from earmark.library.volumes import KeptCard, Trouble, Volume
from earmark.model.citation import Copied, Said, Style, copied
from earmark.model.cited_work import work_of
from earmark.model.episode import Episode
from earmark.model.quotes import Part

_FACTS = {
    Trouble.AWAY: "The folder is not there. Connect its drive, or open the transcript from where it is now.",
    Trouble.GONE: "The file with the quotes is not there.",
    Trouble.UNREADABLE: "The file with the quotes could not be read.",
    Trouble.DAMAGED: "The file with the quotes is damaged. Open the episode to restore them.",
    Trouble.NEWER: "A newer Earmark kept these quotes: perhaps not all of them are known here.",
}


def trouble_in_words(volume: Volume) -> str:
    """Return what is wrong with the quotes of *volume*; empty where nothing is."""
    return _FACTS[volume.trouble] if volume.trouble else ""


def source(episode: Episode) -> str:
    """Return the show and number, as "SuperDataScience 725"; empty where neither is known."""
    return f"{episode.show} {episode.number}".strip()


def cited(card: KeptCard, style: Style = Style.PLAIN) -> Copied:
    """Return *card* as a quote for the clipboard, with its source."""
    mark = card.highlight
    part = Part(", ".join(mark.speakers), " ".join(card.words.split("\n")))
    said = Said((part,), mark.start_ms, approximate=False, bookmark=mark.is_bookmark)
    return copied(style, said, work_of(card.episode))


def cited_all(cards: Iterable[KeptCard]) -> str:
    """Return *cards* as plain text, each with its source, an empty line between them."""
    return "\n\n".join(cited(card).text for card in cards)
