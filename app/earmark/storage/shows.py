"""What citations need and transcripts do not say, as the reader gave it: a small file in the data folder.

What is said of a show holds for all its episodes. What cannot be read
counts as not given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from earmark import paths
from earmark.model import cited_work
from earmark.model.cited_work import PersonName, Work, date_of, name_of
from earmark.model.episode import Episode
from earmark.model.plain import plain_name
from earmark.storage import json_text
from earmark.storage.atomic import replacing

LONGEST = 400
"""In characters; a longer field is cut."""
MOST_EPISODES = 2_000
_MOST_HOSTS = 20
_LARGEST_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class EpisodeFacts:
    """What one episode's citation says instead of what the transcript does; empty where that is right."""

    season: str = ""
    number: str = ""
    date: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class ShowFacts:
    """What the citation of every episode of a show says. `episodes` are known by their titles."""

    hosts: tuple[PersonName, ...] = ()
    publisher: str = ""
    address: str = ""
    episodes: Mapping[str, EpisodeFacts] = field(default_factory=dict)

    def with_episode(self, title: str, facts: EpisodeFacts) -> ShowFacts:
        """Return these with *facts* for the episode of that title; the oldest go where there are too many."""
        others = {known: its for known, its in self.episodes.items() if known != title}
        kept = dict(list(others.items())[1 - MOST_EPISODES :])
        return replace(self, episodes=kept if facts == EpisodeFacts() else {**kept, title: facts})


def find(show: str) -> ShowFacts | None:
    """Return what was given for the show of that name; None where nobody was asked yet."""
    return load().get(plain_name(show))


def known_as(episode: Episode) -> str:
    """Return the name that facts of *episode* are kept under: that of its show, or else its own title."""
    return episode.show or episode.title


def load() -> dict[str, ShowFacts]:
    """Return everything that was given, by the names of shows."""
    try:
        with _file().open("rb") as file:
            raw = file.read(_LARGEST_BYTES + 1)
        known = json_text.decode(raw) if len(raw) <= _LARGEST_BYTES else None
    except (OSError, ValueError):
        known = None
    found = known.items() if isinstance(known, dict) else ()
    return {name: _read(entry) for name, entry in found if isinstance(entry, dict)}


def put(show: str, facts: ShowFacts) -> None:
    """Keep *facts* for the show of that name; also empty ones say that the reader was asked.

    Raises:
        OSError: The data folder refuses.
    """
    with replacing(_file()) as file:  # nobody else writes it in the meantime
        known = load() | {plain_name(show): facts}
        file.write(json_text.encode({name: _written(its) for name, its in known.items()}))


def work_of(episode: Episode, audio: Path | None = None) -> Work:
    """Return how *episode* is cited: what the reader gave, and else what the transcript says.

    Args:
        episode: The transcript.
        audio: Its sound; the kind of file is named in some styles.
    """
    return with_facts(cited_work.work_of(episode, medium=medium_of(audio)), find(known_as(episode)))


def medium_of(audio: Path | None) -> str:
    """Return what citations call a file of sound: “MP3 audio”."""
    return f"{audio.suffix[1:].upper()} audio" if audio is not None and audio.suffix else ""


def with_facts(work: Work, facts: ShowFacts | None) -> Work:
    """Return *work* with what the reader gave in place of what the transcript says."""
    if facts is None:
        return work
    own = facts.episodes.get(plain_name(work.title), EpisodeFacts())
    return replace(
        work,
        hosts=facts.hosts or work.hosts,
        publisher=facts.publisher or work.publisher,
        address=own.address or facts.address or work.address,
        season=own.season or work.season,
        number=own.number or work.number,
        date=own.date or work.date,
    )


def _read(entry: Mapping[str, object]) -> ShowFacts:
    episodes = entry.get("episodes")
    found = episodes.items() if isinstance(episodes, dict) else ()
    names = entry.get("hosts")
    hosts = [name_of(_text(name)) for name in names[:_MOST_HOSTS]] if isinstance(names, list) else []
    return ShowFacts(
        hosts=tuple(name for name in hosts if name.family),
        publisher=_text(entry.get("publisher")),
        address=_text(entry.get("address")),
        episodes={title: _read_episode(its) for title, its in found if isinstance(its, dict)},
    )


def _read_episode(entry: Mapping[str, object]) -> EpisodeFacts:
    fields = (_text(entry.get(name)) for name in ("season", "number", "date", "address"))
    season, number, date, address = fields
    return EpisodeFacts(season, number, date_of(date) or "", address)


def _written(facts: ShowFacts) -> dict[str, object]:
    return {
        "hosts": [name.turned for name in facts.hosts],
        "publisher": facts.publisher,
        "address": facts.address,
        "episodes": {title: _filled(its) for title, its in facts.episodes.items()},
    }


def _filled(facts: EpisodeFacts) -> dict[str, str]:
    return {name: value for name, value in asdict(facts).items() if value}


def _text(value: object) -> str:
    return plain_name(value)[:LONGEST] if isinstance(value, str) else ""


def _file() -> Path:
    return paths.data_dir() / "shows.json"
