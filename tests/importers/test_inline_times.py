"""Times in the middle of paragraphs: taken out where they are marks, left where they are talk."""

from __future__ import annotations

import pytest

from earmark.importers import inline_times, text
from earmark.model.episode import Paragraph, Word


def test_marks_are_taken_out_and_kept_for_playing() -> None:
    (paragraph, after) = inline_times.taken_out(
        [
            Paragraph("We begin. [00:00:05] And so we go on [00:00:09]. Yes.", 1000),
            Paragraph("No, said he.", 12_000),
        ]
    )
    assert paragraph.text == "We begin. And so we go on. Yes."
    assert paragraph.cues == (
        Word(0, 9, 1000, 5000),
        Word(10, 25, 5000, 9000),
        Word(25, 31, 9000, 12_000),
    )
    assert after == Paragraph("No, said he.", 12_000)


def test_without_other_times_the_marks_tell_when_a_paragraph_begins() -> None:
    made = inline_times.taken_out(
        [
            Paragraph("One [0:10] two."),
            Paragraph("[0:20] Three [0:30] four."),
            Paragraph("And five."),
        ]
    )
    assert [paragraph.start_ms for paragraph in made] == [None, 20_000, None]
    made = inline_times.taken_out([Paragraph("One [0:10] two."), Paragraph("Three [0:30] four [0:40]")])
    assert made[0].inferred_ms == 0
    assert 10_000 < (made[1].inferred_ms or 0) < 30_000


@pytest.mark.parametrize(
    "said",
    [
        "It leaves at 5:30 in the morning, and at 17:45.",
        "I heard [inaudible 00:08:44] and [crosstalk 00:09:01] and [laughs].",
        "Read John (3:16) and Mark (1:02), then Luke (2:41).",
        "One [00:10:00] and [00:05:00] and [00:01:00] fall.",
        "Only once [00:10:00] does it stand.",
    ],
)
def test_what_is_said_stays(said: str) -> None:
    paragraphs = [Paragraph(said)]
    assert inline_times.taken_out(paragraphs) == paragraphs


def test_a_text_with_marks_keeps_them_as_cues() -> None:
    episode = text.parse(
        "Ada: We begin here. [00:00:30] And we go on, at 5:30 or so.\n\n"
        "Bram: So we do. [00:01:00] For a while.\n\nAda: Yes. [00:01:30] Good night.\n"
    )
    assert episode.text == (
        "We begin here. And we go on, at 5:30 or so.\nSo we do. For a while.\nYes. Good night."
    )
    assert [cue.start_ms for span in episode.spans for cue in span.paragraph.cues] == [30_000, 60_000, 90_000]
