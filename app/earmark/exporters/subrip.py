"""An episode as SRT, as Podcasting 2.0 asks for it: `Name:` where somebody else begins to speak."""

from __future__ import annotations

import re

from earmark.exporters.captions import Caption, captions_of
from earmark.exporters.cutting import Room, columns_of
from earmark.exporters.wording import names_of, one_line
from earmark.model.episode import Episode, Span

_ROOM = Room(columns=32)
_LIKE_A_NAME = re.compile(r"[^:：]{1,60}[:：]")


def write(episode: Episode) -> str:
    """Return *episode* as SRT.

    Raises:
        UserError: It has no times.
    """
    labels = _Labels(episode)
    captions = captions_of(episode, _ROOM, labels.columns)
    return "\n".join(
        _block(number, caption, labels, episode.spans[caption.paragraph])
        for number, caption in enumerate(captions, 1)
    )


class _Labels:
    """What stands before the text of a caption: a name where it is new, or where the text looks like one."""

    def __init__(self, episode: Episode) -> None:
        # The first colon ends a name.
        self._names = [re.sub(r"\s*[:：]+\s*", " – ", name).strip(" –") for name in names_of(episode)]

    def before(self, span: Span, place: int) -> str:
        name = self._names[span.turn]
        changes = span.turn == 0 or name != self._names[span.turn - 1]
        begins = span.index == 0 and not span.paragraph.text[:place].strip()
        if not name or not ((changes and begins) or _LIKE_A_NAME.match(span.paragraph.text, place)):
            return ""
        return f"{name}: "

    def columns(self, span: Span, place: int) -> int:
        return columns_of(self.before(span, place))


def _block(number: int, caption: Caption, labels: _Labels, span: Span) -> str:
    text = one_line(span.paragraph.text)
    lines: list[str] = []
    at = caption.start
    for start, end in caption.breaks:
        lines.append(text[at:start])
        at = end
    lines.append(text[at : caption.end])
    lines[0] = f"{labels.before(span, caption.start)}{lines[0]}".strip()
    times = f"{_time(caption.start_ms)} --> {_time(caption.end_ms)}"
    return "\n".join([str(number), times, *lines, ""])


def _time(time_ms: int) -> str:
    seconds, millis = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02},{millis:03}"
