"""The list of recent episodes, and the reader's place in each."""

import json
import os
import threading
from dataclasses import replace

from earmark import paths
from earmark.storage import recents
from earmark.storage.recents import Recent


def recent(minute, **more):
    return Recent(f"/shelf/{minute}.pdf", opened=f"2026-03-02T19:{minute:02}:00.000Z", **more)


FULL = recent(
    1,
    title="Tides",
    show="Low Water",
    number="15",
    speakers=("Ada Marsh", "Ben Okoye"),
    counts={"gold": 3, "mint": 1},
    has_audio=True,
    duration_ms=200_000,
    position_ms=50_000,
    offset=1234,
)


def test_nothing_was_opened_yet():
    assert recents.load() == ()


def test_what_is_put_comes_back_the_last_opened_first():
    recents.put(FULL)
    recents.put(recent(3))
    recents.put(recent(2))

    assert recents.load() == (recent(3), recent(2), FULL)


def test_an_episode_is_in_the_list_once(tmp_path):
    transcript = tmp_path / "a b.pdf"
    entry = Recent(recents.key(transcript), opened="2026-03-02T19:00:00.000Z")
    recents.put(entry)
    recents.put(replace(entry, offset=7))

    assert recents.load() == (replace(entry, offset=7),)
    assert recents.find(transcript) == replace(entry, offset=7)
    assert recents.find(tmp_path / "other.pdf") is None


def test_an_episode_can_be_forgotten():
    recents.put(FULL)
    recents.put(recent(2))
    recents.forget(FULL.path)

    assert recents.load() == (recent(2),)


def test_the_list_holds_200_episodes():
    for number in range(205):
        recents.put(Recent(str(number), opened=f"{number:04}"))

    assert [entry.path for entry in recents.load()] == [str(n) for n in range(204, 4, -1)]


def test_what_the_list_has_no_room_for_is_known_all_the_same():
    for number in range(205):
        recents.put(Recent(str(number), opened=f"{number:04}"))
    assert [entry.path for entry in recents.everything()] == [str(n) for n in range(204, -1, -1)]

    recents.put(Recent("2", opened="0300"))
    assert [entry.path for entry in recents.everything()][:2] == ["2", "204"]
    assert len(recents.everything()) == 205

    recents.forget("0")
    recents.forget("204")
    assert {entry.path for entry in recents.everything()} == {str(n) for n in range(1, 204)}


def test_what_was_never_opened_can_be_known_without_being_recent(tmp_path):
    recents.put(FULL)
    for _ in range(2):
        recents.know(tmp_path / "a.pdf")
    recents.know(tmp_path / "b.pdf")

    assert recents.load() == (FULL,)
    assert {entry.path for entry in recents.everything()} == {
        FULL.path,
        str(tmp_path / "a.pdf"),
        str(tmp_path / "b.pdf"),
    }
    recents.put(Recent(recents.key(tmp_path / "a.pdf"), opened="2026"))
    assert len(recents.everything()) == 3
    recents.forget(recents.key(tmp_path / "b.pdf"))
    assert len(recents.everything()) == 2


def test_many_at_once_are_all_known(tmp_path):
    episodes = [(tmp_path / f"{number}.vtt", None) for number in range(230)]
    recents.add(episodes, "2026-03-02T19:00:00.000Z")

    assert len(recents.load()) == recents.MOST
    assert {entry.path for entry in recents.everything()} == {str(path) for path, _ in episodes}


def test_progress_is_a_share_of_the_length():
    assert FULL.progress == 0.25
    assert FULL.quotes == 4
    assert replace(FULL, position_ms=999_999).progress == 1.0
    assert replace(FULL, duration_ms=0).progress == 0.0


def test_a_damaged_list_is_begun_anew():
    file = paths.data_dir() / "recents.json"
    for damaged in (b"", b"{", b"{}", b"7", b"\xff"):
        file.write_bytes(damaged)
        assert recents.load() == ()
    recents.put(FULL)
    assert recents.load() == (FULL,)


def test_one_damaged_entry_takes_no_other_with_it():
    recents.put(FULL)
    file = paths.data_dir() / "recents.json"
    file.write_text(json.dumps([{"path": 7}, "x", None, *json.loads(file.read_text()), {"title": "no path"}]))

    assert recents.load() == (FULL,)


def test_a_path_that_is_no_text_can_be_kept():
    strange = Recent(os.fsdecode(b"/shelf/caf\xe9.pdf"))
    recents.put(strange)

    assert recents.load() == (strange,)


def test_two_programs_do_not_lose_each_others_entries():
    def put_twenty(start):
        for number in range(start, start + 20):
            recents.put(recent(number))

    threads = [threading.Thread(target=put_twenty, args=[start]) for start in (0, 20, 40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(recents.load()) == 60
