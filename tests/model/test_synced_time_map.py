"""The time map of an audio: what the reader set, what was heard, and the transcript's times."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.episode import Episode, Paragraph, Turn, Word
from earmark.model.sync import HeardWord, Pin, Segment, Stretch, Synced, Unspoken
from earmark.model.time_map import TimeMap

LINE = "one two three four five six seven eight nine ten"
"""48 characters: ten words in about three seconds."""


def talk(*starts_ms: int | None, text: str = LINE) -> Episode:
    return Episode(turns=(Turn(None, tuple(Paragraph(text, start_ms) for start_ms in starts_ms)),))


def spans(episode: Episode) -> list[tuple[int, int]]:
    return [(word.start, word.end) for word in TimeMap(episode).words]


def hear(episode: Episode, times_ms: dict[int, int], lasting_ms: int = 200, sure: float = 0.8):
    """Return the words of those numbers, heard at those times."""
    places = spans(episode)
    return tuple(
        HeardWord(*places[k], start_ms, start_ms + lasting_ms, sure)
        for k, start_ms in sorted(times_ms.items())
    )


def evenly(first: int, last: int, begin_ms: int) -> dict[int, int]:
    return {k: begin_ms + 300 * (k - first) for k in range(first, last)}


def word_starts(time_map: TimeMap) -> list[int]:
    return [word.start_ms for word in time_map.words]


def test_without_a_sync_the_times_are_the_transcripts_own():
    time_map = TimeMap(talk(0, 10_000))

    assert not time_map.is_synced
    assert time_map.not_in_transcript == time_map.not_in_audio == ()
    assert time_map.words_in_time is time_map.words


def test_an_empty_sync_changes_no_time():
    episode = talk(0, 10_000)
    plain, synced = TimeMap(episode), TimeMap(episode, 0, Synced())

    assert synced.is_synced
    assert synced.words == plain.words


def test_an_offset_moves_all_words_and_none_before_the_beginning():
    episode = talk(1_000, 10_000)
    plain = word_starts(TimeMap(episode))

    assert word_starts(TimeMap(episode, 0, Synced(offset_ms=2_300))) == [ms + 2_300 for ms in plain]
    assert word_starts(TimeMap(episode, 0, Synced(offset_ms=-3_000))) == [max(0, ms - 3_000) for ms in plain]


def test_one_offset_counts_instead_of_anchors_and_words():
    episode = talk(1_000)
    synced = Synced((Pin(0, 60_000),), 500, heard=hear(episode, {3: 90_000}))

    assert word_starts(TimeMap(episode, 0, synced)) == [ms + 500 for ms in word_starts(TimeMap(episode))]


def test_one_anchor_is_an_offset():
    episode = talk(0, 10_000, 20_000)
    second = episode.spans[1].start
    time_map = TimeMap(episode, 0, Synced((Pin(second, 14_000),)))

    assert word_starts(time_map) == [ms + 4_000 for ms in word_starts(TimeMap(episode))]


def test_two_anchors_are_a_straight_line_also_beyond_them():
    episode = talk(*range(0, 1_000_000, 10_000))
    plain = TimeMap(episode)
    second, ninetieth = episode.spans[1].start, episode.spans[90].start
    synced = Synced((Pin(second, 12_000), Pin(ninetieth, 911_000)))  # 10 s -> 12 s, 900 s -> 911 s
    time_map = TimeMap(episode, 0, synced)

    for before, after in zip(word_starts(plain), word_starts(time_map), strict=True):
        assert abs(after - (12_000 + (before - 10_000) * 899 / 890)) <= 1


def test_beyond_anchors_that_lie_an_advert_apart_the_times_go_on_as_fast_as_they_did():
    episode = talk(*range(0, 100_000, 10_000))
    third, fourth = episode.spans[3].start, episode.spans[4].start
    time_map = TimeMap(episode, 0, Synced((Pin(third, 30_000), Pin(fourth, 75_000))))

    assert time_map.time_at(episode.spans[9].start) == 125_000
    assert time_map.time_at(episode.spans[1].start) == 10_000


def test_anchors_give_times_to_a_transcript_that_has_none():
    episode = talk(None, None, None, None)
    assert not TimeMap(episode).has_times
    time_map = TimeMap(episode, 0, Synced((Pin(0, 5_000), Pin(episode.spans[2].start, 11_000))))

    assert time_map.has_times
    assert time_map.time_at(episode.spans[1].start) == pytest.approx(8_000, abs=100)
    assert time_map.time_at(episode.spans[3].start) == pytest.approx(14_000, abs=100)


def test_times_that_the_file_gives_each_word_are_still_known_after_they_were_moved():
    paragraph = Paragraph("one two", 1_000, words=(Word(0, 3, 1_000, 1_300), Word(4, 7, 1_400, 1_700)))
    episode = Episode(turns=(Turn(None, (paragraph,)),))
    words = TimeMap(episode, 0, Synced(segments=(Segment(0, 5_000, 250),))).words

    assert [(w.start_ms, w.end_ms, w.known, w.confidence) for w in words] == [
        (1_250, 1_550, True, 1.0),
        (1_650, 1_950, True, 1.0),
    ]


def test_segments_move_the_transcripts_times_where_no_word_is_at_hand():
    episode = talk(0, 10_000, 20_000, 30_000)
    segments = (Segment(0, 15_000, 500), Segment(15_000, 24_000, 5_500), Segment(29_000, 40_000, 500))
    time_map = TimeMap(episode, 0, Synced(segments=segments))
    starts = [time_map.time_at(span.start) for span in episode.spans]

    assert starts == [500, 10_500, 25_500, 30_500]
    assert all(one <= other for one, other in pairwise(word_starts(time_map)))


def test_words_that_were_heard_stand_where_they_were_heard():
    episode = talk(0)
    heard = hear(episode, evenly(0, 10, 7_000))
    time_map = TimeMap(episode, 0, Synced(heard=heard))

    assert word_starts(time_map) == [7_000 + 300 * k for k in range(10)]
    assert all(word.known and word.confidence == 0.8 for word in time_map.words)


def test_a_word_that_is_not_sure_may_have_its_line_only():
    episode = talk(0)
    heard = (*hear(episode, {0: 1_000}, sure=0.29), *hear(episode, {1: 1_300}, sure=0.3))
    first, second, *_ = TimeMap(episode, 0, Synced(heard=heard)).words

    assert (first.known, first.confidence) == (False, 0.29)
    assert (second.known, second.confidence) == (True, 0.3)


def test_words_between_those_that_were_heard_are_estimated_by_their_length():
    episode = talk(0, text="ab abcdefgh ab ab")
    words = TimeMap(episode, 0, Synced(heard=hear(episode, {0: 1_000, 3: 2_000}))).words

    assert [word.known for word in words] == [True, False, False, True]
    assert [word.confidence for word in words] == [0.8, 0.0, 0.0, 0.8]
    assert 1_200 <= words[1].start_ms < words[1].end_ms <= words[2].start_ms < words[2].end_ms <= 2_000
    assert words[1].end_ms - words[1].start_ms > 2 * (words[2].end_ms - words[2].start_ms)


def test_a_pause_is_between_paragraphs_not_between_words():
    episode = talk(0, 10_000)
    heard = hear(episode, evenly(0, 6, 0) | evenly(14, 20, 60_000))
    time_map = TimeMap(episode, 0, Synced(heard=heard))
    first, second = time_map.words[:10], time_map.words[10:]

    assert first[-1].end_ms < 5_000
    assert second[0].start_ms > 55_000


def test_what_is_not_heard_at_the_ends_follows_the_words_that_are():
    episode = talk(0, 10_000, 20_000)
    time_map = TimeMap(episode, 0, Synced(heard=hear(episode, {10: 12_300, 19: 15_000})))

    assert time_map.time_at(0) == 2_300
    assert time_map.time_at(episode.spans[2].start) == pytest.approx(22_300, abs=500)


def test_sound_that_is_not_in_the_transcript_shows_no_word():
    episode = talk(0, 10_000)
    heard = hear(episode, evenly(0, 10, 0) | evenly(10, 20, 45_000))
    advert = Stretch(5_000, 40_000)
    time_map = TimeMap(episode, 0, Synced(heard=heard, not_in_transcript=(advert,)))

    assert time_map.not_in_transcript == (advert,)
    assert time_map.word_at_ms(4_999) == time_map.words[9]
    assert [time_map.word_at_ms(ms) for ms in (5_000, 20_000, 39_999)] == [None] * 3
    assert time_map.word_at_ms(40_000) == time_map.words[9]
    assert time_map.word_at_ms(45_000) == time_map.words[10]


def test_a_word_that_is_heard_at_the_edge_of_such_sound_is_shown():
    episode = talk(0)
    time_map = TimeMap(
        episode, 0, Synced(heard=hear(episode, {0: 900}), not_in_transcript=(Stretch(1_000, 9_000),))
    )

    assert time_map.word_at_ms(1_050) == time_map.words[0]
    assert time_map.word_at_ms(1_100) is None


def test_estimated_words_are_not_put_into_such_sound():
    episode = talk(0, 3_000)
    heard = hear(episode, {0: 0, 1: 300, 18: 42_400, 19: 42_700})
    advert = Stretch(3_000, 40_000)
    time_map = TimeMap(episode, 0, Synced(heard=heard, not_in_transcript=(advert,)))

    for word in time_map.words:
        assert word.end_ms <= 3_000 or word.start_ms >= 40_000
    assert time_map.words[9].start_ms < 3_000
    assert time_map.words[12].start_ms >= 40_000


def test_words_that_are_not_in_the_audio_are_never_shown_and_lie_where_they_were_cut_out():
    episode = talk(0, 10_000, 20_000)
    times = evenly(0, 10, 0) | evenly(20, 30, 10_000)
    cut = episode.spans[1]
    unspoken = (Unspoken(cut.start, cut.end),)
    time_map = TimeMap(episode, 0, Synced(heard=hear(episode, times), unspoken=unspoken))

    assert time_map.not_in_audio == ((cut.start, cut.end),)
    assert {(w.start_ms, w.end_ms, w.known) for w in time_map.words[10:20]} == {(2_900, 2_900, False)}
    shown = {time_map.word_at_ms(ms) for ms in range(0, 14_000, 10)}
    assert shown == {*time_map.words[:10], *time_map.words[20:]}
    assert time_map.time_at(cut.start + 5) == 2_900


def test_passages_that_changed_places_are_found_by_their_time():
    episode = talk(0, 10_000, 20_000)
    begins = (20_000, 0, 10_000)  # the first is heard last
    times = {10 * p + k: begins[p] + 300 * k for p in range(3) for k in range(10)}
    time_map = TimeMap(episode, 0, Synced(heard=hear(episode, times)))

    assert time_map.word_at_ms(0) == time_map.words[10]
    assert time_map.word_at_ms(10_000) == time_map.words[20]
    assert time_map.word_at_ms(20_000) == time_map.words[0]
    assert [time_map.time_at(span.start) for span in episode.spans] == list(begins)
    assert [word.start_ms for word in time_map.words_in_time] == sorted(times.values())
    assert time_map.end_ms == 22_900


def test_words_that_are_not_heard_stay_with_the_passage_that_changed_its_place():
    episode = talk(0, 10_000)
    times = evenly(0, 8, 10_000) | evenly(12, 20, 1_000)
    time_map = TimeMap(episode, 0, Synced(heard=hear(episode, times)))

    assert all(12_000 < word.start_ms < 13_500 for word in time_map.words[8:10])
    assert all(word.start_ms < 1_000 for word in time_map.words[10:12])


def test_an_anchor_counts_before_what_was_heard_there_and_in_its_paragraph():
    episode = talk(0, 10_000, 20_000)
    times = {10 * p + k: 10_000 * p + 300 * k for p in range(3) for k in range(10)}
    second = episode.spans[1].start
    time_map = TimeMap(episode, 0, Synced((Pin(second, 15_000),), heard=hear(episode, times)))

    assert time_map.time_at(second) == 15_000
    assert not any(word.known for word in time_map.words[10:20])
    assert all(15_000 <= word.start_ms <= 20_000 for word in time_map.words[10:20])
    assert word_starts(time_map)[:10] == [300 * k for k in range(10)]
    assert word_starts(time_map)[20:] == [20_000 + 300 * k for k in range(10)]


def test_an_anchor_that_agrees_leaves_the_other_words_of_the_line_as_they_were_heard():
    episode = talk(0, 10_000)
    times = evenly(10, 20, 10_000)
    second = episode.spans[1].start
    time_map = TimeMap(episode, 0, Synced((Pin(second, 10_120),), heard=hear(episode, times)))

    assert time_map.time_at(second) == 10_120
    assert time_map.words[10].known
    assert word_starts(time_map)[11:] == [10_000 + 300 * k for k in range(1, 10)]


def test_of_two_anchors_on_one_word_the_later_one_counts():
    episode = talk(0)

    assert TimeMap(episode, 0, Synced((Pin(0, 1_000), Pin(0, 2_000)))).time_at(0) == 2_000


def test_words_that_were_heard_as_one_share_its_time():
    episode = talk(None, text="one two")
    words = TimeMap(episode, 0, Synced(heard=(HeardWord(0, 7, 1_000, 1_700, 0.9),))).words

    assert [(word.start_ms, word.end_ms, word.known) for word in words] == [
        (1_000, 1_300, False),
        (1_400, 1_700, False),
    ]


def test_what_was_heard_at_places_that_are_no_words_is_passed_over():
    episode = talk(0)
    odd = (HeardWord(5_000, 5_003, 1, 2, 0.9), HeardWord(7, 7, 1, 2, 0.9))

    assert len(TimeMap(episode, 0, Synced((Pin(9_000, 70_000),), heard=odd)).words) == 10


def test_known_times_are_those_that_were_heard_or_set():
    episode = talk(0, 10_000)
    synced = Synced((Pin(episode.spans[1].start, 11_000),), heard=hear(episode, {0: 500}))

    assert TimeMap(episode, 0, synced).known_times == [(0, 500), (3, 700), (episode.spans[1].start, 11_000)]


def test_a_sync_of_a_transcript_without_words_is_nothing():
    empty = Episode()
    synced = Synced((Pin(0, 5),), heard=(HeardWord(0, 3, 1, 2, 0.9),), unspoken=(Unspoken(0, 9),))
    time_map = TimeMap(empty, 1_000, synced)

    assert time_map.words == []
    assert time_map.word_at_ms(500) is None
    assert time_map.time_at(3) == 0


@st.composite
def rising_syncs(draw):
    """An episode with words heard in the order of the text, an advert, anchors that agree with that order."""
    count = draw(st.integers(1, 5))
    own = draw(st.lists(st.none() | st.integers(0, 60_000), min_size=count, max_size=count))
    episode = talk(*own, text="a bcd ef")
    places = spans(episode)
    steps = draw(st.lists(st.integers(1, 4_000), min_size=len(places), max_size=len(places)))
    at, heard, pins = 0, [], []
    for place, step in zip(places, steps, strict=True):
        at += step
        kind = draw(st.sampled_from(["heard", "pin", "", ""]))
        if kind == "heard":
            lasting = draw(st.integers(1, 300))
            heard.append(HeardWord(*place, at, at + lasting, draw(st.floats(0, 1))))
            at += lasting
        elif kind == "pin":
            pins.append(Pin(place[0], at))
    begin = draw(st.integers(0, 20_000))
    untold = draw(st.sampled_from([(), (Stretch(begin, begin + 5_000),)]))
    return episode, Synced(tuple(pins), heard=tuple(heard), not_in_transcript=untold)


@given(rising_syncs())
def test_what_is_written_later_is_never_spoken_earlier(made):
    episode, synced = made
    time_map = TimeMap(episode, 0, synced)
    times = [time_map.time_at(offset) for offset in range(-1, len(episode.text) + 2)]

    assert times == sorted(times)


@given(rising_syncs(), st.integers(0, 80_000), st.integers(0, 80_000))
def test_a_later_time_never_shows_an_earlier_word(made, a, b):
    episode, synced = made
    time_map = TimeMap(episode, 0, synced)
    shown = [word for ms in sorted((a, b)) if (word := time_map.word_at_ms(ms))]

    assert shown == sorted(shown, key=lambda word: word.start)


@given(rising_syncs())
def test_anchors_are_exact(made):
    episode, synced = made
    time_map = TimeMap(episode, 0, synced)

    assert all(time_map.time_at(pin.offset) == pin.audio_ms for pin in synced.pins)


@given(rising_syncs())
def test_a_known_word_is_shown_at_its_time(made):
    episode, synced = made
    time_map = TimeMap(episode, 0, synced)

    for word in time_map.words:
        if word.known:
            assert time_map.word_at_ms(time_map.time_at(word.start)) == word


times = st.integers(0, 100_000)
segments = st.builds(
    lambda a, b, by: Segment(min(a, b), max(a, b), by), times, times, st.integers(-50_000, 50_000)
)
gaps = st.builds(lambda a, length: Unspoken(a, a + length), st.integers(0, 80), st.integers(0, 40))
wild_syncs = st.builds(
    Synced,
    st.lists(st.builds(Pin, st.integers(-5, 80), times), max_size=4).map(tuple),
    st.none() | st.integers(-100_000, 100_000),
    st.lists(segments, max_size=3).map(tuple),
    st.lists(st.builds(lambda a, b: Stretch(a, a + b), times, times), max_size=1).map(tuple),
    st.lists(gaps, max_size=2).map(tuple),
    st.lists(
        st.builds(
            lambda k, ms, lasting, sure: HeardWord(2 * k, 2 * k + 1, ms, ms + lasting, sure),
            *(st.integers(0, 30), times, st.integers(-5, 900), st.floats(0, 1)),
        ),
        max_size=12,
    ).map(tuple),
)


@given(wild_syncs, st.lists(st.none() | times, min_size=1, max_size=4), times)
def test_no_sync_leaves_a_word_without_a_time(synced, own, duration_ms):
    episode = talk(*own, text="a b c d e f g")
    plain, time_map = TimeMap(episode), TimeMap(episode, duration_ms, synced)

    assert [(w.start, w.end) for w in time_map.words] == [(w.start, w.end) for w in plain.words]
    assert all(0 <= word.start_ms <= word.end_ms for word in time_map.words)
    begins = [word.start_ms for word in time_map.words_in_time]
    assert begins == sorted(begins)
    for ms in range(0, 100_000, 7_777):
        word = time_map.word_at_ms(ms)
        assert word is None or word.start_ms <= ms
