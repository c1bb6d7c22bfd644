"""Quotes of Earmark's own: the sidecar of the same transcript or of another one of the episode."""

from __future__ import annotations

import json

from earmark.errors import UserError
from earmark.importers import json_refusals
from earmark.importers.annotations.found import Entry, Found, check_count
from earmark.importers.json_parsing import Json
from earmark.storage import sidecar_format


def is_one(document: Json) -> bool:
    return json_refusals.is_sidecar(document)


def read(document: Json) -> Found:
    """Return all quotes of the sidecar; what was deleted there, and its corrections, do not count.

    Raises:
        UserError: It is damaged, or of a newer program.
    """
    try:
        content = sidecar_format.decode(json.dumps(document).encode())
    except (ValueError, RecursionError) as error:
        raise UserError("This file of quotes is damaged.", str(error)) from error
    if content.is_newer:
        raise UserError("This file was written by a newer Earmark.", "Update Earmark to import it.")
    marks = content.annotations.highlights
    check_count(len(marks))
    return Found(tuple(Entry(mark, content.transcript.text_digest) for mark in marks))
