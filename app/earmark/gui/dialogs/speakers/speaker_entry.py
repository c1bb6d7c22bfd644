"""What the Speakers dialog tells of each speaker."""

from __future__ import annotations

from dataclasses import dataclass

from earmark.model.clock_text import length
from earmark.model.episode import Episode
from earmark.model.talk_time import percentages, talk_times
from earmark.model.time_map import TimeMap

ROLE_NAMES = {"host": "Host", "guest": "Guest", "caller": "Caller", "sponsor": "Sponsor", "other": "Other"}
NO_ROLE = "No role"


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """One speaker. `palette` is the number of the colour, `share` a part of 1.

    `amount` (of time, or of words without times) and `percent` are words.
    """

    name: str
    palette: int
    role: str
    amount: str
    turns: int
    share: float
    percent: str

    @property
    def turns_in_words(self) -> str:
        return "1 turn" if self.turns == 1 else f"{self.turns:,} turns"


def speaker_entries(episode: Episode, time_map: TimeMap) -> tuple[SpeakerEntry, ...]:
    """Return everybody in the order of `Episode.speakers`."""
    talk = talk_times(episode, time_map)
    percents = percentages([entry.share for entry in talk])
    return tuple(
        SpeakerEntry(
            name=speaker.name,
            palette=number if speaker.palette is None else speaker.palette,
            role=speaker.role,
            amount=f"{entry.words:,} words" if entry.talk_ms is None else length(entry.talk_ms),
            turns=entry.turns,
            share=entry.share,
            percent=_percent(entry.share, percent),
        )
        for number, (speaker, entry, percent) in enumerate(
            zip(episode.speakers, talk, percents, strict=False)
        )
    )


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of *name*."""
    letters = [word[0] for word in name.split() if word[0].isalnum()]
    return "".join(letters[:1] + letters[1:][-1:]).upper()


def _percent(share: float, whole: int) -> str:
    return f"{share:.1%}" if 0.0005 <= share < 0.01 else f"{whole}%"
