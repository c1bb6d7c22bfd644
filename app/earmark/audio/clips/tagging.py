"""Says in the tags of a clip what it is a clip of. Only a child process imports this: it loads mutagen."""

from __future__ import annotations

from typing import IO

from mutagen import mp3, mp4, oggopus, wave
from mutagen.id3 import COMM, ID3, TALB, TIT2, TPE1

from earmark.audio.clips import M4A, MP3, OPUS, WAV, Clip, Kind

_UTF_16 = 1
_MP4_NAMES = {"title": "\xa9nam", "artist": "\xa9ART", "album": "\xa9alb", "comment": "\xa9cmt"}


def tag(file: IO[bytes], kind: Kind, clip: Clip) -> None:
    """Write the tags into *file*, a clip of that kind that is open for reading and writing."""
    file.seek(0)
    tags = {"title": clip.title, "artist": clip.artist, "album": clip.album, "comment": clip.comment}
    _TAGGERS[kind](file, {name: text for name, text in tags.items() if text})


def _tag_mp3(file: IO[bytes], tags: dict[str, str]) -> None:
    sound = mp3.MP3(file)
    sound.add_tags()
    _fill(sound.tags, tags)
    file.seek(0)
    sound.save(file, v2_version=3)


def _tag_wav(file: IO[bytes], tags: dict[str, str]) -> None:
    sound = wave.WAVE(file)
    sound.add_tags()
    _fill(sound.tags, tags)
    file.seek(0)
    sound.save(file, v2_version=3)


def _fill(id3: ID3, tags: dict[str, str]) -> None:
    """Add the frames in the form that every program reads: version 2.3, which knows no UTF-8."""
    for name, frame in (("title", TIT2), ("artist", TPE1), ("album", TALB)):
        if name in tags:
            id3.add(frame(encoding=_UTF_16, text=tags[name]))
    if "comment" in tags:
        id3.add(COMM(encoding=_UTF_16, lang="eng", desc="", text=tags["comment"]))


def _tag_m4a(file: IO[bytes], tags: dict[str, str]) -> None:
    sound = mp4.MP4(file)
    for name, text in tags.items():
        sound[_MP4_NAMES[name]] = text
    file.seek(0)
    sound.save(file)


def _tag_opus(file: IO[bytes], tags: dict[str, str]) -> None:
    sound = oggopus.OggOpus(file)
    for name, text in tags.items():
        sound[name] = text
    file.seek(0)
    sound.save(file)


_TAGGERS = {MP3: _tag_mp3, M4A: _tag_m4a, OPUS: _tag_opus, WAV: _tag_wav}
