"""The quote as it was marked, with what stood around it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QTextBrowser

from earmark.gui.dialogs.lost import lit_text
from earmark.gui.dialogs.lost.place_item import QuoteItem, Ranges, shown_around, shown_words
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_MARGIN = 16
_HEAD = "As you marked it"


class QuoteView(QTextBrowser):
    """Text that can be read and copied, not changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._item: QuoteItem | None = None
        self._gone: Ranges = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(_HEAD)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setDefaultFont(fonts.serif(16))
        theme.changed.connect(self._write)

    def show_quote(self, item: QuoteItem | None, gone: Ranges = ()) -> None:
        """Show the quote of *item*; *gone* are the stretches of it that are not where it may be now."""
        if (item, gone) != (self._item, self._gone):
            self._item, self._gone = item, gone
            self._write()

    @Slot()
    def _write(self) -> None:
        item, theme = self._item, self._theme
        if item is None:
            self.clear()
            return
        mark = item.highlight
        words = lit_text.lit(theme, shown_words(mark.quote), mark.color, self._gone, lit_text.GONE)
        before, after = (lit_text.around(theme, each) for each in shown_around(mark.quote))
        head = ", ".join(part for part in (_HEAD, item.where) if part)
        note = f"<p style='margin:14px 0 0 0'>{lit_text.small(theme, mark.note, 'text.secondary')}</p>"
        self.setHtml(
            f"<p style='margin:0 0 8px 0'>{lit_text.small(theme, head)}</p>"
            f"<p style='margin:0; line-height:26px'>{before}{words}{after}</p>{note if mark.note else ''}"
        )
