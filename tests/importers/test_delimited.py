"""Transcripts that are tables in a text file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.reading import said_in
from tests.importers.talks import Said

from earmark.errors import UserError
from earmark.importers import delimited, read_transcript
from earmark.importers.cue import Cue

FIRST = 'We begin, as they say, "early".'
QUOTED = FIRST.replace('"', '""')
TABLES = {
    "commas": f'Speaker,Start,End,Text\nAda,00:00:03,00:00:09,"{QUOTED}"\nBram,00:00:09,00:00:12,Yes.\n',
    "semicolons": f'"Speaker Name";"Start Time";"End Time";"Transcript"\r\n"Ada";"3.0";"9,0";"{QUOTED}"\r\n'
    '"Bram";"9";"12";"Yes."\r\n',
    "tabs": f"start\tend\tspeaker\ttext\n3000\t9000\tAda\t{FIRST}\n9000\t12000\tBram\tYes.\n",
    "seconds in the head": f'start (s),who,"words"\n3,Ada,"{QUOTED}"\n9,Bram,Yes.\n',
    "milliseconds in the head": f'start_ms,who,"words"\n3000,Ada,"{QUOTED}"\n9000,Bram,Yes.\n',
    "pipes": f"time|name|content\n0:03|Ada|{FIRST}\n0:09|Bram|Yes.\n",
    "a mark before it": f'\ufeffid,text,speaker,begin\n1,"{QUOTED}",Ada:,0:03\n2,Yes.,Bram:,0:09\n',
}


@pytest.mark.parametrize("table", TABLES)
def test_each_table_says_who_when_what(table: str, tmp_path: Path) -> None:
    path = tmp_path / "talk.csv"
    path.write_text(TABLES[table])
    assert said_in(read_transcript(path)) == [Said("Ada", 3000, FIRST), Said("Bram", 9000, "Yes.")]


@pytest.mark.parametrize("heads", ["", "Sprecher;Zeit;Wortlaut\n"])
def test_a_table_with_heads_that_nobody_knows_is_told_by_what_it_holds(heads: str, tmp_path: Path) -> None:
    path = tmp_path / "talk.csv"
    path.write_text(
        heads + "Ada;0:03;We begin, as they say.\nBram;0:09;Yes, so we do now.\nAda;0:15;Good night to you.\n"
    )
    assert said_in(read_transcript(path)) == [
        Said("Ada", 3000, "We begin, as they say."),
        Said("Bram", 9000, "Yes, so we do now."),
        Said("Ada", 15_000, "Good night to you."),
    ]


def test_a_table_in_a_text_file_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TABLES["tabs"])
    assert said_in(read_transcript(path))[0] == Said("Ada", 3000, FIRST)


def test_ends_are_kept() -> None:
    said = delimited.cues_in(
        "start\tend\ttext\n0\t4000\tWe begin and go on.\n4000\t9500\tAnd so forth and on.\n"
    )
    assert said == [Cue("We begin and go on.", 0, 4000), Cue("And so forth and on.", 4000, 9500)]


def test_a_label_track_is_read_without_heads() -> None:
    said = delimited.cues_in("0.500000\t2.000000\tWe begin.\n\\\t100\t200\n2.000000\t2.500000\tYes.\n")
    assert said == [Cue("We begin.", 500, 2000), Cue("Yes.", 2000, 2500)]


@pytest.mark.parametrize(
    "written",
    [
        "name,age\nAda,36\n",
        "We begin, said Ada, and went on.\n",
        "text\nOnly words\n",
        "text,number\nx,1\n",
        "\n",
    ],
)
def test_what_is_no_table_of_speech_is_refused_in_words(tmp_path: Path, written: str) -> None:
    path = tmp_path / "talk.csv"
    path.write_text(written)
    with pytest.raises(UserError) as refused:
        read_transcript(path)
    assert str(refused.value) == "This table has no transcript in it."
    assert refused.value.hint


@pytest.mark.parametrize(
    "body", ['"' * 300_000, "a," * 200_000, '"a\n' * 50_000, "99999999999999,x,y\n-5,x,y\n1e300,x,y\n"]
)
def test_a_hostile_table_raises_nothing_else(body: str) -> None:
    delimited.cues_in("start,speaker,text\n" + body)


@given(st.text('startexpk,;|\t"\n0123.:', max_size=300))
def test_no_text_is_too_odd(written: str) -> None:
    delimited.cues_in(written)
    delimited.is_table(written)
