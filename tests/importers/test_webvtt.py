"""WebVTT as the specification reads it, and what readers want of it beyond that."""

import base64
import contextlib
import json
import re
from pathlib import Path

import pytest
from tests.importers.told import said

from earmark.errors import UserError
from earmark.importers import read_transcript, subtitles, webvtt
from earmark.importers.cues import Cue
from earmark.model.episode import Episode, Word

FIELD = re.compile(r"cues\[(\d+)\]\.(id|text|startTime|endTime)")


def cues(body: str) -> list[Cue]:
    return webvtt.cues_of(f"WEBVTT\n\n{body}")


def parsed(*blocks: str) -> Episode:
    return subtitles.parse("\n\n".join(["WEBVTT", *blocks]))


def conformance(shared: Path) -> list[dict]:
    return json.loads((shared / "realdata/03-conformance/wpt-webvtt/wpt-expected.json").read_text("utf-8"))


def test_every_case_of_the_web_platform_tests_is_read_as_browsers_do(shared):
    cases = conformance(shared)
    failed = [case["name"] for case in cases if not _passes(case)]

    assert len(cases) == 49
    assert failed == []


def _passes(case: dict) -> bool:
    """Whether a case is refused or has the cues, identifiers, times and text that it must."""
    vtt = webvtt.parsed(base64.b64decode(case["vtt_b64"]).decode("utf-8-sig", "replace"))
    if case["refuse"] or not vtt.signed:
        return case["refuse"] and not vtt.signed
    blocks = [block for block in vtt.blocks if block.sound]
    return all(_holds(check, blocks) for check in case["checks"])


def _holds(check: dict, blocks: list[webvtt.Block]) -> bool:
    if check["path"] == "cues.length":
        return len(blocks) == check["value"]
    found = FIELD.fullmatch(check["path"])
    if not found:  # how it is painted is none of a reader's business
        return True
    block = blocks[int(found[1])]
    value = {"id": block.id, "text": block.text, "startTime": block.start_ms, "endTime": block.end_ms}[
        found[2]
    ]
    expected = check["value"]
    return value == (round(expected * 1_000) if found[2].endswith("Time") else expected)


def test_a_cue_has_a_time_and_a_text_and_hours_may_be_missing():
    assert cues("00:01.000 --> 00:02.500 align:start position:0%\nHello\nthere") == [
        Cue("Hello\nthere", 1_000, 2_500)
    ]
    assert cues("100:00:01.000 --> 100:00:02.500\nHello")[0].start_ms == 360_001_000


def test_voices_may_have_classes_and_need_no_end():
    assert said(
        parsed(
            "00:00.000 --> 00:01.000\n<v.loud.first Ada Lee>One.</v>",
            "00:01.000 --> 00:02.000\n<v Bob>Two.",
            "00:02.000 --> 00:03.000\nThree.",
            "00:03.000 --> 00:04.000\n<v Ada\tLee>Four.",
        )
    ) == [("Ada Lee", "One."), ("Bob", "Two. Three."), ("Ada Lee", "Four.")]


def test_several_voices_in_a_cue_share_its_time():
    first, second = cues("00:00.000 --> 00:10.000\n<v Ada>Hello.</v>\n<v Bob>Yes!!!")

    assert (first.speaker, first.text, first.start_ms) == ("Ada", "Hello.", 0)
    assert (second.speaker, second.text, second.end_ms) == ("Bob", "Yes!!!", 10_000)
    assert 4_000 < first.end_ms <= second.start_ms < 6_000


def test_a_name_may_have_entities():
    (cue,) = cues(
        "00:00.000 --> 00:01.000\n<v Smith &amp; Sons>R&amp;D, AT&T, a &lt; b&nbsp;&#8212; &copy that"
    )

    assert cue.speaker == "Smith & Sons"
    assert cue.text == "R&D, AT&T, a < b\xa0— &copy that"


def test_times_inside_a_cue_are_those_of_its_words():
    (cue,) = cues(
        "00:00.000 --> 00:03.000\nWhen <00:00:01.000><c>the</c> <00:01.500>moon is<00:02.000> <00:02.200>up"
    )

    assert cue.text == "When the moon is up"
    assert cue.words == (
        Word(0, 4, 0, 1_000),
        Word(5, 8, 1_000, 1_500),
        Word(9, 16, 1_500, 2_000),
        Word(17, 19, 2_200, 3_000),
    )


def test_a_time_at_the_end_of_a_cue_ends_its_last_word():
    (cue,) = cues("00:00.000 --> 00:03.000\nHello <00:01.000>there<00:01.500>")

    assert cue.words == (Word(0, 5, 0, 1_000), Word(6, 11, 1_000, 1_500))


def test_a_time_that_falls_back_is_no_time():
    (cue,) = cues("00:05.000 --> 00:08.000\nHello <00:01.000>there <00:06.000>you")

    assert cue.words == (Word(0, 11, 5_000, 6_000), Word(12, 15, 6_000, 8_000))


def test_tags_are_no_text_and_readings_are_not_said_twice():
    text = (
        "<c.yellow><b>Bold</b></c> <i>and</i> <lang fr>oui</lang> <ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>."
    )

    assert cues(f"00:00.000 --> 00:01.000\n{text}")[0].text == "Bold and oui 漢字."


@pytest.mark.parametrize("text", ["I <3 you", "if a < b and b > c", "<-- here", "5 <"])
def test_signs_that_are_no_tags_are_said(text):
    assert cues(f"00:00.000 --> 00:01.000\n{text}")[0].text == text


