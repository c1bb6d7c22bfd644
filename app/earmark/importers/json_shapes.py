"""The kinds of JSON that hold transcripts, each known by its shape and not by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from earmark.importers import json_fields as fields
from earmark.importers import json_media as media
from earmark.importers import json_recognizers as recognizers
from earmark.importers import json_services as services
from earmark.importers.cue import Cue
from earmark.importers.json_columns import cues_in
from earmark.importers.json_generic import best_list
from earmark.importers.json_parsing import Json
from earmark.importers.json_times import Clock
from earmark.importers.json_values import at


class Shape(NamedTuple):
    """How a kind of transcript is known, and how its cues are read.

    Speakers are as the file has them; the clock is told every time.
    """

    name: str
    fits: Callable[[Json], bool]
    cues: Callable[[Json, Clock], list[Cue]]


SHAPES = (
    Shape("Amazon Transcribe", services.is_amazon, services.amazon),
    Shape("Deepgram", services.is_deepgram, services.deepgram),
    Shape("IBM Watson", services.is_watson, services.watson),
    Shape("Speechmatics", services.is_speechmatics, services.speechmatics),
    Shape("Google Speech", services.is_google, services.google),
    Shape("Rev", services.is_rev, services.rev),
    Shape("Azure Speech", media.is_azure, media.azure),
    Shape("Azure Video Indexer", media.is_video_indexer, media.video_indexer),
    Shape("Gladia", media.is_gladia, media.gladia),
    Shape("Otter", media.is_otter, media.otter),
    Shape("YouTube", media.is_youtube, media.youtube),
    Shape("Spotify", media.is_spotify, media.spotify),
    Shape("AssemblyAI, Trint", media.is_in_milliseconds, media.in_milliseconds),
    Shape("whisper.cpp", recognizers.is_whisper_cpp, recognizers.whisper_cpp),
    Shape(
        "Whisper with words apart",
        recognizers.has_words_beside_segments,
        recognizers.words_beside_segments,
    ),
    Shape("Gentle", recognizers.is_gentle, recognizers.gentle),
    Shape("Vosk", recognizers.is_vosk, recognizers.vosk),
    Shape(
        "Hyperaudio, BBC Kaldi",
        recognizers.has_paragraphs_without_text,
        recognizers.paragraphs_without_text,
    ),
    Shape("text and words", recognizers.has_text_and_words, recognizers.text_and_words),
    Shape("faster-whisper", recognizers.is_rows, recognizers.in_rows),
)
"""Those that need more than to be found. Podcasting 2.0, Podlove, Whisper, WhisperX, NeMo, ElevenLabs,
Azure's fast transcription, Sonix, Happy Scribe, Premiere and many others are lists of things with text
and time, each with its own names for them."""


def cues_of(document: Json, clock: Clock) -> list[Cue]:
    """Return what *document* says: in the first shape that it fits, or wherever text has times or speakers.

    There is none if it is no transcript.
    """
    wrapped = (at(document, key) for key in fields.WRAPPERS)
    for value in (document, *(inner for inner in wrapped if isinstance(inner, dict))):
        if shape := next((shape for shape in SHAPES if shape.fits(value)), None):
            return shape.cues(value, clock)
    return cues_in(best_list(document), clock)
