"""Invented episodes for tests: the shape of real ones (turns, paragraphs, times), none of their words."""

from __future__ import annotations

import random
import re

from earmark.model.episode import Chapter, Episode, Paragraph, Speaker, Turn, Word

NAMES = ("Ada Marsh", "Ben Okoye", "Cleo Lindqvist", "Dov Amsel")
_MS_A_CHARACTER = 64
_BACKCHANNELS = ("Yeah.", "Right.", "Mm-hmm.", "Of course.")
_OPENINGS = ("I think", "So", "What we found is that", "And then", "It’s odd, but", "As far as I know,")
_THINGS = (
    "the harbour", "a tide table", "my grandmother’s radio", "the old lighthouse", "a notebook",
    "the first ferry", "every gull", "the museum", "a café on the pier", "the weather model",
)  # fmt: skip
_DOINGS = (
    "remembers", "was repaired by", "doesn’t explain", "points towards", "outlived", "sounds like",
    "was drawn before", "would surprise", "depends on", "changed",
)  # fmt: skip
_ENDINGS = (
    "in the winter of 1962", "for reasons nobody wrote down", "every seven hours or so", "at low water",
    "and that’s the whole point", "which I still can’t prove", "on 80% of the maps", "to this day",
)  # fmt: skip
SPONSOR_READ = (
    "This episode is brought to you by Lantern Maps, the atlas that folds itself. "
    "Ten thousand coasts in one pocket. Try it for a month at no cost."
)


def make_episode(
    words: int = 2_000, speakers: int = 2, seed: int = 1, *, word_times: bool = False, sponsor: bool = True
) -> Episode:
    """Return an episode of about *words* words; the same arguments give the same episode.

    One turn in six is a short "Yeah.", one in five has several paragraphs,
    one in thirty holds an `[inaudible hh:mm:ss]`; the seventh has a sponsor
    read as its middle paragraph.
    Times are whole seconds, as in a printed transcript.
    """
    dice = random.Random(seed)
    turns: list[Turn] = []
    count = at_ms = 0
    while count < words:
        texts = _turn_texts(dice, len(turns), at_ms)
        if sponsor and len(turns) == 6:
            texts = [texts[0], SPONSOR_READ, "Now, where were we?"]
        paragraphs = []
        for text in texts:
            paragraphs.append(_paragraph(text, at_ms // 1000 * 1000, word_times=word_times))
            at_ms += len(text) * _MS_A_CHARACTER
            count += len(text.split())
        turns.append(Turn(len(turns) % speakers, tuple(paragraphs)))
    return Episode(
        "Letters from the harbour",
        "Low Water",
        "14",
        tuple(Speaker(name) for name in NAMES[:speakers]),
        tuple(turns),
    )


def little_episode() -> Episode:
    """Return six short turns that hold one of everything, for tests that count characters."""

    def turn(speaker: int | None, *texts: tuple[str, int | None]) -> Turn:
        return Turn(speaker, tuple(Paragraph(t, at_ms, sponsor=t == SPONSOR_READ) for t, at_ms in texts))

    return Episode(
        "A little harbour",
        "Low Water",
        "15",
        (Speaker("Ada Marsh"), Speaker("Ben Okoye")),
        (
            turn(0, ("Welcome back. Today we talk about tides 🌊 and the people who wait for them.", 0)),
            turn(1, ("Thank you. The café was “quiet” all winter.", 6_000), ("Then the radio came.", 11_000)),
            turn(0, ("Yeah.", 14_000)),
            turn(1, ("It said [inaudible 00:00:17] twice. Nobody knew why.", 15_000)),
            turn(0, (SPONSOR_READ, 21_000), ("And back to the pier.", 30_000)),
            turn(1, ("Where were we? The radio, of course.", 33_000)),
        ),
        (Chapter("Waiting", 0), Chapter("The radio", 11_000)),
    )


def _turn_texts(dice: random.Random, number: int, at_ms: int) -> list[str]:
    if number and dice.random() < 1 / 6:
        return [dice.choice(_BACKCHANNELS)]
    paragraphs = dice.choice((1, 1, 1, 1, 2)) if dice.random() < 0.9 else 3
    texts = [" ".join(_sentence(dice) for _ in range(dice.randint(2, 12))) for _ in range(paragraphs)]
    if dice.random() < 1 / 30:
        texts[0] += f" That was the [inaudible {_stamp(at_ms)}] example."
    return texts


def _sentence(dice: random.Random) -> str:
    words = f"{dice.choice(_THINGS)} {dice.choice(_DOINGS)} {dice.choice(_THINGS)}"
    start = f"{dice.choice(_OPENINGS)} {words}" if dice.random() < 0.7 else words
    end = f", {dice.choice(_ENDINGS)}." if dice.random() < 0.6 else "."
    return start[0].upper() + start[1:] + end


def _stamp(at_ms: int) -> str:
    minutes, seconds = divmod(at_ms // 1000, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def _paragraph(text: str, start_ms: int, *, word_times: bool) -> Paragraph:
    words = _words(text, start_ms) if word_times else ()
    return Paragraph(text, start_ms, words=words, sponsor=text == SPONSOR_READ)


def _words(text: str, start_ms: int) -> tuple[Word, ...]:
    return tuple(
        Word(a, z, start_ms + a * _MS_A_CHARACTER, start_ms + z * _MS_A_CHARACTER)
        for a, z in (found.span() for found in re.finditer(r"\S+", text))
    )
