"""The reader's verbs about who speaks.

Like those in `correcting`, each makes the next `Corrections` of an `Edition`.
A speaker is a place in the shown `Episode.speakers`.
"""

from __future__ import annotations

from dataclasses import replace

from earmark.model.corrections import Corrections, SpeakerChange
from earmark.model.edition import Edition
from earmark.model.entries import exchanged, stamped
from earmark.model.episode import ROLES
from earmark.model.plain import plain_name
from earmark.model.voices import unused


def rename_speaker(edition: Edition, speaker: int, name: str, when: str) -> Corrections:
    """Name the speaker; with the name of another one, they become the same. No name changes nothing."""
    name = plain_name(name)
    key = edition.cast.keys[speaker]
    if not name:
        return edition.corrections
    same = _named(edition, name)
    if same is not None and same != key:
        return _changed(edition, key, when, into=same)
    original = edition.voices.original(key)
    was = key if original is None else original.name
    return _changed(edition, key, when, name=None if name == was else name)


def merge_speakers(edition: Edition, speaker: int, into: int, when: str) -> Corrections:
    """Give all turns of *speaker* to *into*."""
    key, other = edition.cast.keys[speaker], edition.cast.keys[into]
    return edition.corrections if key == other else _changed(edition, key, when, into=other)


def recolor_speaker(edition: Edition, speaker: int, palette: int | None, when: str) -> Corrections:
    """Give the speaker the colour of that number; None: the one of the original."""
    key = edition.cast.keys[speaker]
    original = edition.voices.original(key)
    was = None if original is None else original.palette
    return _changed(edition, key, when, palette=None if palette == was else palette)


def set_role(edition: Edition, speaker: int, role: str, when: str) -> Corrections:
    """Say what the speaker is in the show, one of `ROLES`, or "" for nothing.

    Raises:
        ValueError: It is another word.
    """
    if role and role not in ROLES:
        raise ValueError(f"not a role: {role}")
    key = edition.cast.keys[speaker]
    original = edition.voices.original(key)
    was = "" if original is None else original.role
    return _changed(edition, key, when, role=None if role == was else role)


def key_for(edition: Edition, speaker: int | str) -> str:
    """Return the key of that shown speaker, or of the one of that name; a new key for a new name.

    A new speaker whose name is somebody's key needs a `SpeakerChange`
    besides: `introduced` gives it.
    """
    if isinstance(speaker, int):
        return edition.cast.keys[speaker]
    name = plain_name(speaker)
    return _named(edition, name) or unused(name, edition.voices.keys)


def introduced(edition: Edition, key: str, speaker: int | str, when: str) -> SpeakerChange | None:
    """Return what must be known of a new speaker under *key*: a colour of their own, and the name."""
    if isinstance(speaker, int) or key in edition.voices.keys:
        return None
    name = plain_name(speaker)
    taken = {n if s.palette is None else s.palette for n, s in enumerate(edition.episode.speakers)}
    free = next(n for n in range(len(taken) + 1) if n not in taken)
    change = SpeakerChange(of=key, name=None if name == key else name, palette=free)
    return stamped(change, edition.voices.changes.get(key), when)


def _named(edition: Edition, name: str) -> str | None:
    """Return the key of the shown speaker of that name, if there is one."""
    named = zip(edition.cast.keys, edition.episode.speakers, strict=True)
    return next((key for key, speaker in named if speaker.name == name), None)


def _changed(edition: Edition, key: str, when: str, **fields: str | int | None) -> Corrections:
    before = edition.voices.changes.get(key)
    after = replace(before or SpeakerChange(of=key), **fields)  # type: ignore[arg-type]
    if after == before:
        return edition.corrections
    return exchanged(
        edition.corrections, [before], [None if after.is_nothing else stamped(after, before, when)]
    )
