"""The style sheet of the widgets that Qt itself draws.

A widget asks for a variant by a dynamic property `kind`: a `QPushButton` may
be "primary" or "ghost", and by `scale` "small" (28) or "large" (38), a
`QToolButton` "text" (icon and words), a `QLabel` "secondary", "tertiary" or
"strong", a `QFrame` "popover", a `QLineEdit` "search" or
"inplace" (plain text until it is edited), a `QListView`
"completion". Fonts are not set here: a font in a style sheet overrules
`setFont` (see `Theme.apply`).
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from earmark.gui.look.theme import Theme

_SHEET = Template("""
QPushButton { background: $raised; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 0 12px; min-height: 28px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:disabled { color: $off; background: $surface_off; border-color: $subtle; }
QPushButton[kind="primary"] { background: $action; color: $action_text; border-color: $action; }
QPushButton[kind="primary"]:hover { background: $action_hover; border-color: $action_hover; }
QPushButton[kind="primary"]:pressed { background: $action_pressed; }
QPushButton[kind="primary"]:disabled { color: $off; background: $surface_off; border-color: $subtle; }
QPushButton[kind="ghost"] { background: transparent; border-color: transparent; }
QPushButton[kind="ghost"]:hover { background: $hover; }
QPushButton[kind="ghost"]:pressed { background: $pressed; }
QPushButton[scale="small"] { min-height: 26px; }
QPushButton[scale="small"][kind="ghost"] { padding: 0 9px; }
QPushButton[scale="large"] { min-height: 36px; padding: 0 16px; font-size: 14px; }
QToolButton { border: 0; border-radius: 6px; padding: 7px; background: transparent; color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $selected; }
QToolButton:disabled { color: $off; background: transparent; }
QToolButton[kind="text"] { padding: 6px 9px; font-weight: 500; }
QToolButton::menu-indicator { image: none; width: 0; }
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox { background: $page; color: $text;
    border: 1px solid $strong; border-radius: 6px; padding: 0 9px; min-height: 28px;
    selection-background-color: $select; selection-color: $select_text;
    placeholder-text-color: $tertiary; }
QLineEdit[kind="search"] { border-color: $line; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus; padding: 0 8px;
    min-height: 26px; }
QLineEdit[kind="inplace"] { background: transparent; border-color: transparent; padding: 0 7px; }
QLineEdit[kind="inplace"]:hover { border-color: $line; }
QLineEdit[kind="inplace"]:focus { background: $page; border-color: $focus; padding: 0 6px; }
QPlainTextEdit { padding: 4px 6px; }
QPlainTextEdit:focus { padding: 3px 5px; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; padding: 4px;
    selection-background-color: $selected; selection-color: $text; }
QSlider { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $groove; }
QSlider::sub-page:horizontal { background: $secondary; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0;
    border-radius: 6px; background: $text; }
QSlider[scale="large"]::handle:horizontal { width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled { background: $line; }
QProgressBar { background: $groove; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $text; border-radius: 3px; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 2px; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 40px; }
QScrollBar::handle:vertical:hover { background: $strong; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 2px; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 40px; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 7px; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $off; }
QMenu::separator { height: 1px; background: $subtle; margin: 5px 8px; }
QLabel[kind="secondary"] { color: $secondary; }
QLabel[kind="tertiary"] { color: $tertiary; }
QLabel[kind="strong"] { font-weight: 600; }
QFrame[kind="popover"] { background: $raised; border: 1px solid $line; border-radius: 10px; }
QListView[kind="completion"] { background: $raised; color: $text; border: 1px solid $line; padding: 4px;
    outline: 0; }
QListView[kind="completion"]::item { padding: 4px 8px; border-radius: 4px; }
QListView[kind="completion"]::item:selected { background: $selected; color: $text; }
QSplitter::handle { background: $subtle; }
QDialog { background: $page; }
QDialog[kind="card"] { background: transparent; }
""")


def style_sheet(theme: Theme) -> str:
    """Return the sheet in the colours of *theme*."""
    colors = {name: theme.color(token).name() for name, token in _NAMES.items()}
    return _SHEET.substitute(colors, groove=theme.groove.name())


_NAMES = {
    "raised": "surface.raised",
    "page": "surface.page",
    "hover": "surface.hover",
    "pressed": "surface.pressed",
    "selected": "surface.selected",
    "surface_off": "surface.disabled",
    "text": "text.primary",
    "secondary": "text.secondary",
    "tertiary": "text.tertiary",
    "off": "text.disabled",
    "line": "line.default",
    "subtle": "line.subtle",
    "strong": "line.strong",
    "action": "action.bg",
    "action_text": "action.text",
    "action_hover": "action.hover",
    "action_pressed": "action.pressed",
    "select": "select.bg",
    "select_text": "select.text",
    "focus": "focus",
}
