"""Web pages with a transcript in them: one talk laid out in the ways of many sites and programs."""

from __future__ import annotations

import re
from contextlib import suppress
from html import escape, unescape
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.reading import said_in
from tests.importers.talks import talk, without_times
from tests.importers.web_pages import Write, by_paragraph, on_a_page, within

from earmark.errors import UserError
from earmark.exporters import web_page
from earmark.importers import html, read_transcript
from earmark.importers.html_source import markup_of
from earmark.importers.html_timing import whole
from earmark.model.episode import Chapter, Episode, Paragraph, Speaker, Turn, Word

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
    "rows of spans": within(
        "<div>",
        by_paragraph(
            "<p><span>{time}</span><span>{name}</span><span>{text}</span></p>",
            "<p><span>{time}</span><span></span><span>{text}</span></p>",
        ),
        "</div>",
    ),
    "two columns, name over time": within(
        '<div class="talk">',
        by_paragraph(
            '<div class="row"><div><b>{name}</b><br><a onclick="seek({s})">{time}</a></div>'
            "<div><p>{text}</p></div></div>",
            '<div class="row"><div><a onclick="seek({s})">{time}</a></div><div><p>{text}</p></div></div>',
        ),
        "</div>",
    ),
    "attributes in milliseconds": by_paragraph(
        '<div data-speaker="{name}" data-start-ms="{ms}"><p>{text}</p></div>',
        '<div data-start-ms="{ms}"><p>{text}</p></div>',
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
    "attribute": by_paragraph('<p data-speaker="{name}">{text}</p>', '<p data-speaker="{name}">{text}</p>'),
    "bold and a dash": by_paragraph("<p><b>{name}</b> — {text}</p>", "<p>{text}</p>"),
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


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def spoken(markup: str) -> list[tuple[str, int | None, str]]:
    """Return who says what when, by paragraph."""
    return [(said.speaker, said.start_ms, said.text) for said in said_in(html.parse(markup))]


HYPERAUDIO = page(
    '<form>Playback rate <input></form><article><section><h5 data-m="0">How it began</h5><p>'
    '<span data-m="4470" data-d="0" class="speaker">Doc: </span><span data-m="4470" data-d="270">We </span>'
    '<span data-m="4740" data-d="240">have </span><span data-m="5010" data-d="300">co-</span>'
    '<span data-m="5400" data-d="100">hosts.</span></p><p>'
    '<span data-m="6000" data-d="0" class="speaker">[Ada] </span><span data-m="6100" data-d="200">At </span>'
    '<span data-m="6300">5:30, </span><span data-m="7000" data-d="90">yes.</span></p></section></article>'
)


def test_hyperaudio_keeps_the_time_of_every_word() -> None:
    episode = html.parse(HYPERAUDIO)

    assert [(said.speaker, said.text) for said in said_in(episode)] == [
        ("Doc", "We have co-hosts."),
        ("Ada", "At 5:30, yes."),
    ]
    first, second = (turn.paragraphs[0] for turn in episode.turns)
    assert [(first.text[w.start : w.end], w.start_ms, w.end_ms) for w in first.words] == [
        ("We", 4470, 4740),
        ("have", 4740, 4980),
        ("co-", 5010, 5310),
        ("hosts.", 5400, 5500),
    ]
    assert [(second.text[w.start : w.end], w.start_ms) for w in second.words] == [
        ("At", 6100),
        ("5:30,", 6300),
        ("yes.", 7000),
    ]
    assert [(chapter.title, chapter.start_ms) for chapter in episode.chapters] == [("How it began", 0)]


NOSCRIBE = page(
    '<p style="font-weight:600">interview</p><p><span>Transcribed with noScribe<br>Audio: x.mp3</span></p>'
    '<p><a name="ts_0_4500_S00" >S00: <span style="color: #78909C">[00:00:00]</span> Guten Tag.</a>'
    '<a name="ts_4500_9000_S00" > Wie geht es?</a></p>'
    '<p><a name="ts_9000_12000_S01" >S01: <span>[00:00:09]</span> Danke, gut. Es ist 5:30.</a></p>'
)


def test_noscribe_says_speakers_and_times_in_its_anchors() -> None:
    assert spoken(NOSCRIBE) == [
        ("S00", 0, "Guten Tag. Wie geht es?"),
        ("S01", 9000, "Danke, gut. Es ist 5:30."),
    ]
    assert html.parse(NOSCRIBE).title == "interview"


def test_names_that_were_written_over_those_of_noscribe_are_taken() -> None:
    renamed = NOSCRIBE.replace(">S00: ", ">Interviewer: ").replace(">S01: ", ">Anna Lind: ")

    assert [name for name, _, _ in spoken(renamed)] == ["Interviewer", "Anna Lind"]


CAPTIONS = (
    *("hello everybody and welcome to", "the show today we talk about", "lighthouses and why they"),
    *("matter so much to", "the people on the coast", "and what they", "tell us of the", "long nights there"),
    "in winter",
)


def youtube(element: str, time: str, words: str) -> str:
    """Return a saved page with its panel of captions, four seconds each."""
    panel = "".join(
        f'<{element}><div class="{time}">\n 0:{4 * number:02}\n</div><button>Copy</button>'
        f'<yt-formatted-string class="{words}">{text}</yt-formatted-string></{element}>'
        for number, text in enumerate(CAPTIONS)
    )
    return page(
        "<ytd-app><div id='masthead'>Search</div><h1>Lighthouses</h1><div>0:00 Intro<br>0:20 Winter</div>"
        "<ytd-comments id='comments'><div>@joe</div><div>0:12 great: video</div></ytd-comments>"
        f"<div id='related'><span>4:12</span> Next</div><h2>Transcript</h2><div>{panel}</div></ytd-app>",
        '<meta property="og:site_name" content="YouTube"><title>Lighthouses - YouTube</title>',
    )


@pytest.mark.parametrize(
    "saved",
    [
        youtube("ytd-transcript-segment-renderer", "segment-timestamp", "segment-text"),
        youtube("transcript-segment-view-model", "ytwTimestamp", "yt-core-attributed-string"),
    ],
    ids=["earlier", "later"],
)
def test_the_captions_beside_a_video_become_text_with_their_times(saved: str) -> None:
    episode = html.parse(saved)

    assert episode.text.replace("\n", " ") == " ".join(CAPTIONS)
    assert [cue.start_ms for turn in episode.turns for p in turn.paragraphs for cue in p.cues] == [
        4000 * number for number in range(len(CAPTIONS))
    ]
    assert (episode.title, episode.show) == ("Lighthouses", "")


def test_captions_with_times_out_of_sight_become_paragraphs_too() -> None:
    body = "".join(
        f'<div data-start="{4 * n}.5" data-end="{4 * n + 4}"><span>0:{4 * n:02}</span> {text}</div>'
        for n, text in enumerate(CAPTIONS)
    )

    episode = html.parse(page(body))

    assert episode.text == " ".join(CAPTIONS)
    assert [cue.start_ms for cue in episode.turns[0].paragraphs[0].cues][:3] == [500, 4500, 8500]


def test_a_time_between_chapters_and_a_list_of_them_are_not_said() -> None:
    markup = page(
        "<h1>Episode 9: Sleep</h1><ul><li>0:00 – Introduction</li><li>2:10 – Sleep</li></ul>"
        "<h2>Transcript</h2>"
        "<h3>00:00:00 Introduction</h3><p><b>Ada Quill:</b></p><p>Welcome.</p><p>Today: sleep.</p>"
        "<h3>00:02:10 Sleep</h3><p><b>Bram Os:</b></p><p>It is good.</p><p>* * *</p>"
        "<p><b>Ada Quill:</b></p><p>Thanks.</p>"
        "<p><b>Bram Os:</b></p><p>Bye.</p><p>Copyright © 2023 Harbour Light</p><p>Made in a hurry.</p>"
    )

    episode = html.parse(markup)

    assert [(said.speaker, said.text) for said in said_in(episode)] == [
        ("Ada Quill", "Welcome."),
        ("Ada Quill", "Today: sleep."),
        ("Bram Os", "It is good."),
        ("Ada Quill", "Thanks."),
        ("Bram Os", "Bye."),
    ]
    assert [(c.title, c.start_ms) for c in episode.chapters] == [("Introduction", 0), ("Sleep", 130_000)]
    assert (episode.title, episode.number) == ("Sleep", "9")


def test_headings_over_words_with_times_are_names_if_they_come_again() -> None:
    said = (("Ira Lane", 1), ("Ada Quill", 12), ("Ira Lane", 15), ("Boy", 18))
    body = "".join(f'<h4>{name}</h4><p begin="00:00:{s:02}.500">We say {s} things.</p>' for name, s in said)

    episode = html.parse(page(f"<h1>12: Boats</h1><h3>Prologue</h3>{body}"))

    assert [(s.speaker, s.start_ms) for s in said_in(episode)] == [(name, 1000 * s + 500) for name, s in said]
    assert [chapter.title for chapter in episode.chapters] == ["Prologue"]


def test_numbers_out_of_sight_give_the_printed_times_their_milliseconds() -> None:
    body = "".join(
        f'<p><span class="timestamp" data-timestamp="{s}.25">0:{s:02}</span>&nbsp;{name}: It is {s}.</p>'
        for name, s in (("Ada", 1), ("Bram", 5), ("Ada", 9))
    )

    assert [(name, time) for name, time, _ in spoken(body)] == [("Ada", 1250), ("Bram", 5250), ("Ada", 9250)]


def test_a_time_in_the_middle_of_a_paragraph_begins_a_new_one() -> None:
    body = "".join(
        f"<p><b>Ada Quill</b> <a href='#t={s}'>0:{s}</a> {'We go on and on about it. ' * 4}"
        f"<a href='#t={s + 5}'>0:{s + 5}</a> And on.</p>"
        for s in (10, 20, 30)
    )

    times = [time for _, time, _ in spoken(body)]

    assert times == [10_000, 15_000, 20_000, 25_000, 30_000, 35_000]
    assert "0:15" not in html.parse(body).text


def test_what_the_page_says_of_itself_is_kept() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "Pages"}, '
        '{"@type": "PodcastEpisode", "name": "Bells", "episodeNumber": 14, "datePublished": "2023-05-06", '
        '"partOfSeries": {"@type": "PodcastSeries", "name": "Harbour Light"}}]}</script><title>Listen</title>'
    )

    episode = html.parse(page("<p>Ada: Hello.</p><p>Bram: Hi.</p>", head))

    assert (episode.title, episode.show, episode.number, episode.date) == (
        *("Bells", "Harbour Light"),
        *("14", "2023-05-06"),
    )


