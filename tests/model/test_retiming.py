"""When words are spoken, after other words took their place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from earmark.model.episode import Word
from earmark.model.retiming import Replacement, Rewording, clipped

TEXT = "the sea is calm to night"
WORDS = tuple(
    Word(start, end, 100 * n, 100 * n + 90)
    for n, (start, end) in enumerate([(0, 3), (4, 7), (8, 10), (11, 15), (16, 18), (19, 24)])
)


def timed(rewording, words=WORDS):
    return [(rewording.text[w.start : w.end], w.start_ms, w.end_ms) for w in rewording.words(words)]


def test_a_word_for_a_word_has_its_time_and_all_others_keep_theirs():
    assert timed(Rewording(TEXT, [Replacement(8, 10, "was")])) == [
        ("the", 0, 90), ("sea", 100, 190), ("was", 200, 290), ("calm", 300, 390), ("to", 400, 490),
        ("night", 500, 590),
    ]  # fmt: skip


def test_fewer_or_more_words_share_the_time_by_their_length():
    one = timed(Rewording(TEXT, [Replacement(16, 24, "tonight")]))
    more = timed(Rewording(TEXT, [Replacement(8, 10, "was so")]))

    assert one[4:] == [("tonight", 400, 590)]
    assert more[2:4] == [("was", 200, 254), ("so", 254, 290)]


def test_words_taken_out_leave_silence():
    assert timed(Rewording(TEXT, [Replacement(8, 11, "")])) == [
        ("the", 0, 90), ("sea", 100, 190), ("calm", 300, 390), ("to", 400, 490), ("night", 500, 590)
    ]  # fmt: skip


def test_words_put_in_before_a_word_take_nothing_of_its_time():
    assert timed(Rewording(TEXT, [Replacement(4, 4, "old ")]))[:2] == [("the", 0, 90), ("sea", 100, 190)]


def test_a_stretch_longer_than_the_change_is_timed_anew_as_a_whole():
    stretch = (Word(0, 15, 0, 900),)

    made = timed(Rewording(TEXT, [Replacement(8, 10, "was")]), stretch)

    assert "".join(word for word, _, _ in made) == "theseawascalm"
    assert (made[0][1], made[-1][2]) == (0, 900)


def test_cues_keep_their_times_over_what_stands_there_now():
    cues = (Word(0, 10, 0, 1000), Word(11, 24, 1000, 2000))
    rewording = Rewording(TEXT, [Replacement(4, 15, "waves were")])

    made = rewording.cues(cues)

    assert [(rewording.text[c.start : c.end], c.start_ms, c.end_ms) for c in made] == [
        ("the waves", 0, 1000), ("were to night", 1000, 2000)
    ]  # fmt: skip


def test_a_part_has_its_words_and_of_a_stretch_that_is_cut_its_share_of_time():
    assert clipped(WORDS, 4, 10) == (Word(0, 3, 100, 190), Word(4, 6, 200, 290))
    assert clipped((Word(0, 10, 0, 1000),), 5, 10) == (Word(0, 5, 500, 1000),)


@st.composite
def rewordings(draw):
    cuts = sorted(draw(st.lists(st.integers(0, len(TEXT)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    words = st.sampled_from(["", "x", "new words", "🎧 "])
    return Rewording(TEXT, [Replacement(a, z, draw(words)) for a, z in pairs])


@given(rewordings())
def test_places_never_change_their_order(rewording):
    starts = [rewording.now(place) for place in range(len(TEXT) + 1)]
    ends = [rewording.now(place, end=True) for place in range(len(TEXT) + 1)]

    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert starts[-1] == len(rewording.text)
    assert ends[0] == 0


@given(rewordings())
def test_words_and_cues_stay_in_order(rewording):
    for words in (rewording.words(WORDS), rewording.cues(WORDS)):
        assert all(0 <= w.start < w.end <= len(rewording.text) for w in words)
        assert all(a.end <= b.start and a.start_ms <= b.start_ms for a, b in pairwise(words))
