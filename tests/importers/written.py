"""Writes talks as plain text, in the many ways in which people write transcripts."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import groupby

from tests.importers.drawing import clock
from tests.importers.talks import Said


def write(
    said: Sequence[Said],
    head: str,
    again: str = "",
    *,
    after: str = "\n",
    between: str = "\n\n",
    style: str = "hh:mm:ss",
    wrap: int = 0,
) -> str:
    """Return the talk as text.

    Args:
        said: The talk.
        head: What stands before the first paragraph of a turn, with `{name}` and `{time}`.
        again: What stands before the others; with `{name}` if the name is repeated.
        after: What stands between that and the words.
        between: What stands between two paragraphs.
        style: How times are written.
        wrap: After how many characters lines are broken; 0 for never.
    """
    blocks = []
    for _, turn in groupby(said, key=lambda one: one.speaker):
        for number, one in enumerate(turn):
            time = "" if one.start_ms is None else clock(one.start_ms, style)
            before = (again if number else head).format(name=one.speaker, time=time)
            blocks.append(_wrapped(f"{before}{after}{one.text}" if before else one.text, wrap))
    return between.join(blocks) + "\n"


def _wrapped(block: str, width: int) -> str:
    if not width:
        return block
    return "\n".join(textwrap.fill(line, width, break_long_words=False) for line in block.split("\n"))
