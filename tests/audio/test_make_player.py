"""Which player is made on which machine. Each test is a program of its own: libraries are loaded once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.audio.conftest import MAKERS, MakeSound

APP = Path(__file__).resolve().parents[2] / "app"
NO_VLC = {"PYTHON_VLC_LIB_PATH": "/no/such/libvlc.so"}
NO_QT = "sys.modules['PySide6.QtMultimedia'] = None"
MAKE = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
{before}
app = QCoreApplication([])
from earmark.audio import make_player
player = make_player({choice!r})
"""


def run(code: str, choice: str = "auto", before: str = "", **environment: str) -> str:
    """Run *code* after a player was made, and return what it printed."""
    own = {**os.environ, "PYTHONPATH": str(APP), "QT_QPA_PLATFORM": "offscreen", **environment}
    program = MAKE.format(choice=choice, before=before) + code
    done = subprocess.run(
        [sys.executable, "-c", program], env=own, capture_output=True, text=True, timeout=30, check=True
    )
    return done.stdout.strip()


def name_of(choice: str, before: str = "", **environment: str) -> str:
    return run("print(player.name)", choice, before, **environment)


@pytest.fixture
def vlc_is_here(qapp: object) -> None:
    MAKERS["vlc"]()


def test_what_is_chosen_is_made(vlc_is_here: None) -> None:
    assert [name_of(choice) for choice in ("vlc", "qt", "silent")] == ["VLC", "Qt Multimedia", "Silent"]


def test_where_vlc_is_installed_it_plays_by_itself(vlc_is_here: None) -> None:
    assert name_of("auto") == "VLC"


def test_the_environment_overrides_the_settings() -> None:
    assert name_of("qt", EARMARK_AUDIO="silent") == "Silent"


def test_what_is_misspelled_counts_as_auto() -> None:
    assert name_of("gramophone", EARMARK_AUDIO="wax") == name_of("auto")


def test_without_vlc_qt_plays() -> None:
    assert [name_of(choice, **NO_VLC) for choice in ("auto", "vlc")] == ["Qt Multimedia", "Qt Multimedia"]


def test_without_qt_multimedia_vlc_plays(vlc_is_here: None) -> None:
    assert [name_of(choice, NO_QT) for choice in ("auto", "qt")] == ["VLC", "VLC"]


def test_without_any_library_the_clock_runs() -> None:
    assert name_of("auto", NO_QT, **NO_VLC) == "Silent"


def test_vlc_that_refuses_an_option_is_no_player(vlc_is_here: None) -> None:
    from earmark.audio.vlc_player import VlcPlayer

    with pytest.raises(OSError, match="options"):
        VlcPlayer(options=("--no-such-option",))


def test_no_library_is_loaded_before_a_player_is_made() -> None:
    heavy = "{'vlc', 'PySide6.QtMultimedia', 'numpy', 'av'}"
    assert run(f"print({heavy} & set(sys.modules))", "silent") == "set()"


@pytest.mark.parametrize("choice", ["qt", "vlc"])
def test_the_program_may_end_while_it_plays(vlc_is_here: None, sound: MakeSound, choice: str) -> None:
    code = f"""
from pathlib import Path
player.position_changed.connect(lambda ms: ms > 200 and app.quit())
player.open(Path({str(sound("CBR MP3"))!r}))
player.play()
QTimer.singleShot(10_000, lambda: app.exit(1))
print(app.exec())
"""
    assert run(code, choice) == "0"
