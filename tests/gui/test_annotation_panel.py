"""The panel shows the quotes that are there, and what it says of them comes back as they are next."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QSignalSpy, QTest
from tests.quoted import make_quoted

from earmark.gui.cards.annotation_panel import AnnotationPanel
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.model import edits
from earmark.model.annotations import Annotations, TextQuote
from earmark.model.episode import Episode
from earmark.model.filters import Order

LEFT = Qt.MouseButton.LeftButton
NOW = "2024-02-02T00:00:00Z"
EPISODE, ANNOTATIONS = make_quoted(12)


class Keeper(QObject):
    """Makes of the panel's wishes the next annotations, as the open episode does."""

    def __init__(self, panel: AnnotationPanel) -> None:
        super().__init__(panel)
        self.panel = panel
        self.annotations = ANNOTATIONS
        panel.note_changed.connect(self._set_note)
        panel.tags_changed.connect(self._set_tags)
        panel.color_changed.connect(self._recolor)
        panel.delete_requested.connect(self._delete)

    def show(self, annotations: Annotations) -> None:
        self.annotations = annotations
        self.panel.show_annotations(annotations)

    @Slot(str, str)
    def _set_note(self, highlight_id: str, note: str) -> None:
        self.show(edits.set_note(self.annotations, highlight_id, note, NOW))

    @Slot(str, object)
    def _set_tags(self, highlight_id: str, tags: tuple[str, ...]) -> None:
        self.show(edits.set_tags(self.annotations, highlight_id, tags, NOW))

    @Slot(str, str)
    def _recolor(self, highlight_id: str, color: str) -> None:
        self.show(edits.recolor(self.annotations, highlight_id, color, NOW))

    @Slot(str)
    def _delete(self, highlight_id: str) -> None:
        self.show(edits.delete(self.annotations, highlight_id))


@pytest.fixture
def panel(qtbot):
    fonts.load()
    panel = AnnotationPanel(Theme())
    qtbot.addWidget(panel)
    panel.resize(339, 700)
    panel.keeper = Keeper(panel)
    panel.show_episode(EPISODE)
    panel.show_annotations(ANNOTATIONS)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


def shown(panel):
    return [card.id for card in panel._model.cards]


def visible(panel):
    boxes = {"list": panel._list, "first": panel._first, "none": panel._none}
    return [name for name, widget in boxes.items() if widget.isVisible()]


def note_of(panel, highlight_id):
    return panel.keeper.annotations.get(highlight_id).note


def type_note(panel, words):
    QTest.keyClicks(panel._editor._text, words)


def test_all_quotes_are_shown_in_reading_order(panel):
    assert shown(panel) == [f"q{n}" for n in range(12)]
    assert panel._head._count.text() == "12"
    assert visible(panel) == ["list"]


def test_without_quotes_it_says_how_the_first_is_made(panel):
    panel.show_annotations(Annotations())
    assert visible(panel) == ["first"]
    words = "Your first quote. Select any words in the transcript, then press 1 to 5 or H."
    assert panel._first.accessibleName() == words


def test_a_filter_hides_and_says_how_many_are_left(panel):
    panel._head._colors[1].click()
    assert shown(panel) == ["q1", "q6", "q11"]
    assert panel._head._count.text() == "3 of 12"


def test_where_none_match_it_says_why_and_offers_all_again(panel):
    panel._head._colors[1].click()
    QTest.keyClicks(panel._head._search, "xyz")
    assert visible(panel) == ["none"]
    assert panel._none._why.text() == "12 are hidden by Coral and “xyz”."
    QTest.mouseClick(panel._none._clear, LEFT)
    assert visible(panel) == ["list"]
    assert len(shown(panel)) == 12


def test_the_order_can_be_changed(panel):
    panel._head.order_changed.emit(Order.NEWEST)
    assert shown(panel) == [f"q{n}" for n in reversed(range(12))]
    panel._head.order_changed.emit(Order.COLOR)
    assert shown(panel)[:3] == ["q0", "q5", "q10"]


def test_a_card_in_the_list_is_chosen_by_a_press_and_told(panel):
    spy = QSignalSpy(panel.card_chosen)
    place = panel._list.visualRect(panel._model.index(1)).center()
    QTest.mouseClick(panel._list.viewport(), LEFT, pos=place)
    assert [spy.at(n) for n in range(spy.count())] == [["q1"]]


def test_selecting_from_outside_tells_nothing(panel):
    spy = QSignalSpy(panel.card_chosen)
    panel.select("q9")
    assert (panel._list.chosen, spy.count()) == ("q9", 0)
    panel.select(None)
    assert panel._list.chosen is None


