"""Quotes in the four styles, and episodes in lists of sources, as the style guides have them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.citation import STYLE_NAMES, Said, Style, copied, reference, source_of
from earmark.model.cited_work import (
    PersonName,
    Work,
    american_date,
    apa_date,
    date_of,
    name_of,
    names_in_words,
    names_of,
    work_of,
)
from earmark.model.episode import Episode, Speaker
from earmark.model.quotes import Part
from earmark.model.references import apa_in_text, as_text

WORK = Work(
    title="Tides <and> radio",
    show="Low Water",
    number="15",
    date="2023-10-24",
    hosts=names_of("Ada Marsh"),
    publisher="Harbour Sound",
    address="https://example.org/15",
    medium="MP3 audio",
)
GUEST = Said((Part("Ben Okoye", "Is it “quiet”?"),), 625_000)
HOST = Said((Part("Ada Marsh", "It is."),), 4_225_000)
BOTH = Said((Part("Ada Marsh", "Is it?"), Part("Ben Okoye", "Yes.")), 625_000)


def text(style: Style, said: Said, work: Work = WORK) -> str:
    return copied(style, said, work).text


def listed(style: Style, work: Work) -> str:
    return as_text(reference(style, work))


def test_plain() -> None:
    assert text(Style.PLAIN, GUEST) == (
        "“Is it “quiet”?” Ben Okoye, in “Tides <and> radio”, Low Water 15, 00:10:25."
    )


def test_markdown_links_the_time_to_the_address_of_the_episode() -> None:
    assert text(Style.MARKDOWN, GUEST) == (
        "> Is it “quiet”?\n>\n"
        "> — Ben Okoye, “Tides \\<and\\> radio”, *Low Water* 15, [00:10:25](https://example.org/15#t=625)"
    )
    assert copied(Style.MARKDOWN, GUEST, WORK).html == ""


def test_chicago_is_a_note_with_the_place_in_the_sound() -> None:
    assert text(Style.CHICAGO, GUEST) == (
        "Ben Okoye: “Is it “quiet”?”\n\n"
        "Ada Marsh, “Tides <and> radio,” October 24, 2023, in Low Water, episode 15, "
        "published by Harbour Sound, podcast, MP3 audio, at 10:25, https://example.org/15."
    )


def test_apa_is_the_quote_with_its_brackets_and_the_reference_below() -> None:
    assert text(Style.APA, HOST) == (
        "“It is.” (Marsh, 2023, 1:10:25).\n\n"
        "Marsh, A. (Host). (2023, October 24). Tides <and> radio (No. 15) [Audio podcast episode]. "
        "In Low Water. Harbour Sound. https://example.org/15"
    )


def test_as_html_the_show_is_in_italics_and_text_stays_text() -> None:
    html = copied(Style.APA, GUEST, WORK).html
    assert html.startswith("<p>Ben Okoye: “Is it “quiet”?” (Marsh, 2023, 10:25).</p><p>Marsh, A. (Host).")
    assert "Tides &lt;and&gt; radio" in html
    assert "In <i>Low Water</i>. " in html


@pytest.mark.parametrize("style", Style)
def test_whoever_speaks_is_named_where_a_quote_crosses_turns(style: Style) -> None:
    copy = text(style, BOTH).replace("**", "")
    assert "Ada Marsh: " in copy
    assert "Ben Okoye: " in copy


@pytest.mark.parametrize("style", Style)
@given(words=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40))
def test_the_words_are_never_altered(style: Style, words: str) -> None:
    copy = text(style, Said((Part("", words),)))
    if style is not Style.MARKDOWN:
        assert copy.startswith(f"“{words}”")


def test_entries_of_a_list_of_sources() -> None:
    assert listed(Style.CHICAGO, WORK) == (
        "Marsh, Ada. “Tides <and> radio.” Low Water, episode 15. Published by Harbour Sound. "
        "October 24, 2023. Podcast, MP3 audio. https://example.org/15."
    )
    assert listed(Style.PLAIN, WORK) == (
        "“Tides <and> radio”, Low Water 15, October 24, 2023, https://example.org/15."
    )


def test_several_hosts() -> None:
    two = replace(WORK, hosts=names_of("Ada Marsh and Jean-Paul van Dam"))
    three = replace(WORK, hosts=names_of("Marsh, Ada; van Dam, Jean-Paul; Quill, C. D."))
    assert listed(Style.APA, two).startswith("Marsh, A., & van Dam, J.-P. (Hosts). (2023, ")
    assert listed(Style.APA, three).startswith("Marsh, A., van Dam, J.-P., & Quill, C. D. (Hosts).")
    assert apa_in_text(two) == "(Marsh & van Dam, 2023)"
    assert apa_in_text(three, "1:02") == "(Marsh et al., 2023, 1:02)"
    assert listed(Style.CHICAGO, two).startswith("Marsh, Ada, and Jean-Paul van Dam. ")
    assert source_of(Style.CHICAGO, GUEST, three).startswith(
        "Ada Marsh, Jean-Paul van Dam, and C. D. Quill, “"
    )


def test_a_season_is_named_with_the_number() -> None:
    work = replace(WORK, season="2")
    assert "Tides <and> radio (Season 2, Episode 15) [Audio" in listed(Style.APA, work)
    assert "Low Water, season 2, episode 15." in listed(Style.CHICAGO, work)


def test_without_a_host_the_title_stands_in_its_place() -> None:
    work = replace(WORK, hosts=(), publisher="", address="", number="")
    assert listed(Style.APA, work) == (
        "Tides <and> radio [Audio podcast episode]. (2023, October 24). In Low Water."
    )
    assert apa_in_text(work, "0:07") == "(“Tides <and> radio,” 2023, 0:07)"


@pytest.mark.parametrize("style", Style)
def test_nothing_known_is_no_trouble(style: Style) -> None:
    nobody = Said((Part("", "Hello."),))
    assert "Hello." in text(style, nobody, Work())
    assert "None" not in text(style, nobody, Work()) + listed(style, Work())


def test_a_title_that_ends_in_a_mark_gets_no_full_stop() -> None:
    assert "“Why?” " in listed(Style.CHICAGO, replace(WORK, title="Why?"))


def test_an_approximate_time_is_said_to_be() -> None:
    assert source_of(Style.APA, replace(HOST, approximate=True), WORK) == "(Marsh, 2023, ≈1:10:25)"


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("Jon Krohn", "Krohn", "Jon"),
        ("Krohn, Jon", "Krohn", "Jon"),
        ("Dr. Kim Stachenfeld, PhD", "Stachenfeld", "Kim"),
        ("Vincent van Gogh", "van Gogh", "Vincent"),
        ("van Gogh, Vincent", "van Gogh", "Vincent"),
        ("García Márquez, Gabriel", "García Márquez", "Gabriel"),
        ("Madonna", "Madonna", ""),
        ("", "", ""),
    ],
)
def test_names_are_read_as_people_write_them(written: str, family: str, given: str) -> None:
    assert name_of(written) == PersonName(family, given)


@pytest.mark.parametrize(
    "written", ["Jon Krohn, Ada Quill", "Krohn, Jon; Quill, Ada", "Jon Krohn & Ada Quill"]
)
def test_several_names_are_read_however_they_are_listed(written: str) -> None:
    assert [name.family for name in names_of(written)] == ["Krohn", "Quill"]


@given(st.text(max_size=60))
def test_any_text_is_read_as_names_and_written_again(written: str) -> None:
    names = names_of(written)
    assert all(name.with_initials is not None for name in names)
    again = names_of(names_in_words(names))
    assert len(again) <= 20


@pytest.mark.parametrize(
    ("written", "american", "apa"),
    [
        ("2023-10-24", "October 24, 2023", "2023, October 24"),
        ("2023-10", "October 2023", "2023, October"),
        ("2023", "2023", "2023"),
        ("", "", "n.d."),
        ("2023-19-24", "", "n.d."),
        ("yesterday", "", "n.d."),
    ],
)
def test_dates_in_words(written: str, american: str, apa: str) -> None:
    assert (american_date(written), apa_date(written)) == (american, apa)


@pytest.mark.parametrize(
    ("typed", "read"),
    [(" 2023-10-24 ", "2023-10-24"), ("2023", "2023"), ("", ""), ("2023-02-30", None), ("24.10.2023", None)],
)
def test_dates_are_checked_as_they_are_typed(typed: str, read: str | None) -> None:
    assert date_of(typed) == read


def test_hosts_are_those_whom_the_reader_named_so() -> None:
    episode = Episode("T", "S", "1", (Speaker("Ada Marsh", role="host"), Speaker("Ben Okoye")), date="soon")
    work = work_of(episode)
    assert work.hosts == (PersonName("Marsh", "Ada"),)
    assert (work.title, work.show, work.number, work.date) == ("T", "S", "1", "")


def test_every_style_has_a_name() -> None:
    assert list(STYLE_NAMES) == list(Style)
