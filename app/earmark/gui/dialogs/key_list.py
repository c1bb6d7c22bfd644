"""The list of shortcuts: what each does, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from earmark.gui.controls.labels import ElidedLabel, KeyCap, ThemedLabel
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_ROW = 30
Keys = Sequence[tuple[str, str, str]]
"""Rows of (group, what it does, keys with ", " between them), those of a group together."""


def key_groups(theme: Theme, keys: Keys) -> list[QWidget]:
    """Return a list of rows under its heading for each group of *keys*."""
    return [_group(theme, name, list(rows)) for name, rows in groupby(keys, itemgetter(0))]


def _group(theme: Theme, name: str, rows: Keys) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 18)
    column.setSpacing(0)
    heading = ThemedLabel(theme, name, fonts.sans(12, 500), "text.secondary")
    heading.setContentsMargins(0, 0, 0, 4)
    column.addWidget(heading)
    for _, what, keys in rows:
        column.addWidget(_row(theme, what, keys.split(", ")))
    return group


def _row(theme: Theme, what: str, keys: Sequence[str]) -> QWidget:
    line = QWidget()
    line.setFixedHeight(_ROW)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(ElidedLabel(theme, what), 1)
    for key in keys:
        row.addWidget(KeyCap(theme, key))
    return line
