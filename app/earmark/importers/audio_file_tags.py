"""Reads the tags of one audio file. It loads much: `tags_process` runs it beside the window."""

from __future__ import annotations

import base64
import math
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import mutagen
from mutagen import flac, id3, mp4

from earmark.errors import UserError
from earmark.importers import chapters, front_matter, guard, joining, stamps
from earmark.importers.audio_tags import FAILURE, AudioTags
from earmark.model.episode import Chapter

_BROKEN = (
    *(mutagen.MutagenError, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError),
    *(NotImplementedError, OSError, RecursionError, struct.error, TypeError, ValueError),
)
"""What mutagen raises on files that are broken in ways it does not expect."""
_LARGEST_COVER = 10_000_000
_LONGEST_TEXT = 1_000
_LONGEST_MS = 360_000_000
_FRONT_COVER = 3
_NOWHERE = 0xFFFFFFFF
"""The time of a chapter that is given in bytes instead."""
_PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
)

_FILES_ONLY = {
    "format_whitelist": "aac,aiff,amr,asf,avi,caf,flac,matroska,mov,mp3,mpeg,mpegts,ogg,wav,w64,wv",
    "protocol_whitelist": "file",
}
"""Formats that hold sound themselves: others (play lists) would make FFmpeg open more files."""

_Fields = Mapping[str, str]
"""`title`, `show`, `date`, `number`: those that a file has."""
_Part = Callable[[Any], Any]


def read(path: Path) -> AudioTags:
    """Return what the audio file *path* says.

    Broken parts are left out: a bad cover does not cost the title.

    Raises:
        UserError: It is no audio that is known, or there is nothing to be read of it.
    """
    file = _opened(path)
    tags = getattr(file, "tags", None)
    fields = _sound(_fields, tags) or {}
    listed = _sound(_chapters, file) or ()
    cover, cover_type = _sound(_cover, file) or (b"", "")
    length_ms = _sound(_length_ms, file)
    if file is None or length_ms is None or (not listed and isinstance(file, mp4.MP4)):
        decoded = _decoded(path)
        fields, listed = {**decoded[0], **fields}, listed or decoded[1]
        length_ms = length_ms or decoded[2]
    if file is None and length_ms is None:
        raise UserError(FAILURE, "The file is damaged or of an unknown kind.")
    number = fields.get("number", "").partition("/")[0].strip().lstrip("#0")
    return AudioTags(
        fields.get("title", ""),
        fields.get("show", ""),
        front_matter.date_in(fields.get("date", "")),
        number if number.isdecimal() and len(number) <= 5 else "",
        listed,
        cover,
        cover_type,
        length_ms,
    )


def _opened(path: Path) -> Any:
    """Return the file as mutagen knows it; None if it does not.

    Raises:
        UserError: The system refuses it.
    """
    guard.first_bytes(path)
    try:
        return mutagen.File(path)
    except _BROKEN:
        return None


def _sound(part: _Part, of: Any) -> Any:
    """Return *part* of a file; None where it is broken."""
    try:
        return part(of)
    except _BROKEN:
        return None


def _fields(tags: Any) -> _Fields:
    if isinstance(tags, id3.ID3):
        return _first_texts(
            {
                "title": tags.getall("TIT2"),
                "show": tags.getall("TALB"),
                "date": [*tags.getall("TDRL"), *tags.getall("TDRC"), *tags.getall("TDOR")],
                "number": [*_described(tags), *tags.getall("TRCK")],
            }
        )
    names = _MP4_NAMES if isinstance(tags, mp4.MP4Tags) else _VORBIS_NAMES
    if not hasattr(tags, "get"):
        return {}
    return _first_texts({field: [tags.get(name) for name in names[field]] for field in names})


_MP4_NAMES = {
    "title": ("\xa9nam",),
    "show": ("tvsh", "\xa9alb"),
    "date": ("\xa9day",),
    "number": ("tves", "trkn"),
}
_VORBIS_NAMES = {
    "title": ("title",),
    "show": ("podcast", "show", "album"),
    "date": ("releasedate", "date", "originaldate"),
    "number": ("episode", "episode_number", "tracknumber"),
}


def _described(tags: id3.ID3) -> list[Any]:
    """Return the frames of ID3 that somebody named `episode`."""
    named = [frame for frame in tags.getall("TXXX") if "episode" in str(frame.desc).casefold()]
    return [frame for frame in named if str(frame).strip().isdecimal()]


def _first_texts(values: Mapping[str, Iterable[Any]]) -> _Fields:
    """Return the first text of each field that has any."""
    found = {}
    for field, given in values.items():
        texts = (text for value in given if value is not None and (text := _text(value)))
        found[field] = next(texts, "")
    return {field: text for field, text in found.items() if text}


