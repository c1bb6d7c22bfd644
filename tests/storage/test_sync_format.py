"""Syncs in a sidecar: what others wrote is kept, and what cannot be is refused."""

import json

import pytest

from earmark.model.annotations import TextQuote
from earmark.model.joining import Tombstone
from earmark.model.sync import Anchor, Found, Offset, Segment, Stretch, Sync, Unspoken, WrongTime
from earmark.storage.sidecar_format import Content, decode, encode

WHEN = "2026-03-02T19:04:11.482Z"
SYNC = Sync(
    audio="sha256-ends:1",
    anchors=(
        Anchor(id="x", start=3, quote=TextQuote("harbour"), audio_ms=1_200, created=WHEN, modified=WHEN),
    ),
    offset=Offset(-2_300, WHEN),
    found=Found(
        when=WHEN,
        text_digest="sha256:2",
        duration_ms=9_000,
        placed=9,
        words=10,
        segments=(Segment(0, 5_000, -20),),
        not_in_transcript=(Stretch(5_000, 6_000),),
        not_in_audio=(Unspoken(40, 50),),
        wrong_times=(WrongTime(51, 100, 7_000),),
    ),
    deleted=(Tombstone("y", WHEN),),
)


def document(sync: Sync = SYNC):
    return json.loads(encode(Content(sync=(sync,))))


def read(changed) -> Sync:
    (sync,) = decode(json.dumps(changed).encode()).sync
    return sync


def test_a_sync_comes_back_as_it_was():
    assert read(document()) == SYNC


def test_without_a_sync_nothing_stands_in_the_file():
    assert "sync" not in json.loads(encode(Content()))


def test_what_is_not_known_of_an_audio_does_not_stand_in_the_file():
    assert document(Sync(audio="a"))["sync"] == [{"audio": "a", "anchors": []}]


def test_fields_that_are_not_known_are_kept_at_every_level():
    changed = document()
    (entry,) = changed["sync"]
    places = [entry, entry["anchors"][0], entry["anchors"][0]["position"], entry["anchors"][0]["quote"]]
    places += [entry["offset"], entry["heard"], entry["deleted"][0]]
    for number, place in enumerate(places):
        place["later"] = number
    written = json.loads(encode(decode(json.dumps(changed).encode())))

    assert written["sync"] == changed["sync"]


def test_two_entries_of_one_audio_are_brought_together():
    changed = document(Sync(audio="a", offset=Offset(5, WHEN)))
    changed["sync"] += document(Sync(audio="a", anchors=SYNC.anchors))["sync"]

    assert read(changed) == Sync(audio="a", anchors=SYNC.anchors, offset=Offset(5, WHEN))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("audio", ""),
        ("audio", None),
        ("anchors", [{"id": "x"}]),
        ("anchors", [{"id": "x", "position": {"start": 0}, "audio_ms": -1}]),
        ("anchors", [{"id": "x", "position": {"start": 0}, "audio_ms": 2**31}]),
        ("offset", {"ms": 10**300}),
        ("offset", {"ms": 1.5}),
        ("heard", {"segments": [[0, 1]]}),
        ("heard", {"not_in_transcript": [[0, -1]]}),
        ("deleted", [{"when": WHEN}]),
    ],
)
def test_what_can_be_no_sync_is_refused_in_words(place, value):
    changed = document()
    changed["sync"][0][place] = value

    with pytest.raises(ValueError, match="sync"):
        decode(json.dumps(changed).encode())


def test_an_offset_counts_only_if_nothing_was_heard_since():
    assert SYNC.offset_ms == -2_300
    assert Sync(audio="a").offset_ms is None
    late = Found(when="2026-03-02T19:05:00.000Z", text_digest="", duration_ms=0, placed=0, words=0)
    assert Sync(audio="a", offset=SYNC.offset, found=late).offset_ms is None
