"""JSON files that are no transcripts, and what is said of them."""

from __future__ import annotations

from earmark.errors import UserError
from earmark.importers import json_fields as fields
from earmark.importers.json_about import chapters_in
from earmark.importers.json_parsing import Json
from earmark.importers.json_values import at, plain, records


def is_chapters(document: Json) -> bool:
    """Return whether *document* holds chapters and nothing that is said."""
    return bool(chapters_in(document)) and not any(at(document, key) for key in fields.TALK)


def is_sidecar(document: Json) -> bool:
    """Return whether *document* is what Earmark keeps beside a transcript."""
    has_version = type(at(document, "version")) is int
    return has_version and isinstance(at(document, "annotations"), list) and not at(document, "segments")


def is_annotations(document: Json) -> bool:
    """Return whether *document* holds what was marked in another program."""
    from earmark.importers.annotations import hypothesis, web_annotations  # few such files are opened

    begin = document[:1] if isinstance(document, list) else document
    return hypothesis.is_one(begin) or web_annotations.is_one(begin)


def check(document: Json) -> None:
    """Look whether *document* is something else that has to do with podcasts.

    Raises:
        UserError: It is.
    """
    if is_chapters(document):
        raise UserError(
            "This file lists chapters, not what was said.", "Choose the transcript that belongs to it."
        )
    if is_sidecar(document):
        name = plain(at(document, "transcript", "name"))
        hint = f"Open “{name}” instead." if name else "Open the transcript that they belong to."
        raise UserError("This file holds quotes, not what was said.", hint)
    if is_annotations(document):
        hint = "Open the transcript that they belong to, and drop this file on it."
        raise UserError("This file holds quotes, not what was said.", hint)


def no_transcript(document: Json) -> UserError:
    """Return what is said of JSON in which nobody speaks."""
    hint = "It has no list of things with text and time. Choose another file."
    if plain(at(document, "version")).startswith("https://jsonfeed.org/") or _has_feed(document):
        hint = "It is a list of episodes. Download the transcript of one of them."
    elif isinstance(at(document, "name"), str) and (at(document, "dependencies") or at(document, "scripts")):
        hint = "It describes a program. Choose another file."
    return UserError("This JSON file holds no transcript.", hint)


def _has_feed(document: Json) -> bool:
    items = records(at(document, "items")) or records(at(document, "episodes"))
    return any({"enclosure", "enclosures", "attachments", "enclosureUrl"} & item.keys() for item in items[:5])
