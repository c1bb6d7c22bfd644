"""True word times from a file beside the transcript."""

import json

import pytest
from tests.episodes import little_episode, make_episode

from earmark.model.episode import Word
from earmark.model.time_map import TimeMap
from earmark.storage.word_times import with_word_times, words_path

EPISODE = little_episode()


def entries(episode=EPISODE):
    return [
        [number, index, span.start * 50 + index * 100, span.start * 50 + index * 100 + 80]
        for number, span in enumerate(episode.spans)
        for index in range(len(span.paragraph.text.split()))
    ]


def write(tmp_path, words, digest=EPISODE.text_digest):
    transcript = tmp_path / "a.little harbour.pdf"
    words_path(transcript).write_text(json.dumps({"text_digest": digest, "words": words}))
    return transcript


def test_every_word_gets_its_time(tmp_path):
    timed = with_word_times(EPISODE, write(tmp_path, entries()))

    assert words_path(tmp_path / "a.little harbour.pdf").name == "a.little harbour.words.json"
    assert timed.text == EPISODE.text
    assert timed.spans[3].paragraph.words == (
        Word(0, 5, timed.spans[3].start * 50, timed.spans[3].start * 50 + 80),
    )
    assert all(word.known for word in TimeMap(timed).words)


def test_times_for_another_text_are_not_taken(tmp_path):
    transcript = write(tmp_path, entries(), make_episode(50).text_digest)

    assert with_word_times(EPISODE, transcript) is EPISODE


def test_without_the_file_nothing_changes(tmp_path):
    assert with_word_times(EPISODE, tmp_path / "a.pdf") is EPISODE


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"text_digest": 7, "words": []}', '{"words": [[1]]}', "\udcff"]
)
def test_a_file_that_cannot_be_read_changes_nothing(tmp_path, content):
    transcript = tmp_path / "a.pdf"
    words_path(transcript).write_bytes(content.encode("utf-8", "surrogateescape"))

    assert with_word_times(EPISODE, transcript) is EPISODE


@pytest.mark.parametrize(
    "spoil",
    [
        lambda words: words[:-1],
        lambda words: [*words, [7, 99, 900_000, 900_001]],
        lambda words: [*words[:-1], [*words[-1][:2], 5, 4]],
        lambda words: [*words[:-1], [*words[-1][:2], -5, 900_000]],
    ],
    ids=["a word missing", "a word too many", "backwards", "before the start"],
)
def test_a_paragraph_with_doubtful_times_has_none_and_the_others_keep_theirs(tmp_path, spoil):
    timed = with_word_times(EPISODE, write(tmp_path, spoil(entries())))

    assert timed.spans[-1].paragraph.words == ()
    assert all(span.paragraph.words for span in timed.spans[:-1])
