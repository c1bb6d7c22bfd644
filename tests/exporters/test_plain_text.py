from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.talks import talk, without_times
from tests.importers.written import write

from earmark.exporters.plain_text import write as to_text
from earmark.importers import pdf, text
from earmark.model.episode import Episode


def read_back(episode: Episode) -> Episode:
    return text.parse(to_text(episode))


def without_pages(episode: Episode) -> Episode:
    """Return *episode* as text can hold it: without pages, and without what was said of the PDF."""
    return replace(episode, remarks=())


@given(st.integers(0, 500), st.integers(2, 4), st.booleans())
def test_an_episode_reads_back_the_same(seed: int, count: int, timed: bool) -> None:
    names = ("Ada Quill", "Bram Osterhuis", "Caller 1", "Dr. Dana Ives")[:count]
    said = talk(seed, names, 12)
    said = said if timed else without_times(said)
    episode = text.parse(
        "Title: The Tide Table\nShow: Harbour\nEpisode: 14\n\n" + write(said, "{name} ({time}):")
    )

    assert read_back(episode) == episode


@pytest.mark.parametrize(
    "file", ["episode/sds725.pdf", "realdata/01-pdf/fomc-pressconf/FOMCpresconf20220615.pdf"]
)
def test_real_episodes_read_back_the_same(shared: Path, file: str) -> None:
    episode = without_pages(pdf.read(shared / file))
    assert without_pages(read_back(episode)) == episode


def test_prose_reads_back_as_the_same_paragraphs() -> None:
    prose = text.parse("\n\n".join(said.text for said in talk(turns=9)))
    assert read_back(prose).turns == prose.turns