@pytest.mark.parametrize(
    ("key", "signal", "told"),
    [
        (Qt.Key.Key_Return, "play_requested", ["q3"]),
        (Qt.Key.Key_Delete, "delete_requested", ["q3"]),
        (Qt.Key.Key_2, "color_changed", ["q3", "coral"]),
    ],
)
def test_wishes_of_the_list_are_wishes_of_the_panel(panel, key, signal, told):
    spy = QSignalSpy(getattr(panel, signal))
    panel.select("q3")
    QTest.keyClick(panel._list, key)
    assert spy.at(0) == told


def test_a_deleted_card_gives_its_place_to_the_next_for_the_keyboard(panel, qtbot):
    panel._list.setFocus()
    qtbot.waitUntil(panel._list.hasFocus)
    spy = QSignalSpy(panel.card_chosen)
    panel.select("q3")
    QTest.keyClick(panel._list, Qt.Key.Key_Delete)
    assert panel._list.chosen == "q4"
    assert spy.count() == 0


def test_a_chosen_quote_that_goes_elsewhere_leaves_nothing_chosen(panel, qtbot):
    panel._head._search.setFocus()
    qtbot.waitUntil(panel._head._search.hasFocus)
    panel.select("q3")
    panel.keeper.show(ANNOTATIONS.remove("q3"))
    assert panel._list.chosen is None


def test_the_keyboard_opens_the_note_and_escape_gives_the_list_back(panel, qtbot):
    panel._list.setFocus()
    panel.select("q1")
    QTest.keyClick(panel._list, Qt.Key.Key_N)
    qtbot.waitUntil(panel._editor._text.hasFocus)
    type_note(panel, "n1 Why?")
    QTest.keyClick(panel._editor._text, Qt.Key.Key_Escape)
    assert note_of(panel, "q1") == "n1 Why?"
    qtbot.waitUntil(panel._list.hasFocus)
    assert panel._list.chosen == "q1"
    assert panel._model.card(1).highlight.note == "n1 Why?"


def test_the_keyboard_opens_the_tags(panel, qtbot):
    panel._list.setFocus()
    panel.select("q1")
    QTest.keyClick(panel._list, Qt.Key.Key_T)
    field = panel._editor._tags._input
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "boat,")
    assert panel.keeper.annotations.get("q1").tags == ("boat",)
    assert field.hasFocus()


def test_the_editor_lies_in_its_card_and_the_card_has_room_for_it(panel, qtbot):
    panel.edit("q4")
    panel._list.executeDelayedItemsLayout()
    card = panel._list.card_rect(panel._list.visualRect(panel._model.index(4)))
    assert card.contains(panel._editor.geometry())
    assert panel._list.viewport().rect().contains(card)
    for _ in range(6):
        QTest.keyClick(panel._editor._text, Qt.Key.Key_Return)
        QTest.keyClicks(panel._editor._text, "x")
    card = panel._list.card_rect(panel._list.visualRect(panel._model.index(4)))
    assert card.contains(panel._editor.geometry())
    assert panel._editor.geometry().bottom() + 12 == card.bottom()


def test_the_editor_lies_in_a_card_that_was_chosen_before_or_edited_after_another(panel):
    for highlight_id in ("q4", "q8", "q1"):
        panel.select(highlight_id)
        panel._list.executeDelayedItemsLayout()
        panel.edit(highlight_id)
        row = panel._model.row_of(highlight_id)
        card = panel._list.card_rect(panel._list.visualRect(panel._model.index(row)))
        assert card.contains(panel._editor.geometry())


def test_the_editor_goes_along_when_the_list_scrolls(panel):
    panel.edit("q4")
    panel._list.executeDelayedItemsLayout()
    before = panel._editor.y()
    bar = panel._list.verticalScrollBar()
    bar.setValue(bar.value() + 20)
    assert panel._editor.y() == before - 20


def test_nothing_typed_is_lost_while_the_list_changes_under_the_editor(panel):
    panel.edit("q4")
    type_note(panel, "one")
    panel.keeper.show(panel.keeper.annotations.remove("q2"))
    type_note(panel, " two")
    panel._head._search.setText("no such words")
    type_note(panel, " three")
    panel._head.order_changed.emit(Order.NEWEST)
    type_note(panel, " four")
    assert panel._editor.isVisible()
    panel.flush()
    assert note_of(panel, "q4") == "one two three four"


def test_a_tag_half_written_is_told_by_flush(panel):
    panel.edit("q4", "tags")
    QTest.keyClicks(panel._editor._tags._input, "boat")
    panel.flush()
    assert panel.keeper.annotations.get("q4").tags == ("sea", "boat")


def test_closing_the_window_saves_what_is_typed(panel):
    panel.edit("q4")
    type_note(panel, "last words")
    panel.close()
    assert note_of(panel, "q4") == "last words"


def test_another_episode_saves_the_note_of_the_first(panel):
    panel.edit("q4")
    type_note(panel, "last words")
    told = QSignalSpy(panel.note_changed)
    panel.show_episode(Episode())
    assert told.at(0) == ["q4", "last words"]
    assert not panel._editor.isVisible()


