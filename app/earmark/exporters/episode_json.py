"""An episode as one JSON object, for other programs."""

from __future__ import annotations

import json

from earmark.model.clock_text import stamp
from earmark.model.episode import Episode, Remark, Turn


def to_json(episode: Episode) -> str:
    """Return *episode* as indented JSON. What is not known is null; times are milliseconds as printed."""
    document = {
        "title": episode.title or None,
        "show": episode.show or None,
        "episode": int(episode.number) if episode.number.isdecimal() else episode.number or None,
        "speakers": [{"name": speaker.name} for speaker in episode.speakers],
        "turns": [_turn(episode, index, turn) for index, turn in enumerate(episode.turns)],
        "remarks": [in_words(remark) for remark in episode.remarks],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def in_words(remark: Remark) -> str:
    """Return *remark* with its page and time, as in `Page 20, 00:30:31: The time is ...`."""
    place = [f"page {remark.page}"] if remark.page else []
    place += [stamp(remark.time_ms)] if remark.time_ms is not None else []
    where = ", ".join(place)
    return f"{where[:1].upper()}{where[1:]}: {remark.text}" if where else remark.text


def _turn(episode: Episode, index: int, turn: Turn) -> dict[str, object]:
    speaker = episode.speaker_of(index)
    return {
        "speaker": speaker.name if speaker else None,
        "start_ms": _start_ms(turn),
        "end_ms": _end_ms(episode, index),
        "paragraphs": [{"start_ms": p.start_ms, "text": p.text} for p in turn.paragraphs],
    }


def _start_ms(turn: Turn) -> int | None:
    return turn.paragraphs[0].start_ms if turn.paragraphs else None


def _end_ms(episode: Episode, index: int) -> int | None:
    """Return when the next turn begins, if that is known and not before this one."""
    if index + 1 == len(episode.turns):
        return None
    begin_ms, end_ms = _start_ms(episode.turns[index]), _start_ms(episode.turns[index + 1])
    return end_ms if end_ms is not None and (begin_ms is None or begin_ms <= end_ms) else None
