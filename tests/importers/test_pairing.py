"""Which files of a folder belong together, and which transcript is the best."""

from pathlib import Path

import pytest

from earmark.errors import Cancelled, UserError
from earmark.importers import pairing
from earmark.importers.name_keys import key, number
from earmark.importers.pairing import Found, episodes_in

_VTT = "WEBVTT\n\n" + "00:00:01.000 --> 00:00:02.000\nhello there\n\n" * 4
_VTT_WORDS = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<00:00:01.000>hello <00:00:01.500>there\n" * 2
_TALK = "Ada: Good morning.\nBen: Good morning to you.\nAda: Shall we?\nBen: Yes.\n"


def write(folder: Path, *names: str, text: str = _VTT) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(text)


def names(found: list[Found]) -> list[tuple[str, str | None]]:
    return [(one.transcript.name, one.audio and one.audio.name) for one in found]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ep 12_transcript (1).en.vtt", "ep 12"),
        ("ep-12.mp3", "ep 12"),
        ("EP 12 - copy.pdf", "ep 12"),
        ("transcript.txt", "transcript"),
        ("The Tides.final.srt", "the tides"),
        ("café.mp3", "café"),
    ],
)
def test_a_name_is_what_is_left_without_the_words_for_the_kind(name: str, said: str) -> None:
    assert key(Path(name)) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SDS 007 final.pdf", "7"),
        ("2024-05-12 talk 31.mp3", "31"),
        ("season 2 episode 3.mp3", ""),
        ("talk.mp3", ""),
    ],
)
def test_the_number_of_an_episode_is_the_only_number_that_is_no_date(name: str, said: str) -> None:
    assert number(Path(name)) == said


def test_files_of_one_name_belong_together(tmp_path: Path) -> None:
    write(tmp_path, "a.vtt", "a.mp3", "b_transcript.vtt", "B.m4a")
    assert names(episodes_in([tmp_path])) == [("a.vtt", "a.mp3"), ("b_transcript.vtt", "B.m4a")]


def test_transcripts_and_audio_may_lie_in_two_folders(tmp_path: Path) -> None:
    write(tmp_path / "texts", "one.vtt", "two.vtt")
    write(tmp_path / "sound", "one.mp3", "two.mp3")
    assert names(episodes_in([tmp_path])) == [("one.vtt", "one.mp3"), ("two.vtt", "two.mp3")]


def test_two_shows_with_the_same_names_stay_two(tmp_path: Path) -> None:
    for show in ("ebb", "flow"):
        write(tmp_path / show, "1.vtt", "1.mp3")
    found = episodes_in([tmp_path])
    assert [one.audio and one.audio.parent for one in found] == [tmp_path / "ebb", tmp_path / "flow"]


def test_where_names_differ_the_number_of_the_episode_tells(tmp_path: Path) -> None:
    write(tmp_path, "HL12 transcript.vtt", "harbour-012.mp3", "HL13 transcript.vtt", "harbour-013.mp3")
    assert names(episodes_in([tmp_path])) == [
        ("HL12 transcript.vtt", "harbour-012.mp3"),
        ("HL13 transcript.vtt", "harbour-013.mp3"),
    ]


def test_one_transcript_and_one_audio_belong_together_whatever_their_names(tmp_path: Path) -> None:
    write(tmp_path, "talk.vtt", "recording.mp3")
    both = [tmp_path / "recording.mp3", tmp_path / "talk.vtt"]
    assert names(episodes_in(both)) == [("talk.vtt", "recording.mp3")]


def until(minute: int) -> str:
    return (
        f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nhello\n\n00:{minute}:01.000 --> 00:{minute}:30.000\nbye\n"
    )


def test_where_no_name_tells_the_length_does(tmp_path: Path) -> None:
    write(tmp_path, "x.vtt", text=until(10))
    write(tmp_path, "y.vtt", text=until(50))
    write(tmp_path, "p.mp3", "q.mp3")
    minutes = {"p.mp3": 50.6, "q.mp3": 10.7}

    found = episodes_in([tmp_path], lengths_ms=lambda paths: [round(minutes[p.name] * 60_000) for p in paths])

    assert names(found) == [("x.vtt", "q.mp3"), ("y.vtt", "p.mp3")]


