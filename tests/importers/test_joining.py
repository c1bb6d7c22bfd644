from __future__ import annotations

import pytest

from earmark.importers.joining import joined, writes_tight_dashes


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
    assert writes_tight_dashes(tight)
    assert not writes_tight_dashes(loose)
    assert joined(tight, tight_dashes=True) == "we went—all of us—home"
    assert joined(["all of us—", "home"], tight_dashes=False) == "all of us— home"
