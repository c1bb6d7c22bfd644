#!/usr/bin/env python3
"""Makes the sample episode: a PDF in three columns, an MP3, and when each word is spoken.

    .venv/bin/python packaging/sample/make_sample.py

Writes to resources/sample/. Needs libflite1 (see voice.py); the result is
kept in the repository, so that nobody else needs it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import av
import numpy as np
from fpdf import FPDF
from numpy.typing import NDArray

from earmark import resources
from earmark.importers import read_transcript
from earmark.model.clock_text import stamp
from script import FILE_NAME, GUEST, HOST, NUMBER, SHOW, TITLE, TURNS
from voice import RATE, Voice

VOICES = {HOST: "slt", GUEST: "rms"}
TURN_PAUSE_S, PARAGRAPH_PAUSE_S, SENTENCE_GAP_S = 0.45, 0.7, 0.12
MUMBLE_S = 0.9
MADE = datetime(2026, 1, 1, tzinfo=UTC)  # not the clock: the same script makes the same file
_INAUDIBLE = re.compile(r"\[inaudible [\d:]+\](\S*)")


@dataclass(frozen=True, slots=True)
class Heard:
    """A paragraph as it was spoken: when it begins, and each word's (start, end) in ms."""

    speaker: str
    text: str
    start_ms: int
    words: list[tuple[int, int]]


def main() -> None:
    folder = resources.path("sample")
    folder.mkdir(exist_ok=True)
    samples, heard = speak()
    write_mp3(folder / f"{FILE_NAME}.mp3", samples)
    pdf = folder / f"{FILE_NAME}.pdf"
    write_pdf(pdf, heard)
    write_words(folder / f"{FILE_NAME}.words.json", pdf, heard)
    print(f"{len(samples) / RATE:.0f} s, {sum(len(h.words) for h in heard)} words")


def speak() -> tuple[NDArray[np.float32], list[Heard]]:
    """Speak all turns; a mumble stands where the transcript says inaudible."""
    voices = {name: Voice(voice) for name, voice in VOICES.items()}
    pieces = [chime()]
    heard: list[Heard] = []
    for speaker, paragraphs in TURNS:
        for number, text in enumerate(paragraphs):
            pieces.append(silence(PARAGRAPH_PAUSE_S if number else TURN_PAUSE_S))
            begin = sum(map(len, pieces)) / RATE
            sound, times = say_paragraph(voices[speaker], text)
            # A time of its own is printed where the paragraph begins, in whole seconds; so begin there.
            wait = silence(np.ceil(begin) - begin)
            begin += len(wait) / RATE
            pieces += [wait, sound]
            at_ms = round(begin * 1000)
            words = [(at_ms + round(a * 1000), at_ms + round(z * 1000)) for a, z in times]
            heard.append(Heard(speaker, text, at_ms, words))
    pieces.append(chime())
    everything = np.concatenate(pieces)
    return (0.85 * everything / np.abs(everything).max()).astype(np.float32), stamped(heard)


def say_paragraph(voice: Voice, text: str) -> tuple[NDArray[np.float32], list[tuple[float, float]]]:
    """Return the sound and the time of each word of *text*."""
    found = _INAUDIBLE.search(text)
    if not found:
        spoken = voice.say(text)
        return spoken.samples, spoken.words
    before, after = voice.say(text[: found.start()]), voice.say(text[found.end() :])
    mumble_at = len(before.samples) / RATE
    after_at = mumble_at + MUMBLE_S
    # "[inaudible" and "00:01:40]," are two words of the text over one mumble.
    half = mumble_at + MUMBLE_S / 2
    words = [*before.words, (mumble_at, half), (half, after_at)]
    words += [(a + after_at, z + after_at) for a, z in after.words]
    return np.concatenate([before.samples, mumble(), after.samples]), words


def stamped(heard: list[Heard]) -> list[Heard]:
    """Put the true time of the mumble into its mark."""
    out = []
    for paragraph in heard:
        at = next((k for k, word in enumerate(paragraph.text.split()) if word == "[inaudible"), None)
        text = paragraph.text
        if at is not None:
            text = _INAUDIBLE.sub(rf"[inaudible {stamp(paragraph.words[at][0])}]\1", text)
        out.append(Heard(paragraph.speaker, text, paragraph.start_ms, paragraph.words))
    return out


def chime() -> NDArray[np.float32]:
    """Return three soft notes, so that the wave has a beginning and an end."""
    time = np.arange(int(1.6 * RATE)) / RATE
    notes = sum(
        np.where(time >= start, np.exp(-3 * (time - start)) * np.sin(2 * np.pi * pitch * (time - start)), 0)
        for start, pitch in ((0.0, 392.0), (0.25, 493.9), (0.5, 587.3))
    )
    return (0.12 * notes).astype(np.float32)


