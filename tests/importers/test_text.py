"""Transcripts as plain text: the real one, and one talk written in many ways."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from tests.importers.reading import said_in, truth, turn_heads
from tests.importers.talks import Said, talk, without_times
from tests.importers.written import write

from earmark.errors import UserError
from earmark.importers import text

TALK = talk(turns=24)
UNTIMED = without_times(TALK)
SINGLE = talk(turns=24, paragraphs=False)


def untimed(*names: str) -> list[Said]:
    return without_times(talk(speakers=names, turns=24))


SHAPES = {
    "Name (time):": (TALK, write(TALK, "{name} ({time}):", "({time})")),
    "Name (time): text": (TALK, write(TALK, "{name} ({time}):", "({time})", after=" ")),
    "[time - time] Name: text": (
        TALK,
        write(TALK, "[{time} - {time}] {name}:", "[{time} - {time}]", after=" "),
    ),
    "Name  m:ss": (TALK, write(TALK, "{name}  {time}", "{time}", style="m:ss")),
    "Name  m:ss, broken lines": (SINGLE, write(SINGLE, "{name}  {time}", style="m:ss", wrap=70)),
    "**Name:** text": (UNTIMED, write(UNTIMED, "**{name}:**", after=" ")),
    r"**Name** \[time\]: text": (
        TALK,
        write(TALK, r"**{name}** \[{time}\]:", r"\[{time}\]", after=" "),
    ),
    "### Name": (UNTIMED, write(UNTIMED, "### {name}", after="\n\n")),
    "NAME: text": (
        untimed("ADA QUILL", "BRAM OSTERHUIS"),
        write(untimed("ADA QUILL", "BRAM OSTERHUIS"), "{name}:", after=" "),
    ),
    "NAME": (
        untimed("ADA QUILL", "BRAM OSTERHUIS"),
        write(untimed("ADA QUILL", "BRAM OSTERHUIS"), "{name}"),
    ),
    "Q. text": (untimed("Q", "A"), write(untimed("Q", "A"), "{name}.", after=" ")),
    "Q: text": (untimed("Q", "A"), write(untimed("Q", "A"), "{name}:", after=" ")),
    "AQ: text": (untimed("AQ", "BO"), write(untimed("AQ", "BO"), "{name}:", after=" ")),
    "Name, time on the next line": (TALK, write(TALK, "{name}\n{time}", "{time}")),
    "time --> time, Name": (
        TALK,
        write(TALK, "{time}.000 --> {time}.900\n{name}", "{time}.000 --> {time}.900\n{name}"),
    ),
    "time Name: text, no blank lines": (
        TALK,
        write(TALK, "{time} {name}:", "{time}", after=" ", between="\n"),
    ),
    "Name, tab, time, tab, text": (TALK, write(TALK, "{name}\t{time}", "\t{time}", after="\t")),
    "time, tab, Name, tab, text": (TALK, write(TALK, "{time}\t{name}", "{time}\t", after="\t")),
    "Name: text, no blank lines": (
        without_times(SINGLE),
        write(without_times(SINGLE), "{name}:", after=" ", between="\n"),
    ),
    "Name: text, no blank lines, broken lines": (
        without_times(SINGLE),
        write(without_times(SINGLE), "{name}:", after=" ", between="\n", wrap=60),
    ),
    "Name: text, broken lines": (UNTIMED, write(UNTIMED, "{name}:", after=" ", wrap=60)),
    "Name: [time] text, no blank lines, broken lines": (
        TALK,
        write(TALK, "{name}: [{time}]", "[{time}]", after=" ", between="\n", wrap=60),
    ),
    "[time] SPEAKER_00: text": (
        talk(speakers=("SPEAKER_00", "SPEAKER_01"), turns=24),
        write(
            talk(speakers=("SPEAKER_00", "SPEAKER_01"), turns=24), "[{time}] {name}:", "[{time}]", after=" "
        ),
    ),
    "times with frames": (TALK, write(TALK, "{time}:04 {name}:", "{time}:04", after=" ")),
    ">> Name: text": (UNTIMED, write(UNTIMED, ">> {name}:", after=" ")),
    "<Name> text": (UNTIMED, write(UNTIMED, "<{name}>", after=" ")),
    "[Name]: text": (UNTIMED, write(UNTIMED, "[{name}]:", after=" ")),
    "Name - text": (UNTIMED, write(UNTIMED, "{name} -", after=" ")),
    "- Name: text": (UNTIMED, write(UNTIMED, "- {name}:", after=" ")),
    "Windows line ends": (TALK, write(TALK, "{name} ({time}):", "({time})").replace("\n", "\r\n")),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_talk_comes_back_from_each_shape_of_text(shape: str) -> None:
    said, written = SHAPES[shape]
    assert said_in(text.parse(written)) == said


@pytest.mark.parametrize("shape", SHAPES)
def test_a_title_before_the_talk_is_not_talk(shape: str) -> None:
    said, written = SHAPES[shape]
    heading = "The Tide Table\nHarbour Light, Episode 14\n\nA conversation about the sea.\n\n"

    episode = text.parse(heading + written)

    assert said_in(episode) == said
    assert (episode.title, episode.show, episode.number) == ("The Tide Table", "Harbour Light", "14")


def test_times_without_names_give_paragraphs_without_speakers() -> None:
    episode = text.parse(write(TALK, "{time}", "{time}", after=" "))

    assert said_in(episode) == [Said("", said.start_ms, said.text) for said in TALK]
    assert [remark.text for remark in episode.remarks] == [
        "No names of speakers were found, so nobody is named."
    ]


def test_prose_is_paragraphs_and_a_remark_says_so() -> None:
    episode = text.parse("\n\n".join(said.text for said in UNTIMED))

    assert said_in(episode) == [Said("", None, said.text) for said in UNTIMED]
    assert "No times were found." in [remark.text for remark in episode.remarks]


def test_headings_and_sentences_are_not_speakers() -> None:
    episode = text.parse(
        "Ada: We wrote three lists.\n\nShow Notes: https://harbourlight.example/14\n\n"
        "Bram: What for?\n\nAda: For data scientists: they like lists.\n\nBram: And then: nothing.\n"
    )
    assert [speaker.name for speaker in episode.speakers] == ["Ada", "Bram"]


def test_a_time_inside_a_remark_that_is_broken_over_two_lines_begins_nothing() -> None:
    episode = text.parse(
        "Ada: 00:00:01 It was, as they say, [inaudible\n00:00:04]. The rest you know.\n\n"
        "Bram: 00:00:09 I do.\n\nAda: 00:00:10 Good.\n"
    )
    assert said_in(episode)[0].text == "It was, as they say, [inaudible 00:00:04]. The rest you know."


def test_names_and_times_that_slipped_to_the_end_of_their_line_are_found() -> None:
    episode = text.parse(
        "Ada Quill: 00:00:01 We begin.\n\nBram: 00:00:03 So we do.\n\n"
        "Ada Quill: This time went to the end of the line and 00:00:05\n\nthe words go on.\n\n"
        "And here the whole mark did. Bram: 00:00:09\n\nAda Quill: 00:00:12 Yes.\n"
    )
    assert said_in(episode)[2:4] == [
        Said("Ada Quill", 5000, "This time went to the end of the line and the words go on."),
        Said("Bram", 9000, "And here the whole mark did."),
    ]


def test_chapters_that_are_listed_before_the_talk_are_chapters() -> None:
    listed = "The Tide Table\n\n00:00 The harbour\n02:10 Lights at sea\n15:00 Good night\n\n"

    episode = text.parse(listed + write(TALK, "{name} ({time}):", "({time})"))

    assert [(chapter.title, chapter.start_ms) for chapter in episode.chapters] == [
        ("The harbour", 0),
        ("Lights at sea", 130_000),
        ("Good night", 900_000),
    ]
    assert said_in(episode) == TALK


def test_a_page_footer_of_text_taken_from_a_pdf_is_left_out() -> None:
    pages = ["Ada: One goes\non\n3", "and on.\nBram: Two.\n4", "Ada: Three.\nBram: Four.\n5", "Ada: Five.\n6"]
    episode = text.parse("\f".join(pages))
    assert [said.text for said in said_in(episode)] == [
        "One goes on and on.",
        "Two.",
        "Three.",
        "Four.",
        "Five.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "talk.txt"
    lines = "José: Où êtes-vous? Là-bas, près du phare.\n\nZoë: Très bien, à bientôt, là où ça va.\n\n"
    path.write_bytes((lines * 4).encode(encoding))

    episode = text.read(path)

    assert [speaker.name for speaker in episode.speakers] == ["José", "Zoë"]
    assert said_in(episode)[0].text == "Où êtes-vous? Là-bas, près du phare."


def test_a_time_alone_between_blank_lines_is_that_of_the_next_paragraph() -> None:
    talk = text.parse(
        "Ada Quill (00:00:00):\nWelcome to the harbour. It is calm today.\n\n"
        "(00:00:07)\n\nWe have a guest.\n\n"
        "Bram Osterhuis (00:00:12):\nThank you.\n\nAda Quill (00:00:19):\nThe tide is out.\n"
    )
    assert [(said.start_ms, said.text) for said in said_in(talk)] == [
        (0, "Welcome to the harbour. It is calm today."),
        (7000, "We have a guest."),
        (12_000, "Thank you."),
        (19_000, "The tide is out."),
    ]


@pytest.mark.parametrize("unseen", ["\ufffe", "\u200b\ufeff\u200b", "\u00ad\u00ad", "\x01\x02"])
def test_a_line_of_signs_that_show_nothing_is_no_paragraph(unseen: str) -> None:
    talk = text.parse(f"Ada: Hello.\n\n{unseen}\n\nBram: Yes.\n\nAda: {unseen}\n\nBram: No.\n")
    assert [said.text for said in said_in(talk)] == ["Hello.", "Yes.", "No."]
    assert not text.parse(f"{unseen}\n\n{unseen}").turns


def test_a_file_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(" \n\n \n")
    with pytest.raises(UserError) as refused:
        text.read(path)
    assert str(refused.value) == "This file has no text to read."


def test_the_real_text_has_all_turns_and_nearly_all_words(shared: Path) -> None:
    episode = text.read(shared / "episode" / "sds725.txt")

    known = truth(shared)
    heads = [known[0], *(b for a, b in pairwise(known) if a.speaker != b.speaker)]
    assert turn_heads(episode) == [(said.speaker, said.start_ms) for said in heads]
    assert len(set(said_in(episode)) & set(known)) >= 314
    assert (episode.show, episode.number) == ("SuperDataScience", "725")
    assert episode.title == "Neuroscience + Machine Learning, with Google DeepMind's Dr. Kim Stachenfeld"
