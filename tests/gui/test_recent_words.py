"""What the lists say about an episode, and the letters on its cover."""

import pytest

from earmark.gui.look.cover import letters
from earmark.gui.start import recent_words
from earmark.storage.recents import Recent

_HOUR, _MINUTE = 3_600_000, 60_000


@pytest.mark.parametrize(
    ("has_audio", "duration_ms", "position_ms", "words"),
    [
        (True, 2 * _HOUR, 11 * _MINUTE + 1, "1:49 left"),
        (True, 2 * _HOUR, 12 * _MINUTE, "1:48 left"),
        (True, _HOUR, _HOUR - 32 * _MINUTE, "32 min left"),
        (True, 2 * _HOUR, _HOUR, "1:00 left"),
        (True, 10 * _MINUTE, 10 * _MINUTE - 30_000, "1 min left"),
        (True, 10 * _MINUTE, 10 * _MINUTE, "Finished"),
        (True, 10 * _MINUTE, 0, "Not started"),
        (True, 0, 5_000, "Not started"),
        (False, 10 * _MINUTE, 5 * _MINUTE, "No audio"),
    ],
)
def test_what_is_left_is_told_in_begun_minutes(has_audio, duration_ms, position_ms, words):
    recent = Recent("/a.pdf", has_audio=has_audio, duration_ms=duration_ms, position_ms=position_ms)

    assert recent_words.left(recent) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [({}, "No quotes yet"), ({"gold": 1}, "1 quote"), ({"gold": 2, "sky": 3}, "5 quotes")],
)
def test_quotes_are_counted_over_all_colours(counts, words):
    assert recent_words.quotes(Recent("/a.pdf", counts=counts)) == words


@pytest.mark.parametrize(
    ("speakers", "words"),
    [
        ((), ""),
        (("Ada",), "Ada"),
        (("Ada", "Ben"), "Ada, Ben"),
        (("Ada", "Ben", "Cleo"), "3 speakers"),
        (("", ""), "2 speakers"),
    ],
)
def test_two_names_are_told_and_more_are_counted(speakers, words):
    assert recent_words.people(Recent("/a.pdf", speakers=speakers)) == words


def test_an_episode_without_a_title_is_called_by_its_file():
    assert recent_words.title(Recent("/shelf/notes of may.txt")) == "notes of may.txt"


def test_the_source_is_what_is_known_of_show_and_number():
    assert recent_words.source(Recent("/a", show="Harbour Light", number="14")) == "Harbour Light 14"
    assert recent_words.source(Recent("/a", number="14")) == "14"
    assert recent_words.source(Recent("/a")) == ""


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("SuperDataScience", "SDS"),
        ("Harbour Light", "HL"),
        ("the daily", "TD"),
        ("99% Invisible", "9I"),
        ("A b c d e", "ABC"),
        ("élan vital", "ÉV"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_cover_has_the_first_letters_of_the_show(name, found):
    assert letters(name) == found
