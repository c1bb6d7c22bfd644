"""The time map: which word is spoken when."""

from hypothesis import given
from hypothesis import strategies as st

from earmark.model.episode import Episode, Paragraph, Speaker, Turn, Word
from earmark.model.time_map import TimeMap

times = st.none() | st.integers(0, 7_200_000)
paragraphs = st.builds(
    Paragraph,
    text=st.text("ab 🌊é.", min_size=1, max_size=60).map(lambda text: text.strip() or "a"),
    start_ms=times,
    inferred_ms=times,
)
turns = st.lists(st.builds(Turn, speaker=st.just(0), paragraphs=st.lists(paragraphs, min_size=1).map(tuple)))
episodes = st.builds(Episode, speakers=st.just((Speaker("Ada"),)), turns=turns.map(tuple))


def episode_of(*paragraphs: Paragraph) -> Episode:
    return Episode(speakers=(Speaker("Ada"),), turns=(Turn(0, paragraphs),))


@given(episodes, st.integers(-5, 500), st.integers(-5, 500), st.integers(0, 8_000_000))
def test_later_text_is_never_spoken_earlier(episode, a, b, duration_ms):
    time_map = TimeMap(episode, duration_ms)
    first, second = sorted((a, b))

    assert time_map.time_at(first) <= time_map.time_at(second)


@given(episodes, st.integers(0, 8_000_000), st.integers(0, 8_000_000))
def test_a_later_time_never_shows_an_earlier_word(episode, a, b):
    time_map = TimeMap(episode)
    first, second = (time_map.word_at_ms(ms) for ms in sorted((a, b)))

    assert first is None or (second is not None and first.start <= second.start)


@given(episodes)
def test_every_word_of_the_text_has_its_place_in_time(episode):
    shown = [episode.text[word.start : word.end] for word in TimeMap(episode).words]

    assert shown == episode.text.split()


def test_words_are_spread_over_their_paragraph_by_length():
    time_map = TimeMap(episode_of(Paragraph("one three", 10_000), Paragraph("next", 10_400)))

    assert [word.start_ms for word in time_map.words] == [10_000, 10_177, 10_400]
    assert not any(word.known for word in time_map.words)


def test_a_pause_after_a_paragraph_does_not_slow_its_words():
    time_map = TimeMap(episode_of(Paragraph("a few words", 0), Paragraph("later", 60_000)))

    assert time_map.words[2].end_ms < 1_500


def test_paragraphs_that_share_a_time_share_the_time_up_to_the_next():
    same = (Paragraph("Yeah, that is so.", 5_000), Paragraph("Right, and then", 5_000))
    episode = episode_of(*same, Paragraph("it went on", 7_000))
    time_map = TimeMap(episode)

    first, second, third = (time_map.time_at(span.start) for span in episode.spans)
    assert first == 5_000 < second < third == 7_000


def test_an_inferred_time_is_used_before_the_printed_one():
    time_map = TimeMap(
        episode_of(Paragraph("An advert.", 10_000), Paragraph("Back", 10_000, inferred_ms=52_000))
    )

    assert time_map.time_at(len("An advert.\n")) == 52_000


def test_real_word_times_are_used_and_known():
    paragraph = Paragraph("well yes", 0, words=(Word(0, 4, 300, 500), Word(5, 8, 900, 1_000)))
    time_map = TimeMap(episode_of(paragraph))

    word = time_map.word_at_ms(950)
    assert word is not None
    assert (word.start, word.start_ms, word.known) == (5, 900, True)
    assert time_map.word_at_ms(299) is None


def test_a_transcript_without_times_says_so():
    assert not TimeMap(episode_of(Paragraph("no times here"))).has_times
    assert TimeMap(episode_of(Paragraph("a time", 4_000))).has_times


def test_the_map_ends_with_the_audio_when_that_is_longer():
    episode = episode_of(Paragraph("short", 0))

    assert TimeMap(episode, 90_000).end_ms == 90_000
    assert TimeMap(episode, 0).end_ms < 1_000


def test_an_empty_episode_has_no_words():
    time_map = TimeMap(Episode())

    assert time_map.words == []
    assert time_map.time_at(3) == 0
    assert time_map.word_at(0) is None
