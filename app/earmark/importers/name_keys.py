"""What the name of a file says of the episode that it belongs to."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

_ENDINGS = frozenset(
    {
        "transcript", "transcripts", "transcription", "transcribed", "captions", "caption", "subtitles",
        "subtitle", "subs", "sub", "cc", "auto", "asr", "chapters", "chapter", "whisper", "otter",
        "descript", "rev", "sonix", "trint", "diarized", "speakers", "final", "edited", "clean",
        "cleaned", "copy", "audio", "mixdown", "master", "podcast",
    }
)  # fmt: skip
"""Words that say what a file is, and not which episode."""
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?")
_COPY = re.compile(r"\s*(?:\(\d{1,2}\)|- copy|copy \d+)$")
_NUMBER = re.compile(r"(?<![\d.])\d{1,4}(?![\d.])")
_DATE = re.compile(r"(?:19|20)\d\d[-_. ]?(?:0\d|1[0-2])[-_. ]?[0-3]\d")


def key(path: PurePath) -> str:
    """Return the words in the name that say which episode it is: `Ep 12_transcript (1).en.vtt` gives `ep 12`.

    Where the name has no others, these are all its words.
    """
    stem = _plain(path.name.removesuffix(path.suffix))
    before, _, last = stem.rpartition(".")
    if before and _LANGUAGE.fullmatch(last):
        stem = before
    words = re.findall(r"[^\W_]+", _COPY.sub("", stem))
    telling = list(words)
    while telling and telling[-1] in _ENDINGS:
        telling.pop()
    return " ".join(telling or words)


def number(path: PurePath) -> str:
    """Return the number of the episode, if the name has just one number that is no part of a date."""
    found = _NUMBER.findall(_DATE.sub(" ", key(path)))
    return found[0].lstrip("0") if len(found) == 1 else ""


def parts(name: str) -> list[str]:
    """Return *name* as words and whole numbers in turn, to be sorted by."""
    return re.findall(r"\d{1,18}|\D+", _plain(name))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
