from __future__ import annotations

import json
from pathlib import Path

from earmark.exporters.episode_json import in_words, write
from earmark.importers import text
from earmark.model.episode import Episode, Paragraph, Remark, Speaker, Turn

GOLDEN = Path(__file__).with_name("harbour.json")
TRANSCRIPT = """\
Title: The Tide Table
Show: Harbour Light
Episode: 14

Ada Quill (00:00:00):
Welcome to the harbour. It’s “calm” today.

(00:00:O7)
We have a guest.

Bram Osterhuis (00:00:12):
Thank you. I mean [inaudible 00:00:13].

Ada Quill (00:00:09):
The tide is out.

Bram Osterhuis (00:00:21):
And it comes back.
"""


def test_an_episode_is_written_as_it_always_was() -> None:
    assert write(text.parse(TRANSCRIPT)) == GOLDEN.read_text(encoding="utf-8")


def test_what_is_not_known_is_null() -> None:
    written = json.loads(write(Episode(turns=(Turn(None, (Paragraph("Hello."),)),))))
    assert written == {
        "title": None,
        "show": None,
        "episode": None,
        "speakers": [],
        "turns": [
            {
                "speaker": None,
                "start_ms": None,
                "end_ms": None,
                "paragraphs": [{"start_ms": None, "text": "Hello."}],
            }
        ],
        "remarks": [],
    }


def test_a_turn_ends_where_the_next_begins_unless_that_cannot_be() -> None:
    times = (0, 5_000, 3_000, None, 9_000)
    turns = tuple(Turn(k % 2, (Paragraph("Yes.", time),)) for k, time in enumerate(times))
    written = json.loads(write(Episode(speakers=(Speaker("Ada"), Speaker("Bram")), turns=turns)))
    assert [turn["end_ms"] for turn in written["turns"]] == [5_000, None, None, 9_000, None]


def test_remarks_name_their_page_and_time() -> None:
    assert in_words(Remark("Odd.", 20, 1_831_000)) == "Page 20, 00:30:31: Odd."
    assert in_words(Remark("Odd.", None, 1_831_000)) == "00:30:31: Odd."
    assert in_words(Remark("Odd.")) == "Odd."
