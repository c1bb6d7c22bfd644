"""Words beside a stretch of other speech."""

import numpy as np
from tests.alignment.speech import begins_of, frames_of, heard_of
from tests.alignment.test_placing import words_of

from earmark.alignment.edges import mend_edges
from earmark.alignment.trellis import Placed


def placed(begins, words):
    return [
        Placed(begin, begin + frames_of(word) - 3, 0.8) for begin, word in zip(begins, words, strict=True)
    ]


def test_words_drawn_into_an_advertisement_go_back_to_its_ends():
    talk, other = words_of(60, seed=1), words_of(60, seed=2)
    heard = heard_of([*talk[:30], *other, *talk[30:]])
    long = sum(map(frames_of, other))
    begins = begins_of(talk)
    begins = begins[:30] + [begin + long for begin in begins[30:]]
    found = placed(begins, talk)
    untold = np.zeros(len(heard), np.bool_)
    untold[begins[29] + frames_of(talk[29]) : begins[30]] = True
    at = begins[30] - long
    found[29], found[30], found[31] = (Placed(at + k, at + k + 15, 0.2) for k in (150, 400, 600))

    mend_edges(heard, talk, found, untold)

    assert [word and word.start for word in found] == begins


def test_a_short_answer_between_two_pauses_keeps_its_place():
    heard = np.zeros((5000, heard_of([(1,)]).shape[1]), np.float16)
    words = [Placed(100, 120, 0.8), Placed(2000, 2020, 0.9), Placed(4000, 4020, 0.9)]

    mend_edges(heard, [(1,), (2,), (3,)], words, np.zeros(5000, np.bool_))

    assert None not in words
