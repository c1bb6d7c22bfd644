"""Puts an export on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication


def put_on_clipboard(data: bytes, *, is_page: bool) -> None:
    """Put the text *data* there; a web page also as what it looks like, for programs that show that."""
    text = data.decode("utf-8-sig", "replace")
    content = QMimeData()
    content.setText(text)
    if is_page:
        content.setHtml(text)
    QApplication.clipboard().setMimeData(content)
