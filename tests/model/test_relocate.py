"""Quotes in a transcript that changed: at their place, to be looked at, or kept without one."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.episodes import make_episode

from earmark.model import edits, quotes
from earmark.model.anchors import find_again, place
from earmark.model.annotations import Annotations, Around, Highlight, TextQuote
from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.prints import around
from earmark.model.relocate import Relocator
from earmark.model.time_map import TimeMap

HARBOUR = (
    "My grandmother said that a lighthouse is a promise that somebody else keeps, and I didn't get it.",
    "Yeah, absolutely.",
    "It took me years on the boats to see what she meant by that, and it’s still a bit odd to me.",
    "And then one winter the lamp went out and nobody came for eleven days, because of the ice.",
    "Yeah, absolutely.",
    "So we lit it ourselves, with oil from the kitchen, and that was the night the ferry got home.",
)
PROMISE = "a lighthouse is a promise that somebody else keeps"
TALK = make_episode(900, seed=3)
HERE = Around("01", "02")


def episode_of(*texts, every_ms=20_000):
    turns = tuple(Turn(n % 2, (Paragraph(text, n * every_ms),)) for n, text in enumerate(texts))
    return Episode(speakers=(Speaker("Ada"), Speaker("Ben")), turns=turns)


def made(episode, words, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = episode.text.index(words, start + 1)
    return quotes.make(episode, TimeMap(episode), start, start + len(words), "gold", now="")


def placed(highlight, episode, *, same_text=False):
    (found,) = place(Annotations((highlight,)), episode, same_text=same_text).highlights
    return found


def now(found, episode):
    return episode.text[found.start : found.end]


OLD = episode_of(*HARBOUR)


def changed(*exchanges, texts=HARBOUR):
    whole = "\n".join(texts)
    for was, words in exchanges:
        assert was in whole
        whole = whole.replace(was, words)
    return episode_of(*whole.split("\n"))


@pytest.mark.parametrize(
    ("was", "words", "expected"),
    [
        ("promise", "premise", "a lighthouse is a premise that somebody else keeps"),
        ("lighthouse is a", "light house's a", "a light house's a promise that somebody else keeps"),
        ("promise that", "promise, that", "a lighthouse is a promise, that somebody else keeps"),
        ("somebody else keeps", "someone keeps", "a lighthouse is a promise that someone keeps"),
        ("a lighthouse", "the lighthouse", "the lighthouse is a promise that somebody else keeps"),
        ("keeps,", "keeps!", "a lighthouse is a promise that somebody else keeps"),
    ],
)
def test_a_quote_with_a_small_correction_is_placed_over_the_new_words(was, words, expected):
    new = changed((was, words))
    found = placed(made(OLD, PROMISE), new)

    assert found.state == "placed"
    assert now(found, new) == expected


def test_the_words_that_were_marked_are_kept_and_those_found_are_told():
    new = changed(("promise", "premise"))
    highlight = made(OLD, PROMISE)
    found = placed(highlight, new)

    assert found.quote == highlight.quote
    assert found.words == TextQuote(PROMISE.replace("promise", "premise"), *_beside(found, new))
    assert placed(found, new, same_text=True) == found
    assert placed(found, OLD) == highlight


def _beside(found, episode):
    text = episode.text
    return text[max(0, found.start - 32) : found.start], text[found.end : found.end + 32]


def test_from_revision_to_revision_a_quote_goes_on_from_the_words_found_last():
    first = changed(("a promise", "the promise"), ("somebody", "someone"))
    second = changed(("a promise", "the vow"), ("somebody", "someone"), ("lighthouse", "lightship"))
    found = placed(placed(made(OLD, PROMISE), first), second)

    assert found.state == "placed"
    assert now(found, second) == "a lightship is the vow that someone else keeps"


def test_case_punctuation_accents_and_contractions_are_no_changes():
    old = episode_of("“I don’t know”, she said at the café; it is what it is. We’re going to see.")
    new = episode_of("i do not know she said, at the Cafe, it's what it is — we are gonna see")
    found = placed(made(old, "don’t know”, she said at the café; it is what"), new)

    assert found.state == "placed"
    assert now(found, new) == "do not know she said, at the Cafe, it's what"


def test_labels_and_other_paragraphs_do_not_matter():
    new = episode_of("ADA: " + " BEN: ".join(HARBOUR))
    found = placed(made(OLD, "keeps, and I didn't get it.\nYeah, absolutely.\nIt took me years"), new)

    assert found.state == "placed"
    assert now(found, new) == "keeps, and I didn't get it. BEN: Yeah, absolutely. BEN: It took me years"


@pytest.mark.parametrize("occurrence", [0, 1])
@pytest.mark.parametrize("prints", [True, False])
def test_of_repeated_words_the_one_in_its_surroundings_is_found(occurrence, prints):
    new = changed(("get it.", "understand."), ("on the boats ", ""), ("And then one", "Then one"))
    highlight = made(OLD, "Yeah, absolutely.", occurrence)
    found = placed(highlight if prints else replace(highlight, around=None), new)

    assert found.state == "placed"
    assert found.start == made(new, "Yeah, absolutely.", occurrence).start


def test_of_repeated_words_with_the_same_around_them_the_time_tells():
    refrain = "We will be right back after this short break, so please do stay with us for the second half."
    old = episode_of(refrain, "One.", refrain, "Two.", refrain, every_ms=60_000)
    new = episode_of("New.", refrain, "A.", refrain, "B.", refrain, every_ms=30_000)
    highlight = replace(made(old, "short break", 1), around=None, start_ms=92_000)

    assert placed(highlight, new).start == made(new, "short break", 1).start


@pytest.mark.parametrize("occurrence", [0, 1, 2])
def test_of_words_that_are_said_again_and_again_each_stays_what_it_was(occurrence):
    old = episode_of(*HARBOUR[:1], "Right. Right. Right.", *HARBOUR[2:])
    new = episode_of("Hello and welcome.", *(s.paragraph.text for s in old.spans))
    found = placed(replace(made(old, "Right.", occurrence), start_ms=None), new)

    assert found.state == "placed"
    assert found.start == made(new, "Right.", occurrence).start


def test_where_the_words_are_gone_and_said_again_elsewhere_nothing_is_guessed():
    new = episode_of(*HARBOUR[:1], *HARBOUR[2:])

    assert placed(made(OLD, "Yeah, absolutely."), new).state == "lost"


def test_of_words_that_were_put_in_place_of_others_nothing_is_believed():
    new = changed((PROMISE, "we had no money at all in those days for the school"))

    assert placed(made(OLD, PROMISE), new).state == "lost"


def test_a_passage_that_was_moved_is_found():
    new = episode_of(*HARBOUR[3:], *HARBOUR[:3])

    assert placed(made(OLD, PROMISE), new).start == made(new, PROMISE).start


def test_a_long_quote_in_other_company_needs_a_look():
    words = "the lamp went out and nobody came for eleven days, because of the ice"
    new = episode_of(
        "Something else.", f"He read it out: {words}, and sat down.", "Then nothing more was said."
    )
    found = placed(made(OLD, words), new)

    assert found.state == "look"
    assert now(found, new) == words


def test_what_needs_a_look_needs_it_until_somebody_looked():
    new = changed(("nobody came for eleven", "it was dark for seven"))
    highlight = replace(made(OLD, "nobody came for eleven days"), look=True)
    there = replace(highlight, look=True)
    again = placed(there, OLD, same_text=True)

    assert again.state == "look"
    accepted = edits.accept(Annotations((again,)), again.id, "2026-03-02T19:00:00.000Z", HERE)
    assert accepted.highlights[0].state == "placed"
    assert accepted.highlights[0].modified == "2026-03-02T19:00:00.000Z"
    assert accepted.highlights[0].around == HERE
    assert edits.accept(accepted, again.id, "later", HERE) is accepted
    assert new.text != OLD.text


def test_what_was_lost_is_not_looked_for_again_in_the_same_text():
    lost = replace(made(OLD, PROMISE), placed=False)

    assert placed(lost, OLD, same_text=True) is lost
    assert placed(lost, OLD).state == "placed"


@pytest.mark.parametrize(
    ("quoted", "said", "state"),
    [
        ("nobody came for eleven days", "somebody walked over after seven", "look"),
        ("nobody came for eleven days", "nobody came for eleven weeks", "placed"),
        ("nobody came for eleven days", "nobdy cane for elevn dais", "placed"),
        ("the lamp went", "that tramp bent", "look"),
        ("the lamp went", "the light went", "placed"),
    ],
)
def test_other_words_in_the_place_of_a_short_quote_are_not_taken_for_it_without_a_look(quoted, said, state):
    assert placed(made(OLD, quoted), changed((quoted, said))).state == state


def test_candidates_are_the_likeliest_places_best_first():
    new = episode_of(*HARBOUR[:1], *HARBOUR[2:], "Right, and a lighthouse is a premise somebody else keeps.")
    found = Relocator(new).candidates(made(OLD, PROMISE))

    assert now(found[0], new) == PROMISE
    assert "premise" in now(found[1], new)
    assert found[0].score > found[1].score


SPOKEN_THEN = "about trains and about the people on the trains."


def test_for_what_is_lost_the_last_candidate_is_what_is_said_at_its_time():
    highlight = made(OLD, PROMISE)
    new = episode_of("Some quite other talk, about trains and about the people on the trains.", "And so on.")

    assert placed(highlight, new).state == "lost"
    assert [now(found, new) for found in Relocator(new).candidates(highlight)] == [SPOKEN_THEN]
    assert not Relocator(new).candidates(replace(highlight, start_ms=None, end_ms=None))
    assert not Relocator(Episode()).candidates(highlight)


def test_half_a_word_stays_half_where_the_word_is_the_same():
    new = changed(("is a promise", "is the promise"))
    found = placed(made(OLD, "house is a promise that some"), new)

    assert now(found, new) == "house is the promise that some"


@pytest.mark.parametrize("quote", ["…", "🎧", "“"])
def test_signs_without_words_are_found_between_the_words_around_them(quote):
    old = episode_of(f"It was as calm as ever out there {quote} and nobody knew why it was.")
    new = episode_of(
        "Hello to all of you.", f"It was as calm as ever, out there {quote} and nobody knew why."
    )

    assert now(placed(made(old, quote), new), new) == quote


@pytest.mark.parametrize(
    "prints",
    [
        Around("xyz", "1"),
        Around("00" * 500, "zz"),
        Around("ff" * 9_000, "01" * 9_000),
        Around("", "00"),
        Around(around(OLD.text, len(OLD.text), len(OLD.text)).before + "00", ""),
    ],
)
def test_prints_that_are_none_do_no_harm(prints):
    for new in (changed(("promise", "premise")), episode_of("No."), Episode()):
        found = placed(replace(made(OLD, PROMISE), around=prints), new)

        assert not found.placed or found.words.exact == now(found, new)


def test_many_quotes_go_with_a_transcript_in_which_a_word_is_spelt_otherwise():
    dice = random.Random(1)
    old = make_episode(3_000)
    marks = Annotations.of(
        replace(quotes.make(old, TimeMap(old), at, at + dice.randrange(20, 150), "gold", now=""), id=str(at))
        for at in range(50, 15_000, 150)
    )
    new = episode_of(
        "A word before all.", *(s.paragraph.text.replace("harbour", "harbor") for s in old.spans)
    )
    found = place(marks, new, same_text=False)

    assert sum(mark.state == "placed" for mark in found.highlights) >= 0.97 * len(marks.highlights)


anything = st.text(st.sampled_from("ab é'’“.-\n🎧ß中ﬁ\u0301\ud800 "), max_size=60)


@st.composite
def marks_of(draw, text):
    start = draw(st.integers(0, max(0, len(text) - 1)))
    end = draw(st.integers(start + 1, max(start + 1, len(text))))
    is_there = start < len(text) and draw(st.booleans())
    quote = quotes.quote_of(text, start, end) if is_there else TextQuote(draw(anything) or "a")
    return Highlight(
        draw(st.sampled_from(["a", "b", "c"])), start, end, "gold", quote,
        turn=draw(st.integers(0, 9)), start_ms=draw(st.none() | st.integers(0, 2**31)),
        look=draw(st.booleans()), placed=draw(st.booleans()),
        around=draw(st.none() | st.builds(Around, st.text("0f", max_size=40), st.text("0f", max_size=40))),
    )  # fmt: skip


@given(st.data(), anything, anything, st.booleans())
def test_whatever_is_looked_for_nothing_is_raised_and_no_place_is_out_of_range(data, was, text, same_text):
    episode = Episode(turns=tuple(Turn(None, (Paragraph(line, 0),)) for line in text.split("\n")))
    highlight = data.draw(marks_of(was))
    found = placed(highlight, episode, same_text=same_text)

    assert found.quote == highlight.quote
    if found.placed:
        assert 0 <= found.start < found.end <= len(episode.text)
        assert now(found, episode) == found.words.exact


@given(st.integers(0, len(TALK.text)), st.integers(1, 300))
def test_in_the_same_text_a_mark_is_where_it_was(start, length):
    highlight = quotes.make(TALK, TimeMap(TALK), start, start + length, "gold", now="")
    if highlight is not None:
        assert placed(highlight, TALK, same_text=True) is highlight
        found = placed(highlight, TALK)
        assert (found.start, found.end, found.state) == (highlight.start, highlight.end, "placed")


@given(st.lists(st.tuples(st.integers(0, 4_000), st.integers(5, 90)), max_size=6), st.randoms())
@settings(max_examples=25)
def test_each_mark_is_placed_as_if_it_were_the_only_one(ranges, dice):
    made_here = [quotes.make(TALK, TimeMap(TALK), a, a + n, "gold", now="") for a, n in ranges]
    marks = [replace(mark, id=str(n)) for n, mark in enumerate(made_here) if mark]
    new = episode_of(*(s.paragraph.text.replace("harbour", "port") for s in TALK.spans))
    shuffled = dice.sample(marks, len(marks))

    together = place(Annotations(tuple(shuffled)), new, same_text=False)
    assert together == Annotations.of(placed(mark, new) for mark in marks)


AGAIN = "Well, a lighthouse is a promise which somebody keeps, as they say."
ELSEWHERE = changed(
    (PROMISE, "so it goes"), ("Yeah, absolutely.\nSo we lit", f"{AGAIN}\nYeah, absolutely.\nSo we lit")
)


def test_what_is_too_little_for_a_place_is_enough_for_a_guess_that_the_reader_asks_for():
    highlight = made(OLD, PROMISE)
    assert not placed(highlight, ELSEWHERE).placed

    guessed = Relocator(ELSEWHERE).guess(highlight)
    assert "a promise which somebody keeps" in now(guessed, ELSEWHERE)
    assert not guessed.sure
    assert Relocator(OLD).guess(highlight).sure


def test_nothing_like_it_is_no_guess():
    gone = episode_of("Something else altogether was said here.", "And nothing more than that.")

    assert Relocator(gone).guess(made(OLD, PROMISE)) is None
    assert Relocator(episode_of("Yeah, absolutely.")).guess(made(OLD, "Yeah, absolutely")) is None


def test_lost_quotes_are_found_again_to_be_looked_at_and_those_laid_aside_are_left():
    lost = replace(made(OLD, PROMISE), placed=False)
    aside = replace(lost, id="b", aside=True)
    told = []

    found = find_again(Annotations.of((lost, aside)), ELSEWHERE, lambda *how_far: told.append(how_far))

    assert [mark.state for mark in (found.get(lost.id), found.get("b"))] == ["look", "lost"]
    assert found.get(lost.id).quote == lost.quote
    assert found.get("b") == aside
    assert told == [(0, 1)]


def test_a_candidate_says_what_speaks_for_it():
    (best, *_) = Relocator(OLD).candidates(made(OLD, PROMISE))
    assert (best.likeness, best.surrounded, best.near) == (1.0, 1.0, True)

    other = Relocator(ELSEWHERE).candidates(made(OLD, PROMISE))
    (again,) = (c for c in other if "which" in now(c, ELSEWHERE))
    assert 0.5 < again.likeness < 1
    assert again.surrounded < 0.5
