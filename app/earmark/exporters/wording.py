"""What the writers of all formats do to names and text before they write them."""

from __future__ import annotations

from earmark.model.episode import Episode

UNKNOWN_SPEAKER = "Unknown speaker"
"""Who speaks in a turn of nobody known, in formats where the speaker before would go on."""

_LINE_ENDS = (9, 10, 11, 12, 13, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029)
_ONE_LINE = dict.fromkeys(_LINE_ENDS, " ") | {0: "\ufffd"}


def one_line(text: str) -> str:
    """Return *text* with a space for each break of a line; all else keeps its place."""
    return text if text.isprintable() else sound(text.translate(_ONE_LINE))


def sound(text: str) -> str:
    """Return *text* without halves of characters, which no file can hold; all else keeps its place."""
    return text if text.isprintable() else text.encode(errors="replace").decode()


def names_of(episode: Episode) -> list[str]:
    """Return who speaks in each turn: empty only as long as nobody was named before."""
    names: list[str] = []
    for index in range(len(episode.turns)):
        speaker = episode.speaker_of(index)
        name = one_line(speaker.name).strip() if speaker else ""
        names.append(name or (UNKNOWN_SPEAKER if any(names[-1:]) else ""))
    return names


def about(episode: Episode) -> list[tuple[str, str]]:
    """Return what is known of the whole episode, each with the name of its field."""
    fields = (
        *(("Title", episode.title), ("Show", episode.show)),
        *(("Episode", episode.number), ("Date", episode.date)),
    )
    return [(name, one_line(value).strip()) for name, value in fields if value.strip()]
