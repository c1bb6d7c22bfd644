"""Who says a quote."""

from dataclasses import replace

from tests.sessions import EPISODE, quote

from earmark.model.annotations import Annotations
from earmark.model.episode import Episode, Speaker
from earmark.model.said_by import said_by, with_speakers


def test_a_quote_knows_who_says_it():
    words = EPISODE.turns[0].paragraphs[0].text[:20]
    assert quote(words).speakers == (EPISODE.speaker_of(0).name,)


def test_a_quote_over_two_turns_has_both_names_in_their_order():
    first, second = (EPISODE.turns[turn].speaker for turn in (0, 1))
    start = EPISODE.text.index(EPISODE.turns[0].paragraphs[-1].text)
    end = EPISODE.text.index(EPISODE.turns[1].paragraphs[0].text) + 3

    assert first != second
    assert said_by(EPISODE, start, end) == tuple(EPISODE.speakers[n].name for n in (first, second))
    assert said_by(Episode(), 0, 1) == ()


def test_who_is_called_otherwise_is_so_in_all_quotes():
    kept = Annotations((quote(EPISODE.turns[0].paragraphs[0].text[:20]),))
    names = {speaker.name: f"Dr {speaker.name}" for speaker in EPISODE.speakers}
    renamed = replace(EPISODE, speakers=tuple(Speaker(names[speaker.name]) for speaker in EPISODE.speakers))

    (mark,) = with_speakers(kept, renamed).highlights
    assert mark.speakers == tuple(names[name] for name in kept.highlights[0].speakers)
    assert with_speakers(kept, EPISODE) is kept


def test_a_quote_without_a_place_keeps_the_names_it_had():
    lost = replace(quote(EPISODE.turns[0].paragraphs[0].text[:20]), placed=False, speakers=("Nobody",))
    assert with_speakers(Annotations((lost,)), EPISODE).highlights[0].speakers == ("Nobody",)