def test_an_article_without_speech_opens_as_prose_and_says_so() -> None:
    body = (
        "<nav><a>Home</a></nav><article><h1>Why ships float</h1>"
        "<p>Ships float because the water holds them.</p>"
        "<h2>Early ships</h2><p>They were made of wood: oak, mostly.</p></article><footer>About: us</footer>"
    )

    episode = html.parse(page(body))

    assert not episode.speakers
    assert episode.title == "Why ships float"
    assert [text for _, _, text in spoken(page(body))] == [
        "Ships float because the water holds them.",
        "Early ships",
        "They were made of wood: oak, mostly.",
    ]
    assert "No names of speakers" in episode.remarks[0].text


def test_a_page_without_text_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "app.html"
    path.write_text(page("<div id='root'></div><noscript>Enable JavaScript: now</noscript>"))

    with pytest.raises(UserError, match="no text to read") as caught:
        read_transcript(path)
    assert "later" in caught.value.hint


def test_a_file_that_is_no_page_is_named(tmp_path: Path) -> None:
    path = tmp_path / "talk.html"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))

    with pytest.raises(UserError, match="not a web page"):
        html.read(path)


def test_a_page_is_known_by_how_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("\n<!doctype HTML><p>Ada: Hello.<p>Bram: Hi.")

    assert [speaker.name for speaker in read_transcript(path).speakers] == ["Ada", "Bram"]


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="windows-1252">'),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("cp1251", '<meta charset="windows-1251">'),
        ("shift_jis", "<meta charset=Shift_JIS>"),
        ("iso2022_jp", '<meta charset="iso-2022-jp">'),
    ],
)
def test_pages_are_read_in_the_encoding_that_they_say(encoding: str, says: str, tmp_path: Path) -> None:
    words = {"cp1251": "Привет", "shift_jis": "こんにちは", "iso2022_jp": "こんにちは"}.get(
        encoding, "“Grüße” — ja"
    )
    path = tmp_path / "talk.html"
    path.write_bytes(page(f"<p>Ada: {words}.</p><p>Bram: {words}!</p>", says).encode(encoding))

    assert [text for _, _, text in spoken_in(path)] == [f"{words}.", f"{words}!"]


