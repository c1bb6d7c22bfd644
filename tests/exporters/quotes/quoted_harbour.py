"""A little episode with one quote of each kind."""

from __future__ import annotations

from dataclasses import replace

from tests.episodes import little_episode

from earmark.exporters.quotes.options import Options
from earmark.exporters.quotes.rows import Sheet, make_sheet
from earmark.model import quotes
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.cited_work import names_of, work_of
from earmark.model.episode import Episode, Speaker
from earmark.model.time_map import TimeMap

NOTE = "**Check** this & that <b>.\n\n- one\n- two"


def harbour() -> Episode:
    episode = little_episode()
    return replace(episode, speakers=(Speaker("Ada <A> Marsh"), Speaker("Ben Okoye")), date="2023-10-24")


def annotations() -> Annotations:
    """Return quotes: plain, across turns, over another, in a colour not known, without a place."""
    episode = harbour()
    marks = [
        _mark(episode, "q0", "tides 🌊 and the people", "gold", NOTE, ("sea", "long tag")),
        _mark(episode, "q1", "The café was “quiet” all winter.\nThen the radio", "coral"),
        _mark(episode, "q2", "the radio came.\nYeah.\nIt said", "mint", "=SUM(A1) is no formula", ("sea",)),
        _mark(episode, "q3", "[inaudible 00:00:17] twice.", "sky"),
        replace(_mark(episode, "q4", "back to the pier", "lilac"), end_ms=None),
    ]
    lost = Highlight(
        *("q5", 400, 420, "umber", TextQuote("=gone & lost", "it was ", " then")),
        *(7, 40_000, 41_500, "Where is it?", ("check",)),
        created="2024-01-01T00:00:05Z",
        modified="2024-01-01T00:00:05Z",
        placed=False,
    )
    return Annotations.of([*marks, lost])


WORK = replace(work_of(harbour()), hosts=names_of("Ada Marsh"), address="https://example.org/15")


def sheet(link: str = "harbour%2015.mp3", options: Options | None = None) -> Sheet:
    return make_sheet(
        harbour(),
        annotations(),
        link=link,
        name="harbour 15",
        color_names={"gold": "Claim", "umber": "Earth"},
        options=options,
        work=WORK,
    )


def _mark(
    episode: Episode, name: str, words: str, color: str, note: str = "", tags: tuple[str, ...] = ()
) -> Highlight:
    start = episode.text.index(words)
    now = f"2024-01-01T00:00:0{name[1:]}Z"
    made = quotes.make(
        episode, TimeMap(episode), start, start + len(words), color, now=now, note=note, tags=tags
    )
    assert made is not None
    return replace(made, id=name)
