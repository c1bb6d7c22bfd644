"""The sidecar as JSON: values to a document and back, older versions brought up to date.

The form is described in docs/sidecar.md and `resources/sidecar.schema.json`.
Fields that are not known here are kept, at every level, and written back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from earmark.model.annotations import Annotations, Around, Highlight, TextQuote
from earmark.model.corrections import Corrections
from earmark.model.episode import Episode
from earmark.model.joining import Tombstone, latest
from earmark.model.sync import Sync
from earmark.storage import corrections_format, json_text, sync_format
from earmark.storage.audio_link import AudioLink
from earmark.storage.corrections_format import CorrectionsDocument, unused_id
from earmark.storage.sidecar_document import (
    AnnotationPart,
    AudioPart,
    Document,
    QuotePart,
    TimePart,
    TombstonePart,
    WrittenAnnotation,
    written,
)
from earmark.storage.unknown_fields import unknown_in, with_extra

VERSION = 1

_UPGRADES: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()
"""One function for each past version, in order: the first brings version 1 to version 2."""


@dataclass(frozen=True, slots=True)
class TranscriptId:
    """By what a sidecar knows its transcript: the file's name, the digest of its bytes and of its text.

    `text_digest` is that of the text as it is shown, in which the quotes'
    positions count; `original_digest` that of the text before corrections.
    It is kept only where there are corrections. `title`, `show` and `number`
    of the episode name it where the transcript is not at hand; they say
    nothing about which one it is.
    """

    name: str = ""
    digest: str = ""
    text_digest: str = ""
    original_digest: str = ""
    title: str = ""
    show: str = ""
    number: str = ""

    @staticmethod
    def of(name: str, digest: str, shown: Episode, original: Episode) -> TranscriptId:
        """Return the id of a file and the digest of its bytes, read as *original* and shown as *shown*."""
        texts = (shown.text_digest, original.text_digest)
        return TranscriptId(name, digest, *texts, shown.title, shown.show, shown.number)


@dataclass(frozen=True, slots=True)
class Content:
    """What a sidecar says. `version` is that of the file; it is always written in the present one.

    `sync` holds of each audio file that was synced one, in order of the digest.
    """

    annotations: Annotations = field(default_factory=Annotations)
    transcript: TranscriptId = field(default_factory=TranscriptId)
    audio: AudioLink | None = None
    corrections: Corrections = field(default_factory=Corrections)
    deleted: tuple[Tombstone, ...] = ()
    sync: tuple[Sync, ...] = ()
    version: int = VERSION
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote it: then it may be read, as far as it is understood, not written."""
        return self.version > VERSION

    @property
    def is_older(self) -> bool:
        """Whether an older program wrote it: then it is brought up to date when it is written."""
        return self.version < VERSION


def encode(content: Content) -> bytes:
    """Return *content* as a file: sorted, indented, one line a field, the same for the same content."""
    return json_text.encode(with_extra(_to_document(content), content.extra))


def decode(raw: bytes) -> Content:
    """Return what the file *raw* says.

    Raises:
        ValueError: It is not a sidecar; `str(error)` says in plain words what is wrong.
    """
    document = _parse(raw)
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise ValueError("It has no version.")
    if version > VERSION:
        return _decode_newer(document, version)
    return replace(_content(upgrade(document)), version=version)


def upgrade(document: dict[str, Any]) -> dict[str, Any]:
    """Bring a decoded sidecar to the present version, one step at a time."""
    for step in _UPGRADES[document["version"] - 1 :]:
        document = step(document)
    return document


def _parse(raw: bytes) -> dict[str, Any]:
    try:
        document = json_text.decode(raw)
    except ValueError as error:
        reason = "It is empty." if not raw.strip() else "It is not whole, or not JSON."
        raise ValueError(reason) from error
    if not isinstance(document, dict):
        raise ValueError("It holds no quotes.")
    return document


def _decode_newer(document: dict[str, Any], version: int) -> Content:
    """Return what can be understood of a file from the future: perhaps nothing."""
    try:
        return replace(_content(document), version=version)
    except ValueError:
        return Content(version=version)


def _content(document: dict[str, Any]) -> Content:
    try:
        read = msgspec.convert(document, Document)
    except msgspec.ValidationError as error:
        raise ValueError(_in_plain_words(error)) from error
    ids: set[str] = set()
    pairs = zip(read.annotations, document["annotations"], strict=True)
    highlights = [_highlight(annotation, raw, ids) for annotation, raw in pairs]
    corrections = read.corrections or CorrectionsDocument()
    transcript = read.transcript
    return Content(
        Annotations.of(highlights),
        TranscriptId(
            transcript.name,
            transcript.digest,
            transcript.text_digest,
            corrections.text_digest,
            transcript.title,
            transcript.show,
            transcript.number,
        ),
        _audio(read.audio, document.get("audio")),
        corrections_format.from_document(corrections, document.get("corrections") or {}),
        _deleted(read.deleted, document.get("deleted", [])),
        sync_format.from_document(read.sync, document.get("sync", [])),
        extra=unknown_in(document, _DOCUMENT_FIELDS),
    )


