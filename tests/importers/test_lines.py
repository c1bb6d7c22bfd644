from __future__ import annotations

from tests.importers.pages import page, row, table
from tests.importers.reading import said_in
from tests.importers.talks import Said

from earmark.importers import pdf
from earmark.importers.lines import lines_of
from earmark.importers.pdf_page import PdfWord


def test_words_of_one_baseline_are_a_line_whatever_their_order() -> None:
    words = [*row("the second line", 72, 96), *row("the first line", 72, 80)]
    assert [line.text for line in lines_of(page([words[::-1]]))] == ["the first line", "the second line"]


def test_raised_letters_belong_to_their_word() -> None:
    raised = [PdfWord("th", 84, 90, 72, 78, 76, 7)]
    after = row("of May", 94, 80)
    assert [line.text for line in lines_of(page([row("10", 72, 80), raised, after]))] == ["10th of May"]


def test_letters_of_no_size_are_words_like_others() -> None:
    words = [row("Good morning", 72, 80), row("to you", 72, 90, size=0), row("all", 72, 100, size=0)]
    assert [line.text for line in lines_of(page(words))] == ["Good morning", "to you", "all"]


def test_letters_that_stand_on_their_heads_are_lines_too() -> None:
    sizes = {"upside": -10, "down": -9, "here": -1}
    words = [word for text, size in sizes.items() for word in row(text, 72 - 50 * size, 80, size=size)]
    lines = lines_of(page([words]))
    assert sorted(word.text for line in lines for word in line.words) == sorted(sizes)


def test_lines_of_a_page_that_was_scanned_askew_are_kept_apart() -> None:
    askew = [
        PdfWord(f"{line}{k}", 72 + 40 * k, 100 + 40 * k, 0, 0, 80 + 13 * line + 2.2 * k, 11)
        for line in range(3)
        for k in range(10)
    ]
    assert [line.text for line in lines_of(page([askew]))] == [
        " ".join(f"{line}{k}" for k in range(10)) for line in range(3)
    ]


def test_a_word_that_is_printed_twice_to_look_bold_is_one() -> None:
    twice = [*row("Ada Quill:", 72, 80), *row("Ada Quill:", 72.4, 80)]
    assert [line.text for line in lines_of(page([twice]))] == ["Ada Quill:"]


def test_a_page_that_runs_to_the_left_is_read_from_the_right() -> None:
    cells = [
        ["דוד:", "00:00:01", "שלום לכולם, היום נדבר על הים ועל"],
        ["", "", "המגדלור שלנו."],
        [],
        ["רות:", "00:00:09", "כן. גם על Tables Tide היום."],
        [],
        ["דוד:", "00:00:12", "נהדר."],
    ]
    episode = pdf.episode_of([table(cells, (72, 180, 252), leftward=True)])
    assert said_in(episode) == [
        Said("דוד", 1000, "שלום לכולם, היום נדבר על הים ועל המגדלור שלנו."),
        Said("רות", 9000, "כן. גם על Tide Tables היום."),
        Said("דוד", 12_000, "נהדר."),
    ]


def test_a_script_without_spaces_is_joined_without_spaces() -> None:
    cells = [
        ["田中：", "00:00:01", "こんにちは、今日は海の話をしたいと思い"],
        ["", "", "ます。灯台も。"],
        [],
        ["鈴木：", "00:00:09", "はい。"],
        [],
        ["田中：", "00:00:12", "なるほど。"],
    ]
    episode = pdf.episode_of([table(cells, (72, 140, 210))])
    assert said_in(episode) == [
        Said("田中", 1000, "こんにちは、今日は海の話をしたいと思います。灯台も。"),
        Said("鈴木", 9000, "はい。"),
        Said("田中", 12_000, "なるほど。"),
    ]


def test_a_full_stop_after_a_number_stands_behind_it_in_a_line_to_the_left() -> None:
    words = [*row("בשנת", 72, 80, leftward=True), *row(".1987", 110, 80, leftward=True)]
    assert [line.text for line in lines_of(page([words]))] == ["בשנת 1987."]


def test_letters_in_the_shape_they_have_in_a_word_are_plain_letters() -> None:
    cells = [["ﺩﺍﺭ:", "00:00:01", "ﻧﻌﻢ."], [], ["ﺑﻴﺖ:", "00:00:09", "ﻻ."]]
    episode = pdf.episode_of([table(cells, (72, 180, 252), leftward=True)])
    assert said_in(episode) == [Said("دار", 1000, "نعم."), Said("بيت", 9000, "لا.")]


def test_lines_that_run_down_are_read_from_the_right() -> None:
    columns = [
        "田中：こんにちは、今日は海の話です。",
        "鈴木：はい。灯台も見ました。",
        "田中：なるほど。",
        "鈴木：またね。",
    ]
    words = [
        PdfWord(letter, 500 - 30 * line, 512 - 30 * line, 80 + 12 * k, 92 + 12 * k, 90 + 12 * k, 12)
        for line, column in enumerate(columns)
        for k, letter in enumerate(column)
    ]

    episode = pdf.episode_of([page([words])])

    assert [(said.speaker, said.text) for said in said_in(episode)] == [
        ("田中", "こんにちは、今日は海の話です。"),
        *(("鈴木", "はい。灯台も見ました。"), ("田中", "なるほど。"), ("鈴木", "またね。")),
    ]
