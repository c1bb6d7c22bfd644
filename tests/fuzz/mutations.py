"""Damages files in the ways in which files are damaged, and in those that only an enemy thinks of."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from tests.fuzz.seed_files import Seed

_MOST_BYTES = 2_000_000
_SUFFIXES = (
    *(".txt", ".md", "", ".vtt", ".srt", ".sbv", ".ass", ".sub", ".ttml", ".xml", ".smi", ".json", ".jsonl"),
    *(".html", ".htm", ".mhtml", ".docx", ".odt", ".otr", ".csv", ".tsv", ".pdf"),
)
_ODD_TEXTS = (
    *("\0", "\ufeff", "\u202e", "\u2028", "\x85", "\x1c", "\r", "\f", "\t" * 50, "\ud800", "\U0010ffff"),
    *("99:99:99.999", "-1:00:00", "00:00:00", "1e308", "NaN", "9" * 400, "0x1F", "00:00:01.000 --> ", "-->"),
    *(
        "<v ",
        "<v Ada>",
        "</v>",
        "<c.x.y>",
        "<00:00:99.000>",
        "<" * 300,
        "&#x110000;",
        "&#xd800;",
        "&lt;&amp;",
    ),
    *("]]>", "<!--", "-->", "<![CDATA[", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "<script>", "</script>"),
    *("{\\an8}", "{\\k}", "\\N", "{", "}", "[", "]", '"', "\\", "\\u", "\\ud83d", ",", ";", "|", "|---|"),
    *("Ada:", "ADA:", "Q.", "A.", ":" * 20, "(00:00:01):", "[00:00:01]", "**Ada:**", "# ", "> ", "- ", "1. "),
    *("éèê", "日本語", "שלום", "ไทย", "🎧", "e\u0301" * 40, "ﬁ", "\u00ad", "\u200b", "word " * 400),
    *("WEBVTT\n\n", "STYLE\n", "NOTE\n", "REGION\n", "[Events]\n", "Dialogue: 0,", "<SYNC Start=", "\n\n\n"),
)
_ODD_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 2**63, 10**40, 1e308, -0.0, float("nan"), float("inf"), "", " ", "\0", "\ud800"),
    *("12.5s", "PT9999999999H", "99:99:99", "2024-01-01T00:00:00Z", "Ada", "word " * 300, [], {}, [[]]),
    *([{}], [None, 1, "x"], {"": ""}, {"text": []}, {"start": {}}, {"seconds": "x"}, [["a", 1, 2]] * 3),
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252", "latin-1", "shift_jis", "koi8-r")

Mutation = Callable[[Random, Seed, Sequence[Seed]], Seed]


def mutated(dice: Random, seeds: Sequence[Seed]) -> Seed:
    """Return one of *seeds* with one to four things done to it."""
    seed = dice.choice(seeds)
    for _ in range(dice.choice((1, 1, 2, 3, 4))):
        seed = dice.choice(_FITTING.get(seed.suffix, ()) + _ANY)(dice, seed, seeds)
        seed = seed._replace(data=seed.data[:_MOST_BYTES])
    return seed


def _bytes_flipped(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    data = bytearray(seed.data)
    for _ in range(dice.choice((1, 3, 20))):
        if data:
            data[dice.randrange(len(data))] = dice.choice(
                (0, 0x0A, 0x22, 0x3C, 0x80, 0xFF, dice.randrange(256))
            )
    return seed._replace(data=bytes(data))


def _cut(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    start, end = _span(dice, len(seed.data))
    kept = dice.choice((seed.data[:start], seed.data[end:], seed.data[:start] + seed.data[end:]))
    return seed._replace(data=kept)


def _doubled(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    start, end = _span(dice, len(seed.data))
    times = dice.choice((2, 2, 3, 40, 1000))
    part = seed.data[start:end][: _MOST_BYTES // times]
    return seed._replace(data=seed.data[:start] + part * times + seed.data[end:])


def _spliced(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    other = dice.choice(seeds).data
    start, end = _span(dice, len(other))
    place = dice.randint(0, len(seed.data))
    return seed._replace(data=seed.data[:place] + other[start:end] + seed.data[place:])


def _renamed(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    return seed._replace(suffix=dice.choice(_SUFFIXES))


def _odd_text_put_in(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    data = seed.data
    for _ in range(dice.choice((1, 2, 6))):
        place = dice.randint(0, len(data))
        data = data[:place] + dice.choice(_ODD_TEXTS).encode("utf-8", "surrogatepass") + data[place:]
    return seed._replace(data=data)


def _lines_moved(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    lines = seed.data.split(b"\n")
    for _ in range(dice.choice((1, 3, 10))):
        place = dice.randrange(len(lines))
        match dice.randrange(5):
            case 0:
                lines.insert(dice.randint(0, len(lines)), lines[place])
            case 1 if len(lines) > 1:
                del lines[place]
            case 2:
                times = dice.choice((2, 200))
                lines[place] = lines[place][: _MOST_BYTES // times] * times
            case 3:
                lines.insert(place, b"")
            case _:
                other = dice.randrange(len(lines))
                lines[place], lines[other] = lines[other], lines[place]
    return seed._replace(data=b"\n".join(lines))


def _line_ends_changed(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    ending = dice.choice((b"\r", b"\r\n", b"\n\n", b" ", b"", b"\x0b", b"\xe2\x80\xa8", b"\x0c"))
    return seed._replace(data=seed.data.replace(b"\n", ending))


def _encoded_anew(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    text = seed.data.decode("utf-8", "replace")
    return seed._replace(data=text.encode(dice.choice(_ENCODINGS), "replace"))


def _numbers_changed(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    """Put other digits where digits are: times go back, repeat, or grow beyond all measure."""
    data = bytearray(seed.data)
    places = [place for place, byte in enumerate(data) if 0x30 <= byte <= 0x39]
    for place in dice.sample(places, min(len(places), dice.choice((1, 5, 50)))):
        data[place] = dice.choice(b"0123456789-.:")
    return seed._replace(data=bytes(data))


def _json_changed(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    try:
        holder = {"": json.loads(seed.data)}
    except (ValueError, RecursionError):
        return _odd_text_put_in(dice, seed, seeds)
    for _ in range(dice.choice((1, 2, 8))):
        spots = _spots(holder)
        inside, key = dice.choice(spots)
        match dice.randrange(6):
            case 0:
                inside[key] = [inside[key]] * dice.choice((1, 2, 50))
            case 1:
                inside[key] = {dice.choice(("text", "words", "start", "0", "results")): inside[key]}
            case 2 if len(spots) > 1 and inside is not holder:
                del inside[key]
            case 3:
                inside[key] = _copied(dice.choice(spots))
            case _:
                inside[key] = dice.choice(_ODD_VALUES)
        written = json.dumps(holder)  # what stands in several places becomes several things again
        holder = json.loads(written) if len(written) <= _MOST_BYTES else {"": None}
    return seed._replace(
        data=json.dumps(holder[""], ensure_ascii=dice.random() < 0.5).encode("utf-8", "replace")
    )


def _part_of_zip_changed(dice: Random, seed: Seed, seeds: Sequence[Seed]) -> Seed:
    """Change what is packed in an office document, and pack it again."""
    try:
        with zipfile.ZipFile(io.BytesIO(seed.data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return _bytes_flipped(dice, seed, seeds)
    if not parts:
        return seed
    name = dice.choice(
        [*parts, *[part for part in parts if part.endswith(("document.xml", "content.xml"))] * 8]
    )
    change = dice.choice((_bytes_flipped, _cut, _doubled, _spliced, _odd_text_put_in, _numbers_changed))
    parts[name] = change(dice, Seed(seed.suffix, parts[name]), seeds).data
    if dice.random() < 0.1:
        del parts[dice.choice(list(parts))]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return seed._replace(data=buffer.getvalue())


def _span(dice: Random, length: int) -> tuple[int, int]:
    """Return the place of a stretch, more often a short one."""
    start = dice.randint(0, length)
    return start, min(length, start + dice.choice((1, 4, 30, 300, 10_000)))


def _spots(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in *value* where something else could stand."""
    spots = []
    queue = [value]
    while queue:
        inside = queue.pop()
        keys = list(inside) if isinstance(inside, dict) else range(len(inside))
        for key in keys:
            spots.append((inside, key))
            if isinstance(inside[key], (dict, list)):
                queue.append(inside[key])
    return spots


def _copied(spot: tuple[Any, Any]) -> Any:
    inside, key = spot
    return json.loads(json.dumps(inside[key]))


_ANY: tuple[Mutation, ...] = (
    *(_bytes_flipped, _cut, _doubled, _spliced, _renamed, _odd_text_put_in, _lines_moved),
    *(_line_ends_changed, _encoded_anew, _numbers_changed),
)
_FITTING: dict[str, tuple[Mutation, ...]] = {
    **dict.fromkeys((".json", ".otr", ".json3"), (_json_changed,) * 12),
    **dict.fromkeys((".docx", ".odt"), (_part_of_zip_changed,) * 20),
}
"""What is done more often to files of these kinds than to others: else they would only be broken."""
