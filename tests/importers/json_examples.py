"""One small talk, as twenty-odd programs and services write it in JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from uuid import UUID


class Spoken(NamedTuple):
    """A word as it is printed, with what it is without punctuation."""

    text: str
    start_ms: int
    end_ms: int

    @property
    def bare(self) -> str:
        return self.text.rstrip(",.?")

    @property
    def mark(self) -> str:
        return self.text[len(self.bare) :]


class Line(NamedTuple):
    """A sentence of one speaker, 0 or 1."""

    speaker: int
    words: tuple[Spoken, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def start_ms(self) -> int:
        return self.words[0].start_ms

    @property
    def end_ms(self) -> int:
        return self.words[-1].end_ms


_SAID = (
    (0, "Good morning, and welcome to the harbour."),
    (0, "Today we talk about tides and the people who count them."),
    (1, "Thank you, Ada."),
    (1, "It is good to be here, after twenty-five years of looking at the water."),
    (0, "Shall we begin with the moon?"),
)
NAMES = ("Ada", "Bram")


def _lines() -> tuple[Line, ...]:
    lines = []
    at_ms = 400
    for speaker, text in _SAID:
        words = []
        for word in text.split():
            words.append(Spoken(word, at_ms, at_ms + 60 * len(word)))
            at_ms = words[-1].end_ms + 40
        lines.append(Line(speaker, tuple(words)))
        at_ms += 300
    return tuple(lines)


TALK = _lines()
TURNS = (TALK[:2], TALK[2:4], TALK[4:])
TEXT = " ".join(line.text for line in TALK)
WORDS = [(line, word) for line in TALK for word in line.words]


def s(time_ms: int) -> float:
    return time_ms / 1000


def stamp(time_ms: int, mark: str = ".") -> str:
    minutes, rest = divmod(time_ms, 60_000)
    return f"00:{minutes:02}:{rest // 1000:02}{mark}{rest % 1000:03}"


def text_of(turn: Sequence[Line]) -> str:
    return " ".join(line.text for line in turn)


def podcasting() -> Any:
    return {
        "version": "1.0.0",
        "segments": [
            {"speaker": NAMES[a.speaker], "startTime": s(a.start_ms), "endTime": s(a.end_ms), "body": a.text}
            for a in TALK
        ],
    }


def podcasting_by_the_word() -> Any:
    return {
        "version": "1.0.0",
        "segments": [
            {"speaker": NAMES[a.speaker], "startTime": s(w.start_ms), "endTime": s(w.end_ms), "body": w.text}
            for a, w in WORDS
        ],
    }


def podcasting_loosely() -> Any:
    """No end, numbers in quotes, other names of fields, the speaker only where another one begins."""
    before = None
    segments = []
    for line in TALK:
        segment = {"start": str(s(line.start_ms)), "text": f"{line.text}\n"}
        if line.speaker != before:
            segment["speaker"] = NAMES[line.speaker]
        before = line.speaker
        segments.append(segment)
    return {"transcript": segments}


def podlove() -> Any:
    return [
        {
            "start": stamp(a.start_ms),
            "start_ms": a.start_ms,
            "end": stamp(a.end_ms),
            "end_ms": a.end_ms,
            "speaker": str(a.speaker + 17),
            "voice": NAMES[a.speaker],
            "text": a.text,
        }
        for a in TALK
    ]


def whisper() -> Any:
    return {
        "text": f" {TEXT}",
        "segments": [
            {
                "id": number,
                "seek": 0,
                "start": s(a.start_ms),
                "end": s(a.end_ms),
                "text": f" {a.text}",
                "tokens": [50364, 440],
                "words": [
                    {"word": f" {w.text}", "start": s(w.start_ms), "end": s(w.end_ms), "probability": 0.9}
                    for w in a.words
                ],
            }
            for number, a in enumerate(TALK)
        ],
        "language": "en",
    }


def whisper_without_words() -> Any:
    document = whisper()
    for segment in document["segments"]:
        del segment["words"]
    return document


def whisper_web_service() -> Any:
    """Words in a list of their own, without punctuation."""
    document = whisper_without_words()
    document["words"] = [{"word": w.bare, "start": s(w.start_ms), "end": s(w.end_ms)} for _, w in WORDS]
    return document


def whisper_web_service_words_only() -> Any:
    document = whisper_web_service()
    del document["segments"]
    return document


def faster_whisper() -> Any:
    """Named tuples, which JSON knows as bare lists."""
    return [
        [number, 0, s(a.start_ms), s(a.end_ms), f" {a.text}", [50364], -0.2] for number, a in enumerate(TALK)
    ]


def whisperx() -> Any:
    """Numerals have no times."""
    document = whisper()
    for line, segment in zip(TALK, document["segments"], strict=True):
        segment["speaker"] = f"SPEAKER_0{line.speaker}"
        segment["text"] = segment["text"].strip()
        for word in segment["words"]:
            word |= {"word": word["word"].strip(), "score": 0.8, "speaker": segment["speaker"]}
            if "twenty" in word["word"]:
                del word["start"], word["end"]
    return document


def whisper_cpp() -> Any:
    """Words come in parts; some have no times, and some are no words."""
    transcription = []
    for line in TALK:
        tokens: list[dict[str, Any]] = [{"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}, "id": 50364}]
        for word in line.words:
            head, tail = word.text[:2], word.text[2:]
            middle = word.start_ms + 60
            tokens.append({"text": f" {head}", "offsets": {"from": word.start_ms, "to": middle}})
            if tail:
                tokens.append({"text": tail, "offsets": {"from": middle, "to": word.end_ms}})
        transcription.append(
            {
                "timestamps": {"from": stamp(line.start_ms, ","), "to": stamp(line.end_ms, ",")},
                "offsets": {"from": line.start_ms, "to": line.end_ms},
                "text": f" {line.text}",
                "tokens": tokens,
            }
        )
    return {"systeminfo": "AVX = 1", "result": {"language": "en"}, "transcription": transcription}


def insanely_fast_whisper() -> Any:
    chunks = [{"timestamp": [s(a.start_ms), s(a.end_ms)], "text": f" {a.text}"} for a in TALK]
    speakers = [{"speaker": f"SPEAKER_0{a.speaker}", **chunk} for a, chunk in zip(TALK, chunks, strict=True)]
    return {"speakers": speakers, "chunks": chunks, "text": TEXT}


def hyperaudio() -> Any:
    return {
        "words": [{"start": s(w.start_ms), "end": s(w.end_ms), "text": w.text} for _, w in WORDS],
        "paragraphs": [
            {"speaker": NAMES[t[0].speaker], "start": s(t[0].start_ms), "end": s(t[-1].end_ms)} for t in TURNS
        ],
    }


def _amazon_items(speaker: int | None = None) -> list[dict[str, Any]]:
    items = []
    for line, word in WORDS:
        if speaker is not None and line.speaker != speaker:
            continue
        items.append(
            {
                "type": "pronunciation",
                "alternatives": [{"confidence": "0.99", "content": word.bare}],
                "start_time": str(s(word.start_ms)),
                "end_time": str(s(word.end_ms)),
            }
        )
        if word.mark:
            items.append({"type": "punctuation", "alternatives": [{"content": word.mark}]})
    return items


def amazon() -> Any:
    segments = [
        {
            "start_time": str(s(a.start_ms)),
            "end_time": str(s(a.end_ms)),
            "speaker_label": f"spk_{a.speaker}",
            "items": [
                {"start_time": str(s(w.start_ms)), "speaker_label": f"spk_{a.speaker}"} for w in a.words
            ],
        }
        for a in TALK
    ]
    results = {
        "transcripts": [{"transcript": TEXT}],
        "speaker_labels": {"speakers": 2, "segments": segments},
        "items": _amazon_items(),
    }
    return {"jobName": "tides", "results": results, "status": "COMPLETED"}


def amazon_by_channel() -> Any:
    channels = [{"channel_label": f"ch_{n}", "items": _amazon_items(n)} for n in (0, 1)]
    labels = {"number_of_channels": 2, "channels": channels}
    return {"results": {"transcripts": [{"transcript": TEXT}], "channel_labels": labels, "items": []}}


def _google_words(turn: Sequence[Line], **more: str) -> list[dict[str, Any]]:
    return [
        {
            more.get("start", "startTime"): f"{s(w.start_ms):.3f}s",
            more.get("end", "endTime"): f"{s(w.end_ms):.3f}s",
            "word": w.text,
        }
        | ({more["speaker"]: a.speaker + 1} if "speaker" in more else {})
        for a in turn
        for w in a.words
    ]


def google() -> Any:
    """Version 1: the last result says everything once more, with speakers."""
    results = [
        {"alternatives": [{"transcript": text_of(t), "confidence": 0.9, "words": _google_words(t)}]}
        for t in TURNS
    ]
    results.append({"alternatives": [{"words": _google_words(TALK, speaker="speakerTag")}]})
    return {"done": True, "response": {"results": results}}


def google_2() -> Any:
    """Version 2."""
    fields = {"start": "startOffset", "end": "endOffset"}
    results = []
    for turn in TURNS:
        words = _google_words(turn, **fields)
        for word in words:
            word["speakerLabel"] = str(turn[0].speaker + 1)
        results.append(
            {"alternatives": [{"transcript": text_of(turn), "words": words}], "languageCode": "en"}
        )
    return {"results": results}


def google_in_parts() -> Any:
    """As its libraries write it out: whole seconds and nanoseconds apart, nothing where it is zero."""

    def parts(time_ms: int) -> dict[str, Any]:
        seconds, rest = divmod(time_ms, 1000)
        return ({"seconds": str(seconds)} if seconds else {}) | ({"nanos": rest * 10**6} if rest else {})

    words = [
        {
            "word": w.text,
            "start_time": parts(w.start_ms),
            "end_time": parts(w.end_ms),
            "speaker_tag": a.speaker + 1,
        }
        for a, w in WORDS
    ]
    return {"results": [{"alternatives": [{"transcript": TEXT, "words": words}]}]}


def _deepgram_words(turn: Sequence[Line]) -> list[dict[str, Any]]:
    return [
        {
            "word": w.bare.lower(),
            "start": s(w.start_ms),
            "end": s(w.end_ms),
            "confidence": 0.9,
            "speaker": a.speaker,
            "punctuated_word": w.text,
        }
        for a in turn
        for w in a.words
    ]


def deepgram() -> Any:
    utterances = [
        {
            "start": s(a.start_ms),
            "end": s(a.end_ms),
            "channel": 0,
            "transcript": a.text,
            "words": _deepgram_words([a]),
            "speaker": a.speaker,
        }
        for a in TALK
    ]
    document = deepgram_paragraphs()
    document["results"]["utterances"] = utterances
    return document


def deepgram_paragraphs() -> Any:
    paragraphs = [
        {
            "sentences": [{"text": a.text, "start": s(a.start_ms), "end": s(a.end_ms)} for a in t],
            "num_words": 5,
            "start": s(t[0].start_ms),
            "end": s(t[-1].end_ms),
            "speaker": t[0].speaker,
        }
        for t in TURNS
    ]
    best = {
        "transcript": TEXT,
        "words": _deepgram_words(TALK),
        "paragraphs": {"transcript": TEXT, "paragraphs": paragraphs},
    }
    return {"metadata": {"channels": 1}, "results": {"channels": [{"alternatives": [best]}]}}


def assembly() -> Any:
    words = [
        {
            "text": w.text,
            "start": w.start_ms,
            "end": w.end_ms,
            "confidence": 0.9,
            "speaker": "AB"[a.speaker],
        }
        for a, w in WORDS
    ]
    utterances = [
        {
            "speaker": "AB"[t[0].speaker],
            "text": text_of(t),
            "start": t[0].start_ms,
            "end": t[-1].end_ms,
            "words": [w for w in words if t[0].start_ms <= w["start"] < t[-1].end_ms],
        }
        for t in TURNS
    ]
    return {"id": "1", "text": TEXT, "words": words, "utterances": utterances, "audio_duration": 12}


def rev() -> Any:
    monologues = []
    for turn in TURNS:
        elements: list[dict[str, Any]] = []
        for word in (word for line in turn for word in line.words):
            if elements and elements[-1]["type"] == "text":
                elements.append({"type": "punct", "value": " "})
            elements.append(
                {"type": "text", "value": word.bare, "ts": s(word.start_ms), "end_ts": s(word.end_ms)}
            )
            if word.mark:
                elements.append({"type": "punct", "value": f"{word.mark} "})
        monologues.append({"speaker": turn[0].speaker, "elements": elements})
    return {"monologues": monologues}


def rev_by_people() -> Any:
    document = rev()
    document["speakers"] = [{"id": 0, "name": "Ada"}, {"id": 1, "name": "Bram"}]
    for monologue in document["monologues"]:
        for part in monologue["elements"]:
            if part["type"] == "text":
                part["timestamp"] = stamp(round(part.pop("ts") * 1000), ",")
                part["end_timestamp"] = stamp(round(part.pop("end_ts") * 1000), ",")
    return document


def speechmatics() -> Any:
    results: list[dict[str, Any]] = []
    for line, word in WORDS:
        best = {"content": word.bare, "confidence": 1.0, "speaker": f"S{line.speaker + 1}"}
        times = {"start_time": s(word.start_ms), "end_time": s(word.end_ms)}
        results.append({"type": "word", **times, "alternatives": [best]})
        if word.mark:
            results.append(
                {
                    "type": "punctuation",
                    "start_time": s(word.end_ms),
                    "end_time": s(word.end_ms),
                    "attaches_to": "previous",
                    "alternatives": [{"content": word.mark, "speaker": "S1"}],
                }
            )
    return {"format": "2.9", "results": results}


def gladia() -> Any:
    utterances = [
        {
            "text": a.text,
            "start": s(a.start_ms),
            "end": s(a.end_ms),
            "speaker": a.speaker,
            "words": [{"word": f" {w.text}", "start": s(w.start_ms), "end": s(w.end_ms)} for w in a.words],
        }
        for a in TALK
    ]
    return {"result": {"transcription": {"full_transcript": TEXT, "utterances": utterances}}}


def elevenlabs() -> Any:
    words: list[dict[str, Any]] = []
    for line, word in WORDS:
        who = {"speaker_id": f"speaker_{line.speaker}"}
        if words:
            at = {"start": words[-1]["end"], "end": s(word.start_ms)}
            words.append({"text": " ", "type": "spacing", **at, **who})
        at = {"start": s(word.start_ms), "end": s(word.end_ms)}
        words.append({"text": word.text, "type": "word", **at, **who})
    return {"language_code": "eng", "text": TEXT, "words": words}


def azure() -> Any:
    phrases = [
        {
            "recognitionStatus": "Success",
            "channel": 0,
            "speaker": a.speaker + 1,
            "offset": f"PT{s(a.start_ms)}S",
            "duration": f"PT{s(a.end_ms - a.start_ms)}S",
            "offsetInTicks": a.start_ms * 10_000.0,
            "durationInTicks": (a.end_ms - a.start_ms) * 10_000.0,
            "nBest": [
                {
                    "lexical": a.text.lower(),
                    "display": a.text,
                    "words": [
                        {
                            "word": w.bare.lower(),
                            "offset": f"PT{s(w.start_ms)}S",
                            "duration": f"PT{s(w.end_ms - w.start_ms)}S",
                            "offsetInTicks": w.start_ms * 10_000.0,
                            "durationInTicks": (w.end_ms - w.start_ms) * 10_000.0,
                        }
                        for w in a.words
                    ],
                },
                {"display": "Something else."},
            ],
        }
        for a in TALK
    ]
    return {
        "duration": "PT12S",
        "combinedRecognizedPhrases": [{"display": TEXT}],
        "recognizedPhrases": phrases,
    }


def azure_fast() -> Any:
    phrases = [
        {
            "channel": 0,
            "speaker": a.speaker + 1,
            "offsetMilliseconds": a.start_ms,
            "durationMilliseconds": a.end_ms - a.start_ms,
            "text": a.text,
            "words": [
                {
                    "text": w.bare,
                    "offsetMilliseconds": w.start_ms,
                    "durationMilliseconds": w.end_ms - w.start_ms,
                }
                for w in a.words
            ],
        }
        for a in TALK
    ]
    return {"durationMilliseconds": 12000, "combinedPhrases": [{"text": TEXT}], "phrases": phrases}


def watson() -> Any:
    results = [
        {
            "final": True,
            "alternatives": [
                {
                    "transcript": f"{text_of(t)} ",
                    "timestamps": [[w.text, s(w.start_ms), s(w.end_ms)] for a in t for w in a.words],
                }
            ],
        }
        for t in TURNS
    ]
    labels = [
        {"from": s(w.start_ms), "to": s(w.end_ms), "speaker": a.speaker, "final": True} for a, w in WORDS
    ]
    return {"result_index": 0, "results": results, "speaker_labels": labels}


def youtube() -> Any:
    events: list[dict[str, Any]] = [{"tStartMs": 0, "dDurationMs": 12000, "id": 1, "wpWinPosId": 1}]
    for line in TALK:
        at = {"tStartMs": line.start_ms, "dDurationMs": 5000}
        segs = [
            {"utf8": f" {w.text}" if number else w.text, "tOffsetMs": w.start_ms - line.start_ms}
            for number, w in enumerate(line.words)
        ]
        del segs[0]["tOffsetMs"]
        events.append({**at, "wWinId": 1, "segs": segs})
        events.append({"tStartMs": line.end_ms, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]})
    return {"wireMagic": "pb3", "pens": [{}], "events": events}


def spotify() -> Any:
    section: list[dict[str, Any]] = []
    for turn in TURNS:
        section.append({"startMs": turn[0].start_ms, "title": {"title": f"Speaker {turn[0].speaker + 1}"}})
        section += [{"startMs": a.start_ms, "text": {"sentence": {"text": a.text}}} for a in turn]
    return {"version": "1", "section": section, "episodeName": "Tides", "showName": "Low Water"}


def otter() -> Any:
    parts = [
        {
            "transcript": a.text,
            "start_offset": a.start_ms * 16,
            "end_offset": a.end_ms * 16,
            "speaker_id": 4711 + a.speaker,
        }
        for a in TALK
    ]
    speakers = [{"speaker_id": 4711 + number, "speaker_name": name} for number, name in enumerate(NAMES)]
    return {"speech": {"title": "Tides", "transcripts": parts, "speakers": speakers}}


def trint() -> Any:
    words = [
        {
            "time": w.start_ms,
            "duration": w.end_ms - w.start_ms,
            "paragraphId": f"p{number}",
            "value": w.text,
            "speaker": f"{turn[0].speaker}-x",
        }
        for number, turn in enumerate(TURNS)
        for a in turn
        for w in a.words
    ]
    return {"words": words, "speakers": {"0-x": {"name": "Ada"}, "1-x": {"name": "Bram"}}, "paragraphs": {}}


def premiere() -> Any:
    ids = [str(UUID(int=7919 * (number + 1))) for number in range(2)]
    segments = [
        {
            "duration": s(a.end_ms - a.start_ms),
            "start": s(a.start_ms),
            "language": "en-us",
            "speaker": ids[a.speaker],
            "words": [
                {
                    "text": w.text,
                    "start": s(w.start_ms),
                    "duration": s(w.end_ms - w.start_ms),
                    "type": "word",
                    "eos": bool(w.mark),
                }
                for w in a.words
            ],
        }
        for a in TALK
    ]
    speakers = [{"id": ids[number], "name": NAMES[number]} for number in range(2)]
    return {"language": "en-us", "segments": segments, "speakers": speakers}


def happy_scribe() -> Any:
    return [
        {
            "speaker": NAMES[t[0].speaker],
            "words": [
                {"text": w.text, "type": "word", "data_start": s(w.start_ms), "data_end": s(w.end_ms)}
                for a in t
                for w in a.words
            ],
        }
        for t in TURNS
    ]


def sonix() -> Any:
    return {
        "name": "tides.mp3",
        "transcript": [
            {
                "speaker": NAMES[a.speaker],
                "start_time": s(a.start_ms),
                "end_time": s(a.end_ms),
                "text": a.text,
                "words": [
                    {"text": f"{w.text} ", "start_time": s(w.start_ms), "end_time": s(w.end_ms)}
                    for w in a.words
                ],
            }
            for a in TALK
        ],
    }


def nemo() -> Any:
    words = [
        {
            "word": w.text,
            "start_time": s(w.start_ms),
            "end_time": s(w.end_ms),
            "speaker_label": f"speaker_{a.speaker}",
        }
        for a, w in WORDS
    ]
    sentences = [
        {
            "text": text_of(t),
            "start_time": s(t[0].start_ms),
            "end_time": s(t[-1].end_ms),
            "speaker": f"speaker_{t[0].speaker}",
        }
        for t in TURNS
    ]
    return {
        "status": "success",
        "transcription": TEXT,
        "speaker_count": 2,
        "words": words,
        "sentences": sentences,
    }


def gentle() -> Any:
    """Where it does not hear a word it has no time for it, only its place."""
    words: list[dict[str, Any]] = []
    at = 0
    for _, w in WORDS:
        place = TEXT.index(w.text, at)
        at = place + len(w.text)
        word = {"word": w.bare, "startOffset": place, "endOffset": place + len(w.bare)}
        if w.bare == "moon":
            words.append({"case": "not-found-in-audio", **word})
        else:
            words.append({"case": "success", "start": s(w.start_ms), "end": s(w.end_ms), **word})
    return {"transcript": TEXT, "words": words}


def vosk() -> Any:
    return [
        {
            "result": [
                {"conf": 1.0, "start": s(w.start_ms), "end": s(w.end_ms), "word": w.bare.lower()}
                for w in a.words
            ],
            "text": " ".join(w.bare.lower() for w in a.words),
        }
        for a in TALK
    ]


def ted() -> Any:
    return {"paragraphs": [{"cues": [{"time": a.start_ms, "text": a.text} for a in t]} for t in TURNS]}


def kaltura() -> Any:
    return {
        "objects": [
            {"startTime": a.start_ms, "endTime": a.end_ms, "content": [{"text": a.text}]} for a in TALK
        ]
    }


def fireflies() -> Any:
    return {
        "data": {
            "transcript": {
                "title": "Tides",
                "sentences": [
                    {
                        "index": number,
                        "speaker_name": NAMES[a.speaker],
                        "text": a.text,
                        "start_time": s(a.start_ms),
                        "end_time": s(a.end_ms),
                    }
                    for number, a in enumerate(TALK)
                ],
            }
        }
    }


def read_ai() -> Any:
    """Times of day, and words that are text."""
    midnight = 1_700_000_000_000
    blocks = [
        {
            "start_time": str(midnight + t[0].start_ms),
            "end_time": str(midnight + t[-1].end_ms),
            "speaker": {"name": NAMES[t[0].speaker]},
            "words": text_of(t),
        }
        for t in TURNS
    ]
    return {"transcript": {"speaker_blocks": blocks}}


def youtube_library() -> Any:
    return [{"text": a.text, "start": s(a.start_ms), "duration": s(a.end_ms - a.start_ms)} for a in TALK]


def gong() -> Any:
    """Sentences with times in turns with speakers."""
    turns = [
        {
            "speakerId": str(t[0].speaker + 1),
            "topic": None,
            "sentences": [{"start": a.start_ms, "end": a.end_ms, "text": a.text} for a in t],
        }
        for t in TURNS
    ]
    return {"requestId": "x", "callTranscripts": [{"callId": "1", "transcript": turns}]}


def subtitle_library() -> Any:
    """Each cue in a wrapping."""
    return [{"type": "cue", "data": {"start": a.start_ms, "end": a.end_ms, "text": a.text}} for a in TALK]


def omny() -> Any:
    segments = [
        {"Start": stamp(a.start_ms), "End": stamp(a.end_ms), "Speaker": NAMES[a.speaker], "Text": a.text}
        for a in TALK
    ]
    return {"Language": "en", "Segments": segments}


def teams() -> Any:
    entries = [
        {
            "id": f"x/{number}",
            "text": a.text,
            "speakerId": f"{a.speaker}@tenant",
            "speakerDisplayName": NAMES[a.speaker],
            "startOffset": f"{stamp(a.start_ms)}0000",
            "endOffset": f"{stamp(a.end_ms)}0000",
        }
        for number, a in enumerate(TALK)
    ]
    return {"version": "1.0.0", "type": "Transcript", "entries": entries}


def soniox() -> Any:
    """Parts of words, each with its spaces."""
    tokens = []
    for line, word in WORDS:
        who = {"speaker": str(line.speaker + 1)}
        middle = word.start_ms + 60
        space = " " if tokens else ""
        tokens.append({"text": space + word.text[:2], "start_ms": word.start_ms, "end_ms": middle, **who})
        if word.text[2:]:
            tokens.append({"text": word.text[2:], "start_ms": middle, "end_ms": word.end_ms, **who})
    return {"id": "x", "text": TEXT, "tokens": tokens}


def parakeet() -> Any:
    words = [
        {"word": w.text, "start": s(w.start_ms), "end": s(w.end_ms), "start_offset": 3} for _, w in WORDS
    ]
    segments = [{"segment": a.text, "start": s(a.start_ms), "end": s(a.end_ms)} for a in TALK]
    return {"text": TEXT, "timestamp": {"word": words, "segment": segments}}


def vibe() -> Any:
    """Times in hundredths of a second."""
    return [
        {"start": a.start_ms // 10, "stop": a.end_ms // 10, "text": f" {a.text}", "speaker": str(a.speaker)}
        for a in TALK
    ]


def health_scribe() -> Any:
    segments = [
        {
            "SegmentId": str(number),
            "BeginAudioTime": s(a.start_ms),
            "EndAudioTime": s(a.end_ms),
            "Content": a.text,
            "ParticipantDetails": {"ParticipantRole": NAMES[a.speaker]},
        }
        for number, a in enumerate(TALK)
    ]
    return {"Conversation": {"JobName": "x", "TranscriptSegments": segments}}


def video_indexer() -> Any:
    lines = [
        {
            "id": number,
            "text": a.text,
            "speakerId": a.speaker + 1,
            "instances": [
                {"adjustedStart": "0:10:00", "start": stamp(a.start_ms)[1:], "end": stamp(a.end_ms)[1:]}
            ],
        }
        for number, a in enumerate(TALK)
    ]
    return {"name": "tides", "videos": [{"insights": {"duration": "0:00:12", "transcript": lines}}]}


def wrapped_amazon() -> Any:
    return {"id": 4, "data": amazon()}


class Example(NamedTuple):
    """`speakers` are those that a person would list; `words` says whether each word has its time, `begins_ms`
    when the first one is spoken."""

    make: Callable[[], Any]
    speakers: tuple[str, ...]
    words: bool = False
    begins_ms: int = TALK[0].start_ms


_NUMBERED = ("Speaker 1", "Speaker 2")

EXAMPLES = (
    Example(podcasting, NAMES),
    Example(podcasting_by_the_word, NAMES, words=True),
    Example(podcasting_loosely, NAMES),
    Example(podlove, NAMES),
    Example(whisper, (), words=True),
    Example(whisper_without_words, ()),
    Example(whisper_web_service, (), words=True),
    Example(whisper_web_service_words_only, (), words=True),
    Example(faster_whisper, ()),
    Example(whisperx, _NUMBERED, words=True),
    Example(whisper_cpp, (), words=True),
    Example(insanely_fast_whisper, _NUMBERED),
    Example(hyperaudio, NAMES, words=True),
    Example(amazon, _NUMBERED, words=True),
    Example(amazon_by_channel, _NUMBERED, words=True),
    Example(google, _NUMBERED, words=True),
    Example(google_2, _NUMBERED, words=True),
    Example(google_in_parts, _NUMBERED, words=True),
    Example(deepgram, _NUMBERED, words=True),
    Example(deepgram_paragraphs, _NUMBERED, words=True),
    Example(assembly, _NUMBERED, words=True),
    Example(rev, _NUMBERED, words=True),
    Example(rev_by_people, NAMES, words=True),
    Example(speechmatics, _NUMBERED, words=True),
    Example(gladia, _NUMBERED, words=True),
    Example(elevenlabs, _NUMBERED, words=True),
    Example(azure, _NUMBERED, words=True),
    Example(azure_fast, _NUMBERED, words=True),
    Example(watson, _NUMBERED, words=True),
    Example(youtube, (), words=True),
    Example(spotify, _NUMBERED),
    Example(otter, NAMES),
    Example(trint, NAMES, words=True),
    Example(premiere, NAMES, words=True),
    Example(happy_scribe, NAMES, words=True),
    Example(sonix, NAMES, words=True),
    Example(nemo, _NUMBERED),
    Example(gentle, (), words=True),
    Example(ted, ()),
    Example(kaltura, ()),
    Example(fireflies, NAMES),
    Example(read_ai, NAMES, begins_ms=0),
    Example(youtube_library, ()),
    Example(gong, _NUMBERED),
    Example(subtitle_library, ()),
    Example(omny, NAMES),
    Example(teams, NAMES),
    Example(soniox, _NUMBERED, words=True),
    Example(parakeet, ()),
    Example(video_indexer, _NUMBERED),
    Example(vibe, _NUMBERED),
    Example(health_scribe, NAMES),
    Example(wrapped_amazon, _NUMBERED, words=True),
)
