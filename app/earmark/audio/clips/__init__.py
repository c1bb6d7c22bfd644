"""Audio clips of quotes: each a file of its own, cut to the sample, with its source in the tags.

    clips = clips_of(episode, highlights, time_map, name=transcript.stem)
    paths = write_clips(clips, audio, folder, MP3, report)

The sound is decoded and packed in a process of its own. Importing this
loads next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from earmark.audio.clips.names import clip_name, unique_names
from earmark.errors import UserError
from earmark.model import citation, quotes
from earmark.model.annotations import Highlight
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode
from earmark.model.heard import Heard
from earmark.model.plain import plain_name
from earmark.model.time_map import TimeMap
from earmark.progress import Report


class Kind(NamedTuple):
    """A kind of sound file that clips can be written as. `bits` is how many a second of sound takes."""

    name: str
    title: str
    suffix: str
    words: str
    """What a person calls it and what it is good for, as help and dialogs say it."""
    bits: int


MP3 = Kind("mp3", "MP3", ".mp3", "MP3, plays everywhere", 128_000)
M4A = Kind("m4a", "M4A", ".m4a", "M4A (AAC)", 128_000)
OPUS = Kind("opus", "Opus", ".opus", "Opus, small", 64_000)
WAV = Kind("wav", "WAV", ".wav", "WAV, for editing", 44_100 * 16 * 2)
KINDS = (MP3, M4A, OPUS, WAV)
_HEAD_BYTES = 3_000
"""What tags and headers take."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of the audio to be cut out, and what is said of it in the tags. Use `clips_of`.

    Times are ms of the audio; those of `needed_ms` and `exact` as in
    `Stretch`. `name` is the file's name without its ending.
    """

    start_ms: int
    end_ms: int
    needed_ms: int
    exact: bool
    name: str
    title: str = ""
    artist: str = ""
    album: str = ""
    comment: str = ""


def kind_named(name: str) -> Kind:
    """Return the kind of that name.

    Raises:
        KeyError: There is none.
    """
    return {kind.name: kind for kind in KINDS}[name]


def kind_for(path: Path) -> Kind | None:
    """Return the kind that the name of *path* asks for, if it does."""
    return next((kind for kind in KINDS if kind.suffix == path.suffix.lower()), None)


def clips_of(
    episode: Episode, highlights: Iterable[Highlight], time_map: TimeMap, *, name: str = ""
) -> list[Clip]:
    """Return the clips of those *highlights* that can have one, in their order, no two of one name.

    Left out are quotes without a place in the present transcript, bookmarks
    (they have no words) and words of which no time is known: a clip of them
    would be a guess.

    Args:
        episode: The transcript as it is shown.
        highlights: Quotes on it; they need not be kept.
        time_map: When its words are spoken.
        name: The transcript's file name without its ending, for an episode without a title.
    """
    return [clip for _, clip in marked_clips_of(episode, highlights, time_map, name=name)]


def marked_clips_of(
    episode: Episode, highlights: Iterable[Highlight], time_map: TimeMap, *, name: str = ""
) -> list[tuple[Highlight, Clip]]:
    """Return each quote that can have a clip with it; else as `clips_of`."""
    heard = Heard(time_map)
    found = [(mark, clip) for mark in highlights if (clip := _clip(episode, mark, heard, name))]
    names = unique_names([clip.name for _, clip in found])
    return [(mark, replace(clip, name=unique)) for (mark, clip), unique in zip(found, names, strict=True)]


def clip_of(episode: Episode, highlight: Highlight, time_map: TimeMap, *, name: str = "") -> Clip:
    """Return the clip of one quote, see `clips_of`.

    Raises:
        UserError: It can have none; the words tell why.
    """
    clip = _clip(episode, highlight, Heard(time_map), name)
    if clip is None:
        raise UserError("This quote cannot be cut out of the audio.", why_not(highlight, time_map))
    return clip


def why_not(highlight: Highlight, time_map: TimeMap) -> str:
    """Return why there is no clip of *highlight*, as a sentence."""
    if highlight.is_bookmark:
        return "A bookmark has no words. Select the words that the clip shall hold."
    if not highlight.placed:
        return "It has no place in the transcript, so it is not known when it is heard."
    if not time_map.has_times:
        return "The transcript has no times."
    if not time_map.is_spoken(highlight.start, highlight.end):
        return "It is not in this audio."
    return "The transcript does not say when it is heard."


def estimated_bytes(clips: Iterable[Clip], kind: Kind) -> int:
    """Return about how large the files of *clips* will be together; exact to a tenth, but for WAV."""
    return sum((clip.end_ms - clip.start_ms) * kind.bits // 8_000 + _HEAD_BYTES for clip in clips)


def write_clips(clips: Sequence[Clip], audio: Path, folder: Path, kind: Kind, report: Report) -> list[Path]:
    """Write each of *clips* into *folder* under its name and return the files, in the order of *clips*.

    Each file is there whole or not at all; one of the same name is replaced.
    To be called from a thread that may wait; the sound is read once.

    Args:
        clips: What to cut out, by `clips_of`: no two have the same name.
        audio: The sound they are in.
        folder: It is made if it is not there.
        kind: One of `KINDS`.
        report: Called a few times a second with ms written and ms in all; may raise `Cancelled`.

    Raises:
        UserError: The audio cannot be read or ends before a quote does, or the disk refused.
            Files that are written already stay.
        Cancelled: *report* said so. Files that are written already stay.
    """
    from earmark.audio.clips import writing

    targets = [folder / f"{clip.name}{kind.suffix}" for clip in clips]
    writing.write(list(zip(clips, targets, strict=True)), audio, kind, report)
    return targets


def write_clip(clip: Clip, audio: Path, target: Path, kind: Kind, report: Report) -> Path:
    """Write one clip as *target*, whatever its own name, and return *target*; else as `write_clips`."""
    from earmark.audio.clips import writing

    writing.write([(clip, target)], audio, kind, report)
    return target


def _clip(episode: Episode, highlight: Highlight, heard: Heard, name: str) -> Clip | None:
    if highlight.is_bookmark or not highlight.placed:
        return None
    stretch = heard.stretch(highlight.start, highlight.end)
    if stretch is None:
        return None
    speakers = [plain_name(speaker) for speaker in quotes.describe(episode, highlight)]
    title = plain_name(episode.title) or plain_name(name)
    show = " ".join(filter(None, (plain_name(episode.show), plain_name(episode.number))))
    return Clip(
        *stretch,
        name=clip_name(title, stretch.start_ms, " and ".join(speakers[:2]), highlight.words.exact),
        title=", ".join(filter(None, (title, stamp(stretch.start_ms)))),
        artist=", ".join(speakers),
        album=show,
        comment=plain_name(citation.plain(episode, highlight)),
    )
