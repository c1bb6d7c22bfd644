"""What Word and OpenDocument files have in common once their lines are gathered."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from earmark.errors import UserError
from earmark.importers import documents
from earmark.importers.documents import Known
from earmark.importers.office_lines import OfficeLines
from earmark.model.episode import Episode
from earmark.progress import Report

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def episode_of(gathered: OfficeLines, about: Element | None, report: Report) -> Episode:
    """Return the episode in a document.

    Args:
        gathered: Its lines.
        about: The part with what the document says of itself out of sight.
        report: Told after each step; of how many is not known.

    Raises:
        UserError: It has no words.
    """
    hidden = next(about.iter(_TITLE), None) if about is not None else None
    metadata = " ".join((hidden.text or "").split()) if hidden is not None else ""
    lines, said = documents.as_usual(gathered.lines)
    report(len(lines), 0)
    episode = documents.episode_of(lines, Known(gathered.title, metadata=metadata), report=report)
    if not episode.turns:
        raise UserError(
            "This document has no text to read.",
            "It is empty, or its pages are pictures. Choose another file.",
        )
    return replace(episode, remarks=(*said, *episode.remarks))
