"""Every action of the window: name, words, keys and icon, in one table.

Keys come in three kinds. Sequences (`Ctrl+F`, `K`) are window shortcuts.
Keys in `plain` also belong to buttons, lists and sliders (Space, arrows) or
depend on the keyboard's layout (brackets): `KeyFilter` gives them to the
action only when the transcript, the timeline or nothing has the focus.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from earmark.gui.look.theme import Theme, button_icon
from earmark.model.annotations import COLORS
from earmark.model.citation import STYLE_NAMES


@dataclass(frozen=True, slots=True)
class Spec:
    """One row of the table. `plain` holds Qt key names or the text of a key."""

    name: str
    text: str
    group: str
    keys: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    color: str = ""  # whose name stands last in `text`, as the reader calls it
    submenu: str = ""  # of the group's menu


_TURN_KEY = "Alt" if sys.platform == "darwin" else "Ctrl"
_STEP_KEY = "Ctrl+Alt" if sys.platform == "darwin" else "Alt"
_BACK, _FORWARD = ("Ctrl+[", "Ctrl+]") if sys.platform == "darwin" else ("Alt+Left", "Alt+Right")

TABLE = (
    Spec("open", "Open transcript…", "File", ("Ctrl+O",), icon="folder-open"),
    Spec("open_folder", "Open folder…", "File"),
    Spec("link_audio", "Link audio…", "File", ("Ctrl+Shift+O",), icon="file-music"),
    Spec("save_as", "Save transcript as…", "File", ("Ctrl+Shift+S",), icon="device-floppy"),
    Spec("import_quotes", "Import quotes…", "File"),
    Spec("export", "Export quotes…", "File", ("Ctrl+E",), icon="file-export"),
    Spec("copy_all", "Copy all quotes", "File", ("Ctrl+Shift+A",), icon="copy"),
    Spec("review", "Review what was read…", "File", icon="file-alert"),
    Spec("settings", "Settings…", "File", ("Ctrl+,",)),
    Spec("start", "Start page", "File", ("Ctrl+Shift+H",)),
    Spec("quit", "Quit", "File", ("Ctrl+Q",)),
    Spec("undo", "Undo", "Edit", ("Ctrl+Z",)),
    Spec("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Spec("find", "Find", "Edit", ("Ctrl+F",), icon="search"),
    Spec("find_next", "Next match", "Edit", ("F3", "Ctrl+G")),
    Spec("find_previous", "Previous match", "Edit", ("Shift+F3", "Ctrl+Shift+G")),
    Spec("go_to_time", "Go to time…", "Edit", ("Ctrl+L",)),
    Spec("fix_words", "Fix selected words…", "Edit", ("Ctrl+Shift+E",), icon="pencil"),
    Spec("change_speaker", "Change speaker of the turn…", "Edit", ("Ctrl+Shift+P",)),
    Spec("set_time", "Set time of the turn…", "Edit", ("Ctrl+Shift+T",)),
    Spec("split_turn", "Split turn here", "Edit", ("Ctrl+Shift+Return",)),
    Spec("join_turns", "Join with the turn before", "Edit", ("Ctrl+Shift+Backspace",)),
    Spec("put_back", "Put back what was read", "Edit"),
    Spec("speakers", "Speakers…", "Edit", icon="users"),
    Spec("keep", "Keep in the last color", "Quotes", ("H",), icon="highlight"),
    *(
        Spec(f"keep_{color}", f"Keep in {color.title()}", "Quotes", (str(number),), color=color)
        for number, color in enumerate(COLORS, 1)
    ),
    Spec("keep_turn", "Keep the whole turn", "Quotes", ("Shift+H",)),
    Spec("bookmark", "Bookmark", "Quotes", ("B",)),
    Spec("note", "Note", "Quotes", ("N",), icon="note"),
    Spec("tag", "Tag", "Quotes", ("T",), icon="tag"),
    Spec("copy_quote", "Copy quote", "Quotes", ("Ctrl+Shift+C",), icon="quote"),
    *(
        Spec(f"copy_as_{style.value}", name, "Quotes", submenu="Copy quote as")
        for style, name in STYLE_NAMES.items()
    ),
    Spec("citation_details", "Citation details…", "Quotes"),
    Spec("review_places", "Review places…", "Quotes", icon="unlink"),
    Spec("clip", "Export clip…", "Quotes", ("Ctrl+Shift+X",), icon="scissors"),
    Spec("play_quote", "Play selection or quote", "Quotes", ("P",), icon="player-play"),
    Spec("next_mark", "Next quote or bookmark", "Quotes", (f"{_STEP_KEY}+Down",)),
    Spec("previous_mark", "Previous quote or bookmark", "Quotes", (f"{_STEP_KEY}+Up",)),
    Spec("end_later", "End of the quote: a word later", "Quotes", ("Shift+Right",)),
    Spec("end_earlier", "End of the quote: a word earlier", "Quotes", ("Shift+Left",)),
    Spec(
        "start_later", "Start of the quote: a word later", "Quotes", ("Alt+Shift+Right", "Ctrl+Shift+Right")
    ),
    Spec(
        "start_earlier", "Start of the quote: a word earlier", "Quotes", ("Alt+Shift+Left", "Ctrl+Shift+Left")
    ),
    Spec("remove", "Remove highlight", "Quotes", plain=("Delete",), icon="trash"),
    Spec("all_quotes", "All quotes", "Quotes", ("Ctrl+Shift+F",)),
    Spec("play_pause", "Play or pause", "Playback", ("K",), ("Space",), icon="player-play"),
    Spec("back_10", "Back 10 seconds", "Playback", ("J",), icon="rewind-backward-10"),
    Spec("forward_10", "Forward 10 seconds", "Playback", ("L",), icon="rewind-forward-10"),
    Spec("back_5", "Back 5 seconds", "Playback", plain=("Left",)),
    Spec("forward_5", "Forward 5 seconds", "Playback", plain=("Right",)),
    Spec("back_1", "Back 1 second", "Playback", plain=(",",)),
    Spec("forward_1", "Forward 1 second", "Playback", plain=(".",)),
    Spec("previous_turn", "Previous turn", "Playback", (f"{_TURN_KEY}+Up",)),
    Spec("next_turn", "Next turn", "Playback", (f"{_TURN_KEY}+Down",)),
    Spec("previous_same", "Previous turn of this speaker", "Playback", (f"{_TURN_KEY}+Shift+Up",)),
    Spec("next_same", "Next turn of this speaker", "Playback", (f"{_TURN_KEY}+Shift+Down",)),
    Spec("replay_turn", "Replay turn", "Playback", ("R",)),
    Spec("replay_last", "Replay the last 3 seconds", "Playback", ("Shift+R",)),
    Spec("slower", "Slower", "Playback", plain=("<",)),
    Spec("faster", "Faster", "Playback", plain=(">",)),
    Spec("normal_speed", "Normal speed", "Playback", plain=("=",)),
    Spec("loop_from", "Loop from here", "Playback", plain=("[",)),
    Spec("loop_to", "Loop to here", "Playback", plain=("]",)),
    Spec("loop_clear", "Clear the loop", "Playback", plain=("\\",)),
    Spec("skip_sponsor", "Skip sponsor read", "Playback", ("S",)),
    Spec("mute", "Mute", "Playback", ("M",)),
    Spec("quieter", "Quieter", "Playback", ("9",)),
    Spec("louder", "Louder", "Playback", plain=("0",)),
    Spec("follow", "Follow, and back to now", "View", ("F",), icon="current-location"),
    Spec("back", "Back", "View", (_BACK,), icon="arrow-left"),
    Spec("forward", "Forward", "View", (_FORWARD,), icon="arrow-right"),
    Spec("contents", "Contents", "View", ("Ctrl+B",), icon="layout-sidebar"),
    Spec("annotations", "Annotations", "View", ("Ctrl+Shift+B",), icon="layout-sidebar-right"),
    Spec("next_pane", "Next pane", "View", ("F6",)),
    Spec("previous_pane", "Previous pane", "View", ("Shift+F6",)),
    Spec("caret", "Caret mode", "View", ("F7",), checkable=True),
    Spec("larger", "Larger text", "View", ("Ctrl++", "Ctrl+=")),
    Spec("smaller", "Smaller text", "View", ("Ctrl+-",)),
    Spec("normal_size", "Normal text size", "View", ("Ctrl+0",)),
    Spec("menu", "Menu", "View", ("F10",), icon="menu-2"),
    Spec("shortcuts", "Keyboard shortcuts", "Help", ("F1",), ("?",), icon="keyboard"),
    Spec("about", "About Earmark", "Help"),
)
GROUPS = ("File", "Edit", "Quotes", "Playback", "View", "Help")


class Actions(QObject):
    """The `QAction` of each row, by name: `actions["play_pause"]`."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self.single_keys = True
        self._actions = {spec.name: _action(spec, window) for spec in TABLE}
        for action in self._actions.values():
            window.addAction(action)
        self._draw_icons()
        self._show_color_names()
        theme.changed.connect(self._draw_icons)
        theme.names_changed.connect(self._show_color_names)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def in_group(self, group: str) -> list[QAction]:
        return [self._actions[spec.name] for spec in TABLE if spec.group == group]

    def enable(self, names: tuple[str, ...], on: bool) -> None:
        for name in names:
            self._actions[name].setEnabled(on)

    def use_single_keys(self, on: bool) -> None:
        """Switch the shortcuts of one letter, digit or sign without Ctrl or Alt on or off (WCAG 2.1.4)."""
        self.single_keys = on
        for spec in TABLE:
            kept = [key for key in spec.keys if on or not is_single(key)]
            self._actions[spec.name].setShortcuts([QKeySequence(key) for key in kept])

    def _show_color_names(self) -> None:
        for spec in TABLE:
            if spec.color:
                self._actions[spec.name].setText(_words(spec, self._theme).replace("&", "&&"))

    def _draw_icons(self) -> None:
        for spec in TABLE:
            if spec.icon:
                filled = spec.icon == "player-play"
                self._actions[spec.name].setIcon(button_icon(self._theme, spec.icon, filled=filled))


