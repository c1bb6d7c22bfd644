"""Fixtures of the tests of sound: short files of every kind, and every player."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests import noises

from earmark.audio.player import Player

SECONDS = 8
MakeSound = Callable[[str], Path]
QT_NOISE = ("pipewire-0.3", "PulseAudioService", "No audio device detected", "Could not open media")
"""What Qt logs on a machine without a sound card, and about files it cannot read."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*QT_NOISE, extend=True))


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> MakeSound:
    """`sound("VBR MP3")` is a file of that kind, eight seconds long."""
    folder = tmp_path_factory.mktemp("sounds")
    samples = noises.noise(SECONDS)
    made: dict[str, Path] = {}

    def make(kind: str) -> Path:
        if kind not in made:
            packing = noises.KINDS[kind]
            made[kind] = noises.write(folder / f"{kind}{packing.suffix}", samples, packing)
        return made[kind]

    return make


def make_qt() -> Player:
    from earmark.audio.qt_player import QtPlayer

    return QtPlayer()


def make_vlc() -> Player:
    try:
        from earmark.audio.vlc_player import VlcPlayer

        # Without a sound card VLC tries every output first.
        return VlcPlayer(options=("--aout=dummy",))
    except (OSError, NameError, AttributeError) as error:
        pytest.skip(f"libVLC is not here: {error}")


def make_silent() -> Player:
    from earmark.audio.silent_player import SilentPlayer

    return SilentPlayer(duration_ms=SECONDS * 1000)


MAKERS = {"qt": make_qt, "vlc": make_vlc, "silent": make_silent}


@pytest.fixture(params=MAKERS)
def player(qapp: object, request: pytest.FixtureRequest) -> Iterator[Player]:
    """Each player in turn."""
    player = MAKERS[request.param]()
    yield player
    player.close()


@pytest.fixture(params=["qt", "vlc"])
def sounding(qapp: object, request: pytest.FixtureRequest) -> Iterator[Player]:
    """Each player that has a library, in turn."""
    player = MAKERS[request.param]()
    yield player
    player.close()
