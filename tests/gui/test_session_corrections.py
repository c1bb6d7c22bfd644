"""What is put right in a transcript: shown, kept, undone, and shared like quotes are."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.corrections import corrected_once
from tests.sessions import DIGEST, EPISODE, NOW, quote

from earmark.errors import UserError
from earmark.gui.keeping.session import open_session
from earmark.model import casting, correcting, edits, quotes
from earmark.model.annotations import Annotations
from earmark.model.corrections import Corrections
from earmark.model.edition import Edition
from earmark.model.episode import Episode, Turn
from earmark.model.time_map import TimeMap
from earmark.storage.sidecar import load, save, sidecar_path
from earmark.storage.sidecar_format import Content, TranscriptId

LATER = "2026-03-02T19:10:00.000Z"


@pytest.fixture
def session(opened, transcript):
    return opened(transcript)


def fix(session, was, words, when=NOW):
    start = session.episode.text.index(was)
    after = correcting.replace_text(session.edition, start, start + len(was), words, when)
    session.correct("Fix word", after)


def on_disk(transcript):
    return load(sidecar_path(transcript)).content


def quoted(session):
    text = session.episode.text
    return [text[h.start : h.end] if h.placed else None for h in session.annotations.highlights]


def by_another_program(path, **fields):
    path = sidecar_path(path)
    last = load(path)
    save(path, replace(last.content, **fields), last)


def test_a_word_put_right_is_shown_told_and_on_the_disk(qtbot, session, transcript):
    with qtbot.waitSignals([session.episode_changed, session.saved]):
        fix(session, "radio came", "wireless came")

    assert "Then the wireless came." in session.episode.text
    assert on_disk(transcript).corrections == session.corrections
    assert session.undo_stack.undoText() == "Fix word"


def test_what_changes_nothing_is_no_edit(session):
    session.correct("Fix word", Corrections())

    assert session.undo_stack.count() == 0


def test_quotes_go_along_in_the_same_step_of_undo(session):
    before = Annotations.of([quote("tides"), quote("radio came"), quote("Nobody knew why")])
    session.edit("Keep", before)
    told = []
    session.episode_changed.connect(lambda episode: told.append((episode.text, quoted(session))))

    fix(session, "radio", "old wireless set")
    assert quoted(session) == ["tides", "old wireless set came", "Nobody knew why"]
    assert session.annotations.highlights[1].quote.exact == "old wireless set came"
    assert told[-1] == (session.episode.text, quoted(session))

    session.undo_stack.undo()
    assert session.annotations == before
    assert session.episode == EPISODE

    session.undo_stack.redo()
    assert quoted(session) == ["tides", "old wireless set came", "Nobody knew why"]


def test_a_quote_whose_words_are_taken_out_waits_without_a_place(session):
    before = Annotations.of([quote("radio came")])
    session.edit("Keep", before)

    fix(session, "Then the radio came.", "")
    assert quoted(session) == [None]

    session.undo_stack.undo()
    assert session.annotations == before


def test_opening_again_shows_the_same(opened, transcript):
    first = opened(transcript)
    first.edit("Keep", Annotations.of([quote("radio came"), quote("Where were we")]))
    fix(first, "café", "café on the pier")
    first.correct("Rename speaker", casting.rename_speaker(first.edition, 1, "Ben O.", NOW))
    first.close()

    second = opened(transcript)

    assert second.episode == first.episode
    assert second.annotations == first.annotations
    assert second.corrections == first.corrections
    assert not second.notices
    assert not second.is_unsaved


def test_a_file_made_before_corrections_fits_although_some_came_in_by_hand(opened, transcript):
    kept = Annotations.of([quote("Where were we")])
    edition = Edition(EPISODE)
    start = EPISODE.text.index("tides")
    corrections = correcting.replace_text(edition, start, start + 5, "tides and winds", NOW)
    content = Content(
        kept,
        TranscriptId(transcript.name, DIGEST, EPISODE.text_digest, EPISODE.text_digest),
        None,
        corrections,
    )
    save(sidecar_path(transcript), content, load(sidecar_path(transcript)))

    session = opened(transcript)

    assert quoted(session) == ["Where were we"]
    assert session.annotations.highlights[0].start == kept.highlights[0].start + len(" and winds")


def test_a_correction_that_has_no_place_any_more_is_told_and_kept(opened, transcript):
    first = opened(transcript)
    fix(first, "radio came", "wireless came")
    first.close()
    other = replace(EPISODE, turns=(*EPISODE.turns[:1], Turn(1, EPISODE.turns[5].paragraphs)))

    second = opened(transcript, other)

    assert [(n.kind, n.fact) for n in second.notices] == [
        ("idle-corrections", "1 correction lost its place.")
    ]
    assert second.episode is other
    fix(second, "Welcome", "Be welcome")
    second.close()
    assert len(on_disk(transcript).corrections.texts) == 2
    assert "the wireless came" in opened(transcript).episode.text.replace("Then ", "")


def test_a_session_that_only_reads_refuses_in_words(opened, transcript):
    opened(transcript)
    second = opened(transcript)

    with pytest.raises(UserError, match="cannot be corrected"):
        fix(second, "radio", "wireless")
    assert second.episode is EPISODE


def test_corrections_of_another_program_come_in_and_quotes_of_both_are_right(qtbot, opened, transcript):
    session = opened(transcript)
    session.edit("Keep", Annotations.of([quote("radio came")]))
    session.flush()
    start = EPISODE.text.index("tides")
    theirs = correcting.replace_text(Edition(EPISODE), start, start + 5, "tides and winds", NOW)
    shown = Edition(EPISODE, theirs).episode
    there = shown.text.index("Nobody")
    added = quotes.make(shown, TimeMap(shown), there, there + 6, "mint", now=NOW)
    moved = replace(quote("radio came"), id=session.annotations.highlights[0].id)
    moved = replace(moved, start=moved.start + 10, end=moved.end + 10)
    by_another_program(
        transcript,
        corrections=theirs,
        annotations=Annotations.of([moved, added]),
        transcript=TranscriptId(transcript.name, DIGEST, shown.text_digest, EPISODE.text_digest),
    )

    with qtbot.waitSignal(session.saved), qtbot.assertNotEmitted(session.conflicted):
        fix(session, "Where were we", "Where was I")

    assert "tides and winds" in session.episode.text
    assert "Where was I?" in session.episode.text
    assert quoted(session) == ["radio came", "Nobody"]
    assert on_disk(transcript).annotations == session.annotations

    session.undo_stack.undo()
    assert "tides and winds" in session.episode.text
    assert "Where were we?" in session.episode.text
    assert quoted(session) == ["radio came", "Nobody"]

    session.undo_stack.undo()
    assert quoted(session) == ["Nobody"]
    session.undo_stack.redo()
    assert quoted(session) == ["radio came", "Nobody"]


def test_of_one_word_that_two_corrected_the_newer_is_shown_and_the_older_kept(qtbot, opened, transcript):
    session = opened(transcript)
    session.edit("Keep", Annotations.of([quote("Nobody")]))
    session.flush()
    start = EPISODE.text.index("tides")
    theirs = correcting.replace_text(Edition(EPISODE), start, start + 5, "tide tables", LATER)
    by_another_program(transcript, corrections=theirs)

    with qtbot.waitSignal(session.saved):
        fix(session, "tides", "storms")

    assert "tide tables" in session.episode.text
    assert [entry.now for entry in session.corrections.superseded] == ["storms"]
    assert json.loads(sidecar_path(transcript).read_bytes())["corrections"]["superseded"]["texts"]


class AnyCorrections(RuleBasedStateMachine):
    """Any mix of corrections, quotes, undos and redos, against a plain list of states."""

    transcript: Path

    def __init__(self):
        super().__init__()
        sidecar_path(self.transcript).unlink(missing_ok=True)
        self.session = open_session(self.transcript, EPISODE, DIGEST)
        self.shown = []
        self.session.episode_changed.connect(self.shown.append)
        self.states = [self.state()]
        self.at = 0

    def state(self):
        return self.session.corrections, self.session.annotations

    def note(self):
        if self.state() != self.states[self.at]:
            self.states = [*self.states[: self.at + 1], self.state()]
            self.at += 1

    @rule(data=st.data())
    def correct(self, data):
        self.session.correct("Correct", corrected_once(data.draw, self.session.edition))
        self.note()

    @rule(start=st.integers(0, 300), length=st.integers(1, 40))
    def keep(self, start, length):
        episode = self.session.episode
        made = quotes.make(episode, TimeMap(episode), start, start + length, "gold", now=NOW)
        if made is not None:
            self.session.edit("Keep", edits.keep(self.session.annotations, made))
            self.note()

    @rule()
    def undo(self):
        self.session.undo_stack.undo()
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self):
        self.session.undo_stack.redo()
        self.at = min(len(self.states) - 1, self.at + 1)

    @rule()
    def open_again(self):
        self.session.flush()
        other = open_session(self.transcript, EPISODE, DIGEST)
        assert other.corrections == self.session.corrections
        assert other.episode == self.session.episode
        assert len(other.annotations.highlights) == len(self.session.annotations.highlights)
        other.close()

    @invariant()
    def what_is_shown_is_what_was_done(self):
        assert self.state() == self.states[self.at]
        assert not self.shown or self.shown[-1] == self.session.episode
        text = self.session.episode.text
        for mark in self.session.annotations.highlights:
            assert not mark.placed or text[mark.start : mark.end] == mark.quote.exact

    def teardown(self):
        self.session.close()


def test_any_mix_of_corrections_undos_and_redos_holds_together(qapp, transcript):
    AnyCorrections.transcript = transcript

    run_state_machine_as_test(
        AnyCorrections, settings=settings(max_examples=30, stateful_step_count=15, deadline=None)
    )


def test_an_episode_of_which_nothing_is_left_is_still_one(session):
    for words in [p.text for turn in EPISODE.turns for p in turn.paragraphs]:
        fix(session, words, "")

    assert session.episode.text == Episode().text
    session.undo_stack.undo()
    assert session.episode.text
