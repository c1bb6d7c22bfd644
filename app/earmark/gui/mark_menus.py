"""What the menus of the right mouse button offer to do with quotes and bookmarks."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from earmark.gui.actions import Actions
from earmark.gui.bookmarking import Bookmarking
from earmark.gui.marking import Marking
from earmark.model.annotations import COLORS, Highlight
from earmark.model.citation import STYLE_NAMES


def add_selection_verbs(menu: QMenu, verbs: Actions) -> None:
    """Offer what can be done with the selected words."""
    for color in COLORS:
        menu.addAction(verbs[f"keep_{color}"])
    menu.addSeparator()
    for name in ("note", "tag", "copy_quote", "play_quote", "clip"):
        menu.addAction(verbs[name])
    _add_copy_styles(menu, verbs)


def add_mark_verbs(menu: QMenu, verbs: Actions, marking: Marking, mark: Highlight) -> None:
    """Offer what can be done with *mark*, which is the chosen one."""
    colors = menu.addMenu("Color")
    for color in COLORS:
        action = colors.addAction(_plain(marking.color_name(color)))
        action.setCheckable(True)
        action.setChecked(color == mark.color)
        action.triggered.connect(partial(marking.recolor, mark.id, color))
    menu.addAction("Note").triggered.connect(partial(marking.write, mark.id, "note"))
    menu.addAction("Tag").triggered.connect(partial(marking.write, mark.id, "tags"))
    for name in ("copy_quote", "play_quote", "clip"):
        menu.addAction(verbs[name])
    _add_copy_styles(menu, verbs)
    what = "Remove bookmark" if mark.is_bookmark else "Remove highlight"
    menu.addAction(what).triggered.connect(partial(marking.delete, mark.id))


def add_bookmark_verb(menu: QMenu, bookmarking: Bookmarking, offset: int) -> None:
    """Offer to set a bookmark at *offset*, or to take away the one on its line."""
    words = "Bookmark here" if bookmarking.at(offset) is None else "Remove bookmark"
    menu.addAction(words).triggered.connect(partial(bookmarking.toggle_at, offset))


def add_keep_turn(menu: QMenu, marking: Marking, turn: int) -> None:
    """Offer to keep all that is said in *turn*, in the last colour or in any."""
    menu.addAction("Keep the whole turn").triggered.connect(partial(marking.keep_turn, turn))
    colors = menu.addMenu("Keep the whole turn in")
    for color in COLORS:
        action = colors.addAction(_plain(marking.color_name(color)))
        action.triggered.connect(partial(marking.keep_turn, turn, color))


def _plain(words: str) -> str:
    """Return *words* so that a menu takes no letter of them for a key."""
    return words.replace("&", "&&")


def _add_copy_styles(menu: QMenu, verbs: Actions) -> None:
    menu.addMenu("Copy quote as").addActions([verbs[f"copy_as_{style.value}"] for style in STYLE_NAMES])