def _words(spec: Spec, theme: Theme) -> str:
    return f"Keep in {theme.marker(spec.color).name}" if spec.color else spec.text


def _action(spec: Spec, window: QWidget) -> QAction:
    action = QAction(spec.text, window)
    action.setObjectName(spec.name)
    action.setShortcuts([QKeySequence(key) for key in spec.keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setCheckable(spec.checkable)
    action.setProperty("submenu", spec.submenu)
    return action


def is_single(key: str) -> bool:
    """Whether *key* is one that a hand resting on the keyboard can strike by mistake."""
    return len(key.removeprefix("Shift+")) == 1


def key_table(theme: Theme) -> list[tuple[str, str, str]]:
    """Return (group, what it does, keys as the platform writes them) for the list of shortcuts."""
    return [
        (spec.group, _words(spec, theme).removesuffix("…"), shown_keys(spec))
        for spec in TABLE
        if spec.keys or spec.plain
    ]


def shown_keys(spec: Spec) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    keys = [QKeySequence(key).toString(native) for key in spec.keys]
    return ", ".join([*keys, *spec.plain])


class KeyFilter(QObject):
    """Gives the plain keys of the table to their actions, where no other widget wants them.

    *homes* are the widgets (transcript, timeline) in which plain keys mean
    playback. In the transcript's caret mode (*caret* is checked) the arrows
    belong to the text.
    """

    def __init__(self, actions: Actions, homes: tuple[QWidget, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._homes = homes
        self._by_key = {plain: spec.name for spec in TABLE for plain in spec.plain}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or not self._is_home(QApplication.focusWidget()):
            return False
        key = _key_name(event)
        name = self._by_key.get(key)
        if name is None or (is_single(key) and not self._actions.single_keys):
            return False
        if name.endswith("_5") and self._actions["caret"].isChecked():
            return False
        action = self._actions[name]
        if not action.isEnabled():
            return False
        action.trigger()
        return True

    def _is_home(self, focus: QWidget | None) -> bool:
        if focus is None or focus.window() is focus:
            return True
        if isinstance(focus, QAbstractButton):  # the selection toolbar lies in the transcript
            return False
        return any(focus is home or home.isAncestorOf(focus) for home in self._homes)


_NAMED = {
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Delete: "Delete",
}


def _key_name(event: QKeyEvent) -> str:
    """Return the name of a key struck alone; the text decides where layouts differ."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    key = Qt.Key(event.key())
    if key in _NAMED:
        return _NAMED[key] if event.modifiers() == Qt.KeyboardModifier.NoModifier else ""
    # AltGr reports Ctrl and Alt together on some systems; there the text is still the key's meaning.
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return (
        event.text() if not held or held == alt_gr or held == Qt.KeyboardModifier.GroupSwitchModifier else ""
    )
