"""A transcript view to read, click and type in, for tests of the reading view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.transcript_view import TranscriptView
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.episode import Episode

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def make_view(
    qtbot, episode: Episode, *, stacked: bool | None = None, theme: str = "light"
) -> TranscriptView:
    """Return a shown view without motion, 900 × 600."""
    fonts.load()
    look = Theme(theme)
    look.reduce_motion(True)
    view = TranscriptView(look)
    view.look = look  # kept alive as long as the view
    qtbot.addWidget(view)
    view.set_stacked(stacked)
    view.resize(900, 600)
    view.show_episode(episode)
    view.show()
    return view


def point_of(view: TranscriptView, offset: int) -> QPoint:
    """Return the middle of the character at *offset*, in the viewport."""
    (rect,) = view.line_rects(offset, offset + 1)
    return rect.center() - view.viewport().pos()


def place_of(episode: Episode, words: str) -> tuple[int, int]:
    start = episode.text.index(words)
    return start, start + len(words)


def click(view: TranscriptView, point: QPoint, modifiers=NO_KEY) -> None:
    QTest.mouseClick(view.viewport(), LEFT, modifiers, point)


def clicks(view: TranscriptView, point: QPoint, count: int) -> None:
    """Click *count* times in a quick row; every second press is what Qt calls a double click."""
    for number in range(count):
        kind = QEvent.Type.MouseButtonDblClick if number % 2 else QEvent.Type.MouseButtonPress
        for sort, held in ((kind, LEFT), (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
            where = QPointF(point), QPointF(view.viewport().mapToGlobal(point))
            event = QMouseEvent(sort, *where, LEFT, held, NO_KEY)
            event.setTimestamp(1_000_000 + 100 * number)
            QApplication.sendEvent(view.viewport(), event)


def drag(view: TranscriptView, start: QPoint, end: QPoint) -> None:
    press(view, start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, end)


def press(view: TranscriptView, point: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, point)


def double_press(view: TranscriptView, point: QPoint) -> None:
    """Press for the second time, and stay down."""
    where = QPointF(point), QPointF(view.viewport().mapToGlobal(point))
    event = QMouseEvent(QEvent.Type.MouseButtonDblClick, *where, LEFT, LEFT, NO_KEY)
    QApplication.sendEvent(view.viewport(), event)


def hover(view: TranscriptView, point: QPoint) -> None:
    """Move the pointer to *point* with no button down."""
    where = QPointF(point), QPointF(view.viewport().mapToGlobal(point))
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(view.viewport(), QMouseEvent(QEvent.Type.MouseMove, *where, none, none, NO_KEY))


def in_viewport(view: TranscriptView, rect) -> QPoint:
    """Return the middle of *rect*, which is in the document's coordinates, in the viewport."""
    return (rect.center() - QPointF(0, view.verticalScrollBar().value())).toPoint()


def keep(episode: Episode, *marks) -> Annotations:
    """Return annotations: each mark is (words, color) or (words, color, note)."""
    kept = Annotations()
    for number, (words, color, *note) in enumerate(marks):
        start, end = place_of(episode, words)
        made = Highlight(
            f"m{number}", start, end, color, TextQuote(words), note="".join(note), created=f"{number:03}"
        )
        kept = kept.put(made)
    return kept


class Told(list):
    """What signals have said since: a list of their values."""

    def __init__(self, *signals) -> None:
        super().__init__()
        for signal in signals:
            signal.connect(self._hear)

    def _hear(self, *values) -> None:
        self.append(values)
