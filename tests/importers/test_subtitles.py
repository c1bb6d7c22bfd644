"""SRT, SBV, Substation and the captions of old players."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.told import said

from earmark.errors import UserError
from earmark.importers import read_transcript, subtitles
from earmark.model.episode import Episode

SRT = """1
00:00:01,000 --> 00:00:02,000
We met

2
00:00:02,000 --> 00:00:03,500
in June.
"""


def times(episode: Episode) -> list[tuple[int, int]]:
    return [(cue.start_ms, cue.end_ms) for span in episode.spans for cue in span.paragraph.cues]


def test_srt_is_numbers_times_and_text():
    episode = subtitles.parse(SRT)

    assert episode.text == "We met in June."
    assert times(episode) == [(1_000, 2_000), (2_000, 3_500)]


@pytest.mark.parametrize(
    "text",
    [
        SRT.replace("1\n0", "0").replace("2\n0", "0"),  # without numbers
        SRT.replace("\n\n", "\n"),  # without empty lines
        SRT.replace(",", "."),
        SRT.replace("00:00:0", "0:00:0"),
        SRT.replace(" --> ", "-->"),
        SRT.replace("\n", "\r\n"),
        SRT.replace("\n\n", "\n\n\n\n"),
        SRT.replace("We met", "\nWe\n\nmet"),  # empty lines inside
        SRT.replace(" --> ", " -> "),
        SRT.replace("2,000\n", "2,000 X1:40 X2:600 Y1:20 Y2:50\n"),
        "\n\n" + SRT,
        "﻿" + SRT,
    ],
)
def test_srt_is_read_however_it_was_mistreated(text):
    episode = subtitles.parse(text)

    assert episode.text == "We met in June."
    assert times(episode) == [(1_000, 2_000), (2_000, 3_500)]


def test_a_time_may_count_frames():
    text = SRT.replace("2,000", "2:10").replace("1,000", "1:00").replace("3,500", "3:12")

    assert times(subtitles.parse(text)) == [(1_000, 2_400), (2_400, 3_480)]


def test_a_number_that_is_said_stays():
    numbered = SRT.replace("in June.", "in\n1984")
    bare = "00:00:01,000 --> 00:00:02,000\nWe met in\n1984\n\n00:00:02,000 --> 00:00:03,000\nor so.\n"

    assert subtitles.parse(numbered).text == "We met in 1984"
    assert subtitles.parse(bare).text == "We met in 1984 or so."


def test_a_cue_that_lost_its_times_keeps_its_words_and_not_its_number():
    text = SRT + "\n3\nIt rained.\n\n4\n00:00:06,000 --> 00:00:07,000\nThen it stopped.\n"

    assert subtitles.parse(text).text == "We met in June. It rained.\nThen it stopped."


def test_markup_of_srt_is_no_text():
    text = SRT.replace("We met", r"{\an8}<i>We</i> <font color=\"#fff\">met</font>").replace(
        "in June", "{y:i}in&nbsp;June"
    )

    assert subtitles.parse(text).text == "We met in June."


def test_names_in_srt_are_speakers():
    text = SRT.replace("We met", "José Núñez, PhD: We met").replace("in June.", "in June.\nSarah: Yes.")

    assert said(subtitles.parse(text)) == [("José Núñez, PhD", "We met in June."), ("Sarah", "Yes.")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_is_read(tmp_path, encoding):
    path = tmp_path / "talk.srt"
    path.write_bytes(SRT.replace("We met", "Åsa mötte José på kaféet").encode(encoding))

    assert read_transcript(path).text == "Åsa mötte José på kaféet in June."


def test_what_it_is_is_told_by_its_content(tmp_path):
    vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hello there.\n"
    for name, text in (
        ("a.srt", vtt),
        ("b.vtt", SRT),
        ("c.txt", SRT.replace("\n", "\r\n")),
        ("d.txt", vtt),
        ("e.ass", SRT),
    ):
        (tmp_path / name).write_bytes(text.encode())
    found = {path.name: read_transcript(path).text for path in tmp_path.iterdir()}

    assert found == {
        "a.srt": "Hello there.",
        "b.vtt": "We met in June.",
        "c.txt": "We met in June.",
        "d.txt": "Hello there.",
        "e.ass": "We met in June.",
    }


@pytest.mark.parametrize(
    "text", ["some text", "1", "1\nsome text", "some text\n00:00:01,000 --> 00:00:02,000"]
)
def test_a_file_without_captions_says_so(text):
    with pytest.raises(UserError, match="no text to read"):
        subtitles.parse(text)


def test_sbv_has_both_times_on_a_line_with_a_comma():
    episode = subtitles.parse("0:00:01.000,0:00:02.000\nWe met\n\n0:00:02.f00,0:00:03.500\nin June.\n")

    assert episode.text == "We met in June."
    assert times(episode)[0] == (1_000, 2_000)


def test_subviewer_is_read():
    head = "[INFORMATION]\n[TITLE]x\n[END INFORMATION]\n"
    text = "00:00:01.00,00:00:02.00\nWe[br]met\n\n00:00:02.00,00:00:03.50\nin June.\n"

    assert subtitles.parse(head + text).text == "We met in June."


SUBSTATION = """[Script Info]
Title: x

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,Ada,0,0,0,,Not said.
Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ada,0,0,0,,{\\an8}We met,\\Nor so
Dialogue: 0,0:00:02.00,0:00:03.50,Default,,0,0,0,,in June.
Dialogue: 0,0:00:03.50,0:00:04.00,Default,Bob,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}
Dialogue: 0,0:00:03.50,0:00:04.00,Default,Bob,0,0,0,,Yes.
"""


def test_the_names_of_substation_are_speakers():
    episode = subtitles.parse(SUBSTATION)

    assert said(episode) == [("Ada", "We met, or so in June."), ("Bob", "Yes.")]
    assert times(episode) == [(1_000, 2_000), (2_000, 3_500), (3_500, 4_000)]


@pytest.mark.parametrize(
    "text",
    [
        "{1}{1}25.000\n{25}{50}We|met\n{50}{88}{y:i}in June.\n",
        "[10][20]We|met\n[20][35]/in June.\n",
        "00:00:01:We|met\n00:00:02:in June.\n",
        "<SAMI><BODY><SYNC Start=1000><P Class=E>We<br>met<SYNC Start=2000><P Class=E>in June.</BODY></SAMI>",
    ],
    ids=["microdvd", "mpl2", "tmplayer", "sami"],
)
def test_captions_of_old_players_are_read(text):
    episode = subtitles.parse(text)

    assert episode.text == "We met in June."
    assert [start_ms for start_ms, _ in times(episode)] == [1_000, 2_000]


def test_a_rate_that_the_file_does_not_say_is_that_of_films():
    assert times(subtitles.parse("{24}{48}We met.\n{48}{72}Yes.\n"))[0] == (1_001, 2_002)


MARKS = """
    WEBVTT 1
    00:00:01.000 --> 00:00:02,000 <v Ada> < > &amp; [Script Info] [Events] Dialogue:0,0:00:01.00, {1}{1}
    [10][20] <tt <p> Ada: - >> : 0:00:01.0,0:00:02.0 <SAMI> <SYNC Start= text. 語
"""
pieces = st.sampled_from([*MARKS.split(), "\n", "\n\n", " ", "\0", "\ud800", "9" * 30])


@given(st.lists(pieces | st.text(max_size=5), max_size=40).map("".join))
def test_no_text_does_harm(text):
    try:
        episode = subtitles.parse(text)
    except UserError:
        return
    assert episode.text.strip()
    assert episode.text.encode()
