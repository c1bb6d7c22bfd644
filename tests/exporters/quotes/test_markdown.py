"""Quotes as Markdown, and writing over a file that people wrote in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.quotes.quoted_harbour import annotations, harbour, sheet

from earmark.errors import UserError
from earmark.exporters.quotes import markdown
from earmark.exporters.quotes.grouping import RowGroup
from earmark.exporters.quotes.options import Group, Options
from earmark.exporters.quotes.row import Row
from earmark.exporters.quotes.rows import Sheet, make_sheet
from earmark.model.citation import Style

SHEET = sheet()
WORDS = st.from_regex(r"\A[A-Za-z#*\-^<&][A-Za-z #*^<&\-]{0,30}\Z").filter(lambda text: text[:4] != "^em-")
NAMES = [f"^em-q{n}" for n in range(6)]


def with_rows(rows: tuple[Row, ...]) -> Sheet:
    return replace(SHEET, groups=(RowGroup("", rows),))


def again(text: str, quoted: Sheet = SHEET) -> str:
    return markdown.updated(quoted, text.encode()).decode()


def written(quoted: Sheet = SHEET) -> str:
    return markdown.write(quoted).decode()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_same_quotes_over_themselves_change_nothing(line_end: str) -> None:
    text = written().replace("\n", line_end)
    assert again(text) == text


@given(st.dictionaries(st.sampled_from(NAMES), WORDS), WORDS, st.booleans())
def test_what_was_written_around_the_blocks_stays(texts: dict[str, str], last: str, crlf: bool) -> None:
    changed = with_rows(tuple(replace(row, note=f"{row.note}\n\nmore") for row in SHEET.rows))
    mine, theirs = written(), written(changed)
    for name, words in texts.items():
        mine = mine.replace(f"\n{name}\n", f"\n{name}\n\n{words}\n")
        theirs = theirs.replace(f"\n{name}\n", f"\n{name}\n\n{words}\n")
    end = "\r\n" if crlf else "\n"
    mine, theirs = ((text + last).replace("\n", end) for text in (mine, theirs))
    assert again(mine, changed) == theirs
    assert again(theirs, changed) == theirs


@given(st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_new_quotes_come_in_reading_order_and_none_is_taken_out(first: set[int], second: set[int]) -> None:
    before = written(with_rows(tuple(SHEET.rows[n] for n in sorted(first))))
    after = again(before, with_rows(tuple(SHEET.rows[n] for n in sorted(second))))
    names = [line for line in after.splitlines() if line.startswith("^em-")]
    assert sorted(names) == [NAMES[n] for n in sorted(first | second)]
    order = [NAMES.index(name) for name in names]
    assert [n for n in order if n in second] == sorted(second)
    assert [n for n in order if n in first] == sorted(first)


def test_quotes_go_to_the_end_of_a_note_of_ones_own() -> None:
    after = again("# My thoughts\n\nNone yet.")
    assert after.startswith("# My thoughts\n\nNone yet.\n\n> tides 🌊")
    assert again(after) == after


def test_fields_of_the_front_matter_are_renewed_and_those_of_others_stay() -> None:
    text = written().replace('title: "A little harbour"', 'title: "Old"\ntags: [sea]')
    text = text.replace('date: "2023-10-24"', "date: 2023")
    fields = again(text).split("---")[1]
    assert 'title: "A little harbour"\ntags: [sea]\n' in fields
    assert "\ndate: 2023\n" in fields


def test_a_block_that_was_copied_is_renewed_twice() -> None:
    block = written().split("\n\n")[3:7]
    text = written() + "\n" + "\n\n".join(block) + "\n"
    changed = with_rows((replace(SHEET.rows[0], color_name="Renamed"), *SHEET.rows[1:]))
    assert again(text, changed).count("Renamed") == text.count(" · Claim · ")


def test_ids_that_no_block_can_be_named_by_stay_apart() -> None:
    odd = with_rows(tuple(replace(SHEET.rows[0], id=name) for name in ("a b", "a_b", "é", "a-b")))
    text = written(odd)
    assert len({line for line in text.splitlines() if line.startswith("^em-")}) == 4
    assert again(text, odd) == text


def test_quotes_and_names_of_ones_own_are_no_blocks() -> None:
    mine = "> somebody else said this\n\n\n^em-q0\n\n> mine\n\nand this\n^em-q1\n"
    after = again(mine, with_rows(SHEET.rows[:2]))
    assert after.startswith(mine)
    assert after.count("^em-q0") == 2


def test_a_quote_of_ones_own_above_a_block_stays() -> None:
    mine = written().replace("> tides", "> somebody else said this\n\n> tides")
    assert again(mine) == mine


def test_a_file_with_a_long_quote_of_ones_own_is_read_once() -> None:
    mine = "> line\n" * 20_000
    assert again(mine).startswith(mine)


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(UserError, match="not text"):
        markdown.updated(SHEET, b"\xff\xfe\x00>")


def test_signs_of_markdown_in_what_was_said_are_shown() -> None:
    text = written()
    assert r"\[inaudible 00:00:17\] twice." in text
    assert r"**Ada \<A\> Marsh:** Yeah." in text


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_whatever_a_note_holds_the_block_stays_one(note: str) -> None:
    odd = with_rows((replace(SHEET.rows[0], note=note.strip()), *SHEET.rows[1:]))
    text = written(odd)
    assert again(text, odd) == text
    assert again(text) == written()


def grouped(*ids: str, group: Group = Group.COLOR, cite: Style | None = None) -> Sheet:
    options = Options(group=group, cite=cite)
    return make_sheet(harbour(), annotations(), ids=ids, options=options)


def test_a_new_quote_goes_to_its_group_and_a_new_group_to_the_end() -> None:
    mine = written(grouped("q0", "q2")) + "\nMine.\n"
    after = again(mine, grouped("q0", "q1", "q2"))
    assert after.startswith(mine)
    assert after.index("## Coral") < after.index("^em-q1")


def test_a_second_quote_of_a_group_stands_behind_the_first() -> None:
    before = written(grouped("q0", "q1", group=Group.SPEAKER))
    after = again(before, grouped("q0", "q1", "q3", "q4", group=Group.SPEAKER))
    places = [after.index(f"^em-{name}") for name in ("q0", "q4", "q1", "q3")]
    assert places == sorted(places)
    assert after.count("## ") == before.count("## ")


def test_the_source_is_renewed_and_stays_last() -> None:
    before = written(grouped("q0", group=Group.TIME, cite=Style.PLAIN))
    after = again(before, grouped("q0", "q1", group=Group.TIME, cite=Style.APA))
    assert after.count("^em-source") == 1
    assert after.index("^em-q1") < after.index("\\[Audio podcast") < after.index("^em-source")
    assert again(after, grouped("q0", "q1", "q2", cite=Style.APA)).rstrip().endswith("^em-source")
    assert again(after, grouped("q0", "q1", group=Group.TIME, cite=Style.APA)) == after


def test_a_quote_named_as_the_source_is_another() -> None:
    row = replace(SHEET.rows[0], id="source")
    assert "^em-source-" in written(with_rows((row,)))
