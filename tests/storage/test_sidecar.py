"""The sidecar on the disk: never overwritten under others, never lost when it is damaged."""

import json
import os
import random
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from earmark.errors import UserError
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.storage import atomic
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
from earmark.storage.sidecar_format import Content, TranscriptId, encode

DATA = Path(__file__).resolve().parents[1] / "data" / "sidecar"


def highlight(highlight_id="a", start=3, **more):
    return Highlight(highlight_id, start, start + 7, "gold", TextQuote("harbour"), **more)


def content(*kept):
    return Content(Annotations.of(kept), TranscriptId("harbour.pdf", "sha256:1", "sha256:2"))


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


def test_a_write_protected_sidecar_is_named_as_the_reason(read_only_folder):
    read_only_folder.chmod(0o755)
    path = read_only_folder / "x.earmark.json"
    saved = save(path, content(), Sidecar())
    path.chmod(0o444)

    with pytest.raises(UserError) as caught:
        save(path, content(highlight()), saved)
    assert caught.value.hint == "The file is read-only."
    assert load(path) == saved


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


_SAVE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from earmark.model.annotations import Highlight, TextQuote
from earmark.storage.sidecar import load, save
from dataclasses import replace
path = Path(sys.argv[1])
sidecar = load(path)
while True:
    kept = sidecar.content.annotations
    number = len(kept.highlights)
    after = kept.put(Highlight(str(number), number, number + 9, "gold", TextQuote("harbour " * 40)))
    sidecar = save(path, replace(sidecar.content, annotations=after), sidecar)
    print(number + 1, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="killed in another way there")
def test_a_program_killed_at_any_moment_of_a_save_leaves_the_old_or_the_new_sidecar(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    dice = random.Random(11)
    for _ in range(30):
        confirmed = _save_until_killed(path, dice.uniform(0, 0.03))
        assert len(load(path).content.annotations.highlights) in (confirmed, confirmed + 1)
    assert len(list(tmp_path.iterdir())) <= 2  # one unfinished file at most


def _save_until_killed(path, after_s):
    """Run a program that saves all the time, kill it, and return the last save it told of."""
    with subprocess.Popen([sys.executable, "-c", _SAVE_FOR_EVER, path], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        timer = threading.Timer(after_s, child.kill)
        timer.start()
        told = [first, *child.stdout.readlines()]
        timer.join()
    return int(told[-1])


def test_what_would_be_too_large_to_be_read_again_is_not_written(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    last = save(path, content(highlight("a")), Sidecar())
    before = path.read_bytes()

    with pytest.raises(UserError) as caught:
        save(path, content(highlight("a", note="x" * MAX_BYTES)), last)
    assert caught.value.hint == "They are too many, or too long, for one file."
    assert path.read_bytes() == before


def test_a_file_of_a_newer_program_is_never_replaced(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    path.write_bytes(b'{"version": 9, "annotations": [], "transcript": {}}')
    raw = path.read_bytes()

    with pytest.raises(UserError, match="newer Earmark"):
        save(path, Content(), load(path))
    assert path.read_bytes() == raw


@pytest.mark.skipif(os.name != "posix", reason="files are locked in another way there")
def test_a_file_that_is_locked_is_told_of_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(atomic, "PATIENCE_S", 0.1)
    path = tmp_path / "harbour.pdf.earmark.json"
    with atomic.replacing(path), pytest.raises(UserError) as told:
        save(path, Content(), Sidecar())

    assert told.value.hint == "Another program keeps it locked."
