"""The two tables of quotes: what goes in comes out, and no spreadsheet runs it."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.quotes.quoted_harbour import sheet

from earmark.exporters.quotes import readwise, table
from earmark.exporters.quotes.cells import safe
from earmark.exporters.quotes.cells import table as as_table

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0")) | st.from_regex(r"\A[ \t]*[-=+@].*")


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3)))
def test_a_table_is_read_as_it_was_written_but_for_apostrophes(rows: list[list[str]]) -> None:
    back = list(csv.reader(StringIO(as_table(["a", "b", "c"], rows), newline="")))
    assert back == [["a", "b", "c"], *([safe(cell) for cell in row] for row in rows)]


@given(CELLS)
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    made = safe(cell)
    assert not made.lstrip().startswith(("=", "+", "-", "@"))
    assert made[:1] not in ("\t", "\r", "\n")
    assert safe(made) == made


@pytest.mark.parametrize("unseen", ["\ufeff", "\u200b", "\u200e \u2060", "\xa0", "\xad", "\x1f"])
def test_signs_that_nobody_sees_hide_no_formula(unseen: str) -> None:
    assert safe(f"{unseen}=1+1") == f"'{unseen}=1+1"
    assert safe(f"{unseen}one") == f"{unseen}one"


def test_all_fields_are_in_the_spreadsheet() -> None:
    rows = read(table.write(sheet()).decode("utf-8-sig"))
    assert len(rows) == 6
    assert rows[2]["Quote"] == "Ben Okoye: the radio came. Ada <A> Marsh: Yeah. Ben Okoye: It said"
    assert (rows[2]["Speaker"], rows[2]["Note"]) == ("Ben Okoye and Ada <A> Marsh", "'=SUM(A1) is no formula")
    assert (rows[0]["Color"], rows[0]["Color name"], rows[0]["Tags"]) == ("gold", "Claim", "sea, long tag")
    assert [row["State"] for row in rows] == ["placed"] * 5 + ["lost"]


def test_readwise_gets_its_seven_columns_and_tags_as_it_reads_them() -> None:
    text = readwise.write(sheet("https://example.org/a.mp3")).decode()
    assert text.splitlines()[0] == "Highlight,Title,Author,URL,Note,Location,Date"
    first = read(text)[0]
    assert first["Note"].startswith(".sea .long-tag\nAda <A> Marsh, 00:00:02\n")
    assert first["URL"] == "https://example.org/a.mp3#t=2.72,4.56"
    assert (first["Location"], first["Date"]) == ("2", "2024-01-01 00:00:00")


def test_readwise_gets_no_link_that_only_works_here_and_a_name_where_no_show_is_known() -> None:
    quoted = sheet()
    unknown = replace(quoted, source=replace(quoted.source, show="", title=""))
    first = read(readwise.write(unknown).decode())[0]
    assert (first["URL"], first["Title"]) == ("", "harbour 15")
    assert first["Author"] == "Ada <A> Marsh, Ben Okoye"
