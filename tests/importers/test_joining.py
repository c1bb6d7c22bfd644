from __future__ import annotations

import pytest

from earmark.importers.joining import joined, manner_of


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["two", "words"], "two words"),
        (["in-", "person"], "in-person"),
        (["GPT-", "4 is"], "GPT-4 is"),
        (["I wanted to-", '"No."'], 'I wanted to- "No."'),
        (["a -", "dash"], "a - dash"),
        (["inter\u00ad", "national"], "international"),
        (["今日は海の", "話です。"], "今日は海の話です。"),
        (["서울은", "크다"], "서울은 크다"),
        (["the ﬁrst ", "\0 oﬃce\u00a0hour"], "the first office hour"),
        (["", "  ", "alone"], "alone"),
        ([], ""),
        (["half \ud83c of a pair"], "half of a pair"),
    ],
)
def test_lines_become_running_text(lines: list[str], text: str) -> None:
    assert joined(lines) == text


def test_a_dash_is_joined_as_the_document_writes_it() -> None:
    tight, loose = ["we went—all of us—", "home"], ["we went — or I went— back— and", "so—"]
    assert joined(tight, manner_of([tight])) == "we went—all of us—home"
    assert joined(["all of us—", "home"], manner_of([loose])) == "all of us— home"


def test_words_that_were_divided_lose_their_hyphen_where_the_document_was_hyphenated() -> None:
    hyphenated = [[f"the light{n}-", f"house{n} and a well-", "known pier"] for n in range(9)]
    whole = [["the lighthouse, the harbour and the fisherman"]]
    divided = [["the light-", "house"], ["a har-", "bour"], ["the fisher-", "man"], ["in-", "person"]] * 2

    assert joined(["the light-", "house"], manner_of(hyphenated + whole)) == "the light-house"
    assert joined(["the light-", "house"], manner_of(divided + whole)) == "the lighthouse"
    assert joined(["in-", "person"], manner_of(divided + whole)) == "in-person"


def test_soft_hyphens_are_hyphens_where_they_are_as_rare_as_hyphens() -> None:
    printed = [
        "in\u00adperson is how we have met for all these many years since then and before that, in\u00ad"
    ]
    assert joined([*printed, "person"], manner_of([[*printed, "person"]])) == (
        "in-person is how we have met for all these many years since then and before that, in-person"
    )
    possible = ["the light\u00adhouse mas\u00adter an\u00adswers the fer\u00ad", "ry"]
    assert joined(possible, manner_of([possible])) == "the lighthouse master answers the ferry"
