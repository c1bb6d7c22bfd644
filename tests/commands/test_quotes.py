"""`earmark quotes`: all quotes of all episodes, for people and for scripts."""

import json

import pytest
from tests.library.test_shelf import mark, write

from earmark.cli import main
from earmark.storage import recents
from earmark.storage.sidecar import sidecar_path


@pytest.fixture
def shelf(tmp_path):
    tide = mark(
        "a", 3, "The tide turns.", speakers=("Ada Marsh",), start_ms=62_000, tags=("sea", "Check"),
        created="2026-03-02T19:00:00.000Z", note="Find it.",
    )  # fmt: skip
    isle = mark("b", 3, "An island.", speakers=("Ben Okoye",), created="2026-03-03T19:00:00.000Z")
    write(tmp_path / "tides.pdf", tide, title="Tides", show="Low Water", number="15")
    write(tmp_path / "isles.pdf", isle, title="Isles", show="High Land")
    return tmp_path


def listed(capsys, *options):
    assert main(["quotes", "--json", *map(str, options)]) == 0
    return [record["quote"] for record in json.loads(capsys.readouterr().out)]


def test_all_quotes_are_listed_under_their_episodes_the_newest_first(shelf, capsys):
    assert main(["quotes"]) == 0
    told = capsys.readouterr()

    assert told.err == ""
    assert told.out == (
        "Isles, High Land\n  Ben Okoye  gold\n    “An island.”\n\n"
        "Tides, Low Water 15\n"
        "  00:01:02  Ada Marsh  gold  #sea  #Check\n    “The tide turns.”\n      Find it.\n"
    )


def test_scripts_are_told_all_of_a_quote(shelf, capsys):
    assert main(["quotes", "--json", "--show", "low water"]) == 0
    (record,) = json.loads(capsys.readouterr().out)

    assert record == {
        "id": "a", "quote": "The tide turns.", "speaker": "Ada Marsh", "start_ms": 62_000, "color": "gold",
        "note": "Find it.", "tags": ["sea", "Check"], "state": "placed",
        "transcript": str(shelf / "tides.pdf"),
        "title": "Tides", "show": "Low Water", "number": "15", "created": "2026-03-02T19:00:00.000Z",
    }  # fmt: skip


def test_options_choose_among_them(shelf, capsys):
    assert listed(capsys, "--search", "TIDE turns") == ["The tide turns."]
    assert listed(capsys, "--tag", "#check") == ["The tide turns."]
    assert listed(capsys, "--speaker", "ben okoye") == ["An island."]
    assert listed(capsys, "--color", "sky") == []
    assert listed(capsys, "--show", "Low Water", "--show", "High Land", "--sort", "color") == listed(
        capsys, "--sort", "episode"
    )


def test_a_folder_needs_not_be_known(shelf, capsys):
    for recent in recents.load():
        recents.forget(recent.path)

    assert listed(capsys) == []
    assert listed(capsys, shelf) == ["An island.", "The tide turns."]
    assert listed(capsys, shelf / "isles.pdf") == ["An island."]
    assert main(["quotes", str(shelf / "nowhere")]) == 1


def test_why_there_is_nothing_is_said(shelf, capsys):
    assert main(["quotes", "--search", "whale"]) == 0
    assert capsys.readouterr().err == "None of 2 quotes pass these options.\n"
    sidecar_path(shelf / "isles.pdf").write_bytes(b"{")
    sidecar_path(shelf / "tides.pdf").unlink()
    assert main(["quotes"]) == 0
    told = capsys.readouterr()

    assert told.out == ""
    assert f"{shelf / 'isles.pdf'}: The file with the quotes is damaged." in told.err
    assert f"{shelf / 'tides.pdf'}: The file with the quotes is not there." in told.err
    assert told.err.endswith("No quotes were kept yet.\n")


def test_what_was_marked_from_the_command_line_is_listed(tmp_path, capsys):
    talk = tmp_path / "talk.txt"
    talk.write_text("Ada (00:00:01):\nThe tide turns.\n\nBen (00:00:09):\nSo it does.\n", encoding="utf-8")
    assert main(["mark", str(talk), "--quote", "So it does"]) == 0
    capsys.readouterr()

    assert listed(capsys, "--speaker", "ben") == ["So it does"]
    assert recents.load() == ()
