"""Web pages around a transcript, as sites lay them out; and talks written as HTML in many ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from tests.importers.drawing import clock
from tests.importers.talks import Said

Write = Callable[[Sequence[Said]], str]

_PROSE = (
    "<p>In this episode we sail around the islands and ask who keeps the lights burning at night. "
    "Links: <a href='https://harbourlight.example'>the site of the harbour</a>.</p>"
    "<p>Thanks to everybody who sent letters. You find us wherever you find podcasts.</p>"
)

AROUND = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The keepers - Harbour Light</title>
<meta property="og:site_name" content="Harbour Light">
<meta property="article:published_time" content="2023-10-24T06:00:00+00:00">
<style>p {{ color: red }}</style><script>var a = "<p>Nobody: says this</p>";</script></head>
<body class="single-post has-sidebar comments-open">
<a class="skip-link" href="#main">Skip to content</a>
<div id="cookie-notice"><p>We use cookies: all of them.</p><button>Accept</button></div>
<header class="site-header"><nav><ul><li><a href="/">Home</a></li>
<li><a href="/about">About: us</a></li></ul></nav></header>
<main id="main"><article>
<header class="entry-header"><h1>The keepers</h1><p>October 24, 2023</p></header>
{before}<div class="entry-content">{talk}</div>
<div class="sharedaddy"><h3>Share this:</h3><ul><li>Mail</li><li>Print</li></ul></div>
</article>
<section id="comments"><h2>2 comments</h2><ol><li><cite class="fn">Visitor:</cite>
<time datetime="2023-10-25">October 25</time><p>Ada: I liked it.</p></li>
<li><cite class="fn">Other:</cite><p>Me too: very much.</p></li></ol></section></main>
<aside class="sidebar"><h3>Recent</h3><ul><li><a href="/13">Ep 13: Bells</a></li>
<li>0:12 Rope</li></ul></aside>
<footer><p>Copyright: Harbour Light</p></footer></body></html>"""


def on_a_page(talk: str, *, notes: bool = False) -> str:
    """Return *talk* on a page of a site; with *notes*, show notes stand before a heading `Transcript`."""
    before = f"<h2>Show notes</h2>{_PROSE}<h2>Transcript</h2>" if notes else ""
    return AROUND.format(before=before, talk=talk)


def by_paragraph(first: str, more: str, style: str = "hh:mm:ss", between: str = "\n") -> Write:
    """Return a way of writing: *first* for the first paragraph of a turn and *more* for the others.

    Both are templates with `{name}`, `{time}`, `{s}` (seconds) and `{text}`.
    """

    def write(said: Sequence[Said]) -> str:
        blocks = []
        for _, turn in groupby(said, key=lambda one: one.speaker):
            for number, one in enumerate(turn):
                blocks.append(_filled(more if number else first, one, style))
        return between.join(blocks)

    return write


def within(top: str, way: Write, bottom: str) -> Write:
    """Return a way of writing that puts *top* and *bottom* around another."""
    return lambda said: top + way(said) + bottom


def _filled(template: str, one: Said, style: str) -> str:
    time_ms = one.start_ms or 0
    return template.format(
        name=escape(one.speaker),
        time=clock(time_ms, style),
        s=time_ms // 1000,
        ms=time_ms,
        text=escape(one.text),
    )
