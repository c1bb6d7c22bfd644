"""The XML of a Word document, as it is told element by element -> its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from earmark.importers.office_lines import OfficeLines

_SPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_LEFT_OUT = frozenset(("del", "moveFrom", "rt", "instrText", "delText", "delInstrText"))
"""Deleted text, the small letters over others, codes of fields."""
_BOX = "txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NO = frozenset(("0", "false", "off", "none"))
_HEADING = "heading "
_CONTENTS = ("toc ", "table of contents", "toc heading")


class Style(NamedTuple):
    """What a style of paragraphs or letters is; `heading` is its level, 0 for none."""

    heading: int = 0
    title: bool = False
    bold: bool = False
    contents: bool = False


PLAIN = Style()


def styles_of(tree: Element | None) -> dict[str, Style]:
    """Return the styles of a document by their ids; *tree* is its part `styles.xml`."""
    styles: dict[str, Style] = {}
    for element in tree if tree is not None else ():
        if _local(element.tag) != "style":
            continue
        found = {_local(part.tag): part for part in element.iter()}
        name = _value(found.get("name")).casefold()
        base = styles.get(_value(found.get("basedOn")), PLAIN)
        level = name.removeprefix(_HEADING) if name.startswith(_HEADING) else ""
        own = int(level) if level.isdecimal() and len(level) == 1 else 0
        bold = _is_on(_attributes(found["b"])) if "b" in found else base.bold
        is_title, contents = name == "title" or base.title, name.startswith(_CONTENTS)
        identity = _attributes(element).get("styleId", "")
        styles[identity] = Style(own or base.heading, is_title, bold, contents)
    return styles


@dataclass(slots=True)
class WordText:
    """Takes the elements of `document.xml` one by one, and gives their text to `gathered`.

    With `with_boxes` also that of boxes beside the text, where letterheads stand, or all of a flyer.
    """

    styles: Mapping[str, Style]
    with_boxes: bool = False
    gathered: OfficeLines = field(default_factory=OfficeLines)
    _skipped: int = 0
    _in_text: bool = False
    _in_run: bool = False
    _bold: bool = False
    _hidden: bool = False
    _paragraph: Style = PLAIN
    _depth: int = 0
    _contents: list[int] = field(default_factory=list)
    _controls: list[int] = field(default_factory=list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._skipped:
            return
        name = _local(tag)
        boxed = name == _BOX and not self.with_boxes
        if boxed or name in _LEFT_OUT or tag == _FALLBACK or name.endswith("PrChange"):
            self._skipped = self._depth
        elif tag.startswith(_SPACES):
            self._begin(name, {_local(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        if not self._skipped and tag.startswith(_SPACES):
            self._finish(_local(tag))
        elif self._skipped == self._depth:
            self._skipped = 0
        self._depth -= 1

    def data(self, text: str) -> None:
        if self._in_text and not self._skipped and not self._hidden:
            self.gathered.add(text, bold=self._bold)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "p":
                self.gathered.begin_paragraph()
                self._paragraph = PLAIN
            case "pStyle":
                self._set_style(self.styles.get(attributes.get("val", ""), PLAIN))
            case "outlineLvl" if (level := attributes.get("val", "")) in "012345678" and level:
                self._set_style(self._paragraph._replace(heading=int(level) + 1))
            case "r":
                self._in_run, self._bold, self._hidden = True, self._paragraph.bold, False
            case "rStyle" if self._in_run:
                self._bold = self._bold or self.styles.get(attributes.get("val", ""), PLAIN).bold
            case "b" if self._in_run:
                self._bold = _is_on(attributes)
            case "vanish" if self._in_run:
                self._hidden = _is_on(attributes)
            case "t":
                self._in_text = True
            case "docPartGallery" if attributes.get("val") == "Table of Contents" and self._controls:
                self._contents.append(self._controls[-1])
            case "sdtContent" if self._contents and self._contents[-1] == self._depth - 1:
                self._skipped = self._depth
            case "sdt":
                self._controls.append(self._depth)
            case "tbl":
                self.gathered.begin_table()
            case "tr":
                self.gathered.begin_row()
            case "tc":
                self.gathered.begin_cell()
            case "tab" | "ptab" if self._in_run:
                self.gathered.add("\t", bold=self._bold)
            case "br" | "cr":
                self.gathered.break_line()
            case "noBreakHyphen":
                self.gathered.add("-", bold=self._bold)

    def _finish(self, name: str) -> None:
        match name:
            case "p":
                self.gathered.end_paragraph(said=not self._paragraph.contents)
            case "r":
                self._in_run = False
            case "t":
                self._in_text = False
            case "tbl":
                self.gathered.end_table()
            case "sdt":
                self._controls.pop()
                self._contents = [depth for depth in self._contents if depth != self._depth]

    def _set_style(self, style: Style) -> None:
        self._paragraph = style
        self.gathered.set_style(style.heading, title=style.title)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _attributes(element: Element) -> dict[str, str]:
    return {_local(key): value for key, value in element.attrib.items()}


def _value(element: Element | None) -> str:
    return "" if element is None else _attributes(element).get("val", "")


def _is_on(attributes: Mapping[str, str]) -> bool:
    return attributes.get("val", "1").casefold() not in _NO
