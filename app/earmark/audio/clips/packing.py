"""Packs sound as a file of one of the kinds, with faded ends. Only a child process imports this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import IO, Any, NamedTuple

import av
import numpy as np

from earmark.audio.clips import M4A, MP3, OPUS, WAV, Clip, Kind
from earmark.audio.clips.reading import Piece, Samples

_FADE_S = 0.005
"""A cut through a wave is heard as a click; a fade this short is not heard."""
_RATES = (16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
"""What every player of MP3 and AAC takes."""


class _Packing(NamedTuple):
    """How FFmpeg calls format and codec of a kind; no rates where every one will do."""

    container: str
    codec: str
    rates: tuple[int, ...] = _RATES


_PACKINGS = {
    MP3: _Packing("mp3", "libmp3lame"),
    M4A: _Packing("ipod", "aac", (44_100, 48_000)),  # the last frame is padded: 23 ms at most
    OPUS: _Packing("opus", "libopus", (48_000,)),
    WAV: _Packing("wav", "pcm_s16le", ()),
}


class Packer:
    """Writes one clip into *file*, which is open for reading and writing.

    Sample rate and channels are those of the first piece, as far as the kind
    knows them; later pieces are brought to them.
    """

    def __init__(self, file: IO[bytes], kind: Kind, clip: Clip, first: Piece) -> None:
        packing = _PACKINGS[kind]
        self._container = av.open(file, "w", format=packing.container, options=_options(kind))
        if kind is WAV:
            self._container.metadata.update(_metadata(clip))
        self._hertz = _rate(first.hertz, packing.rates)
        self._layout = _layout(first.samples)
        self._stream = self._container.add_stream(packing.codec, rate=self._hertz, layout=self._layout)
        if kind is not WAV:
            self._stream.bit_rate = kind.bits
        self._resampler: Any = None
        self._form: tuple[int, int] | None = None
        self._written = 0

    def add(self, piece: Piece) -> None:
        form = (piece.hertz, len(piece.samples))
        if form != self._form:
            self._flush()
            self._form = form
            self._resampler = av.AudioResampler(
                format=self._stream.codec_context.format, layout=self._layout, rate=self._hertz
            )
        for part in self._resampler.resample(_frame(piece)):
            self._encode(part)

    def close(self) -> None:
        """Write what is left. The file stays open."""
        self._flush()
        self._container.mux(self._stream.encode(None))
        self._container.close()

    def _flush(self) -> None:
        if self._resampler is not None:
            for part in self._resampler.resample(None):
                self._encode(part)

    def _encode(self, frame: Any) -> None:
        frame.pts, frame.time_base = self._written, Fraction(1, self._hertz)
        self._written += frame.samples
        self._container.mux(self._stream.encode(frame))


def faded(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *pieces* with a short fade at both ends of the whole."""
    return _falling(_rising(pieces))


def _rising(pieces: Iterable[Piece]) -> Iterator[Piece]:
    done = 0
    for samples, hertz in pieces:
        count, fade = samples.shape[1], round(_FADE_S * hertz)
        yield Piece(samples * _ramp(done, count, fade) if done < fade else samples, hertz)
        done += count


def _falling(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Hold back so much sound that the end can still be faded when it comes."""
    held: Piece | None = None
    for piece in pieces:
        whole = piece
        if held is not None and _are_alike(held, piece):
            whole = Piece(np.concatenate((held.samples, piece.samples), axis=1), piece.hertz)
        elif held is not None:
            yield held
        cut = max(0, whole.samples.shape[1] - round(_FADE_S * whole.hertz))
        if cut:
            yield Piece(whole.samples[:, :cut], whole.hertz)
        held = Piece(whole.samples[:, cut:], whole.hertz)
    if held is not None:
        count = held.samples.shape[1]
        yield Piece(held.samples * _ramp(0, count, count)[::-1], held.hertz)


def _are_alike(one: Piece, other: Piece) -> bool:
    return (one.hertz, len(one.samples)) == (other.hertz, len(other.samples))


def _ramp(at: int, count: int, length: int) -> Samples:
    """Return *count* gains from the place *at* of a fade-in of *length* samples."""
    return np.clip((np.arange(at, at + count, dtype=np.float32) + 0.5) / max(1, length), 0, 1)


def _options(kind: Kind) -> dict[str, str]:
    # Tags are written afterwards, in one way for all kinds.
    return {"id3v2_version": "0"} if kind is MP3 else {}


def _metadata(clip: Clip) -> dict[str, str]:
    """Return the tags of a WAV as most programs read them there; those of ID3 come beside them."""
    tags = {"title": clip.title, "artist": clip.artist, "album": clip.album, "comment": clip.comment}
    return {name: text for name, text in tags.items() if text}


def _rate(hertz: int, known: tuple[int, ...]) -> int:
    if not known:
        return hertz
    return next((rate for rate in known if rate >= hertz), known[-1])


def _layout(samples: Samples) -> str:
    return "mono" if len(samples) == 1 else "stereo"


def _frame(piece: Piece) -> Any:
    sound = np.ascontiguousarray(piece.samples, np.float32)
    frame = av.AudioFrame.from_ndarray(sound, format="fltp", layout=_layout(sound))
    frame.sample_rate = piece.hertz
    return frame
