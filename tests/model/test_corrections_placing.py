"""Corrections on a transcript that changed: at their own place, or nowhere."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.corrections import WHEN, editions, episodes

from earmark.model import correcting
from earmark.model.annotations import TextQuote
from earmark.model.corrections import Corrections, SpeakerChange, TextChange, TimeChange, TurnStart
from earmark.model.corrections_placing import place
from earmark.model.edition import Edition, corrected
from earmark.model.episode import Episode, Paragraph, Speaker, Turn

NIGHT = "and so the lamp was lit again, as it was every night of that long winter"
DAY = "in the morning the ferry came, with letters, bread and a radio for the keeper"


def episode(*paragraphs):
    turns = tuple(Turn(n % 2, (Paragraph(text),)) for n, text in enumerate(paragraphs))
    return Episode(speakers=(Speaker("Ada"), Speaker("Ben")), turns=turns)


OLD = episode(NIGHT, DAY)
NEW = episode("A new first line stands here.", NIGHT, DAY)


def edited():
    edition = Edition(OLD)
    for was, now in (("lamp", "light"), ("bread", "butter")):
        at = edition.episode.text.index(was)
        after = correcting.replace_text(edition, at, at + len(was), now, WHEN)
        edition = Edition(OLD, after)
    edition = Edition(
        OLD, correcting.split_turn(edition, edition.episode.text.index("with"), WHEN, speaker=0)
    )
    return Edition(OLD, correcting.set_time(edition, 1, 9_000, WHEN))


def test_corrections_go_where_their_words_are_now():
    placed = place(edited().corrections, NEW, same_text=False)
    shown = corrected(NEW, placed)

    assert not placed.unplaced
    assert shown.text == "A new first line stands here.\n" + edited().episode.text
    assert [p.start_ms for turn in shown.turns for p in turn.paragraphs] == [None, None, 9_000, None]


def test_what_is_not_there_any_more_is_kept_and_not_applied():
    other = episode(NIGHT.replace("lamp", "torch"), DAY)
    placed = place(edited().corrections, other, same_text=False)

    assert [(e.was, e.now) for e in placed.unplaced] == [("lamp", "light")]
    assert corrected(other, placed).text == other.text.replace("bread", "butter").replace(", with", ",\nwith")
    assert len(placed.entries) == len(edited().corrections.entries)


def test_a_word_said_twice_is_not_guessed():
    twice = episode("no no no", "no no no")
    change = TextChange(start=40, end=42, quote=TextQuote("no", " ", " "), now="yes")

    assert place(Corrections.of([change]), twice, same_text=False).unplaced


def test_what_lost_its_place_gets_it_again_with_the_words():
    lost = place(edited().corrections, episode("Something else."), same_text=False)
    assert len(lost.unplaced) == 4

    assert place(lost, OLD, same_text=False) == edited().corrections


def test_a_speaker_who_is_gone_is_no_trouble():
    corrections = Corrections.of([SpeakerChange(of="Zoe", name="Zoë"), SpeakerChange(of="Ada", into="Zoe")])
    placed = place(corrections, OLD, same_text=False)

    assert placed == corrections
    assert [s.name for s in corrected(OLD, placed).speakers] == ["Ben", "Zoë"]


def test_of_two_corrections_of_one_place_only_one_is_applied():
    quote = TextQuote("the lamp", "and so ", " was")
    one = TextChange(start=7, end=15, quote=quote, now="a lamp", modified="2026-01-01T00:00:00Z")
    over = TextChange(start=11, end=15, quote=TextQuote("lamp"), now="light")
    old = TurnStart(start=7, quote=TextQuote("the lamp"), speaker="Ada", modified="2026-01-01T00:00:00Z")
    new = replace(old, speaker="Ben", modified="2026-01-02T00:00:00Z")
    named = SpeakerChange(of="Ada", name="A", modified="2026-01-01T00:00:00Z")
    renamed = replace(named, name="B", modified="2026-01-02T00:00:00Z")

    placed = place(Corrections.of([one, over, old, new, named, renamed]), OLD, same_text=True)

    assert [e.now for e in placed.texts if e.placed] == ["a lamp"]
    assert [e.speaker for e in placed.turns if e.placed] == ["Ben"]
    assert placed.speakers == (renamed,)
    assert placed.superseded == (named,)


@given(editions())
def test_on_the_same_text_everything_stays(edition):
    assert place(edition.corrections, edition.original, same_text=True) == edition.corrections


places = st.integers(0, 40)
quotes = st.builds(
    TextQuote, st.sampled_from(["", "a", "the", "the sea", "🎧"]), st.just("the "), st.just(" sea")
)
anything = st.one_of(
    st.builds(TextChange, start=places, end=places, quote=quotes, now=st.sampled_from(["", "x", "the"])),
    st.builds(
        TurnStart, start=places, quote=quotes, speaker=st.none() | st.just("Zoe"), joined=st.booleans()
    ),
    st.builds(TimeChange, start=places, quote=quotes, start_ms=st.none() | st.integers(0, 9)),
    st.builds(SpeakerChange, of=st.sampled_from(["Ada", "Zoe"]), into=st.sampled_from([None, "Ada", "Zoe"])),
)


@given(episodes(), st.lists(anything, max_size=6), st.booleans())
def test_whatever_a_file_says_some_episode_comes_of_it(original, entries, same_text):
    placed = place(Corrections.of(entries), original, same_text=same_text)
    edition = Edition(original, placed)

    assert len(edition.pieces) == len(edition.episode.spans)
    assert len(placed.entries) + len(placed.superseded) == len(entries)
    assert not same_text or place(placed, original, same_text=True) == placed
