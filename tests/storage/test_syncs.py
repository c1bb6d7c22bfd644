"""What listening found is kept beside the reader's own, and beside others who write."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.sessions import DIGEST, EPISODE, NOW, quote

from earmark.errors import UserError
from earmark.model import edits, syncing
from earmark.model.sync import Found, HeardWord, Sync
from earmark.model.sync_joining import with_sync
from earmark.storage import heard_words, sidecar, synced, syncs
from earmark.storage.audio_link import AudioLink, digest_of
from earmark.storage.backups import Why
from earmark.storage.placed import edition_of
from earmark.storage.rewriting import Source, rewrite, rewrite_content
from earmark.storage.sidecar_format import Content

LATER = "2999-03-02T20:00:00.000Z"
FOUND = Found(when=LATER, text_digest=EPISODE.text_digest, duration_ms=60_000, placed=1, words=9)
HEARD = (HeardWord(0, EPISODE.text.index(" "), 4_200, 4_700, 0.9),)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "harbour.mp3").write_bytes(b"sound")
    return Source.of(tmp_path / "harbour.txt", EPISODE, DIGEST)


def audio_of(source: Source) -> Path:
    return source.path.with_suffix(".mp3")


def on_disk(source: Source) -> Content:
    return sidecar.load(sidecar.sidecar_path(source.path)).content


def keep(source: Source) -> Content:
    return syncs.keep(source, audio_of(source), FOUND, HEARD, LATER)


def test_it_is_in_the_sidecar_and_the_words_are_in_the_cache(source: Source) -> None:
    kept = keep(source)
    digest = digest_of(audio_of(source))

    assert kept.sync == on_disk(source).sync
    assert kept.sync == (Sync(audio=digest, found=FOUND),)
    assert kept.audio == AudioLink("harbour.mp3", 60_000, digest)
    assert kept.transcript.digest == DIGEST
    assert heard_words.load(digest, EPISODE.text_digest) == HEARD


def test_the_map_is_made_of_both(source: Source) -> None:
    kept = keep(source)
    edition = edition_of(kept, EPISODE)
    time_map = synced.time_map_of(kept, edition, audio_of(source))

    assert time_map is not None
    assert (time_map.time_at(0), time_map.end_ms) == (4_200, max(60_000, time_map.words[-1].end_ms))
    assert synced.time_map_of(kept, edition, None) is not None  # the one that is linked
    assert synced.time_map_of(kept, edition, source.path.with_name("gone.mp3")) is None


def test_quotes_anchors_and_the_audio_that_is_linked_stay(source: Source) -> None:
    rewrite(source, lambda _edition, there: edits.keep(there, quote("all winter")), Why.DAY, NOW)
    digest = digest_of(audio_of(source))
    anchored = syncing.anchored(Sync(audio=digest), EPISODE, 0, 9_000, NOW)
    linked = AudioLink("other.mp3")

    def set_up(_edition, content: Content) -> Content:
        return replace(content, audio=linked, sync=with_sync(content.sync, anchored))

    rewrite_content(source, set_up, Why.DAY, NOW)
    kept = keep(source)

    assert [mark.quote.exact for mark in kept.annotations.highlights] == ["all winter"]
    assert kept.audio == linked
    assert kept.sync == (replace(anchored, found=FOUND),)


def test_what_others_write_meanwhile_stays(source: Source) -> None:
    asked = []

    def change(_edition, content: Content) -> Content:
        asked.append(len(content.annotations.highlights))
        if len(asked) == 1:  # a window is faster
            rewrite(source, lambda _edition, there: edits.keep(there, quote("all winter")), Why.DAY, NOW)
        return replace(content, sync=(Sync(audio="a", found=FOUND),))

    kept = rewrite_content(source, change, Why.DAY, NOW)

    assert asked == [0, 1]
    assert len(kept.annotations.highlights) == len(kept.sync) == 1


def test_in_a_read_only_folder_it_is_said_and_nothing_is_left(read_only_folder: Path) -> None:
    source = Source.of(read_only_folder / "harbour.txt", EPISODE, DIGEST)
    with pytest.raises(UserError, match="could not be saved"):
        syncs.keep(source, read_only_folder / "harbour.txt", FOUND, HEARD, LATER)

    assert [path.name for path in read_only_folder.iterdir()] == ["harbour.txt"]


def test_audio_that_is_gone_meanwhile_is_told(source: Source) -> None:
    audio_of(source).unlink()
    with pytest.raises(UserError, match=r"harbour\.mp3"):
        keep(source)

    assert not sidecar.sidecar_path(source.path).exists()
