"""An invented episode with quotes in it, for tests of the panel."""

from __future__ import annotations

from dataclasses import replace

from tests.episodes import make_episode

from earmark.model import quotes
from earmark.model.annotations import COLORS, Annotations, Highlight
from earmark.model.episode import Episode, Span
from earmark.model.time_map import TimeMap


def make_quoted(count: int, seed: int = 1) -> tuple[Episode, Annotations]:
    """Return an episode with *count* quotes, ids "q0", "q1", ... in reading order.

    Colours go round; one in three has a note, one in two a tag.
    """
    episode = make_episode(max(400, count * 120), seed=seed)
    time_map = TimeMap(episode)
    spans = [span for span in episode.spans if span.end - span.start > 40]
    if len(spans) < count:
        raise ValueError(f"only {len(spans)} paragraphs for {count} quotes")
    made = [_quote(episode, time_map, number, spans[number]) for number in range(count)]
    return episode, Annotations(tuple(made))


def _quote(episode: Episode, time_map: TimeMap, number: int, span: Span) -> Highlight:
    end = min(span.end, span.start + 60 + 37 * (number % 5))
    highlight = quotes.make(
        episode,
        time_map,
        span.start,
        end,
        COLORS[number % len(COLORS)],
        now=f"2024-01-01T00:{number // 60 % 60:02}:{number % 60:02}Z",
        note="**Check** this, *all* of it." if number % 3 == 0 else "",
        tags=("sea",) if number % 2 == 0 else (),
    )
    assert highlight is not None
    return replace(highlight, id=f"q{number}")
