"""Back and Forward."""

from earmark.gui.jump_history import LIMIT, JumpHistory


def went(history: JumpHistory) -> list[int]:
    places: list[int] = []
    history.went.connect(places.append)
    return places


def test_back_leads_to_where_the_reader_was_and_forward_again():
    history = JumpHistory()
    places = went(history)
    history.jumped(10, 500)
    history.jumped(520, 900)

    history.back()
    history.back()
    history.forward()
    assert places == [520, 10, 520]


def test_a_new_jump_forgets_what_lay_ahead():
    history = JumpHistory()
    places = went(history)
    history.jumped(10, 500)
    history.back()
    history.jumped(12, 800)

    history.forward()
    assert places == [10]


def test_buttons_know_where_the_line_ends(qtbot):
    history = JumpHistory()
    with qtbot.waitSignal(
        history.changed, check_params_cb=lambda back, ahead: (back, ahead) == (True, False)
    ):
        history.jumped(10, 500)
    with qtbot.waitSignal(
        history.changed, check_params_cb=lambda back, ahead: (back, ahead) == (False, True)
    ):
        history.back()


def test_the_history_has_a_limit():
    history = JumpHistory()
    places = went(history)
    for place in range(200):
        history.jumped(place, place + 1)
    for _ in range(300):
        history.back()
    assert len(places) == LIMIT - 1


def test_a_jump_that_is_refined_stays_one_jump():
    history = JumpHistory()
    places = went(history)
    history.jumped(5, 50)
    history.refined(60)
    history.back()
    history.forward()
    assert places == [5, 60]
