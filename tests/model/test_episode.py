"""Episodes: text, spans and speakers."""

from earmark.model.episode import Episode, Paragraph, Speaker, Turn

EPISODE = Episode(
    speakers=(Speaker("Ada"), Speaker("Ben")),
    turns=(
        Turn(0, (Paragraph("Hello 🌊.", 0), Paragraph("And more.", 5_000))),
        Turn(1, (Paragraph("Yes.", 9_000),)),
        Turn(None, (Paragraph("(music)", None),)),
    ),
)


def test_the_text_is_all_paragraphs_one_a_line():
    assert EPISODE.text == "Hello 🌊.\nAnd more.\nYes.\n(music)"


def test_every_span_is_its_paragraph_in_the_text():
    assert [EPISODE.text[s.start : s.end] for s in EPISODE.spans] == [s.paragraph.text for s in EPISODE.spans]
    assert [(s.turn, s.index) for s in EPISODE.spans] == [(0, 0), (0, 1), (1, 0), (2, 0)]


def test_an_offset_finds_its_paragraph_and_outside_the_nearest():
    assert EPISODE.span_at(9).paragraph.text == "And more."
    assert EPISODE.span_at(-3).index == 0
    assert EPISODE.span_at(9_999).paragraph.text == "(music)"


def test_a_turn_of_nobody_has_no_speaker():
    assert EPISODE.speaker_of(1) == Speaker("Ben")
    assert EPISODE.speaker_of(2) is None


def test_the_digest_changes_with_the_text_and_only_with_it():
    renamed = Episode(title="Other", speakers=(Speaker("X"), Speaker("Y")), turns=EPISODE.turns)
    corrected = Episode(turns=(Turn(0, (Paragraph("Hello."),)),))

    assert renamed.text_digest == EPISODE.text_digest
    assert corrected.text_digest != EPISODE.text_digest
