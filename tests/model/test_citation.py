"""Quotes as they are pasted elsewhere."""

from dataclasses import replace

from earmark.model import citation, quotes
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.time_map import TimeMap

EPISODE = Episode(
    "Tides & the radio",
    "Low Water",
    "15",
    (Speaker("Ada Marsh"), Speaker("Ben Okoye")),
    (
        Turn(0, (Paragraph("What is a tide?", 620_000),)),
        Turn(1, (Paragraph("If I see the moon, I suspect <water>. #1 is *that*.", 625_000),)),
        Turn(0, (Paragraph("Is it?", None, inferred_ms=640_000),)),
    ),
)


def made(words, episode=EPISODE, **more):
    start = episode.text.index(words)
    return quotes.make(episode, TimeMap(episode), start, start + len(words), "gold", now="", **more)


def test_a_citation_says_who_in_what_and_when():
    assert citation.plain(EPISODE, made("If I see the moon, I suspect <water>.")) == (
        "“If I see the moon, I suspect <water>.” Ben Okoye, in “Tides & the radio”, Low Water 15, 00:10:25."
    )


def test_as_html_the_show_is_in_italics_and_text_stays_text():
    assert citation.html(EPISODE, made("I suspect <water>.")) == (
        "“I suspect &lt;water&gt;.” Ben Okoye, in “Tides &amp; the radio”, <i>Low Water</i> 15, 00:10:26."
    )


def test_a_quote_of_two_speakers_says_who_said_what():
    assert citation.plain(EPISODE, made("a tide?\nIf I see")) == (
        "Ada Marsh: “a tide?” Ben Okoye: “If I see” In “Tides & the radio”, Low Water 15, 00:10:20."
    )


def test_a_time_that_the_transcript_does_not_have_is_marked():
    assert citation.plain(EPISODE, made("Is it?")).endswith("Low Water 15, ≈00:10:40.")


def test_what_is_not_known_is_left_out():
    bare = Episode(turns=(Turn(None, (Paragraph("Hello there."),)),))
    titled = replace(bare, title="Tides")

    assert citation.plain(bare, made("Hello", bare)) == "“Hello”"
    assert citation.plain(titled, made("Hello", titled)) == "“Hello” In “Tides”."


def test_a_quote_without_a_place_is_cited_without_a_speaker():
    lost = replace(made("What is a tide?"), placed=False)

    assert citation.plain(EPISODE, lost) == (
        "“What is a tide?” In “Tides & the radio”, Low Water 15, 00:10:20."
    )


def test_all_quotes_as_markdown():
    kept = Annotations.of(
        [
            made("I suspect <water>. #1 is *that*.", note="Ask **Ben**.", tags=("to check", "moon")),
            made("#1 is *that*.\nIs it?"),
        ]
    )

    assert citation.markdown_list(EPISODE, kept) == (
        "# Tides & the radio\n\n*Low Water* 15\n\n"
        "> I suspect \\<water\\>. #1 is \\*that\\*.\n>\n> — Ben Okoye, 00:10:26 · #to-check #moon\n\n"
        "Ask **Ben**.\n\n"
        "> **Ben Okoye:** \\#1 is \\*that\\*.\n>\n> **Ada Marsh:** Is it?\n>\n"
        "> — Ben Okoye and Ada Marsh, 00:10:28\n"
    )
