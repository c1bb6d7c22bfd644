"""The sidecar as JSON: what is written comes back, and what is not understood is kept."""

import difflib
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark import resources
from earmark.model.annotations import COLORS, Annotations, Around, Highlight, TextQuote
from earmark.model.corrections import Corrections, SpeakerChange, TextChange, TimeChange, TurnStart
from earmark.model.joining import Tombstone, latest
from earmark.model.sync import Anchor, Found, Offset, Segment, Stretch, Sync, Unspoken, WrongTime
from earmark.model.sync_joining import joined
from earmark.storage import sidecar_format
from earmark.storage.audio_link import AudioLink
from earmark.storage.sidecar_format import Content, TranscriptId, decode, encode

DATA = Path(__file__).resolve().parents[1] / "data" / "sidecar"
SCHEMA = json.loads(resources.path("sidecar.schema.json").read_text(encoding="utf-8"))

words = st.text(min_size=1, max_size=30)
counts = st.integers(0, 2**31 - 1)
moments = st.just("") | st.datetimes().map(lambda t: f"{t:%Y-%m-%dT%H:%M:%S}.000Z".rjust(24, "0"))
highlights = st.builds(
    Highlight,
    id=words,
    start=st.integers(0, 1000),
    end=st.integers(1001, 2000),
    color=st.sampled_from(COLORS) | words,
    quote=st.builds(TextQuote, words, st.text(max_size=32), st.text(max_size=32)),
    turn=counts,
    start_ms=st.none() | counts,
    end_ms=st.none() | counts,
    note=st.text(),
    tags=st.lists(words, max_size=3).map(tuple),
    created=moments,
    modified=moments,
    placed=st.booleans(),
    found=st.none() | st.builds(TextQuote, words, st.text(max_size=32), st.text(max_size=32)),
    around=st.none() | st.builds(Around, st.text("0f", max_size=32), st.text("0f", max_size=32)),
    kind=st.just("") | words,
    speakers=st.lists(words, max_size=2).map(tuple),
)
quotes = st.builds(TextQuote, st.text(), st.text(max_size=32), st.text(max_size=32))
stamps = {"id": words, "created": moments, "modified": moments}
corrections = st.lists(
    st.builds(TextChange, start=counts, end=counts, quote=quotes, now=st.text(), **stamps)
    | st.builds(
        TurnStart, start=counts, quote=quotes, speaker=st.none() | words, joined=st.booleans(), **stamps
    )
    | st.builds(TimeChange, start=counts, quote=quotes, start_ms=st.none() | counts, **stamps)
    | st.builds(SpeakerChange, of=words, name=st.none() | words, palette=st.none() | counts, **stamps),
    min_size=1,
    max_size=6,
    unique_by=lambda entry: entry.id,
).map(lambda entries: Corrections.of(entries[1:], entries[:1]))
pairs = st.tuples(counts, counts)
shifts = st.integers(-(2**31) + 1, 2**31 - 1)
findings = st.builds(
    Found,
    when=moments,
    text_digest=st.text(),
    duration_ms=counts,
    placed=counts,
    words=counts,
    estimated=st.booleans(),
    segments=st.lists(
        st.builds(Segment, counts, counts, st.integers(-(2**31) + 1, 2**31 - 1)), max_size=2
    ).map(tuple),
    not_in_transcript=st.lists(pairs.map(lambda pair: Stretch(*pair)), max_size=2).map(tuple),
    not_in_audio=st.lists(pairs.map(lambda pair: Unspoken(*pair)), max_size=2).map(tuple),
    wrong_times=st.lists(st.builds(WrongTime, counts, counts, counts), max_size=2).map(tuple),
)
syncs = st.lists(
    st.builds(
        Sync,
        audio=words,
        anchors=st.lists(
            st.builds(
                Anchor,
                id=words,
                start=counts,
                quote=quotes,
                audio_ms=counts,
                created=moments,
                modified=moments,
            ),
            max_size=2,
        ).map(tuple),
        offset=st.none() | st.builds(Offset, st.none() | shifts, moments),
        found=st.none() | findings,
        deleted=st.lists(st.builds(Tombstone, words, moments), max_size=2).map(tuple),
    ),
    max_size=2,
).map(lambda made: joined((), tuple(made)))
contents = st.builds(
    Content,
    st.lists(highlights, max_size=4, unique_by=lambda h: h.id).map(Annotations.of),
    st.builds(TranscriptId, *[st.text()] * 7),
    st.none() | st.builds(AudioLink, words.filter(lambda w: "\0" not in w), st.none() | counts, st.text()),
    corrections,
    st.lists(st.builds(Tombstone, words, moments), max_size=3).map(latest),
    syncs,
)


