"""What can be done about remarks, and how it is undone."""

from __future__ import annotations

import pytest

from earmark.model import correcting
from earmark.model.edition import Edition
from earmark.model.episode import Box, Episode, Paragraph, Remark, Speaker, Turn
from earmark.model.mends import Mend, entries_about, mended, mends_for, take_mend_back

NOW = "2026-03-02T19:00:00.000Z"
BOX_ON_TOP, BOX_AT_FOOT = Box(72, 36, 540, 48), Box(72, 740, 540, 752)
TIME, MISSING, LABEL, STRAY, DOUBLED, FOOT, HEAD, EMPTY, PLAIN, NUMBERS = range(10)

ORIGINAL = Episode(
    speakers=(Speaker("Ada"), Speaker("Ben"), Speaker("Note well")),
    turns=(
        Turn(0, (Paragraph("The tide is late. It was late before.", 5_000, inferred_ms=8_000),)),
        Turn(1, (Paragraph("Nobody wrote it down."),)),
        Turn(2, (Paragraph("the harbour is closed.", 20_000),)),
        Turn(0, (Paragraph("Good night.", 30_000),)),
    ),
    remarks=(
        Remark("Twice the same time.", kind="time", paragraph=0, time_ms=5_000),
        Remark("No time.", kind="time", paragraph=1),
        Remark("Only once.", kind="label", paragraph=2, words="Note well", doubtful=True),
        Remark("Alone.", kind="stray", paragraph=1, words="Part two"),
        Remark("Twice.", kind="doubled", paragraph=0, words="The tide\nis late."),
        Remark("Foot.", kind="furniture", paragraph=1, words="page 3", boxes=(BOX_AT_FOOT,)),
        Remark("Head.", kind="furniture", paragraph=1, words="Low Water", boxes=(BOX_ON_TOP,)),
        Remark("Nothing.", kind="empty", paragraph=3, words="Ben"),
        Remark("No times were found."),
        Remark("Line numbers.", kind="furniture", paragraph=0),
    ),
)
START = Edition(ORIGINAL)


def after(edition: Edition, number: int, mend: Mend, value: int | str | None = None) -> Edition:
    return Edition(ORIGINAL, mended(edition, number, mend, NOW, value))


def text(edition: Edition, paragraph: int) -> str:
    return edition.episode.spans[paragraph].paragraph.text


def speakers(edition: Edition) -> list[str]:
    episode = edition.episode
    return [episode.speakers[turn.speaker].name for turn in episode.turns if turn.speaker is not None]


@pytest.mark.parametrize(
    ("number", "offered"),
    [
        (TIME, [Mend("time", 8_000), Mend("time", 5_000), Mend("other_time")]),
        (MISSING, [Mend("other_time")]),
        (LABEL, [Mend("speaker"), Mend("not_a_name")]),
        (STRAY, [Mend("put_back")]),
        (DOUBLED, [Mend("put_back")]),
        (FOOT, [Mend("put_back")]),
        (EMPTY, []),
        (PLAIN, []),
        (NUMBERS, []),
    ],
)
def test_each_kind_offers_its_mends(number, offered):
    assert list(mends_for(START, number)) == offered


def test_nothing_is_offered_where_the_paragraph_is_no_longer_shown():
    span = ORIGINAL.spans[1]
    gone = Edition(ORIGINAL, correcting.replace_text(START, span.start, span.end, "", NOW))

    assert mends_for(gone, MISSING) == ()
    assert mended(gone, STRAY, Mend("put_back"), NOW) is gone.corrections


@pytest.mark.parametrize("time_ms", [8_000, 5_000])
def test_a_time_is_taken(time_ms):
    done = after(START, TIME, Mend("time", time_ms))
    shown = done.episode.spans[0].paragraph

    assert (shown.start_ms, shown.play_ms) == (time_ms, time_ms)
    assert entries_about(done, TIME)
    assert not entries_about(done, MISSING)


def test_another_time_is_what_the_reader_says():
    done = after(START, MISSING, Mend("other_time"), 12_345)

    assert done.episode.spans[1].paragraph.play_ms == 12_345
    assert after(START, MISSING, Mend("other_time")).corrections is START.corrections


