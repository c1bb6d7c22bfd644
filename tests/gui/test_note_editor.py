"""Nothing that is written in a note is ever lost, and no letter of it is a command."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from earmark.gui.cards.note_editor import MAX_LINES, MIN_LINES, SAVE_WITHIN_MS, NoteEditor
from earmark.gui.cards.note_text import LINE
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model.annotations import Highlight, TextQuote

QUOTE = Highlight("a", 0, 4, "gold", TextQuote("tide"), note="Old.", tags=("sea",))
OTHER = replace(QUOTE, id="b", note="Another.", tags=())


class Stage(QWidget):
    """A window with an editor in it that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(320, 400)
        self.editor = NoteEditor(Theme(), self)
        self.told: list[tuple[str, object]] = []
        self.told_at_close = 0
        self.keys: list[int] = []
        self.editor.note_changed.connect(self._hear)
        self.editor.tags_changed.connect(self._hear)
        self.editor.height_changed.connect(self._fit)
        self._fit()

    def _hear(self, highlight_id: str, value: object) -> None:
        self.told.append((highlight_id, value))

    def _fit(self) -> None:
        self.editor.setGeometry(10, 10, 285, self.editor.sizeHint().height())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.told_at_close = len(self.told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())

    @property
    def text(self):
        return self.editor._text


@pytest.fixture
def stage(qtbot):
    fonts.load()
    stage = Stage()
    qtbot.addWidget(stage)
    with qtbot.waitActive(stage):
        stage.show()
        stage.activateWindow()
    return stage


@pytest.fixture
def editing(stage, qtbot):
    stage.editor.open(QUOTE, ("sea", "boat"))
    qtbot.waitUntil(stage.text.hasFocus)
    return stage


def test_it_opens_with_the_note_the_tags_and_the_caret_at_the_end(editing):
    assert editing.text.toPlainText() == "Old."
    assert editing.text.textCursor().atEnd()
    assert editing.editor._tags.tags == ("sea",)
    assert editing.told == []


def test_it_opens_with_the_caret_in_the_tags_if_asked(stage, qtbot):
    stage.editor.open(QUOTE, (), focus="tags")
    qtbot.waitUntil(stage.editor._tags._input.hasFocus)


def test_what_is_typed_is_told_soon_and_once(editing, qtbot):
    with qtbot.waitSignal(editing.editor.note_changed, timeout=SAVE_WITHIN_MS + 600):
        QTest.keyClicks(editing.text, " New")
        assert editing.told == []
    assert editing.told == [("a", "Old. New")]


def test_while_somebody_types_on_it_is_told_in_between(editing, qtbot):
    def type_on() -> bool:
        QTest.keyClicks(editing.text, "x")
        return len(editing.told) >= 2

    qtbot.waitUntil(type_on, timeout=5_000)


def test_closing_tells_at_once(editing, qtbot):
    QTest.keyClicks(editing.text, " New")
    with qtbot.waitSignal(editing.editor.closed) as closed:
        QTest.mouseClick(editing.editor._done, Qt.MouseButton.LeftButton)
    assert closed.args == ["a"]
    assert editing.told == [("a", "Old. New")]
    assert editing.editor.editing is None
    assert not editing.editor.isVisible()


def test_a_tag_half_written_is_kept_when_the_editor_closes(editing):
    QTest.keyClicks(editing.editor._tags._input, "boat")
    editing.editor.close_editor()
    assert editing.told == [("a", ("sea", "boat"))]


@pytest.mark.parametrize("field", ["_text", "_tags", "_done"])
def test_escape_closes_from_every_field(editing, field):
    QTest.keyClicks(editing.text, "!")
    widget = getattr(editing.editor, field)
    target = widget._input if field == "_tags" else widget
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_Escape)
    assert editing.editor.editing is None
    assert editing.told == [("a", "Old.!")]


def test_opening_another_quote_tells_the_first(editing):
    QTest.keyClicks(editing.text, " New")
    editing.editor.open(OTHER, ())
    assert editing.told == [("a", "Old. New")]
    assert editing.text.toPlainText() == "Another."


def test_opening_the_same_quote_again_keeps_what_is_written(editing, qtbot):
    QTest.keyClicks(editing.text, " New")
    editing.editor.open(QUOTE, (), focus="tags")
    assert editing.text.toPlainText() == "Old. New"


def test_losing_the_keyboard_tells_at_once(editing):
    QTest.keyClicks(editing.text, " New")
    editing.editor._done.setFocus()
    assert editing.told == [("a", "Old. New")]


