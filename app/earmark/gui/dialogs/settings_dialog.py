"""The settings: a list of pages on the left, the chosen one beside it. Everything applies at once."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from earmark.gui.controls.scrolling import see_through_scroll_area
from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.dialogs.files_page import FilesPage
from earmark.gui.dialogs.key_list import Keys
from earmark.gui.dialogs.settings_pages import pages
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme, tokens
from earmark.gui.settings import Settings

_LIST_WIDTH, _ROW = 196, 34


class SettingsDialog(DialogCard):
    """Writes to *settings*; who wants to know listens to its `changed`."""

    show_details_requested = Signal(str)  # what citations say of the show of that name

    def __init__(self, theme: Theme, settings: Settings, keys: Keys, window: QWidget) -> None:
        super().__init__(theme, window, "Settings", tokens()["size"]["dialog"]["settings"])
        self._settings = settings
        self._pages = pages(theme, settings, keys)
        self._names = _PageNames(theme)
        self._stack = QStackedWidget()
        self._restore = QPushButton()
        self._restore.setProperty("kind", "ghost")
        self._restore.setAutoDefault(False)  # Enter is for Done
        for name, icon, page in self._pages:
            self._names.add(name, icon)
            self._stack.addWidget(see_through_scroll_area(page))
            if isinstance(page, FilesPage):
                page.details_requested.connect(self.show_details_requested)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._names)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row)
        self.foot.row.insertWidget(0, self._restore)

        self._names.group.idClicked.connect(self.show_page)
        self._restore.clicked.connect(self._restore_page)
        self.show_page(0)

    @Slot(int)
    def show_page(self, index: int) -> None:
        self._names.group.button(index).setChecked(True)
        self._stack.setCurrentIndex(index)
        self._restore.setText(f"Restore {self._pages[index][2].what} defaults")

    @Slot()
    def _restore_page(self) -> None:
        self._pages[self._stack.currentIndex()][2].restore(self._settings)


class _PageNames(QWidget):
    """The list of pages, with a hairline on its right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.group = QButtonGroup(self)
        self.setFixedWidth(_LIST_WIDTH)
        self.setAccessibleName("Pages")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 13, 12)
        self._column.setSpacing(0)
        self._column.addStretch()
        theme.changed.connect(self.update)

    def add(self, name: str, icon: str) -> None:
        button = _PageName(self._theme, name, icon)
        self.group.addButton(button, len(self.group.buttons()))
        self._column.insertWidget(self._column.count() - 1, button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        target = self.group.button(self.group.checkedId() + step)
        if step and target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            target.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface.window"))
        edge = QRect(self.width() - 1, 0, 1, self.height())
        painter.fillRect(edge, self._theme.color("line.subtle"))


class _PageName(QAbstractButton):
    def __init__(self, theme: Theme, name: str, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the list moves the choice; a button would move the focus only
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setBrush(self._theme.color("surface.selected" if chosen else "surface.hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        color = self._theme.color("text.primary" if chosen else "text.secondary")
        picture = icons.pixmap(self._icon, color, 17, self.devicePixelRatioF())
        painter.drawPixmap(12, (_ROW - 17) // 2, picture)
        painter.setFont(fonts.sans(13, 600 if chosen else 400))
        painter.setPen(color)
        painter.drawText(self.rect().adjusted(40, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
