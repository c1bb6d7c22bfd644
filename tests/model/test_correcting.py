"""The reader's verbs of putting a transcript right, one by one."""

import pytest

from earmark.model import casting, correcting
from earmark.model.edition import Edition, corrected
from earmark.model.episode import Episode, Paragraph, Remark, Speaker, Turn, Word
from earmark.model.taking_back import take_back

NOW, LATER = "2026-03-02T19:00:00.000Z", "2026-03-02T19:05:00.000Z"

SEA = Paragraph(
    "the see is calm to night",
    5_000,
    words=tuple(
        Word(a, z, 5_000 + 100 * n, 5_090 + 100 * n)
        for n, (a, z) in enumerate([(0, 3), (4, 7), (8, 10), (11, 15), (16, 18), (19, 24)])
    ),
)
ORIGINAL = Episode(
    "Low water",
    speakers=(Speaker("Ada"), Speaker("Ben"), Speaker("ADA")),
    turns=(
        Turn(0, (Paragraph("Good morning.", 0), Paragraph("[inaudible 00:00:02] today."))),
        Turn(1, (SEA,)),
        Turn(2, (Paragraph("It is.", 9_000),)),
        Turn(1, (Paragraph("Is it?", 9_500),)),
    ),
    remarks=(Remark("doubled", paragraph=2), Remark("late", paragraph=4)),
)
START = Edition(ORIGINAL)


def after(edition, corrections):
    return Edition(edition.original, corrections)


def replaced(edition, was, words, when=NOW):
    start = edition.episode.text.index(was)
    return after(edition, correcting.replace_text(edition, start, start + len(was), words, when))


def texts(edition):
    return [[p.text for p in turn.paragraphs] for turn in edition.episode.turns]


def names(edition):
    episode = edition.episode
    return [None if t.speaker is None else episode.speakers[t.speaker].name for t in episode.turns]


def test_without_corrections_the_original_itself_is_shown():
    assert corrected(ORIGINAL, START.corrections) is ORIGINAL
    assert START.episode is ORIGINAL


def test_a_word_is_put_right_and_all_other_paragraphs_are_the_very_same():
    fixed = replaced(START, "see", "sea")
    (change,) = fixed.corrections.texts

    assert (change.was, change.now) == ("see", "sea")
    assert (change.created, change.modified) == (NOW, NOW)
    assert texts(fixed)[1] == ["the sea is calm to night"]
    for was, now in zip(ORIGINAL.spans, fixed.episode.spans, strict=True):
        assert was.paragraph is now.paragraph or was.paragraph is SEA
    assert [mark.was for mark in fixed.marks] == ["see"]
    assert fixed.episode.text[fixed.marks[0].start : fixed.marks[0].end] == "sea"


def test_half_a_word_put_right_is_kept_as_the_whole_word():
    start = ORIGINAL.text.index("see") + 2
    fixed = after(START, correcting.replace_text(START, start, start + 1, "a", NOW))

    assert [(c.was, c.now) for c in fixed.corrections.texts] == [("see", "sea")]


def test_a_place_corrected_again_has_one_entry_with_the_first_id():
    once = replaced(START, "see", "tree")
    twice = replaced(once, "tree", "sea", LATER)
    (first,), (second,) = once.corrections.texts, twice.corrections.texts

    assert (second.id, second.created, second.modified) == (first.id, NOW, LATER)
    assert (second.was, second.now) == ("see", "sea")


def test_a_word_put_back_leaves_nothing():
    back = replaced(replaced(START, "see", "sea"), "sea", "see")

    assert not back.corrections.entries
    assert back.episode is ORIGINAL


def test_what_changes_nothing_gives_the_same_corrections():
    fixed = replaced(START, "see", "sea")

    assert replaced(fixed, "sea", "sea").corrections is fixed.corrections
    assert correcting.join_turns(fixed, 0, NOW) is fixed.corrections
    assert correcting.set_turn_speaker(fixed, 1, 1, NOW) is fixed.corrections
    assert correcting.set_time(fixed, 2, 5_000, NOW) is fixed.corrections
    assert casting.rename_speaker(fixed, 0, "  ", NOW) is fixed.corrections
    assert casting.merge_speakers(fixed, 1, 1, NOW) is fixed.corrections


def test_words_taken_out_take_a_space_along():
    assert texts(replaced(START, "calm", ""))[1] == ["the see is to night"]
    assert texts(replaced(START, "night", ""))[1] == ["the see is calm to"]
    assert texts(replaced(START, "the", ""))[1] == ["see is calm to night"]


def test_line_breaks_and_control_signs_do_not_come_in():
    assert texts(replaced(START, "see", "s\x00ea\r\n  and\x07 wind"))[1] == [
        "the sea and wind is calm to night"
    ]


