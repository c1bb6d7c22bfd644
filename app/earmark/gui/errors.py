"""Telling the user what went wrong."""

from __future__ import annotations

import logging
import traceback

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from earmark.errors import UserError

log = logging.getLogger(__name__)


def show_error(parent: QWidget | None, error: BaseException) -> QMessageBox:
    """Tell the user about *error* without stopping the event loop.

    A `UserError` is shown in its own words. Anything else is our bug: the
    words are general and the traceback is one click away, ready to send.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if isinstance(error, UserError):
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(str(error))
        box.setInformativeText(error.hint)
        box.setDetailedText(error.details)
    else:
        log.error("unexpected error", exc_info=error)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setText("Something went wrong in the program.")
        box.setInformativeText("Quotes are saved after each edit. Open Earmark again if it looks wrong.")
        box.setDetailedText("".join(traceback.format_exception(error)))
    box.open()
    return box