def test_a_mend_can_be_mended_again():
    once = after(START, TIME, Mend("time", 8_000))
    assert mends_for(once, TIME) == mends_for(START, TIME)

    twice = after(once, TIME, Mend("time", 5_000))
    assert twice.episode.spans[0].paragraph.play_ms == 5_000
    assert len(twice.corrections.entries) == 1


def test_a_guessed_name_is_given_its_speaker():
    done = after(START, LABEL, Mend("speaker"), 0)

    assert speakers(done) == ["Ada", "Ben", "Ada", "Ada"]
    assert entries_about(done, LABEL)


def test_a_guessed_name_is_given_a_new_speaker():
    done = after(START, LABEL, Mend("speaker"), "Cleo")

    assert speakers(done) == ["Ada", "Ben", "Cleo", "Ada"]


def test_what_was_no_name_goes_back_into_the_talk():
    done = after(START, LABEL, Mend("not_a_name"))

    assert speakers(done) == ["Ada", "Ben", "Ada"]
    assert text(done, 2) == "Note well: the harbour is closed."
    assert done.episode.spans[2].turn == 1
    assert len(entries_about(done, LABEL)) == 2


def test_the_first_name_of_all_has_no_turn_before_it():
    first = Episode(
        speakers=(Speaker("Note"),),
        turns=(Turn(0, (Paragraph("Well."),)),),
        remarks=(Remark("Once.", kind="label", paragraph=0, words="Note"),),
    )

    assert mends_for(Edition(first), 0) == (Mend("speaker"),)


@pytest.mark.parametrize(
    ("number", "paragraph", "now"),
    [
        (STRAY, 1, "Nobody wrote it down. Part two"),
        (DOUBLED, 0, "The tide is late. The tide is late. It was late before."),
        (FOOT, 1, "Nobody wrote it down. page 3"),
        (HEAD, 1, "Low Water Nobody wrote it down."),
    ],
)
def test_words_are_put_back(number, paragraph, now):
    done = after(START, number, Mend("put_back"))

    assert text(done, paragraph) == now
    assert entries_about(done, number)


@pytest.mark.parametrize(
    ("number", "mend", "value"),
    [
        (TIME, Mend("time", 8_000), None),
        (LABEL, Mend("speaker"), "Cleo"),
        (LABEL, Mend("not_a_name"), None),
        (STRAY, Mend("put_back"), None),
        (DOUBLED, Mend("put_back"), None),
    ],
)
def test_taking_a_mend_back_leaves_the_others(number, mend, value):
    other = correcting.set_time(START, 3, 31_000, NOW)
    both = after(Edition(ORIGINAL, other), number, mend, value)
    assert entries_about(both, number)

    back = Edition(ORIGINAL, take_mend_back(both, number, NOW))
    assert back.corrections == other
    assert not entries_about(back, number)


def test_another_correction_of_the_same_paragraph_is_no_mend():
    start = ORIGINAL.text.index("Nobody")
    other = Edition(ORIGINAL, correcting.replace_text(START, start, start + 6, "No one", NOW))

    assert not entries_about(other, STRAY)
    assert not entries_about(other, MISSING)


def test_the_words_of_one_remark_are_not_those_of_another():
    done = after(START, STRAY, Mend("put_back"))

    assert entries_about(done, STRAY)
    assert not entries_about(done, FOOT)
    assert not entries_about(done, HEAD)


def test_two_mends_in_one_paragraph_stand_side_by_side():
    both = after(after(START, HEAD, Mend("put_back")), STRAY, Mend("put_back"))

    assert text(both, 1) == "Low Water Nobody wrote it down. Part two"
    assert entries_about(both, HEAD)
    assert entries_about(both, STRAY)


def test_of_a_line_printed_three_times_each_is_put_back_by_itself():
    remark = Remark("Twice.", kind="doubled", paragraph=0, words="The tide is late.")
    thrice = Episode(
        turns=(Turn(None, (Paragraph("The tide is late. So are we."),)),), remarks=(remark, remark)
    )
    once = Edition(thrice, mended(Edition(thrice), 0, Mend("put_back"), NOW))
    assert [bool(entries_about(once, number)) for number in (0, 1)] == [True, False]

    both = Edition(thrice, mended(once, 1, Mend("put_back"), NOW))
    assert text(both, 0) == "The tide is late. The tide is late. The tide is late. So are we."
    assert [bool(entries_about(both, number)) for number in (0, 1)] == [True, True]
