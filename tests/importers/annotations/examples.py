"""Web Annotations for tests, small and of every form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from earmark.importers.annotations import read_quotes
from earmark.importers.annotations.found import Found
from earmark.model.annotations import Highlight

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
QUOTE = {"type": "TextQuoteSelector", "exact": "all winter", "prefix": "was “quiet” ", "suffix": ".\nThen"}


def annotation(selector: Any = QUOTE, **fields: Any) -> dict[str, Any]:
    """Return an annotation with the target that *selector* selects, if *fields* name no other."""
    target = {"source": "https://example.org/talk.html", "selector": selector}
    return {"@context": CONTEXT, "id": "urn:a", "type": "Annotation", "target": target} | fields


def found(folder: Path, document: Any) -> Found:
    """Return what a file that holds *document* is read as."""
    path = folder / "quotes.jsonld"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return read_quotes(path)


def only(folder: Path, document: Any) -> Highlight:
    """Return the one mark of a file that holds *document*."""
    (entry,) = found(folder, document).entries
    return entry.highlight
