"""Text as single programs export it: the same small talk must come out of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.importers.reading import said_in
from tests.importers.talks import Said

from earmark.importers import text

ADA, BRAM = "Ada Quill", "Bram Osterhuis"
WORDS = (
    "Welcome back to the harbour show. Today we talk about lights.",
    "Thanks for having me. It is good to be here.",
    "So tell me: when did it begin?",
    "It began in the winter, when the boats left at 5:30 in the morning.",
)
SECONDS = (3, 17, 31, 65)


def lines(form: str, between: str = "\n\n") -> str:
    """Return the talk with *form* filled in for each turn."""
    return between.join(
        form.format(
            name=(ADA, BRAM)[k % 2],
            words=words,
            m=f"{second // 60}:{second % 60:02}",
            mm=f"{second // 60:02}:{second % 60:02}",
            h=f"00:{second // 60:02}:{second % 60:02}",
            minute=second // 60,
            second=second % 60,
        )
        for k, (words, second) in enumerate(zip(WORDS, SECONDS, strict=True))
    )


TIMED = {
    "Otter": lines("{name}  {m}  \n{words}") + "\n\nTranscribed by https://otter.ai\n",
    "Otter with a head": "SUMMARY KEYWORDS\nlamp, kettle\n\nSPEAKERS\nAda Quill, Bram Osterhuis\n\n"
    + lines("{name}  {mm}\n{words}"),
    "Rev": "This transcript was exported on Nov 12, 2023 - view latest version here.\n\n"
    + lines("{name} ({mm}):\n{words}"),
    "Descript": lines("[{h}] {name}: {words}"),
    "Zoom captions": lines("[{name}] {h}\n{words}"),
    "Zoom chat": lines("{h}\t From  {name} : {words}", "\n"),
    "Zoom chat to all": lines("{h} From {name} to Everyone:\n\t{words}", "\n"),
    "Teams": lines("{name}   {m}\n{words}"),
    "Teams, old": lines("0:{minute}:{second}.0 --> 0:{minute}:{second}.5\n{name}\n{words}"),
    "Teams, old, with numbers": lines(
        "5b9f0000-1111-2222-3333-444455556666/12-0\n"
        "0:{minute}:{second}.0 --> 0:{minute}:{second}.5\n{name}\n{words}"
    ),
    "Teams, copied": lines(
        "{name}\n{minute} minutes {second} seconds\n{m}\n{name} {minute} minutes {second} seconds\n{words}",
        "\n",
    ),
    "Sonix": "lamp.mp3 was automatically transcribed by Sonix with the latest algorithms.\n\n"
    + lines("{name}: [{h}] {words}"),
    "Trint": lines("{name} [{h}] {words}"),
    "Happy Scribe": lines("[{h}] - {name}\n{words}"),
    "Castmagic": lines("{name} [{h}]:\n{words}"),
    "Premiere": lines("{h}:12 - {h}:20\n{name}\n{words}"),
    "voices": lines("{h} <v {name}>{words}</v>"),
}


@pytest.mark.parametrize("program", TIMED)
def test_the_talk_comes_back_from_each_program(program: str) -> None:
    episode = text.parse(TIMED[program])

    assert said_in(episode) == [
        Said((ADA, BRAM)[k % 2], second * 1000, words)
        for k, (words, second) in enumerate(zip(WORDS, SECONDS, strict=True))
    ]


def test_milliseconds_are_kept() -> None:
    episode = text.parse(lines("[{h}.340] - {name}\n{words}"))
    assert [said.start_ms for said in said_in(episode)] == [3340, 17340, 31340, 65340]


def test_a_call_in_google_meet_has_names_and_a_time_now_and_then() -> None:
    talk = lines("{name}: {words}", "\n").split("\n")
    episode = text.parse(
        "Harbour call (2024-01-10 10:02 GMT+1) - Transcript\nAttendees\nAda Quill, Bram Osterhuis\n\n"
        "Transcript\nThis editable transcript was computer generated and might contain errors.\n\n"
        f"00:00:00\n \n{talk[0]}\n{talk[1]}\n\n00:05:00\n \n{talk[2]}\n{talk[3]}\n\n"
        "Meeting ended after 00:06:10 👋\n"
    )
    assert [(said.speaker, said.start_ms, said.text) for said in said_in(episode)] == [
        (ADA, 0, WORDS[0]),
        (BRAM, None, WORDS[1]),
        (ADA, 300_000, WORDS[2]),
        (BRAM, None, WORDS[3]),
    ]
    assert [remark.words for remark in episode.remarks if remark.kind == "furniture"] == [
        "This editable transcript was computer generated and might contain errors.",
        "Meeting ended after 00:06:10 👋",
    ]


CUT = [
    (k * 3, " ".join(words))
    for k, words in enumerate(zip(*[iter(" ".join(WORDS).split())] * 4, strict=False))
]
CAPTIONS = {
    "YouTube, copied": "\n".join(f"{s // 60}:{s % 60:02}\n{words}" for s, words in CUT),
    "a line each": "\n\n".join(f"00:00:{s:02} {words}" for s, words in CUT),
    "Whisper": "\n".join(f"[00:{s:02}.000 --> 00:{s + 3:02}.000]  {words}" for s, words in CUT),
    "Audacity": "\n".join(f"{s}.000000\t{s + 3}.000000\t{words}" for s, words in CUT),
}


@pytest.mark.parametrize("program", CAPTIONS)
def test_captions_become_paragraphs_and_keep_each_time(program: str) -> None:
    episode = text.parse(CAPTIONS[program])

    assert " ".join(said.text for said in said_in(episode)) == " ".join(words for _, words in CUT)
    assert len(episode.spans) < len(CUT)
    cues = [cue.start_ms for span in episode.spans for cue in span.paragraph.cues]
    assert cues == [s * 1000 for s, _ in CUT]


def test_captions_with_names_are_turns() -> None:
    said = [(ADA, words) if k < 6 else (BRAM, words) for k, (_, words) in enumerate(CUT)]
    episode = text.parse(
        "\n\n".join(f"00:00:{k * 3:02} <v {name}>{words}" for k, (name, words) in enumerate(said))
    )
    assert [speaker.name for speaker in episode.speakers] == [ADA, BRAM]
    assert len(episode.turns) == 2


def test_two_captions_of_one_second_are_both_kept() -> None:
    written = CAPTIONS["a line each"] + "\n\n00:00:40 Bye.\n\n00:00:40 Bye.\n\n00:00:41 Thank you.\n"
    assert text.parse(written).text.split()[-4:] == ["Bye.", "Bye.", "Thank", "you."]


def test_names_in_brackets_on_lines_of_their_own_are_names() -> None:
    episode = text.parse(lines("[{name}]\n{words}"))
    assert [(said.speaker, said.text) for said in said_in(episode)] == [
        ((ADA, BRAM)[k % 2], words) for k, words in enumerate(WORDS)
    ]


def test_noises_in_brackets_are_no_names() -> None:
    episode = text.parse("[Music]\nIt begins.\n\nIt goes on, for long.\n\n[Applause]\n\nAnd so it ends.\n")
    assert episode.speakers == ()


@pytest.mark.parametrize("dash", ["-", "–", "—", "•"])
def test_a_dialogue_of_dashes_is_one_turn_a_dash(dash: str) -> None:
    episode = text.parse("\n".join(f"{dash} {words}" for words in WORDS))
    assert [said.text for said in said_in(episode)] == list(WORDS)


@pytest.mark.parametrize(
    ("first", "second"),
    [("JK", "AQ"), ("Q", "A"), ("ADA QUILL", "BRAM"), ("spk_0", "spk_1"), ("HOST", "GUEST")],
)
def test_every_way_to_name_people_is_understood(first: str, second: str) -> None:
    episode = text.parse(
        "\n\n".join(f"{(first, second)[k % 2]}: {words}" for k, words in enumerate(WORDS + WORDS))
    )
    assert [speaker.name for speaker in episode.speakers] == [first, second]
    assert [said.text for said in said_in(episode)] == [*WORDS, *WORDS]


def test_where_names_stand_with_times_on_their_own_lines_a_quotation_is_no_name() -> None:
    episode = text.parse(
        "Ada (00:00:03):\nHe said, and I quote.\n\nBram (00:00:09):\nBram: I know\n\n"
        "Ada (00:00:12):\nYes.\n\nBram (00:00:15):\nNote: this is it.\n"
    )
    assert said_in(episode)[1] == Said("Bram", 9000, "Bram: I know")
    assert said_in(episode)[3] == Said("Bram", 15_000, "Note: this is it.")


def test_the_date_in_the_heading_is_the_date() -> None:
    episode = text.parse("Title: The Lamp\nDate: March 5, 2024\n\n" + lines("{name} ({h}):\n{words}"))
    assert (episode.title, episode.date) == ("The Lamp", "2024-03-05")


def test_the_real_texts_say_what_their_captions_say(shared: Path) -> None:
    for path in sorted((shared / "realdata" / "02-transcripts" / "python-bytes").glob("*.txt")):
        written = path.read_text()
        spoken = " ".join(line.partition(" ")[2] for line in written.split("\n")).replace("</v>", "")
        episode = text.read(path)
        words = re.sub(r"<v [^<>]*>", " ", spoken).split()
        assert episode.text.split() == words, path.name
        assert {f"{speaker.name}>" for speaker in episode.speakers} == set(
            re.findall(r"(?<=<v )[^<>]*>", written)
        )
        assert len(episode.spans) < 100, path.name


def test_real_transcripts_of_space_flights_are_read(shared: Path) -> None:
    missions = shared / "realdata" / "02-transcripts" / "spacelog" / "missions"
    for path in missions.rglob("transcripts/*"):
        episode = text.read(path)
        assert not re.search(r"\[-?\d\d:|^_[a-z]+\s?:", episode.text, re.MULTILINE), path
        assert all(not speaker.name.startswith("_") for speaker in episode.speakers), path
    flight = text.read(missions / "vostok1" / "transcripts" / "en")
    assert [speaker.name for speaker in flight.speakers[:3]] == [
        "Cedar",
        "Dawn 1 (Kamanin)",
        "Dawn 1 (Bykov)",
    ]
