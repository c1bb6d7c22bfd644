"""Captions of real podcasts and films, as a person would read them."""

import re
from pathlib import Path

import pytest
from tests.importers.told import said

from earmark.errors import UserError
from earmark.importers import read_transcript
from earmark.model.episode import Episode

TIME = re.compile(r"(?m)^(?:\d+:)?\d\d:\d\d[.,]\d{3} --> .*$")
VOICE = re.compile(r"</?v[^>]*>")
STAMP = re.compile(r"(?m)^\d\d:\d\d(?::\d\d)?\s+")
LEFT = re.compile(r"-->|<[^>]*>|\{\\|\d\d:\d\d:\d\d|&\w+;")
"""What may not be left in the text: times, tags, styles, entities."""


@pytest.fixture(scope="module")
def transcripts(shared: Path) -> Path:
    return shared / "realdata/02-transcripts"


def words_of(path: Path) -> list[str]:
    """The words of a WebVTT file, by the simplest means there are."""
    text = path.read_text("utf-8-sig").removeprefix("WEBVTT")
    return VOICE.sub("", TIME.sub("", text)).split()


def test_no_word_of_a_podcast_is_lost_and_none_is_added(transcripts):
    files = sorted((transcripts / "python-bytes").glob("*.vtt"))
    wrong = [path.name for path in files if read_transcript(path).text.split() != words_of(path)]

    assert len(files) == 18
    assert wrong == []


@pytest.mark.parametrize("number", ["051", "101", "126", "151", "226", "326", "376", "426"])
def test_captions_say_the_same_as_the_text_of_the_same_episode(transcripts, number):
    """Of the other episodes the text was edited later by hand: `pip` for `Pip`, no `um`."""
    (captions,) = (transcripts / "python-bytes").glob(f"{number}*.vtt")
    text = captions.with_name(f"{captions.name[:-4]}.txt").read_text("utf-8-sig")

    assert read_transcript(captions).text.split() == STAMP.sub("", text).split()


def test_paragraphs_of_a_podcast_are_as_long_as_in_print_and_end_with_a_sentence(transcripts):
    for path in sorted((transcripts / "python-bytes").glob("*.vtt")):
        episode = read_transcript(path)
        lengths = sorted(len(span.paragraph.text.split()) for span in episode.spans)
        torn = [s.paragraph.text for s in episode.spans[:-1] if s.paragraph.text[-1] not in '.?!…"”-']

        assert 60 <= lengths[len(lengths) // 2] <= 130 or episode.speakers, path.name
        assert lengths[-1] <= 200, path.name
        # Where speakers are named by a machine, it changes them in mid-sentence.
        assert len(torn) <= 0.05 * len(episode.spans) or episode.speakers, path.name


def test_every_paragraph_of_a_podcast_has_its_time_and_those_of_its_cues(transcripts):
    for path in sorted((transcripts / "python-bytes").glob("*.vtt")):
        episode = read_transcript(path)
        starts = [span.paragraph.play_ms for span in episode.spans]

        assert None not in starts
        assert starts == sorted(starts), path.name
        assert all(span.paragraph.cues for span in episode.spans)


def test_voices_are_speakers(transcripts):
    (path,) = (transcripts / "python-bytes").glob("451*.vtt")

    assert [speaker.name for speaker in read_transcript(path).speakers] == [
        "Brian Okken",
        "Michael Kennedy",
        "Speaker 3",
    ]


def test_the_examples_of_podcasting_2_name_their_speakers(transcripts):
    folder = transcripts / "podcast-namespace/docs/examples/transcripts"
    vtt, srt = read_transcript(folder / "example.vtt"), read_transcript(folder / "example.srt")

    assert [name for name, _ in said(vtt)] == ["Sarah", "Gillian"]
    assert said(vtt)[0][1].startswith("In today's episode, you'll learn whether or not you should have")
    assert [speaker.name for speaker in srt.speakers] == ["Travis", "Sarah", "Gilon"]
    assert [who(srt, turn) for turn in range(4)] == ["Travis", "Sarah", "Travis", "Gilon"]
    assert len(srt.turns) == 10
    assert "Travis:" not in srt.text


def who(episode: Episode, turn: int) -> str:
    speaker = episode.speaker_of(turn)
    return speaker.name if speaker else ""


def test_films_in_any_encoding_have_their_letters_and_nobody_is_named(transcripts):
    known = {
        "Danish": "Deres arbejde, har ledt dem til Walters tidligere kollega",
        "Russian": "Готовы к вылету, г-н капитан.",
        "windows-1250": "Policija je došla, da te smesti u zatvor.",
        "windows-1251": "После смрти мог пријатеља",
    }
    for name, words in known.items():
        episode = read_transcript(transcripts / f"subtitleedit/auto_detect_{name}.srt")

        assert words in episode.text.replace("\n", " "), name
        assert episode.speakers == (), name


@pytest.mark.parametrize("kind", ["ass", "srt", "txt", "vtt"])
def test_the_same_captions_in_four_kinds_say_the_same(transcripts, kind):
    episode = read_transcript(transcripts / f"subtitleedit/test.{kind}")

    assert episode.text.split("\n") == [
        "Hello, World! This is a test subtitle.",
        "Testing SeConv subtitle converter.",
    ]


def test_nothing_but_what_is_said_is_left_in_any_file(transcripts):
    for folder in ("webvtt-py", "python-bytes", "podcast-namespace", "subtitleedit"):
        for path in sorted((transcripts / folder).rglob("*")):
            if path.suffix in (".vtt", ".srt", ".sbv", ".ass"):
                left = LEFT.search(text_of(path))
                assert left is None, (path.name, left)


def text_of(path: Path) -> str:
    """The text of a file; what is told of it where it has none."""
    try:
        return read_transcript(path).text
    except UserError as error:
        return str(error)


def test_damaged_captions_keep_their_words(transcripts):
    for name in ("invalid_timeframe", "missing_timeframe"):
        for kind in ("vtt", "srt", "sbv"):
            text = read_transcript(transcripts / f"webvtt-py/{name}.{kind}").text

            assert [f"Caption text #{k}" in text for k in range(1, 6)] == [True] * 5, (name, kind)


def test_captions_of_youtube_are_said_once_with_a_time_for_each_word(transcripts):
    episode = read_transcript(transcripts / "webvtt-py/youtube_dl.vtt")

    assert episode.text == "yeah what this will happen is I'm telling"
    assert [word.start_ms for word in episode.spans[0].paragraph.words][:2] == [304_080, 304_199]
