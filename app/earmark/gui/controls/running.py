"""The application object, for those who listen to all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """Return the running application.

    Raises:
        RuntimeError: There is none yet, or one without widgets.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("no QApplication is running")
    return app
