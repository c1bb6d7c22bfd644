from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from earmark.model.episode import Chapter, Episode, Paragraph, Speaker, Turn
from earmark.model.parts import PART_MS, first_words, part_at, parts
from earmark.model.time_map import TimeMap

_MINUTE = 60_000
_TWO = (Speaker("Ada"), Speaker("Ben"))
_TEN_WORDS = "one two three four five six seven eight nine ten."


def _talk(speaker: int, start_ms: int | None, words: str = _TEN_WORDS, *, sponsor: bool = False) -> Turn:
    return Turn(speaker, (Paragraph(words, start_ms, sponsor=sponsor),))


def _chat(minutes: int) -> tuple[Turn, ...]:
    """A talk in which the speaker changes every minute."""
    return tuple(_talk(minute % 2, minute * _MINUTE) for minute in range(minutes))


@st.composite
def _episodes(draw: st.DrawFn) -> Episode:
    word = st.text(alphabet="ab.", min_size=1, max_size=6)
    text = st.lists(word, max_size=30).map(" ".join)
    gaps = st.integers(0, 900_000)
    timed = draw(st.booleans())
    turns, at = [], 0
    for _ in range(draw(st.integers(0, 12))):
        paragraphs = []
        for _ in range(draw(st.integers(1, 3))):
            at += draw(gaps)
            paragraphs.append(Paragraph(draw(text), at if timed else None, sponsor=draw(st.booleans())))
        turns.append(Turn(draw(st.sampled_from([None, 0, 1])), tuple(paragraphs)))
    starts = draw(st.lists(st.integers(0, 4_000_000), max_size=6))
    chapters = tuple(Chapter(f"Chapter {n}", start) for n, start in enumerate(starts))
    return Episode(speakers=_TWO, turns=tuple(turns), chapters=chapters)


@given(_episodes())
def test_parts_hold_everything_in_order_and_none_is_empty(episode: Episode) -> None:
    found = parts(episode, TimeMap(episode))

    assert "".join(episode.text[part.start : part.end] for part in found) == episode.text
    assert all(part.start < part.end for part in found)
    for part in found:
        assert all(part.start <= line.start < part.end for line in part.lines)
        assert [line.start for line in part.lines] == sorted(line.start for line in part.lines)


@given(_episodes())
def test_every_place_is_in_the_part_that_is_named_for_it(episode: Episode) -> None:
    found = parts(episode, TimeMap(episode))
    for offset in range(len(episode.text)):
        part = found[part_at(found, offset)]
        assert part.start <= offset < part.end


def test_parts_are_about_ten_minutes_long() -> None:
    episode = Episode(speakers=_TWO, turns=_chat(120))
    found = parts(episode, TimeMap(episode, 120 * _MINUTE))

    begins = [part.start_ms or 0 for part in found]
    assert len(found) == 12
    assert all(abs(later - earlier - PART_MS) <= _MINUTE for earlier, later in pairwise(begins))


def test_a_part_begins_where_the_speaker_changes() -> None:
    long = "word " * 400
    turns = (
        Turn(0, tuple(Paragraph(long, minute * _MINUTE) for minute in range(9))),
        Turn(0, (Paragraph(long, 9 * _MINUTE), Paragraph(long, 10 * _MINUTE))),
        Turn(1, tuple(Paragraph(long, minute * _MINUTE) for minute in range(11, 20))),
    )
    episode = Episode(speakers=_TWO, turns=turns)

    assert [part.start_ms for part in parts(episode, TimeMap(episode, 20 * _MINUTE))] == [0, 11 * _MINUTE]


def test_where_one_talks_all_the_time_a_part_begins_with_a_paragraph_or_a_sentence() -> None:
    paragraphs = tuple(Paragraph("word " * 100, minute * _MINUTE) for minute in range(20))
    alone = Episode(speakers=_TWO, turns=(Turn(0, paragraphs),))
    assert [part.start_ms for part in parts(alone, TimeMap(alone, 20 * _MINUTE))] == [0, 10 * _MINUTE]

    breathless = Episode(speakers=_TWO, turns=(Turn(0, (Paragraph("So it goes on and on. " * 900, 0),)),))
    first, second = parts(breathless, TimeMap(breathless, 20 * _MINUTE))
    assert breathless.text[second.start :].startswith("So it goes")
    assert breathless.text[: first.end].endswith(". ")


def test_without_times_parts_are_cut_by_the_words() -> None:
    turns = tuple(_talk(n % 2, None, _TEN_WORDS * 20) for n in range(40))
    episode = Episode(speakers=_TWO, turns=turns)
    found = parts(episode, TimeMap(episode))

    assert len(found) > 2
    assert {part.start_ms for part in found} == {None}
    lengths = [part.end - part.start for part in found]
    assert max(lengths) < 1.5 * min(lengths)


def test_a_part_without_a_name_is_titled_by_its_longest_talk() -> None:
    turns = (
        _talk(0, 0, "Yeah."),
        _talk(1, 5_000, "Tides turn twice a day. Mostly."),
        _talk(0, 9_000, "I see."),
    )
    (part,) = parts(Episode(speakers=_TWO, turns=turns), TimeMap(Episode(turns=turns), 12_000))

    assert part.title == "Tides turn twice a day"
    assert not part.named


