"""Which passage of a transcript is meant by words typed in a terminal; if none is, why not."""

from __future__ import annotations

from collections.abc import Sequence

from earmark.commands.quoting import shortened
from earmark.errors import UserError
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode
from earmark.model.passages import Passage, PassageFinder, nearest
from earmark.model.plain import plain_words
from earmark.model.time_map import TimeMap

_LISTED = 20
"""So many places are told of words that are said again and again."""
_MOST = 60
"""So many characters of a passage are told,"""
_BESIDE = 24
"""and so many on either side of it."""


def passage_meant(episode: Episode, words: str, near_ms: int | None) -> Passage:
    """Return where *words* are said.

    Args:
        episode: The transcript as it is shown.
        words: What was typed.
        near_ms: Of several places, the one nearest to this time is meant.

    Raises:
        UserError: They are not said, or at several places and nothing tells which is meant.
    """
    finder = PassageFinder(episode)
    found = finder.find(words)
    if not found:
        raise _not_said(episode, words, finder.likeliest(words))
    if len(found) == 1:
        return found[0]
    time_map = TimeMap(episode)
    if near_ms is not None and time_map.has_times:
        return nearest(found, time_map, near_ms)
    raise _said_again(episode, words, found, time_map)


def _not_said(episode: Episode, words: str, like: Passage | None) -> UserError:
    if like is None:
        hint = "Nothing in it is like these words."
    else:
        hint = f"What comes nearest is: {_told(episode, like, TimeMap(episode))}"
    return UserError(f"“{shortened(words, _MOST)}” is not in the transcript.", hint)


def _said_again(episode: Episode, words: str, found: Sequence[Passage], time_map: TimeMap) -> UserError:
    lines = [f"  {_told(episode, passage, time_map, _BESIDE)}" for passage in found[:_LISTED]]
    if len(found) > _LISTED:
        lines.append(f"  and {len(found) - _LISTED} more")
    if time_map.has_times:
        advice = f"Say which: --near {stamp(time_map.time_at(found[0].start))}"
    else:
        advice = "The transcript has no times to choose by. Give more of the words around it."
    return UserError(f"“{shortened(words, _MOST)}” is at {len(found)} places.", "\n".join([*lines, advice]))


def _told(episode: Episode, passage: Passage, time_map: TimeMap, beside: int = 0) -> str:
    """Return time, speaker and words of *passage*, with *beside* characters before and after it."""
    time = f"{stamp(time_map.time_at(passage.start))}  " if time_map.has_times else ""
    speaker = episode.speaker_of(episode.span_at(passage.start).turn)
    name = f"{speaker.name}: " if speaker else ""
    before = _end(episode.text[max(0, passage.start - beside) : passage.start])
    after = _begin(episode.text[passage.end : passage.end + beside])
    return f"{time}{name}“{before}{shortened(episode.text[passage.start : passage.end], _MOST)}{after}”"


def _end(text: str) -> str:
    """Return the whole words at the end of *text*."""
    line = plain_words(text)
    return f"…{line.partition(' ')[2]}" if line.strip() else ""


def _begin(text: str) -> str:
    line = plain_words(text)
    return f"{line.rpartition(' ')[0]}…" if line.strip() else ""
