"""What stands around a remark in the text: the paragraph it is about, one before and one after."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QTextBrowser

from earmark.gui.dialogs.review.review_item import PassageLine
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_MARGIN = 20
_NOWHERE = "This is about the whole file, or about words that are not in the text."


class PassageView(QTextBrowser):
    """Text that can be read and copied, not changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: Sequence[PassageLine] = ()
        self._words = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName("Passage")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setDefaultFont(fonts.serif(16))
        theme.changed.connect(self._write)

    def show_passage(self, lines: Sequence[PassageLine], words: str) -> None:
        """Show *lines*; *words*, where they stand in the one that is meant, are lit."""
        self._lines, self._words = lines, words
        self._write()

    @Slot()
    def _write(self) -> None:
        if self._lines:
            self.setHtml("".join(self._html(line) for line in self._lines))
        else:
            self.setHtml(f"<p style='{self._sans(13, 'text.tertiary')}'>{_NOWHERE}</p>")

    def _html(self, line: PassageLine) -> str:
        name = (
            f"<span style='{self._name_style(line)}'>{escape(line.name)}</span>&nbsp; " if line.name else ""
        )
        time = f"<span style='{self._sans(12, 'text.tertiary')}'>{line.time}</span>"
        head = f"<p style='margin:14px 0 2px 0'>{name}{time}</p>" if name or line.time else ""
        ground = f"background:{self._theme.color('surface.selected').name()};" if line.is_meant else ""
        color = self._theme.color("text.transcript" if line.is_meant else "text.secondary").name()
        style = f"margin:0; line-height:26px; color:{color}; {ground}"
        return f"{head}<p style='{style}'>{self._lit(line)}</p>"

    def _lit(self, line: PassageLine) -> str:
        """Return the words of *line* as HTML, with the words in question lit."""
        at = line.text.find(self._words) if line.is_meant and self._words else -1
        if at < 0:
            return escape(line.text)
        end = at + len(self._words)
        hit = f"background:{self._theme.color('find.hit').name()}; text-decoration:underline"
        before, lit, after = escape(line.text[:at]), escape(line.text[at:end]), escape(line.text[end:])
        return f"{before}<span style='{hit}'>{lit}</span>{after}"

    def _name_style(self, line: PassageLine) -> str:
        color = self._theme.speaker(line.palette).name()
        return f"font-family:{fonts.SANS}; font-size:13px; font-weight:600; color:{color}"

    def _sans(self, pixels: int, token: str) -> str:
        return f"font-family:{fonts.SANS}; font-size:{pixels}px; color:{self._theme.color(token).name()}"
