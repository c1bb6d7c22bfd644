"""Runs a script that writes sound with the module `soundfile`, where that is not installed."""

from __future__ import annotations

import runpy
import sys
import types
from array import array
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

import tones


def run() -> None:
    """Run the script named first on the command line, with the arguments behind it."""
    module = types.ModuleType("soundfile")
    module.__dict__["write"] = _write
    sys.modules["soundfile"] = module
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")


def _write(path: Path, samples: np.ndarray, rate: int) -> None:
    whole = (np.clip(samples, -1, 1) * 32_767).astype(np.int16)
    tones.write(path, array("h", whole.tobytes()), path.suffix[1:], rate)


if __name__ == "__main__":
    run()
