"""What is written and read again is the same, as far as the format holds it."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.episodes import make_episode
from tests.exporters.odd_episodes import HARD, Row, episode_of, with_words
from tests.importers.reading import said_in

from earmark.exporters import WRITERS, writer_named, written
from earmark.exporters.wording import UNKNOWN_SPEAKER
from earmark.importers import read_transcript
from earmark.model.episode import Episode, Paragraph, Speaker, Turn, Word

NAMES = [writer.name for writer in WRITERS]
NEEDS_TIMES = {"vtt", "srt", "podcast-json"}
HOLDS_NOBODY = {"json", "html"}
HOLDS_WORDS = {"json", "vtt", "podcast-json", "html"}
HOLDS_SPONSORS = {"json", "vtt", "html"}

NOT_HELD = {
    ("txt", "signs in text"): "tags in plain text are taken for what is left of a web page",
    ("txt", "signs in names"): "signs that no name has",
    ("txt", "like markdown"): "Markdown in plain text is read as such",
    ("srt", "signs in names"): "tags in subtitles are style, and names have no signs",
    ("srt", "signs in text"): "tags in subtitles are style",
    ("podcast-json", "signs in text"): "in JSON of others, tags and entities are left from a web page",
}
"""What no reader can know: in these formats the text has another meaning."""


def read_back(folder: Path, episode: Episode, name: str) -> Episode:
    file = folder / f"talk{writer_named(name).suffixes[0]}"
    file.write_bytes(written(episode, writer_named(name)))
    return read_transcript(file)


def rows(episode: Episode) -> list[Row]:
    return [(said.speaker, said.start_ms, said.text) for said in said_in(episode)]


def held(episode: Episode, name: str) -> list[Row]:
    """Return what the format *name* holds of *episode*."""
    paragraphs = rows(episode)
    if name not in HOLDS_NOBODY:
        known = [speaker for speaker, _, _ in paragraphs]
        paragraphs = [
            (speaker or (UNKNOWN_SPEAKER if any(known[:k]) else ""), start_ms, text)
            for k, (speaker, start_ms, text) in enumerate(paragraphs)
        ]
    return turns_of(paragraphs) if name == "srt" else paragraphs


def turns_of(paragraphs: list[Row]) -> list[Row]:
    """Return one row a turn: subtitles in SRT do not say where paragraphs begin."""
    turns = [list(turn) for _, turn in groupby(paragraphs, key=lambda row: row[0])]
    return [(turn[0][0], turn[0][1], " ".join(text for _, _, text in turn)) for turn in turns]


def came_back(folder: Path, episode: Episode, name: str) -> list[Row]:
    back = rows(read_back(folder, episode, name))
    back = turns_of(back) if name == "srt" else back
    if name in NEEDS_TIMES:  # times that nobody knows are estimated there
        known = [start_ms for _, start_ms, _ in held(without_impossible_times(episode), name)]
        back = [
            (s, t if k >= len(known) or known[k] is not None else None, x) for k, (s, t, x) in enumerate(back)
        ]
    return back


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("hard", HARD)
def test_speakers_times_and_text_come_back(tmp_path: Path, hard: str, name: str) -> None:
    if (name, hard) in NOT_HELD:
        pytest.skip(NOT_HELD[name, hard])
    if name in NEEDS_TIMES and hard == "without times":
        pytest.skip("the format needs times")
    assert came_back(tmp_path, HARD[hard], name) == held(HARD[hard], name)


@pytest.mark.parametrize("hard", [hard for hard in HARD if hard != "what is known of it"])
def test_json_holds_everything(tmp_path: Path, hard: str) -> None:
    assert read_back(tmp_path, HARD[hard], "json") == HARD[hard]


def test_json_holds_what_the_reader_of_the_file_found_out(tmp_path: Path) -> None:
    paragraphs = (
        Paragraph("Welcome.", 0, stamp="00:00:O0", cues=(Word(0, 8, 0, 900),)),
        Paragraph("It is late.", 99_000, 4_000),
        Paragraph("Yes.", None, 6_000),
    )
    episode = replace(HARD["what is known of it"], turns=(Turn(0, paragraphs), Turn(None, paragraphs)))
    assert read_back(tmp_path, episode, "json") == episode


@pytest.mark.parametrize("name", sorted(HOLDS_WORDS))
def test_times_of_words_come_back(tmp_path: Path, name: str) -> None:
    episode = HARD["words with times"]
    back = read_back(tmp_path, episode, name)
    assert [span.paragraph.words for span in back.spans] == [s.paragraph.words for s in episode.spans]


@pytest.mark.parametrize("name", sorted(HOLDS_SPONSORS))
def test_sponsor_reads_come_back_whatever_they_say(tmp_path: Path, name: str) -> None:
    said = episode_of(("Ada", 0, "Welcome."), ("Ada", 3_000, "Buy a kettle."), ("Bram", 6_000, "I did."))
    first, second = said.turns[0].paragraphs
    told = replace(said, turns=(Turn(0, (first, replace(second, sponsor=True))), said.turns[1]))
    back = read_back(tmp_path, told, name)
    assert [span.paragraph.sponsor for span in back.spans] == [False, True, False]


@pytest.mark.parametrize("name", ["json", "txt", "md", "vtt", "html"])
def test_title_show_number_and_date_come_back(tmp_path: Path, name: str) -> None:
    episode = replace(make_episode(200), date="2023-10-24")
    back = read_back(tmp_path, episode, name)
    assert (back.title, back.show, back.number, back.date) == (
        "Letters from the harbour", "Low Water", "14", "2023-10-24",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["json", "html"])
def test_chapters_come_back(tmp_path: Path, name: str) -> None:
    episode = HARD["what is known of it"]
    assert read_back(tmp_path, episode, name).chapters == episode.chapters


def test_halves_of_characters_are_written_as_question_marks(tmp_path: Path) -> None:
    broken = episode_of(
        ("Ada\ud800", 0, "It broke \udfff here."), ("Bram", 4_000, "Yes, it did break there.")
    )
    for name in NAMES:
        data = written(broken, writer_named(name)).decode()
        assert "It broke ? here." in " ".join(data.split()) or "Ada?" in data


WORDS = st.sampled_from(
    [
        *(
            "the harbour",
            "a tide table",
            "gulls",
            "Ada",
            "Bram",
            "rope,",
            "light;",
            "5:30",
            "[00:12]",
            "Note:",
        ),
        *(
            "it's",
            "“quiet”",
            "-->",
            "&",
            "café",
            "🌊",
            "港",
            "and",
            "so",
            "I",
            "…",
            "(laughs)",
            "well-worn",
            "No. 5",
        ),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(lambda words: f"Well, {' '.join(words)}, I think.")
PEOPLE = ("Ada Quill", "Bram Osterhuis", "José Núñez", "山田太郎")


@st.composite
def talks(draw: st.DrawFn) -> Episode:
    """Draw a talk with a time for each paragraph, perhaps with times for words."""
    at_ms, said = 0, []
    for number, who in enumerate(draw(st.lists(st.sampled_from(PEOPLE[1:]), min_size=7, max_size=14))):
        said += [(PEOPLE[0], at_ms, f"{draw(TEXTS)} That is number {number}.")] if number % 2 == 0 else []
        said.append((who, at_ms + 20_000, f"Number {number}: {draw(TEXTS)}"))
        at_ms += 40_000 + draw(st.sampled_from((0, 1, 61_000)))
    episode = episode_of(*said)
    return with_words(episode) if draw(st.booleans()) else episode


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(episode=talks())
def test_any_talk_comes_back(tmp_path: Path, name: str, episode: Episode) -> None:
    assert came_back(tmp_path, episode, name) == held(episode, name)


def test_twice_through_every_format_changes_nothing_more(tmp_path: Path) -> None:
    episode = make_episode(600, speakers=3)
    for name in NAMES:
        once = read_back(tmp_path, episode, name)
        again = read_back(tmp_path, once, name)
        assert rows(again) == rows(once), name


@pytest.fixture(scope="module")
def real(shared: Path) -> Episode:
    return read_transcript(shared / "episode" / "sds725.pdf")


@pytest.mark.parametrize("name", NAMES)
def test_a_real_episode_comes_back(real: Episode, tmp_path: Path, name: str) -> None:
    kept = without_impossible_times(real) if name in NEEDS_TIMES else real
    assert came_back(tmp_path, real, name) == held(kept, name)


def without_impossible_times(episode: Episode) -> Episode:
    """Return *episode* without the printed times that cannot be true: others are used for playing."""
    turns = [
        replace(
            turn,
            paragraphs=tuple(
                p if p.inferred_ms is None else replace(p, start_ms=None) for p in turn.paragraphs
            ),
        )
        for turn in episode.turns
    ]
    return replace(episode, turns=tuple(turns))


def test_speakers_that_never_speak_are_no_harm(tmp_path: Path) -> None:
    episode = replace(make_episode(200), speakers=(*make_episode(200).speakers, Speaker("Never heard")))
    for name in NAMES:
        assert came_back(tmp_path, episode, name) == held(episode, name)
