"""Words with their boxes on the pages of a PDF: what both of our PDF readers return.

Lengths are points. The origin is the top left corner of the page, turned so
that its text is upright.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

Colour = tuple[int, int, int]
"""Red, green and blue, each up to 255."""

BLACK: Colour = (0, 0, 0)

_SPECIAL = {
    "\0": "",
    "\u0002": "-",  # PDFium's sign for a hyphen at the end of a line
    "\ufffe": "-",  # the same, where it is asked for a whole page
    "\u00a0": " ",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_TABLE = str.maketrans(_SPECIAL)
_HAS_SPECIAL = re.compile(f"[{''.join(_SPECIAL)}\ud800-\udfff]")
_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)

WORD_GAP = 0.15
"""How far apart, in sizes of the letters, two glyphs of one word may stand. A space is rarely
narrower than 0.2, kerning and rounding rarely make 0.1."""

_OTHER_COLOUR = 90
"""By how much, all of red, green and blue together, colours differ that mean to differ."""

ASKEW = 0.2
"""How far text may lean, in radians, and still be read. What leans more is a stamp or a watermark."""


class PdfWord(msgspec.Struct, frozen=True, gc=False):
    """A run of glyphs without a space or a gap.

    `top` and `bottom` are those of the font, the same for all words of one
    font on one line. `baseline` is what the letters stand on. `bold` is True
    also for letters in another colour than most of the page, and None where
    the file does not name the font. A soft hyphen, where the file says
    that it is one, is kept as U+00AD.

    (A msgspec struct and no dataclass: there are 20,000 of them in an
    episode, and they are made five times as fast.)
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool | None = None


class PdfPage(msgspec.Struct, frozen=True):
    """One page; `number` counts from 1 to `pages_total`. The order of words means nothing.

    `turn` tells how the text lies on the page as it is shown, in quarter turns
    anticlockwise from upright: width, height and words are those of the page
    turned back; where it is `mirrored` that page is the mirror image of the one
    shown. A `damaged` page could not be read: it has no words and no size.
    `objects` is how many things are drawn on it, runs of text and others.
    """

    number: int
    width: float
    height: float
    words: list[PdfWord]
    pages_total: int
    objects: int = 0
    damaged: bool = False
    turn: int = 0
    mirrored: bool = False

    @property
    def picture(self) -> bool:
        """Whether the page shows something, but has no words."""
        return self.objects > 0 and not self.words


class DocumentInfo(msgspec.Struct, frozen=True):
    """What the file says about itself; each is empty where it says nothing."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""


def plain(text: str) -> str:
    """Return *text* with ligatures spelled out, odd hyphens as `-` and without zero characters.

    PDFium tells characters beyond 16 bits as two surrogates: they become one.
    """
    if not _HAS_SPECIAL.search(text):
        return text
    text = text.translate(_TABLE)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_bold(font_name: str) -> bool | None:
    return bool(_BOLD.search(font_name)) if font_name else None


def stands_out(bold: Sequence[bool | None], colours: Sequence[Colour]) -> Sequence[bool | None]:
    """Return which words of a page are bold, or of a colour that is not that of most words."""
    if len(set(colours)) < 2:
        return bold
    usual = Counter(colours).most_common(1)[0][0]
    other = {
        c for c in set(colours) if sum(abs(a - b) for a, b in zip(c, usual, strict=True)) > _OTHER_COLOUR
    }
    return [True if colour in other else weight for weight, colour in zip(bold, colours, strict=True)]


def somewhere(words: Iterable[PdfWord]) -> list[PdfWord]:
    """Return those of *words* that stand at a place that is a number: a hostile file knows others."""
    return [word for word in words if math.isfinite(word.x0 + word.x1 + word.top + word.baseline + word.size)]
