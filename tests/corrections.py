"""Episodes of all sorts, and everything a reader could put right in them."""

from hypothesis import strategies as st

from earmark.model import casting, correcting
from earmark.model.corrections import Corrections
from earmark.model.edition import Edition
from earmark.model.episode import Episode, Paragraph, Remark, Speaker, Turn, Word
from earmark.model.taking_back import take_back

WHEN = "2026-03-02T19:04:11.482Z"

words = st.sampled_from(
    ["the", "the", "a", "sea", "light-house", "é", "🎧", "灯台", "[inaudible", "00:08:44]", "No."]
)
spaces = st.sampled_from([" ", " ", " ", "  ", "\t", "\u00a0"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "".join(draw(words) + draw(spaces) for _ in range(draw(st.integers(0, 6)))).strip()


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = draw(texts())
    start_ms = draw(st.none() | st.integers(0, 100_000))
    timed = draw(st.sampled_from(["", "words", "cues"]))
    places = [] if not timed else _places(text)
    if timed == "cues":
        places = [(pair[0][0], pair[-1][1]) for k in range(0, len(places), 2) if (pair := places[k : k + 2])]
    at_ms = [(start_ms or 0) + 300 * k for k in range(len(places) + 1)]
    known = tuple(Word(a, z, at_ms[k], at_ms[k + 1]) for k, (a, z) in enumerate(places))
    return Paragraph(
        text,
        start_ms,
        stamp=draw(st.sampled_from(["", "O0:30"])),
        words=known if timed == "words" else (),
        cues=known if timed == "cues" else (),
        sponsor=draw(st.booleans()),
    )


def _places(text: str) -> list[tuple[int, int]]:
    places, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        places.append((start, at))
    return places


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    names = draw(st.lists(st.sampled_from(["Ada", "ADA", "Bob", "Cy"]), max_size=4))
    speaker = st.none() if not names else st.none() | st.integers(0, len(names) - 1)
    turns = draw(
        st.lists(
            st.builds(Turn, speaker, st.lists(paragraphs(), min_size=1, max_size=3).map(tuple)),
            min_size=1,
            max_size=4,
        )
    )
    speakers = tuple(Speaker(name, draw(st.none() | st.integers(0, 7))) for name in names)
    count = sum(len(turn.paragraphs) for turn in turns)
    remarks = tuple(Remark("?", paragraph=n) for n in range(count))
    return Episode("Talk", speakers=speakers, turns=tuple(turns), remarks=remarks)


VERBS = (
    "words",
    "words",
    "words",
    "split",
    "split",
    "join",
    "speaker",
    "time",
    "rename",
    "merge",
    "color",
    "role",
    "back",
)


def corrected_once(draw: st.DrawFn, edition: Edition) -> Corrections:
    """Return what one verb, drawn with all it needs, makes of *edition*."""
    episode = edition.episode
    if not episode.turns:
        return edition.corrections
    span = draw(st.sampled_from(episode.spans))
    who = st.sampled_from(["Dee", "Ada", "Eve"])
    anybody = who if not episode.speakers else who | st.integers(0, len(episode.speakers) - 1)
    match draw(st.sampled_from(VERBS)):
        case "words":
            a, z = sorted((draw(st.integers(span.start, span.end)), draw(st.integers(span.start, span.end))))
            return correcting.replace_text(edition, a, z, draw(texts()), WHEN)
        case "split":
            offset = draw(st.integers(span.start, span.end))
            return correcting.split_turn(edition, offset, WHEN, speaker=draw(st.none() | anybody))
        case "join":
            return correcting.join_turns(edition, span.turn, WHEN)
        case "speaker":
            return correcting.set_turn_speaker(edition, span.turn, draw(st.none() | anybody), WHEN)
        case "time":
            paragraph = episode.spans.index(span)
            return correcting.set_time(edition, paragraph, draw(st.none() | st.integers(0, 99_000)), WHEN)
        case "back":
            ids = [entry.id for entry in edition.corrections.entries]
            return take_back(edition, draw(st.sets(st.sampled_from(ids))) if ids else (), WHEN)
        case verb:
            return _cast(draw, edition, verb)


def _cast(draw: st.DrawFn, edition: Edition, verb: str) -> Corrections:
    count = len(edition.episode.speakers)
    if not count:
        return edition.corrections
    one, other = draw(st.integers(0, count - 1)), draw(st.integers(0, count - 1))
    match verb:
        case "rename":
            return casting.rename_speaker(
                edition, one, draw(st.sampled_from(["Ada", "Dee", " ", "Cy "])), WHEN
            )
        case "merge":
            return casting.merge_speakers(edition, one, other, WHEN)
        case "color":
            return casting.recolor_speaker(edition, one, draw(st.none() | st.integers(0, 9)), WHEN)
        case _:
            return casting.set_role(edition, one, draw(st.sampled_from(["", "host", "guest"])), WHEN)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Episodes on which a few verbs were used."""
    edition = Edition(draw(episodes()))
    for _ in range(draw(st.integers(0, 6))):
        edition = Edition(edition.original, corrected_once(draw, edition))
    return edition
