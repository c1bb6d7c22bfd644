"""What programs write that recognise speech on one's own computer: Whisper and its kin, Vosk, Gentle."""

from __future__ import annotations

from bisect import bisect_right

from earmark.importers.cue import Cue
from earmark.importers.json_columns import columns_of, cues_in, said_in, unit_in
from earmark.importers.json_generic import rows
from earmark.importers.json_parsing import Json
from earmark.importers.json_times import MILLISECONDS, Clock
from earmark.importers.json_values import Record, at, plain, raw_text, record, records
from earmark.importers.json_words import Said, by_time, cues_of, segment, sentences


def is_whisper_cpp(document: Json) -> bool:
    return any("offsets" in item for item in records(at(document, "transcription"))[:1])


def whisper_cpp(document: Json, clock: Clock) -> list[Cue]:
    clock.unit_ms = MILLISECONDS
    return cues_in(records(at(document, "transcription")), clock)


def has_words_beside_segments(document: Json) -> bool:
    """Whisper by its web service gives words in a list of their own, and so does WhisperX."""
    segments = records(at(document, "segments"))
    return (
        bool(_words_beside(document)) and bool(segments) and not any(item.get("words") for item in segments)
    )


def words_beside_segments(document: Json, clock: Clock) -> list[Cue]:
    cues = cues_in(records(at(document, "segments")), clock)
    starts = [cue.start_ms or 0 for cue in cues]
    within: list[list[Said]] = [[] for _ in cues]
    for word in said_in(_words_beside(document), clock):
        if cues and word.start_ms is not None:
            within[max(0, bisect_right(starts, word.start_ms) - 1)].append(word)
    return [part for cue, words in zip(cues, within, strict=True) for part in segment(cue, words)]


def has_text_and_words(document: Json) -> bool:
    """A whole text, and words with times but without punctuation: Whisper by its web service."""
    words = records(at(document, "words"))
    return bool(plain(at(document, "text"))) and any("word" in word for word in words)


def text_and_words(document: Json, clock: Clock) -> list[Cue]:
    return sentences(raw_text(at(document, "text")), said_in(records(at(document, "words")), clock))


def is_gentle(document: Json) -> bool:
    words = records(at(document, "words"))
    return isinstance(at(document, "transcript"), str) and any("case" in word for word in words)


def gentle(document: Json, clock: Clock) -> list[Cue]:
    """Gentle: a text, and its words; those that were not found have no times."""
    said = [
        Said(raw_text(word.get("word")), clock.ms(word.get("start")), clock.ms(word.get("end")))
        for word in records(at(document, "words"))
    ]
    return sentences(raw_text(at(document, "transcript")), said)


def is_vosk(document: Json) -> bool:
    return any(_vosk_words(result) for result in _vosk_results(document)[:50])


def vosk(document: Json, clock: Clock) -> list[Cue]:
    """Vosk: an object for each stretch of talk, without punctuation."""
    cues: list[Cue] = []
    for result in _vosk_results(document):
        best = record(at(result, "alternatives", 0)) or result
        cues += segment(Cue(plain(best.get("text"))), said_in(_vosk_words(result), clock))
    return cues


def has_paragraphs_without_text(document: Json) -> bool:
    """Words, and beside them paragraphs that only say who speaks from when to when: Hyperaudio."""
    spans = _spans(document)
    return bool(_words_of(document)) and bool(spans) and not spans[0].keys() & {"text", "words"}


def paragraphs_without_text(document: Json, clock: Clock) -> list[Cue]:
    words = _words_of(document)
    clock.unit_ms = unit_in(words, columns_of(words))
    said = said_in(words, clock)
    spans = [(span.start_ms or 0, span.speaker) for span in said_in(_spans(document), clock)]
    return cues_of(by_time(said, sorted(spans, key=_first), opens=True))


def is_rows(document: Json) -> bool:
    return bool(rows(document) or rows(at(document, "segments")))


def in_rows(document: Json, clock: Clock) -> list[Cue]:
    """Segments written as bare lists, as faster-whisper's are."""
    return cues_in(rows(document) or rows(at(document, "segments")), clock)


def _first(span: tuple[int, str]) -> int:
    return span[0]


def _words_beside(document: Json) -> list[Record]:
    return records(at(document, "words")) or records(at(document, "word_segments"))


def _vosk_results(document: Json) -> list[Record]:
    return records(document) if isinstance(document, list) else records([document])


def _vosk_words(result: Record) -> list[Record]:
    words = records(result.get("result")) or records(at(result, "alternatives", 0, "result"))
    return words if words and "word" in words[0] else []


def _words_of(document: Json) -> list[Record]:
    words = records(at(document, "words")) or records(at(document, "retval", "words"))
    if words and "name" in words[0]:  # the first form of Speechmatics
        return [{"text": word.get("name"), "start": word.get("time"), **word, "name": None} for word in words]
    return words


def _spans(document: Json) -> list[Record]:
    for key in ("paragraphs", "speakers", "segments"):
        spans = records(at(document, key)) or records(at(document, "retval", key))
        if spans and spans[0].keys() & {"start", "time"}:
            return spans
    return []
