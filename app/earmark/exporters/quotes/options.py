"""What a reader wants in an export, whatever its format: one value for the dialog and the command line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from earmark.model.citation import Style

PARTS = ("notes", "tags", "speaker", "times")
"""What can be left out of an export, under the names of the command line."""
CITED = (Style.PLAIN, Style.CHICAGO, Style.APA)
"""The styles that an episode can be cited in; Markdown is no style of lists of sources."""


class Group(StrEnum):
    """What quotes are put together by. In the order of time there are no groups."""

    TIME = "time"
    COLOR = "color"
    SPEAKER = "speaker"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Options:
    """What goes into an export.

    Without `times` there are neither times nor links to them. With
    `whole_sentences` a quote grows to where its sentences begin and end.
    `cite` is the style in which the episode is cited; None for no citation.
    """

    notes: bool = True
    tags: bool = True
    speaker: bool = True
    times: bool = True
    whole_sentences: bool = False
    cite: Style | None = None
    group: Group = Group.TIME

    @staticmethod
    def without(
        parts: Iterable[str],
        *,
        whole_sentences: bool = False,
        cite: Style | None = None,
        group: Group = Group.TIME,
    ) -> Options:
        """Return options that leave out *parts*, some of `PARTS`."""
        left_out = frozenset(parts)
        notes, tags, speaker, times = (part not in left_out for part in PARTS)
        return Options(notes, tags, speaker, times, whole_sentences, cite, group)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Which of `PARTS` are left out."""
        kept = (self.notes, self.tags, self.speaker, self.times)
        return tuple(part for part, keep in zip(PARTS, kept, strict=True) if not keep)
