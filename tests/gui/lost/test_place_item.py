"""What the review of places says of a quote, and of each place that it may have."""

from dataclasses import replace

import pytest
from tests.gui.changed_talks import HARBOUR, PROMISE

from earmark.gui.dialogs.lost.place_item import places_of, quote_items, reasons, shown_around, shown_words
from earmark.model import quotes
from earmark.model.annotations import BOOKMARK, Highlight, TextQuote
from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.relocate import Candidate, Relocator
from earmark.model.time_map import TimeMap


def episode_of(*texts, timed=True):
    turns = tuple(
        Turn(n % 2, (Paragraph(text, n * 20_000 if timed else None),)) for n, text in enumerate(texts)
    )
    return Episode(speakers=(Speaker("Ada"), Speaker("Ben")), turns=turns)


TALK = episode_of(*HARBOUR)


def made(episode=TALK, words=PROMISE) -> Highlight:
    start = episode.text.index(words)
    return quotes.make(episode, TimeMap(episode), start, start + len(words), "gold", now="")


def places(mark, episode):
    return places_of(episode, TimeMap(episode), mark, Relocator(episode).candidates(mark))


@pytest.mark.parametrize(
    ("likeness", "surrounded", "near", "words"),
    [
        (1.0, 1.0, True, "Same words, same words around them, at its time."),
        (1.0, 0.1, False, "Same words, other words around them."),
        (0.9, 0.5, False, "Nearly the same words, some of the same around them."),
        (0.6, 0.0, True, "Some of its words, other words around them, at its time."),
        (0.1, 0.9, False, "Other words, same words around them."),
    ],
)
def test_what_speaks_for_a_place_is_said_in_words(likeness, surrounded, near, words):
    candidate = Candidate(0, 9, 0.5, likeness=likeness, surrounded=surrounded, near=near)

    assert reasons(candidate, timed=True) == words
    assert reasons(candidate, timed=False) == words.replace(", at its time", "")


def test_where_a_quote_is_shown_now_comes_first_and_once():
    mark = replace(made(), look=True)
    found = places(mark, TALK)

    assert [place.is_present for place in found] == [True]
    assert (found[0].start, found[0].end) == (mark.start, mark.end)
    assert found[0].reasons.startswith("Same words")

    nowhere = places_of(TALK, TimeMap(TALK), mark, [])
    assert [place.words for place in nowhere] == [PROMISE]


def test_words_like_those_of_the_quote_come_before_other_words_in_its_surroundings():
    again = "Well, a lighthouse is a promise that somebody keeps."
    new = episode_of(HARBOUR[0].replace(PROMISE, "so it goes"), *HARBOUR[1:6], again)
    first, second = places(replace(made(), placed=False), new)

    assert "promise that somebody keeps" in first.words
    assert second.words == "so it goes"
    assert "same words around them" in second.reasons


def test_a_place_says_who_and_when_and_what_stands_around_it():
    (place,) = places(replace(made(), placed=False), TALK)

    assert (place.name, place.time) == ("Ada", "00:00:02")
    assert place.before == "My grandmother said that "
    assert place.after.startswith(", and I didn't get it. Yeah, absolutely.")
    assert place.after.endswith(" …")
    assert place.spoken.startswith("Ada, 00:00:02. a lighthouse")


def test_without_times_and_names_nothing_is_said_of_them():
    new = Episode(turns=(Turn(None, (Paragraph(HARBOUR[0]),)),))
    (place,) = places(replace(made(), placed=False), new)

    assert (place.name, place.time, place.palette) == ("", "", None)
    assert "time" not in place.reasons


def test_a_quote_in_one_line_keeps_each_character_in_its_place():
    words = "absolutely.\nIt took\tme"
    assert shown_words(TextQuote(words)) == "absolutely. It took me"
    assert len(shown_words(TextQuote("word " * 4_000))) == 1_500


def test_half_words_at_the_ends_of_the_surroundings_are_left_out():
    mark = made(words="the boats to see")
    before, after = shown_around(mark.quote)

    assert before.startswith("… ")
    assert after.endswith(" …")
    assert shown_around(TextQuote("x", "short ", " too")) == ("short ", " too")
    assert shown_around(made().quote)[0] == "My grandmother said that "


def test_what_became_of_a_quote():
    mark = replace(made(), placed=False)
    now = {
        "lost": mark,
        "aside": replace(mark, aside=True),
        "placed": made(),
        "look": replace(made(), look=True),
    }
    for fate, present in now.items():
        (item,) = quote_items([mark], {mark.id: replace(present, id=mark.id)})
        assert item.fate == fate
        assert item.is_settled == (fate in ("aside", "placed"))
        assert item.sign == {"lost": "unlink", "look": "alert-triangle"}.get(fate, "check")

    (gone,) = quote_items([mark], {})
    assert gone.is_gone
    assert gone.highlight == mark


def test_a_row_says_when_and_what_and_what_is_the_matter():
    mark = replace(made(), placed=False, kind=BOOKMARK)
    (item,) = quote_items([mark], {mark.id: mark})

    assert item.where == "00:00:02, Ada, Bookmark"
    assert item.spoken == f"Lost its place. 00:00:02, Ada, Bookmark. {PROMISE}"
    (untimed,) = quote_items([replace(mark, start_ms=None, kind="", speakers=())], {})
    assert untimed.where == ""
    assert untimed.spoken.startswith("Deleted.")


def test_capitals_and_the_form_of_quotation_marks_are_no_differences():
    mark = made(words="it is still a bit odd")
    new = episode_of(HARBOUR[2].replace("it is still a bit odd", "It is still “a bit” Odd, so"))
    start = new.text.index("It is")
    odd = replace(mark, start=start, end=start + 25, look=True)
    (place,) = places_of(new, TimeMap(new), odd, [])

    assert place.words == "It is still “a bit” Odd, "
    assert [place.words[a:b] for a, b in place.new] == ["“a bit” Odd,"]


def test_only_words_are_marked_that_differ_in_more_than_capitals():
    mark = made(words="My grandmother said")
    new = episode_of("my Grandmother says that.")
    (place,) = places_of(new, TimeMap(new), replace(mark, start=0, end=19, look=True), [])

    assert [place.words[a:b] for a, b in place.new] == ["says"]
    assert [mark.quote.exact[a:b] for a, b in place.gone] == ["said"]
