"""What is said when quotes were imported: how many came, and what did not."""

from __future__ import annotations

import pytest

from earmark.importers.annotations import telling
from earmark.model.annotations import Annotations
from earmark.model.taking_in import TakenIn


def taken(placed: int = 0, look: int = 0, lost: int = 0, known: int = 0) -> TakenIn:
    states = ("placed",) * placed + ("look",) * look + ("lost",) * lost
    return TakenIn(Annotations(), states, known)


@pytest.mark.parametrize(
    ("came", "told"),
    [
        (taken(10, 1, 1), "12 quotes: 10 placed, 1 needs a look, 1 has no place"),
        (taken(0, 2, 3), "5 quotes: 0 placed, 2 need a look, 3 have no place"),
        (taken(1), "1 quote: 1 placed, 0 need a look, 0 have no place"),
    ],
)
def test_the_counts(came: TakenIn, told: str) -> None:
    assert telling.counts(came) == told


@pytest.mark.parametrize(
    ("came", "passed_over", "told"),
    [
        (taken(12), 0, "12 quotes imported."),
        (taken(11, 0, 1), 0, "12 quotes imported. 1 has no place."),
        (taken(1, 2, 3), 0, "6 quotes imported. 2 need a look, 3 have no place."),
        (taken(3, known=1), 0, "2 quotes imported. 1 was here already."),
        (taken(3), 2, "3 quotes imported. 2 entries were passed over: they mark no words."),
        (taken(1, known=1), 0, "This quote is here already."),
        (taken(1, 1, known=2), 1, "These 2 quotes are here already."),
        (taken(), 3, "No quotes were found in it."),
    ],
)  # fmt: skip
def test_the_line_for_a_reader(came: TakenIn, passed_over: int, told: str) -> None:
    assert telling.outcome(came, passed_over) == told


def test_the_remarks() -> None:
    assert telling.remarks(taken(4, known=2), 1) == [
        "2 were here already.",
        "1 entry was passed over: it marks no words.",
    ]
    assert telling.remarks(taken(4), 0) == []
