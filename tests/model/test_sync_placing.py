"""A sync on the text that is shown: corrected, or read from a changed file."""

import re
from dataclasses import replace

from earmark.model import correcting, syncing
from earmark.model.edition import Edition
from earmark.model.episode import Episode, Paragraph, Turn
from earmark.model.sync import Found, HeardWord, Pin, Stretch, Sync, Unspoken
from earmark.model.sync_placing import place, shown_on

NOW = "2026-03-02T19:04:11.482Z"
LINES = ("The see was calm that night.", "We went to the old peer and back.", "Nobody said a word.")


def talk(*lines: str) -> Episode:
    return Episode(turns=(Turn(None, tuple(Paragraph(line, 10_000 * k) for k, line in enumerate(lines))),))


EPISODE = talk(*LINES)


def heard(episode: Episode) -> tuple[HeardWord, ...]:
    """Return every word, one a second."""
    places = [match.span() for match in re.finditer(r"\S+", episode.text)]
    return tuple(HeardWord(*place, 1_000 * k, 1_000 * k + 800, 0.5) for k, place in enumerate(places))


def corrected(episode: Episode, was: str, now: str) -> Edition:
    start = episode.text.index(was)
    corrections = correcting.replace_text(Edition(episode), start, start + len(was), now, NOW)
    return Edition(episode, corrections)


def shown_words(edition: Edition, words) -> dict[str, tuple[int, float]]:
    text = edition.episode.text
    return {text[word.start : word.end]: (word.start_ms, word.confidence) for word in words}


def test_without_corrections_everything_stays_where_it_is():
    words = heard(EPISODE)
    sync = syncing.anchored(Sync(audio="a"), EPISODE, EPISODE.spans[1].start, 9_000, NOW)
    on = shown_on(Edition(EPISODE), sync, words)

    assert on.heard == words
    assert on.pins == (Pin(EPISODE.spans[1].start, 9_000),)


def test_words_keep_their_times_when_others_are_put_right():
    edition = corrected(EPISODE, "see", "sea-green water")
    words = shown_words(edition, shown_on(edition, Sync(audio="a"), heard(EPISODE)).heard)

    assert words["was"] == (2_000, 0.5)
    assert words["Nobody"] == (14_000, 0.5)
    assert words["sea-green"] == (1_000, 0.0)  # two words share the time of one: estimates
    assert 1_000 < words["water"][0] < 1_800


def test_a_word_that_was_put_right_keeps_the_time_of_the_one_it_stands_for():
    edition = corrected(EPISODE, "peer", "pier")

    assert shown_words(edition, shown_on(edition, Sync(audio="a"), heard(EPISODE)).heard)["pier"] == (
        11_000,
        0.5,
    )


def test_anchors_move_along_with_corrections():
    edition = corrected(EPISODE, "see", "wide and open sea")
    sync = syncing.anchored(Sync(audio="a"), EPISODE, EPISODE.spans[1].start, 9_000, NOW)

    assert shown_on(edition, sync).pins == (Pin(edition.episode.spans[1].start, 9_000),)


def test_anchors_are_found_by_their_words_in_a_changed_transcript():
    sync = syncing.anchored(Sync(audio="a"), EPISODE, EPISODE.spans[1].start, 9_000, NOW)
    longer = talk("An introduction that was not there before.", *LINES)
    (anchor,) = place(sync, longer).anchors

    assert anchor.placed
    assert anchor.start == longer.spans[2].start


def test_an_anchor_whose_words_are_gone_is_kept_without_effect():
    sync = syncing.anchored(Sync(audio="a"), EPISODE, EPISODE.spans[1].start, 9_000, NOW)
    other = talk("Something else altogether is said here.")
    (anchor,) = place(sync, other).anchors

    assert (anchor.placed, anchor.start, anchor.audio_ms) == (False, EPISODE.spans[1].start, 9_000)
    assert shown_on(Edition(other), sync).pins == ()
    assert place(place(sync, other), EPISODE).anchors[0].placed


def test_of_two_anchors_at_one_place_the_one_that_was_changed_last_comes_last():
    sync = syncing.anchored(Sync(audio="a"), EPISODE, 0, 9_000, "2026-03-02T20:00:00Z")
    twice = replace(sync, anchors=(*sync.anchors, replace(sync.anchors[0], id="~", audio_ms=1, modified=NOW)))

    assert [pin.audio_ms for pin in shown_on(Edition(EPISODE), twice).pins] == [1, 9_000]


def test_one_offset_counts_alone():
    sync = syncing.anchored(Sync(audio="a"), EPISODE, 0, 9_000, NOW)
    on = shown_on(Edition(EPISODE), syncing.with_offset(sync, 500, NOW), heard(EPISODE))

    assert (on.offset_ms, on.pins, on.heard) == (500, (), ())


def found(text_digest: str) -> Found:
    second = EPISODE.spans[1]
    return Found(
        when=NOW,
        text_digest=text_digest,
        duration_ms=60_000,
        placed=0,
        words=0,
        not_in_transcript=(
            Stretch(9_000, 12_000),
            Stretch(3_000, 5_000),
            Stretch(4_000, 7_000),
            Stretch(8, 8),
        ),
        not_in_audio=(Unspoken(second.start, second.end),),
    )


def test_stretches_of_the_audio_come_in_order_and_do_not_overlap():
    on = shown_on(Edition(EPISODE), Sync(audio="a", found=found("")))

    assert on.not_in_transcript == (Stretch(3_000, 7_000), Stretch(9_000, 12_000))


def test_what_is_not_in_the_audio_is_known_in_the_text_that_was_listened_for():
    edition = corrected(EPISODE, "see", "wide and open sea")
    (gap,) = shown_on(edition, Sync(audio="a", found=found(EPISODE.text_digest))).unspoken

    assert edition.episode.text[gap.start : gap.end] == LINES[1]
    assert shown_on(edition, Sync(audio="a", found=found("sha256:other"))).unspoken == ()
