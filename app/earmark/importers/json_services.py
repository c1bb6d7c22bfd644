"""What speech services on the web answer: Amazon, Google, Deepgram, IBM, Rev, Speechmatics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from earmark.importers.cue import Cue
from earmark.importers.json_columns import columns_of, cues_in, said_in
from earmark.importers.json_parsing import Json
from earmark.importers.json_times import SECONDS, Clock
from earmark.importers.json_values import Record, at, first, name_of, plain, raw_text, record, records
from earmark.importers.json_words import Said, by_time, cues_of, segment, sentences

_NO_WORD = re.compile(r"%HESITATION\s*")
_MOST_TAGGED = 0.8
_GOOGLE_ENDS = ("resultEndTime", "resultEndOffset", "result_end_time")


def is_amazon(document: Json) -> bool:
    items = _amazon_channels(document) or [record(at(document, "results"))]
    return any("content" in record(at(item, "items", 0, "alternatives", 0)) for item in items)


def amazon(document: Json, clock: Clock) -> list[Cue]:
    """Amazon Transcribe: words and marks of punctuation in one list, or in one a channel."""
    if channels := _amazon_channels(document):
        names = [name_of(channel.get("channel_label")) for channel in channels]
        parts = [
            _amazon_items(channel.get("items"), name, {}, clock)
            for channel, name in zip(channels, names, strict=True)
        ]
        return in_time_order(parts)
    segments = records(at(document, "results", "speaker_labels", "segments"))
    speakers = {
        plain(item.get("start_time")): name_of(item.get("speaker_label"))
        for part in segments
        for item in records(part.get("items"))
    }
    return _amazon_items(at(document, "results", "items"), "", speakers, clock)


def is_google(document: Json) -> bool:
    return any("alternatives" in result for result in _google_results(document)) and not _has_types(document)


def google(document: Json, clock: Clock) -> list[Cue]:
    """Google, old and new: with speakers, the last result has all words of the others once more."""
    results = _google_results(document)
    clock.unit_ms = SECONDS
    said = [_google_words(result, clock) for result in results]
    if results and _repeats(said):
        return cues_of(said[-1])
    cues: list[list[Cue]] = []
    end_ms: int | None = None
    for result, words in zip(results, said, strict=True):
        text = plain(at(result, "alternatives", 0, "transcript"))
        start_ms = None if words else end_ms
        end_ms = clock.ms(first(result.get(key) for key in _GOOGLE_ENDS))
        cues.append(segment(Cue(text, start_ms, None if words else end_ms, _channel(result)), words))
    if len({_channel(result) for result in results}) > 1:
        return in_time_order(cues)
    return [cue for part in cues for cue in part if cue.text]


def is_deepgram(document: Json) -> bool:
    return bool(_deepgram_channels(document) or records(at(document, "results", "utterances")))


def deepgram(document: Json, clock: Clock) -> list[Cue]:
    clock.unit_ms = SECONDS
    if utterances := records(at(document, "results", "utterances")):
        return cues_in(utterances, clock)
    channels = _deepgram_channels(document)
    names = [f"channel {number}" if len(channels) > 1 else "" for number in range(len(channels))]
    return in_time_order(
        [_deepgram_channel(one, name, clock) for one, name in zip(channels, names, strict=True)]
    )


def is_watson(document: Json) -> bool:
    return any("timestamps" in record(at(result, "alternatives", 0)) for result in _watson_results(document))


def watson(document: Json, clock: Clock) -> list[Cue]:
    """IBM: bare lists for words; who speaks stands in a list beside them."""
    clock.unit_ms = SECONDS
    labels = records(at(document, "speaker_labels")) or records(at(document, "results", 0, "speaker_labels"))
    speakers = [(clock.ms(label.get("from")) or 0, name_of(label.get("speaker"))) for label in labels]
    cues: list[Cue] = []
    for result in _watson_results(document):
        best = record(at(result, "alternatives", 0))
        said = list(_watson_words(best.get("timestamps"), clock))
        text = _NO_WORD.sub("", plain(best.get("transcript"))).strip()
        cues += segment(Cue(text), by_time(said, sorted(speakers), opens=False))
    return cues


def is_rev(document: Json) -> bool:
    return any("elements" in part for part in records(at(document, "monologues")))


def rev(document: Json, clock: Clock) -> list[Cue]:
    """Rev: what a speaker says as words and what stands between them, spaces too."""
    said: list[Said] = []
    for monologue in records(at(document, "monologues")):
        speaker = name_of(monologue.get("speaker_name")) or name_of(monologue.get("speaker"))
        for part in records(monologue.get("elements")):
            start = first((part.get("ts"), part.get("timestamp")))
            end = first((part.get("end_ts"), part.get("end_timestamp")))
            said.append(Said(raw_text(part.get("value")), clock.ms(start), clock.ms(end), speaker))
        said.append(Said(" "))
    return cues_of(said, spaced=True)


def is_speechmatics(document: Json) -> bool:
    return _has_types(document)


def speechmatics(document: Json, clock: Clock) -> list[Cue]:
    clock.unit_ms = SECONDS
    return cues_of(list(_speechmatics_words(records(at(document, "results")), clock)), spaced=False)


def in_time_order(parts: list[list[Cue]]) -> list[Cue]:
    """Return the cues of several channels as they follow each other."""
    together: list[tuple[int, Cue]] = []
    for part in parts:
        last_ms = 0
        for cue in part:
            last_ms = last_ms if cue.start_ms is None else cue.start_ms
            together.append((last_ms, cue))
    if len(parts) > 1:
        together.sort(key=_time)
    return [cue for _, cue in together if cue.text]


def _time(timed: tuple[int, Cue]) -> int:
    return timed[0]


def _amazon_channels(document: Json) -> list[Record]:
    return records(at(document, "results", "channel_labels", "channels"))


def _amazon_items(items: Json, speaker: str, speakers: dict[str, str], clock: Clock) -> list[Cue]:
    said = []
    for item in records(items):
        start, end = item.get("start_time"), item.get("end_time")
        who = speaker or name_of(item.get("speaker_label")) or speakers.get(plain(start), "")
        glued = item.get("type") == "punctuation"
        text = raw_text(at(item, "alternatives", 0, "content"))
        said.append(Said(text, clock.ms(start), clock.ms(end), "" if glued else who, glued))
    return cues_of(said, spaced=False)


def _google_results(document: Json) -> list[Record]:
    for value in (document, at(document, "response"), at(document, "annotationResults", 0)):
        for key in ("results", "speechTranscriptions", "speech_transcriptions"):
            if found := [item for item in records(at(value, key)) if records(item.get("alternatives"))]:
                return found
    return [item for item in records(document) if records(item.get("alternatives"))]


def _google_words(result: Record, clock: Clock) -> list[Said]:
    said = said_in(records(at(result, "alternatives", 0, "words")), clock)
    return [word._replace(speaker="") if word.speaker == "0" else word for word in said]


def _repeats(said: list[list[Said]]) -> bool:
    """Return whether the last result has the words of all others, now with their speakers."""
    before = sum(map(len, said[:-1]))
    tagged = sum(bool(word.speaker) for word in said[-1])
    untagged = not any(word.speaker for words in said[:-1] for word in words)
    return tagged > 0 and len(said[-1]) >= before * _MOST_TAGGED and (untagged or len(said[-1]) >= before > 0)


def _channel(result: Record) -> str:
    tag = name_of(result.get("channelTag"))
    return f"channel {tag}" if tag else ""


def _deepgram_channels(document: Json) -> list[Record]:
    channels = records(at(document, "results", "channels"))
    return [channel for channel in channels if records(channel.get("alternatives"))]


def _deepgram_channel(channel: Record, name: str, clock: Clock) -> list[Cue]:
    best = record(at(channel, "alternatives", 0))
    words = said_in(records(best.get("words")), clock)
    paragraphs = records(at(best, "paragraphs", "paragraphs"))
    if not words:
        cues = cues_in(paragraphs, clock) if paragraphs else sentences(plain(best.get("transcript")), ())
    else:
        spans = [(clock.ms(one.get("start")) or 0, name_of(one.get("speaker"))) for one in paragraphs]
        cues = cues_of(by_time(words, sorted(spans), opens=True))
    if not name:
        return cues
    return [replace(cue, speaker=cue.speaker or name) for cue in cues]


def _watson_results(document: Json) -> list[Record]:
    results = records(at(document, "results"))
    nested = [inner for result in results for inner in records(result.get("results"))]
    return nested or results


def _watson_words(timestamps: Json, clock: Clock) -> Iterator[Said]:
    for word in timestamps if isinstance(timestamps, list) else []:
        text = raw_text(at(word, 0))
        if not _NO_WORD.match(text):
            yield Said(text, clock.ms(at(word, 1)), clock.ms(at(word, 2)))


def _has_types(document: Json) -> bool:
    results = records(at(document, "results"))[:5]
    return any("type" in result and "alternatives" in result for result in results)


def _speechmatics_words(results: list[Record], clock: Clock) -> Iterator[Said]:
    columns = columns_of(results)
    glued = False
    for item, timed in zip(results, said_in(results, clock, columns), strict=True):
        best = record(at(item, "alternatives", 0))
        sides = item.get("attaches_to")
        yield Said(
            raw_text(best.get("content")),
            timed.start_ms,
            timed.end_ms,
            "" if item.get("type") == "punctuation" else name_of(best.get("speaker")) or timed.speaker,
            glued or sides in ("previous", "both"),
        )
        glued = sides in ("next", "both")
