"""The five markers are told apart without their colours."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from earmark.gui.look import fonts
from earmark.gui.look.marker_swatch import paint_swatch, paint_underline
from earmark.gui.look.theme import THEMES, Theme
from earmark.model.annotations import COLORS


@pytest.fixture(autouse=True)
def _fonts(qapp):
    fonts.load()


def _underline(kind: str) -> QImage:
    image = QImage(60, 12, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_underline(painter, kind, QRectF(0, 0, 60, 8), QColor("black"))
    painter.end()
    return image


def _ink(image: QImage) -> int:
    return sum(
        QColor(image.pixel(x, y)).lightness() < 128
        for x in range(image.width())
        for y in range(image.height())
    )


def test_every_underline_pattern_looks_different():
    kinds = ("solid", "dashed", "dotted", "double", "wavy")
    assert len({bytes(_underline(kind).constBits()) for kind in kinds}) == len(kinds)


def test_a_dashed_line_has_gaps_and_a_solid_one_has_none():
    assert _ink(_underline("solid")) > _ink(_underline("dashed")) > 0


def test_an_underline_of_a_newer_version_is_drawn_solid():
    assert _underline("zigzag") == _underline("solid")


def test_an_underline_stays_between_its_ends():
    image = QImage(60, 16, QImage.Format.Format_RGB32)
    for kind in ("solid", "dashed", "dotted", "double", "wavy"):
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_underline(painter, kind, QRectF(20, 0, 21, 10), QColor("black"))
        painter.end()
        outside = [
            x
            for x in (*range(19), *range(42, 60))
            for y in range(16)
            if image.pixelColor(x, y) != QColor("white")
        ]
        assert not outside, kind


@pytest.mark.parametrize("name", THEMES)
def test_the_five_swatches_of_a_theme_differ(name):
    theme = Theme(name)
    seen = set()
    for color in COLORS:
        image = QImage(23, 23, QImage.Format.Format_RGB32)
        image.fill(theme.color("surface.raised"))
        painter = QPainter(image)
        paint_swatch(painter, QRectF(0, 0, 23, 23), theme.marker(color), "1")
        painter.end()
        seen.add(bytes(image.constBits()))
    assert len(seen) == len(COLORS)
