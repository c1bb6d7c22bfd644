"""Making quotes, saying who speaks in them, and catching the sentence being spoken."""

from hypothesis import given
from hypothesis import strategies as st
from tests.episodes import little_episode, make_episode

from earmark.model import quotes
from earmark.model.episode import Episode, Paragraph, Speaker, Turn, Word
from earmark.model.sentences import sentences
from earmark.model.time_map import TimeMap

NOW = "2026-03-02T19:04:11.482Z"
EPISODE = little_episode()
TIMES = TimeMap(EPISODE)


def made(words, episode=EPISODE, **more):
    start = episode.text.index(words)
    return quotes.make(episode, TimeMap(episode), start, start + len(words), "gold", now=NOW, **more)


def test_a_quote_keeps_its_words_and_32_characters_on_either_side():
    quote = made(" the people who wait ").quote

    assert quote.exact == "the people who wait"
    assert quote.prefix == "ack. Today we talk about tides 🌊 and "[-32:]
    assert quote.suffix == " for them.\nThank you. The café was “quiet”"[:32]


def test_a_quote_knows_its_turn_and_when_its_words_are_spoken():
    highlight = made("The radio, of course.")

    assert highlight.turn == 5
    assert 33_000 < highlight.start_ms < highlight.end_ms < 37_000


def test_without_times_in_the_transcript_a_quote_has_none():
    episode = Episode(turns=(Turn(None, (Paragraph("Hello there."),)),))
    highlight = made("Hello", episode)

    assert (highlight.start_ms, highlight.end_ms) == (None, None)
    assert quotes.describe(episode, highlight) == ()


def test_nothing_is_kept_of_spaces():
    at = EPISODE.text.index(" ")

    assert quotes.make(EPISODE, TIMES, at, at + 1, "gold", now=NOW) is None
    assert quotes.make(EPISODE, TIMES, 5, 5, "gold", now=NOW) is None


def test_each_quote_has_an_id_of_its_own():
    assert made("radio").id != made("radio").id


def test_a_quote_across_turns_names_every_speaker_once():
    highlight = made("all winter.\nThen the radio came.\nYeah.\nIt said")

    assert quotes.describe(EPISODE, highlight) == ("Ben Okoye", "Ada Marsh")
    assert [(part.speaker, part.text) for part in quotes.parts(EPISODE, highlight)] == [
        ("Ben Okoye", "all winter. Then the radio came."),
        ("Ada Marsh", "Yeah."),
        ("Ben Okoye", "It said"),
    ]


@given(st.integers(0, 600), st.integers(0, 600))
def test_a_quote_is_trimmed_and_inside_the_text(a, b):
    highlight = quotes.make(EPISODE, TIMES, min(a, b), max(a, b), "gold", now=NOW)

    if highlight is None:
        assert not EPISODE.text[min(a, b) : max(a, b)].strip()
    else:
        assert EPISODE.text[highlight.start : highlight.end] == highlight.quote.exact
        assert highlight.quote.exact == highlight.quote.exact.strip()
        assert min(a, b) <= highlight.start < highlight.end <= max(a, b)


def heard(episode, time_ms):
    found = quotes.sentence_at(episode, TimeMap(episode), time_ms)
    return found and episode.text[slice(*found)]


def spoken_at(episode, words):
    return TimeMap(episode).time_at(episode.text.index(words))


def test_the_sentence_being_spoken_is_found_by_its_words():
    episode = make_episode(60, word_times=True)
    text = episode.spans[0].paragraph.text
    first, second = (text[a:b] for a, b in sentences(text)[:2])

    assert heard(episode, spoken_at(episode, second) + quotes.JUST_BEGUN_MS) == second
    assert heard(episode, spoken_at(episode, second) + quotes.JUST_BEGUN_MS - 1) == first
    assert heard(episode, 0) == first


def test_without_word_times_the_paragraph_is_meant():
    assert heard(EPISODE, 9_500) == "Thank you. The café was “quiet” all winter."


def test_a_paragraph_that_just_began_means_the_one_before():
    assert heard(EPISODE, 11_500) == "Thank you. The café was “quiet” all winter."


def test_before_the_first_word_and_without_times_nothing_is_heard():
    late = Episode("", "", "", (Speaker("Ada"),), (Turn(0, (Paragraph("Hello.", 5_000),)),))
    timeless = Episode(turns=(Turn(None, (Paragraph("Hello."),)),))

    assert heard(late, 4_999) is None
    assert heard(timeless, 60_000) is None
    assert heard(Episode(), 0) is None


def test_before_the_first_sentence_there_is_none():
    assert quotes.sentence_before(EPISODE, 0) is None
    assert quotes.sentence_before(EPISODE, EPISODE.spans[1].start) == (0, EPISODE.spans[0].end)


def test_the_sentence_being_spoken_is_found_by_the_captions_that_it_stands_in():
    captions = (Word(0, 15, 0, 1_500), Word(16, 40, 9_000, 11_000))
    paragraph = Paragraph("We met in June. It was raining all day long.", 0, cues=captions)

    assert heard(Episode(turns=(Turn(None, (paragraph,)),)), 12_500) == "It was raining all day long."


def test_of_one_caption_for_all_the_paragraph_the_sentence_is_not_known():
    paragraph = Paragraph("We met in June. It was raining.", 0, cues=(Word(0, 31, 0, 9_000),))

    assert heard(Episode(turns=(Turn(None, (paragraph,)),)), 8_000) == paragraph.text
