import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from earmark.gui.controls.fitted_text import elided, fitted_lines
from earmark.gui.look import fonts


@pytest.fixture(autouse=True)
def _fonts(qapp):
    fonts.load()


def test_text_that_fits_stays_as_it_is():
    assert elided("Theory of mind", fonts.sans(13), 300) == "Theory of mind"
    assert fitted_lines("Theory of mind", fonts.sans(13), 300, 2) == ["Theory of mind"]


def test_a_cut_text_ends_in_dots_without_a_space_before_them():
    font = fonts.sans(13)
    room = QFontMetricsF(font).horizontalAdvance("Two …")
    assert elided("Two desks, one job", font, room) == "Two…"


def test_lines_break_between_words_and_the_last_one_is_cut():
    font = fonts.sans(13)
    room = QFontMetricsF(font).horizontalAdvance("Simulation, in heads")
    lines = fitted_lines("Simulation, in heads and in computers and elsewhere", font, room, 2)

    assert lines[0] == "Simulation, in heads"
    assert lines[1].startswith("and in comp")
    assert lines[1].endswith("…")


def test_an_empty_text_is_one_empty_line():
    assert fitted_lines("", fonts.sans(13), 100, 2) == [""]


@given(st.text(alphabet="ab é🌊-", max_size=80), st.integers(20, 300), st.integers(1, 3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_lines_fit_and_hold_the_text_from_its_beginning(text, width, limit):
    font = fonts.sans(13)
    lines = fitted_lines(text, font, width, limit)
    words = "".join(text.split())

    assert 1 <= len(lines) <= limit
    assert words.startswith("".join("".join(line.removesuffix("…").split()) for line in lines))
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= width + 1 for line in lines)