def highlight(highlight_id="a", start=3, **more):
    return Highlight(highlight_id, start, start + 7, "gold", TextQuote("harbour"), **more)


def content(*kept):
    return Content(Annotations.of(kept), TranscriptId("harbour.pdf", "sha256:1", "sha256:2"))


@given(contents)
def test_what_is_written_comes_back_and_fits_the_schema(written):
    raw = encode(written)

    assert decode(raw) == written
    assert encode(decode(raw)) == raw
    jsonschema.validate(json.loads(raw), SCHEMA)


def test_the_schema_itself_is_sound():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@given(contents)
def test_the_words_around_a_quote_leave_their_print_in_the_file(written):
    read = decode(encode(written))
    before, after = (sorted((h.id, h.around) for h in c.annotations.highlights) for c in (written, read))

    assert after == before


def test_the_state_of_a_place_is_in_the_file_only_where_it_is_not_sure():
    likely = highlight("b", 20, look=True, found=TextQuote("harbor.", "the ", " is"))
    document = json.loads(encode(content(highlight(), likely, highlight("c", 40, placed=False))))
    states = [annotation.get("state") for annotation in document["annotations"]]

    assert states == [None, "look", "lost"]
    assert document["annotations"][1]["found"] == {"exact": "harbor.", "prefix": "the ", "suffix": " is"}
    assert not {"found", "around"} & document["annotations"][0].keys()
    assert [h.state for h in decode(json.dumps(document).encode()).annotations.highlights] == [
        "placed",
        "look",
        "lost",
    ]


@given(contents)
def test_who_says_it_comes_back(written):
    read = decode(encode(written))
    before, after = (sorted((h.id, h.speakers) for h in c.annotations.highlights) for c in (written, read))

    assert after == before


def test_names_stand_in_the_file_only_where_they_are_known():
    named = TranscriptId("harbour.pdf", title="Tides", show="Low Water", number="15")
    document = json.loads(
        encode(replace(content(highlight(), highlight("b", 20, speakers=("Ada Marsh",))), transcript=named))
    )

    assert [annotation.get("speakers") for annotation in document["annotations"]] == [None, ["Ada Marsh"]]
    assert [document["transcript"][name] for name in ("title", "show", "number")] == [
        "Tides",
        "Low Water",
        "15",
    ]
    assert json.loads(encode(content()))["transcript"].keys() == {"name", "digest", "text_digest"}


def test_that_a_quote_is_kept_without_a_place_stands_in_the_file_only_where_it_has_none():
    marks = (highlight(), highlight("b", 20, placed=False, aside=True), highlight("c", 40, placed=False))
    document = json.loads(encode(content(*marks)))
    assert [annotation.get("aside") for annotation in document["annotations"]] == [None, True, None]
    assert decode(json.dumps(document).encode()).annotations.highlights == marks

    document["annotations"][1]["state"] = "look"
    assert not decode(json.dumps(document).encode()).annotations.highlights[1].aside


def test_what_kind_a_mark_is_stands_in_the_file_only_where_it_is_no_quote():
    written = content(
        highlight("a"), highlight("b", kind="bookmark"), highlight("c", kind="from a newer one")
    )
    entries = json.loads(encode(written))["annotations"]

    assert [entry.get("kind") for entry in entries] == [None, "bookmark", "from a newer one"]
    assert [mark.is_bookmark for mark in decode(encode(written)).annotations.highlights] == [
        False,
        True,
        False,
    ]


def test_half_a_surrogate_pair_is_written_and_comes_back():
    broken = content(highlight(note="\ud83d here"))

    assert decode(encode(broken)) == broken


