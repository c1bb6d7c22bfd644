"""Work in a process of its own: what comes back, and what a crash, a hang or a bomb turns into."""

import threading
from pathlib import Path

import pytest

from earmark.child import Child
from earmark.errors import Cancelled, LockedFile, UserError
from earmark.limits import Limits

_WORK = """
import os, sys, time
from earmark import limits
from earmark.errors import LockedFile, UserError

def work(request, tell):
    tell({"asked": request.decode()})
    do[request.decode().strip('"')](tell)

def print_noise(tell):
    print("not a message", flush=True)
    os.write(1, b"\\xff not even text\\n")
    os.write(2, b"nor this")
    tell("still heard")

def say(error):
    raise error

def spin(tell):
    while True:
        pass

def outgrow_watch(tell):
    limits.watch_memory(10, limits.memory_in_use)
    time.sleep(60)

do = {
    "end": lambda tell: None,
    "print": print_noise,
    "sleep": lambda tell: time.sleep(60),
    "spin": spin,
    "abort": lambda tell: os.abort(),
    "grow": lambda tell: bytearray(4_000_000_000),
    "outgrow watch": outgrow_watch,
    "bug": lambda tell: tell(1 // 0),
    "refuse": lambda tell: say(UserError("It is empty.", "Choose another.", "0 bytes")),
    "lock": lambda tell: say(LockedFile("It is locked.")),
    "refuse a name": lambda tell: say(UserError("Bad \\udcff name.")),
    "flood": lambda tell: [tell("x" * 1000) for _ in range(1000)],
}
"""


@pytest.fixture(autouse=True)
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kid_for_test.py").write_text(_WORK)
    monkeypatch.syspath_prepend(tmp_path)


def _child(request: str, limits: Limits | None = None) -> Child:
    return Child("kid_for_test", request, failure="It could not be read.", limits=limits)


def _failure(request: str, limits: Limits | None = None) -> UserError:
    with pytest.raises(UserError) as caught:
        list(_child(request, limits).messages())
    return caught.value


def _assert_gone(child: Child) -> None:
    assert child._process.returncode is not None
    assert not child._pump.is_alive()


def test_messages_come_back_in_order_and_nothing_is_left_behind() -> None:
    child = _child("end")
    assert list(child.messages()) == [b'{"asked":"\\"end\\""}']
    assert child._process.returncode == 0
    _assert_gone(child)


def test_what_a_library_prints_is_not_taken_for_a_message() -> None:
    assert list(_child("print").messages())[1:] == [b'"still heard"']


def test_a_child_that_says_much_is_heard_to_the_end() -> None:
    assert len(list(_child("flood").messages())) == 1001


def test_an_error_for_the_user_arrives_whole() -> None:
    error = _failure("refuse")
    assert (str(error), error.hint, error.details) == ("It is empty.", "Choose another.", "0 bytes")


def test_an_error_about_a_file_with_a_broken_name_arrives() -> None:
    assert str(_failure("refuse a name")) == "Bad ? name."


def test_a_locked_file_is_still_a_locked_file() -> None:
    assert isinstance(_failure("lock"), LockedFile)


@pytest.mark.parametrize(
    ("request_", "limits", "why"),
    [
        ("abort", Limits(), "damaged"),
        ("bug", Limits(), "damaged"),
        ("grow", Limits(), "memory"),
        ("outgrow watch", Limits(memory_bytes=0), "memory"),
        ("spin", Limits(cpu_s=1), "too long"),
        ("sleep", Limits(silence_s=0.5), "too long"),
        ("sleep", Limits(total_s=0.5), "too long"),
    ],
)
def test_a_child_that_fails_is_told_in_plain_words(request_: str, limits: Limits, why: str) -> None:
    error = _failure(request_, limits)
    assert str(error) == "It could not be read."
    assert why in error.hint


def test_our_own_bug_leaves_its_traceback_in_the_details() -> None:
    assert "ZeroDivisionError" in _failure("bug").details


def test_a_module_that_cannot_start_says_why_in_the_details() -> None:
    with pytest.raises(UserError) as caught:
        list(Child("no_such_module_anywhere", failure="It could not be read.").messages())
    assert "no_such_module_anywhere" in caught.value.details


def test_cancel_from_another_thread_ends_a_sleeping_child() -> None:
    child = _child("sleep")
    messages = child.messages()
    next(messages)
    threading.Timer(0.05, child.cancel).start()
    with pytest.raises(Cancelled):
        next(messages)
    _assert_gone(child)


def test_a_child_whose_messages_are_no_longer_wanted_ends() -> None:
    child = _child("sleep")
    messages = child.messages()
    next(messages)
    messages.close()
    _assert_gone(child)


def test_a_child_that_is_dropped_unheard_ends() -> None:
    child = _child("sleep")
    process, pump = child._process, child._pump
    del child
    pump.join(5)
    assert process.returncode is not None
    assert not pump.is_alive()


def test_a_child_never_finds_modules_in_the_folder_it_is_started_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "trap"
    trap.mkdir()
    (trap / "json.py").write_text("raise SystemExit('trapped')")
    (trap / "msgspec.py").write_text("raise SystemExit('trapped')")
    monkeypatch.chdir(trap)
    assert list(_child("end").messages())
