"""What is known of an episode beside its talk: title, show, number, date, chapters."""

from __future__ import annotations

from dataclasses import replace

from earmark.model.episode import Chapter, Episode


def completed(
    episode: Episode,
    *,
    title: str = "",
    show: str = "",
    number: str = "",
    date: str = "",
    chapters: tuple[Chapter, ...] = (),
) -> Episode:
    """Return *episode* with what it does not say itself; the very same where that is nothing."""
    whole = replace(
        episode,
        title=episode.title or title,
        show=episode.show or show,
        number=episode.number or number,
        date=episode.date or date,
        chapters=episode.chapters or chapters,
    )
    return episode if whole == episode else whole
