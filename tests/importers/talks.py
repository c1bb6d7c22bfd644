"""Invented talks for the tests: who says what, and when. The same seed gives the same talk."""

from dataclasses import dataclass
from random import Random

SPEAKERS = ("Ada Quill", "Bram Osterhuis")
_SUBJECTS = (
    *("the ferry", "a lighthouse", "our tide table", "the harbour master", "this map", "a blue kettle"),
    *("the night train", "my aunt", "the old pilot", "every gull", "the museum", "that radio"),
)
_VERBS = (
    *("keeps", "answers", "follows", "forgets", "mends", "carries", "draws"),
    *("remembers", "outlives", "explains", "borrows", "loses", "counts"),
)
_OBJECTS = (
    *("the late letters", "a well-worn rope", "seventeen small bells", "the far-off islands"),
    *("its own shadow", "every other wave", "the lost half of the chart", "what the storm left"),
    *("a house on the pier", "three kinds of silence", "the one-eyed cat", "all that snow"),
)
_TAILS = [
    "",
    " before breakfast",
    " in mid-winter",
    " for the keepers",
    " without a word",
    ", or so they say",
]
_TRAPS = [
    "We asked the people who know: keepers: they smiled and said nothing.",
    "It leaves at 5:30 in the morning, and at 17:45 on Sundays.",
    "You find it all at https://harbourlight.example/14 if you look.",
    "I think [inaudible 00:08:44] was the word, or [inaudible 00:01:09]?",
    'She said, "Note: nobody reads the notes," and went.',
    "There is a before-and-after picture of the twenty-first-century pier.",
    "Dr. Osterhuis, my aunt, was no doctor at all...",
    "Three things: rope, light, and time.",
    "Part 2: the tide comes back, as it does.",
]
_SHORT = [
    "Yeah.",
    "No.",
    "Right.",
    "Mm-hmm.",
    "Exactly, yes.",
    "Oh, really?",
    "I wouldn't-",
    "... so there it is.",
]


@dataclass(frozen=True)
class Said:
    """A paragraph: `speaker` is repeated for each; `start_ms` is a whole second."""

    speaker: str
    start_ms: int | None
    text: str


def talk(
    seed: int = 1,
    speakers: tuple[str, ...] = SPEAKERS,
    turns: int = 40,
    *,
    paragraphs: bool = True,
    late: bool = False,
) -> list[Said]:
    """Return a talk. *paragraphs*: some turns have more than one. *late*: it begins after an hour."""
    random = Random(seed)
    seconds = 3700 if late else 0
    said: list[Said] = []
    speaker = 0
    for turn in range(turns):
        for _ in range(random.choice((1, 1, 1, 2, 3)) if paragraphs else 1):
            text = _text(random, short=turn > 0)
            said.append(Said(speakers[speaker], seconds * 1000, text))
            seconds += len(text) // 16 + random.choice((0, 0, 1, 2))
        speaker = _other(random, speaker, len(speakers))
    return said


def without_times(said: list[Said]) -> list[Said]:
    return [Said(s.speaker, None, s.text) for s in said]


def _other(random: Random, speaker: int, count: int) -> int:
    return (speaker + random.randrange(1, count)) % count


def _text(random: Random, *, short: bool) -> str:
    if short and random.random() < 0.3:
        return random.choice(_SHORT)
    sentences: list[str] = []
    for _ in range(random.randint(1, 9)):
        sentence = _sentence(random)
        if sentence not in sentences:  # people seldom say the same twice
            sentences.append(sentence)
    return " ".join(sentences)


def _sentence(random: Random) -> str:
    if random.random() < 0.15:
        return random.choice(_TRAPS)
    parts = [random.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS)]
    sentence = f"{' '.join(parts)}{random.choice(_TAILS)}."
    return sentence[0].upper() + sentence[1:]