def test_choosing_another_card_closes_the_editor_and_saves(panel):
    panel.edit("q1")
    type_note(panel, "kept")
    panel.select("q6")
    assert panel._editor.editing is None
    assert note_of(panel, "q1") == "kept"


def test_the_editor_of_a_quote_that_goes_away_closes(panel):
    panel.edit("q1")
    panel.keeper.show(ANNOTATIONS.remove("q1"))
    assert panel._editor.editing is None
    assert not panel._editor.isVisible()


def test_an_undo_is_seen_in_the_open_editor(panel):
    panel.edit("q0")
    panel.keeper.show(ANNOTATIONS.put(replace(ANNOTATIONS.get("q0"), note="As before.")))
    assert panel._editor._text.toPlainText() == "As before."


def test_a_quote_chosen_in_the_text_is_shown_though_the_filter_hides_it(panel):
    panel._head._colors[1].click()
    panel.select("q2")
    assert shown(panel) == ["q1", "q2", "q6", "q11"]
    assert panel._list.chosen == "q2"
    assert panel._head._count.text() == "3 of 12"
    panel._head._colors[3].click()
    assert "q2" not in shown(panel)


def test_a_new_quote_is_edited_though_the_filter_hides_it(panel, qtbot):
    panel._head._colors[1].click()
    panel.edit("q2")
    qtbot.waitUntil(panel._editor._text.hasFocus)
    assert "q2" in shown(panel)


def test_a_note_that_no_longer_matches_stays_while_it_is_edited(panel):
    panel._head._note.click()
    panel.edit("q3")
    panel._editor._text.clear()
    panel.flush()
    assert "q3" in shown(panel)
    panel._editor.close_editor()
    panel._head._colors[0].click()
    assert "q3" not in shown(panel)


def test_read_only_closes_the_editor_and_opens_none(panel):
    panel.edit("q1")
    panel.set_read_only(True)
    assert panel._editor.editing is None
    panel.edit("q1")
    assert panel._editor.editing is None
    panel.set_read_only(False)
    panel.edit("q1")
    assert panel._editor.editing == "q1"


def test_the_quote_that_sounds_is_shown(panel):
    panel.show_playing("q2")
    assert panel._list.state_of(panel._model.card(2)).playing
    panel.show_playing(None)
    assert not panel._list.state_of(panel._model.card(2)).playing


def test_a_new_tag_is_offered_in_the_filter_and_in_other_notes(panel):
    panel.edit("q1", "tags")
    QTest.keyClicks(panel._editor._tags._input, "boat,")
    panel._editor.close_editor()
    panel._head._tag.click()
    assert [a.text() for a in panel._head._tags.actions()] == ["#sea\t6", "#boat\t1"]
    panel._head._tags.close()
    panel.edit("q3", "tags")
    assert panel._editor._tags._known == ("sea", "boat")


def test_down_in_the_search_goes_to_the_first_card_found(panel, qtbot):
    panel._head._search.setFocus()
    panel._head._colors[1].click()
    QTest.keyClick(panel._head._search, Qt.Key.Key_Down)
    qtbot.waitUntil(panel._list.hasFocus)
    assert panel._list.chosen == "q1"


def test_recoloring_in_the_order_of_colors_moves_the_card_and_keeps_it_chosen(panel):
    panel._head.order_changed.emit(Order.COLOR)
    panel.select("q1")
    QTest.keyClick(panel._list, Qt.Key.Key_5)
    assert shown(panel).index("q1") > shown(panel).index("q3")
    assert panel._list.chosen == "q1"


def test_the_cards_show_quotation_marks_as_the_text_does(panel):
    layouts = panel._list._layouts
    card = panel._model.card(0)
    straight = replace(card, highlight=replace(card.highlight, quote=TextQuote("it's so")))
    assert layouts.get(straight).quote.text() == "it’s so"
    panel.set_printed_quotes(False)
    assert layouts.get(straight).quote.text() == "it's so"


def test_words_that_nobody_expects_in_a_note_are_kept_to_the_letter(panel):
    strange = "\u202eright to left\u202c\n\n  indented\t🌊 <b>&amp;</b>\n![x](http://127.0.0.1:9/y.png)"
    panel.edit("q1")
    panel._editor._text.insertPlainText(strange)
    panel._editor.close_editor()
    assert note_of(panel, "q1") == strange
    panel.edit("q1")
    panel._editor.close_editor()
    assert note_of(panel, "q1") == strange


def test_a_thousand_quotes_are_filtered(panel, qtbot):
    episode, annotations = make_quoted(1_000)
    panel.show_episode(episode)
    panel.show_annotations(annotations)
    panel._list.executeDelayedItemsLayout()
    panel._head._search.setText("harbour")
    panel._list.executeDelayedItemsLayout()
    assert 0 < len(shown(panel)) < 1_000
