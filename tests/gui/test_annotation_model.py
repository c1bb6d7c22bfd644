"""The list of quotes changes as little as it can."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from tests.quoted import make_quoted

from earmark.gui.cards.annotation_model import AnnotationModel
from earmark.model.annotations import Annotations
from earmark.model.cards import make_cards

EPISODE, ANNOTATIONS = make_quoted(8)
CARDS = make_cards(EPISODE, ANNOTATIONS)


@pytest.fixture
def model(qapp, qtmodeltester):
    model = AnnotationModel()
    model.show_episode(EPISODE)
    model.show_cards(CARDS)
    yield model
    qtmodeltester.check(model)


def ids(model):
    return [model.index(row).data(AnnotationModel.ID) for row in range(model.rowCount())]


def test_rows_are_the_cards_in_their_order(model):
    assert ids(model) == [f"q{n}" for n in range(8)]
    assert model.index(3).data() == CARDS[3].highlight.quote.exact
    assert model.row_of("q5") == 5
    assert model.row_of("nobody") is None


def test_a_removed_quote_leaves_the_places_of_all_others(model, qtbot):
    after = QPersistentModelIndex(model.index(6))
    with qtbot.waitSignal(model.rowsRemoved) as removed, qtbot.assertNotEmitted(model.modelReset):
        model.show_cards([card for card in CARDS if card.id != "q2"])
    assert removed.args[1:] == [2, 2]
    assert after.data(AnnotationModel.ID) == "q6"


def test_an_added_quote_moves_those_after_it(model, qtbot):
    model.show_cards([card for card in CARDS if card.id not in ("q2", "q3")])
    after = QPersistentModelIndex(model.index(2))
    with qtbot.waitSignal(model.rowsInserted) as inserted, qtbot.assertNotEmitted(model.modelReset):
        model.show_cards(CARDS)
    assert inserted.args[1:] == [2, 3]
    assert (after.row(), after.data(AnnotationModel.ID)) == (4, "q4")


def test_a_changed_note_is_a_change_of_its_row_alone(model, qtbot):
    changed = ANNOTATIONS.put(replace(ANNOTATIONS.highlights[4], note="New."))
    cards = make_cards(EPISODE, changed, {card.id: card for card in CARDS})
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        model.show_cards(cards)
    assert (told.args[0].row(), told.args[1].row()) == (4, 4)
    assert model.card(4).highlight.note == "New."


def test_the_same_cards_again_are_no_change(model, qtbot):
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show_cards(CARDS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 7), unique=True), max_size=6))
def test_after_any_changes_the_rows_are_the_last_cards(qapp, steps):
    model = AnnotationModel()
    for numbers in steps:
        model.show_cards([CARDS[n] for n in numbers])
        assert ids(model) == [f"q{n}" for n in numbers]
        assert all(model.row_of(f"q{n}") == row for row, n in enumerate(numbers))


def test_a_card_is_spoken_as_a_sentence(model):
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Gold. Ada Marsh, 0 seconds. ")
    assert spoken.endswith("Note: Check this, all of it. Tags: sea.")


def test_a_card_is_dragged_out_as_text_and_html_with_its_source(model):
    data = model.mimeData([model.index(1)])
    assert data.text().startswith(f"“{CARDS[1].highlight.quote.exact}”")
    assert "Letters from the harbour" in data.text()
    assert "<i>Low Water</i>" in data.html()
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_new_episode_begins_without_cards(model):
    model.show_episode(EPISODE)
    assert model.rowCount() == 0
    model.show_cards(make_cards(EPISODE, Annotations()))
    assert model.rowCount() == 0
