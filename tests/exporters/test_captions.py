from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.episodes import make_episode
from tests.exporters.odd_episodes import HARD, episode_of, with_words

from earmark.errors import UserError
from earmark.exporters.captions import Caption, captions_of
from earmark.exporters.cutting import Room, columns_of
from earmark.model.episode import Episode, Paragraph, Turn, Word
from earmark.model.unspaced import is_unspaced

ROOM = Room(columns=42)


def lines(episode: Episode, caption: Caption) -> list[str]:
    """Return the lines of *caption* as they are shown."""
    text = episode.spans[caption.paragraph].paragraph.text
    starts = [caption.start, *(after for _, after in caption.breaks)]
    ends = [*(before for before, _ in caption.breaks), caption.end]
    return [text[a:z] for a, z in zip(starts, ends, strict=True)]


def shown(episode: Episode, room: Room = ROOM) -> list[list[str]]:
    return [lines(episode, caption) for caption in captions_of(episode, room)]


def times(episode: Episode) -> list[tuple[int, int]]:
    return [(caption.start_ms, caption.end_ms) for caption in captions_of(episode, ROOM)]


def put_together(pieces: list[str]) -> str:
    """Join lines as a reader does: with a space, unless the script has none."""
    text = pieces[0]
    for piece in pieces[1:]:
        text += piece if is_unspaced(text[-1]) and is_unspaced(piece[0]) else f" {piece}"
    return text


def test_captions_end_with_sentences_and_phrases() -> None:
    said = (
        "We walked to the end of the pier. The ferry had left without us, so we sat down on the wet stones "
        "and waited for the next one."
    )
    assert shown(episode_of(("Ada", 0, said))) == [
        ["We walked to the end of the pier.", "The ferry had left without us,"],
        ["so we sat down on the wet stones", "and waited for the next one."],
    ]


def test_short_sentences_share_a_caption() -> None:
    assert shown(episode_of(("Ada", 0, "Yes. No. Perhaps."))) == [["Yes. No. Perhaps."]]


def test_no_word_is_left_alone() -> None:
    said = (
        "When the tide is out one can walk over the sand as far as the lighthouse without ever getting wet."
    )
    assert all(len(caption[-1]) > 20 for caption in shown(episode_of(("Ada", 0, said))))


def test_a_caption_begins_with_its_paragraph_even_where_two_have_the_same_time() -> None:
    starts = [caption.start_ms for caption in captions_of(HARD["the same time again"], ROOM)]
    assert starts == [0, 5_000, 5_000, 5_000, 9_000]


def test_no_caption_begins_before_the_one_before_it() -> None:
    episode = episode_of(("Ada", 9_000, "Yes."), ("Bram", 4_000, "No."), ("Ada", 12_000, "Well."))
    assert times(episode) == [(9_000, 10_000), (9_000, 10_000), (12_000, 13_000)]


def test_short_words_stay_long_enough_to_be_read_but_not_into_the_next() -> None:
    episode = episode_of(("Ada", 0, "Yes."), ("Bram", 300, "No."), ("Ada", 20_000, "Well."))
    assert times(episode) == [(0, 300), (300, 1_300), (20_000, 21_000)]


def test_slow_speech_is_cut_by_time() -> None:
    episode = with_words(
        episode_of(("Ada", 0, "One two three four five six seven eight nine.")), gap_ms=2_000
    )
    assert all(end - start <= 7_000 for start, end in times(episode))
    assert len(times(episode)) == 3


def test_cues_of_the_file_are_kept_with_their_times() -> None:
    stretches = ("We walked to the end of", "the pier.", "The ferry had left.")
    text, ms = " ".join(stretches), (1_000, 2_000, 2_400, 9_900)
    starts = [text.index(stretch) for stretch in stretches]
    cues = tuple(
        Word(start, start + len(stretch), ms[k], ms[k + 1] - 100)
        for k, (start, stretch) in enumerate(zip(starts, stretches, strict=True))
    )
    episode = Episode(turns=(Turn(None, (Paragraph(text, 1_000, cues=cues),)),))
    assert shown(episode) == [[stretch] for stretch in stretches]
    assert times(episode) == [(1_000, 1_900), (2_000, 2_300), (2_400, 9_800)]


def test_a_cue_of_the_file_that_is_too_long_is_cut() -> None:
    text = make_episode(120).turns[0].paragraphs[0].text
    episode = Episode(turns=(Turn(None, (Paragraph(text, 0, cues=(Word(0, len(text), 0, 40_000),)),)),))
    captions = captions_of(episode, ROOM)
    assert len(captions) > 3
    assert (captions[0].start_ms, captions[-1].end_ms) == (0, 40_000)


def test_what_has_no_times_is_refused() -> None:
    with pytest.raises(UserError, match=r"^This transcript has no times\.$") as refused:
        captions_of(HARD["without times"], ROOM)
    assert "Markdown" in refused.value.hint


def test_paragraphs_without_times_are_estimated_between_those_with() -> None:
    starts = [caption.start_ms for caption in captions_of(HARD["some times"], ROOM)]
    assert starts == sorted(starts)
    assert (starts[1], starts[3]) == (4_000, 9_000)
    assert 4_000 < starts[2] < 9_000


@pytest.mark.parametrize("name", [name for name in HARD if name != "without times"])
@pytest.mark.parametrize("columns", [32, 42])
def test_captions_hold_the_whole_text_in_two_lines_of_fair_length(name: str, columns: int) -> None:
    check(HARD[name], columns)


@given(st.integers(0, 10_000), st.integers(20, 60), st.booleans())
def test_any_talk_becomes_captions(seed: int, columns: int, word_times: bool) -> None:
    check(make_episode(150, seed=seed, word_times=word_times), columns)


@given(st.lists(st.text("ab, .!語、。「」ก ́", min_size=1, max_size=120), min_size=1, max_size=4))
def test_any_text_becomes_captions_that_give_it_back(texts: list[str]) -> None:
    plain = [" ".join(text.split()) for text in texts]
    rows = [("", k * 1_000, text) for k, text in enumerate(plain) if text]
    if rows:
        check(episode_of(*rows), 20)


def check(episode: Episode, columns: int) -> None:
    captions = captions_of(episode, Room(columns))
    together: dict[int, list[str]] = {}
    for caption in captions:
        parts = lines(episode, caption)
        assert len(parts) <= 2
        assert all(columns_of(part) <= columns or is_one(part) for part in parts)
        together.setdefault(caption.paragraph, []).extend(parts)
        assert caption.start_ms < caption.end_ms
        assert caption.end_ms - caption.start_ms <= 7_000 or is_one(" ".join(parts)) or not caption.part
    assert [put_together(parts) for parts in together.values()] == [
        span.paragraph.text for span in episode.spans
    ]
    assert [c.start_ms for c in captions] == sorted(c.start_ms for c in captions)


def is_one(line: str) -> bool:
    """Whether *line* cannot be parted."""
    return " " not in line or any(letter >= "\u0e00" for letter in line)
