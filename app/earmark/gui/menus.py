"""The menu bar, and the same menus behind the menu button."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from earmark.gui.actions import GROUPS, Actions

_LINES_BEFORE = {
    "settings", "quit", "find", "go_to_time", "fix_words", "speakers", "note", "copy_quote", "remove",
    "all_quotes", "back_5", "previous_turn", "replay_turn", "slower", "loop_from", "mute", "back", "contents",
    "next_pane", "larger", "menu",
}  # fmt: skip
"""The actions above which a line is drawn."""


def fill_menu_bar(window: QMainWindow, actions: Actions) -> None:
    for group in GROUPS:
        _fill(window.menuBar().addMenu(f"&{group}"), actions.in_group(group))


def menu_of_all(window: QMainWindow, actions: Actions) -> QMenu:
    """Return one menu with a submenu for each group."""
    menu = QMenu(window)
    for group in GROUPS:
        _fill(menu.addMenu(group), actions.in_group(group))
    return menu


def _fill(menu: QMenu, actions: list[QAction]) -> None:
    submenus: dict[str, QMenu] = {}
    for action in actions:
        if action.objectName() in _LINES_BEFORE:
            menu.addSeparator()
        name = str(action.property("submenu") or "")
        if name and name not in submenus:
            submenus[name] = menu.addMenu(name)
        submenus.get(name, menu).addAction(action)
