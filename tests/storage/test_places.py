"""Where the sidecar of a transcript is."""

from earmark import paths
from earmark.storage import places
from earmark.storage.sidecar import sidecar_path


def test_the_sidecar_lies_beside_the_transcript(tmp_path):
    assert places.sidecar_of(tmp_path / "a.pdf") == sidecar_path(tmp_path / "a.pdf")


def test_a_remembered_place_is_taken_while_it_is_there(tmp_path):
    transcript, elsewhere = tmp_path / "a.pdf", tmp_path / "elsewhere.json"
    elsewhere.touch()
    places.remember(transcript, elsewhere)

    assert places.sidecar_of(transcript) == elsewhere
    assert places.sidecar_of(tmp_path / "b.pdf") == sidecar_path(tmp_path / "b.pdf")
    elsewhere.unlink()
    assert places.sidecar_of(transcript) == sidecar_path(transcript)


def test_a_damaged_list_of_places_is_begun_anew(tmp_path):
    transcript, elsewhere = tmp_path / "a.pdf", tmp_path / "elsewhere.json"
    elsewhere.touch()
    (paths.data_dir() / "sidecars.json").write_bytes(b'{"x": 7}')
    assert places.sidecar_of(transcript) == sidecar_path(transcript)

    places.remember(transcript, elsewhere)
    assert places.sidecar_of(transcript) == elsewhere


def test_many_are_asked_for_at_once(tmp_path):
    transcripts = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.touch()
    places.remember(transcripts[1], elsewhere)

    assert places.sidecars_of(transcripts) == {
        transcripts[0]: sidecar_path(transcripts[0]),
        transcripts[1]: elsewhere,
    }


def test_a_path_that_cannot_be_has_no_remembered_place(tmp_path):
    places.remember(tmp_path / "a.pdf", tmp_path / "elsewhere.json")
    (tmp_path / "round.pdf").symlink_to(tmp_path / "round.pdf")

    for name in ("\0.pdf", "round.pdf"):
        assert places.sidecar_of(tmp_path / name) == sidecar_path(tmp_path / name)
