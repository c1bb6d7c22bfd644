"""Web pages with a transcript in them: one talk laid out in the ways of many sites and programs."""

from __future__ import annotations

import pytest
from tests.importers.reading import said_in
from tests.importers.talks import talk, without_times
from tests.importers.web_pages import Write, by_paragraph, on_a_page, within

from earmark.importers import html

TALK = talk(turns=24)
UNTIMED = without_times(TALK)
SINGLE = talk(turns=24, paragraphs=False)

TIMED: dict[str, Write] = {
    "cite, time, p": by_paragraph(
        "<cite>{name}:</cite>\n<time>{time}</time>\n<p>{text}</p>", "<time>{time}</time>\n<p>{text}</p>"
    ),
    "div speaker, div timestamp": by_paragraph(
        '<div class="row"><div class="speaker">{name}</div><div class="timestamp">{time}</div>'
        "<p>{text}</p></div>",
        '<div class="row"><div class="timestamp">{time}</div><p>{text}</p></div>',
    ),
    "time before name, in spans": by_paragraph(
        '<div class="line"><span class="t-time">[{time}]</span><span class="t-speaker">{name}:</span> '
        '<span class="t-text">{text}</span></div>',
        '<div class="line"><span class="t-time">[{time}]</span><span class="t-text">{text}</span></div>',
    ),
    "name, words, time below": by_paragraph(
        *['<div><div class="a-speaker">{name}</div><div>{text}</div><div class="a-time">{time}</div></div>']
        * 2
    ),
    "strong name [time] text": by_paragraph(
        "<p><strong>{name}</strong> [{time}] {text}</p>", "<p>[{time}] {text}</p>"
    ),
    "name (link with time), br": by_paragraph(
        '<p>{name} (<a href="https://x.example/e?token=1&amp;ts={s}">{time}</a>):<br>{text}</p>',
        '<p>(<a href="https://x.example/e?token=1&amp;ts={s}">{time}</a>)<br>{text}</p>',
    ),
    "link, name: text": by_paragraph(
        '<p><a href="#t={s}">{time}</a> <b>{name}:</b> {text}</p>',
        '<p><a href="#t={s}">{time}</a> {text}</p>',
    ),
    "heading with name and time": by_paragraph(
        "<h4>{name} <small>{time}</small></h4><p>{text}</p>", "<h4><small>{time}</small></h4><p>{text}</p>"
    ),
    "table time, name, text": within(
        "<table><tr><th>Time</th><th>Speaker</th><th>Text</th></tr>",
        by_paragraph(
            "<tr><td>{time}<td>{name}<td>{text}", "<tr><td>{time}</td><td></td><td>{text}</td></tr>"
        ),
        "</table>",
    ),
    "lines with br": by_paragraph("[{time}] {name}: {text}<br>", "[{time}] {text}<br>"),
    "pre": within("<pre>", by_paragraph("{name} ({time}):\n{text}\n", "({time}):\n{text}\n"), "</pre>"),
    "data-start": by_paragraph(
        '<p data-start="{s}.0" data-speaker="{name}">{text}</p>', '<p data-start="{s}.0">{text}</p>'
    ),
    "data-time, span speaker": by_paragraph(
        '<div class="line" data-time="{s}"><span class="transcript-speaker">{name}:</span>{text}</div>',
        '<div class="line" data-time="{s}">{text}</div>',
    ),
    "data-start in milliseconds, Name: text": by_paragraph(
        '<p data-start="{ms}">{name}: {text}</p>', '<p data-start="{ms}">{text}</p>'
    ),
    "YouTube link with seconds": by_paragraph(
        '<p><a href="https://youtu.be/x?t={s}s">{time}</a></p><p><strong>{name}:</strong>{text}</p>',
        '<p><a href="https://youtu.be/x?t={s}s">{time}</a></p><p>{text}</p>',
    ),
    "onclick": by_paragraph(
        '<p><a onclick="seekTo({s})">▶</a> <b>{name}:</b> {text}</p>',
        '<p><a onclick="seekTo({s})">▶</a> {text}</p>',
    ),
}

UNTIMED_WAYS: dict[str, Write] = {
    "strong name: text": by_paragraph("<p><strong>{name}:</strong> {text}</p>", "<p>{text}</p>"),
    "strong name:, no space": by_paragraph("<p><strong>{name}:</strong>{text}</p>", "<p>{text}</p>"),
    "bold by style": by_paragraph(
        '<p><span style="font-weight: 700">{name}:</span><span> {text}</span></p>',
        "<p><span>{text}</span></p>",
    ),
    "name: text, unclosed p": by_paragraph("<p>{name}: {text}", "<p>{text}"),
    "dl": within("<dl>", by_paragraph("<dt>{name}</dt><dd>{text}</dd>", "<dd>{text}</dd>"), "</dl>"),
    "dl, unclosed": within("<dl>", by_paragraph("<dt>{name}<dd>{text}", "<dd>{text}"), "</dl>"),
    "h4": by_paragraph("<h4>{name}</h4><p>{text}</p>", "<p>{text}</p>"),
    "strong, br": by_paragraph("<p><strong>{name}</strong><br />{text}</p>", "<p>{text}</p>"),
    "all with br": by_paragraph("<b>{name}:</b> {text}<br><br>", "{text}<br><br>"),
    "class speaker": by_paragraph(
        '<div class="Turn"><span class="speakerName">{name}</span><p>{text}</p></div>', "<p>{text}</p>"
    ),
    "details": within(
        "<details><summary>Transcript</summary>",
        by_paragraph("<p><b>{name}</b>: {text}</p>", "<p>{text}</p>"),
        "</details>",
    ),
    "accordion that hides it": within(
        '<button class="accordion">Read transcript</button><div class="panel" style="display: none" hidden>',
        by_paragraph("<p><b>{name}:</b> {text}</p>", "<p>{text}</p>"),
        "</div>",
    ),
    "two columns of a table": within(
        "<table>",
        by_paragraph(
            "<tr><td><b>{name}</b></td><td><p>{text}</p></td></tr>", "<tr><td></td><td>{text}</td></tr>"
        ),
        "</table>",
    ),
    "list": within("<ul>", by_paragraph("<li><em>{name}</em>: {text}</li>", "<li>{text}</li>"), "</ul>"),
}


@pytest.mark.parametrize("notes", [False, True], ids=["alone", "after notes"])
@pytest.mark.parametrize("way", TIMED)
def test_times_names_and_words_are_found_in_every_layout(way: str, notes: bool) -> None:
    episode = html.parse(on_a_page(TIMED[way](TALK), notes=notes))

    assert said_in(episode) == TALK
    assert (episode.title, episode.show, episode.date) == ("The keepers", "Harbour Light", "2023-10-24")


@pytest.mark.parametrize("notes", [False, True], ids=["alone", "after notes"])
@pytest.mark.parametrize("way", UNTIMED_WAYS)
def test_names_and_words_are_found_in_every_layout(way: str, notes: bool) -> None:
    assert said_in(html.parse(on_a_page(UNTIMED_WAYS[way](UNTIMED), notes=notes))) == UNTIMED


@pytest.mark.parametrize("way", TIMED)
def test_a_fragment_without_a_page_around_it_says_the_same(way: str) -> None:
    assert said_in(html.parse(TIMED[way](TALK))) == TALK
