"""Captions that roll are read once; people who repeat themselves are heard."""

from earmark.importers.cues import Cue, episode_of
from earmark.model.episode import Word


def text_of(*cues: Cue) -> str:
    return episode_of(cues).text.replace("\n", " ")


def test_a_line_that_stays_while_the_next_appears_is_said_once():
    cues = [
        Cue("hello this is", 0, 2_000),
        Cue("hello this is\na test of", 2_000, 4_000),
        Cue("a test of\nrolling captions", 4_000, 6_000),
    ]

    episode = episode_of(cues)

    assert episode.text == "hello this is a test of rolling captions"
    starts = [cue.start_ms for cue in episode.spans[0].paragraph.cues]
    assert starts == [0, 2_000, 4_000]


def test_cues_between_two_rolls_say_nothing_new():
    cues = [
        Cue("hello this", 0, 1_000),
        Cue("hello this", 1_000, 1_010),
        Cue("hello this\nis a test", 1_010, 2_000),
        Cue("is a test", 2_000, 2_010),
    ]

    assert text_of(*cues) == "hello this is a test"


def test_a_line_that_grows_is_said_once():
    cues = [Cue("so", 0, 400), Cue("so we", 400, 800), Cue("so we went", 800, 1_200)]

    assert text_of(*cues) == "so we went"


def test_the_words_of_rolling_captions_keep_their_times():
    grown = (Word(0, 12, 1_010, 1_500), Word(13, 17, 1_500, 2_000))
    cues = [
        Cue("hello my", 0, 1_000, words=(Word(0, 5, 0, 900), Word(6, 8, 900, 1_000))),
        Cue("hello my", 1_000, 1_010),
        Cue("hello my\nold mate", 1_010, 2_000, words=grown),
    ]

    (span,) = episode_of(cues).spans

    assert span.paragraph.text == "hello my old mate"
    assert span.paragraph.words[-2:] == (Word(9, 12, 1_010, 1_500), Word(13, 17, 1_500, 2_000))


def test_who_says_it_twice_is_heard_twice():
    cues = [
        Cue(text, 1_000 * k, 1_000 * k + 900)
        for k, text in enumerate(["Yeah.", "Yeah.", "No.", "It is.", "Yeah."])
    ]

    assert text_of(*cues) == "Yeah. Yeah. No. It is. Yeah."


def test_layers_that_say_the_same_at_the_same_time_are_one():
    cues = [Cue(text, 1_000, 2_000) for text in ("One.", "One.")] + [
        Cue(t, 2_000, 3_000) for t in ("Two.", "Two.")
    ]

    assert text_of(*cues) == "One. Two."