def test_the_file_is_sorted_and_a_changed_note_is_one_changed_line():
    before = encode(content(highlight(), highlight("b", 20))).decode()
    after = encode(content(highlight(), highlight("b", 20, note="why?"))).decode()
    changed = [pair for pair in zip(before.split("\n"), after.split("\n"), strict=True) if len(set(pair)) > 1]

    assert changed == [('      "note": "",', '      "note": "why?",')]
    assert before.endswith("}\n")
    assert json.dumps(json.loads(before)) == json.dumps(json.loads(before), sort_keys=True)


@pytest.mark.parametrize("path", sorted(DATA.glob("version-*.json")), ids=lambda path: path.stem)
def test_a_file_of_every_past_version_can_be_read(path):
    read = decode(path.read_bytes())
    first, second = read.annotations.highlights

    assert read.version == sidecar_format.VERSION
    assert (first.id, first.color, first.start, first.end, first.turn) == ("5d0c6a1f9b27", "sky", 28, 46, 0)
    assert first.quote == TextQuote(
        "talk about tides 🌊", "Welcome back. Today we ", " and the people who wait for them"
    )
    assert (first.start_ms, first.end_ms, first.tags) == (1736, 2852, ("check", "statistic"))
    assert first.note == "Find the *source* before citing this.\nSee “Tides”."
    assert (second.start_ms, second.created) == (None, "2026-03-02T19:20:00.000Z")
    assert read.audio == AudioLink("audio/harbour #1.mp3", 7_148_000, "sha256-ends:00ff")
    assert read.transcript == TranscriptId("harbour.pdf", "sha256:aa", "sha256:bb")


def test_a_file_of_the_present_version_comes_out_as_it_went_in():
    raw = (DATA / f"version-{sidecar_format.VERSION}.json").read_bytes()

    assert encode(decode(raw)) == raw
    jsonschema.validate(json.loads(raw), SCHEMA)


def test_all_that_the_present_version_came_to_hold_comes_out_as_it_went_in():
    raw = (DATA / f"full-{sidecar_format.VERSION}.json").read_bytes()
    read = decode(raw)

    assert encode(read) == raw
    jsonschema.validate(json.loads(raw), SCHEMA)
    assert [mark.state for mark in read.annotations.highlights].count("lost") == 2
    assert read.corrections.entries
    assert read.corrections.superseded
    assert read.deleted


def test_unknown_fields_are_kept_at_every_level():
    document = json.loads((DATA / "version-1.json").read_bytes())
    places = [document, document["transcript"], document["audio"], document["annotations"][0]]
    places += [document["annotations"][0][name] for name in ("quote", "position", "time")]
    for number, place in enumerate(places):
        place["from the future"] = {"number": [number, None, 1.5, True]}

    read = decode(json.dumps(document).encode())
    edited = replace(read, annotations=read.annotations.put(highlight("new", 900)))
    written = json.loads(encode(edited))

    written["annotations"].pop()
    assert written == document


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "It is empty."),
        (b" \n", "It is empty."),
        (b'{"version": 1, "annotations": [{"id"', "It is not whole, or not JSON."),
        (b"%PDF-1.7", "It is not whole, or not JSON."),
        (b"\xff\xfe\x00", "It is not whole, or not JSON."),
        (b"[" * 100_000, "It is not whole, or not JSON."),
        (b'{"version": NaN}', "It is not whole, or not JSON."),
        (b"[]", "It holds no quotes."),
        (b"null", "It holds no quotes."),
        (b'{"annotations": [], "transcript": {}}', "It has no version."),
        (b'{"version": true, "annotations": [], "transcript": {}}', "It has no version."),
        (b'{"version": 0}', "It has no version."),
        (b'{"version": 1, "transcript": {}}', "Object missing required field annotations."),
        (
            b'{"version": 1, "transcript": {}, "annotations": {}}',
            "Expected array, got object at annotations.",
        ),
    ],
)
def test_what_is_no_sidecar_is_told_in_plain_words(raw, reason):
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        decode(raw)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("id", "", "at annotations[1].id"),
        ("id", None, "at annotations[1].id"),
        ("quote", {"exact": ""}, "at annotations[1].quote.exact"),
        ("quote", {}, "at annotations[1].quote"),
        ("position", {"start": -1, "end": 4}, "at annotations[1].position.start"),
        ("position", {"start": 4.5, "end": 6}, "at annotations[1].position.start"),
        ("position", {"start": 4, "end": 10**30}, "at annotations[1].position.end"),
        ("position", {"start": 9, "end": 9}, "not a stretch of text: 9..9"),
        ("tags", "check", "at annotations[1].tags"),
        ("turn", "7", "at annotations[1].turn"),
        ("time", {"start_ms": "00:10"}, "at annotations[1].time.start_ms"),
    ],
)
def test_a_field_of_the_wrong_kind_is_named(field, value, told):
    document = json.loads((DATA / "version-1.json").read_bytes())
    document["annotations"][1][field] = value

    with pytest.raises(ValueError, match=re.escape(told)):
        decode(json.dumps(document).encode())


