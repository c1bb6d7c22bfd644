from __future__ import annotations

import pytest

from earmark.importers.labels import Rank, key, rank


@pytest.mark.parametrize(
    "name",
    [
        "Ada Quill", "Dr. Kim O'Neil-Král", "José Núñez, PhD", "Bram van der Osterhuis", "JK", "Q",
        "SPEAKER_00", "Speaker 1", "CHAIR QUILL", "The CHAIRMAN", "UNIDENTIFIED FEMALE SPEAKER #2",
        "TERRY MARSH, HOST", "Ada Quill (Host)", "J. R. Marsh", "Mr. MARSH", "Анна Котова",
    ],
)  # fmt: skip
def test_names_look_like_names(name: str) -> None:
    assert rank(name) == Rank.LIKELY


@pytest.mark.parametrize("name", ["Ada", "田中", "רות כהן", "Later on Tuesday"])
def test_some_texts_may_be_names(name: str) -> None:
    assert rank(name) in (Rank.PERHAPS, Rank.LOWER)


@pytest.mark.parametrize(
    "name",
    [
        "Show Notes", "Recorded", "www.example.com", "And then", "Exactly, yes.", "What", "12",
        "He said to her", "Three things that I never understood", "今日は海の話をしたいと思います", "",
        "Ada 00:12", "Yes? No", "we asked the people who know",
        "Dr. Quill, my aunt, was no doctor at all... Three things",
    ],
)  # fmt: skip
def test_headings_and_sentences_are_no_names(name: str) -> None:
    assert rank(name) == Rank.NOT


def test_one_speaker_spelled_in_different_ways_is_one() -> None:
    assert (
        len({key(name) for name in ("Ada  Quill", "ADA QUILL:", "Ada Quill (continued)", "ada quill")}) == 1
    )
