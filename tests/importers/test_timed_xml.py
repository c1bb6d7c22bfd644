"""Timed text in XML: TTML, the transcripts of Apple Podcasts, captions of YouTube."""

import pytest
from tests.importers.told import said

from earmark.errors import UserError
from earmark.importers import read_transcript, subtitles
from earmark.model.episode import Word

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?><tt xmlns="http://www.w3.org/ns/ttml" '
    'xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" '
    'xmlns:podcasts="http://podcasts.apple.com/transcript-ttml-internal"'
)


def ttml(body: str, head: str = "", rates: str = "") -> str:
    return f"{HEAD} {rates}><head><metadata>{head}</metadata></head><body><div>{body}</div></body></tt>"


def starts(text: str) -> list[int | None]:
    return [cue.start_ms for span in subtitles.parse(text).spans for cue in span.paragraph.cues]


def test_paragraphs_are_cues_and_a_break_in_them_is_a_space():
    episode = subtitles.parse(
        ttml('<p begin="1s" end="2s">We\n   <span>met</span><br/>in</p><p begin="2s" dur="1500ms">June.</p>')
    )

    (paragraph,) = (span.paragraph for span in episode.spans)
    assert paragraph.text == "We met in June."
    assert paragraph.cues == (Word(0, 9, 1_000, 2_000), Word(10, 15, 2_000, 3_500))


def test_agents_are_speakers_under_their_names():
    agents = '<ttm:agent xml:id="a1"><ttm:name type="full">Ada Lee</ttm:name></ttm:agent>'
    body = (
        '<p begin="1s" end="2s" ttm:agent="a1">One.</p><p begin="2s" end="3s" ttm:agent="SPEAKER_2">Two.</p>'
    )

    assert said(subtitles.parse(ttml(body, agents))) == [("Ada Lee", "One."), ("SPEAKER_2", "Two.")]


def test_the_words_of_apple_podcasts_have_times_and_spaces():
    word = '<span begin="{}" end="{}" podcasts:unit="word">{}</span>'
    words = (
        word.format("0.24", "0.5", "We")
        + word.format("0.6", "1.1", "met.")
        + word.format("1:01.2", "1:02", "Yes.")
    )
    sentence = f'<span begin="0.24" podcasts:unit="sentence">{words}</span>'
    body = f'<p begin="0.24" end="1:02" ttm:agent="S1">{sentence}</p>'

    (span,) = subtitles.parse(ttml(body)).spans[:1]
    assert subtitles.parse(ttml(body)).text.replace("\n", " ") == "We met. Yes."
    assert span.paragraph.words[:2] == (Word(0, 2, 240, 500), Word(3, 7, 600, 1_100))


@pytest.mark.parametrize(
    ("begin", "time_ms"),
    [
        ("00:01:02.5", 62_500),
        ("01:00:00", 3_600_000),
        ("1:02.5", 62_500),
        ("00:00:01:15", 1_600),
        ("62.5s", 62_500),
        ("250ms", 250),
        ("2m", 120_000),
        ("1h", 3_600_000),
        ("50f", 2_000),
        ("20000000t", 2_000),
        ("12.5", 12_500),
    ],
)
def test_times_are_read_in_every_unit(begin, time_ms):
    rates = 'ttp:frameRate="25" ttp:tickRate="10000000"'

    assert starts(ttml(f'<p begin="{begin}" end="2h">Hello there.</p>', rates=rates)) == [time_ms]


def test_a_time_before_its_surroundings_counts_from_their_begin():
    inner = '<p begin="{}" end="9s">Hello there.</p>'

    assert starts(ttml(f'</div><div begin="10s">{inner.format("2s")}')) == [12_000]
    assert starts(ttml(f'</div><div begin="10s">{inner.format("12s")}')) == [12_000]


def test_captions_of_youtube_are_read():
    old = '<text start="0.5" dur="2">It&amp;#39;s late</text><text start="3">now.</text>'
    new = '<p t="500" d="2000">It\'s <s t="400">late</s></p><p t="3000">now.</p>'
    old, new = f"<transcript>{old}</transcript>", f"<timedtext><body>{new}</body></timedtext>"

    assert subtitles.parse(old).text == subtitles.parse(new).text == "It's late now."
    assert starts(old) == starts(new) == [500, 3_000]


def test_a_file_of_ttml_opens(tmp_path):
    path = tmp_path / "talk.ttml"
    path.write_text(ttml('<p begin="1s" end="2s">Åsa met us.</p>'), encoding="utf-8")

    assert read_transcript(path).text == "Åsa met us."


BOMB = (
    '<!DOCTYPE tt [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><tt ><body><p begin="1s">&b;</p></body></tt>'
)


@pytest.mark.parametrize("text", [BOMB, "<tt ><body><p>", "<tt ><p begin='1s'>&unknown;</p></tt>", "<tt \0>"])
def test_a_damaged_or_hostile_file_is_refused(text):
    with pytest.raises(UserError, match="timed text is damaged"):
        subtitles.parse(text)


@pytest.mark.timeout(20)
def test_a_deep_file_does_no_harm():
    deep = "<span>" * 50_000 + "deep" + "</span>" * 50_000

    assert subtitles.parse(f'<tt ><body><p begin="1s">{deep}</p></body></tt>').text == "deep"


@pytest.mark.parametrize("begin", ["-1s", "1e9999s", "99999999999h", "NaN", "::", ""])
def test_a_time_that_is_none_leaves_the_text(begin):
    (span,) = subtitles.parse(ttml(f'<p begin="{begin}">Hello there.</p>')).spans

    assert (span.paragraph.text, span.paragraph.start_ms) == ("Hello there.", None)


@pytest.mark.parametrize("encoding", ["UTF-6", "shift_jis", "UTF-16"])
def test_what_a_file_says_of_its_encoding_does_not_matter(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><tt ><body><p begin="1s">Åsa met us.</p></body></tt>'

    assert subtitles.parse(text).text == "Åsa met us."
