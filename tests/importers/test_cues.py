"""Cues become turns and paragraphs that can be read, and keep their times."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.told import said

from earmark.importers.cues import Cue, episode_of
from earmark.model.episode import Episode, Paragraph, Word

SENTENCE = "The old lamp was lit every night and nobody ever asked why."


def captions(text: str, words: int = 5, start_ms: int = 0, gap_ms: int = 0, speaker: str = "") -> list[Cue]:
    """*text* cut after every few words, wherever its sentences end; 300 ms a word."""
    tokens = text.split()
    cues = []
    for k in range(0, len(tokens), words):
        piece = tokens[k : k + words]
        end_ms = start_ms + 300 * len(piece)
        cues.append(Cue(" ".join(piece), start_ms, end_ms, speaker if k == 0 else ""))
        start_ms = end_ms + gap_ms
    return cues


def paragraphs(episode: Episode) -> list[Paragraph]:
    return [span.paragraph for span in episode.spans]


def test_a_speaker_goes_on_until_another_is_named():
    episode = episode_of(
        [Cue("One.", 0, 900, "Ada"), Cue("Two.", 900, 1_500), Cue("Three.", 1_500, 2_000, "Bob")]
    )

    assert said(episode) == [("Ada", "One. Two."), ("Bob", "Three.")]


def test_the_same_name_in_other_letters_or_spacing_is_the_same_speaker():
    cues = [
        Cue("One.", speaker="Ada Lee"),
        Cue("Two.", speaker="ADA  LEE"),
        Cue("Three.", speaker=" Ada Lee"),
    ]

    episode = episode_of(cues)

    assert [speaker.name for speaker in episode.speakers] == ["Ada Lee"]
    assert len(episode.turns) == 1


def test_a_speaker_has_the_spelling_that_comes_most_often():
    cues = [Cue("One.", speaker="ADA LEE"), Cue("Two.", speaker="Ada Lee"), Cue("Three.", speaker="Ada Lee")]

    assert [speaker.name for speaker in episode_of(cues).speakers] == ["Ada Lee"]


def test_who_says_nothing_is_no_speaker():
    episode = episode_of([Cue("", speaker="Bob"), Cue("One.", speaker="Ada")])

    assert [speaker.name for speaker in episode.speakers] == ["Ada"]


def test_captions_cut_in_mid_sentence_become_paragraphs_of_whole_sentences():
    episode = episode_of(captions(" ".join([SENTENCE] * 40), speaker="Ada"))

    texts = [text for _, text in said(episode)]
    assert len(episode.turns) == 1
    assert " ".join(texts) == " ".join([SENTENCE] * 40)
    assert all(text.endswith(".") for text in texts)
    assert all(55 <= len(text.split()) <= 130 for text in texts[:-1])


def test_a_paragraph_rather_begins_where_it_was_quiet():
    before, after = captions(" ".join([SENTENCE] * 7), 12), " ".join([SENTENCE] * 7)
    quiet = before[-1].end_ms + 1_200

    episode = episode_of([*before, *captions(after, 12, quiet)])

    assert quiet in [paragraph.start_ms for paragraph in paragraphs(episode)]


def test_a_paragraph_rather_begins_with_a_cue_than_inside_one():
    episode = episode_of(captions(" ".join([SENTENCE] * 60), 5))

    assert sum(paragraph.inferred_ms is not None for paragraph in paragraphs(episode)) <= 1


def test_a_long_pause_begins_a_paragraph_even_in_mid_sentence():
    episode = episode_of([Cue("We waited", 0, 1_000), Cue("and waited.", 8_000, 9_000)])

    assert [text for _, text in said(episode)] == ["We waited", "and waited."]


def test_without_speakers_every_paragraph_is_a_turn_with_its_own_time():
    episode = episode_of(captions(" ".join([SENTENCE] * 30)))

    assert len(episode.turns) == len(episode.spans) > 2
    assert all(turn.speaker is None for turn in episode.turns)
    starts = [paragraph.play_ms for paragraph in paragraphs(episode)]
    assert starts == sorted(set(starts))
    assert [remark.text for remark in episode.remarks] == [
        "No names of speakers were found, so nobody is named."
    ]


def test_talk_without_stops_stays_as_it_is_and_breaks_at_its_pauses():
    talk = "so we went down to the harbour and it was dark "
    first = captions(talk * 8, 6)
    rest = captions(talk * 8, 6, first[-1].end_ms + 1_500)

    episode = episode_of([*first, *rest])

    assert episode.text.replace("\n", " ") == (talk * 16).strip()
    assert rest[0].start_ms in [paragraph.start_ms for paragraph in paragraphs(episode)]
    assert max(len(text.split()) for _, text in said(episode)) <= 140


def test_the_time_of_every_cue_is_kept_with_its_place():
    (paragraph,) = paragraphs(episode_of([Cue("We met", 500, 1_200), Cue("in June.", 1_250, 2_000)]))

    assert paragraph.text == "We met in June."
    assert paragraph.start_ms == 500
    assert paragraph.cues == (Word(0, 6, 500, 1_200), Word(7, 15, 1_250, 2_000))
    assert paragraph.words == ()


def test_a_cue_over_which_a_paragraph_ends_is_shared_by_its_length():
    cues = [
        *captions("and on we went " * 27, 12),
        Cue("until it was over. Then go on", 32_400, 34_400),
        *captions("onward " * 70, 12, 34_400),
    ]

    first, second = paragraphs(episode_of(cues))[-2:]

    assert first.text.endswith("until it was over.")
    assert second.text.startswith("Then go on")
    assert (second.start_ms, second.inferred_ms) == (32_400, second.cues[0].start_ms)
    assert 32_400 < first.cues[-1].end_ms <= second.cues[0].start_ms < 34_400


def test_words_with_times_are_words_and_stretches_of_several_are_cues():
    words = (Word(0, 5, 0, 400), Word(6, 15, 400, 1_500))

    (paragraph,) = paragraphs(episode_of([Cue("Hello there you", 0, 1_500, words=words)]))

    assert paragraph.words == (Word(0, 5, 0, 400),)
    assert paragraph.cues == (Word(6, 15, 400, 1_500),)


def test_cues_of_single_words_become_words_of_sentences():
    text = "I am your father ."
    cues = [Cue(word, 500 * k, 500 * k + 250) for k, word in enumerate(text.split())]

    (paragraph,) = paragraphs(episode_of(cues))

    assert paragraph.text == "I am your father."
    assert paragraph.words[:2] == (Word(0, 1, 0, 250), Word(2, 4, 500, 750))
    assert paragraph.cues == ()


def test_lines_of_scripts_without_spaces_are_no_words():
    cues = [Cue("大家好歡迎收聽我們的節目", 3_000 * k, 3_000 * k + 2_900) for k in range(4)]

    (paragraph,) = paragraphs(episode_of(cues))

    assert (paragraph.words, len(paragraph.cues)) == ((), 4)


def test_paragraphs_of_the_format_are_left_as_they_are():
    long = " ".join([SENTENCE] * 30)
    cues = [
        Cue("Short.", 0, 500, "Ada", breaks=True),
        Cue(long, 500, 90_000, "Ada", breaks=True),
        Cue("And on", 95_000, 96_000, "Ada"),
    ]

    assert [text for _, text in said(episode_of(cues))] == ["Short.", f"{long} And on"]


def test_cues_that_are_paragraphs_already_are_not_joined():
    paragraph = " ".join([SENTENCE] * 5)
    cues = [Cue(paragraph, 20_000 * k, 20_000 * k + 19_000, "Ada") for k in range(4)]

    assert [text for _, text in said(episode_of(cues))] == [paragraph] * 4


def test_a_sponsor_read_stands_alone_if_the_format_says_so():
    cues = [Cue("Hello.", 0, 500, "Ada"), Cue("Buy it.", 500, 900, sponsor=True), Cue("Back.", 900, 1_500)]

    episode = episode_of(cues)

    assert [(p.text, p.sponsor) for p in paragraphs(episode)] == [
        ("Hello.", False),
        ("Buy it.", True),
        ("Back.", False),
    ]


def test_arrows_of_captions_change_the_speaker():
    cues = [
        Cue(">> GRACE: Good evening.", 0, 1_000),
        Cue("[Music] ♪ la la ♪", 1_000, 2_000),
        Cue(">> Thank you. >> And now", 2_000, 3_000),
        Cue("the news.", 3_000, 4_000),
    ]

    episode = episode_of(cues)

    assert said(episode) == [
        ("GRACE", "Good evening. [Music] ♪ la la ♪"),
        ("", "Thank you."),
        ("", "And now the news."),
    ]


@pytest.mark.parametrize("text", ["- Hi.\n- Hello.", "-Hi.\n-Hello.", "– Hi. – Hello.", "Hi.\n- Hello."])
def test_dashes_in_a_cue_are_two_people(text):
    assert [text for _, text in said(episode_of([Cue(text, 0, 2_000)]))] == ["Hi.", "Hello."]


@pytest.mark.parametrize(
    "text",
    ["It is -5 degrees.", "We came\n-- and saw.", "so I went\n- and came back.", "an open - ended question"],
)
def test_other_dashes_are_said(text):
    assert [text for _, text in said(episode_of([Cue(text, 0, 2_000)]))] == [text.replace("\n", " ")]


def test_where_the_format_names_the_speakers_a_dash_is_a_dash():
    assert said(episode_of([Cue("- So, yes.", 0, 1_000, "Ada")])) == [("Ada", "- So, yes.")]


def test_lines_of_scripts_without_spaces_join_without_one():
    words = (Word(0, 3, 0, 400), Word(4, 7, 400, 900))

    (paragraph,) = paragraphs(
        episode_of([Cue("今日は\n晴れだ", 0, 900, words=words), Cue("ね。", 900, 1_200)])
    )

    assert paragraph.text == "今日は晴れだね。"
    assert paragraph.words[:2] == (Word(0, 3, 0, 400), Word(3, 6, 400, 900))


def test_what_shows_nothing_is_no_text_and_words_keep_their_places():
    words = (Word(0, 7, 0, 100), Word(10, 16, 100, 300))

    (paragraph,) = paragraphs(episode_of([Cue(" Hel\u200blo   wor\u00adld\x00 ", 0, 300, words=words)]))

    assert paragraph.text == "Hello world"
    assert [paragraph.text[word.start : word.end] for word in paragraph.words] == ["Hello", "world"]


def test_a_time_that_does_not_fit_is_told_and_replaced_for_playing():
    cues = [
        *(Cue(f"Line {k} is here.", 10_000 * k, 10_000 * k + 1_000) for k in range(10)),
        Cue("A slip.", 5_000_000, 5_001_000),
        *(Cue(f"Line {k} is here.", 10_000 * k, 10_000 * k + 1_000) for k in range(11, 20)),
    ]

    episode = episode_of(cues)

    slip = next(paragraph for paragraph in paragraphs(episode) if "A slip" in paragraph.text)
    (remark,) = (remark for remark in episode.remarks if remark.kind == "time")
    assert remark.text.startswith("The time 01:23:20 does not fit between its neighbours.")
    assert remark.paragraph is not None
    assert episode.spans[remark.paragraph].paragraph == slip
    assert all(cue.start_ms < 5_000_000 for paragraph in paragraphs(episode) for cue in paragraph.cues)
    assert slip.play_ms is not None
    assert 90_000 <= slip.play_ms <= 110_000


def test_times_in_no_order_are_read_as_they_stand():
    cues = [Cue(f"Line {k}.", 1_000_000 - 20_000 * k, 1_000_500 - 20_000 * k) for k in range(6)]

    episode = episode_of(cues)

    assert episode.text.replace("\n", " ") == " ".join(f"Line {k}." for k in range(6))
    assert "The times do not rise from line to line. The text stands as in the file." in [
        remark.text for remark in episode.remarks
    ]


def test_people_who_talk_at_once_are_not_out_of_order():
    cues = [
        Cue("Well, I", 10_000, 14_000, "Ada"),
        Cue("No!", 9_500, 10_500, "Bob"),
        Cue("think.", 14_000, 15_000, "Ada"),
    ]

    episode = episode_of(cues)

    assert [remark for remark in episode.remarks if remark.kind == "time"] == []
    assert paragraphs(episode)[1].start_ms == 9_500


@pytest.mark.parametrize("time_ms", [-5, 10**30])
def test_a_time_that_cannot_be_is_none(time_ms):
    (paragraph,) = paragraphs(episode_of([Cue("Hello there.", time_ms, time_ms + 5)]))

    assert (paragraph.start_ms, paragraph.cues) == (None, ())


def test_an_end_before_the_start_is_no_length():
    (paragraph,) = paragraphs(episode_of([Cue("Hello there.", 5_000, 4_000)]))

    assert paragraph.cues == (Word(0, 12, 5_000, 5_000),)


def test_without_times_that_is_told():
    episode = episode_of([Cue("Hello.", speaker="Ada")])

    assert [remark.text for remark in episode.remarks] == ["No times were found."]


def test_no_cues_are_an_empty_episode():
    assert episode_of([]) == Episode()
    assert episode_of([Cue(" "), Cue("\u200b", 0, 5, "Ada")]).turns == ()


times = st.none() | st.integers(-10, 4_000_000)
texts = st.text("ab. \n語->A!♪\u200b", max_size=25)
cue_lists = st.lists(
    st.builds(Cue, texts, times, times, st.sampled_from(["", "", "Ada", "ADA", "Bob"]), breaks=st.booleans()),
    max_size=25,
)


@given(cue_lists)
def test_no_letter_is_lost_whatever_the_cues_are(cues):
    kept = set("ab語!♪")  # the others may be marks of speakers
    told = "".join(c for cue in cues for c in cue.text if c in kept)

    rolls = len({line for cue in cues for line in cue.text.split("\n")}) < sum(
        cue.text.count("\n") + 1 for cue in cues
    )

    assert rolls or told == "".join(c for c in episode_of(cues).text if c in kept)


@given(cue_lists)
def test_every_time_has_its_place_in_rising_order(cues):
    for paragraph in paragraphs(episode_of(cues)):
        assert paragraph.text == paragraph.text.strip() != ""
        for timed in (paragraph.cues, paragraph.words):
            assert all(0 <= w.start < w.end <= len(paragraph.text) for w in timed)
            assert all(w.start_ms <= w.end_ms for w in timed)
            assert all(a.end <= b.start for a, b in pairwise(timed))