def test_a_length_that_fits_two_pairs_nothing(tmp_path: Path) -> None:
    write(tmp_path, "x.vtt", text=until(10))
    write(tmp_path, "p.mp3", "q.mp3")
    assert names(episodes_in([tmp_path], lengths_ms=lambda paths: [640_000, None])) == [("x.vtt", "p.mp3")]
    assert names(episodes_in([tmp_path], lengths_ms=lambda paths: [640_000, 645_000])) == [("x.vtt", None)]


def test_of_several_transcripts_of_an_episode_the_one_with_word_times_is_taken(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", text=_TALK)
    write(tmp_path, "a.srt")
    write(tmp_path, "a.en.vtt", text=_VTT_WORDS)
    (found,) = episodes_in([tmp_path])
    assert [found.transcript.name, *(other.name for other in found.others)] == ["a.en.vtt", "a.txt", "a.srt"]
    assert found.why == "It has a time for each word."


def test_chapters_are_found_by_name_and_by_what_they_hold(tmp_path: Path) -> None:
    write(tmp_path, "a.vtt", "b.vtt")
    write(tmp_path, "a.json", "b.chapters.json", text='{"version": "1.2.0", "chapters": [{"startTime": 0}]}')
    found = episodes_in([tmp_path])
    assert [one.chapters and one.chapters.name for one in found] == ["a.json", "b.chapters.json"]
    assert [one.others for one in found] == [(), ()]


def test_what_a_folder_holds_beside_transcripts_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "a.vtt", ".hidden.vtt", "a.vtt.earmark.json", "a.words.json", "cover.png")
    write(tmp_path, "README.md", "LICENSE", text="Read me first. There is nothing to hear.")
    write(tmp_path / ".git", "b.vtt")
    assert names(episodes_in([tmp_path])) == [("a.vtt", None)]


def test_a_plain_text_is_a_transcript_if_it_shows_it_or_audio_goes_with_it(tmp_path: Path) -> None:
    write(tmp_path, "talk.txt", text=_TALK)
    write(tmp_path, "prose.txt", "letter.txt", text="Nothing but prose.")
    write(tmp_path, "prose.mp3")
    assert names(episodes_in([tmp_path])) == [("prose.txt", "prose.mp3"), ("talk.txt", None)]


def test_a_file_that_is_named_counts_whatever_it_holds(tmp_path: Path) -> None:
    write(tmp_path, "letter.txt", "other.xyz", text="Nothing but prose.")
    found = episodes_in([tmp_path / "letter.txt", tmp_path / "other.xyz"])
    assert [one.transcript.name for one in found] == ["letter.txt", "other.xyz"]


def test_episodes_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    write(tmp_path, "ep 10.vtt", "ep 9.vtt", "ep 1.vtt")
    assert [one.transcript.name for one in episodes_in([tmp_path])] == ["ep 1.vtt", "ep 9.vtt", "ep 10.vtt"]


def test_links_in_a_folder_lead_nowhere(tmp_path: Path) -> None:
    write(tmp_path, "a.vtt")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.vtt").symlink_to(tmp_path / "a.vtt")
    assert names(episodes_in([tmp_path])) == [("a.vtt", None)]


def test_an_empty_folder_and_audio_alone_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no transcript in this folder"):
        episodes_in([tmp_path])
    write(tmp_path, "a.mp3")
    with pytest.raises(UserError, match="There is audio, but no transcript"):
        episodes_in([tmp_path])


def test_a_whole_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, *(f"{n}.vtt" for n in range(6)))
    monkeypatch.setattr(pairing, "MOST_FILES", 5)
    with pytest.raises(UserError, match="too large"):
        episodes_in([tmp_path])


def test_the_search_can_be_stopped(tmp_path: Path) -> None:
    write(tmp_path, "a.vtt")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        episodes_in([tmp_path], stop)