def test_closing_the_window_tells_before_the_window_hears_of_it(editing):
    QTest.keyClicks(editing.text, " New")
    QTest.keyClicks(editing.editor._tags._input, "boat")
    editing.close()
    assert editing.told_at_close == 2
    assert set(editing.told) == {("a", "Old. New"), ("a", ("sea", "boat"))}


def test_hiding_the_pane_tells_at_once(editing):
    QTest.keyClicks(editing.text, " New")
    editing.hide()
    assert editing.told == [("a", "Old. New")]


def test_the_end_of_the_program_tells_at_once(editing):
    QTest.keyClicks(editing.text, " New")
    QCoreApplication.instance().aboutToQuit.emit()
    assert editing.told == [("a", "Old. New")]


def test_the_quote_coming_back_as_told_leaves_the_caret_alone(editing):
    QTest.keyClicks(editing.text, " New")
    editing.editor.flush()
    QTest.keyClick(editing.text, Qt.Key.Key_Home)
    place = editing.text.textCursor().position()
    editing.editor.show_highlight(replace(QUOTE, note="Old. New"))
    assert editing.text.textCursor().position() == place


def test_an_undo_elsewhere_is_shown(editing):
    editing.editor.show_highlight(replace(QUOTE, note="Older.", tags=()))
    assert editing.text.toPlainText() == "Older."
    assert editing.editor._tags.tags == ()
    editing.editor.close_editor()
    assert editing.told == []


def test_a_change_elsewhere_does_not_take_away_what_is_being_typed(editing):
    QTest.keyClicks(editing.text, " New")
    editing.editor.show_highlight(replace(QUOTE, note="From elsewhere."))
    assert editing.text.toPlainText() == "Old. New"
    editing.editor.close_editor()
    assert editing.told == [("a", "Old. New")]


def test_letters_digits_and_signs_are_written_and_start_no_command(editing, qtbot):
    struck = [QShortcut(QKeySequence(key), editing) for key in ("K", "N", "1", "H", ",", "?")]
    spies = [QSignalSpy(shortcut.activated) for shortcut in struck]
    QTest.keyClicks(editing.text, "knh1,?")
    QTest.keyClicks(editing.editor._tags._input, "knh1")
    assert [spy.count() for spy in spies] == [0] * len(spies)
    assert editing.text.toPlainText() == "Old.knh1,?"
    assert editing.editor._tags._input.text() == "knh1"


def test_keys_that_fields_leave_over_do_not_reach_what_is_below(editing):
    for target in (editing.text, editing.editor._tags._input, editing.editor._done):
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_Escape):
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(target, event)
            editing.editor.open(QUOTE, ())
    assert editing.keys == []


def test_the_note_grows_from_three_lines_to_twelve(editing):
    assert editing.text.height() == MIN_LINES * LINE
    heights = []
    for _ in range(MAX_LINES + 3):
        QTest.keyClick(editing.text, Qt.Key.Key_Return)
        QTest.keyClicks(editing.text, "x")
        heights.append(editing.text.height())
    assert heights == sorted(heights)
    assert heights[-1] == MAX_LINES * LINE
    assert editing.editor.height() == editing.editor.sizeHint().height()
    editing.text.selectAll()
    QTest.keyClick(editing.text, Qt.Key.Key_Delete)
    assert editing.text.height() == MIN_LINES * LINE


def test_all_of_it_lies_inside_the_editor(editing):
    editing.editor._tags.show_tags(tuple(f"tag-number-{n}" for n in range(8)))
    for child in (editing.text, editing.editor._tags, editing.editor._done, editing.editor._hint):
        assert editing.editor.rect().contains(child.geometry())


def test_tab_goes_from_the_note_to_the_tags_to_done(editing, qtbot):
    QTest.keyClick(editing.text, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not editing.text.hasFocus())
    reached = [editing.focusWidget()]
    while reached[-1] is not editing.editor._done and len(reached) < 6:
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        reached.append(editing.focusWidget())
    assert reached[-2:] == [editing.editor._tags._input, editing.editor._done]


def test_only_plain_text_is_pasted(editing):
    assert not editing.text.acceptRichText()


def test_its_fields_have_names(editing):
    assert editing.text.accessibleName() == "Note"
    assert editing.editor._tags._input.accessibleName() == "Add tag"


def test_it_is_painted_in_every_theme(stage):
    theme = stage.editor._theme
    stage.editor.open(QUOTE, ())
    shots = set()
    for name in ("light", "sepia", "dark", "contrast"):
        theme.show(name)
        shots.add(bytes(stage.editor.grab().toImage().constBits()))
    theme.show("light")
    assert len(shots) == 4
