"""Who talks how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from earmark.model.episode import Episode
from earmark.model.time_map import TimeMap


@dataclass(frozen=True, slots=True)
class TalkTime:
    """How much one speaker talks.

    `speaker` indexes `Episode.speakers`; None gathers the turns of nobody
    known. `talk_ms` is None where the transcript has no times. `share` is a
    part of 1: of all talk in time, or in words where there are no times.
    """

    speaker: int | None
    turns: int
    words: int
    talk_ms: int | None
    share: float


def talk_times(episode: Episode, time_map: TimeMap) -> tuple[TalkTime, ...]:
    """Return the talk of every speaker in the order of the palette, nobody known last."""
    order: list[int | None] = [*range(len(episode.speakers))]
    if any(turn.speaker is None for turn in episode.turns):
        order.append(None)
    turns, words, talk_ms = dict.fromkeys(order, 0), dict.fromkeys(order, 0), dict.fromkeys(order, 0)
    for turn in episode.turns:
        turns[turn.speaker] += 1
    for span in episode.spans:
        speaker = episode.turns[span.turn].speaker
        words[speaker] += len(span.paragraph.text.split())
        talk_ms[speaker] += time_map.time_at(span.end) - time_map.time_at(span.start)
    amounts = talk_ms if time_map.has_times and any(talk_ms.values()) else words
    total = sum(amounts.values()) or 1
    return tuple(
        TalkTime(
            speaker=speaker,
            turns=turns[speaker],
            words=words[speaker],
            talk_ms=talk_ms[speaker] if time_map.has_times else None,
            share=amounts[speaker] / total,
        )
        for speaker in order
    )


def percentages(shares: Sequence[float]) -> list[int]:
    """Return *shares* of 1 as whole percent that add up as the shares do (to 100 for a whole)."""
    percents = [int(share * 100) for share in shares]
    missing = round(sum(shares) * 100) - sum(percents)
    by_rest = sorted(range(len(shares)), key=lambda k: percents[k] - shares[k] * 100)
    for k in by_rest[:missing]:
        percents[k] += 1
    return percents
