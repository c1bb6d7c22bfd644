"""What the files of clips are called."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.audio.clips.names import clip_name, unique_names


def test_a_name_tells_episode_time_speaker_and_first_words():
    name = clip_name("The harbour", 524_900, "Ada Marsh", "I remember the winter.")
    assert name == "The harbour 00-08-44 Ada Marsh I remember the winter"


def test_what_is_not_known_is_left_out():
    assert clip_name("", 0, "", "Hello") == "00-00-00 Hello"


def test_signs_that_no_name_may_have_are_left_out():
    name = clip_name('AC/DC: live? "<1>"|*\\', 0, "Ada\x00\n\u202e", "a\tb\ud800c")
    assert name == "AC DC live 1 00-00-00 Ada a b c"


def test_long_parts_are_cut_at_the_end_of_a_word():
    name = clip_name("T" * 300, 0, "Ada", "and then the ferry came over the water, and nobody was on it.")
    assert name == f"{'T' * 60} 00-00-00 Ada and then the ferry came over the water"


@pytest.mark.parametrize("title", ["con", "NUL.txt", "com1.a"])
def test_names_of_devices_are_avoided(title):
    assert clip_name(title, 0, "", "").startswith("_") == ("." in title)


@given(st.text(max_size=80), st.integers(0, 400_000_000), st.text(max_size=80), st.text(max_size=80))
def test_any_name_can_be_that_of_a_file_anywhere(episode, start_ms, speaker, words):
    name = clip_name(episode, start_ms, speaker, words)

    assert name == name.strip(" .")
    assert not set('<>:"/\\|?*') & set(name)
    assert name.isprintable()
    assert len(os.fsencode(name)) <= 220
    assert Path(name).name == name


def test_names_that_file_systems_take_for_the_same_get_numbers():
    names = ["Sea", "sea", "Se\u0301a", "S\u00e9a", "Sea", "Sea-2"]
    assert unique_names(names) == ["Sea", "sea-2", "Se\u0301a", "S\u00e9a-2", "Sea-3", "Sea-2-2"]
