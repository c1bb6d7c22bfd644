"""Lines about the transcript, at its head and its foot."""

from __future__ import annotations

import pytest

from earmark.importers.credits import is_credit, without_credits
from earmark.importers.text_rows import Row


@pytest.mark.parametrize(
    "line",
    [
        "Transcribed by https://otter.ai",
        "(Transcribed by TurboScribe.ai. Go Unlimited to remove this message.)",
        "This transcript was exported on Jan 01, 2023 - view latest version here.",
        "lamp.mp3 was automatically transcribed by Sonix with the latest audio-to-text algorithms.",
        "This transcript was generated automatically. Its accuracy may vary.",
        "Transcript provided by Ada Quill",
        "Auto-generated transcript by Whisper",
        "Meeting ended after 00:06:10 👋",
        "Ada Quill started transcription",
        "[END OF TRANSCRIPT]",
    ],
)
def test_a_note_of_the_transcriber_is_known(line: str) -> None:
    assert is_credit(line)
    rows = [Row(line), Row("Ada: We begin."), Row("Bram: Yes.")]
    kept, remarks = without_credits(rows)
    assert kept == rows[1:]
    assert [remark.words for remark in remarks] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Ada: This transcript was made by hand.",
        "He was made by his mother to learn it by heart, and so he did, for years and years on end.",
        "Produced by Ada Quill and Bram Osterhuis, with help from many friends of the harbour show.",
        "The end of the transcript is what I like best.",
        "We begin.",
    ],
)
def test_talk_is_not_taken_for_one(line: str) -> None:
    assert not is_credit(line)


def test_in_the_middle_of_the_talk_nothing_goes() -> None:
    rows = [Row(f"Line {k}.") for k in range(15)] + [Row("Transcribed by Otter")]
    rows += [Row(f"Line {k}.") for k in range(15)]
    assert without_credits(rows) == (rows, [])
