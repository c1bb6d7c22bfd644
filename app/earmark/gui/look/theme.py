"""The look: colours, palette and style sheet of the present theme, from `resources/tokens.json`.

Painters ask `Theme` for colours by the names of the tokens; widgets that
Qt draws get theirs from the palette and the style sheet made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from earmark import resources
from earmark.gui.look import fonts, icons
from earmark.gui.look.style_sheet import style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

THEMES = ("light", "sepia", "dark", "contrast")
THEME_NAMES = {"light": "Light", "sepia": "Sepia", "dark": "Dark", "contrast": "High contrast"}
SYSTEM = "system"


@cache
def tokens() -> dict[str, Any]:
    """Return the design tokens as they stand in the file."""
    read: dict[str, Any] = msgspec.json.decode(resources.path("tokens.json").read_bytes())
    return read


class Marker(NamedTuple):
    """How one marker colour looks in a theme, and what the reader calls it.

    `fill` is translucent, for under text; `solid` is the same seen on the
    page, for samples that may stand on anything; `mark` is for small dots.
    """

    name: str
    fill: QColor
    solid: QColor
    line: QColor
    mark: QColor
    text: QColor
    underline: str


class Theme(QObject):
    """The colours in use. One object for the whole program; `changed` says: paint anew."""

    changed = Signal()
    names_changed = Signal()  # the reader calls the markers otherwise

    def __init__(self, name: str = "light") -> None:
        super().__init__()
        self._name = name
        self._colors: dict[str, QColor] = {}
        self._markers: dict[str, Marker] = {}
        self._names: dict[str, str] = {}
        self._speakers: list[QColor] = []
        self._reduced_motion = False
        self._read()

    @property
    def name(self) -> str:
        """One of `THEMES`."""
        return self._name

    @property
    def is_dark(self) -> bool:
        return self._name in ("dark", "contrast")

    def show(self, name: str) -> None:
        """Change to the theme *name* (one of `THEMES`, or "system"), at once and everywhere."""
        name = _system_theme() if name == SYSTEM else name
        if name != self._name:
            self._name = name
            self._read()
            self.apply()
            self.changed.emit()

    def apply(self) -> None:
        """Give font, palette and style sheet to the application."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(fonts.sans(13))
            app.setPalette(self._palette())
            app.setStyleSheet(style_sheet(self))

    def reduce_motion(self, reduced: bool) -> None:
        """Let things move at once from now on, or again in their own time."""
        self._reduced_motion = reduced

    def duration_ms(self, motion: str) -> int:
        """Return how long *motion* of the tokens lasts: "fast", "base", "slow", "followScroll", ..."""
        durations = tokens()["motion"]
        if self._reduced_motion and motion in durations["reduced"]:
            return int(durations["reduced"][motion])
        return int(durations[motion])

    def color(self, token: str) -> QColor:
        """Return the colour named *token*, e.g. `"surface.window"`, `"now.accent"`, `"focus"`."""
        return self._colors[token]

    @property
    def groove(self) -> QColor:
        """The colour of what fills up: bars of progress and sliders, where nothing is yet."""
        # In High contrast every other line is as bright as the filling.
        return self.color("line.subtle" if self._name == "contrast" else "line.default")

    def speaker(self, palette: int | None) -> QColor:
        """Return the colour of a speaker, by its number (`Episode.palette_of`); None is nobody known."""
        if palette is None:
            return self._colors["text.secondary"]
        return self._speakers[palette % len(self._speakers)]

    def marker(self, color: str) -> Marker:
        """Return the marker *color* (`"gold"`, ...); gold for a colour of a newer version."""
        return self._markers.get(color, self._markers["gold"])

    @property
    def marker_names(self) -> dict[str, str]:
        """What each marker is called now, by its colour."""
        return {color: marker.name for color, marker in self._markers.items()}

    def name_markers(self, names: Mapping[str, str]) -> None:
        """Call the markers by *names* from now on, everywhere; one that has none there by its own."""
        before = self.marker_names
        self._names = {color: name for color, name in names.items() if name}
        self._read_markers()
        if self.marker_names != before:
            self.names_changed.emit()

    def _read(self) -> None:
        all_tokens = tokens()
        self._colors = dict(_flat_colors("", all_tokens["theme"][self._name]))
        speakers = all_tokens["speaker"]
        self._speakers = [QColor(speakers["variants"][self._name][n]["hex"]) for n in speakers["order"]]
        self._read_markers()

    def _read_markers(self) -> None:
        looks = tokens()["highlight"]["variants"][self._name]
        named = {own.lower(): (self._names.get(own.lower(), own), look) for own, look in looks.items()}
        self._markers = {color: _marker(name, look) for color, (name, look) in named.items()}

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        disabled = self.color("text.disabled")
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, disabled)
        return palette


def button_icon(theme: Theme, name: str, *, filled: bool = False) -> QIcon:
    """Return the icon *name* for a button, in the colours of each of its states."""
    return icons.icon(
        name,
        normal=theme.color("text.secondary"),
        active=theme.color("text.primary"),
        disabled=theme.color("text.disabled"),
        filled=filled,
    )


def _flat_colors(prefix: str, values: dict[str, Any]) -> list[tuple[str, QColor]]:
    found: list[tuple[str, QColor]] = []
    for key, value in values.items():
        if isinstance(value, dict):
            found += _flat_colors(f"{prefix}{key}.", value)
        elif isinstance(value, str):
            found.append((prefix + key, QColor(value)))
    return found


def _marker(name: str, value: dict[str, Any]) -> Marker:
    fill = QColor(value["fill"])
    fill.setAlphaF(value["alpha"])
    return Marker(
        name=name,
        fill=fill,
        solid=QColor(value["onPage"]),
        line=QColor(value["line"]),
        mark=QColor(value["mark"]),
        text=QColor(value["text"]),
        underline=value["underline"],
    )


def _system_theme() -> str:
    hints = QApplication.styleHints()
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


_ROLE = QPalette.ColorRole
_PALETTE = {
    _ROLE.Window: "surface.window",
    _ROLE.WindowText: "text.primary",
    _ROLE.Base: "surface.page",
    _ROLE.AlternateBase: "surface.window",
    _ROLE.Text: "text.primary",
    _ROLE.Button: "surface.raised",
    _ROLE.ButtonText: "text.primary",
    _ROLE.BrightText: "text.inverse",
    _ROLE.Highlight: "select.bg",
    _ROLE.HighlightedText: "select.text",
    _ROLE.PlaceholderText: "text.tertiary",
    _ROLE.ToolTipBase: "surface.raised",
    _ROLE.ToolTipText: "text.primary",
    _ROLE.Link: "text.primary",
    _ROLE.LinkVisited: "text.secondary",
    _ROLE.Light: "surface.raised",
    _ROLE.Midlight: "line.subtle",
    _ROLE.Mid: "line.default",
    _ROLE.Dark: "line.strong",
    _ROLE.Accent: "action.bg",
}
