"""W3C Web Annotations in JSON-LD: one, a list, a collection or a page of one; also those of Earmark itself.

Contexts, and whatever else has an address, are never fetched: fields are
known by their names.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from earmark.importers.annotations.bodies import Said, said
from earmark.importers.annotations.found import NO_TURN, Entry, Found, check_count
from earmark.importers.annotations.linked_data import fields, items, text, texts, types
from earmark.importers.annotations.selectors import NOTHING, Aim, aim_of, time_in, together
from earmark.importers.json_parsing import Json
from earmark.importers.json_values import Record
from earmark.model.annotations import BOOKMARK, COLORS, Highlight, TextQuote
from earmark.model.edits import clean_tags

_SETS = ("graph", "items", "first", "next", "last")
"""Where the annotations of a collection or a page lie, if they are not elsewhere."""

_TEXT_ID = re.compile(r"ni:///sha-256;([A-Za-z0-9_-]{43})")
_OUR_ID = re.compile(r"[\w.:-]{1,64}")


def is_one(document: Json) -> bool:
    """Whether *document* is an annotation or has some in it, or says that it is a collection of them."""
    first = document[0] if isinstance(document, list) and document else document
    record = fields(first)
    if types(record) & {"AnnotationCollection", "AnnotationPage"}:
        return True
    return next(_annotations(document), None) is not None


def read(document: Json) -> Found:
    """Return the marks of all annotations; those that mark neither words nor times are passed over.

    Raises:
        UserError: They are too many.
    """
    entries: dict[str, Entry] = {}
    passed_over = 0
    for number, annotation in enumerate(_annotations(document), 1):
        check_count(number)
        made = list(_entries(annotation))
        passed_over += not made
        for entry in made:
            entries.setdefault(entry.highlight.id, entry)
    return Found(tuple(entries.values()), passed_over)


def _annotations(document: Json) -> Iterator[Record]:
    """Give the annotations in *document*, in its order, however sets lie in sets."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
            continue
        record = fields(value)
        if _is_annotation(record):
            yield record
        else:
            waiting += [
                record[name] for name in reversed(_SETS) if isinstance(record.get(name), (dict, list))
            ]


def _is_annotation(record: Record) -> bool:
    if "Annotation" in types(record):
        return True
    return "target" in record and bool(record.keys() & {"body", "bodyValue", "motivation"})


def _entries(annotation: Record) -> Iterator[Entry]:
    aims = _aims(annotation)
    if not aims:
        return
    is_ours = text(fields(annotation.get("generator")).get("name")) == "Earmark"
    what = said(annotation, is_ours=is_ours)
    name = _id_of(annotation, repr((aims, what)), is_ours=is_ours)
    is_bookmark = "bookmarking" in {one.rpartition(":")[2] for one in texts(annotation.get("motivation"))}
    for number, (aim, digest) in enumerate(aims, 1):
        own_id = name if number == 1 else f"{name}-{number}"
        yield Entry(_highlight(annotation, aim, what, own_id, BOOKMARK if is_bookmark else ""), digest)


def _highlight(annotation: Record, aim: Aim, what: Said, own_id: str, kind: str) -> Highlight:
    has_place = aim.start is not None and aim.end is not None
    return Highlight(
        id=own_id,
        start=aim.start if aim.start is not None and has_place else 0,
        end=aim.end if aim.end is not None and has_place else max(1, len(aim.exact)),
        color=what.color or COLORS[0],
        quote=TextQuote(aim.exact, aim.prefix, aim.suffix),
        turn=NO_TURN,
        start_ms=aim.start_ms,
        end_ms=aim.end_ms,
        note=what.note,
        tags=clean_tags(what.tags),
        created=_utc(text(annotation.get("created"))),
        modified=_utc(text(annotation.get("modified")) or text(annotation.get("created"))),
        placed=not what.lost,
        look=what.look,
        kind=kind,
    )


def _aims(annotation: Record) -> list[tuple[Aim, str]]:
    """Return what is meant, with the digest of the text that its position is in.

    Targets with words are marks of their own; what only has a time is the
    time of the one mark that has words, or a mark itself.
    """
    aimed = [_aim(target) for target in items(annotation.get("target"))]
    quoted = [(aim, digest) for aim, digest in aimed if aim.exact]
    timed = [(aim, digest) for aim, digest in aimed if not aim.exact and aim.start_ms is not None]
    if not quoted:
        return timed[:1]
    if len(quoted) == 1 and timed:
        aim, digest = quoted[0]
        return [(together(aim, timed[0][0]), digest)]
    return quoted


def _aim(target: Json) -> tuple[Aim, str]:
    if isinstance(target, str):
        return time_in(target), ""
    record = fields(target)
    source = record.get("source")
    address = source if isinstance(source, str) else text(fields(source).get("id"))
    aim = aim_of(record["selector"]) if "selector" in record else NOTHING
    aim = together(aim, time_in(address or text(record.get("id"))))
    return aim, _text_digest(address)


def _text_digest(address: str) -> str:
    """Return the digest of the text that a name by RFC 6920 names, as `Episode.text_digest` writes it."""
    found = _TEXT_ID.fullmatch(address)
    if not found:
        return ""
    try:
        return f"sha256:{base64.urlsafe_b64decode(found[1] + '=').hex()}"
    except binascii.Error:
        return ""


def _id_of(annotation: Record, content: str, *, is_ours: bool) -> str:
    """Return a name for *annotation* that is the same each time it is read."""
    own = text(annotation.get("identifier"))
    if is_ours and _OUR_ID.fullmatch(own):
        return own
    name = text(annotation.get("id")) or content
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _utc(time: str) -> str:
    """Return a time of ISO 8601 in UTC, to the millisecond, with a final Z; empty for what is none."""
    try:
        known = datetime.fromisoformat(time)
        known = known.replace(tzinfo=UTC) if known.tzinfo is None else known.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return known.isoformat(timespec="milliseconds").replace("+00:00", "Z")