def test_a_paragraph_without_words_is_gone_and_so_is_a_turn_without_paragraphs():
    gone = replaced(START, "It is.", "")

    assert names(gone) == ["Ada", "Ben", "Ben"]
    assert [speaker.name for speaker in gone.episode.speakers] == ["Ada", "Ben"]
    assert [remark.paragraph for remark in gone.episode.remarks] == [2, 3]


def test_a_remark_about_a_paragraph_that_is_gone_is_about_none():
    gone = replaced(START, SEA.text, "")

    assert [remark.paragraph for remark in gone.episode.remarks] == [None, 3]


def test_a_stretch_over_two_paragraphs_is_refused():
    with pytest.raises(ValueError, match="paragraph"):
        correcting.replace_text(START, 0, ORIGINAL.text.index("see"), "x", NOW)


def test_what_was_not_heard_is_filled_in():
    heard = replaced(START, "[inaudible 00:00:02]", "Windy")

    assert texts(heard)[0] == ["Good morning.", "Windy today."]
    assert [(c.was, c.now) for c in heard.corrections.texts] == [("[inaudible 00:00:02]", "Windy")]


def test_a_turn_is_split_at_a_word_and_the_new_one_begins_when_the_word_is_spoken():
    split = after(START, correcting.split_turn(START, ORIGINAL.text.index("alm to"), NOW, speaker=0))

    assert texts(split)[1:3] == [["the see is"], ["calm to night"]]
    assert names(split) == ["Ada", "Ben", "Ada", "ADA", "Ben"]
    assert split.episode.turns[2].paragraphs[0].play_ms == 5_300
    assert split.episode.turns[2].paragraphs[0].words[0] == Word(0, 4, 5_300, 5_390)
    assert split.corrections.turns[0].quote.exact == "calm to night"


def test_a_turn_is_split_between_paragraphs_without_touching_them():
    split = after(START, correcting.split_turn(START, ORIGINAL.text.index("[inaud"), NOW, speaker="Cleo"))

    assert texts(split)[:2] == [["Good morning."], ["[inaudible 00:00:02] today."]]
    assert names(split)[:2] == ["Ada", "Cleo"]
    assert split.episode.text == ORIGINAL.text


def test_a_split_at_the_start_of_a_turn_or_behind_its_last_word_is_none():
    for offset in (0, len("Good morning."), ORIGINAL.text.index("the see")):
        assert correcting.split_turn(START, offset, NOW) is START.corrections


def test_a_split_within_new_words_cuts_them():
    fixed = replaced(START, "calm to night", "calm. No wind tonight")
    at = fixed.episode.text.index("No wind")
    split = after(fixed, correcting.split_turn(fixed, at, NOW, speaker=0))

    assert texts(split)[1:3] == [["the see is calm."], ["No wind tonight"]]
    assert texts(after(split, correcting.join_turns(split, 2, NOW))) == texts(fixed)


def test_a_split_joined_again_leaves_nothing():
    split = after(START, correcting.split_turn(START, ORIGINAL.text.index("calm"), NOW, speaker="Cleo"))
    joined = correcting.join_turns(split, 2, NOW)

    assert not joined.entries


def test_a_turn_joined_is_said_by_the_speaker_before():
    joined = after(START, correcting.join_turns(START, 2, NOW))

    assert texts(joined) == [
        ["Good morning.", "[inaudible 00:00:02] today."], [SEA.text, "It is."], ["Is it?"]
    ]  # fmt: skip
    assert names(joined) == ["Ada", "Ben", "Ben"]


def test_a_turn_is_joined_to_what_is_shown_before_it_even_if_words_between_are_gone():
    gone = replaced(START, "It is.", "")
    joined = after(gone, correcting.join_turns(gone, 2, NOW))

    assert texts(joined)[1] == [SEA.text, "Is it?"]
    assert names(joined) == ["Ada", "Ben"]


def test_a_turn_is_given_to_somebody_else_and_back():
    given = after(START, correcting.set_turn_speaker(START, 1, 0, NOW))
    nobody = after(given, correcting.set_turn_speaker(given, 1, None, NOW))
    back = correcting.set_turn_speaker(nobody, 1, 1, NOW)

    assert names(given) == ["Ada", "Ada", "ADA", "Ben"]
    assert names(nobody)[1] is None
    assert not back.entries


def test_a_new_speaker_has_a_colour_of_their_own_and_goes_with_their_last_turn():
    new = after(START, correcting.set_turn_speaker(START, 1, " Cleo\tLindqvist ", NOW))
    again = after(new, correcting.set_turn_speaker(new, 3, "Cleo Lindqvist", NOW))

    assert names(again) == ["Ada", "Cleo Lindqvist", "ADA", "Cleo Lindqvist"]
    assert [s.name for s in again.episode.speakers] == ["Ada", "ADA", "Cleo Lindqvist"]
    assert [again.episode.palette_of(n) for n in range(3)] == [0, 2, 3]

    back = after(again, correcting.set_turn_speaker(again, 3, None, NOW))
    back = after(back, correcting.set_turn_speaker(back, 1, None, NOW))
    assert not back.corrections.speakers


