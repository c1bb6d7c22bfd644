"""Showing the reader where a file was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_folder_of(file: Path) -> None:
    """Open the folder of *file* as the desktop does."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
