from __future__ import annotations

import pytest

from earmark.importers.front_matter import About, about


@pytest.mark.parametrize(
    ("blocks", "metadata", "found"),
    [
        (["HARBOUR LIGHT EPISODE 14: THE TIDE TABLE"], "", ("The Tide Table", "Harbour Light", "14")),
        (["The Tide Table", "Harbour Light, Episode 14"], "", ("The Tide Table", "Harbour Light", "14")),
        (["Harbour Light – Ep. 14 – The Tide Table"], "", ("The Tide Table", "Harbour Light", "14")),
        (["14: The Tide Table"], "", ("The Tide Table", "", "14")),
        (["Title: The Tide Table", "Show: Harbour", "Episode: 14"], "", ("The Tide Table", "Harbour", "14")),
        (["Transcript of The Tide Table"], "", ("The Tide Table", "", "")),
        ([], "HL 14: The Tide Table", ("The Tide Table", "HL", "14")),
        (["THE TIDE TABLE, WITH ADA MCQUILL"], "HL 14: The Tide Table, with Ada McQuill",
         ("The Tide Table, with Ada McQuill", "HL", "14")),
        (["The Tide Table"], "Microsoft Word - draft 3.docx", ("The Tide Table", "", "")),
        ([], "10811.exe", ("", "", "")),
        ([], "", ("", "", "")),
    ],
)  # fmt: skip
def test_title_show_and_number(blocks: list[str], metadata: str, found: tuple[str, str, str]) -> None:
    assert about(blocks, [], "", metadata) == About(*found)


def test_a_title_in_capitals_is_spelled_as_it_is_spoken() -> None:
    text = "I met Ada McQuill at NASA. We spoke of machine learning, with a view of the sea."
    assert about(["ADA MCQUILL OF NASA ON MACHINE LEARNING"], [], text).title == (
        "Ada McQuill of NASA on Machine Learning"
    )


def test_the_show_is_the_one_that_gave_its_name_to_the_address() -> None:
    text = "Welcome to the Harbour Light Show. HarbourLight thanks you. See harbourlight.example for more."
    footer = ["Show Notes: https://www.harbourlight.example/14"]
    assert about(["The Tide Table"], footer, text).show == "HarbourLight"


def test_an_address_that_nobody_speaks_of_is_not_the_show() -> None:
    footer = ["Transcribed by https://www.typists.example"]
    assert about(["The Tide Table"], footer, "Welcome to the Harbour Light Podcast.").show == (
        "Harbour Light Podcast"
    )
