"""Two sidecars of one transcript as one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.corrections import Corrections, SpeakerChange, TextChange
from earmark.model.joining import Tombstone
from earmark.model.sync import Offset, Sync
from earmark.storage.audio_link import AudioLink
from earmark.storage.joined import are_of_one_transcript, joined
from earmark.storage.sidecar_format import Content, TranscriptId

SELF = TranscriptId("harbour.pdf", "sha256:1", "sha256:2")


def mark(name, note="", minute=0):
    return Highlight(
        name, 3, 10, "gold", TextQuote("harbour"), note=note, modified=f"2026-03-02T19:{minute:02}:00.000Z"
    )


def word(start, now, minute=0):
    when = f"2026-03-02T19:{minute:02}:00.000Z"
    return TextChange(start=start, end=start + 3, quote=TextQuote("see"), now=now, id=now, modified=when)


def content(*marks, **more):
    return Content(Annotations.of(marks), more.pop("transcript", SELF), **more)


def test_quotes_deletions_corrections_audio_and_unknown_fields_of_both_are_there():
    speaker = SpeakerChange(of="Jon", name="John", id="s")
    one = content(
        mark("a"), audio=AudioLink("a.mp3"), corrections=Corrections.of([word(3, "sea")]), extra={"x": 1}
    )
    other = content(
        mark("b"), deleted=(Tombstone("c", "2026"),), corrections=Corrections.of([speaker]), extra={"y": 2}
    )
    both = joined(one, other)

    assert both.annotations == Annotations.of([mark("a"), mark("b")])
    assert both.deleted == other.deleted
    assert both.corrections == Corrections.of([word(3, "sea"), speaker])
    assert both.audio == AudioLink("a.mp3")
    assert both.extra == {"x": 1, "y": 2}
    assert both.transcript == SELF


def test_where_both_corrected_one_place_the_newer_is_applied_and_the_older_is_kept():
    older, newer = word(3, "seas"), word(3, "sea", minute=1)
    both = joined(content(corrections=Corrections.of([older])), content(corrections=Corrections.of([newer])))

    assert both.corrections == Corrections.of([newer], [older])


def test_positions_of_two_texts_count_in_none():
    other = TranscriptId("harbour.pdf", "sha256:8", "sha256:9")
    both = joined(content(mark("a")), content(mark("b"), transcript=other))

    assert both.transcript == TranscriptId("harbour.pdf", "sha256:8", "")


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (SELF, True),
        (TranscriptId("renamed.pdf", "sha256:1"), True),
        (TranscriptId("harbour.vtt", "", "sha256:2"), True),
        (TranscriptId("harbour.pdf", "sha256:8", "sha256:9"), True),
        (TranscriptId("island.pdf", "sha256:8", "sha256:9"), False),
        (TranscriptId(), False),
    ],
)
def test_a_transcript_is_known_by_its_bytes_its_text_or_its_name(other, is_same):
    assert are_of_one_transcript(SELF, other) is is_same
    assert are_of_one_transcript(TranscriptId(), TranscriptId()) is False


contents = st.builds(
    lambda marks, ids, audio, extra, corrected: content(
        *marks, transcript=ids, audio=audio, extra=extra, corrections=Corrections.of(corrected)
    ),
    st.lists(
        st.builds(mark, st.sampled_from("ab"), st.sampled_from(["", "x", "y"]), st.integers(0, 3)),
        max_size=2,
        unique_by=lambda h: h.id,
    ),
    st.builds(TranscriptId, st.sampled_from("nm"), st.sampled_from("12"), st.sampled_from("34")),
    st.none() | st.builds(AudioLink, st.sampled_from("uv"), st.none(), st.sampled_from(["", "d"])),
    st.dictionaries(st.sampled_from("pq"), st.integers(0, 2)),
    st.lists(
        st.builds(word, st.sampled_from([3, 30]), st.sampled_from(["sea", "bee"]), st.integers(0, 3)),
        max_size=2,
        unique_by=lambda entry: entry.start,
    ),
)


def test_syncs_of_both_are_there():
    one, other = Sync(audio="a", offset=Offset(5)), Sync(audio="b", offset=Offset(7))

    assert joined(content(sync=(other,)), content(sync=(one,))).sync == (one, other)


@given(contents, contents, contents)
def test_order_and_repetition_do_not_matter(one, other, third):
    both = joined(one, other)

    assert both == joined(other, one)
    assert joined(both, third) == joined(one, joined(other, third))
    assert joined(both, one) == joined(both, both) == both
    assert both.extra == joined(other, one).extra


def test_what_the_reader_had_superseded_does_not_come_back():
    settled = content(corrections=Corrections.of([word(3, "seas")], [word(3, "sea", minute=1)]))
    unsettled = content(corrections=Corrections.of([word(3, "sea", minute=1)]))

    assert joined(settled, unsettled).corrections == settled.corrections


def test_corrections_that_overlap_are_not_both_applied():
    long = replace(word(3, "the sea"), end=20)
    short = word(10, "sea", minute=1)
    both = joined(content(corrections=Corrections.of([long])), content(corrections=Corrections.of([short])))

    assert both.corrections == Corrections.of([short], [long])
