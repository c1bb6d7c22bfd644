"""The words of a whole transcript are found in what was heard."""

import random

import numpy as np
import pytest
from tests.alignment.speech import begins_of, frames_of, heard_of, silence

from earmark.alignment.aligning import agrees, text_of
from earmark.alignment.anchoring import Support, anchors, likeliest
from earmark.alignment.moved import place_moved
from earmark.alignment.phones import BOUNDARY
from earmark.alignment.placing import place

TALK = (
    "when the old clock in the orchard strikes at noon nobody looks up because everybody knows that it "
    "has been wrong since the winter of the flood and yet they plan their bread their trains and their "
    "naps by it"
)
EVERYWHERE = Support(10_000, 10)


def words_of(count: int, seed: int) -> list[tuple[int, ...]]:
    """Return made-up words: most rows of seven phones occur once, as in real talk."""
    rnd = random.Random(seed)
    lexicon = [
        tuple(rnd.randrange(BOUNDARY) for _ in range(rnd.choice((1, 2, 3, 3, 4, 5, 7)))) for _ in range(400)
    ]
    return [rnd.choice(lexicon) for _ in range(count)]


def starts(found) -> list[int | None]:
    return [None if word is None else word.start for word in found.words]


def share_placed(found, begins) -> float:
    pairs = list(zip(starts(found), begins, strict=True))
    return sum(start is not None and abs(start - begin) <= 2 for start, begin in pairs) / len(pairs)


@pytest.fixture(scope="module")
def talk() -> list[tuple[int, ...]]:
    return words_of(600, seed=1)


@pytest.fixture(scope="module")
def heard(talk):
    return heard_of(talk)


def test_what_is_heard_is_each_phone_once():
    words = [(1, 2, 3), (4, 4)]

    phones, begins = likeliest(heard_of(words))

    assert phones.tolist() == [1, 2, 3, 4, 4]
    assert begins.tolist() == [0, 4, 8, 15, 19]


def test_anchors_rise_in_both(talk, heard):
    likely, begins = likeliest(heard)
    said = np.array([phone for word in talk for phone in word], np.int64)

    runs = anchors(likely, begins, said, most=3, support=EVERYWHERE)

    assert sum(run.length for run in runs) > 0.9 * len(said)
    assert all(run.heard == run.said for run in runs)


def test_a_row_that_stands_alone_is_no_anchor():
    alone = words_of(12, seed=5)
    heard = heard_of([*words_of(100, seed=2), *alone, *words_of(100, seed=3)])
    said = np.array([phone for word in [*words_of(200, seed=4), *alone[:3]] for phone in word], np.int64)
    likely, begins = likeliest(heard)

    assert anchors(likely, begins, said, most=3, support=Support(10_000, 60)) == []


def test_every_word_is_placed_where_it_is_said(talk, heard):
    assert share_placed(place(heard, talk), begins_of(talk)) > 0.99


def test_a_part_of_the_sound_is_placed_in_the_whole_text(talk):
    part = talk[300:400]

    found = place(heard_of(part), talk)

    strays = [word for word in [*found.words[:300], *found.words[400:]] if word is not None]
    assert len(strays) < 5
    pairs = zip(starts(found)[300:400], begins_of(part), strict=True)
    assert sum(start == begin for start, begin in pairs) > 95


def test_speech_put_in_is_told_and_moves_what_follows(talk):
    advertisement = words_of(60, seed=9)
    heard = heard_of([*talk[:250], *advertisement, *talk[250:]])
    long = sum(map(frames_of, advertisement))
    begins = begins_of(talk)

    found = place(heard, talk)

    assert share_placed(found, begins[:250] + [begin + long for begin in begins[250:]]) > 0.98
    assert found.untold[begins[250] : begins[250] + long].mean() > 0.5


def test_words_cut_out_get_no_place(talk):
    heard = heard_of([*talk[:250], *talk[320:]])

    found = place(heard, talk)

    assert sum(word is not None for word in found.words[252:318]) == 0


def test_words_with_no_sound_of_their_own_get_no_place(talk, heard):
    with_marks = [*talk[:100], (), *talk[100:]]

    found = place(heard, with_marks)

    assert found.words[100] is None
    assert sum(word is not None for word in found.words) > 590


def test_paragraphs_that_changed_places_are_found_at_their_own(talk):
    order = [*talk[:100], *talk[140:180], *talk[100:140], *talk[180:]]
    heard = heard_of(order)
    spoken_at = begins_of(order)
    begins = [*spoken_at[:100], *spoken_at[140:180], *spoken_at[100:140], *spoken_at[180:]]
    found = place(heard, talk)

    place_moved(heard, talk, found.words, found.untold)

    assert share_placed(found, begins) > 0.95


def test_silence_between_does_no_harm(talk):
    heard = np.concatenate((silence(400), heard_of(talk[:300]), silence(2000), heard_of(talk[300:])))
    begins = begins_of(talk)

    found = place(heard, talk)

    assert share_placed(found, [400 + b for b in begins[:300]] + [2400 + b for b in begins[300:]]) > 0.98
    assert found.untold.mean() < 0.02


def test_another_talk_does_not_agree():
    text = text_of([TALK.split()], [0])
    own, other = heard_of(text.said), heard_of(words_of(300, seed=8))

    assert agrees(own, text)
    assert not agrees(other, text)
