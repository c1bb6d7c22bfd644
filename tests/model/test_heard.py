"""When the words of a quote are heard: known times as they are, estimates with some more on both sides."""

from hypothesis import given
from hypothesis import strategies as st
from tests.episodes import make_episode

from earmark.model.episode import Episode, Paragraph, Turn, Word
from earmark.model.heard import AFTER_MS, BEFORE_MS, Heard, Stretch
from earmark.model.time_map import TimeMap


def episode_of(*paragraphs: Paragraph) -> Episode:
    return Episode(turns=(Turn(None, paragraphs),))


def heard(episode: Episode, words: str, duration_ms: int = 0) -> Stretch | None:
    start = episode.text.index(words)
    return Heard(TimeMap(episode, duration_ms)).stretch(start, start + len(words))


KNOWN = Paragraph(
    "One two three.",
    1_000,
    words=(Word(0, 3, 1_000, 1_300), Word(4, 7, 1_500, 1_700), Word(8, 14, 2_000, 2_900)),
)
GUESSED = Paragraph("Four five six seven eight nine ten.", 5_000)
LAST = Paragraph("Eleven.", 60_000)


def test_known_words_are_cut_where_they_begin_and_end():
    assert heard(episode_of(KNOWN), "two three.") == Stretch(1_500, 2_900, 2_900, exact=True)


def test_a_word_that_is_cut_in_the_middle_counts_whole():
    assert heard(episode_of(KNOWN), "wo thr") == Stretch(1_500, 2_900, 2_900, exact=True)


def test_estimates_are_taken_with_more_on_both_sides():
    episode = episode_of(KNOWN, GUESSED, LAST)
    time_map = TimeMap(episode)
    first = time_map.word_at(episode.text.index("six"))
    last = time_map.word_at(episode.text.index("seven"))
    assert first is not None
    assert last is not None

    found = heard(episode, "six seven")

    assert found is not None
    assert not found.exact
    assert found.start_ms <= first.start_ms - BEFORE_MS
    assert found.end_ms >= last.end_ms + AFTER_MS


def test_the_further_from_a_known_time_the_more_is_taken():
    words = " ".join(f"word{number}" for number in range(300))
    episode = episode_of(Paragraph(words, 0), Paragraph("End.", 300_000))
    time_map = TimeMap(episode)

    def before_ms(word: str) -> int:
        found, timed = heard(episode, word), time_map.word_at(episode.text.index(word))
        assert found is not None
        assert timed is not None
        return timed.start_ms - found.start_ms

    assert BEFORE_MS <= before_ms("word10") < before_ms("word30") < before_ms("word150") <= BEFORE_MS + 3_000


def test_what_is_known_before_and_after_bounds_what_is_taken():
    """The paragraph before ends at a known time, and the one after begins at one."""
    episode = episode_of(KNOWN, Paragraph("Four five.", 3_000), Paragraph("Six.", 3_400))

    found = heard(episode, "Four five.")

    assert found is not None
    assert found.start_ms == 3_000 - BEFORE_MS
    assert found.end_ms == 3_400 + AFTER_MS


def test_inside_a_caption_no_more_is_taken_than_its_time():
    caption = Paragraph("One two three four.", 10_000, cues=(Word(0, 19, 10_000, 12_000),))

    found = heard(episode_of(caption, LAST), "two three")

    assert found is not None
    assert 10_000 - BEFORE_MS <= found.start_ms < 10_500
    assert 11_500 < found.end_ms <= 12_000 + AFTER_MS


def test_a_known_beginning_and_an_estimated_end_are_each_taken_as_they_are():
    episode = episode_of(KNOWN, GUESSED)

    found = heard(episode, "three.\nFour")

    assert found is not None
    assert (found.start_ms, found.exact) == (2_000, False)
    assert found.needed_ms == 5_000


def test_nothing_is_taken_from_before_the_beginning():
    found = heard(episode_of(Paragraph("One two.", 0)), "One")
    assert found is not None
    assert found.start_ms == 0


def test_without_times_there_is_no_stretch():
    assert heard(episode_of(Paragraph("One two.")), "One") is None
    assert Heard(TimeMap(Episode())).stretch(0, 1) is None


def test_words_without_room_have_no_stretch():
    assert heard(episode_of(Paragraph("One", 5_000, words=(Word(0, 3, 5_000, 5_000),))), "One") is None


@given(st.integers(0, 40), st.booleans(), st.data())
def test_every_stretch_holds_its_words_and_what_is_needed(seed, word_times, data):
    episode = make_episode(300, seed=seed, word_times=word_times)
    time_map = TimeMap(episode)
    start = data.draw(st.integers(0, len(episode.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(episode.text), start + 400)))

    found = Heard(time_map).stretch(start, end)

    first, last = time_map.word_at(start), time_map.word_at(end - 1)
    assert first is not None
    assert last is not None
    assert found is not None or last.end_ms <= first.start_ms
    if found is not None:
        assert 0 <= found.start_ms <= first.start_ms
        assert last.end_ms <= found.end_ms
        assert found.start_ms <= found.needed_ms <= found.end_ms
        assert found.exact == word_times
