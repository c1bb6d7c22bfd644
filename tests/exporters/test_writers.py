"""Each format on one episode that holds a bit of everything, and what a format promises beside that."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.exporters.odd_episodes import HARD, episode_of, with_words

from earmark import __version__
from earmark.exporters import WRITERS, Writer, writer_for, writer_named, written
from earmark.exporters.cutting import columns_of
from earmark.model.episode import Episode, Speaker, Turn, Word

GOLDEN = Path(__file__).with_name("golden")
NAMES = [writer.name for writer in WRITERS]
TIMED = ["vtt", "srt", "podcast-json"]


def harbour() -> Episode:
    """Return the little episode with a date, roles, words with times, cues, and signs that mean something."""
    episode = HARD["one of everything"]
    turns = list(with_words(episode).turns[:2]) + list(episode.turns[2:])
    last = turns[-1].paragraphs[0]
    signs = replace(last, text=f"{last.text} 5 < 6 & *that* --> is_it.", cues=())
    cue_ends = (len("Where were we?"), len(signs.text))
    cues = (Word(0, cue_ends[0], 33_000, 34_200), Word(cue_ends[0] + 1, cue_ends[1], 34_500, 38_000))
    turns[-1] = Turn(1, (replace(signs, cues=cues),))
    speakers = (Speaker("Ada Marsh", None, "host"), Speaker("Ben <B> Okoye", 4))
    return replace(episode, turns=tuple(turns), speakers=speakers, date="2023-10-24")


def text_of(name: str, episode: Episode) -> str:
    return written(episode, writer_named(name)).decode()


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_an_episode_is_written_as_it_always_was(writer: Writer) -> None:
    golden = (GOLDEN / f"{writer.name}{writer.suffixes[0]}").read_text(encoding="utf-8")
    assert text_of(writer.name, harbour()) == golden.replace("{version}", __version__)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("hard", HARD)
def test_whatever_is_said_files_end_in_one_line_break_and_hold_no_other_ends_of_lines(
    hard: str, name: str
) -> None:
    if name in TIMED and hard == "without times":
        pytest.skip("the format needs times")
    data = written(HARD[hard], writer_named(name))
    assert data.endswith(b"\n")
    assert b"\r" not in data


@pytest.mark.parametrize("name", NAMES)
def test_breaks_of_lines_inside_names_and_text_are_spaces(name: str) -> None:
    broken = episode_of(
        ("Ada\n\nQuill", 0, "One\r\n\r\ntwo\u2028three."), ("Bram", 4_000, "Yes."), title="The\ntable"
    )
    if name == "json":
        assert json.loads(text_of(name, broken))["turns"][0]["speaker"] == "Ada\n\nQuill"
        return
    plain = " ".join(text_of(name, broken).split())
    assert "One two three." in plain or '"body":"One two three."' in plain
    assert "Ada Quill" in plain


# Names of formats


def test_the_name_of_a_file_tells_its_format() -> None:
    names = ("a.json", "b.txt", "c.md", "d.markdown", "e.VTT", "f.srt", "g.html", "h.htm", "i.doc", "j")
    found = [writer_for(Path(name)) for name in names]
    assert [writer.name if writer else "" for writer in found] == [
        *("json", "txt", "md", "md", "vtt", "srt", "html", "html", "", ""),
    ]


def test_naming_the_formats_loads_none_of_them() -> None:
    code = (
        "import sys; import earmark.exporters;"
        "print([m for m in sys.modules if m.startswith(('earmark.exporters.', 'jinja2', 'msgspec'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# WebVTT


def test_each_cue_of_webvtt_has_one_voice_and_no_sign_of_its_own() -> None:
    signs = HARD["signs in names"]
    for block in text_of("vtt", signs).split("\n\n")[2:]:
        assert re.match(r"\d+-\d+\n[\d:.]{12} --> [\d:.]{12}\n<v [^<>]+>", block)
    assert "<v R2 &lt;D2&gt;>" in text_of("vtt", signs)
    assert "there &amp; back, 3 &lt; 4 &gt; 2" in text_of("vtt", HARD["signs in text"]).replace("\n", " ")


def test_an_arrow_in_the_title_ends_no_comment() -> None:
    note = text_of("vtt", HARD["what is known of it"]).split("\n\n")[1]
    assert note.startswith("NOTE\nTitle: Tides --&gt; and")


# SRT


@pytest.mark.parametrize("hard", [hard for hard in HARD if hard != "without times"])
def test_srt_has_two_lines_of_32_characters_unless_a_word_is_longer(hard: str) -> None:
    for number, block in enumerate(text_of("srt", HARD[hard]).rstrip("\n").split("\n\n"), 1):
        index, times, *lines = block.split("\n")
        assert index == str(number)
        assert re.fullmatch(r"\d{2,}:\d\d:\d\d,\d{3} --> \d{2,}:\d\d:\d\d,\d{3}", times)
        assert 1 <= len(lines) <= 2
        assert all(columns_of(line) <= 32 or is_one_word(line) for line in lines)


def is_one_word(line: str) -> bool:
    words = line.split(": ")[-1]
    return " " not in words or line.endswith(":")


def test_srt_names_a_speaker_only_where_another_begins() -> None:
    said = episode_of(
        ("Ada", 0, "One."), ("Ada", 3_000, "Two."), ("Bram", 6_000, "Three."), ("Ada", 9_000, "Four.")
    )
    lines = [block.split("\n")[2] for block in text_of("srt", said).split("\n\n")]
    assert lines == ["Ada: One.", "Two.", "Bram: Three.", "Ada: Four."]


def test_srt_says_the_name_again_before_words_that_look_like_one() -> None:
    said = episode_of(("Ada", 0, "One."), ("Ada", 3_000, "Note: two."))
    assert "Ada: Note: two." in text_of("srt", said)


# JSON of Podcasting 2.0


def test_segments_of_podcast_json_are_words_where_their_times_are_known() -> None:
    said = with_words(episode_of(("Ada", 1_000, "It was low water."), ("Bram", 5_000, "Yes.")))
    written_json = json.loads(text_of("podcast-json", said))
    assert written_json["version"] == "1.0.0"
    assert written_json["segments"][:2] == [
        {"speaker": "Ada", "startTime": 1.0, "endTime": 1.12, "body": "It", "paragraph": 1},
        {"speaker": "Ada", "startTime": 1.16, "endTime": 1.34, "body": "was", "paragraph": 1},
    ]
    assert [segment["body"] for segment in written_json["segments"]] == ["It", "was", "low", "water.", "Yes."]


def test_words_that_no_space_parts_are_one_segment() -> None:
    said = episode_of(("Ada", 0, "well-worn rope"))
    words = (Word(0, 5, 0, 300), Word(5, 9, 300, 600), Word(10, 14, 700, 900))
    paragraph = replace(said.turns[0].paragraphs[0], words=words)
    segments = json.loads(text_of("podcast-json", replace(said, turns=(Turn(0, (paragraph,)),))))["segments"]
    assert [(s["body"], s["startTime"], s["endTime"]) for s in segments] == [
        ("well-worn", 0.0, 0.6),
        ("rope", 0.7, 0.9),
    ]


def test_a_sign_alone_belongs_to_the_word_before_it() -> None:
    said = with_words(episode_of(("Ada", 0, "Well … you see")))
    segments = json.loads(text_of("podcast-json", said))["segments"]
    assert [segment["body"] for segment in segments] == ["Well …", "you", "see"]


# Markdown


def test_markdown_shows_what_was_said_whatever_it_looks_like() -> None:
    shown = text_of("md", HARD["like markdown"])
    signs = (
        *(r"\# Not a heading", r"\- Not a list", r"1\. Not a list", r"\> Not a quote", r"\--- and then"),
        *(r"\+ one more", r"\= the same", r"\*\*\* and stars", r"1962\. That was"),
    )
    for sign in signs:
        assert f"\n\n{sign}" in shown


def test_the_front_matter_of_markdown_is_safe_in_yaml() -> None:
    lines = text_of("md", HARD["what is known of it"]).split("\n")
    assert lines[:6] == [
        "---",
        r'title: "Tides --> and \"tables\": <part> 2 & 3"',
        'show: "Low # Water"',
        'episode: "S2E14"',
        'date: "2023-10-24"',
        "---",
    ]


# HTML


def test_a_web_page_needs_nothing_else_and_runs_nothing() -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=y> \" ' </p>"
    page = text_of("html", episode_of((hostile, 0, hostile), title=hostile))
    tree = BeautifulSoup(page, "html.parser")
    assert not tree.find_all(["script", "link", "img", "iframe"])
    assert not [tag for tag in tree.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert "http" not in page
    assert tree.title is not None
    assert tree.title.get_text() == tree.h1.get_text() == tree.find("p", id="p1").get_text() == hostile


def test_a_web_page_has_the_parts_of_podcasting_2() -> None:
    tree = BeautifulSoup(text_of("html", HARD["one of everything"]), "html.parser")
    first = tree.main.section
    assert [tag.name for tag in first.find_all(True)] == ["cite", "time", "p"]
    assert (first.cite.get_text(), first.time.get_text()) == ("Ada Marsh:", "0:00")


def test_chapters_of_a_web_page_lead_to_their_paragraphs() -> None:
    tree = BeautifulSoup(text_of("html", HARD["one of everything"]), "html.parser")
    places = {link.get_text(): tree.find(id=link["href"][1:]).get_text() for link in tree.nav.find_all("a")}
    assert places == {
        "0:00 Waiting": "Welcome back. Today we talk about tides 🌊 and the people who wait for them.",
        "0:11 The radio": "Then the radio came.",
    }
