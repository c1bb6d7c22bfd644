"""Audio files with tags, made from tiny tones."""

from __future__ import annotations

import base64
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import mutagen
from mutagen import flac, id3, mp4
from tests.tones import tone, write

JPEG = b"\xff\xd8\xff\xe0 not much of a picture"
PNG = b"\x89PNG\r\n\x1a\n not much either"
CHAPTERS = (("The harbour", 0), ("Lights at sea", 500), ("Good night", 1200))


def sound(folder: Path, kind: str, name: str = "talk") -> Path:
    """Return a new file of two seconds of *kind*."""
    return write(folder / f"{name}.{kind}", tone(2), kind)


def mp3(folder: Path, *frames: Any) -> Path:
    path = sound(folder, "mp3")
    tags = id3.ID3()
    for frame in frames:
        tags.add(frame)
    tags.save(path)
    return path


def chapter(number: int, title: str, start_ms: int, name: str = "") -> id3.CHAP:
    frames = [id3.TIT2(encoding=3, text=[title])] if title else []
    return id3.CHAP(
        element_id=name or f"chp{number}",
        start_time=start_ms,
        end_time=min(start_ms + 100, 0xFFFFFFFF),
        start_offset=0xFFFFFFFF,
        end_offset=0xFFFFFFFF,
        sub_frames=frames,
    )


def contents(name: str, *children: str) -> id3.CTOC:
    return id3.CTOC(
        element_id=name, flags=id3.CTOCFlags.TOP_LEVEL, child_element_ids=list(children), sub_frames=[]
    )


def full_mp3(folder: Path) -> Path:
    return mp3(
        folder,
        id3.TIT2(encoding=3, text=["The Turning Lamp"]),
        id3.TALB(encoding=1, text=["Harbour Light"]),
        id3.TDRC(encoding=3, text=["2024-03-05T07:00:00"]),
        id3.TRCK(encoding=3, text=["14/20"]),
        id3.APIC(encoding=3, mime="image/png", type=4, desc="back", data=PNG),
        id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="front", data=JPEG),
        contents("toc", *(f"chp{k}" for k in range(len(CHAPTERS)))),
        *(chapter(k, title, start_ms) for k, (title, start_ms) in enumerate(CHAPTERS)),
    )


def full_m4a(folder: Path) -> Path:
    path = sound(folder, "m4a")
    file = mp4.MP4(path)
    file["\xa9nam"], file["\xa9alb"] = ["The Turning Lamp"], ["Harbour Light"]
    file["\xa9day"], file["trkn"] = ["2024-03-05"], [(14, 0)]
    file["covr"] = [mp4.MP4Cover(JPEG, mp4.MP4Cover.FORMAT_JPEG)]
    file.save()
    return path


def full_comments(folder: Path, kind: str) -> Path:
    """Return an Opus or FLAC file with Vorbis comments."""
    path = sound(folder, kind)
    file = mutagen.File(path)
    file["title"], file["album"] = ["The Turning Lamp"], ["Harbour Light"]
    file["date"], file["tracknumber"] = ["2024-03-05"], ["14"]
    for number, (title, start_ms) in enumerate(CHAPTERS, 1):
        file[f"CHAPTER{number:03}"] = [f"00:00:{start_ms // 1000:02}.{start_ms % 1000:03}"]
        file[f"CHAPTER{number:03}NAME"] = [title]
    picture = flac.Picture()
    picture.data, picture.type, picture.mime = JPEG, 3, "image/jpeg"
    if kind == "flac":
        file.add_picture(picture)
    else:
        file["metadata_block_picture"] = [base64.b64encode(picture.write()).decode()]
    file.save()
    return path


def with_mp4_chapters(folder: Path) -> Path:
    """Return an MP4 file whose chapters FFmpeg wrote: as a track and as Nero's list."""
    plain, path = sound(folder, "m4a", "plain"), folder / "talk.m4a"
    ends_ms = [start_ms for _, start_ms in CHAPTERS[1:]] + [2000]
    with av.open(str(plain)) as source, av.open(str(path), "w", format="ipod") as target:
        stream = target.add_stream_from_template(source.streams.audio[0])
        target.set_chapters(
            [
                {
                    "id": k,
                    "start": start_ms,
                    "end": end_ms,
                    "time_base": Fraction(1, 1000),
                    "metadata": {"title": title},
                }
                for k, ((title, start_ms), end_ms) in enumerate(zip(CHAPTERS, ends_ms, strict=True))
            ]
        )
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    return path
