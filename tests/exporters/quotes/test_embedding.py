"""The web page with its sound inside."""

from __future__ import annotations

import base64
import errno
import os
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.exporters.quotes.quoted_harbour import sheet

from earmark.errors import UserError
from earmark.exporters.quotes import page
from earmark.exporters.quotes.embedding import with_sound

SOUND = bytes(range(256)) * 9_001 + b"end"
"""More than one piece, and no multiple of three bytes."""


def parsed(html: bytes) -> BeautifulSoup:
    return BeautifulSoup(html.decode(), "html.parser")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.mp3", "audio/mpeg"), ("a.OPUS", "audio/ogg"), ("a.m4b", "audio/mp4"), ("a.xyz", "")],
)
def test_the_sound_is_in_the_page_as_it_was(tmp_path: Path, name: str, kind: str) -> None:
    audio = tmp_path / name
    audio.write_bytes(SOUND)

    found = parsed(b"".join(with_sound(page.write(sheet()), audio)))

    sound = found.find(id="sound")
    assert sound["data-type"] == kind
    assert base64.b64decode(sound.string, validate=True) == SOUND


def test_it_is_data_before_the_script_and_nothing_else_changes(tmp_path: Path) -> None:
    audio = tmp_path / "a.mp3"
    audio.write_bytes(SOUND)
    html = page.write(sheet())

    embedded = b"".join(with_sound(html, audio))

    kinds = [script.get("type") for script in parsed(embedded).find_all("script")]
    assert kinds == ["application/octet-stream", None]
    assert re.sub(rb'<script type="application.*?</script>\n', b"", embedded) == html
    assert "blob:" in str(parsed(html).find("meta", {"http-equiv": "Content-Security-Policy"})["content"])


def test_the_page_comes_in_pieces(tmp_path: Path) -> None:
    audio = tmp_path / "a.mp3"
    audio.write_bytes(SOUND)
    assert max(map(len, with_sound(b"<p><script></script>", audio))) < len(SOUND)


def test_audio_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        list(with_sound(page.write(sheet()), tmp_path / "gone.mp3"))
    assert (str(told.value), told.value.hint) == (
        "“gone.mp3” could not be read.", os.strerror(errno.ENOENT)
    )  # fmt: skip