def test_chapters_of_the_file_are_the_parts() -> None:
    chapters = (Chapter("The lamp", 0), Chapter("The keeper", 7 * _MINUTE), Chapter("The sea", 15 * _MINUTE))
    episode = Episode(speakers=_TWO, turns=_chat(20), chapters=chapters)
    found = parts(episode, TimeMap(episode, 20 * _MINUTE))

    assert [(part.title, part.start_ms, part.named) for part in found] == [
        ("The lamp", 0, True),
        ("The keeper", 7 * _MINUTE, True),
        ("The sea", 15 * _MINUTE, True),
    ]


def test_a_chapter_a_little_off_begins_with_the_nearest_paragraph() -> None:
    for start_ms in (7 * _MINUTE - 3_000, 7 * _MINUTE + 3_000):
        episode = Episode(speakers=_TWO, turns=_chat(20), chapters=(Chapter("Keeper", start_ms),))
        assert parts(episode, TimeMap(episode, 20 * _MINUTE))[-1].start_ms == 7 * _MINUTE


def test_a_chapter_in_the_middle_of_a_paragraph_begins_with_a_word() -> None:
    words = Paragraph("alpha beta gamma delta " * 40, 0)
    episode = Episode(turns=(Turn(None, (words,)),), chapters=(Chapter("Half", 28_500),))
    before, half = parts(episode, TimeMap(episode, 57_000))

    assert episode.text[before.end - 1] == " "
    assert half.title == "Half"
    assert abs((half.start_ms or 0) - 28_500) < 1_000


def test_talk_before_the_first_chapter_is_a_part_of_its_own() -> None:
    episode = Episode(speakers=_TWO, turns=_chat(10), chapters=(Chapter("The keeper", 7 * _MINUTE),))
    before, keeper = parts(episode, TimeMap(episode, 10 * _MINUTE))

    assert (before.named, before.start_ms) == (False, 0)
    assert (keeper.named, keeper.title) == (True, "The keeper")


def test_chapters_after_the_last_word_are_left_out() -> None:
    chapters = (Chapter("Talk", 0), Chapter("Music", 30 * _MINUTE))
    episode = Episode(speakers=_TWO, turns=_chat(10), chapters=chapters)

    assert [part.title for part in parts(episode, TimeMap(episode, 40 * _MINUTE))] == ["Talk"]


def test_a_sponsor_read_is_a_part_with_the_name_of_the_sponsor() -> None:
    read = "Quillon writes for you. With Quillon you are done by noon, and Quillon is free."
    turns = (
        *_chat(3),
        _talk(0, 3 * _MINUTE, read, sponsor=True),
        _talk(1, 4 * _MINUTE),
        _talk(0, 5 * _MINUTE),
    )
    episode = Episode(speakers=_TWO, turns=turns)
    before, sponsor, after = parts(episode, TimeMap(episode, 6 * _MINUTE))

    assert (sponsor.title, sponsor.sponsor, sponsor.start_ms) == ("Sponsor: Quillon", True, 3 * _MINUTE)
    assert sponsor.lines == ()
    assert not before.sponsor
    assert after.start_ms == 4 * _MINUTE


def test_a_sponsor_read_between_two_chapters_stands_alone_and_one_inside_is_a_line() -> None:
    read = "And now a word about boots that never leak, whatever the weather may be doing today."
    turns = (
        *_chat(3),
        _talk(0, 3 * _MINUTE, read, sponsor=True),
        _talk(1, 4 * _MINUTE),
        _talk(0, 5 * _MINUTE, read, sponsor=True),
        _talk(1, 6 * _MINUTE),
    )
    chapters = (Chapter("First", 0), Chapter("Second", 4 * _MINUTE))
    episode = Episode(speakers=_TWO, turns=turns, chapters=chapters)
    first, sponsor, second = parts(episode, TimeMap(episode, 7 * _MINUTE))

    assert [first.title, sponsor.title, second.title] == ["First", "Sponsor read", "Second"]
    assert [(line.title, line.sponsor) for line in second.lines] == [("Sponsor read", True)]


def test_turns_of_more_than_twelve_words_have_a_line() -> None:
    twelve = "one two three four five six seven eight nine ten eleven twelve"
    turns = (_talk(0, 0, twelve), _talk(1, 5_000, twelve + " thirteen"))
    episode = Episode(speakers=_TWO, turns=turns)
    (part,) = parts(episode, TimeMap(episode, 10_000))

    (line,) = part.lines
    assert (line.title, line.palette, line.start_ms) == ("one two three four five six seven eight", 1, 5_000)
    assert episode.text[line.start :] == twelve + " thirteen"


def test_first_words_stop_at_a_sentence_but_not_at_a_single_word() -> None:
    assert first_words("No, we build them on computers as well. Yeah, thanks.") == (
        "No, we build them on computers as well"
    )
    assert first_words("Right. We do. This is Dr. Stone, the mason") == "Right. We do. This is Dr. Stone, the"
    assert first_words("Tides turn twice a day. Mostly they do so.") == "Tides turn twice a day"
    assert first_words("...") == "..."


def test_an_empty_episode_has_no_parts() -> None:
    assert parts(Episode(), TimeMap(Episode())) == ()
    assert part_at((), 3) == -1