def mumble() -> NDArray[np.float32]:
    """Return a voice that nobody can understand."""
    noise = np.random.default_rng(12).standard_normal(int(MUMBLE_S * RATE))
    dull = np.convolve(noise, np.hanning(160) / 80, mode="same")
    return (0.1 * dull * np.hanning(len(dull))).astype(np.float32)


def silence(seconds: float) -> NDArray[np.float32]:
    return np.zeros(round(seconds * RATE), np.float32)


def write_mp3(path: Path, samples: NDArray[np.float32]) -> None:
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libmp3lame", rate=RATE, layout="mono", bit_rate=56_000)
        file.metadata.update(title=TITLE, artist=f"{HOST}, {GUEST}", album=SHOW, track=NUMBER)
        pcm = (samples * 32767).astype(np.int16).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(pcm, format="s16", layout="mono")
        frame.sample_rate = RATE
        resampler = av.AudioResampler(format=stream.format, layout="mono", rate=RATE, frame_size=1152)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            file.mux(stream.encode(part))
        file.mux(stream.encode(None))


def write_pdf(path: Path, heard: list[Heard]) -> None:
    """Set the transcript as podcasters do: bold label, time, text, in three columns."""
    pdf = FPDF(unit="pt", format="letter")
    pdf.set_creation_date(MADE)
    pdf.set_title(TITLE)
    pdf.set_author(SHOW)
    pdf.set_auto_page_break(auto=False)
    for style, file in (("", "Inter_400Regular"), ("B", "Inter_600SemiBold")):
        pdf.add_font("Inter", style, resources.path(f"fonts/{file}.ttf"))
    columns = Columns(pdf)
    before = ""
    for paragraph in heard:
        columns.write(paragraph.speaker if paragraph.speaker != before else "", paragraph)
        before = paragraph.speaker
    pdf.output(str(path))


class Columns:
    """Fills pages with label, time and text; heads and feet come with each page."""

    LEFT, TIME, TEXT, RIGHT, TOP, BOTTOM, LINE = 72, 178, 250, 540, 84, 700, 16

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self._new_page()
        pdf.set_font("Inter", "B", 16)
        pdf.text(self.LEFT, self._y, f"{SHOW.upper()} EPISODE {NUMBER}: {TITLE.upper()}")
        self._y += 3 * self.LINE

    def write(self, label: str, paragraph: Heard) -> None:
        if self._y > self.BOTTOM - self.LINE:
            self._new_page()
        self._pdf.set_font("Inter", "B", 10.5)
        self._pdf.text(self.LEFT, self._y, f"{label}:" if label else "")
        self._pdf.set_font("Inter", "", 10.5)
        self._pdf.text(self.TIME, self._y, stamp(paragraph.start_ms))
        for line in self._lines(paragraph.text):
            if self._y > self.BOTTOM:
                self._new_page()
            self._pdf.set_font("Inter", "", 10.5)
            self._pdf.text(self.TEXT, self._y, line)
            self._y += self.LINE
        self._y += self.LINE * 0.75

    def _lines(self, text: str) -> list[str]:
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self._pdf.get_string_width(longer) <= self.RIGHT - self.TEXT:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _new_page(self) -> None:
        self._pdf.add_page()
        self._y = float(self.TOP)
        self._pdf.set_font("Inter", "", 8)
        self._pdf.text(self.LEFT, 748, f"{SHOW} {NUMBER}, {TITLE}")
        self._pdf.text(self.RIGHT - 40, 748, f"Page {self._pdf.page_no()}")


def write_words(path: Path, pdf: Path, heard: list[Heard]) -> None:
    """Write the word times for the text as Earmark reads it; the two must agree."""
    episode = read_transcript(pdf)
    read = [span.paragraph.text for span in episode.spans]
    if read != [paragraph.text for paragraph in heard]:
        raise ValueError(f"the PDF does not read as it was written: {read}")
    words = [
        [number, index, start_ms, end_ms]
        for number, paragraph in enumerate(heard)
        for index, (start_ms, end_ms) in enumerate(paragraph.words)
    ]
    rows = ",\n".join(f"  {json.dumps(row)}" for row in words)
    path.write_text(f'{{\n "text_digest": "{episode.text_digest}",\n "words": [\n{rows}\n ]\n}}\n')


if __name__ == "__main__":
    main()
