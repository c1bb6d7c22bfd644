"""A window of sound is followed word by word."""

import numpy as np
from tests.alignment.speech import begins_of, frames_of, heard_of, silence, spoken

from earmark.alignment.trellis import follow

WORDS = [(1, 5, 9), (12, 3), (20, 21, 22, 7), (30,), (2, 2, 14), (8, 17, 33, 4, 19)]


def starts(found) -> list[int | None]:
    return [None if word is None else word.start for word in found.words]


def test_each_word_begins_with_its_first_phone():
    found = follow(heard_of(WORDS), WORDS)

    assert starts(found) == begins_of(WORDS)
    assert not found.untold.any()
    assert all(word.confidence > 0.7 for word in found.words)


def test_a_word_ends_with_its_last_phone_not_with_the_pause():
    found = follow(np.concatenate((spoken(WORDS[0]), silence(50), spoken(WORDS[1]))), WORDS[:2])

    assert found.words[0].end <= frames_of(WORDS[0])
    assert found.words[1].start == frames_of(WORDS[0]) + 50


def test_speech_that_is_not_written_goes_by_untold():
    extra = [(25, 26, 27, 28), (35, 36, 6, 11), (13, 15, 16, 18), (23, 24, 29, 31)]
    heard = np.concatenate((heard_of(WORDS[:3]), heard_of(extra), heard_of(WORDS[3:])))
    begins = begins_of(WORDS)
    long = sum(map(frames_of, extra))

    found = follow(heard, WORDS)

    assert starts(found) == [*begins[:3], *(begin + long for begin in begins[3:])]
    assert found.untold[begins[3] + 4 : begins[3] + long - 4].mean() > 0.9


def test_words_that_are_not_spoken_are_skipped():
    missing = [(25, 26, 27, 28, 32), (35, 36, 6, 11, 0), (13, 15, 16, 18, 10)]

    found = follow(heard_of(WORDS), [*WORDS[:3], *missing, *WORDS[3:]])

    assert starts(found) == [*begins_of(WORDS)[:3], None, None, None, *begins_of(WORDS)[3:]]


def test_words_missing_at_both_ends_are_skipped_too():
    missing = [(25, 26, 27, 28, 32), (35, 36, 6, 11, 0), (13, 15, 16, 18, 10)]

    found = follow(np.concatenate((silence(5), heard_of(WORDS))), [*missing, *WORDS, *missing])

    assert starts(found) == [None] * 3 + [5 + begin for begin in begins_of(WORDS)] + [None] * 3


def test_a_misheard_phone_does_not_lose_the_word():
    heard = heard_of(WORDS)
    begin = begins_of(WORDS)[2]
    heard[begin + 4] = spoken((0,))[0]

    found = follow(heard, WORDS)

    assert starts(found) == begins_of(WORDS)
    assert found.words[2].confidence < found.words[1].confidence


def test_of_noise_nothing_is_sure():
    noise = np.random.default_rng(3).random((200, heard_of(WORDS).shape[1]))
    noise /= noise.sum(axis=1, keepdims=True)

    found = follow(noise.astype(np.float16), WORDS)

    assert all(word is None or word.confidence < 0.3 for word in found.words)
