"""JSON from strangers: variants, damage, other things in JSON, and what is said of them."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.episodes import make_episode
from tests.importers.json_examples import EXAMPLES, podcasting, vosk, whisper
from tests.importers.reading import said_in
from tests.importers.talks import Said

from earmark.errors import UserError
from earmark.exporters import episode_json
from earmark.importers import json_transcripts, read_transcript
from earmark.importers.json_parsing import parse
from earmark.importers.json_transcripts import episode_in
from earmark.model.episode import Chapter, Episode, Paragraph, Remark, Speaker, Turn, Word

_HELLO = {"start": 1.5, "end": 2.5, "text": "Hello, and welcome."}


def _refused(path: Path) -> UserError:
    with pytest.raises(UserError) as refused:
        json_transcripts.read(path)
    assert "\n" not in str(refused.value)
    assert refused.value.hint
    return refused.value


def _times_of(*starts: Any, **more: Any) -> list[int | None]:
    """Return the times of turns that begin at *starts*, each said by somebody else."""
    listed = [
        {"text": f"This is number {number}.", "speaker": "AB"[number % 2], "start": start, **more}
        for number, start in enumerate(starts)
    ]
    return [said.start_ms for said in said_in(episode_in({"segments": listed}))]


@pytest.mark.parametrize(
    ("spelling", "time_ms"),
    [
        (62.5, 62_500),
        (62, 62_000),
        ("62.5", 62_500),
        ("62.500s", 62_500),
        ("62500ms", 62_500),
        ("00:01:02,500", 62_500),
        ("1:02.5", 62_500),
        ("PT1M2.5S", 62_500),
        ({"seconds": "62", "nanos": 500_000_000}, 62_500),
        ({"relative": 62.5, "absolute": "2024-01-01T00:01:02Z"}, 62_500),
    ],
)
def test_times_are_read_as_they_are_spelled(spelling: Any, time_ms: int) -> None:
    assert _times_of("0.5", spelling) == [500, time_ms]


@pytest.mark.parametrize(
    "strange",
    [float("nan"), float("inf"), -4, 1e300, 10**30, "soon", True, [[]], {"minutes": 3}, "99:99:99:99"],
)
def test_a_time_that_makes_no_sense_is_left_out_and_its_words_stay(strange: Any) -> None:
    listed = [{"text": f"Number {n}.", "speaker": f"Who {n}", "start": 3.5 * n} for n in range(1, 6)]
    listed[2]["start"] = strange
    episode = episode_in(listed)
    assert [(said.text, said.start_ms) for said in said_in(episode)] == [
        ("Number 1.", 3500),
        ("Number 2.", 7000),
        ("Number 3.", None),
        ("Number 4.", 14_000),
        ("Number 5.", 17_500),
    ]
    remarks = [remark.text for remark in episode.remarks if "makes no sense" in remark.text]
    assert len(remarks) == 1


def test_many_times_that_make_no_sense_are_one_remark() -> None:
    document = whisper()
    for segment in document["segments"][:2]:
        for word in segment["words"]:
            word["end"] = -1
    remarks = [remark.text for remark in episode_in(document).remarks if remark.kind == "time"]
    assert remarks == ["18 times make no sense (“-1”) and are left out."]


def test_whole_numbers_are_milliseconds_where_talk_would_else_be_far_too_slow() -> None:
    line = "These are quite a few words that somebody says without a pause."
    slow = [
        {"text": line, "speaker": "AB"[n % 2], "start": n * 4000, "end": n * 4000 + 3900} for n in range(3)
    ]
    assert [said.start_ms for said in said_in(episode_in(slow))] == [0, 4000, 8000]
    for segment in slow:
        segment["start"], segment["end"] = segment["start"] // 1000, segment["end"] // 1000 + 1  # type: ignore[operator]
    assert [said.start_ms for said in said_in(episode_in(slow))] == [0, 4000, 8000]


def test_the_name_of_a_field_tells_its_unit() -> None:
    listed = [{"text": "Ah.", "speaker": "AB"[n % 2], "start_ms": n * 60_000} for n in range(3)]
    assert [said.start_ms for said in said_in(episode_in(listed))] == [0, 60_000, 120_000]


def test_times_of_day_count_from_the_first_one() -> None:
    assert _times_of("2024-05-01T10:00:30.500Z", "2024-05-01T10:01:00.500Z") == [0, 30_000]


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        ([0, 1, 2], ["Speaker 1", "Speaker 2", "Speaker 3"]),
        ([1, 2], ["Speaker 1", "Speaker 2"]),
        (["SPEAKER_01", "SPEAKER_00"], ["Speaker 2", "Speaker 1"]),
        (["spk_0", "spk_1"], ["Speaker 1", "Speaker 2"]),
        (["A", "B"], ["Speaker 1", "Speaker 2"]),
        (["S1", "S2", "UU"], ["Speaker 1", "Speaker 2", "Unknown speaker"]),
        (["Q", "A"], ["Q", "A"]),
        (["Speaker 1", "José Núñez"], ["Speaker 1", "José Núñez"]),
        (["Ada:", "0"], ["Ada", "Speaker 1"]),
        ([{"id": 7, "name": "Ada"}, {"label": "B"}], ["Ada", "Speaker 2"]),
        (
            ["6f1c9a52-8a5e-4a3e-9d0c-000000000001", "6f1c9a52-8a5e-4a3e-9d0c-000000000002"],
            ["Speaker 1", "Speaker 2"],
        ),
        (["unknown", "unknown"], []),
    ],
)
def test_speakers_are_listed_as_people_would(labels: list[Any], shown: list[str]) -> None:
    listed = [{"text": f"Line {n}.", "start": n + 0.5, "speaker": label} for n, label in enumerate(labels)]
    assert [speaker.name for speaker in episode_in(listed).speakers] == shown


def test_names_listed_in_the_file_stand_for_its_numbers() -> None:
    document = podcasting()
    for segment in document["segments"]:
        segment["speaker"] = {"Ada": "s1", "Bram": "s2"}[segment["speaker"]]
    document["speakers"] = [{"id": "s1", "name": "Ada Quill"}, {"id": "s2", "name": "Bram Osterhuis"}]
    assert [speaker.name for speaker in episode_in(document).speakers] == ["Ada Quill", "Bram Osterhuis"]


def test_a_segment_is_cut_where_its_words_change_the_speaker() -> None:
    words = [
        {"word": "Really?", "start": 1.0, "end": 1.4, "speaker": "SPEAKER_00"},
        {"word": "Oh", "start": 1.5, "end": 1.7, "speaker": "SPEAKER_01"},
        {"word": "yes.", "start": 1.7, "end": 2.0, "speaker": "SPEAKER_01"},
    ]
    segment = {"start": 0.9, "end": 2.1, "text": "Really? Oh yes.", "words": words, "speaker": "SPEAKER_01"}
    episode = episode_in({"segments": [segment], "language": "en"})
    assert said_in(episode) == [Said("Speaker 1", 1000, "Really?"), Said("Speaker 2", 1500, "Oh yes.")]


def test_marks_of_recognisers_and_markup_are_not_text() -> None:
    text = "<|startoftranscript|><|en|><|0.00|> Rope &amp; <i>light</i>,<br>\nand\u00a0tim\u0007e.<|2.00|>"
    assert episode_in([{**_HELLO, "text": text}]).text == "Rope & light, and tim e."


def test_text_without_spaces_between_words_gets_none() -> None:
    words = [
        {"word": sign, "start": n / 4, "end": n / 4 + 0.2} for n, sign in enumerate("今日は海の話です。")
    ]
    assert episode_in({"words": words}).text == "今日は海の話です。"


def test_title_show_number_date_and_chapters_are_taken_from_the_file() -> None:
    document = podcasting() | {
        "title": "Tides",
        "podcastName": "Low Water",
        "episode": 12,
        "pubDate": "2024-05-01T08:00:00Z",
        "chapters": [{"startTime": 0, "title": "The harbour"}, {"startTime": 300, "title": "The moon"}],
    }
    episode = episode_in(document)
    assert (episode.title, episode.show, episode.number, episode.date) == (
        "Tides",
        "Low Water",
        "12",
        "2024-05-01",
    )
    assert [(chapter.title, chapter.start_ms) for chapter in episode.chapters] == [
        ("The harbour", 0),
        ("The moon", 300_000),
    ]


def test_a_transcript_that_is_one_text_is_read_as_text() -> None:
    episode = episode_in({"id": 3, "text": "Ada: Hello there.\n\nBram: Hello.\n\nAda: How are you?"})
    assert said_in(episode) == [
        Said("Ada", None, "Hello there."),
        Said("Bram", None, "Hello."),
        Said("Ada", None, "How are you?"),
    ]


_CAPTIONS = (
    "00:01.500 --> 00:03.000\n<v Ada>Hello, and welcome.\n\n00:03.500 --> 00:05.000\n<v Bram>Thank you."
)


@pytest.mark.parametrize(
    "document",
    [
        {"transcript": f"WEBVTT\n\n{_CAPTIONS}"},
        {"version": "1.0.0", "segments": [{"startTime": 0, "body": f"WEBVTT\n\n{_CAPTIONS}"}]},
        {"version": "1.0.0", "segments": [{"body": cue} for cue in _CAPTIONS.split("\n\n")]},
        {"title": "Tides", "vtt": f"WEBVTT\n\n{_CAPTIONS}"},
        f"WEBVTT\n\n{_CAPTIONS}",
    ],
)
def test_captions_in_json_are_read_as_captions(document: Any) -> None:
    assert said_in(episode_in(document)) == [
        Said("Ada", 1500, "Hello, and welcome."),
        Said("Bram", 3500, "Thank you."),
    ]


@pytest.mark.parametrize(
    "document",
    [
        [{"speaker": "Ada", "text": "Hello there."}, {"speaker": "Bram", "text": "Hello."}],
        {"dialogue": [{"speaker": "Ada", "line": "Hello there."}, {"speaker": "Bram", "line": "Hello."}]},
        {"segments": [{"body": "Ada: Hello there.\n\nBram: Hello.\n"}]},
        {"transcript": ["Ada: Hello there.", "Bram: Hello."]},
        ["Ada: Hello there.", "Bram: Hello."],
    ],
)
def test_talk_without_times_is_read_as_well(document: Any) -> None:
    assert said_in(episode_in(document)) == [Said("Ada", None, "Hello there."), Said("Bram", None, "Hello.")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_every_encoding_of_json_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "talk.json"
    path.write_bytes(json.dumps([{**_HELLO, "text": "Où êtes-vous?"}], ensure_ascii=False).encode(encoding))
    assert json_transcripts.read(path).text == "Où êtes-vous?"


@pytest.mark.parametrize("between", ["\n", "\r\n", "\n\n", ",\n", " ", "\x1e"])
def test_one_object_a_line_is_a_list(tmp_path: Path, between: str) -> None:
    path = tmp_path / "talk.jsonl"
    path.write_text(between.join(json.dumps(part) for part in vosk()) + between)
    assert read_transcript(path) == episode_in(vosk())


def test_a_file_of_lines_that_breaks_off_is_read_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "talk.jsonl"
    path.write_text("\n".join(json.dumps(part) for part in vosk())[:-20])
    episode = json_transcripts.read(path)
    assert episode.text.startswith("good morning")
    assert episode.remarks[0].text == "The file breaks off: what is after its last whole part is missing."


@pytest.mark.parametrize("name", ["talk.txt", "talk", "talk.md", "talk.download", "talk.vtt"])
@pytest.mark.parametrize("indent", [None, 2])
def test_json_is_read_whatever_its_name(tmp_path: Path, name: str, indent: int | None) -> None:
    path = tmp_path / name
    for document in (podcasting(), [{**_HELLO, "end": 9}]):
        path.write_text(json.dumps(document, indent=indent))
        assert read_transcript(path) == episode_in(document)


def test_what_otranscribe_saved_is_read_under_another_name(tmp_path: Path) -> None:
    text = "".join(
        f'<p><span class="timestamp" data-timestamp="{12.3 + n}">0:{12 + n}</span> This is line {n}.</p>'
        for n in range(20)
    )
    for name in ("talk.json", "talk.otr"):
        (tmp_path / name).write_text(json.dumps({"text": text, "media": "", "media-time": 4.5}))
    episode = read_transcript(tmp_path / "talk.json")
    assert episode == read_transcript(tmp_path / "talk.otr")
    assert episode.spans[0].paragraph.start_ms == 12_300


def test_line_ends_inside_of_strings_are_taken_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    path.write_text('[{"start": 1, "text": "Hello\n\tthere."}]')
    assert json_transcripts.read(path).text == "Hello there."


def test_of_doubled_keys_the_last_one_counts() -> None:
    parsed = parse('[{"start": 1, "text": "No.", "text": "Yes."}]')
    assert episode_in(parsed.value).text == "Yes."


@pytest.mark.parametrize("escape", [r"\ud83d", r"\udca9", r"\ud83d\ud83d", r"\uDCA9\uD83D"])
def test_half_characters_do_no_harm(escape: str) -> None:
    text = episode_in(
        parse(f'[{{"start": 1, "text": "It is {escape} here.", "speaker": "A{escape}"}}]').value
    ).text
    assert text.startswith("It is \ufffd")
    assert text.encode().decode() == text


def test_whole_characters_in_two_escapes_stay_whole() -> None:
    assert parse(r'"\ud83c\udfa7 \\ud83c"').value == "🎧 \\ud83c"


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000])
def test_what_is_nested_too_deeply_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "deep.json"
    path.write_text(text)
    assert str(_refused(path)) == "This JSON file is nested too deeply."


def test_nesting_that_can_be_parsed_can_be_searched() -> None:
    for name in ("result", "name", "speaker", "text", "start", "0"):
        document: Any = "x"
        for _ in range(900):
            document = {name: document}
        with pytest.raises(UserError):
            episode_in(document)
        with pytest.raises(UserError):
            episode_in([document])


def test_numbers_with_thousands_of_digits_are_no_times(tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    path.write_text(f'[{{"start": {"9" * 9000}, "text": "Hello."}}, {{"start": 4, "text": "Yes."}}]')
    assert "Hello." in json_transcripts.read(path).text


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        ("", "This file is empty.", "It has 0 bytes"),
        (" \n ", "This file is empty.", "It has no text."),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nHello", "This file is not JSON.", "it holds something else"),
        ('{"segments": [{"text": "Hel', "This JSON file is damaged.", "line 1, column 24"),
        ('[{"text": "Hello", "start": 1},]', "This JSON file is damaged.", "line 1"),
        ("{}", "This JSON file holds no transcript.", "no list of things with text and time"),
        ("[1, 2, 3]", "This JSON file holds no transcript.", "no list of things with text and time"),
        (
            '{"name": "app", "version": "1.0.0", "dependencies": {"left-pad": "1"}}',
            "This JSON file holds no transcript.",
            "It describes a program.",
        ),
        (
            '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "Hi"}]}',
            "This JSON file holds no transcript.",
            "It is a list of episodes.",
        ),
        (
            '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Intro"}]}',
            "This file lists chapters, not what was said.",
            "Choose the transcript",
        ),
        (
            '{"version": 1, "annotations": [], "transcript": {"name": "tides.pdf"}}',
            "This file holds quotes, not what was said.",
            "Open “tides.pdf” instead.",
        ),
        ('{"segments": [{"text": "", "start": 1}]}', "This JSON file holds no transcript.", "Choose another"),
    ],
)
def test_what_is_no_transcript_is_refused_in_words(
    tmp_path: Path, text: str, sentence: str, hint: str
) -> None:
    path = tmp_path / "talk.json"
    path.write_text(text)
    error = _refused(path)
    assert str(error) == sentence
    assert hint in error.hint


_EPISODES = st.builds(
    make_episode,
    words=st.integers(50, 400),
    speakers=st.integers(1, 4),
    seed=st.integers(0, 99),
    word_times=st.booleans(),
)


@given(_EPISODES)
@settings(max_examples=30)
def test_what_convert_writes_as_json_is_read_as_the_same_episode(episode: Episode) -> None:
    assert episode_in(parse(episode_json.write(episode)).value) == episode


def test_all_that_convert_knows_comes_back() -> None:
    first = Paragraph(
        "One, two.", 0, 500, "00:0O", (Word(0, 4, 500, 900), Word(5, 9, 900, 1300)), sponsor=True
    )
    second = Paragraph("Three.  Four.", None, 4000, cues=(Word(0, 13, 4000, 6000),))
    episode = Episode(
        "Tides",
        "Low Water",
        "S2E5",
        (Speaker("Ada", 3, "host"), Speaker("Bram")),
        (Turn(0, (first,)), Turn(None, (second, Paragraph("Five."))), Turn(1, (Paragraph("Six.", 9000),))),
        (Chapter("The harbour", 0), Chapter("The moon", 5000)),
        (Remark("Something is odd."), Remark("A time is missing.", 20, 1_831_000)),
        "2024-05-01",
    )
    assert episode_in(parse(episode_json.write(episode)).value) == episode


def test_our_own_json_in_wrong_hands_is_read_without_what_makes_no_sense() -> None:
    words = [{"start": 3, "end": 99, "start_ms": 0, "end_ms": 1}, {"start": "0"}, {"start": 0, "end": 2}]
    paragraph = {"text": "Hi\nthere.", "start_ms": -5, "words": words, "stamp": 7}
    document = {
        "speakers": [{"name": "Ada", "palette": "red", "role": "king"}, 4],
        "turns": [{"speaker": "Nobody", "paragraphs": [paragraph, {"text": 9}, None]}, {"paragraphs": []}, 3],
        "chapters": [{"title": "x"}],
        "remarks": [1, "Odd."],
        "episode": True,
    }
    assert episode_in(document) == Episode(
        speakers=(Speaker("Ada"),),
        turns=(Turn(None, (Paragraph("Hi there."),)),),
        remarks=(Remark("Odd."),),
    )


_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ["", "12.5s", "00:01:02", "PT3S", "NaN", "-1", "Ada", "<|0.00|>", "2024-01-01T00:00:00Z"]
    )
)
_KEYS = st.sampled_from(
    [
        *("start", "end", "text", "words", "speaker", "segments", "results", "alternatives", "items", "body"),
        *("offsets", "from", "to", "time", "monologues", "elements", "events", "segs", "utf8", "tStartMs"),
        *("transcript", "utterances", "paragraphs", "speakers", "name", "id", "chapters", "turns"),
        *("annotations", "version", "remarks"),
    ]
)
_ANY: st.SearchStrategy[Any] = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=25,
)


def _read_or_refused(document: Any) -> None:
    try:
        episode = episode_in(document)
    except UserError:
        return
    assert episode.turns
    assert episode.text.encode().decode() == episode.text
    for span in episode.spans:
        for word in span.paragraph.words:
            assert 0 <= word.start < word.end <= len(span.paragraph.text)
            assert 0 <= word.start_ms <= word.end_ms


@given(_ANY)
@settings(max_examples=300)
def test_no_json_at_all_raises_anything_but_words_for_people(document: Any) -> None:
    _read_or_refused(document)


@given(st.sampled_from(EXAMPLES), st.lists(st.tuples(st.integers(0, 400), _ANY), min_size=1, max_size=4))
@settings(max_examples=400)
def test_a_transcript_with_anything_put_anywhere_raises_nothing_else_either(
    example: Any, changes: list[tuple[int, Any]]
) -> None:
    document = copy.deepcopy(example.make())
    for place, value in changes:
        _put(document, place, value)
    _read_or_refused(document)


def _put(document: Any, place: int, value: Any) -> None:
    """Put *value* at the *place*-th spot of *document*, counted around."""
    spots = list(_spots(document))
    if spots:
        inside, key = spots[place % len(spots)]
        inside[key] = value


def _spots(value: Any) -> Any:
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in list(keys):
        yield value, key
        yield from _spots(value[key])


def test_every_file_of_the_json_test_suite_is_read_or_refused_in_one_line(shared: Path) -> None:
    files = sorted((shared / "realdata" / "05-malformed" / "JSONTestSuite").rglob("*.json"))
    assert len(files) > 300
    said = []
    for path in files:
        try:
            said.append(read_transcript(path).text)
        except UserError as error:
            said.append(f"{error} {error.hint}")
    assert len(said) == len(files)
    assert not any("\n" in line or len(line) > 200 for line in said)


def test_real_json_files_are_read_or_refused_in_one_line(shared: Path) -> None:
    examples = shared / "realdata" / "02-transcripts" / "podcast-namespace" / "docs" / "examples"
    episode = read_transcript(examples / "transcripts" / "example.json")
    assert said_in(episode) == [Said("Darth Vader", 500, "I am your father."), Said("Luke", 2750, "Nooooo")]
    assert [word.start_ms for word in episode.turns[0].paragraphs[0].words] == [500, 1000, 1500, 2250]
    for path in sorted((examples / "chapters").glob("*.json")):
        assert str(_refused(path)) == "This file lists chapters, not what was said."
