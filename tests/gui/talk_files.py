"""Transcripts and sounds as files, for tests that open them in the window."""

from __future__ import annotations

import shutil
import wave
from pathlib import Path

from earmark.gui.sample import sample_transcript
from earmark.model import clock_text

NAMES = ("Ada Marsh", "Ben Okoye")
TURN_S = 10
"""How long each turn of a written talk takes."""


def write_talk(path: Path, turns: int = 60) -> Path:
    """Write a talk as plain text: every ten seconds a turn, whose sentences hold its number."""
    path.write_text("\n\n".join(_turn(number) for number in range(turns)) + "\n", encoding="utf-8")
    return path


def _turn(number: int) -> str:
    name, time = NAMES[number % 2], clock_text.stamp(number * TURN_S * 1000)
    return (
        f"{name}  {time}\nBoat {number} comes ashore. Crate {number} is carried to the lighthouse, "
        f"and nobody asks why. Then tide {number} turns."
    )


def write_silence(path: Path, seconds: float = 5) -> Path:
    """Write a sound of nothing, 1 kHz, one byte a sample."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(1000)
        file.writeframes(b"\x80" * round(1000 * seconds))
    return path


def copy_sample(folder: Path) -> Path:
    """Copy the sample episode with its audio and word times into *folder*; return its transcript."""
    sample = sample_transcript()
    for file in sample.parent.glob(f"{sample.stem}.*"):
        shutil.copy(file, folder)
    return folder / sample.name