@pytest.mark.parametrize("path", ["", "a\0b", 7])
def test_audio_whose_path_is_none_is_refused(path):
    document = json.loads((DATA / "version-1.json").read_bytes())
    document["audio"]["path"] = path

    with pytest.raises(ValueError, match="audio"):
        decode(json.dumps(document).encode())


def test_two_annotations_with_one_id_are_both_kept():
    document = json.loads((DATA / "version-1.json").read_bytes())
    document["annotations"][1]["id"] = document["annotations"][0]["id"]

    ids = [h.id for h in decode(json.dumps(document).encode()).annotations.highlights]
    assert ids == ["5d0c6a1f9b27", "5d0c6a1f9b27-2"]


def test_a_byte_order_mark_does_no_harm():
    raw = (DATA / "version-1.json").read_bytes()

    assert decode(b"\xef\xbb\xbf" + raw) == decode(raw)


def test_corrections_stand_in_the_file_as_the_document_says():
    quote = TextQuote("see", "the ", " is")
    when = {"created": "2026-03-02T19:00:00Z", "modified": "2026-03-02T19:01:00Z"}
    corrections = Corrections.of(
        [
            TextChange(id="t", start=4, end=7, quote=quote, now="sea", **when),
            TurnStart(id="u", start=9, quote=quote, speaker="Ada"),
            TimeChange(id="v", start=9, quote=quote, start_ms=None),
            SpeakerChange(id="w", of="Jon", into="JON KROHN", palette=3),
        ],
        [TurnStart(id="x", start=9, quote=quote, joined=True)],
    )
    written = json.loads(
        encode(
            replace(content(), corrections=corrections, transcript=TranscriptId(original_digest="sha256:o"))
        )
    )["corrections"]

    assert written["text_digest"] == "sha256:o"
    assert written["texts"] == [
        {
            "id": "t",
            **when,
            "position": {"start": 4, "end": 7},
            "quote": {"exact": "see", "prefix": "the ", "suffix": " is"},
            "now": "sea",
        }
    ]
    assert (written["turns"][0]["speaker"], written["turns"][0]["joined"]) == ("Ada", False)
    assert written["times"][0]["start_ms"] is None
    assert written["speakers"][0] == {
        "id": "w", "created": "", "modified": "", "of": "Jon", "name": None, "palette": 3, "role": None,
        "into": "JON KROHN",
    }  # fmt: skip
    assert written["superseded"]["turns"][0]["joined"] is True


def test_a_file_without_corrections_says_nothing_of_them():
    assert "corrections" not in json.loads(encode(content(highlight())))


def test_a_corrected_word_is_one_entry_more_in_a_diff():
    def lines(*entries):
        return encode(replace(content(), corrections=Corrections.of(entries))).decode().splitlines()

    first = TextChange(id="t", start=4, end=7, quote=TextQuote("see"), now="sea")
    before, after = lines(first), lines(first, replace(first, id="u", start=20, end=23))

    added = [line for line in difflib.ndiff(before, after) if line.startswith(("+ ", "- "))]
    assert all(line.startswith("+ ") for line in added)
    assert len(added) == 15


