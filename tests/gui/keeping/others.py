"""What other programs do to a sidecar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from earmark.model.annotations import Annotations
from earmark.storage.sidecar import load, save, sidecar_path
from earmark.storage.sidecar_format import Content

LATER = "2026-03-02T20:00:00.000Z"


def on_disk(transcript: Path) -> Content:
    return load(sidecar_path(transcript)).content


def change(transcript: Path, verb: Callable[[Annotations], Annotations]) -> None:
    """Change the quotes as a command does: the file is replaced."""
    path = sidecar_path(transcript)
    last = load(path)
    save(path, replace(last.content, annotations=verb(last.content.annotations)), last)


def words(annotations: Annotations) -> set[str]:
    return {highlight.quote.exact for highlight in annotations.highlights}
