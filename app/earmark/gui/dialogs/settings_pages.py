"""The pages of the settings: each shows the values as they are and writes what is chosen at once."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from earmark.gui.bars.speed_menu import FASTEST, SLOWEST, STEP, rate_words
from earmark.gui.bars.text_settings import MEASURES, SIZES
from earmark.gui.bars.theme_samples import RING, ThemeSamples
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.controls.segmented import SegmentedControl
from earmark.gui.controls.switch import Switch
from earmark.gui.dialogs.annotations_page import AnnotationsPage
from earmark.gui.dialogs.files_page import FilesPage
from earmark.gui.dialogs.key_list import Keys, key_groups
from earmark.gui.dialogs.settings_rows import ControlRow, SettingsPage, SliderRow, SwitchRow
from earmark.gui.look import fonts
from earmark.gui.look.theme import SYSTEM, Theme
from earmark.gui.settings import BACKENDS, Settings

_BACKEND_NAMES = ("Automatic", "VLC", "Qt Multimedia", "Silent")
_REWIND_STEP_MS, _REWIND_MOST_MS = 500, 10_000


class ReadingPage(SettingsPage):
    """Theme, text and page."""

    what = "reading"
    restores = ("theme", "text_size", "measure", "word_box_always")

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__(theme)
        self._settings = settings
        self._samples = ThemeSamples(theme, 92, 14)
        self._system = Switch(theme, "Match the system")
        self._size = SliderRow(theme, "Size", SIZES[0], SIZES[-1], _pixels)
        self._measure = SliderRow(theme, "Line length", MEASURES[0], MEASURES[-1], _characters)
        self._word = SwitchRow(theme, "Mark the word being spoken", "also where its time is an estimate")
        self.column.addLayout(self._theme_head(theme))
        self.column.addSpacing(6)
        self.column.addWidget(self._samples)
        self.add_heading("Text")
        self.add(self._size)
        self.add(self._measure)
        self.add_heading("Page")
        self.add(self._word)
        self.column.addStretch()

        self._samples.chosen.connect(self._choose_theme)
        self._system.clicked.connect(self._match_system)
        self._size.moved.connect(self._choose_size)
        self._measure.moved.connect(self._choose_measure)
        self._word.switched.connect(self._mark_words)
        settings.changed.connect(self.show_values)
        theme.changed.connect(self.show_values)
        self.show_values()

    @Slot()
    def show_values(self) -> None:
        self._samples.show_chosen(self._theme.name)
        self._system.setChecked(self._settings.theme == SYSTEM)
        self._size.show_value(self._settings.text_size)
        self._measure.show_value(self._settings.measure)
        self._word.show_on(self._settings.word_box_always)

    def _theme_head(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(RING, 0, RING, 0)
        row.setSpacing(8)
        row.addWidget(ThemedLabel(theme, "Theme", fonts.sans(12, 500), "text.secondary"), 1)
        row.addWidget(ThemedLabel(theme, "Match the system", fonts.sans(12), "text.secondary"))
        row.addWidget(self._system)
        return row

    @Slot(str)
    def _choose_theme(self, name: str) -> None:
        self._settings.theme = name

    @Slot(bool)
    def _match_system(self, on: bool) -> None:
        self._settings.theme = SYSTEM if on else self._theme.name

    @Slot(int)
    def _choose_size(self, pixels: int) -> None:
        self._settings.text_size = pixels

    @Slot(int)
    def _choose_measure(self, characters: int) -> None:
        self._settings.measure = characters

    @Slot(bool)
    def _mark_words(self, on: bool) -> None:
        self._settings.word_box_always = on


class PlaybackPage(SettingsPage):
    """What plays, how fast, and what happens on resume."""

    what = "playback"
    restores = ("audio_backend", "rate", "rewind_ms", "follow")

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__(theme)
        self._settings = settings
        self._backend = SegmentedControl(theme, "Play with", _BACKEND_NAMES)
        self._rate = SliderRow(theme, "Speed", round(SLOWEST / STEP), round(FASTEST / STEP), _speed)
        most = _REWIND_MOST_MS // _REWIND_STEP_MS
        self._rewind = SliderRow(theme, "Rewind on resume", 0, most, _seconds)
        self._follow = SwitchRow(theme, "Follow", "keep the words being spoken in view")
        self.add_heading("Sound")
        self.add(ControlRow(theme, "Play with", self._backend))
        note = ThemedLabel(theme, "Counts from the next audio you open.", fonts.sans(12), "text.tertiary")
        note.setIndent(134)
        self.add(note)
        self.add_heading("Playing")
        self.add(self._rate)
        self.add(self._rewind)
        self.add(self._follow)
        self.column.addStretch()

        self._backend.chosen.connect(self._choose_backend)
        self._rate.moved.connect(self._choose_rate)
        self._rewind.moved.connect(self._choose_rewind)
        self._follow.switched.connect(self._choose_follow)
        settings.changed.connect(self.show_values)
        self.show_values()

    @Slot()
    def show_values(self) -> None:
        self._backend.show_chosen(BACKENDS.index(self._settings.audio_backend))
        self._rate.show_value(round(self._settings.rate / STEP))
        self._rewind.show_value(self._settings.rewind_ms // _REWIND_STEP_MS)
        self._follow.show_on(self._settings.follow)

    @Slot(int)
    def _choose_backend(self, index: int) -> None:
        self._settings.audio_backend = BACKENDS[index]

    @Slot(int)
    def _choose_rate(self, steps: int) -> None:
        self._settings.rate = round(steps * STEP, 2)

    @Slot(int)
    def _choose_rewind(self, steps: int) -> None:
        self._settings.rewind_ms = steps * _REWIND_STEP_MS

    @Slot(bool)
    def _choose_follow(self, on: bool) -> None:
        self._settings.follow = on


class ShortcutsPage(SettingsPage):
    """Whether single keys count, and the list of all keys."""

    what = "shortcut"
    restores = ("single_keys",)

    def __init__(self, theme: Theme, settings: Settings, keys: Keys) -> None:
        super().__init__(theme)
        self._settings = settings
        self._single = SwitchRow(theme, "Single keys", "K, H, 1 to 5 and the like work without Ctrl")
        self.add(self._single)
        self.column.addSpacing(14)
        for group in key_groups(theme, keys):
            self.add(group)
        self.column.addStretch()
        self._single.switched.connect(self._use_single_keys)
        settings.changed.connect(self.show_values)
        self.show_values()

    @Slot()
    def show_values(self) -> None:
        self._single.show_on(self._settings.single_keys)

    @Slot(bool)
    def _use_single_keys(self, on: bool) -> None:
        self._settings.single_keys = on


class AccessibilityPage(SettingsPage):
    """What helps some readers more than others."""

    what = "accessibility"
    restores = ("reduced_motion",)

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__(theme)
        self._settings = settings
        self._motion = SwitchRow(theme, "Reduce motion", "the page jumps instead of gliding")
        self.add_heading("Motion")
        self.add(self._motion)
        self.column.addStretch()
        self._motion.switched.connect(self._reduce_motion)
        settings.changed.connect(self.show_values)
        self.show_values()

    @Slot()
    def show_values(self) -> None:
        self._motion.show_on(self._settings.reduced_motion)

    @Slot(bool)
    def _reduce_motion(self, on: bool) -> None:
        self._settings.reduced_motion = on


def _pixels(value: int) -> str:
    return f"{value} px"


def _characters(value: int) -> str:
    return f"{value} characters"


def _speed(steps: int) -> str:
    return rate_words(steps * STEP)


def _seconds(steps: int) -> str:
    return f"{steps * _REWIND_STEP_MS / 1000:g} s" if steps else "Off"


Page = ReadingPage | PlaybackPage | AnnotationsPage | FilesPage | ShortcutsPage | AccessibilityPage


def pages(theme: Theme, settings: Settings, keys: Keys) -> list[tuple[str, str, Page]]:
    """Return (name, icon, page) in the order of the list beside them."""
    return [
        ("Reading", "text-size", ReadingPage(theme, settings)),
        ("Playback", "player-play", PlaybackPage(theme, settings)),
        ("Annotations", "highlight", AnnotationsPage(theme, settings)),
        ("Files", "device-floppy", FilesPage(theme, settings)),
        ("Shortcuts", "keyboard", ShortcutsPage(theme, settings, keys)),
        ("Accessibility", "accessible", AccessibilityPage(theme, settings)),
    ]