def _text(value: Any) -> str:
    """Return what a tag says: the first of its values, and of a pair such as 3 of 12 the first."""
    while isinstance(value, list | tuple):
        if not value:
            return ""
        value = value[0]
    if isinstance(value, id3.TextFrame):
        value = value.text[0] if value.text else ""
    return joining.clean(str(value)[:_LONGEST_TEXT].encode("utf-8", "replace").decode())


def _chapters(file: Any) -> tuple[Chapter, ...]:
    tags = file.tags
    if isinstance(tags, id3.ID3):
        return chapters.in_order(_of_id3(tags))
    if isinstance(file, mp4.MP4):
        return chapters.in_order((c.title, c.start * 1000) for c in file.chapters or ())
    return chapters.in_order(_of_comments(tags)) if hasattr(tags, "get") else ()


def _of_id3(tags: id3.ID3) -> Iterator[tuple[str, int]]:
    listed = _in_contents(tags)
    for frame in tags.getall("CHAP"):
        if (listed and frame.element_id not in listed) or frame.start_time == _NOWHERE:
            continue
        yield _text(frame.sub_frames.getall("TIT2")), frame.start_time


def _in_contents(tags: id3.ID3) -> set[str]:
    """Return the names of the chapters in the tables of contents, which may hold each other."""
    tables = {frame.element_id: frame.child_element_ids for frame in tags.getall("CTOC")}
    children = {child for names in tables.values() for child in names}
    return children - tables.keys() if children & {c.element_id for c in tags.getall("CHAP")} else set()


def _of_comments(tags: Any) -> Iterator[tuple[str, int]]:
    """`CHAPTER001=00:00:12.000` and `CHAPTER001NAME=...`."""
    for number in range(chapters.MOST):
        for name in dict.fromkeys((f"chapter{number:03}", f"chapter{number:02}")):
            found = stamps.whole(_text(tags.get(name) or ""))
            if found:
                yield _text(tags.get(f"{name}name") or ""), found.time_ms


def _cover(file: Any) -> tuple[bytes, str]:
    """Return the picture that the file shows for itself, the front cover before others."""
    for data in _pictures(file):
        kind = next((kind for sign, kind in _PICTURES if data.startswith(sign)), "")
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            kind = "image/webp"
        if kind and len(data) <= _LARGEST_COVER:
            return data, kind
    return b"", ""


def _pictures(file: Any) -> Iterator[bytes]:
    tags = file.tags
    if isinstance(tags, id3.ID3):
        yield from (bytes(frame.data) for frame in sorted(tags.getall("APIC"), key=_is_no_front))
    elif isinstance(tags, mp4.MP4Tags):
        yield from map(bytes, tags.get("covr") or ())
    elif isinstance(file, flac.FLAC):
        yield from (bytes(picture.data) for picture in sorted(file.pictures, key=_is_no_front))
    elif hasattr(tags, "get"):
        for packed in tags.get("metadata_block_picture") or ():
            yield bytes(flac.Picture(base64.b64decode(packed)).data)


def _is_no_front(picture: Any) -> bool:
    return bool(picture.type != _FRONT_COVER)


def _length_ms(file: Any) -> int | None:
    seconds = file.info.length
    return _possible(seconds * 1000)


def _possible(time_ms: float) -> int | None:
    return round(time_ms) if math.isfinite(time_ms) and 0 < time_ms <= _LONGEST_MS else None


def _decoded(path: Path) -> tuple[_Fields, tuple[Chapter, ...], int | None]:
    """Return fields, chapters and length as FFmpeg knows them: it also reads chapters that are a track."""
    import av  # it takes long to load, and few files need it

    try:
        # The prefix keeps names with a colon from being taken for addresses.
        with av.open(f"file:{path}", options=_FILES_ONLY) as container:
            if not container.streams.audio:
                return {}, (), None
            found = [(c["metadata"].get("title", ""), _start_ms(c)) for c in container.chapters()]
            known = {name.casefold(): value for name, value in container.metadata.items()}
            length_ms = _possible((container.duration or 0) * 1000 / av.time_base)
    except (av.error.FFmpegError, *_BROKEN):
        return {}, (), None
    named = {"title": "title", "show": "album", "date": "date", "number": "track"}
    fields = {field: _text(known[name]) for field, name in named.items() if name in known}
    return fields, chapters.in_order(found), length_ms


def _start_ms(chapter: Any) -> float:
    return float(chapter["start"] * chapter["time_base"] * 1000)
