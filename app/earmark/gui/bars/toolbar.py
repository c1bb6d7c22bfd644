"""The row on top: panes, history, the running head, find, and what concerns the whole episode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from earmark.gui.bars.speakers_popover import SpeakersList
from earmark.gui.bars.text_settings import TextSettings
from earmark.gui.controls.buttons import IconButton, TextButton
from earmark.gui.controls.labels import ElidedLabel
from earmark.gui.controls.popover import Popover
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme, tokens
from earmark.model.episode import Speaker
from earmark.model.talk_time import TalkTime

_HEIGHT: int = tokens()["size"]["toolbar"]
_WORDS_FROM: int = tokens()["size"]["breakpoint"]["gutter"]
"""From this width on, Find has its words and not the icon alone."""
_HEAD_GAP = 14
_HEAD_LEAST = 80


class Toolbar(QWidget):
    """46 high. It holds no state but what it was shown; every button says what was asked for.

    Args:
        theme: The colours in use.
        keys: The keys of each action in words, by the names of `actions.TABLE`.
    """

    contents_toggled = Signal()
    back_requested = Signal()
    forward_requested = Signal()
    find_requested = Signal()
    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)  # px
    measure_chosen = Signal(int)  # characters
    speaker_chosen = Signal(int)  # the next turn of this speaker
    edit_speakers_requested = Signal()
    export_requested = Signal()
    annotations_toggled = Signal()

    def __init__(self, theme: Theme, keys: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self._area = (0, 0)
        self._menu_of_all: QMenu | None = None
        self._contents = self._button("layout-sidebar", "Contents", "contents", checkable=True)
        self._back = self._button("arrow-left", "Back", "back")
        self._forward = self._button("arrow-right", "Forward", "forward")
        self._head = ElidedLabel(theme, "", fonts.serif(14, italic=True), "text.secondary", self)
        self._head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cap = keys.get("find", "").split(", ")[0].replace("+", " ")
        self._find_words = TextButton(
            theme, "Find", "search", shortcut=keys.get("find", ""), key_cap=cap, muted=True
        )
        self._find_icon = self._button("search", "Find", "find")
        self._text = self._button("text-size", "Text and theme", "")
        self._speakers = self._button("users", "Speakers", "")
        self._export = self._button("file-export", "Export quotes", "export")
        self._annotations = self._button("layout-sidebar-right", "Annotations", "annotations", checkable=True)
        self._menu = self._button("menu-2", "Menu", "menu")
        # The popovers are made when they are first asked for: a window opens sooner without them.
        self._text_settings: TextSettings | None = None
        self._text_popover: Popover | None = None
        self._reading = ("light", 18, 68)
        self._speakers_list: SpeakersList | None = None
        self._speakers_popover: Popover | None = None
        self._who_speaks: tuple[Sequence[Speaker], Sequence[TalkTime]] = ((), ())
        self.setFixedHeight(_HEIGHT)
        self._arrange()
        self._connect()
        theme.changed.connect(self.update)

    @Slot(str)
    def show_head(self, text: str) -> None:
        """Show the running head: the chapter or part in view."""
        self._head.show_text(text)

    @Slot(int, int)
    def show_centre(self, x: int, width: int) -> None:
        """Centre the running head over the transcript, *width* wide from *x* on."""
        self._area = (x, width)
        self._place_head()

    @Slot(bool, bool)
    def show_history(self, can_go_back: bool, can_go_forward: bool) -> None:
        self._back.setEnabled(can_go_back)
        self._forward.setEnabled(can_go_forward)

    @Slot(bool)
    def show_contents_open(self, is_open: bool) -> None:
        self._contents.setChecked(is_open)

    @Slot(bool)
    def show_annotations_open(self, is_open: bool) -> None:
        self._annotations.setChecked(is_open)

    @Slot(str, int, int)
    def show_reading(self, theme: str, text_size: int, measure: int) -> None:
        """Show the choice of theme (or SYSTEM), text size in px, line length in characters."""
        self._reading = (theme, text_size, measure)
        if self._text_settings is not None:
            self._text_settings.show_settings(*self._reading)

    def show_speakers(self, speakers: Sequence[Speaker], talk: Sequence[TalkTime]) -> None:
        self._who_speaks = (speakers, talk)
        if self._speakers_list is not None:
            self._speakers_list.show_speakers(speakers, talk)
        self._speakers.setEnabled(bool(speakers))

    @Slot(int)
    def show_quote_count(self, count: int) -> None:
        self._export.setEnabled(count > 0)
        self._export.show_reason("" if count else "No quotes to export yet")

    def set_menu(self, menu: QMenu) -> None:
        """Give the menu button what it shows."""
        self._menu_of_all = menu

    @Slot()
    def open_menu(self) -> None:
        if self._menu_of_all is not None:
            corner = QPoint(
                self._menu.width() - self._menu_of_all.sizeHint().width(), self._menu.height() + 4
            )
            self._menu_of_all.popup(self._menu.mapToGlobal(corner))

    def sizeHint(self) -> QSize:
        return QSize(760, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        roomy = event.size().width() >= _WORDS_FROM
        self._find_words.setVisible(roomy)
        self._find_icon.setVisible(not roomy)
        super().resizeEvent(event)
        self._row.activate()
        self._place_head()

    def paintEvent(self, event: QPaintEvent) -> None:
        line = QRect(0, self.height() - 1, self.width(), 1)
        QPainter(self).fillRect(line, self._theme.color("line.subtle"))

    def _button(self, icon: str, name: str, action: str, *, checkable: bool = False) -> IconButton:
        return IconButton(self._theme, icon, name, self._keys.get(action, ""), checkable=checkable)

    def _arrange(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 1)
        row.setSpacing(2)
        row.addWidget(self._contents)
        row.addSpacing(10)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addStretch()
        for button in (self._find_words, self._find_icon, self._text, self._speakers, self._export):
            row.addWidget(button)
        row.addWidget(_Separator(self._theme))
        row.addWidget(self._annotations)
        row.addWidget(self._menu)

    def _connect(self) -> None:
        self._contents.clicked.connect(self.contents_toggled)
        self._back.clicked.connect(self.back_requested)
        self._forward.clicked.connect(self.forward_requested)
        self._find_words.clicked.connect(self.find_requested)
        self._find_icon.clicked.connect(self.find_requested)
        self._text.clicked.connect(self._toggle_text)
        self._speakers.clicked.connect(self.open_speakers)
        self._export.clicked.connect(self.export_requested)
        self._annotations.clicked.connect(self.annotations_toggled)
        self._menu.clicked.connect(self.open_menu)

    def _place_head(self) -> None:
        """Keep the head in the middle of the transcript, as wide as the buttons leave it."""
        x, width = self._area
        middle = x + width // 2
        first = self._find_words if self._find_words.isVisibleTo(self) else self._find_icon
        left = self._forward.geometry().right() + _HEAD_GAP
        right = first.geometry().left() - _HEAD_GAP
        half = min(middle - left, right - middle, width // 2)
        self._head.setVisible(2 * half >= _HEAD_LEAST)
        self._head.setGeometry(middle - half, 11, 2 * half, 24)

    @Slot()
    def _toggle_text(self) -> None:
        if self._text_popover is None:
            self._text_settings = settings = TextSettings(self._theme)
            settings.show_settings(*self._reading)
            settings.theme_chosen.connect(self.theme_chosen)
            settings.size_chosen.connect(self.text_size_chosen)
            settings.measure_chosen.connect(self.measure_chosen)
            self._text_popover = Popover(self._theme, settings, "Text and theme", self)
        self._text_popover.toggle_at(self._text)

    @Slot()
    def open_speakers(self) -> None:
        """Open the list of speakers, or close it."""
        if self._speakers_popover is None:
            self._speakers_list = SpeakersList(self._theme)
            self._speakers_list.show_speakers(*self._who_speaks)
            self._speakers_list.speaker_chosen.connect(self.speaker_chosen)
            self._speakers_popover = Popover(self._theme, self._speakers_list, "Speakers", self)
            self._speakers_list.edit_requested.connect(self._speakers_popover.close_again)
            self._speakers_list.edit_requested.connect(self.edit_speakers_requested)
        self._speakers_popover.toggle_at(self._speakers)


class _Separator(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(11, 22)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRect(5, 0, 1, self.height()), self._theme.color("line.default"))
