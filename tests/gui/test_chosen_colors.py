"""A speaker's own colour, where the reader chose one, is that of every view."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from tests.episodes import little_episode
from tests.gui.reading import keep, make_view

from earmark.gui.bars.speaker_tag import SpeakerTag
from earmark.gui.bars.speakers_popover import SpeakersList
from earmark.gui.cards.annotation_panel import AnnotationPanel
from earmark.gui.look.theme import Theme
from earmark.gui.side.contents import Contents
from earmark.gui.side.talk_time_bar import TalkTimeBar
from earmark.gui.timeline.timeline import Timeline
from earmark.gui.timeline.timeline_preview import words_at
from earmark.model.cards import make_cards
from earmark.model.episode import Episode, palette_of
from earmark.model.parts import parts
from earmark.model.talk_time import talk_times
from earmark.model.time_map import TimeMap

PLUM, AMBER = 3, 1


@pytest.fixture
def recolored() -> Episode:
    """Ada, who is Blue by her place, has chosen Plum."""
    plain = little_episode()
    ada, ben = plain.speakers
    return replace(plain, speakers=(replace(ada, palette=PLUM), ben))


def colors_of(widget: QWidget) -> set[str]:
    """The names of all colours that *widget* shows."""
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def shows_plum(widget: QWidget, theme: Theme) -> bool:
    shown = colors_of(widget)
    assert theme.speaker(0).name() not in shown
    return theme.speaker(PLUM).name() in shown


def test_without_a_choice_the_place_gives_the_color(recolored):
    assert [palette_of(recolored.speakers, speaker) for speaker in (0, 1, None)] == [PLUM, 1, None]
    assert [recolored.palette_of(speaker) for speaker in (0, 1, None)] == [PLUM, 1, None]


def test_values_carry_the_chosen_color(recolored):
    times = TimeMap(recolored)

    lines = [line for part in parts(recolored, times) for line in part.lines]
    assert {line.palette for line in lines} <= {PLUM, AMBER}
    assert PLUM in {line.palette for line in lines}
    (card,) = make_cards(recolored, keep(recolored, ("Welcome back", "gold")))
    assert (card.speakers, card.palettes) == ((0,), (PLUM,))
    preview = words_at(recolored, times, 1_000)
    assert preview is not None
    assert preview.palette == PLUM


@pytest.mark.parametrize("stacked", [False, True])
def test_the_page_shows_the_chosen_color(qtbot, recolored, stacked):
    view = make_view(qtbot, recolored, stacked=stacked)

    assert shows_plum(view, view.look)


def test_the_bars_show_the_chosen_color(qtbot, theme, recolored):
    talk = talk_times(recolored, TimeMap(recolored))
    foot, people, tag = TalkTimeBar(theme), SpeakersList(theme), SpeakerTag(theme)
    foot.show_talk(recolored.speakers, talk)
    people.show_speakers(recolored.speakers, talk)
    tag.show_speaker("Ada Marsh", recolored.palette_of(0))

    for widget, size in ((foot, QSize(252, 90)), (people, people.sizeHint()), (tag, QSize(120, 20))):
        qtbot.addWidget(widget)
        widget.resize(size)
        assert shows_plum(widget, theme)


def test_contents_timeline_and_cards_show_the_chosen_color(qtbot, theme, recolored):
    times = TimeMap(recolored)
    contents, timeline, panel = Contents(theme), Timeline(theme), AnnotationPanel(theme)
    for widget, size in ((contents, (252, 500)), (timeline, (900, 84)), (panel, (340, 500))):
        qtbot.addWidget(widget)
        widget.resize(*size)
        widget.show()
    contents.show_episode(recolored, times)
    contents.show_now(0)
    timeline.show_episode(recolored, times)
    timeline.show_position(times.end_ms)
    panel.show_episode(recolored)
    panel.show_annotations(keep(recolored, ("Welcome back", "gold")))

    for widget in (contents, timeline, panel):
        assert shows_plum(widget, theme), widget


def test_an_unknown_speaker_is_grey(theme):
    assert theme.speaker(None) == QColor(theme.color("text.secondary"))
