"""Who speaks: the speakers of the original, as the reader named, merged and coloured them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from earmark.model.corrections import Corrections, SpeakerChange
from earmark.model.episode import ROLES, Episode, Speaker
from earmark.model.plain import plain_name


def keys_of(original: Episode) -> list[str]:
    """Return the keys of its speakers: their names, with a number where two have the same."""
    keys: list[str] = []
    for speaker in original.speakers:
        keys.append(unused(speaker.name, keys))
    return keys


def unused(name: str, keys: Iterable[str]) -> str:
    """Return *name*, or *name* with a number, so that it is none of *keys*."""
    taken = set(keys)
    number, key = 2, name
    while key in taken:
        key, number = f"{name} ({number})", number + 1
    return key


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers of the shown episode. `keys` are theirs, `of` tells everybody's place by key."""

    speakers: tuple[Speaker, ...]
    keys: tuple[str, ...]
    of: dict[str, int]

    def index(self, key: str | None) -> int | None:
        return None if key is None else self.of[key]


class Voices:
    """Everybody who speaks in the original or was added, by key."""

    def __init__(self, original: Episode, corrections: Corrections) -> None:
        self.changes = {change.of: change for change in corrections.speakers}
        self._speakers = dict(zip(keys_of(original), original.speakers, strict=True))
        named = [*(e.speaker for e in corrections.turns if e.placed), *(e.into for e in corrections.speakers)]
        self.added = [k for k in dict.fromkeys(named) if k is not None and k not in self._speakers]
        self.keys = [*self._speakers, *self.added]
        places = {key: n for n, key in enumerate(self._speakers)}
        spoken = {turn.speaker for turn in original.turns}
        self._silent = {key for key, n in places.items() if n not in spoken}
        self._palettes = {key: n for n, key in enumerate(self.keys)}

    def root(self, key: str) -> str:
        """Return the key of whom that speaker was found to be; the same where it was nobody else."""
        seen = [key]
        while (into := self._into(seen[-1])) is not None:
            if into in seen:  # only a strange file says that two are each other
                return key
            seen.append(into)
        return seen[-1]

    def speaker(self, key: str) -> Speaker:
        """Return that speaker as the reader named and coloured them."""
        was = self._speakers.get(key) or Speaker(key)
        change = self.changes.get(key) or SpeakerChange(of=key)
        changed = Speaker(
            plain_name(change.name or "") or was.name,
            was.palette if change.palette is None else change.palette,
            change.role if change.role in ("", *ROLES) else was.role,
        )
        return was if changed == was else changed

    def original(self, key: str) -> Speaker | None:
        """Return that speaker as the original has them."""
        return self._speakers.get(key)

    def cast(self, turns: Iterable[str | None]) -> Cast:
        """Return who is there when *turns* are those of these speakers (keys).

        Who lost all turns is gone; who never had any stays. Everybody keeps
        their colour.
        """
        heard = {self.root(key) for key in turns if key is not None}
        roots = [key for key in self.keys if self.root(key) == key]
        keys = [key for key in roots if key in heard or key in self._silent]
        places = {key: n for n, key in enumerate(keys)}
        speakers = tuple(self._colored(key, n) for n, key in enumerate(keys))
        of = {key: places[root] for key in self.keys if (root := self.root(key)) in places}
        return Cast(speakers, tuple(keys), of)

    def _colored(self, key: str, place: int) -> Speaker:
        speaker = self.speaker(key)
        if speaker.palette is not None or self._palettes[key] == place:
            return speaker
        return replace(speaker, palette=self._palettes[key])

    def _into(self, key: str) -> str | None:
        change = self.changes.get(key)
        return change.into if change is not None and change.into in self._palettes else None
