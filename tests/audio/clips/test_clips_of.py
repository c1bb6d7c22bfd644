"""What is cut out of the audio for a quote, and what its tags will say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from earmark.audio.clips import KINDS, MP3, WAV, clip_of, clips_of, estimated_bytes, kind_for, why_not
from earmark.errors import UserError
from earmark.model import bookmarks, quotes
from earmark.model.annotations import Highlight
from earmark.model.episode import Episode, Paragraph, Speaker, Turn, Word
from earmark.model.time_map import TimeMap

HELLO = Paragraph("Hello there.", 60_000, words=(Word(0, 5, 60_100, 60_400), Word(6, 12, 60_500, 61_000)))
EPISODE = Episode(
    title="The harbour",
    show="Low Water",
    number="14",
    speakers=(Speaker("Ada Marsh"), Speaker("Ben")),
    turns=(
        Turn(0, (HELLO,)),
        Turn(1, (Paragraph("It is cold.", 62_000),)),
        Turn(None, (Paragraph("Hello there.", 70_000),)),
    ),
)
TIME_MAP = TimeMap(EPISODE)


def quote(words: str, episode: Episode = EPISODE) -> Highlight:
    start = episode.text.index(words)
    made = quotes.make(
        episode, TimeMap(episode), start, start + len(words), "gold", now="2024-01-01T00:00:00Z"
    )
    assert made is not None
    return made


def test_a_clip_says_what_it_is_of():
    clip = clip_of(EPISODE, quote("Hello there."), TIME_MAP)

    assert (clip.start_ms, clip.end_ms, clip.exact) == (60_100, 61_000, True)
    assert clip.name == "The harbour 00-01-00 Ada Marsh Hello there"
    assert (clip.title, clip.artist, clip.album) == ("The harbour, 00:01:00", "Ada Marsh", "Low Water 14")
    assert clip.comment == "“Hello there.” Ada Marsh, in “The harbour”, Low Water 14, 00:01:00."


def test_all_who_speak_are_named():
    clip = clip_of(EPISODE, quote("there.\nIt is cold."), TIME_MAP)
    assert clip.artist == "Ada Marsh, Ben"
    assert clip.name == "The harbour 00-01-00 Ada Marsh and Ben there. It is cold"


def test_an_episode_without_a_title_goes_by_the_name_of_its_file():
    clip = clip_of(
        replace(EPISODE, title="", show="", number=""), quote("It is cold."), TIME_MAP, name="talk 1"
    )
    assert (clip.title, clip.album) == ("talk 1, 00:01:01", "")
    assert clip.name.startswith("talk 1 00-01-01 Ben")


def test_no_two_clips_have_the_same_name():
    same = [quote("It is cold."), replace(quote("It is cold."), id="other")]
    names = [clip.name for clip in clips_of(EPISODE, same, TIME_MAP)]
    assert names[1] == f"{names[0]}-2"


def test_what_has_no_sound_of_its_own_is_left_out_with_a_reason():
    lost = replace(quote("It is cold."), placed=False)
    bookmark = bookmarks.make(EPISODE, TIME_MAP, 0, "gold", now="2024-01-01T00:00:00Z")
    assert bookmark is not None

    assert clips_of(EPISODE, [lost, bookmark], TIME_MAP) == []
    with pytest.raises(UserError, match="cannot be cut out") as lost_why:
        clip_of(EPISODE, lost, TIME_MAP)
    assert "no place" in lost_why.value.hint
    assert "no words" in why_not(bookmark, TIME_MAP)


def test_without_times_there_is_no_clip():
    timeless = Episode(turns=(Turn(None, (Paragraph("It is cold."),)),))
    with pytest.raises(UserError) as why:
        clip_of(timeless, quote("It is cold.", timeless), TimeMap(timeless))
    assert why.value.hint == "The transcript has no times."


def test_the_size_is_known_beforehand():
    clips = clips_of(EPISODE, [quote("It is cold."), quote("Hello there.")], TIME_MAP)
    seconds = sum(clip.end_ms - clip.start_ms for clip in clips) / 1000
    assert estimated_bytes(clips, MP3) == pytest.approx(seconds * 16_000, abs=7_000)
    assert estimated_bytes(clips, WAV) > estimated_bytes(clips, MP3)
    assert estimated_bytes([], MP3) == 0


def test_the_name_of_a_file_tells_its_kind(tmp_path):
    assert [kind_for(tmp_path / f"a{kind.suffix.upper()}") for kind in KINDS] == list(KINDS)
    assert kind_for(tmp_path / "a.txt") is None
