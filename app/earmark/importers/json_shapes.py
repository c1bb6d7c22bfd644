"""The kinds of JSON that hold transcripts, each known by its shape and not by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from earmark.importers import json_media as media
from earmark.importers import json_recognizers as recognizers
from earmark.importers import json_services as services
from earmark.importers.cue import Cue
from earmark.importers.json_parsing import Json
from earmark.importers.json_times import Clock


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
    # Podcasting 2.0, Podlove, Whisper, WhisperX, NeMo, ElevenLabs, Azure's fast transcription, Sonix,
    # Happy Scribe, Premiere and whatever else has a list of things with text and time.
    Shape("anything with text and time", recognizers.has_list, recognizers.anything),
)


def shape_of(document: Json) -> Shape | None:
    """Return the first shape that *document* fits."""
    return next((shape for shape in SHAPES if shape.fits(document)), None)