def test_unknown_fields_of_corrections_are_kept_at_every_level():
    quote = TextQuote("see", "the ", " is")
    entries = [
        TextChange(id="t", start=4, end=7, quote=quote, now="sea"),
        TurnStart(id="u", start=9, quote=quote, speaker="Ada"),
        TimeChange(id="v", start=9, quote=quote, start_ms=5),
        SpeakerChange(id="w", of="Jon", name="John"),
    ]
    document = json.loads(
        encode(replace(content(), corrections=Corrections.of(entries, [replace(entries[0], id="x")])))
    )
    there = document["corrections"]
    places = [there, there["superseded"]]
    places += [there[name][0] for name in ("texts", "turns", "times", "speakers")]
    places += [there["texts"][0]["quote"], there["turns"][0]["position"]]
    for number, place in enumerate(places):
        place["from the future"] = {"number": [number, None]}
    raw = json.dumps(document).encode()

    assert json.loads(encode(decode(raw))) == document
    assert json.loads(encode(replace(decode(raw), corrections=Corrections())))["corrections"][
        "from the future"
    ] == {"number": [0, None]}


@pytest.mark.parametrize(
    ("corrections", "where"),
    [
        ([], "corrections"),
        ({"texts": {}}, "corrections.texts"),
        ({"texts": [{"now": "x"}]}, "corrections.texts"),
        ({"texts": [{"now": 3, "quote": {}, "position": {"start": 0, "end": 1}}]}, "now"),
        ({"turns": [{"position": {"start": -1}}]}, "start"),
        ({"turns": [{"position": {"start": 10**30}}]}, "start"),
        ({"times": [{"position": {"start": 1}, "start_ms": 1.5}]}, "start_ms"),
        ({"times": [{"position": {"start": 1}, "start_ms": -4}]}, "start_ms"),
        ({"speakers": [{"of": None}]}, "of"),
        ({"speakers": [{"of": "Jon", "palette": "blue"}]}, "palette"),
        ({"superseded": {"texts": [0]}}, "superseded.texts"),
    ],
)
def test_corrections_of_the_wrong_kind_are_refused_in_words(corrections, where):
    document = json.loads(encode(content())) | {"corrections": corrections}

    with pytest.raises(ValueError, match=re.escape(where)) as refused:
        decode(json.dumps(document).encode())
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(document)
    assert "`" not in str(refused.value)


def test_a_correction_whose_id_is_there_already_gets_a_number():
    entry = {"id": "a", "of": "Jon"}
    document = json.loads(encode(content())) | {"corrections": {"speakers": [entry, entry | {"of": "Ann"}]}}

    assert [e.id for e in decode(json.dumps(document).encode()).corrections.speakers] == ["a-2", "a"]


def test_what_was_deleted_stands_in_the_file_only_where_something_was():
    deleted = (Tombstone("a", "2026-03-02T19:00:00.000Z"), Tombstone("b", "2026-03-02T19:05:00.000Z"))
    kept = replace(content(highlight("c")), deleted=deleted)

    assert json.loads(encode(kept))["deleted"] == [{"id": one.id, "when": one.when} for one in deleted]
    assert decode(encode(kept)) == kept
    assert b'"deleted"' not in encode(content(highlight()))


def test_fields_of_a_deletion_that_are_not_known_are_kept_and_of_two_the_later_counts():
    document = json.loads(encode(content(highlight())))
    document["deleted"] = [{"id": "x", "when": "2026-03-02T20:00:00Z", "by": "Ada"}, {"id": "x"}]
    read = decode(json.dumps(document).encode())

    assert read.deleted == (Tombstone("x", "2026-03-02T20:00:00Z"),)
    assert json.loads(encode(read))["deleted"] == document["deleted"][:1]


@pytest.mark.parametrize("deleted", [3, [3], [{"when": ""}], [{"id": ""}], [{"id": "a", "when": 3}]])
def test_deletions_of_another_form_are_damage(deleted):
    document = json.loads(encode(content(highlight()))) | {"deleted": deleted}

    with pytest.raises(ValueError, match="deleted"):
        decode(json.dumps(document).encode())


def test_the_names_of_the_episode_are_known_fields_and_go_when_they_are_taken_away():
    named = Content(
        transcript=TranscriptId("harbour.pdf", title="The harbour", show="Low Water", number="14")
    )
    read = decode(encode(named))
    assert read == named
    assert read.extra == {}
    nameless = replace(read, transcript=TranscriptId("harbour.pdf"))
    assert decode(encode(nameless)).transcript == TranscriptId("harbour.pdf")
