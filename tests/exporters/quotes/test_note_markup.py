"""Notes in formats that are no Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.exporters.quotes.note_markup import NoteRun, note_blocks


def runs(note: str) -> list[NoteRun]:
    (block,) = note_blocks(note)
    return list(block.runs)


def shown(note: str) -> str:
    return "|".join(f"{b.mark} {''.join(r.text for r in b.runs)}".strip() for b in note_blocks(note))


@pytest.mark.parametrize(
    ("note", "second"),
    [
        ("a **b c** d", NoteRun("b c", bold=True)),
        ("a __b__ d", NoteRun("b", bold=True)),
        ("a *b* d", NoteRun("b", italic=True)),
        ("a _b_ d", NoteRun("b", italic=True)),
        ("a `**b**` d", NoteRun("**b**", code=True)),
        ("a [b](https://x.org/1) d", NoteRun("b", link="https://x.org/1")),
        ("a https://x.org/1. D", NoteRun("https://x.org/1", link="https://x.org/1")),
        ("a **[b](mailto:b@x.org)** d", NoteRun("b", bold=True, link="mailto:b@x.org")),
    ],
)
def test_marks_are_looks(note: str, second: NoteRun) -> None:
    assert runs(note)[1] == second


@pytest.mark.parametrize(
    "note",
    ["2 * 3 * 4", "snake_case_name", "a ** b **", "[b](javascript:alert(1))", "**", "a_b_c", "<b>x</b>"],
)
def test_what_is_no_mark_stays_as_it_was_typed(note: str) -> None:
    assert runs(note) == [NoteRun(note)]


def test_paragraphs_lists_and_line_breaks() -> None:
    assert shown("one\ntwo\n\n- a\n- b\n3. c\n\nlast") == "one\ntwo|• a|• b|3. c|last"


def test_signs_that_were_escaped_are_signs() -> None:
    assert shown(r"\*not bold\*") == "*not bold*"


@given(st.text(st.sampled_from("ab *_`[]()\\\n-1.h:/"), max_size=60))
def test_no_word_is_lost_and_nothing_is_empty(note: str) -> None:
    blocks = note_blocks(note)
    letters = "".join(c for c in note if c in "ab")
    text = "".join(run.text + run.link * (run.text != run.link) for block in blocks for run in block.runs)
    assert "".join(c for c in text if c in "ab") == letters
    assert all(run.text for block in blocks for run in block.runs)


@pytest.mark.parametrize("sign", ["*", "_", "`", "[", "**a", "https://"])
def test_long_notes_are_quick(sign: str) -> None:
    assert note_blocks(sign * (19_000 // len(sign)))
    assert len(note_blocks(sign * 100_000)) == 1
