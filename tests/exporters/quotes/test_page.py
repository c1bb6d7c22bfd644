"""Quotes as a web page: it stands alone, nothing in it runs but its own script, and all text is there."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.quotes.quoted_harbour import annotations, harbour, sheet

from earmark.exporters.quotes import page
from earmark.exporters.quotes.marked_text import MarkedText
from earmark.exporters.quotes.options import Group, Options
from earmark.exporters.quotes.rows import make_sheet
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.citation import Style
from earmark.model.episode import Speaker

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}</style>'


def parsed(html: bytes) -> BeautifulSoup:
    return BeautifulSoup(html.decode(), "html.parser")


def test_style_and_script_are_those_that_the_policy_names() -> None:
    found = parsed(page.write(sheet()))
    policy = str(found.find("meta", {"http-equiv": "Content-Security-Policy"})["content"])
    for tag in ("style", "script"):
        (own,) = found.find_all(tag)
        digest = base64.b64encode(hashlib.sha256(own.string.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_nothing_is_loaded_but_the_sound() -> None:
    found = parsed(page.write(sheet()))
    assert [tag["src"] for tag in found.find_all(src=True)] == ["harbour%2015.mp3"]
    assert not found.find_all("link")
    addresses = re.findall(r"url\(([^)]{0,22})", str(found.find("style")))
    assert set(addresses) == {"data:font/woff2;base64"}


def faces(html: bytes) -> list[tuple[str, str, str]]:
    style = str(parsed(html).find("style"))
    return re.findall(r"font-family: (\w+); font-weight: (\d+); font-style: (\w+)", style)


def test_the_page_carries_the_fonts_of_the_app_and_stays_small() -> None:
    html = page.write(sheet())
    assert faces(html) == [
        *(("Literata", "400", "normal"), ("Literata", "600", "normal")),
        *(("Inter", "400", "normal"), ("Inter", "600", "normal")),
    ]
    assert len(html) < 150_000
    first = re.search(rb"base64,([^)]+)", html)
    assert first is not None
    assert base64.b64decode(first[1])[:4] == b"wOF2"


def test_italics_are_carried_only_where_there_are_some() -> None:
    marks = [replace(mark, note="*so*") for mark in annotations().highlights]
    slanted = page.write(make_sheet(harbour(), Annotations.of(marks)))
    assert ("Inter", "400", "italic") in faces(slanted)
    assert ("Inter", "400", "italic") in faces(page.write(sheet(options=Options(cite=Style.APA))))


def test_every_turn_is_in_the_colour_of_its_speaker_and_names_it_once() -> None:
    turns = parsed(page.write(sheet())).select(".turn")
    for turn, said in zip(turns, harbour().turns, strict=True):
        assert len(turn.select(".line")) == len(said.paragraphs)
        assert len(turn.select(".line:first-child .at cite")) == len(turn.select("cite"))
    assert turns[0].select_one("cite").get_text() == "Ada <A> Marsh"
    assert {turn["class"][1] for turn in turns} >= {"s0", "s1"}


def test_space_between_tags_is_not_space_in_a_note() -> None:
    style = str(parsed(page.write(sheet())).find("style"))
    (rule,) = re.findall(r"^(.*) \{ white-space: pre-line \}", style, re.MULTILINE)
    assert rule == ".note p, .line-of-note"


def test_without_sound_there_is_no_player_and_no_link_to_a_time() -> None:
    found = parsed(page.write(sheet(link="")))
    assert not found.find_all("audio")
    assert not found.select("a[data-t]")


def test_whatever_was_said_or_noted_is_text() -> None:
    episode = harbour()
    hostile = replace(
        episode, title=HOSTILE, show=HOSTILE, speakers=tuple(Speaker(HOSTILE + n) for n in ("1", "2"))
    )
    marks = [
        replace(mark, note=HOSTILE, tags=(HOSTILE,), color=HOSTILE, id=f"{HOSTILE}{n}")
        for n, mark in enumerate(annotations().highlights)
    ]
    made = make_sheet(hostile, Annotations.of(marks), link="a.mp3", color_names={HOSTILE: HOSTILE})
    html = page.write(made)
    found = parsed(html)
    assert (len(found.find_all("script")), len(found.find_all("img"))) == (1, 0)
    assert "49" not in found.get_text()
    assert found.h1.get_text() == HOSTILE
    assert HOSTILE in found.select_one(".note").get_text()


def test_the_whole_transcript_is_there_with_quotes_over_each_other() -> None:
    found = parsed(page.write(sheet()))
    paragraphs = [p.get_text() for p in found.select(".turn p")]
    assert paragraphs == harbour().text.split("\n")
    both = found.select_one(".turn mark mark")
    assert both is not None
    assert both.get_text() == "the radio"


def test_quotes_without_a_place_are_among_the_quotes_and_said_to_be_lost() -> None:
    last = parsed(page.write(sheet())).select(".quote")[-1]
    assert "=gone & lost" in last.get_text()
    assert last.select_one(".doubt").get_text() == "not found in the present transcript"


def test_every_link_within_the_page_leads_somewhere() -> None:
    html = page.write(sheet()).decode()
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets
    assert targets <= set(re.findall(r' id="([^"]+)"', html))


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=6))
def test_stretches_are_the_text_and_know_the_quotes_over_them(places: list[tuple[int, int]]) -> None:
    episode = harbour()
    size = len(episode.text)
    marks = [
        Highlight(f"h{n}", start, min(start + length, size), "gold", TextQuote("x"))
        for n, (start, length) in enumerate(places)
        if start < size
    ]
    text = MarkedText(make_sheet(episode, Annotations.of(marks)))
    for number, span in enumerate(episode.spans):
        at = span.start
        for stretch in text.stretches(number):
            over = {m.id for m in marks if m.start < at + len(stretch.text) and at < m.end}
            assert {row.id for row in stretch.rows} == over
            at += len(stretch.text)
        assert at == span.end


class Balance(HTMLParser):
    """Holds what is open; says what is closed in the wrong order, or stands where it must not."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        inside = {"p": ("p",), "a": ("a",)}.get(tag, ("p",) if tag in ("div", "aside", "section") else ())
        if any(outer in self.open for outer in inside):
            self.wrong.append(f"{tag} in {self.open}")
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


@pytest.mark.parametrize("group", Group)
def test_every_tag_is_closed_and_stands_where_it_may(group: Group) -> None:
    balance = Balance()
    balance.feed(page.write(sheet(options=Options(group=group, cite=Style.APA))).decode())
    balance.close()
    assert (balance.wrong, balance.open) == ([], [])
