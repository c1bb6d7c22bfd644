"""Bytes -> text, whatever the encoding."""

from __future__ import annotations

import codecs

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]

_USUAL = "cp1252"


def decoded(raw: bytes) -> str:
    """Return the text of *raw*: by its byte order mark, as UTF-8, or as it most likely is meant.

    Bytes that fit nowhere become U+FFFD; nothing is raised.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return _guessed(raw)


def _guessed(raw: bytes) -> str:
    import charset_normalizer  # only here: it takes 30 ms to load

    matches = charset_normalizer.from_bytes(raw)
    best = matches.best()
    if best is None:
        return raw.decode(_USUAL, "replace")
    # Among those that fit equally well it names the first by number.
    as_good = (m for m in matches if m.chaos <= best.chaos and m.coherence >= best.coherence)
    return str(next((m for m in as_good if m.encoding == _USUAL), best))
