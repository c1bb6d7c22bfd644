"""Episodes that hold what is hard to write down: names and words that look like something else."""

from __future__ import annotations

import re

from tests.episodes import SPONSOR_READ, little_episode, make_episode

from earmark.model.episode import Chapter, Episode, Paragraph, Speaker, Turn, Word

Row = tuple[str, int | None, str]
"""Who speaks, when (ms) and what: a paragraph."""


def episode_of(*rows: Row, title: str = "The tide table", **about: str) -> Episode:
    """Return an episode of these paragraphs; a turn goes on as long as the speaker is the same."""
    names = list(dict.fromkeys(name for name, _, _ in rows if name))
    turns: list[Turn] = []
    for name, start_ms, text in rows:
        who = names.index(name) if name else None
        before = turns.pop() if turns and turns[-1].speaker == who else Turn(who, ())
        paragraph = Paragraph(text, start_ms, sponsor=text == SPONSOR_READ)
        turns.append(Turn(who, (*before.paragraphs, paragraph)))
    return Episode(title=title, speakers=tuple(map(Speaker, names)), turns=tuple(turns), **about)


def with_words(episode: Episode, *, gap_ms: int = 40) -> Episode:
    """Return *episode* with a time for each word: 60 ms a letter from the paragraph's time on."""
    turns = []
    for turn in episode.turns:
        paragraphs = []
        for p in turn.paragraphs:
            at_ms = p.start_ms or 0
            words = []
            for found in re.finditer(r"\S+", p.text):
                end_ms = at_ms + 60 * len(found[0])
                words.append(Word(*found.span(), at_ms, end_ms))
                at_ms = end_ms + gap_ms
            paragraphs.append(Paragraph(p.text, p.start_ms, words=tuple(words), sponsor=p.sponsor))
        turns.append(Turn(turn.speaker, tuple(paragraphs)))
    return Episode(
        episode.title, episode.show, episode.number, episode.speakers, tuple(turns), date=episode.date
    )


def _talk(
    *texts: str, names: tuple[str, ...] = ("Ada Quill", "Bram Osterhuis"), step_ms: int = 20_000
) -> Episode:
    """Return an episode in which *names* say *texts* in turn, after each of them said something plain."""
    plain = ["Welcome to the harbour, it is good to be here.", "Thank you, I have brought the tide table."]
    said = [*(plain * len(names))[: len(names)], *texts, *plain]
    return episode_of(*((names[k % len(names)], k * step_ms, text) for k, text in enumerate(said)))