def spoken_in(path: Path) -> list[tuple[str, int | None, str]]:
    return [(said.speaker, said.start_ms, said.text) for said in said_in(read_transcript(path))]


def test_a_page_saved_as_one_archive_is_read(tmp_path: Path) -> None:
    body = page("<p>Ada: Gr=C3=BC=C3=9Fe =\nhere.</p><p>Bram: Hi.</p>")
    path = tmp_path / "talk.mhtml"
    path.write_text(
        "From: <Saved by Blink>\nSubject: Talk\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
        '\ttype="text/html";\n\tboundary="----X--Y"\n\n------X--Y\nContent-Type: text/html\n'
        f"Content-Transfer-Encoding: quoted-printable\n\n{body}\n"
        "------X--Y\nContent-Type: image/png\n\nabc\n------X--Y--\n"
    )

    assert spoken_in(path) == [("Ada", None, "Grüße here."), ("Bram", None, "Hi.")]


def test_what_stands_on_a_page_as_in_a_text_file_is_read_as_one() -> None:
    lines = "\n".join(f"{s.speaker}: {s.text}\n" for s in without_times(SINGLE))

    assert said_in(html.parse(page(f"<h1>Talk</h1><pre>{escape(lines)}</pre>"))) == without_times(SINGLE)


def test_what_earmark_wrote_comes_back_as_it_was() -> None:
    words = (Word(0, 2, 100, 300), Word(3, 7, 300, 400))
    paragraphs = (
        Paragraph("We  said\u00a0<it> & left.", 100, words=words),
        Paragraph("Buy rope.", sponsor=True),
    )
    episode = Episode(
        title="Bells",
        show="Harbour Light",
        number="14",
        date="2023-05-06",
        speakers=(Speaker("Ada: Quill", palette=3), Speaker("Bram")),
        turns=(
            Turn(None, (Paragraph("Music.", 0),)),
            Turn(0, paragraphs),
            Turn(1, (Paragraph("Yes.", 61_001),)),
            Turn(1, (Paragraph("No.", 62_000),)),
        ),
        chapters=(Chapter("Begin", 0), Chapter("End: it", 61_001)),
    )

    assert html.parse(web_page.write(episode)) == episode


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 200_000,
        "<b>" * 100_000 + "x",
        '<a href="' * 50_000,
        "<!--" * 50_000,
        "<![CDATA[" * 50_000,
        "<script>" * 50_000,
        "<table><tr><td>" * 20_000 + "x",
        "<p " + " ".join(f"data-{n}=1" for n in range(50_000)) + ">x",
        f'<p data-start="{"9" * 5000}">x</p>' * 5,
        '<span data-m="1e400">x</span><span data-m="-5">y</span>' * 5,
        "<!DOCTYPE a [" + '<!ENTITY a "&b;&b;">' * 1000 + "]>&a;",
        f"&#{'9' * 5000};&#xD800;&#0;",
        "talk.html",
        "\ud800",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>x",
        '<script type="application/ld+json">{"@type": {"a": 1}, "name": ["x"]}</script>x',
    ],
    ids=lambda markup: markup[:20],
)
def test_pages_that_mean_harm_are_read_or_refused_in_little_time(markup: str) -> None:
    began = process_time()
    with suppress(UserError):
        html.parse(markup)
    assert process_time() - began < 5


