"""Which paragraphs stand under one name, and what time is printed beside them."""

from earmark.gui.transcript.sections import Section, play_time, printed_time, sections
from earmark.model.episode import Episode, Paragraph, Turn


def turn(*texts):
    return Turn(0, tuple(Paragraph(text.strip("$"), sponsor=text.startswith("$")) for text in texts))


def test_a_turn_is_one_section():
    found = sections(Episode(turns=(turn("One two three four.", "Five."), turn("Yeah."))))
    assert found == (Section(0, 0, 1), Section(1, 2, 2, short=True))


def test_three_words_are_short_and_four_are_not():
    found = sections(Episode(turns=(turn("In our brains?"), turn("No, not in brains."))))
    assert [section.short for section in found] == [True, False]


def test_a_sponsor_read_parts_a_turn():
    found = sections(
        Episode(turns=(turn("One two three four.", "$Buy a map now please.", "Back to the tide."),))
    )
    assert [(s.first, s.last, s.sponsor) for s in found] == [(0, 0, False), (1, 1, True), (2, 2, False)]
    assert [s.opens_read for s in found] == [False, True, False]
    assert [s.skip_to for s in found] == [None, 2, None]


def test_a_sponsor_read_over_several_turns_has_one_label():
    found = sections(Episode(turns=(turn("$Buy a map.", "$It folds."), turn("$Really?"), turn("And now."))))
    assert [s.opens_read for s in found] == [True, False, False]
    assert found[0].skip_to == 3


def test_a_sponsor_read_at_the_end_leads_nowhere():
    found = sections(Episode(turns=(turn("And now."), turn("$Buy a map."))))
    assert found[1].opens_read
    assert found[1].skip_to is None


def test_no_paragraphs_are_no_sections():
    assert sections(Episode()) == ()


def test_a_time_is_printed_as_it_was_read():
    assert printed_time(Paragraph("a", 524_000)) == "00:08:44"
    assert printed_time(Paragraph("a", 524_000, inferred_ms=600_000)) == "00:08:44"
    assert printed_time(Paragraph("a", inferred_ms=524_000, stamp="O0:08:44")) == "O0:08:44"


def test_an_inferred_time_is_marked():
    assert printed_time(Paragraph("a", inferred_ms=524_000)) == "≈00:08:44"


def test_no_time_is_printed_where_none_is_known():
    assert printed_time(Paragraph("a")) == ""


def test_what_is_played_is_the_inferred_time_where_there_is_one():
    assert play_time(Paragraph("a", 524_000)) == "00:08:44"
    assert play_time(Paragraph("a", 524_000, inferred_ms=600_000)) == "≈00:10:00"
    assert play_time(Paragraph("a")) == ""
