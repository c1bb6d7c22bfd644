"""Who deletes a widget: the window it belongs to, and never Python in a thread of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def test_every_widget_belongs_to_the_window(start):
    before = QApplication.topLevelWidgets()
    window = start().window
    new = [widget for widget in QApplication.topLevelWidgets() if widget not in before]
    of_nobody = [w for w in new if w.parent() is None and w.property("kind") != "completion"]
    assert of_nobody == [window]  # lists of completions belong to their completers