def test_a_page_of_a_million_elements_is_refused() -> None:
    with pytest.raises(UserError, match="too large"):
        html.parse("<b>x</b>" * 1_000_000)


SOUP = st.lists(
    st.sampled_from(
        (
            *(
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<br>",
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<h2>",
                "</h2>",
            ),
            *(
                "<cite>",
                "</cite>",
                "<time>",
                "</time>",
                "<pre>",
                "</pre>",
                "<dl><dt>",
                "<dd>",
                "<li>",
                "<nav>",
            ),
            *(
                '<span data-m="5" data-d="2">',
                '<span data-m="70" class="speaker">',
                "</span>",
                "<a href='#t=5'>",
            ),
            *(
                '<a name="ts_1_2_S0">',
                "</a>",
                "<section>",
                "</section>",
                '<meta name="generator" content="Earmark 1">',
            ),
            *(
                '<time datetime="PT1.500S">',
                '<p data-start="1.5">',
                "<summary>",
                "Transcript",
                "Ada",
                "Ada:",
                "Bram: ",
            ),
            *(
                "0:12",
                "[00:01:02]",
                "hello there.",
                "&amp;",
                "&#x0;",
                "\ud800",
                "<",
                ">",
                '"',
                "<!--",
                "-->",
                "\n",
                " ",
            ),
        )
    ),
    max_size=60,
)


