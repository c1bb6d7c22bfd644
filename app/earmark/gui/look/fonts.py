"""The two families of the design and their sizes: Literata to read, Inter for everything else."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtGui import QFont, QFontDatabase

from earmark import resources

SERIF, SANS, MONO = "Literata", "Inter", "JetBrains Mono"
_SERIF_FALLBACK = [SERIF, "Charis SIL", "Noto Serif", "Georgia", "serif"]
_MONO_FALLBACK = [MONO, "DejaVu Sans Mono", "Menlo", "Consolas", "monospace"]
_SANS_FALLBACK = [SANS, "Noto Sans", "Segoe UI", "SF Pro Text", "sans-serif"]


@cache
def load() -> None:
    """Make the program's own fonts known to Qt; once, after the application object exists."""
    for file in sorted(resources.path("fonts").glob("*.ttf")):
        if not file.name.startswith("JetBrains"):  # read only where source text is shown
            QFontDatabase.addApplicationFont(str(file))


def serif(pixels: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """Return the reading font. Unhinted: its spacing stays true at every size."""
    font = QFont(_SERIF_FALLBACK)
    _set_size(font, pixels)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def sans(pixels: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return the interface font; *tabular* gives all figures one width, for times.

    Half pixels are the design's: 12.5 and 11.5 are used for dense labels.
    """
    font = QFont(_SANS_FALLBACK)
    _set_size(font, pixels)
    font.setWeight(QFont.Weight(weight))
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _set_size(font: QFont, pixels: float) -> None:
    """Qt draws whole pixels only: a half is the next whole one, as much narrower as it is too large."""
    whole = ceil(pixels)
    font.setPixelSize(whole)
    if whole != pixels:
        font.setStretch(round(100 * pixels / whole))


def mono(pixels: int) -> QFont:
    """Return the font of code and source text; its file is read at the first call."""
    _load_mono()
    font = QFont(_MONO_FALLBACK)
    font.setPixelSize(pixels)
    return font


@cache
def _load_mono() -> None:
    QFontDatabase.addApplicationFont(str(resources.path("fonts/JetBrainsMono_400Regular.ttf")))
