"""Reads OpenDocument texts (.odt), as LibreOffice and Google Docs write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from earmark.importers import Partial, guard, office
from earmark.importers.office_lines import OfficeLines
from earmark.importers.zip_parts import Parts, damaged
from earmark.model.episode import Episode
from earmark.progress import Report, silent

_PART = "content.xml"
_LEFT_OUT = frozenset(
    (
        *("tracked-changes", "annotation", "note", "frame", "table-of-content", "alphabetical-index"),
        *("sequence-decls", "script", "ruby-text", "forms", "bibliography", "illustration-index"),
    )
)
_MOST_SPACES = 100


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode in the OpenDocument text *path*.

    Raises:
        LockedFile: It wants a password.
        UserError: The file is not there, not an OpenDocument text, damaged, or has no words.
    """
    raw = guard.whole(path)
    if not raw.startswith(b"PK"):
        raise guard.not_a("an OpenDocument text", raw)
    parts = Parts(raw)
    if _PART not in parts.names:
        raise damaged(f"no part “{_PART}”")
    text = OpenText()
    parts.tell(_PART, text, report)
    return office.episode_of(text.gathered, parts.tree("meta.xml"), report)


@dataclass(slots=True)
class OpenText:
    """Takes the elements of `content.xml` one by one, and gives their text to `gathered`."""

    gathered: OfficeLines = field(default_factory=OfficeLines)
    _bold_styles: set[str] = field(default_factory=set)
    _style: str = ""
    _bold: list[bool] = field(default_factory=list)
    _open: int = 0
    _depth: int = 0
    _skipped: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._skipped:
            return
        name = _local(tag)
        if name in _LEFT_OUT:
            self._skipped = self._depth
        else:
            self._begin(name, {_local(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        if not self._skipped:
            self._finish(_local(tag))
        elif self._skipped == self._depth:
            self._skipped = 0
        self._depth -= 1

    def data(self, text: str) -> None:
        if self._open and not self._skipped:
            # Line ends in the file are spaces of the text.
            self.gathered.add(text.replace("\n", " "), bold=self._bold[-1])

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "style":
                self._style = attributes.get("name", "")
            case "text-properties" if attributes.get("font-weight", "") in (
                "bold",
                "600",
                "700",
                "800",
                "900",
            ):
                self._bold_styles.add(self._style)
            case "p" | "h":
                level = attributes.get("outline-level", "1") if name == "h" else "0"
                heading = int(level) if level.isdecimal() and len(level) == 1 else 1
                style = attributes.get("style-name", "")
                self.gathered.begin_paragraph(heading, title=style == "Title")
                self._bold.append(style in self._bold_styles)
                self._open += 1
            case "span":
                self._bold.append(
                    attributes.get("style-name", "") in self._bold_styles or self._bold[-1:] == [True]
                )
            case "tab":
                self.gathered.add("\t")
            case "s":
                count = attributes.get("c", "1")
                self.gathered.add(" " * (min(int(count[:3]), _MOST_SPACES) if count.isdecimal() else 1))
            case "line-break":
                self.gathered.break_line()
            case "table":
                self.gathered.begin_table()
            case "table-row":
                self.gathered.begin_row()
            case "table-cell":
                self.gathered.begin_cell()

    def _finish(self, name: str) -> None:
        match name:
            case "p" | "h":
                self._bold.pop()
                self._open -= 1
                self.gathered.end_paragraph()
            case "span":
                self._bold.pop()
            case "table":
                self.gathered.end_table()


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
