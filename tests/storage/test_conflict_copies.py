"""Copies that programs which sync folders leave beside a sidecar."""

from datetime import UTC, datetime

import pytest

from earmark.errors import UserError
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.storage.conflict_copies import find, set_aside
from earmark.storage.sidecar import load
from earmark.storage.sidecar_format import Content, TranscriptId, encode

NOW = datetime(2026, 3, 2, 19, 4, 11, tzinfo=UTC)
SELF = TranscriptId("harbour.pdf", "sha256:1", "sha256:2")
EXPORTED_AGAIN = TranscriptId("harbour.pdf", "sha256:8", "sha256:9")
ANOTHER = TranscriptId("island.pdf", "sha256:5", "sha256:6")

CERTAIN = [
    "harbour.pdf.earmark.sync-conflict-20260302-190411-ABCDEF7.json",
    "harbour.pdf.earmark (MacBook's conflicted copy 2026-03-02).json",
    "harbour.pdf.earmark (Ada Lovelace’s conflicted copy 2026-03-02 1).json",
    "harbour.pdf.earmark (conflicted copy 2026-03-02 190411).json",
    "harbour.pdf.earmark_conflict-20260302-190411.json",
    "harbour.pdf.earmark-DESKTOP-1A2B3C4.json",
]
LIKELY = ["harbour.pdf.earmark 2.json", "harbour.pdf.earmark (1).json"]
OTHERS = [
    "harbour.pdf.earmark.json",
    "harbour.pdf.earmark-old.json",
    "harbour.pdf.earmark copy.json",
    "harbour.pdf.earmark.damaged-20260302-190411.json",
    "harbour.pdf.earmark.merged-20260302-190411.json",
    "harbour.pdf.sync-conflict-20260302-190411-ABCDEF7.earmark.json",
    "harbour 2.pdf.earmark.json",
    "island.pdf.earmark.sync-conflict-20260302-190411-ABCDEF7.json",
    "harbour.pdf.earmark 2.json.txt",
    "harbour.pdf.earmark.sync-conflict-20260302-190411-ABCDEF7.json.tmp",
]


def content(note="", transcript=SELF):
    mark = Highlight("a", 3, 10, "gold", TextQuote("harbour"), note=note)
    return Content(Annotations((mark,)), transcript)


@pytest.fixture
def sidecar(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    path.write_bytes(encode(content("mine")))
    return path


@pytest.mark.parametrize("name", [*CERTAIN, *LIKELY])
def test_a_copy_of_the_same_transcript_is_found_and_read(sidecar, name):
    sidecar.with_name(name).write_bytes(encode(content("theirs")))

    (copy,) = find(sidecar, SELF)
    assert (copy.path.name, copy.content) == (name, content("theirs"))


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_left_alone(sidecar, name):
    sidecar.with_name(name).write_bytes(encode(content("theirs")))

    assert find(sidecar, SELF) == ()


@pytest.mark.parametrize("name", [*CERTAIN, *LIKELY])
def test_a_copy_that_knows_another_transcript_is_left_alone(sidecar, name):
    sidecar.with_name(name).write_bytes(encode(content("theirs", ANOTHER)))
    assert find(sidecar, SELF) == ()

    sidecar.with_name(name).write_bytes(encode(content("theirs", TranscriptId())))
    assert find(sidecar, TranscriptId()) == ()


def test_after_a_new_export_only_a_certain_name_will_do(sidecar):
    for name in (CERTAIN[0], LIKELY[0]):
        sidecar.with_name(name).write_bytes(encode(content("theirs", EXPORTED_AGAIN)))

    assert [copy.path.name for copy in find(sidecar, SELF)] == [CERTAIN[0]]


def test_damaged_and_newer_copies_and_folders_are_left_alone(sidecar):
    sidecar.with_name(CERTAIN[0]).write_bytes(b"damaged")
    sidecar.with_name(CERTAIN[1]).mkdir()
    sidecar.with_name(CERTAIN[2]).write_bytes(encode(content()).replace(b'"version": 1', b'"version": 9'))

    assert find(sidecar, SELF) == ()


def test_a_folder_that_is_gone_holds_none(tmp_path):
    assert find(tmp_path / "gone" / "harbour.pdf.earmark.json", SELF) == ()


def test_a_sidecar_of_another_name_has_copies_too(tmp_path):
    elsewhere = tmp_path / "my quotes.json"
    (tmp_path / "my quotes (conflicted copy 2026-03-02 190411).json").write_bytes(encode(content()))

    assert len(find(elsewhere, SELF)) == 1


def test_what_was_merged_is_set_aside_whole_and_not_found_again(sidecar):
    for name in CERTAIN[:3]:
        sidecar.with_name(name).write_bytes(encode(content(name)))
    asides = [set_aside(copy, sidecar, NOW) for copy in find(sidecar, SELF)]

    assert sorted(path.name for path in asides) == [
        "harbour.pdf.earmark.merged-20260302-190411-2.json",
        "harbour.pdf.earmark.merged-20260302-190411-3.json",
        "harbour.pdf.earmark.merged-20260302-190411.json",
    ]
    notes = {load(path).content.annotations.highlights[0].note for path in asides}
    assert notes == set(CERTAIN[:3])
    assert find(sidecar, SELF) == ()
    assert load(sidecar).content == content("mine")


def test_the_longest_name_can_be_set_aside(tmp_path):
    sidecar = tmp_path / ("x" * 200 + ".pdf.earmark.json")
    sidecar.with_name(sidecar.stem + " 2.json").write_bytes(encode(content()))

    (copy,) = find(sidecar, SELF)
    assert len(set_aside(copy, sidecar, NOW).name) <= 255


def test_a_folder_that_refuses_is_said(read_only_folder):
    read_only_folder.chmod(0o755)
    sidecar = read_only_folder / "harbour.pdf.earmark.json"
    sidecar.with_name(CERTAIN[0]).write_bytes(encode(content()))
    read_only_folder.chmod(0o555)
    (copy,) = find(sidecar, SELF)

    with pytest.raises(UserError, match="could not be set aside"):
        set_aside(copy, sidecar, NOW)
    assert copy.path.exists()
