"""Transcripts as Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.reading import said_in
from tests.importers.talks import Said, talk, without_times
from tests.importers.written import write

from earmark.importers import markdown, markdown_marks

TALK = talk(turns=24)
UNTIMED = without_times(TALK)
SHAPES = {
    "**Name:** text": (UNTIMED, write(UNTIMED, "**{name}:**", after=" ")),
    "**Name**: text": (UNTIMED, write(UNTIMED, "**{name}**:", after=" ")),
    "__Name:__ text": (UNTIMED, write(UNTIMED, "__{name}:__", after=" ")),
    r"**Name** \[time\]: text": (TALK, write(TALK, r"**{name}** \[{time}\]:", r"\[{time}\]", after=" ")),
    "**Name** [time]": (TALK, write(TALK, "**{name}** [{time}]", "[{time}]", after="\n\n")),
    "**Name** (time): text": (TALK, write(TALK, "**{name}** ({time}):", "({time})", after=" ")),
    "**[time] Name:** text": (TALK, write(TALK, "**[{time}] {name}:**", "**[{time}]**", after=" ")),
    "**Name:** [time](link) text": (
        TALK,
        write(
            TALK, "**{name}:** [{time}](https://x.example/v?t=1)", "[{time}](https://x.example/v)", after=" "
        ),
    ),
    "## Name": (UNTIMED, write(UNTIMED, "## {name}", after="\n\n")),
    "### Name (time)": (TALK, write(TALK, "### {name} ({time})", "({time})", after="\n\n")),
    "- **Name:** text": (UNTIMED, write(UNTIMED, "- **{name}:**", after=" ")),
    "**Name**, > text": (UNTIMED, write(UNTIMED, "**{name}**\n>", ">", after=" ")),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_talk_comes_back_from_each_shape(shape: str) -> None:
    said, written = SHAPES[shape]
    assert said_in(markdown.parse(f"# The Tide Table\n\n{written}")) == said


def test_front_matter_is_title_show_number_and_date() -> None:
    episode = markdown.parse(
        '---\ntitle: "The Turning Lamp: a talk"\nshow: Harbour Light\ndate: 2024-03-05\nepisode: "14"\n'
        "tags: [sea]\n---\n\n**Ada** [00:00:03]\n\nWe begin.\n\n[00:00:09]\n\nNote: this is talk.\n"
    )
    assert (episode.title, episode.show, episode.number, episode.date) == (
        "The Turning Lamp: a talk",
        "Harbour Light",
        "14",
        "2024-03-05",
    )
    assert said_in(episode) == [Said("Ada", 3000, "We begin."), Said("Ada", 9000, "Note: this is talk.")]


def test_show_notes_give_chapters_and_are_not_talk() -> None:
    episode = markdown.parse(
        "# Ep. 14: The Turning Lamp\n\nIn this episode we talk.\n\n## Chapters\n\n- 00:00 Welcome\n"
        "- (02:10) The lamp\n- 15:00 Good night\n\n## Links\n\n- [Lamp](https://lamp.example)\n\n"
        "## Transcript\n\n"
        + write(TALK, "**{name}** ({time}):", "({time})", after=" ")
        + "\n## Related\n\n- Another talk\n"
    )
    assert said_in(episode) == TALK
    assert [(chapter.title, chapter.start_ms) for chapter in episode.chapters] == [
        ("Welcome", 0),
        ("The lamp", 130_000),
        ("Good night", 900_000),
    ]
    assert (episode.title, episode.number) == ("The Turning Lamp", "14")


@pytest.mark.parametrize(
    "table",
    [
        "| Speaker | Time | Text |\n|---|:-:|---|\n"
        "| Ada | 0:03 | We *begin*. |\n| Bram | 0:09 | Yes \\| no. |\n",
        "Time | Speaker | Transcript\n:--|:--|:--\n"
        "00:00:03 | **Ada** | We begin.\n00:00:09 | **Bram** | Yes | no.\n",
    ],
)
def test_a_table_is_talk(table: str) -> None:
    episode = markdown.parse(f"# The Lamp\n\n{table}\nThat was it.\n")
    assert [said.speaker for said in said_in(episode)] == ["Ada", "Bram"]
    assert [said.start_ms for said in said_in(episode)] == [3000, 9000]
    assert said_in(episode)[0].text == "We begin."
    assert episode.title == "The Lamp"


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ('the [lamp](https://x.example/a_(b)_c "It") turns', "the lamp turns"),
        ("the [lamp][1] turns[^2]", "the lamp turns"),
        ("![a picture](x.png) turns", "turns"),
        ("*so* **very** _old_ and ~~new~~ `code`", "so very old and new code"),
        ("<https://x.example> and <b>bold</b><br/>", "https://x.example and  bold"),
        ("[1]: https://x.example 'It'", ""),
        ("3 * 4 * 5 and snake_case_name", "3 * 4 * 5 and snake_case_name"),
        ("it has an __init__() and __name__", "it has an __init__() and __name__"),
        (r"\*\*not bold\*\* and \[0:12\]", "**not bold** and [0:12]"),
        ("if a < b and b > c", "if a < b and b > c"),
    ],
)
def test_marks_go_and_words_stay(marked: str, meant: str) -> None:
    assert markdown_marks.plain(marked)[0] == meant


def test_comments_are_left_out_and_one_without_end_stays() -> None:
    assert markdown_marks.without_comments("a <!-- b\nc --> d <!-- e") == "a  d <!-- e"


def test_prose_is_paragraphs_and_says_so() -> None:
    episode = markdown.parse("# The Lamp\n\nIt was **old**.\nIt turned.\n\nNobody knew *why*.\n")
    assert "No times were found." in [remark.text for remark in episode.remarks]
    assert episode.text.split("\n")[-1] == "Nobody knew why."


def test_bold_headings_of_an_article_are_not_people() -> None:
    sections = ("Introduction", "The Lamp", "The Kettle", "Results")
    episode = markdown.parse("\n\n".join(f"**{name}**\n\nIt was so, and went on." for name in sections))
    assert episode.speakers == ()


@pytest.mark.parametrize(
    "piece", ["**a ", "[a", "`", "_x ", "![", "<a ", "~~a ", "| - ", "<!--", "[[a]", "> ", "#"]
)
def test_a_long_line_of_marks_takes_no_time(piece: str) -> None:
    markdown.parse("# " + piece * 60_000 + "x")
    markdown.parse(piece * 60_000)


@given(st.text("*_`~[]()<>!#|-:\\ \nAb0", max_size=200))
def test_no_text_is_refused(written: str) -> None:
    markdown.parse(written)
