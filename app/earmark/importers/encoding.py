"""Bytes -> text, whatever the encoding."""

from __future__ import annotations

import codecs
import re

from earmark.importers import latin

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]

_USUAL = "cp1252"
_JAPANESE = ("cp932", "euc_jp")
_KANA = re.compile(r"[\u3041-\u30ff]")
_OFTEN = 0.1
_NOWHERE = {0: None, 0xFEFF: None}
"""Characters that are no part of any text: zero bytes, and byte order marks where files were joined."""
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1a\x1b"))
_MOST_CONTROLS = 1 / 32
_SAMPLE = 4000
_MOSTLY = 0.9
_MOST_BROKEN = 0.1


def decoded(raw: bytes) -> str:
    """Return the text of *raw*: by its byte order mark, as UTF-8, or as it most likely is meant.

    Bytes that fit nowhere become U+FFFD; nothing is raised.
    """
    return _text(raw).translate(_NOWHERE)


def has_many_controls(raw: bytes) -> bool:
    """Return whether *raw* has many bytes that no text of one byte a letter has; a few slip into any."""
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(raw)


def without_mark(raw: bytes) -> str:
    """Return which UTF-16 *raw* is written in, if it is although no mark says so; else nothing.

    Characters below U+0100 then have a zero byte, always on the same side;
    every text has spaces and line ends, and no text has characters that do not exist.
    """
    sample = raw[: 2 * _SAMPLE]
    before, behind = sample[::2].count(0), sample[1::2].count(0)
    if not before + behind or len(raw) % 2 or not has_many_controls(sample):
        return ""
    encoding = "utf-16-be" if before > behind else "utf-16-le"
    if max(before, behind) < _MOSTLY * (before + behind):
        return ""
    text = sample.decode(encoding, "replace")
    spaces = sum(c.isspace() for c in text)
    unreal = sum(not (c.isprintable() or c.isspace()) for c in text)
    return encoding if unreal <= len(text) // 100 and 100 * spaces >= len(text) else ""


def _text(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if b"\0" in raw and (encoding := without_mark(raw)):
        return raw.decode(encoding, "replace")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return _nearly_utf_8(raw) or _guessed(raw)
    return raw.decode("iso2022_jp", "replace") if "\x1b$" in text else text


def _nearly_utf_8(raw: bytes) -> str:
    """Return *raw* as UTF-8 if only a few of its bytes are not; those are read as Windows has them."""
    text = raw.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= c <= "\udcff" for c in text)
    fitting = sum(c > "\x7f" for c in text) - broken
    if broken > _MOST_BROKEN * fitting:
        return ""
    return re.sub("[\udc80-\udcff]+", _as_usual, text)


def _as_usual(broken: re.Match[str]) -> str:
    return broken[0].encode("utf-8", "surrogateescape").decode(_USUAL, "replace")


def _guessed(raw: bytes) -> str:
    if encoding := latin.encoding_of(raw) or _japanese(raw):
        return raw.decode(encoding, "replace")
    import charset_normalizer  # only here: it takes 30 ms to load

    best = charset_normalizer.from_bytes(raw).best()
    return raw.decode(_USUAL, "replace") if best is None else str(best)


def _japanese(raw: bytes) -> str:
    """Return the Japanese encoding of *raw*, known by its kana; empty if it is in none."""
    for encoding in _JAPANESE:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_KANA.findall(text)) >= _OFTEN * len(text):
            return encoding
    return ""