def _in_plain_words(error: msgspec.ValidationError) -> str:
    """Turn “Expected `int`, got `str` - at `$.annotations[3].turn`” into a sentence."""
    return str(error).replace("`", "").replace(" - at $.", " at ").replace(" - at $", "") + "."


def _highlight(read: AnnotationPart, raw: dict[str, Any], ids: set[str]) -> Highlight:
    """Return one annotation; an id that was seen before (*ids*) gets a number, so that none is lost."""
    time = read.time or TimePart()
    return Highlight(
        id=unused_id(read.id, ids),
        start=read.position.start,
        end=read.position.end,
        color=read.color,
        quote=_quote(read.quote),
        turn=read.turn,
        start_ms=time.start_ms,
        end_ms=time.end_ms,
        note=read.note,
        tags=tuple(read.tags),
        created=read.created,
        modified=read.modified,
        placed=read.state != "lost",
        look=read.state == "look",
        found=_quote(read.found) if read.found else None,
        around=Around(read.around.before, read.around.after) if read.around else None,
        kind=read.kind,
        aside=read.aside and read.state == "lost",
        speakers=tuple(read.speakers),
        extra=unknown_in(raw, _HIGHLIGHT_FIELDS),
    )


def _quote(read: QuotePart) -> TextQuote:
    return TextQuote(read.exact, read.prefix, read.suffix)


def _audio(read: AudioPart | None, raw: Any) -> AudioLink | None:
    if read is None:
        return None
    if "\0" in read.path:
        raise ValueError("The path of the audio is not a path.")
    return AudioLink(read.path, read.duration_ms, read.digest, unknown_in(raw, _AUDIO_FIELDS))


def _deleted(read: Iterable[TombstonePart], raw: Iterable[dict[str, Any]]) -> tuple[Tombstone, ...]:
    pairs = zip(read, raw, strict=True)
    return latest(Tombstone(one.id, one.when, unknown_in(entry, _TOMBSTONE_FIELDS)) for one, entry in pairs)


_NAMES = ("title", "show", "number")
"""What a sidecar calls the episode; missing where that is empty."""


def _to_document(content: Content) -> dict[str, Any]:
    transcript = content.transcript
    document: dict[str, Any] = {
        "version": max(content.version, VERSION),
        "transcript": {
            "name": transcript.name,
            "digest": transcript.digest,
            "text_digest": transcript.text_digest,
            **{name: words for name in _NAMES if (words := getattr(transcript, name))},
        },
        "audio": content.audio and with_extra(_audio_to_json(content.audio), content.audio.extra),
        "annotations": [_written(highlight) for highlight in content.annotations.highlights],
    }
    if content.corrections.entries or content.corrections.superseded:
        document["corrections"] = corrections_format.to_document(
            content.corrections, transcript.original_digest
        )
    if content.deleted:
        document["deleted"] = [
            with_extra({"id": one.id, "when": one.when}, one.extra) for one in content.deleted
        ]
    if content.sync:
        document["sync"] = sync_format.to_document(content.sync)
    return document


def _written(highlight: Highlight) -> WrittenAnnotation | dict[str, Any]:
    part = written(highlight)
    return with_extra(msgspec.to_builtins(part), highlight.extra) if highlight.extra else part


def _audio_to_json(audio: AudioLink) -> dict[str, Any]:
    return {"path": audio.path, "duration_ms": audio.duration_ms, "digest": audio.digest}


_NAMED = Content(transcript=TranscriptId(title="-", show="-", number="-"))
_DOCUMENT_FIELDS = _to_document(_NAMED) | {
    "corrections": corrections_format.FIELDS,
    "deleted": [],
    "sync": [],
}
_EVERYTHING = Highlight("-", 0, 1, "", TextQuote(""), kind="-", aside=True, speakers=("",))
_EVERYTHING = replace(_EVERYTHING, look=True, found=TextQuote(""), around=Around())
_HIGHLIGHT_FIELDS = msgspec.to_builtins(written(_EVERYTHING))
_AUDIO_FIELDS = _audio_to_json(AudioLink(""))
_TOMBSTONE_FIELDS = {"id": "", "when": ""}
