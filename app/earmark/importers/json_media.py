"""What platforms and programs for media give out: YouTube, Spotify, Azure and its indexer, Otter."""

from __future__ import annotations

from earmark.importers.cue import Cue
from earmark.importers.json_columns import cues_in, said_in
from earmark.importers.json_parsing import Json
from earmark.importers.json_services import in_time_order
from earmark.importers.json_times import MILLISECONDS, SECONDS, TICKS, Clock
from earmark.importers.json_values import Record, at, first, name_of, plain, raw_text, record, records
from earmark.importers.json_words import Said, segment

_SAMPLES_16K = 1000 / 16000
"""Milliseconds in a sample of the sound as Otter listens to it."""


def is_youtube(document: Json) -> bool:
    return any("tStartMs" in event for event in records(at(document, "events")))


def youtube(document: Json, clock: Clock) -> list[Cue]:
    """YouTube's json3: lines that roll up, each with words that count from its beginning."""
    cues: list[Cue] = []
    for event in records(at(document, "events")):
        start_ms = clock.ms(event.get("tStartMs"), MILLISECONDS)
        lasts_ms = clock.ms(event.get("dDurationMs"), MILLISECONDS)
        said = [_youtube_word(part, start_ms, clock) for part in records(event.get("segs"))]
        text = "".join(word.text for word in said)
        if not text.strip():
            continue
        end_ms = None if start_ms is None or lasts_ms is None else start_ms + lasts_ms
        cues += segment(Cue(" ".join(text.split()), start_ms, end_ms), said if len(said) > 1 else ())
    return cues


def is_spotify(document: Json) -> bool:
    return any("sentence" in record(part.get("text")) for part in records(at(document, "section")))


def spotify(document: Json, clock: Clock) -> list[Cue]:
    """Spotify: sentences, and between them titles such as `Speaker 1`."""
    cues: list[Cue] = []
    speaker = ""
    for part in records(at(document, "section")):
        speaker = plain(at(part, "title", "title")) or speaker
        text = plain(at(part, "text", "sentence", "text"))
        cues.append(Cue(text, clock.ms(part.get("startMs"), MILLISECONDS), None, speaker))
    return [cue for cue in cues if cue.text]


def is_azure(document: Json) -> bool:
    return any("nBest" in phrase for phrase in records(at(document, "recognizedPhrases")))


def azure(document: Json, clock: Clock) -> list[Cue]:
    """Azure: phrases of each channel one after the other, with times in ticks and spelled out."""
    phrases = records(at(document, "recognizedPhrases"))
    channels: dict[str, list[Cue]] = {}
    for phrase in phrases:
        channels.setdefault(name_of(phrase.get("channel")), []).extend(_azure_phrase(phrase, clock))
    return in_time_order(list(channels.values()))


def is_video_indexer(document: Json) -> bool:
    return any("instances" in line for line in _indexed(document))


def video_indexer(document: Json, clock: Clock) -> list[Cue]:
    return [
        Cue(
            text,
            clock.ms(at(line, "instances", 0, "start")),
            clock.ms(at(line, "instances", 0, "end")),
            name_of(line.get("speakerId")),
        )
        for line in _indexed(document)
        if (text := plain(line.get("text")))
    ]


def is_otter(document: Json) -> bool:
    return any("start_offset" in part and "transcript" in part for part in _otter_parts(document))


def otter(document: Json, clock: Clock) -> list[Cue]:
    """Otter: times count samples of the sound."""
    return [
        Cue(
            text,
            clock.ms(part.get("start_offset"), _SAMPLES_16K),
            clock.ms(part.get("end_offset"), _SAMPLES_16K),
            name_of(first((part.get("speaker_name"), part.get("speaker_id"), part.get("label")))),
        )
        for part in _otter_parts(document)
        if (text := plain(part.get("transcript")))
    ]


def is_in_milliseconds(document: Json) -> bool:
    """AssemblyAI and Trint: lists that need no more than to know their unit."""
    if isinstance(at(document, "audio_url"), str) or "audio_duration" in record(document):
        return bool(records(at(document, "words")) or records(at(document, "utterances")))
    words = records(at(document, "words"))
    return any({"value", "time", "duration"} <= word.keys() for word in words[:5])


def in_milliseconds(document: Json, clock: Clock) -> list[Cue]:
    clock.unit_ms = MILLISECONDS
    return cues_in(records(at(document, "utterances")) or records(at(document, "words")), clock)


def is_gladia(document: Json) -> bool:
    return bool(_gladia_parts(document))


def gladia(document: Json, clock: Clock) -> list[Cue]:
    clock.unit_ms = SECONDS
    return cues_in(_gladia_parts(document), clock)


def _youtube_word(part: Record, start_ms: int | None, clock: Clock) -> Said:
    offset_ms = clock.ms(part.get("tOffsetMs", 0), MILLISECONDS)
    begins = None if start_ms is None or offset_ms is None else start_ms + offset_ms
    return Said(raw_text(part.get("utf8")), begins)


def _azure_phrase(phrase: Record, clock: Clock) -> list[Cue]:
    best = record(at(phrase, "nBest", 0))
    start_ms = _azure_ms(phrase, "offset", clock)
    lasts_ms = _azure_ms(phrase, "duration", clock)
    end_ms = None if start_ms is None or lasts_ms is None else start_ms + lasts_ms
    words = records(best.get("displayWords")) or records(best.get("words"))
    said = said_in(words, clock)
    text = plain(first(best.get(key) for key in ("display", "maskedITN", "itn", "lexical")))
    return segment(Cue(text, start_ms, end_ms, name_of(phrase.get("speaker"))), said)


def _azure_ms(phrase: Record, name: str, clock: Clock) -> int | None:
    ticks = phrase.get(f"{name}InTicks")
    return clock.ms(phrase.get(name), TICKS) if ticks is None else clock.ms(ticks, TICKS)


def _indexed(document: Json) -> list[Record]:
    return records(at(document, "videos", 0, "insights", "transcript")) or records(
        at(document, "insights", "transcript")
    )


def _otter_parts(document: Json) -> list[Record]:
    return records(at(document, "speech", "transcripts")) or records(at(document, "transcripts"))


def _gladia_parts(document: Json) -> list[Record]:
    return records(at(document, "result", "transcription", "utterances")) or records(
        at(document, "transcription", "utterances")
    )
