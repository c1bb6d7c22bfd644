"""How exactly audio clips are cut, from every kind of file into every kind of clip, and how soon.

    python tests/bench/clips.py

The sound is noise in which every place is different: what a clip holds is
found in it again. Prints the largest differences at the beginnings and ends
of clips and in their lengths, and how long one clip takes out of two hours.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "app"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests import noises
from tests.audio.clips.listening import heard, offset_ms

from earmark.audio.clips import KINDS, MP3, Clip, Kind, write_clips
from earmark.progress import silent

SECONDS = 120
CLIPS_MS = (
    (300, 2_000),
    (1_234, 9_876),
    (31_000, 32_500),
    (60_010, 61_777),
    (93_200, 99_500),
    (117_000, 119_000),
)
EXACT_MS = 50.0
LONG_S, FAR_MS, SOON_S = 7_200, 6_900_000, 2.0
_LISTEN_MS = 500


class Exactness(NamedTuple):
    """The largest differences in ms, without their signs."""

    begin: float
    end: float
    length: float

    @property
    def worst(self) -> float:
        return max(self)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        worst = _exactness(Path(folder))
        soon_s = _far_into_long_file(Path(folder))
    print(
        f"\nworst {worst:.1f} ms, at most {EXACT_MS:.0f} wanted; {soon_s:.2f} s, at most {SOON_S:.0f} wanted"
    )
    return 0 if worst <= EXACT_MS and soon_s <= SOON_S else 1


def _exactness(folder: Path) -> float:
    noise = noises.noise(SECONDS)
    print(f"{'from':24}{'into':8}{'begin ms':>10}{'end ms':>10}{'length ms':>11}")
    worst = 0.0
    for name, packing in noises.KINDS.items():
        audio = noises.write(folder / f"{name}{packing.suffix}", noise, packing)
        for kind in KINDS:
            found = _measured(noise, audio, kind, folder / "clips")
            worst = max(worst, found.worst)
            print(f"{name:24}{kind.name:8}{found.begin:10.2f}{found.end:10.2f}{found.length:11.2f}")
    return worst


def _measured(noise: noises.Samples, audio: Path, kind: Kind, folder: Path) -> Exactness:
    clips = [Clip(a, z, z, exact=True, name=f"{a}") for a, z in CLIPS_MS]
    paths = write_clips(clips, audio, folder, kind, silent)
    each = list(_differences(noise, clips, paths))
    return Exactness(*(max(map(abs, column)) for column in zip(*each, strict=True)))


def _differences(noise: noises.Samples, clips: list[Clip], paths: list[Path]) -> Iterator[Exactness]:
    for clip, path in zip(clips, paths, strict=True):
        sound, length_ms = heard(path), clip.end_ms - clip.start_ms
        first = sound.piece(10, 10 + _LISTEN_MS)
        last = sound.piece(length_ms - 10 - _LISTEN_MS, length_ms - 10)
        yield Exactness(
            offset_ms(noise, first, clip.start_ms + 10),
            offset_ms(noise, last, clip.end_ms - 10 - _LISTEN_MS),
            sound.length_ms - length_ms,
        )


def _far_into_long_file(folder: Path) -> float:
    """Return how many seconds a clip near the end of two hours of VBR MP3 takes, without any index in it."""
    packing = noises.KINDS["VBR MP3 without Xing"]
    piece = noises.write(folder / "piece.mp3", noises.noise(SECONDS), packing).read_bytes()
    audio = folder / "long.mp3"
    audio.write_bytes(piece * (LONG_S // SECONDS + 1))
    began = time.perf_counter()
    write_clips([Clip(FAR_MS, FAR_MS + 10_000, 0, exact=True, name="far")], audio, folder, MP3, silent)
    taken = time.perf_counter() - began
    print(f"\n10 s out of {LONG_S // 3600} hours of VBR MP3 without an index: {taken:.2f} s")
    return taken


if __name__ == "__main__":
    sys.exit(main())