def test_a_new_speaker_may_have_the_name_that_somebody_had_before():
    renamed = after(START, casting.rename_speaker(START, 1, "Benjamin", NOW))
    new = after(renamed, correcting.set_turn_speaker(renamed, 3, "Ben", NOW))

    assert names(new) == ["Ada", "Benjamin", "ADA", "Ben"]


def test_a_time_is_set_and_words_move_along():
    timed = after(START, correcting.set_time(START, 2, 6_000, NOW))
    paragraph = timed.episode.turns[1].paragraphs[0]

    assert (paragraph.start_ms, paragraph.play_ms) == (6_000, 6_000)
    assert paragraph.words[0] == Word(0, 3, 6_000, 6_090)
    assert not correcting.set_time(timed, 2, 5_000, NOW).entries


def test_the_reader_knows_better_than_the_file_when_a_time_was_guessed():
    odd = Episode(turns=(Turn(None, (Paragraph("x", 90_000, inferred_ms=4_000, stamp="O1:30"),)),))
    timed = Edition(odd, correcting.set_time(Edition(odd), 0, 90_000, NOW))

    assert timed.episode.turns[0].paragraphs[0] == Paragraph("x", 90_000)
    assert timed.corrections.times


def test_speakers_are_renamed_coloured_and_given_roles():
    edition = after(START, casting.rename_speaker(START, 1, "Ben Okoye", NOW))
    edition = after(edition, casting.recolor_speaker(edition, 1, 6, NOW))
    edition = after(edition, casting.set_role(edition, 1, "guest", NOW))

    assert edition.episode.speakers[1] == Speaker("Ben Okoye", 6, "guest")
    assert len(edition.corrections.speakers) == 1

    edition = after(edition, casting.rename_speaker(edition, 1, "Ben", NOW))
    edition = after(edition, casting.recolor_speaker(edition, 1, None, NOW))
    assert not casting.set_role(edition, 1, "", NOW).entries


def test_a_role_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="role"):
        casting.set_role(START, 0, "king", NOW)


def test_merged_speakers_are_one_and_the_others_keep_their_colour():
    merged = after(START, casting.merge_speakers(START, 0, 2, NOW))

    assert names(merged) == ["ADA", "Ben", "ADA", "Ben"]
    assert [s.name for s in merged.episode.speakers] == ["Ben", "ADA"]
    assert [merged.episode.palette_of(n) for n in range(2)] == [1, 2]


def test_a_merge_goes_on_when_the_other_is_merged_too():
    merged = after(START, casting.merge_speakers(START, 2, 0, NOW))
    merged = after(merged, casting.merge_speakers(merged, 0, 1, NOW))

    assert set(names(merged)) == {"Ben"}


def test_to_be_named_like_somebody_else_is_to_be_the_same():
    same = after(START, casting.rename_speaker(START, 2, "Ada", NOW))

    assert names(same) == ["Ada", "Ben", "Ada", "Ben"]
    assert len(same.episode.speakers) == 2


def test_one_correction_is_taken_back_and_the_others_stay():
    edition = replaced(replaced(START, "see", "sea"), "calm", "rough")
    edition = after(edition, correcting.split_turn(edition, edition.episode.text.index("rough"), NOW))
    sea, rough = edition.corrections.texts

    left = after(edition, take_back(edition, {sea.id}, LATER))
    assert texts(left)[1:3] == [["the see is"], ["rough to night"]]
    assert left.corrections.texts == (rough,)

    joined = after(left, take_back(left, {left.corrections.turns[0].id}, LATER))
    assert texts(joined)[1] == ["the see is rough to night"]


def test_the_present_corrections_of_a_place_can_be_asked_for():
    edition = replaced(START, "see", "sea")
    edition = after(edition, correcting.set_time(edition, 2, 6_000, NOW))
    edition = after(edition, correcting.set_turn_speaker(edition, 1, 0, NOW))
    at = edition.episode.text.index("sea")

    assert [mark.was for mark in edition.marks_in(at, at + 1)] == ["see"]
    assert edition.marks_in(0, 3) == ()
    assert edition.time_change(2) == edition.corrections.times[0]
    assert edition.time_change(0) is None
    assert edition.turn_change(1) == edition.corrections.turns[0]
    assert edition.turn_change(0) is None


def test_speakers_who_are_said_to_be_each_other_stay_two():
    from earmark.model.corrections import Corrections, SpeakerChange

    circle = Corrections.of([SpeakerChange(of="Ada", into="Ben"), SpeakerChange(of="Ben", into="Ada")])

    assert names(Edition(ORIGINAL, circle)) == ["Ada", "Ben", "ADA", "Ben"]
