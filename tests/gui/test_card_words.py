"""What a screen reader says of a quote."""

import pytest

from earmark.gui.cards.card_words import card_sentence, spoken_time
from earmark.model.annotations import Highlight, TextQuote
from earmark.model.cards import Card
from earmark.model.episode import Episode, Paragraph, Speaker, Turn


def card(names=("Kim Marsh",), *, approximate=False, **fields):
    words = "using your mental model"
    inferred_ms = 60_000 if approximate else None
    turns = [Turn(speaker, (Paragraph(words, None, inferred_ms),)) for speaker in range(len(names))]
    nobody = Turn(None, (Paragraph(words),))
    episode = Episode(speakers=tuple(map(Speaker, names)), turns=tuple(turns) or (nobody,))
    highlight = Highlight("a", 0, len(episode.text), "gold", TextQuote(words), **fields)
    return Card(highlight, episode)


def test_a_card_is_a_sentence_with_all_it_shows(qapp):
    shown = card(start_ms=412_000, note="**Working** definition", tags=("definition", "mental models"))
    assert card_sentence(shown, "Claim") == (
        "Claim. Kim Marsh, 6 minutes 52 seconds. Using your mental model. "
        "Note: Working definition. Tags: definition, mental models."
    )


def test_what_a_card_does_not_have_is_not_said(qapp):
    assert card_sentence(card(names=()), "Gold") == "Gold. Using your mental model."


def test_a_lost_place_and_a_guessed_time_are_said(qapp):
    lost = card(names=(), placed=False, start_ms=61_000)
    assert card_sentence(lost, "Gold") == "Gold. Lost its place. 1 minute 1 second. Using your mental model."
    assert "Check its place. Kim Marsh" in card_sentence(card(look=True), "Gold")
    assert "about 1 minute" in card_sentence(card(approximate=True, start_ms=60_000), "Gold")


def test_several_speakers_are_joined(qapp):
    assert "Ada and Ben" in card_sentence(card(names=("Ada", "Ben")), "Gold")


@pytest.mark.parametrize(
    ("time_ms", "words"),
    [
        (0, "0 seconds"),
        (999, "0 seconds"),
        (1_000, "1 second"),
        (3_600_000, "1 hour"),
        (7_262_000, "2 hours 1 minute 2 seconds"),
    ],
)
def test_times_are_spoken_in_words(time_ms, words):
    assert spoken_time(time_ms) == words


def test_a_bookmark_is_called_so_and_told_by_the_words_that_stand_there(qapp):
    said = card_sentence(card(kind="bookmark", start_ms=61_000), "Claim")
    assert said == "Claim. Kim Marsh, 1 minute 1 second. Bookmark. Using your mental model."


def test_of_a_long_line_a_bookmark_says_the_beginning(qapp):
    turn = Turn(None, (Paragraph("tide " * 30),))
    highlight = Highlight("a", 0, 20, "gold", TextQuote("tide"), kind="bookmark")
    said = card_sentence(Card(highlight, Episode(turns=(turn,))), "Gold")
    assert said == "Gold. Bookmark. Tide" + " tide" * 11 + "…"
