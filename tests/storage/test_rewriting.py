"""A command changes quotes beside others who change them: nobody's are lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.sessions import DIGEST, EPISODE, NOW, quote

from earmark.errors import UserError
from earmark.model import edits
from earmark.model.annotations import Annotations
from earmark.model.edition import Edition
from earmark.storage import backups, sidecar
from earmark.storage.backups import Why
from earmark.storage.rewriting import Source, rewrite
from earmark.storage.sidecar_format import Content, TranscriptId

LATER = "2026-03-02T20:00:00.000Z"


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source.of(tmp_path / "harbour.txt", EPISODE, DIGEST)


def sidecar_of(source: Source) -> Path:
    return sidecar.sidecar_path(source.path)


def on_disk(source: Source) -> Content:
    return sidecar.load(sidecar_of(source)).content


def words(annotations: Annotations) -> list[str]:
    return [highlight.quote.exact for highlight in annotations.highlights]


def keeping(text: str):
    def keep(_edition: Edition, annotations: Annotations) -> Annotations:
        return edits.keep(annotations, quote(text))

    return keep


def test_what_is_kept_is_on_the_disk_and_returned(source: Source) -> None:
    after = rewrite(source, keeping("the radio came"), Why.DAY, NOW)
    assert words(after) == ["the radio came"]
    assert on_disk(source).annotations == after
    known = TranscriptId.of("harbour.txt", DIGEST, EPISODE, EPISODE)
    assert on_disk(source).transcript == replace(known, original_digest="")  # nothing was corrected


def test_where_nothing_changes_nothing_is_written(source: Source) -> None:
    rewrite(source, lambda _edition, annotations: annotations, Why.DAY, NOW)
    assert not sidecar_of(source).exists()


def test_what_others_write_meanwhile_stays(source: Source) -> None:
    asked = []

    def keep(edition: Edition, annotations: Annotations) -> Annotations:
        asked.append(words(annotations))
        if len(asked) == 1:  # somebody else is faster
            rewrite(source, keeping("all winter"), Why.DAY, NOW)
        return keeping("the radio came")(edition, annotations)

    rewrite(source, keep, Why.DAY, NOW)
    assert asked == [[], ["all winter"]]
    assert words(on_disk(source).annotations) == ["all winter", "the radio came"]


def test_what_is_deleted_leaves_a_tombstone_and_what_was_there_a_backup(source: Source) -> None:
    (kept,) = rewrite(source, keeping("all winter"), Why.DAY, NOW).highlights
    before = on_disk(source)
    rewrite(source, lambda _edition, there: edits.delete(there, kept.id), Why.MERGE, LATER)
    assert [(one.id, one.when) for one in on_disk(source).deleted] == [(kept.id, LATER)]
    found = backups.newest_good(sidecar_of(source))
    assert found is not None
    assert (found[0].why, found[1]) == (Why.MERGE, before)


def test_fields_of_others_and_the_linked_audio_stay(source: Source) -> None:
    first = Content(Annotations((replace(quote("all winter"), extra={"stars": 3}),)), extra={"mood": "calm"})
    sidecar.save(sidecar_of(source), first, sidecar.Sidecar())
    rewrite(source, keeping("the radio came"), Why.DAY, NOW)
    after = on_disk(source)
    assert after.extra == {"mood": "calm"}
    assert after.annotations.highlights[0].extra == {"stars": 3}


@pytest.mark.parametrize(
    "raw", [b"{", b'{"version": 7, "annotations": [], "transcript": {}}'], ids=["damaged", "newer"]
)
def test_a_file_that_must_not_be_written_over_is_not(raw: bytes, source: Source) -> None:
    sidecar_of(source).write_bytes(raw)
    with pytest.raises(UserError):
        rewrite(source, keeping("all winter"), Why.DAY, NOW)
    assert sidecar_of(source).read_bytes() == raw
    assert [file.name for file in source.path.parent.iterdir()] == ["harbour.txt.earmark.json"]


def test_in_a_read_only_folder_it_is_said_and_nothing_is_left(read_only_folder: Path) -> None:
    source = Source.of(read_only_folder / "harbour.txt", EPISODE, DIGEST)
    with pytest.raises(UserError, match="Quotes could not be saved") as raised:
        rewrite(source, keeping("all winter"), Why.DAY, NOW)
    assert raised.value.hint == "The folder is read-only."
    assert [path.name for path in read_only_folder.iterdir()] == ["harbour.txt"]
