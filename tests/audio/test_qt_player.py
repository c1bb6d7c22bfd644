"""What only Qt Multimedia can get wrong."""

import os
import subprocess
import sys

from tests.audio.conftest import MakeSound

_SEEK_AND_CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from earmark.audio.qt_player import QtPlayer

class Listener:
    def __init__(self, app, sound, rounds):
        self.app, self.sound, self.left, self.player = app, sound, rounds, None
        self.timer = QTimer(singleShot=True)
        self.timer.timeout.connect(self.go_on)
        self.timer.start(0)

    def go_on(self):
        if self.player is None:
            self.player = QtPlayer()
            self.player.open(self.sound)
            self.player.play()
            self.timer.start(60 + self.left % 5 * 30)
        elif self.player.position_ms < 3000:
            self.player.seek(5000)
            self.timer.start(1 + self.left % 4 * 30)
        else:
            self.player.close()
            self.player = None
            self.left -= 1
            self.timer.start(1) if self.left else self.app.quit()

app = QCoreApplication([])
listener = Listener(app, Path(sys.argv[1]), 30)
app.exec()
"""


def test_a_stop_right_after_a_seek_never_waits_for_ever(sound: MakeSound) -> None:
    """Qt's sound thread and the GUI thread each waited for a lock of the other: in a process, to be ended."""
    command = [sys.executable, "-c", _SEEK_AND_CLOSE, str(sound("M4A"))]
    subprocess.run(
        command, check=True, timeout=60, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    )


_OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from earmark.audio.qt_player import QtPlayer

app = QCoreApplication([])
player = QtPlayer()
player.duration_changed.connect(lambda ms: ms and app.quit())
player.open(Path(sys.argv[1]))
QTimer.singleShot(10_000, lambda: app.exit(1))
sys.exit(app.exec())
"""


def test_what_a_sound_file_holds_is_not_written_to_the_terminal(sound: MakeSound) -> None:
    command = [sys.executable, "-c", _OPEN, str(sound("CBR MP3"))]
    own = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30, env=own)
    assert "Input #0" not in done.stderr
