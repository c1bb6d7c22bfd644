from __future__ import annotations

from earmark.importers.drop_caps import with_first_letters
from earmark.importers.lines import Line
from earmark.importers.pdf_page import PdfWord


def _line(text: str, x0: float, baseline: float, size: float = 10) -> Line:
    words: list[PdfWord] = []
    for word in text.split(" "):
        begin = words[-1].x1 + 3 if words else x0
        x1 = begin + len(word) * size / 2
        words.append(PdfWord(word, begin, x1, baseline - size, baseline, baseline, size))
    return Line(1, tuple(words), baseline, size)


def test_a_large_first_letter_begins_the_upper_of_its_lines() -> None:
    lines = [_line("W", 72, 112, 24), _line("e begin at low", 86, 100), _line("water and walk.", 86, 112)]
    assert [line.text for line in with_first_letters(lines)] == ["We begin at low", "water and walk."]


def test_a_word_without_letters_is_no_first_letter() -> None:
    lines = [_line("", 72, 112, 24), _line("We begin at low", 86, 100), _line("water and walk.", 86, 112)]
    assert with_first_letters(lines) == lines
