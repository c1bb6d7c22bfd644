"""Two programs, one log of corrections: nothing that somebody put right is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.corrections import corrected_once, editions

from earmark.model.annotations import TextQuote
from earmark.model.corrections import Corrections, SpeakerChange, TextChange, TimeChange, TurnStart
from earmark.model.corrections_merge import brought_to, merge, outvoted
from earmark.model.edition import Edition

OLD, NEW = "2026-03-02T19:00:00.000Z", "2026-03-02T19:05:00.000Z"
NOTHING = Corrections()


def words(start, now, modified=OLD, length=3):
    quote = TextQuote("x" * length)
    return TextChange(id=now, start=start, end=start + length, quote=quote, now=now, modified=modified)


def log(*entries):
    return Corrections.of(entries)


def test_what_both_added_is_there():
    turn = TurnStart(start=4, quote=TextQuote("x"), speaker="Ada")

    merged = merge(NOTHING, log(words(0, "sea")), log(words(9, "ship"), turn))

    assert merged == log(words(0, "sea"), words(9, "ship"), turn)


def test_a_change_or_what_one_side_took_back_is_taken():
    base, mine = log(words(0, "sea"), words(9, "ship")), log(words(0, "see"), words(9, "ship"))

    assert merge(base, mine, base) == merge(base, base, mine) == mine
    assert merge(base, base, log(words(9, "ship"))) == log(words(9, "ship"))
    assert merge(base, log(words(9, "ship")), base) == log(words(9, "ship"))


def test_of_two_corrections_of_one_place_the_newer_is_applied_and_the_older_kept():
    for kind in (words, _turn, _time, _speaker):
        older, newer = kind(0, "a", OLD), kind(0, "b", NEW)

        for merged in (merge(NOTHING, log(older), log(newer)), merge(NOTHING, log(newer), log(older))):
            assert merged.entries == (newer,)
            assert merged.superseded == (older,)


def _turn(start, now, modified):
    return TurnStart(start=start, quote=TextQuote("x"), speaker=now, modified=modified)


def _time(start, now, modified):
    return TimeChange(start=start, quote=TextQuote("x"), start_ms=ord(now), modified=modified)


def _speaker(_start, now, modified):
    return SpeakerChange(of="Ada", name=now, modified=modified)


def test_words_over_each_other_count_as_one_place():
    long, short = words(0, "long", OLD, 9), words(6, "short", NEW)

    merged = merge(NOTHING, log(long), log(short, words(20, "far")))

    assert merged.texts == (short, words(20, "far"))
    assert merged.superseded == (long,)


def test_what_one_took_back_and_the_other_changed_stays_changed():
    base, changed = log(words(0, "sea")), log(words(0, "see", NEW))

    assert merge(base, NOTHING, changed) == merge(base, changed, NOTHING) == changed


def test_the_log_of_superseded_ones_is_kept_until_somebody_clears_it():
    gone = words(0, "sea")
    base = Corrections((), superseded=(gone,))

    assert merge(base, base, base).superseded == (gone,)
    assert merge(base, NOTHING, base).superseded == ()
    assert merge(NOTHING, base, NOTHING).superseded == (gone,)


def test_unknown_fields_that_another_program_wrote_stay():
    entry = words(0, "sea")
    mine, theirs = log(replace(entry, now="see")), log(replace(entry, extra={"stars": 3}))

    assert merge(log(entry), mine, theirs).texts[0].extra == {"stars": 3}
    assert merge(log(entry), log(entry), theirs).texts[0].extra == {"stars": 3}


def test_undo_takes_back_its_own_and_leaves_what_others_did_since():
    before, after = NOTHING, log(words(0, "sea"))
    present = merge(NOTHING, after, log(words(9, "ship")))

    assert brought_to(present, after, before) == log(words(9, "ship"))
    assert brought_to(after, after, before) is before


def test_what_undo_leads_to_goes_before_what_others_did_since():
    before, after = log(words(0, "sea")), NOTHING
    present = log(words(0, "see", NEW))

    assert brought_to(present, after, before).texts == (words(0, "sea"),)


@given(editions(), st.data())
def test_two_windows_corrections_always_make_an_episode(edition, data):
    mine = theirs = edition
    for _ in range(2):
        mine = Edition(edition.original, corrected_once(data.draw, mine))
        theirs = Edition(edition.original, corrected_once(data.draw, theirs))

    one = merge(edition.corrections, mine.corrections, theirs.corrections)
    other = merge(edition.corrections, theirs.corrections, mine.corrections)
    shown = Edition(edition.original, one)

    assert len(shown.pieces) == len(shown.episode.spans)
    assert one.entries == other.entries
    for before, after in zip(one.texts, one.texts[1:], strict=False):
        assert before.end <= after.start
    assert merge(edition.corrections, mine.corrections, edition.corrections) == mine.corrections


def test_what_gave_way_to_a_newer_correction_is_outvoted_and_nothing_else():
    mine, theirs = log(words(0, "sea"), words(9, "ship")), log(words(0, "see", NEW), words(20, "pier"))
    merged = merge(NOTHING, mine, theirs)

    assert outvoted(mine, merged) == (words(0, "sea"),)
    assert outvoted(theirs, merged) == ()
    assert outvoted(merged, merged) == ()
