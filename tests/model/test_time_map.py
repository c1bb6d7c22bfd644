"""The time map: which word is spoken when."""

from itertools import pairwise

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


@st.composite
def cued_paragraphs(draw):
    """A paragraph with times for some of its stretches, in any order of time, some of them words."""
    parts = draw(st.lists(st.text("ab 語é.", min_size=1, max_size=12), min_size=1, max_size=6))
    words, cues, at = [], [], 0
    for part in parts:
        start_ms = draw(st.integers(0, 100_000))
        stretch = Word(at, at + len(part), start_ms, start_ms + draw(st.integers(0, 5_000)))
        draw(st.sampled_from([words, cues, []])).append(stretch)
        at += len(part)
    text = "".join(parts)
    return Paragraph(text, draw(times), words=tuple(words), cues=tuple(cues))


cued_episodes = st.lists(cued_paragraphs(), min_size=1, max_size=4).map(
    lambda made: Episode(turns=(Turn(None, tuple(made)),))
)


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


def test_words_are_spread_inside_the_cue_that_holds_them():
    paragraph = Paragraph(
        "one two three four", 1_000, cues=(Word(0, 7, 1_000, 1_700), Word(8, 18, 60_000, 61_000))
    )
    time_map = TimeMap(episode_of(paragraph))

    assert [word.start_ms for word in time_map.words] == [1_000, 1_400, 60_000, 60_600]
    assert [word.end_ms for word in time_map.words] == [1_400, 1_700, 60_600, 61_000]
    assert not any(word.known for word in time_map.words)


def test_a_word_that_is_a_cue_of_its_own_is_known():
    time_map = TimeMap(
        episode_of(Paragraph("Yes. It is so.", 0, cues=(Word(0, 4, 0, 300), Word(5, 14, 300, 900))))
    )

    assert [word.known for word in time_map.words] == [True, False, False, False]


def test_words_without_a_time_lie_between_those_that_have_one():
    paragraph = Paragraph("in 1984 it was", 0, words=(Word(0, 2, 100, 200), Word(8, 10, 1_000, 1_100)))
    words = TimeMap(episode_of(paragraph)).words

    assert [(word.start, word.start_ms, word.known) for word in words[:3]] == [
        (0, 100, True),
        (3, 333, False),
        (8, 1_000, True),
    ]
    assert words[3].start_ms >= 1_100


def test_a_cue_that_is_shown_too_long_is_spoken_before_the_next():
    first = Paragraph("one two six", 0, cues=(Word(0, 7, 0, 4_000), Word(8, 11, 2_000, 6_000)))
    time_map = TimeMap(episode_of(first, Paragraph("end of it", 3_000, cues=(Word(0, 9, 3_000, 3_900),))))

    assert [word.start_ms for word in time_map.words] == [0, 1_142, 2_000, 3_000, 3_400, 3_700]
    assert time_map.words[2].end_ms == 3_000


def test_text_without_spaces_follows_its_cues():
    paragraph = Paragraph("今日は晴れです", 0, cues=(Word(0, 3, 0, 500), Word(3, 7, 2_000, 2_800)))
    word = TimeMap(episode_of(paragraph)).word_at_ms(2_100)

    assert word is not None
    assert (word.start, word.end) == (3, 7)


@given(cued_episodes, st.integers(-5, 400), st.integers(-5, 400))
def test_later_text_is_never_spoken_earlier_whatever_its_cues_say(episode, a, b):
    time_map = TimeMap(episode)
    first, second = sorted((a, b))

    assert time_map.time_at(first) <= time_map.time_at(second)


@given(cued_episodes)
def test_every_letter_lies_in_one_word_whatever_its_cues_say(episode):
    words = TimeMap(episode).words
    shown = "".join(episode.text[word.start : word.end] for word in words)

    assert "".join(shown.split()) == "".join(episode.text.split())
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert all(word.start_ms <= word.end_ms for word in words)
