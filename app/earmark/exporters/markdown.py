"""An episode as Markdown: what is known of it on top, then `**Name** [00:12:34]` and what is said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from earmark.exporters.wording import about, names_of, one_line
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode, Paragraph

_SIGNS = re.compile(r"[\\`*_\[\]<>&~|$]")
_AT_START = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)]))")
"""What makes a heading, a list or a rule of a line that begins with it."""


def write(episode: Episode) -> str:
    """Return *episode* as Markdown. Whatever its text looks like, it is shown as it was said."""
    blocks = [*_front_matter(episode), *_turns(episode)]
    return "\n\n".join(blocks) + "\n"


def _front_matter(episode: Episode) -> list[str]:
    """Return the fields in YAML, which takes JSON's strings for its own."""
    fields = [f"{name.lower()}: {json.dumps(value, ensure_ascii=False)}" for name, value in about(episode)]
    return ["\n".join(["---", *fields, "---"])] if fields else []


def _turns(episode: Episode) -> Iterator[str]:
    for turn, name in zip(episode.turns, names_of(episode), strict=True):
        for place, paragraph in enumerate(turn.paragraphs):
            bold = f"**{escaped(name)}**" if name and place == 0 else ""
            yield from filter(None, (f"{bold} {_time(paragraph)}".strip(), escaped(one_line(paragraph.text))))


def _time(paragraph: Paragraph) -> str:
    if paragraph.start_ms is None:
        return ""
    decimals = paragraph.start_ms % 1000
    return f"[{stamp(paragraph.start_ms)}{f'.{decimals:03}' if decimals else ''}]"


def escaped(text: str) -> str:
    return _AT_START.sub(_escaped_start, escaped_within(text.strip()))


def escaped_within(text: str) -> str:
    """Return *text* as it stands in the middle of a line."""
    return _SIGNS.sub(r"\\\g<0>", text)


def _escaped_start(found: re.Match[str]) -> str:
    sign = found[0]
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
