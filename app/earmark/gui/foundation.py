"""The little that the first page needs: settings, theme, window and view."""

from __future__ import annotations

from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme
from earmark.gui.main_window import MainWindow
from earmark.gui.settings import Settings
from earmark.gui.transcript.transcript_view import TranscriptView


class Foundation:
    """Made first, after the `QApplication`; everything else is built upon it.

    Args:
        theme_name: Instead of the theme in the settings, for this time.
    """

    def __init__(self, theme_name: str | None = None) -> None:
        self.settings = Settings()
        self.theme = Theme()
        fonts.load()
        self.theme.show(theme_name or self.settings.theme)
        self.theme.apply()
        self.window = MainWindow(self.settings)
        self.view = TranscriptView(self.theme)
        self.view.set_text_size(self.settings.text_size)
        self.view.set_measure(self.settings.measure)