HARD = {
    "one of everything": little_episode(),
    "long": make_episode(900, speakers=3),
    "names": _talk(
        "Yes.",
        "No.",
        "Perhaps.",
        "So it is.",
        names=(
            "José Núñez, PhD",
            "Anna-Lena O’Brien",
            "Dr. Müller (guest)",
            "山田 太郎",
            "محمد الأمين",
            "Caller 1",
        ),
    ),
    "signs in names": _talk("Yes.", "No.", names=("Ada & Sons", "R2 <D2>", "*Star*", "Under_score", '"Q"')),
    "signs in text": _talk(
        "It goes --> there & back, 3 < 4 > 2, and &amp; is an entity, <b>not bold</b>.",
        "A *star*, _under_score_, a `tick`, [a link](https://harbour.example), ~~gone~~ and C:\\temp\\new.",
        "“Quotes” and \"quotes\" and 'quotes', $5 and #1 and 50% | 7 ^ 2 {x} ~ y.",
        "He said <v Ada> aloud, and </v> too; then <00:00:05.000> of course.",
    ),
    "like a label": _talk(
        "Note: this is what I mean by a label.",
        "Bram Osterhuis: that is my name, and I say it myself.",
        "We know three things: rope, light, and time.",
        "Question: who is it? Answer: the pilot, as it always was.",
    ),
    "like a time": _talk(
        "[00:12] is what the clock said, and I believed it.",
        "(00:00:07) was on the other one.",
        "It leaves at 5:30: go now, and be there by 17:45 on Sundays.",
        "12:30 is when we eat, all of us, at the long table.",
        "I think [inaudible 00:08:44] was the word, or [inaudible 00:01:09]?",
    ),
    "like markdown": _talk(
        "# Not a heading, a number sign.",
        "- Not a list, a dash.",
        "1. Not a list, the first of them.",
        "> Not a quote, a bracket.",
        "--- and then nothing was said.",
        "+ one more of them.",
        "= the same.",
        "*** and stars.",
        "1962. That was the winter.",
    ),
    "short": _talk("Yeah.", "Mm-hmm.", "No!", "Yes?", "Hm.", "...", "— well,", "OK"),
    "the same time again": episode_of(
        ("Ada", 0, "Welcome to the harbour."),
        ("Bram", 5_000, "Yes."),
        ("Ada", 5_000, "No."),
        ("Bram", 5_000, "It was the tide, of course, as it always is in the winter."),
        ("Ada", 9_000, "Right."),
    ),
    "odd milliseconds": episode_of(
        ("Ada", 7, "Welcome to the harbour."),
        ("Bram", 5_043, "Yes, it is good to be here."),
        ("Ada", 3_605_999, "And here we are, an hour later."),
        ("Bram", 360_000_001, "It was a long day."),
    ),
    "paragraphs": episode_of(
        ("Ada", 0, "The first of hers."),
        ("Ada", 4_000, "The second of hers."),
        ("Bram", 8_000, "His only one."),
        ("Ada", 12_000, "note: this begins small"),
        ("Ada", 15_000, "Wait. Then it ends."),
        ("Ada", 19_000, "Three."),
    ),
    "nobody": episode_of(("", 0, "Welcome to the harbour."), ("", 5_000, "The tide is out. It comes back.")),
    "nobody in between": episode_of(
        ("", 0, "Somebody hums."),
        ("Ada", 4_000, "Welcome."),
        ("", 8_000, "A bell rings."),
        ("Ada", 9_000, "Oh."),
        ("Bram", 12_000, "It is the ferry."),
    ),
    "right to left": _talk(
        "שלום וברוכים הבאים לנמל, היום נדבר על הגאות.",
        "مرحبا بكم في الميناء، اليوم نتحدث عن المد والجزر.",
        names=("דנה כהן", "محمد الأمين"),
    ),
    "no spaces": _talk(
        "港へようこそ。今日は潮の満ち引きと、それを待つ人々について話します。「はい」と彼は言いました。そして、また海を見ました。",
        "欢迎来到港口，今天我们谈谈潮汐，以及等待潮汐的人们。他说：“好的。”然后又看了看大海，很久没有说话。",
        "我们用 Python 3 写的 code 很好，对吧？是的 OK。",
        names=("山田太郎", "李小龙"),
    ),
    "pictures": _talk(
        "🌊 and 👩‍👩‍👧‍👦 and 🇫🇷, e\u0301 as two letters.", "A tide 🌊🌊🌊", names=("Ada 🎧", "Bram")
    ),
    "long words": _talk("https://harbour.example/" + "very-long-path/" * 9, "A" * 90 + " and " + "b" * 50),
    "sponsor": episode_of(
        ("Ada", 0, "Welcome."),
        ("Ada", 3_000, SPONSOR_READ),
        ("Ada", 14_000, "Now, where were we?"),
        ("Bram", 18_000, "Here."),
    ),
    "without times": episode_of(
        ("Ada", None, "Welcome to the harbour."),
        ("Bram", None, "Thank you."),
        ("Ada", None, "Then the radio came."),
    ),
    "some times": episode_of(
        ("Ada", None, "Welcome to the harbour."),
        ("Bram", 4_000, "Thank you."),
        ("Ada", None, "Then the radio came."),
        ("Ada", 9_000, "It said nothing."),
        ("Bram", None, "And then it did."),
    ),
    "words with times": with_words(little_episode()),
    "what is known of it": Episode(
        title='Tides --> and "tables": <part> 2 & 3',
        show="Low # Water",
        number="S2E14",
        date="2023-10-24",
        speakers=(Speaker("Ada", 3, "host"), Speaker("Bram", None, "guest"), Speaker("Never heard")),
        turns=(
            Turn(0, (Paragraph("Welcome.", 0),)),
            Turn(1, (Paragraph("Yes.", 2_000),)),
            Turn(1, (Paragraph("No.", 3_000),)),
        ),
        chapters=(Chapter("One & <all>", 0), Chapter("Two", 2_000)),
    ),
}
