"""What a citation says of an episode: who made it, when, and where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from earmark.model.clock_text import length
from earmark.model.episode import Episode

_BETWEEN = re.compile(r"\s*(?:;|&|\band\b|\n)\s*")
_SPACES = re.compile(r"\s+")
_WITH_FAMILY = {
    *("al", "af", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du"),
    *("el", "ibn", "la", "le", "ten", "ter", "van", "von", "zu", "zum"),
}
"""Words before a family name that belong to it."""
_DEGREES = re.compile(r",?\s+(?:Ph\.?\s?D|M\.?\s?D|M\.?\s?Sc|D\.?\s?Phil|Jr|Sr|I{2,3}|IV)\.?$", re.IGNORECASE)
_TITLES = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Sir|Dame)\.?\s+", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as lists of references sort it. `given` is empty for a name of one word, or of a company."""

    family: str
    given: str = ""

    @property
    def straight(self) -> str:
        """As it is said: “Jon Krohn”."""
        return f"{self.given} {self.family}".strip()

    @property
    def turned(self) -> str:
        """As it is sorted: “Krohn, Jon”."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def with_initials(self) -> str:
        """As APA lists it: “Krohn, J.”, “Dubois, J.-P.”."""
        initials = " ".join(_initial(word) for word in self.given.split())
        return f"{self.family}, {initials}" if initials else self.family


@dataclass(frozen=True, slots=True)
class Work:
    """One episode as a citation names it. What is not known is empty.

    `date` is `2023-10-24`, `2023-10` or `2023`; `season` and `number` are as
    the show counts; `medium` is “MP3 audio” where the kind of file is known.
    """

    title: str = ""
    show: str = ""
    season: str = ""
    number: str = ""
    date: str = ""
    hosts: tuple[PersonName, ...] = ()
    publisher: str = ""
    address: str = ""
    medium: str = ""

    @property
    def year(self) -> str:
        return self.date[:4] if _DATE.fullmatch(self.date) else ""


def work_of(episode: Episode, *, medium: str = "") -> Work:
    """Return what the transcript itself says; the hosts are those whom the reader named so."""
    hosts = tuple(name_of(speaker.name) for speaker in episode.speakers if speaker.role == "host")
    return Work(
        title=episode.title,
        show=episode.show,
        number=episode.number,
        date=episode.date if _DATE.fullmatch(episode.date) else "",
        hosts=tuple(name for name in hosts if name.family),
        medium=medium,
    )


def names_of(text: str) -> tuple[PersonName, ...]:
    """Return the names in *text*, as people list them: “Krohn, Jon; Ada van Dam”, “A and B”."""
    pieces = [name for piece in _BETWEEN.split(text) for name in _listed(piece) if name.strip(" ,")]
    return tuple(name_of(piece) for piece in pieces[:_MOST_NAMES])


def names_in_words(names: Sequence[PersonName]) -> str:
    """Return *names* as `names_of` reads them."""
    return "; ".join(name.turned for name in names)


def name_of(text: str) -> PersonName:
    """Return one name; without a comma the last word is the family's, with “van”, “de” and the like."""
    plain = _SPACES.sub(" ", _DEGREES.sub("", text.strip())).strip(" ,")
    plain = _TITLES.sub("", plain)
    family, comma, given = plain.partition(",")
    if comma:
        return PersonName(family.strip(), given.strip())
    *before, last = plain.split(" ")
    cut = next((n for n, word in enumerate(before) if n and word in _WITH_FAMILY), len(before))
    return PersonName(" ".join([*before[cut:], last]), " ".join(before[:cut]))


def american_date(written: str) -> str:
    """Return `2023-10-24` as “October 24, 2023”; as much of it as there is."""
    year, month, day = _date_parts(written)
    if not month:
        return year
    return f"{month} {day}, {year}" if day else f"{month} {year}"


def apa_date(written: str) -> str:
    """Return `2023-10-24` as “2023, October 24”; “n.d.” where nothing is known."""
    year, month, day = _date_parts(written)
    return f"{year}, {f'{month} {day}'.strip()}" if month else year or "n.d."


def date_of(text: str) -> str | None:
    """Return a date as a person typed it in the form of `Work.date`; None if it is none, "" for nothing."""
    from datetime import date  # who only copies a quote has no need of it

    text = text.strip()
    if not text:
        return ""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(piece or 1) for piece in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return None
    return text


def time_in_words(time_ms: int | None, *, approximate: bool = False) -> str:
    """Return a time as style guides write it, `10:25` or `1:10:25`; empty where it is not known."""
    return "" if time_ms is None else ("≈" if approximate else "") + length(time_ms)


def _listed(piece: str) -> list[str]:
    """Return the names in “Jon Krohn, Ada Quill”; “van Dam, Ada” and “Krohn, Jon” are one each."""
    names = [name.split() for name in _DEGREES.sub("", piece).split(",")]
    is_list = all(len(name) > 1 and name[0] not in _WITH_FAMILY for name in names)
    return [" ".join(name) for name in names] if is_list else [piece]


def _date_parts(written: str) -> tuple[str, str, str]:
    found = _DATE.fullmatch(written)
    if not found or not 1 <= int(found[2] or 1) <= len(_MONTHS):
        return "", "", ""
    month = _MONTHS[int(found[2]) - 1] if found[2] else ""
    return found[1], month, str(int(found[3])) if found[3] else ""


def _initial(word: str) -> str:
    return "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
