"""What is said where no window can be opened, before Qt aborts."""

from __future__ import annotations

import sys

import pytest

from earmark.errors import UserError
from earmark.gui import display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is always a screen elsewhere")


@pytest.fixture(autouse=True)
def screen(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def test_without_a_screen_it_says_what_can_be_done_without_one(monkeypatch):
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(UserError, match=r"^There is no screen to open a window on\.$") as told:
        display.check()
    assert "--screenshot" in told.value.hint


def test_a_platform_without_a_screen_needs_none(monkeypatch):
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:size=100x100")
    display.check()


def test_libraries_that_are_missing_on_the_screen_are_named_by_their_packages(monkeypatch):
    monkeypatch.setattr(display, "_XCB", {"libnowhere.so.9": "libnowhere9", "libc.so.6": "libc6"})
    with pytest.raises(UserError, match=r"^Some system libraries are missing\.$") as told:
        display.check()
    assert told.value.hint == "Install them: apt-get install libnowhere9"


def test_a_wayland_screen_needs_no_libraries_of_x(monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setattr(display, "_XCB", {"libnowhere.so.9": "libnowhere9"})
    display.check()


def test_why_qt_does_not_load_is_said_where_a_library_is_missing(monkeypatch):
    monkeypatch.setattr(display, "_QT", {"libnowhere.so.9": "libnowhere9"})
    error = display.cause_of(ImportError("libnowhere.so.9: cannot open shared object file"))
    assert isinstance(error, UserError)
    assert error.hint == "Install them: apt-get install libnowhere9"


def test_any_other_reason_is_told_as_it_is(monkeypatch):
    monkeypatch.setattr(display, "_QT", {"libc.so.6": "libc6"})
    error = ImportError("cannot import name 'QtNothing'")
    assert display.cause_of(error) is error
