"""An episode as one JSON object, for other programs; it holds all that Earmark knows of a transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from earmark.exporters.wording import sound
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode, Paragraph, Remark, Speaker, Turn, Word

_LEFT_BLANK = re.compile(r'^( +)"(?:words|cues)": null', re.MULTILINE)
"""Where words belong. A string of JSON holds no line break and no bare quote: nothing else looks like it."""


def write(episode: Episode) -> str:
    """Return *episode* as indented JSON; times are milliseconds as printed.

    What is not known of title, speakers and times is null. Other things stand there only where they
    are known: date, chapters, roles and colours of speakers; of a paragraph the time used for playing
    (`inferred_ms`) and the spelling (`stamp`) where the printed time is wrong, `sponsor`, and when its
    `words` or `cues` (stretches of words) are spoken: `start` and `end` are code points of its text.
    """
    document = {
        "title": sound(episode.title) or None,
        "show": sound(episode.show) or None,
        "episode": _number(episode.number),
        **_known(date=sound(episode.date)),
        "speakers": [_speaker(speaker) for speaker in episode.speakers],
        **_known(chapters=[_chapter(c.title, c.start_ms) for c in episode.chapters]),
        "turns": [_turn(episode, index, turn) for index, turn in enumerate(episode.turns)],
        "remarks": [sound(in_words(remark)) for remark in episode.remarks],
    }
    written = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    return _filled(written, episode) + "\n"


def in_words(remark: Remark) -> str:
    """Return *remark* with its page and time, as in `Page 20, 00:30:31: The time is ...`."""
    place = [f"page {remark.page}"] if remark.page else []
    place += [stamp(remark.time_ms)] if remark.time_ms is not None else []
    where = ", ".join(place)
    return f"{where[:1].upper()}{where[1:]}: {remark.text}" if where else remark.text


def _number(number: str) -> int | str | None:
    """Return the number of an episode; as text where a number would not be the same (`007`, `S2E5`)."""
    return int(number) if re.fullmatch(r"0|[1-9][0-9]{0,14}", number) else sound(number) or None


def _speaker(speaker: Speaker) -> dict[str, object]:
    known = _known(role=sound(speaker.role))
    return {"name": sound(speaker.name)} | known | _told(palette=speaker.palette)


def _chapter(title: str, start_ms: int) -> dict[str, object]:
    return {"title": sound(title), "start_ms": start_ms}


def _turn(episode: Episode, index: int, turn: Turn) -> dict[str, object]:
    speaker = episode.speaker_of(index)
    return {
        "speaker": sound(speaker.name) if speaker else None,
        "start_ms": _start_ms(turn),
        "end_ms": _end_ms(episode, index),
        "paragraphs": [_paragraph(paragraph) for paragraph in turn.paragraphs],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, object]:
    return {
        "start_ms": paragraph.start_ms,
        "text": sound(paragraph.text),
        **_told(inferred_ms=paragraph.inferred_ms),
        **_known(
            stamp=sound(paragraph.stamp),
            sponsor=paragraph.sponsor,
        ),
        **({"words": None} if paragraph.words else {}),
        **({"cues": None} if paragraph.cues else {}),
    }


def _filled(written: str, episode: Episode) -> str:
    """Return the document with its words, one a line: there may be a hundred thousand of them."""
    words = iter([w for span in episode.spans for w in (span.paragraph.words, span.paragraph.cues) if w])

    def fill(blank: re.Match[str]) -> str:
        return blank[0].removesuffix("null") + _lines(next(words), blank[1])

    return _LEFT_BLANK.sub(fill, written)


def _lines(words: Sequence[Word], indent: str) -> str:
    """Return *words* as a list of objects, which hold nothing but numbers."""
    objects = msgspec.json.encode(words).decode()[1:-1].replace(":", ": ").replace(',"', ', "')
    return f"[\n{indent}  " + objects.replace("},{", f"}},\n{indent}  {{") + f"\n{indent}]"


def _start_ms(turn: Turn) -> int | None:
    return turn.paragraphs[0].start_ms if turn.paragraphs else None


def _end_ms(episode: Episode, index: int) -> int | None:
    """Return when the next turn begins, if that is known and not before this one."""
    if index + 1 == len(episode.turns):
        return None
    begin_ms, end_ms = _start_ms(episode.turns[index]), _start_ms(episode.turns[index + 1])
    return end_ms if end_ms is not None and (begin_ms is None or begin_ms <= end_ms) else None


def _known(**values: object) -> dict[str, object]:
    """Return those of *values* that say something."""
    return {name: value for name, value in values.items() if value}


def _told(**values: int | None) -> dict[str, object]:
    """Return those of *values* that are known; 0 is."""
    return {name: value for name, value in values.items() if value is not None}
