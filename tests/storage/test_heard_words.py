"""Words that were heard, kept between two starts: what is lost is heard again, and never wrong."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from earmark import paths
from earmark.model.sync import HeardWord
from earmark.storage import heard_words

WORDS = (
    HeardWord(0, 3, 1_200, 1_500, 0.8),
    HeardWord(4, 9, 700, 700, 0.25),
    HeardWord(20, 24, 9_000, 9_300, 1.0),
)
"""The second was heard first: passages may have changed places."""


def entries() -> list[Path]:
    return sorted((paths.cache_dir() / "heard").iterdir())


def test_words_come_back_as_they_were_heard() -> None:
    heard_words.save("a", "t", WORDS)

    assert heard_words.load("a", "t") == WORDS


def test_that_nothing_was_heard_is_known_too() -> None:
    heard_words.save("a", "t", ())

    assert heard_words.load("a", "t") == ()


def test_words_hold_for_one_audio_and_one_text() -> None:
    heard_words.save("a", "t", WORDS)

    assert heard_words.load("b", "t") is None
    assert heard_words.load("a", "u") is None


def test_words_are_never_surer_than_they_were() -> None:
    heard_words.save("a", "t", (HeardWord(0, 1, 0, 1, 0.299),))
    (word,) = heard_words.load("a", "t") or ()

    assert word.confidence == 0.29


def test_an_entry_of_another_audio_under_this_name_is_not_believed() -> None:
    heard_words.save("a", "t", WORDS)
    heard_words.save("b", "t", ())
    one, other = entries()
    content = one.read_bytes(), other.read_bytes()
    one.write_bytes(content[1])
    other.write_bytes(content[0])

    assert heard_words.load("a", "t") is heard_words.load("b", "t") is None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_entry_counts_as_none(data: st.DataObject) -> None:
    heard_words.save("a", "t", WORDS)
    (entry,) = entries()
    whole = entry.read_bytes()
    entry.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])

    assert heard_words.load("a", "t") is None


@pytest.mark.parametrize(
    "numbers",
    [[1], [-1, 1, 1, 1, 1], [0, -1, 1, 1, 1], [0, 1, -1, 1, 1], [0, 1, 1, -1, 1], [0, 1, 1, 1, 101]],
)
def test_numbers_that_can_be_no_words_count_as_none(numbers: list[int]) -> None:
    heard_words.save("a", "t", WORDS)
    (entry,) = entries()
    entry.write_bytes(msgspec.msgpack.encode([1, "a", "t", numbers]))

    assert heard_words.load("a", "t") is None


def test_two_hours_take_little_room() -> None:
    words = [HeardWord(6 * k, 6 * k + 5, 350 * k, 350 * k + 250, 0.8) for k in range(20_000)]
    heard_words.save("a", "t", words)
    (entry,) = entries()

    assert entry.stat().st_size < 170_000


def test_where_nothing_can_be_kept_it_is_heard_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the place of the folder")
    monkeypatch.setenv("EARMARK_HOME", str(tmp_path))
    heard_words.save("a", "t", WORDS)

    assert heard_words.load("a", "t") is None
