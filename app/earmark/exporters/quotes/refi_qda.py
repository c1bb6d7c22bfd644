"""Quotes as a REFI-QDA project, for QualCoder, NVivo, MAXQDA and ATLAS.ti: a ZIP of `project.qde` and texts.

The transcript is a text with names and times over its turns; quotes are
selections in it, coded by colour and by tags, notes hang on them. Where it
has times, it is also the transcript of a sound, with a sync point for each
paragraph and for both ends of each quote. Identifiers stay the same from
one export to the next.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain, count
from typing import NamedTuple
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from earmark.exporters.quotes.colors import marker
from earmark.exporters.quotes.qda_text import QdaText
from earmark.exporters.quotes.row import Row
from earmark.exporters.quotes.rows import Sheet
from earmark.model.cards import fold

_NAMESPACE = "urn:QDA-XML:project:1.0"
_SPACE = uuid.UUID("8f0c1c6e-6b0e-5b7a-9c57-3f5a2f6f7d10")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_THEN = (1980, 1, 1, 0, 0, 0)
"""The time of all files in the archive: the same quotes give the same archive."""


class _Point(NamedTuple):
    guid: str
    position: int
    time_ms: int


def write(sheet: Sheet) -> bytes:
    """Return the archive."""
    text = QdaText(sheet.episode)
    project = _Project(sheet, text).element()
    ElementTree.indent(project)
    qde = ElementTree.tostring(project, encoding="utf-8", xml_declaration=True)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_entry("project.qde"), qde)
        for name in ("text", "transcript") if text.has_times else ("text",):
            archive.writestr(_entry(f"Sources/{_guid(sheet, name)}.txt"), text.text.encode())
    return out.getvalue()


class _Project:
    """Makes the elements of one project."""

    def __init__(self, sheet: Sheet, text: QdaText) -> None:
        self._sheet, self._text = sheet, text
        self._user = str(uuid.uuid5(_SPACE, "user"))
        self._placed = [row for row in sheet.rows if row.start is not None]
        self._lost = [row for row in sheet.rows if row.start is None]

    def element(self) -> Element:
        project = Element("Project", xmlns=_NAMESPACE, name=self._sheet.source.heading, origin="Earmark")
        project.set("creatingUserGUID", self._user)
        users = SubElement(project, "Users")
        SubElement(users, "User", guid=self._user, name="Earmark")
        if self._sheet.rows:
            self._add_codes(SubElement(SubElement(project, "CodeBook"), "Codes"))
        sources = SubElement(project, "Sources")
        self._add_text(sources)
        if self._text.has_times:
            self._add_sound(sources)
        noted = [row for row in self._placed if row.note] + self._lost
        if noted:
            notes = SubElement(project, "Notes")
            for row in noted:
                self._add_note(notes, row)
        return project

    def _add_codes(self, codes: Element) -> None:
        taken: set[str] = set()
        for color in self._sheet.colors:
            name, fill = _free(self._sheet.color_name(color), color, taken), marker(color).fill
            SubElement(codes, "Code", guid=self._id("color", color), name=name, isCodable="true", color=fill)
        for tag in self._tags():
            name = _free(tag, "tag", taken)
            SubElement(codes, "Code", guid=self._id("tag", tag), name=name, isCodable="true")

    def _tags(self) -> Iterable[str]:
        return dict.fromkeys(tag for row in self._sheet.rows for tag in row.tags)

    def _add_text(self, sources: Element) -> None:
        guid = self._id("text")
        source = SubElement(sources, "TextSource", guid=guid, name=self._sheet.source.heading)
        source.set("plainTextPath", f"internal://{guid}.txt")
        if self._sheet.source.subtitle:
            SubElement(source, "Description").text = self._sheet.source.subtitle
        for row in self._placed:
            start, end = self._text.range_of(row)
            selection = SubElement(source, "PlainTextSelection", guid=self._id("selection", row.id))
            selection.set("startPosition", str(start))
            selection.set("endPosition", str(end))
            self._describe(selection, row)
        for row in self._lost:
            SubElement(source, "NoteRef", targetGUID=self._id("note", row.id))

    def _add_sound(self, sources: Element) -> None:
        link = self._sheet.source.link or quote(f"{self._sheet.source.name or 'audio'}.mp3")
        path = link if ":" in link else f"relative:///{link}"
        sound = SubElement(sources, "AudioSource", guid=self._id("sound"), name=link, path=path)
        guid = self._id("transcript")
        transcript = SubElement(sound, "Transcript", guid=guid, name=self._sheet.source.heading)
        transcript.set("plainTextPath", f"internal://{guid}.txt")
        points = list(self._points())
        for point in points:
            times = {"timeStamp": str(point.time_ms), "position": str(point.position)}
            SubElement(transcript, "SyncPoint", times, guid=point.guid)
        known = {point.guid for point in points}
        for row in self._placed:
            ends = [self._id("sync", row.id, end) for end in ("start", "end")]
            if known.issuperset(ends):
                between = {"fromSyncPoint": ends[0], "toSyncPoint": ends[1]}
                guid = self._id("heard", row.id)
                selection = SubElement(transcript, "TranscriptSelection", between, guid=guid)
                self._describe(selection, row)

    def _points(self) -> Iterator[_Point]:
        """Yield the sync points in the order of the text."""
        found = [
            _Point(self._id("sync", str(number)), position, time_ms)
            for number, (position, time_ms) in enumerate(self._text.times())
        ]
        for row in self._placed:
            for end, position, time_ms in zip(
                ("start", "end"), self._text.range_of(row), (row.start_ms, row.end_ms), strict=True
            ):
                if time_ms is not None:
                    found.append(_Point(self._id("sync", row.id, end), position, time_ms))
        return iter(sorted(found, key=_position))

    def _describe(self, selection: Element, row: Row) -> None:
        selection.set("name", row.text[:60])
        selection.set("creatingUser", self._user)
        _set_time(selection, "creationDateTime", row.created)
        _set_time(selection, "modifiedDateTime", row.modified)
        if row.doubt:
            SubElement(selection, "Description").text = row.doubt[:1].upper() + row.doubt[1:]
        codes = [("color", row.color), *(("tag", tag) for tag in row.tags)]
        for kind, name in codes:
            guid = self._id("coding", selection.tag, row.id, kind, name)
            coding = SubElement(selection, "Coding", guid=guid, creatingUser=self._user)
            _set_time(coding, "creationDateTime", row.created)
            SubElement(coding, "CodeRef", targetGUID=self._id(kind, name))
        if row.note:
            SubElement(selection, "NoteRef", targetGUID=self._id("note", row.id))

    def _add_note(self, notes: Element, row: Row) -> None:
        name = f"{row.doubt}: {row.text}" if row.start is None else row.text
        note = SubElement(notes, "Note", guid=self._id("note", row.id), name=name[:80])
        note.set("creatingUser", self._user)
        _set_time(note, "creationDateTime", row.created)
        SubElement(note, "PlainTextContent").text = _lost_note(row) if row.start is None else row.note

    def _id(self, *names: str) -> str:
        return _guid(self._sheet, *names)


def _free(name: str, kind: str, taken: set[str]) -> str:
    """Return *name*, with *kind* behind it where another code has it: programs know codes by their names."""
    names = chain((name, f"{name} ({kind})"), (f"{name} ({kind} {number})" for number in count(2)))
    found = next(name for name in names if fold(name) not in taken)
    taken.add(fold(found))
    return found


def _lost_note(row: Row) -> str:
    """Return all that is known of a quote without a place."""
    about = " · ".join(piece for piece in (row.time, row.color_name, *row.tags) if piece)
    sentence = row.doubt[:1].upper() + row.doubt[1:]
    return "\n".join(piece for piece in (f"{sentence}:", f"“{row.text}”", about, row.note) if piece)


def _guid(sheet: Sheet, *names: str) -> str:
    return str(uuid.uuid5(_SPACE, "\n".join((sheet.episode.text_digest, *names))))


def _set_time(element: Element, name: str, time: str) -> None:
    if _TIME.fullmatch(time):
        element.set(name, time)


def _position(point: _Point) -> tuple[int, int]:
    return point.position, point.time_ms


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _THEN)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