@given(SOUP)
def test_a_soup_of_tags_is_read_or_refused(parts: list[str]) -> None:
    with suppress(UserError):
        episode = html.parse("".join(parts))
        assert "<p>" not in episode.text
        for span in episode.spans:
            assert all(0 <= w.start < w.end <= len(span.paragraph.text) for w in span.paragraph.words)


@given(st.binary(max_size=300))
def test_any_bytes_have_a_text(raw: bytes) -> None:
    assert isinstance(markup_of(raw), str)


def test_the_real_pages_of_hyperaudio(shared: Path) -> None:
    folder = shared / "realdata" / "02-transcripts" / "hyperaudio"
    speakers = {
        "index.html": [
            "Doc",
            "Julian",
            "Adrian",
            "Alexandra",
            "Aleks",
            "Doug",
            "Glyn",
            "Jon",
            "Jeni",
            "Jason",
        ],
        "soundcloud.html": ["Zannah", "Valentina", "Chad", "Antis"],
        "vimeo.html": [],
    }
    for name, names in speakers.items():
        episode = read_transcript(folder / name)
        paragraphs = [p for turn in episode.turns for p in turn.paragraphs]
        timed = [p.text[w.start : w.end] for p in paragraphs for w in sorted(p.words + p.cues, key=_place)]
        assert [speaker.name for speaker in episode.speakers] == names
        assert re.findall(r"\w", "".join(timed)) == re.findall(r"\w", episode.text)


def _place(word: Word) -> int:
    return word.start


def test_the_real_example_of_podcasting_2(shared: Path) -> None:
    folder = shared / "realdata/02-transcripts/podcast-namespace/docs/examples/transcripts"
    episode = read_transcript(folder / "example.html")
    raw = (folder / "example.html").read_text()

    assert [speaker.name for speaker in episode.speakers] == ["Travis", "Sarah", "Gilon"]
    assert len(episode.turns) == raw.count("<cite>")
    assert [turn.paragraphs[0].start_ms for turn in episode.turns][:3] == [0, 53_000, 102_000]
    said = unescape("".join(re.findall(r"<p>(.*?)</p>", raw, re.DOTALL)))
    assert "".join(episode.text.split()) == "".join(said.split())


def test_praise_beside_the_talk_does_not_make_its_speakers() -> None:
    praise = "".join(
        f'<div class="card"><div class="speaker-name">{name}</div><p>It is the best show there is.</p></div>'
        for name in ("Cleo Hart", "Dora Lund", "Emil Sand")
    )
    talk_of_two = UNTIMED_WAYS["strong name: text"](UNTIMED)

    assert (
        said_in(html.parse(page(f"<section>{praise}</section><article>{talk_of_two}</article>"))) == UNTIMED
    )


@pytest.mark.timeout(20)
def test_lone_quotes_in_very_many_tags_do_no_harm() -> None:
    marked = "".join(f'<p class="a{n}" id=b"><b title="c">Ada:</b> Hello {n}.</p>' for n in range(4000))
    episode = html.parse(marked)
    assert "Hello 3999." in episode.text


@pytest.mark.timeout(20)
def test_a_very_long_name_of_a_tag_does_no_harm() -> None:
    episode = html.parse(f"<p>Ada: Hello.</p><p>Bram: Yes.</p><{'a' * 200_000}")
    assert "Hello." in episode.text


def test_a_number_with_odd_spaces_is_one() -> None:
    assert [whole(text) for text in ("12.7", " 12\x1c", "x", None)] == [12, 12, None, None]
