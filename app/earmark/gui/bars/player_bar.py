"""The row at the foot: where playback is, the transport, and how to listen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QWidget

from earmark.gui.bars.follow_switch import FollowSwitch
from earmark.gui.bars.play_button import PlayButton
from earmark.gui.bars.play_clock import PlayClock
from earmark.gui.bars.speaker_tag import SpeakerTag
from earmark.gui.bars.speed_menu import SpeedMenu, rate_words
from earmark.gui.controls.buttons import IconButton, TextButton
from earmark.gui.controls.popover import Popover
from earmark.gui.look.theme import Theme, tokens
from earmark.model.clock_text import length

_HEIGHT: int = tokens()["size"]["player"]
_VOLUME_WIDTH = 76
_BACK_MS, _FORWARD_MS = -10_000, 10_000
_NO_AUDIO = "Link audio to play"


class PlayerBar(QWidget):
    """64 high, in three columns. It holds no player: the window connects the two.

    Args:
        theme: The colours in use.
        keys: The keys of each action in words, by the names of `actions.TABLE`.
    """

    play_toggled = Signal()
    seek_by_requested = Signal(int)  # ms, below 0 is back
    previous_turn_requested = Signal()
    next_turn_requested = Signal()
    rate_chosen = Signal(float)
    volume_chosen = Signal(int)  # 0..100
    mute_toggled = Signal()
    follow_toggled = Signal(bool)
    loop_pressed = Signal()  # set A, then B, then clear
    link_audio_requested = Signal()

    def __init__(self, theme: Theme, keys: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self._clock = PlayClock(theme)
        self._link = TextButton(theme, "Link audio", "file-music", shortcut=keys.get("link_audio", ""))
        self._speaker = SpeakerTag(theme)
        self._previous = self._icon("player-skip-back", "Previous turn", "previous_turn", filled=True)
        self._back = self._icon("rewind-backward-10", "Back 10 seconds", "back_10", icon_size=21)
        self._play = PlayButton(theme, keys.get("play_pause", ""))
        self._forward = self._icon("rewind-forward-10", "Forward 10 seconds", "forward_10", icon_size=21)
        self._next = self._icon("player-skip-forward", "Next turn", "next_turn", filled=True)
        self._loop = TextButton(theme, "A–B", "repeat", "Loop from here", keys.get("loop_from", ""))
        self._speed = TextButton(theme, rate_words(1), name="Speed", trailing="chevron-down")
        self._speed_menu = SpeedMenu(theme)
        self._speed_popover = Popover(theme, self._speed_menu, "Speed", self)
        self._mute = self._icon("volume", "Mute", "mute")
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._follow = FollowSwitch(theme, keys.get("follow", ""))
        self._prepare()
        self._arrange()
        self._connect()
        self.show_has_audio(False)

    @Slot(int)
    def show_position(self, position_ms: int) -> None:
        self._clock.show_position(position_ms)

    @Slot(int)
    def show_duration(self, duration_ms: int) -> None:
        self._clock.show_duration(duration_ms)

    @Slot(bool)
    def show_playing(self, playing: bool) -> None:
        self._play.show_playing(playing)

    @Slot(bool)
    def show_loading(self, loading: bool) -> None:
        self._play.show_loading(loading)

    @Slot(str, object)
    def show_speaker(self, name: str, palette: int | None) -> None:
        """Show who speaks now, in the colour of the number *palette*; "" shows nobody."""
        self._speaker.show_speaker(name, palette)

    @Slot(float)
    def show_rate(self, rate: float) -> None:
        self._speed.show_text(rate_words(rate))
        self._speed.rename(f"Speed {rate_words(rate)}")
        self._speed_menu.show_rate(rate)

    @Slot(int, bool)
    def show_volume(self, percent: int, muted: bool) -> None:
        self._volume.blockSignals(True)  # what is shown is not a wish
        self._volume.setValue(percent)
        self._volume.blockSignals(False)
        self._mute.show_icon("volume-off" if muted else "volume")
        self._mute.rename("Unmute" if muted else "Mute")

    @Slot(bool, bool)
    def show_follow(self, on: bool, suspended: bool) -> None:
        self._follow.show_state(on, suspended)

    @Slot(object, object)
    def show_loop(self, from_ms: int | None, to_ms: int | None) -> None:
        """Show the loop: neither end, only A, or both (ms)."""
        looping = from_ms is not None and to_ms is not None
        self._loop.setChecked(from_ms is not None)
        if from_ms is not None and to_ms is not None:
            self._loop.show_text(f"A–B  {length(to_ms - from_ms)}")
        else:
            self._loop.show_text("A–B" if from_ms is None else "A–…")
        names = "Clear the loop" if looping else "Loop from here" if from_ms is None else "Loop to here"
        self._loop.rename(names)

    @Slot(bool)
    def show_has_audio(self, has_audio: bool) -> None:
        """Show whether there is sound to play; turns can be walked through without."""
        for part in (self._play, self._back, self._forward, self._loop, self._speed, self._mute):
            part.setEnabled(has_audio)
        self._volume.setEnabled(has_audio)
        self._follow.setEnabled(has_audio)
        self._play.show_reason("" if has_audio else _NO_AUDIO)
        self._link.setVisible(not has_audio)
        self._clock.show_remaining(has_audio)

    @Slot(bool)
    def show_compact(self, compact: bool) -> None:
        """Leave out name, volume slider and an icon: the window is narrow."""
        self._speaker.setVisible(not compact)
        self._volume.setVisible(not compact)
        self._volume_gap.setVisible(not compact)
        self._follow.show_icon(not compact)

    def sizeHint(self) -> QSize:
        return QSize(760, _HEIGHT)

    def _icon(
        self, icon: str, name: str, action: str, *, filled: bool = False, icon_size: int = 18
    ) -> IconButton:
        keys = self._keys.get(action, "")
        return IconButton(self._theme, icon, name, keys, filled=filled, icon_size=icon_size)

    def _prepare(self) -> None:
        self.setFixedHeight(_HEIGHT)
        self._volume.setRange(0, 100)
        self._volume.setFixedWidth(_VOLUME_WIDTH)
        self._volume.setAccessibleName("Volume")
        self._volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._loop.setCheckable(True)
        self._volume_gap = QWidget()
        self._volume_gap.setFixedWidth(10)

    def _arrange(self) -> None:
        left = _row(8, self._clock, self._link)
        left.addWidget(self._speaker, 1)
        left.addStretch(0)  # takes the room when the speaker is hidden
        middle = _row(2, self._previous, self._back)
        middle.addSpacing(8)
        middle.addWidget(self._play)
        middle.addSpacing(8)
        middle.addWidget(self._forward)
        middle.addWidget(self._next)
        right = QHBoxLayout()
        right.addStretch()
        right.setSpacing(4)
        for part in (self._loop, self._speed, self._mute, self._volume, self._volume_gap, self._follow):
            right.addWidget(part)

        columns = QGridLayout(self)
        columns.setContentsMargins(16, 0, 16, 0)
        columns.setHorizontalSpacing(0)
        for at, column in enumerate((left, middle, right)):
            columns.addLayout(column, 0, at)
        columns.setColumnStretch(0, 1)
        columns.setColumnStretch(2, 1)

    def _connect(self) -> None:
        self._link.clicked.connect(self.link_audio_requested)
        self._previous.clicked.connect(self.previous_turn_requested)
        self._back.clicked.connect(self._seek_back)
        self._play.clicked.connect(self.play_toggled)
        self._forward.clicked.connect(self._seek_forward)
        self._next.clicked.connect(self.next_turn_requested)
        self._loop.clicked.connect(self._press_loop)
        self._speed.clicked.connect(self._toggle_speeds)
        self._speed_menu.rate_chosen.connect(self.rate_chosen)
        self._mute.clicked.connect(self.mute_toggled)
        self._volume.valueChanged.connect(self.volume_chosen)
        self._follow.clicked.connect(self._toggle_follow)

    @Slot(bool)
    def _press_loop(self, checked: bool) -> None:
        self._loop.setChecked(not checked)  # as it was: `show_loop` tells when it has changed
        self.loop_pressed.emit()

    @Slot()
    def _seek_back(self) -> None:
        self.seek_by_requested.emit(_BACK_MS)

    @Slot()
    def _seek_forward(self) -> None:
        self.seek_by_requested.emit(_FORWARD_MS)

    @Slot()
    def _toggle_follow(self) -> None:
        self.follow_toggled.emit(not self._follow.isChecked())

    @Slot()
    def _toggle_speeds(self) -> None:
        self._speed_popover.toggle_at(self._speed)


def _row(spacing: int, *parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for part in parts:
        row.addWidget(part)
    return row
