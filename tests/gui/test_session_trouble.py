"""Sessions in trouble: bad sidecars, changed transcripts, folders that refuse, strange names."""

import json
from dataclasses import replace

import pytest
from tests.episodes import make_episode
from tests.sessions import EPISODE, quote

from earmark.errors import UserError
from earmark.model import edits, quotes
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode, Paragraph
from earmark.model.time_map import TimeMap
from earmark.storage.sidecar import Sidecar, load, save, sidecar_path


def told(session):
    return [(notice.kind, notice.fact) for notice in session.notices]


@pytest.mark.parametrize(
    "raw", [b"", b'{"version": 1, "annotations": [{"id"', b"not JSON", b"x" * 50_000_000]
)
def test_a_damaged_sidecar_is_told_of_and_put_aside_only_when_something_is_kept(opened, transcript, raw):
    path = sidecar_path(transcript)
    path.write_bytes(raw)
    session = opened(transcript)
    assert told(session) == [("damaged", "Quotes could not be read.")]
    assert session.notices[0].consequence.endswith("It is put aside, not lost, when you keep a quote.")
    session.flush()
    assert path.read_bytes() == raw

    session.edit("Keep", Annotations((quote("radio"),)))
    session.flush()
    assert load(path).content.annotations == session.annotations
    (aside,) = transcript.parent.glob("*.earmark.damaged-*.json")
    assert aside.read_bytes() == raw


def test_a_newer_sidecar_is_shown_and_not_changed(opened, transcript):
    session = opened(transcript)
    session.edit("Keep", Annotations((quote("radio"),)))
    session.close()
    path = sidecar_path(transcript)
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"version": 7}))
    again = opened(transcript)

    assert told(again) == [("newer", "These quotes were kept by a newer Earmark.")]
    assert again.read_only_reason
    assert again.annotations == session.annotations


def test_a_sidecar_that_cannot_be_read_stops_all_writing(opened, transcript):
    sidecar_path(transcript).mkdir()
    session = opened(transcript)

    assert told(session) == [("unreadable", "Quotes could not be read.")]
    with pytest.raises(UserError):
        session.edit("Keep", Annotations((quote("radio"),)))


def test_quotes_of_another_transcript_are_kept_without_a_place(opened, transcript):
    first = opened(transcript)
    kept = [quote("the people who wait for them"), quote("“quiet” all winter", note="why?")]
    first.edit("Keep", Annotations.of(kept))
    first.close()
    before = sidecar_path(transcript).read_bytes()
    other = make_episode(300)
    session = opened(transcript, other)
    assert [h.placed for h in session.annotations.highlights] == [False, False]
    assert [(n.fact, n.consequence) for n in session.notices] == [
        ("2 quotes lost their place.", "The transcript changed since you marked them.")
    ]
    session.flush()
    assert sidecar_path(transcript).read_bytes() == before

    made = quotes.make(other, TimeMap(other), 0, 20, "sky", now="")
    session.edit("Keep", session.annotations.put(made))
    session.close()
    back = opened(transcript)
    assert [back.annotations.get(h.id) for h in kept] == kept


def test_one_lost_quote_is_told_of_in_the_singular(opened, transcript):
    first = opened(transcript)
    first.edit("Keep", Annotations((quote("radio"),)))
    first.close()

    assert told(opened(transcript, Episode())) == [("orphans", "1 quote lost its place.")]


@pytest.fixture
def unsaved(qtbot, opened, read_only_folder):
    """A session with one quote in a folder that takes nothing."""
    session = opened(read_only_folder / "harbour.txt")
    with qtbot.waitSignal(session.save_failed) as signal:
        session.edit("Keep", Annotations((quote("radio"),)))
    assert signal.args[0].hint == "The folder is read-only."
    return session


def test_in_a_read_only_folder_quotes_are_kept_in_memory(unsaved, read_only_folder):
    unsaved.flush()

    assert unsaved.is_unsaved
    assert unsaved.annotations == Annotations((unsaved.annotations.highlights[0],))
    assert [path.name for path in read_only_folder.iterdir()] == ["harbour.txt"]


def test_when_the_folder_takes_files_again_trying_again_saves(qtbot, unsaved, read_only_folder):
    read_only_folder.chmod(0o755)

    with qtbot.waitSignal(unsaved.saved):
        unsaved.retry()
    assert load(sidecar_path(read_only_folder / "harbour.txt")).content.annotations == unsaved.annotations


def test_what_is_saved_elsewhere_is_found_when_the_transcript_is_opened_again(
    qtbot, opened, unsaved, read_only_folder
):
    elsewhere = read_only_folder.parent / "home" / "my quotes.json"
    with qtbot.waitSignal(unsaved.saved):
        unsaved.save_elsewhere(elsewhere)
    unsaved.edit("Keep", unsaved.annotations.put(quote("tides")))
    unsaved.close()
    assert not unsaved.is_unsaved
    again = opened(read_only_folder / "harbour.txt")

    assert again.annotations == unsaved.annotations
    assert again.sidecar_path == elsewhere


def test_saving_elsewhere_never_replaces_another_file(unsaved, read_only_folder):
    home = read_only_folder.parent / "home"
    letter, others = home / "letter.json", home / "others.earmark.json"
    letter.write_text("Dear Ada")
    save(others, Sidecar().content, Sidecar())

    with pytest.raises(UserError, match="is another file"):
        unsaved.save_elsewhere(letter)
    with pytest.raises(UserError, match="quotes of another transcript"):
        unsaved.save_elsewhere(others)
    assert letter.read_text() == "Dear Ada"
    assert unsaved.is_unsaved


def test_saving_elsewhere_keeps_what_was_saved_there_before(qtbot, opened, unsaved, read_only_folder):
    home = read_only_folder.parent / "home"
    other = opened(home / "harbour.txt")
    other.edit("Keep", Annotations((quote("tides"),)))
    other.close()

    with qtbot.waitSignal(unsaved.saved):
        unsaved.save_elsewhere(other.sidecar_path)
    assert {h.quote.exact for h in unsaved.annotations.highlights} == {"radio", "tides"}
    assert load(other.sidecar_path).content.annotations == unsaved.annotations


@pytest.mark.parametrize("name", ["a b.pdf", "it's “odd”.pdf", "🎧 #1 50%.pdf", "x" * 196, "ä" * 125])
def test_any_name_of_a_transcript_will_do(opened, tmp_path, name):
    session = opened(tmp_path / name)
    session.edit("Keep", Annotations((quote("radio"),)))
    session.close()

    assert opened(tmp_path / name).annotations == session.annotations


def test_quotes_in_a_transcript_that_was_corrected_elsewhere_go_along_and_keep_their_words(
    opened, transcript
):
    first = opened(transcript)
    kept = quote("Then the radio came.")
    first.edit("Keep", Annotations((kept,)))
    first.close()
    turns = (
        EPISODE.turns[0],
        replace(EPISODE.turns[1], paragraphs=(Paragraph("Then, a radio came.", 11_000),)),
    )
    other = replace(EPISODE, turns=(*turns, *EPISODE.turns[2:]))

    second = opened(transcript, other)
    (found,) = second.annotations.highlights
    second.edit("Note", edits.set_note(second.annotations, kept.id, "why?", "2026-03-02T19:00:00.000Z"))
    second.close()

    assert other.text[found.start : found.end] == "Then, a radio came."
    assert found.quote == kept.quote
    third = opened(transcript, other)
    assert third.annotations == second.annotations
    assert not third.notices
