"""The contents with real widgets: parts, their quotes, what is spoken now, and where the reader goes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QTreeView

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.side.contents import Contents
from earmark.gui.side.talk_time_bar import TalkTimeBar
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.model.episode import Chapter, Episode, Paragraph, Speaker, Turn
from earmark.model.time_map import TimeMap

_MINUTE = 60_000
_LONG = "The harbour was quiet that winter and the radio had nothing to say about it at all."


def _episode() -> Episode:
    def turn(minute: int) -> Turn:
        text = "Yeah." if minute == 5 else f"Minute {minute}. {_LONG}"
        return Turn(minute % 2, (Paragraph(text, minute * _MINUTE),))

    return Episode(
        title="Letters from the harbour",
        show="Low Water",
        number="14",
        speakers=(Speaker("Ada Marsh"), Speaker("Ben Okoye")),
        turns=tuple(turn(minute) for minute in range(9)),
        chapters=(Chapter("Waiting", 0), Chapter("The radio", 3 * _MINUTE), Chapter("Tides", 6 * _MINUTE)),
    )


def _start(minute: int) -> int:
    return _episode().spans[minute].start


def _quote(name: str, start: int, color: str) -> Highlight:
    return Highlight(name, start, start + 5, color, TextQuote("words"))


@pytest.fixture
def contents(qtbot) -> Contents:
    fonts.load()
    theme = Theme("light")
    theme.apply()
    contents = Contents(theme)
    qtbot.addWidget(contents)
    contents.resize(252, 560)
    contents.show_episode(_episode(), TimeMap(_episode(), 9 * _MINUTE))
    contents.show()
    return contents


def _tree(contents: Contents) -> QTreeView:
    tree = contents.findChild(QTreeView)
    assert isinstance(tree, QTreeView)
    return tree


def _index(contents: Contents, part: int, line: int | None = None) -> QModelIndex:
    model = _tree(contents).model()
    index = model.index(part, 0)
    return index if line is None else model.index(line, 0, index)


def _opened(contents: Contents) -> list[bool]:
    tree = _tree(contents)
    return [tree.isExpanded(_index(contents, part)) for part in range(tree.model().rowCount())]


def _image(contents: Contents) -> QImage:
    return contents.grab().toImage()


def test_parts_and_their_longer_turns_are_the_rows(contents: Contents) -> None:
    model = _tree(contents).model()

    assert [_index(contents, part).data() for part in range(3)] == ["Waiting", "The radio", "Tides"]
    assert [model.rowCount(_index(contents, part)) for part in range(3)] == [3, 2, 3]
    assert _index(contents, 1, 0).data() == "Minute 3. The harbour was quiet that winter"


def test_qt_agrees_with_the_model(contents: Contents) -> None:
    tester = QAbstractItemModelTester(
        _tree(contents).model(), QAbstractItemModelTester.FailureReportingMode.Warning
    )
    contents.show_episode(Episode(), TimeMap(Episode()))
    contents.show_episode(_episode(), TimeMap(_episode()))
    contents.show_now(_start(4))
    contents.show_annotations(Annotations((_quote("a", 3, "gold"),)))
    tester.deleteLater()


def test_the_part_that_is_spoken_opens_and_closes_by_itself(contents: Contents) -> None:
    contents.show_now(_start(1))
    assert _opened(contents) == [True, False, False]
    contents.show_now(_start(4))
    assert _opened(contents) == [False, True, False]


def test_a_part_that_the_reader_opened_stays_open(contents: Contents) -> None:
    contents.show_now(_start(1))
    _tree(contents).expand(_index(contents, 1))
    contents.show_now(_start(4))
    contents.show_now(_start(7))

    assert _opened(contents) == [False, True, True]


def test_what_is_spoken_now_looks_different(contents: Contents) -> None:
    contents.show_now(_start(3))
    third = _image(contents)
    contents.show_now(_start(4))

    assert _image(contents) != third


def test_a_click_jumps_to_a_part_and_to_a_line(contents: Contents, qtbot) -> None:
    contents.show_now(_start(1))
    tree = _tree(contents)
    for index, target in ((_index(contents, 2), _start(6)), (_index(contents, 0, 1), _start(1))):
        with qtbot.waitSignal(contents.jump_requested) as asked:
            at = tree.visualRect(index).center()
            QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert asked.args == [target]


def test_enter_jumps_right_opens_and_left_closes(contents: Contents, qtbot) -> None:
    tree = _tree(contents)
    tree.setCurrentIndex(_index(contents, 1))
    with qtbot.waitSignal(contents.jump_requested) as asked:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert asked.args == [_start(3)]

    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert _opened(contents)[1]
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert not _opened(contents)[1]


def test_quotes_are_dots_under_the_time_and_make_room_for_themselves(contents: Contents) -> None:
    tree = _tree(contents)
    plain = _image(contents)
    height = tree.visualRect(_index(contents, 1)).height()
    lost = replace(_quote("c", _start(3), "sky"), placed=False)
    contents.show_annotations(Annotations((_quote("a", _start(3), "coral"), lost)))
    QApplication.sendPostedEvents()

    assert tree.visualRect(_index(contents, 1)).height() > height
    assert _image(contents) != plain
    assert _index(contents, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "00:03:00, The radio, 1 quote"

    contents.show_annotations(Annotations())
    QApplication.sendPostedEvents()
    assert _image(contents) == plain


def test_a_narrow_pane_breaks_titles_and_a_wide_one_does_not(contents: Contents, qtbot) -> None:
    long = "What the radio said about the winter of the long storms"
    episode = replace(_episode(), chapters=(Chapter(long, 0),))
    contents.show_episode(episode, TimeMap(episode, 9 * _MINUTE))
    for width, height in ((252, 48), (640, 30), (252, 48)):
        contents.resize(width, 560)
        qtbot.waitUntil(lambda h=height: _tree(contents).visualRect(_index(contents, 0)).height() == h)


def test_a_screen_reader_hears_time_and_title(contents: Contents) -> None:
    reader = QAccessible.queryAccessibleInterface(_tree(contents))
    assert reader.text(QAccessible.Text.Name) == "Contents"
    assert _index(contents, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "00:06:00, Tides"


def test_without_times_there_are_none_to_see_or_hear(contents: Contents) -> None:
    turns = tuple(Turn(k % 2, (Paragraph(_LONG),)) for k in range(4))
    episode = Episode(speakers=_episode().speakers, turns=turns)
    contents.show_episode(episode, TimeMap(episode))

    title = "The harbour was quiet that winter and the"
    assert _index(contents, 0).data(Qt.ItemDataRole.AccessibleTextRole) == title


def test_talk_time_is_a_button_that_says_the_shares(contents: Contents, qtbot) -> None:
    button = contents.findChild(TalkTimeBar)
    assert isinstance(button, TalkTimeBar)
    assert button.accessibleName() == "Talk time: Ada Marsh 62%, Ben Okoye 38%"

    with qtbot.waitSignal(contents.speakers_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 12])
def test_talk_time_has_room_for_any_number_of_speakers(contents: Contents, qtbot, count: int) -> None:
    speakers = tuple(Speaker(f"Somebody Number {k}") for k in range(count))
    turns = tuple(Turn(k, (Paragraph(_LONG, k * _MINUTE),)) for k in range(count))
    episode = Episode(speakers=speakers, turns=turns)
    contents.show_episode(episode, TimeMap(episode))
    button = contents.findChild(TalkTimeBar)
    assert isinstance(button, TalkTimeBar)
    rows = {0: 1, 1: 1, 2: 2, 3: 3, 12: 3}[count]  # no more than three rows of names

    qtbot.waitUntil(lambda: button.height() == 79 + (rows - 1) * 19)
