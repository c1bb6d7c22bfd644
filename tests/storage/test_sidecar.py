"""The sidecar: what is written comes back, and what is not understood is never lost."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark import resources
from earmark.errors import UserError
from earmark.model.annotations import COLORS, Annotations, Highlight, TextQuote
from earmark.storage import sidecar_format
from earmark.storage.audio_link import AudioLink
from earmark.storage.sidecar import (
    MAX_BYTES,
    DamagedSidecar,
    Sidecar,
    SidecarConflict,
    damaged_path,
    load,
    save,
    sidecar_path,
)
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
)
contents = st.builds(
    Content,
    st.lists(highlights, max_size=4, unique_by=lambda h: h.id).map(Annotations.of),
    st.builds(TranscriptId, st.text(), st.text(), st.text()),
    st.none() | st.builds(AudioLink, words.filter(lambda w: "\0" not in w), st.none() | counts, st.text()),
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


def test_two_annotations_with_one_id_are_both_kept():
    document = json.loads((DATA / "version-1.json").read_bytes())
    document["annotations"][1]["id"] = document["annotations"][0]["id"]

    ids = [h.id for h in decode(json.dumps(document).encode()).annotations.highlights]
    assert ids == ["5d0c6a1f9b27", "5d0c6a1f9b27-2"]


def test_a_byte_order_mark_does_no_harm():
    raw = (DATA / "version-1.json").read_bytes()

    assert decode(b"\xef\xbb\xbf" + raw) == decode(raw)


def test_a_save_can_be_loaded(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    saved = save(path, content(highlight()), load(path))

    assert load(path) == saved
    assert saved.content == content(highlight())
    assert list(tmp_path.iterdir()) == [path]


def test_a_change_by_someone_else_is_never_overwritten(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    first = save(path, content(highlight()), Sidecar())
    theirs = save(path, content(highlight(note="theirs")), first)

    with pytest.raises(SidecarConflict):
        save(path, content(highlight(note="mine")), first)
    assert load(path) == theirs


def test_a_file_that_came_or_went_in_the_meantime_is_a_change_too(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    first = save(path, content(highlight()), Sidecar())

    with pytest.raises(SidecarConflict):
        save(path, content(highlight(note="mine")), Sidecar())
    path.unlink()
    with pytest.raises(SidecarConflict):
        save(path, content(highlight(note="mine")), first)


def test_saving_what_is_there_already_touches_nothing(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    first = save(path, content(highlight()), Sidecar())
    before = path.stat()

    assert save(path, content(highlight()), Sidecar()) == first
    assert os.path.samestat(path.stat(), before)


@pytest.mark.parametrize("raw", [b"", b'{"version": 1, "annot', b"hello", b'{"version": 1}'])
def test_a_damaged_sidecar_is_put_aside_before_a_new_one_is_written(tmp_path, raw):
    path = tmp_path / "harbour.pdf.earmark.json"
    path.write_bytes(raw)
    with pytest.raises(DamagedSidecar) as caught:
        load(path)
    assert path.read_bytes() == raw

    save(path, content(highlight()), Sidecar.instead_of(caught.value))
    assert load(path).content == content(highlight())
    (aside,) = (other for other in tmp_path.iterdir() if other != path)
    assert aside.read_bytes() == raw
    assert aside.name.startswith("harbour.pdf.earmark.damaged-2")
    assert aside.name.endswith(".json")


def test_damaged_sidecars_of_the_same_second_do_not_replace_each_other(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    for raw in (b"one", b"two", b"three"):
        path.write_bytes(raw)
        with pytest.raises(DamagedSidecar) as caught:
            load(path)
        save(path, content(highlight()), Sidecar.instead_of(caught.value))

    asides = {other.read_bytes() for other in tmp_path.iterdir() if other != path}
    assert asides == {b"one", b"two", b"three"}


def test_a_damaged_sidecar_that_somebody_mended_is_not_put_aside(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    path.write_bytes(b"damaged")
    with pytest.raises(DamagedSidecar) as caught:
        load(path)
    path.write_bytes(encode(content(highlight())))

    with pytest.raises(SidecarConflict):
        save(path, content(), Sidecar.instead_of(caught.value))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_damaged_sidecar_behind_a_link_is_put_aside_where_it_lies(tmp_path):
    shelf, link = tmp_path / "shelf", tmp_path / "harbour.pdf.earmark.json"
    shelf.mkdir()
    (shelf / "real.json").write_bytes(b"damaged")
    link.symlink_to(shelf / "real.json")
    with pytest.raises(DamagedSidecar) as caught:
        load(link)

    save(link, content(highlight()), Sidecar.instead_of(caught.value))
    assert {p.read_bytes() for p in shelf.iterdir()} == {b"damaged", encode(content(highlight()))}
    assert load(link).content == content(highlight())


def test_a_huge_file_is_refused_at_once_and_put_aside_whole(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert path.stat().st_size > MAX_BYTES
    with pytest.raises(DamagedSidecar) as caught:
        load(path)
    assert caught.value.hint == "“harbour.pdf.earmark.json” is damaged. It is too large to hold quotes."

    save(path, content(highlight()), Sidecar.instead_of(caught.value))
    assert sorted(p.stat().st_size > MAX_BYTES for p in tmp_path.iterdir()) == [False, True]


def test_a_newer_file_is_read_as_far_as_it_is_understood_and_never_written(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    document = json.loads((DATA / "version-1.json").read_bytes()) | {"version": 99}
    path.write_text(json.dumps(document))
    newer = load(path)

    assert newer.content.is_newer
    assert len(newer.content.annotations.highlights) == 2
    with pytest.raises(UserError, match="newer Earmark"):
        save(path, newer.content, newer)
    assert json.loads(path.read_text()) == document


def test_a_newer_file_in_another_form_shows_nothing_and_is_not_called_damaged(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    path.write_text('{"version": 2, "marks": "in another way"}')

    assert load(path).content == Content(version=2)


def test_what_is_no_file_cannot_be_read_or_replaced(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    path.mkdir()

    with pytest.raises(UserError, match="could not be read"):
        load(path)
    with pytest.raises(UserError, match="could not be saved"):
        save(path, content(), Sidecar())


def test_a_read_only_folder_is_named_as_the_reason(read_only_folder):
    with pytest.raises(UserError) as caught:
        save(read_only_folder / "x.earmark.json", content(), Sidecar())
    assert (str(caught.value), caught.value.hint) == (
        "Quotes could not be saved.",
        "The folder is read-only.",
    )


def test_a_folder_that_is_gone_is_named_as_the_reason(tmp_path):
    with pytest.raises(UserError) as caught:
        save(tmp_path / "gone" / "x.earmark.json", content(), Sidecar())
    assert caught.value.hint == "The folder is gone."


@pytest.mark.parametrize(
    "name",
    ["a b.pdf", "it's “odd”.pdf", 'say "hi".pdf', "🎧🌊.pdf", "50%25 #1.pdf", "x" * 196 + ".pdf", "noend"],
)
def test_the_name_of_the_transcript_stays_in_that_of_the_sidecar(tmp_path, name):
    transcript = tmp_path / name
    path = sidecar_path(transcript)

    assert path == tmp_path / f"{name}.earmark.json"
    save(path, content(highlight()), load(path))
    assert load(path).content == content(highlight())


@pytest.mark.parametrize("name", ["x" * 251 + ".pdf", "ä" * 120 + ".pdf", "🎧" * 62 + ".pdf"])
def test_a_name_that_would_be_too_long_is_cut_and_told_apart_by_a_digest(tmp_path, name):
    path, sister = sidecar_path(tmp_path / name), sidecar_path(tmp_path / name.replace(".pdf", ".txt"))

    assert len(path.name.encode()) <= 255
    assert path != sister
    assert path.name.endswith(".earmark.json")
    assert len(damaged_path(path, "20260302-190411").name.encode()) <= 255
    save(path, content(highlight()), load(path))
    assert load(path).content == content(highlight())


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_name_that_is_no_text_has_a_sidecar_too(tmp_path):
    transcript = tmp_path / os.fsdecode(b"caf\xe9.pdf")
    kept = replace(content(highlight()), transcript=TranscriptId(transcript.name))
    path = sidecar_path(transcript)

    save(path, kept, load(path))
    assert load(path).content == kept