def test_comments_styles_and_regions_are_not_said():
    episode = parsed(
        "NOTE made by hand\nover two lines",
        "STYLE\n::cue { color: red }",
        "REGION\nid:fred\nwidth:40%",
        "first cue\n00:00.000 --> 00:01.000 region:fred\nHello.",
        "NOTE\nnot said",
        "00:01.000 --> 00:02.000\nNOTE this is said.",
    )

    assert episode.text == "Hello. NOTE this is said."


def test_a_file_may_begin_with_a_mark_and_have_any_line_ends(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_bytes(
        b"\xef\xbb\xbfWEBVTT - by hand\r\n\r\n1\r\n00:00.000 --> 00:01.000\r\nHello\r\nthere.\r\n"
    )

    assert read_transcript(path).text == "Hello there."


def test_cues_need_no_empty_line_between_them():
    episode = parsed("1\n00:00.000 --> 00:01.000\nOne.\n00:01.000 --> 00:02.000\nTwo.")

    assert episode.text == "One. Two."


def test_a_cue_with_a_damaged_time_is_kept_and_told():
    episode = parsed(
        "00:00.000 --> 00:01.000\nOne.",
        "00:00:01,000 --> 00:00:02,000\nTwo.",
        "00:00:02.000 --> 00:00:1d.890\nThree is here.",
        "Four has no time.",
        "00:04.000 --> 00:05.000\nFive.",
    )

    assert episode.text.replace("\n", " ") == "One. Two. Three is here. Four has no time. Five."
    assert [remark.text for remark in episode.remarks if remark.kind == "time"] == [
        "The time of “Three is here.” is damaged: “00:00:02.000 --> 00:00:1d.890”. It was read as 00:00:02.",
        "“Four has no time.” has no time.",
    ]


def test_an_arrow_in_the_talk_is_said():
    assert parsed("00:00.000 --> 00:01.000\nfrom here\nx --> y").text == "from here x --> y"


def test_a_file_without_its_signature_opens():
    text = "00:00:00.500 --> 00:00:02.000\n<v Ada>Hello.\n\n00:00:02.000 --> 00:00:03.000\nThere."

    assert said(subtitles.parse(text)) == [("Ada", "Hello. There.")]


@pytest.mark.parametrize(
    "head", ["\n\nWEBVTT\n\n", "webvtt\n\n", "WEBVTT\n", "WEBVTT FILE\n\n", "WEBVTTfoo\n\n"]
)
def test_a_file_with_a_damaged_signature_opens(head):
    assert subtitles.parse(f"{head}intro\n00:00.000 --> 00:01.000\nHello.").text == "Hello."


def test_numbered_paragraphs_of_our_own_files_stay_as_they_are():
    episode = parsed(
        "NOTE\nTitle: Light &amp; dark\nShow: Harbour\nEpisode: 12\nDate: 2023-10-24",
        "1-0\n00:00.000 --> 00:01.000\n<v Ada>One.",
        "1-1\n00:09.000 --> 00:10.000\n<v Ada>Two.",
        "2-0\n00:10.000 --> 00:11.000\n<v.sponsor Ada>Three.",
    )

    assert said(episode) == [("Ada", "One. Two."), ("Ada", "Three.")]
    assert [span.paragraph.sponsor for span in episode.spans] == [False, True]
    assert (episode.title, episode.show, episode.number, episode.date) == (
        "Light & dark",
        "Harbour",
        "12",
        "2023-10-24",
    )


def test_the_names_in_the_identifiers_of_webex_are_speakers():
    episode = parsed(
        '1 "Ada Lee" (2870384640)\n00:00.000 --> 00:01.000\nWe met.',
        '2 "Bob Moe" (17)\n00:01.000 --> 00:02.000\nIn June.',
    )

    assert said(episode) == [("Ada Lee", "We met."), ("Bob Moe", "In June.")]


def test_a_second_head_in_the_middle_is_not_said():
    assert (
        parsed("00:00.000 --> 00:01.000\nOne.", "WEBVTT - part 2", "00:01.000 --> 00:02.000\nTwo.").text
        == "One. Two."
    )


def test_identifiers_of_others_begin_no_paragraphs():
    episode = parsed(
        "a1b2/17-0\n00:00.000 --> 00:01.000\n<v Ada>We met",
        "a1b2/18-0\n00:01.000 --> 00:02.000\n<v Ada>in June.",
    )

    assert said(episode) == [("Ada", "We met in June.")]


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\nKind: chapters\n\n00:00.000 --> 01:00.000\nIntro\n",
        "WEBVTT\n\n00:00.000 --> 03:00.000\nIntro\n\n03:00.000 --> 09:00.000\nThe lamp\n",
    ],
)
def test_a_list_of_chapters_is_no_transcript(text):
    with pytest.raises(UserError, match="lists chapters"):
        subtitles.parse(text)


def test_pictures_for_the_time_line_are_no_transcript():
    with pytest.raises(UserError, match="no text to read"):
        parsed("00:00.000 --> 00:05.000\nsprite.jpg#xywh=0,0,160,90")


@pytest.mark.parametrize(
    "text", ["WEBVTT", "WEBVTT\n\nNOTE only this", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ada>"]
)
def test_a_file_without_words_says_so(text):
    with pytest.raises(UserError, match="no text to read"):
        subtitles.parse(text)


@pytest.mark.parametrize(
    "body",
    [
        "<" * 200_000,
        "<v " * 60_000,
        "-->\n" * 30_000,
        "." * 200_000 + "x",
        "00:00:01.000 --> 00:00:02.000\n" * 6_000,
        "a" + " " * 200_000 + "b",
        "&" * 200_000,
        "<00:00:00.500>" * 20_000,
    ],
    ids=lambda body: body[:12],
)
@pytest.mark.timeout(20)
def test_a_hostile_file_takes_no_more_time_than_its_size(body):
    with contextlib.suppress(UserError):
        subtitles.parse(f"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n{body}")
