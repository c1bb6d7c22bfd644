"""Runs one of our own modules in a process of its own.

Work on files from strangers happens there: a crash, a hang or a bomb ends
the child, not the program, and cancelling is ending the process.

The two sides speak in lines of JSON: one order to the child, any number of
messages back. The parent makes a `Child` and reads its `messages`; the module
has a function `work`, see `earmark.serving.run`.
"""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import weakref
from collections.abc import Generator
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO

from earmark.errors import Cancelled, LockedFile, UserError
from earmark.limits import OUT_OF_MEMORY, Limits

_CRASHED = "The file is damaged, or built in a way that cannot be followed. Try another copy of it."
_TOO_LONG = "It takes too long to read. Try another copy of it, or another format."
_TOO_LARGE = "It takes too much memory to read. Try another copy of it, or another format."

_NOISE_KEPT = 40
"""How many lines that are not messages are kept for the details of a failure."""


class Child:
    """One run of a module in a process of its own; it starts at once.

    Use it from one thread; only `cancel` may be called from others. The
    process is gone when `messages` ends in any way, when the object is
    dropped, and when the program ends.

    Args:
        module: The full name of the module whose function `work` is run there.
        request: What to do, for the child's work; anything that msgspec writes as JSON.
        failure: What to tell the user if the child crashes, hangs or grows too large; a sentence.
        limits: What the child may use.
    """

    def __init__(
        self, module: str, request: object = None, *, failure: str, limits: Limits | None = None
    ) -> None:
        self._failure = failure
        self._limits = limits or Limits()
        self._cancelled = False
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._noise: list[bytes] = []
        self._began = monotonic()
        self._process = _start(module)
        self._end = weakref.finalize(self, _end, self._process)
        orders, answers = self._process.stdin, self._process.stdout
        assert orders is not None
        assert answers is not None
        self._pump = Thread(target=_pump, args=(answers, self._lines), daemon=True)
        self._pump.start()

        from earmark import wire  # it loads while the child starts

        _send(orders, wire.line(wire.Order(self._limits, wire.raw(request))))

    def messages(self) -> Generator[bytes, None, None]:
        """Yield each message of the child as JSON, until the child has ended well.

        Raises:
            UserError: The child said so, or it crashed, hung or grew too large.
            Cancelled: `cancel` was called.
        """
        from earmark import wire

        try:
            while line := self._next_line():
                said = wire.read(line)
                if said is None:
                    self._noise = [*self._noise[1 - _NOISE_KEPT :], line]
                elif isinstance(said, wire.Failed):
                    kind = LockedFile if said.locked else UserError
                    raise kind(said.sentence, said.hint, said.details)
                else:
                    yield bytes(said.message)
            self._check_status(self._process.wait())
        finally:
            self.close()

    def cancel(self) -> None:
        """End the child; `messages` then raises `Cancelled`. May be called from any thread."""
        self._cancelled = True
        self._process.kill()

    def close(self) -> None:
        """End the child if it still runs, and leave nothing of it behind."""
        self._end()
        self._pump.join()

    def _next_line(self) -> bytes:
        """Wait for the next line; it is empty when the child has ended."""
        silence_s = self._limits.silence_s or math.inf
        left_s = self._began + (self._limits.total_s or math.inf) - monotonic()
        wait_s = max(0.0, min(silence_s, left_s))
        try:
            line = self._lines.get(timeout=None if wait_s == math.inf else wait_s)
        except Empty:
            raise self._failed(_TOO_LONG, f"no message for {wait_s:.1f} s") from None
        if self._cancelled:
            raise Cancelled
        return line

    def _check_status(self, status: int) -> None:
        if status == 0:
            return
        if status == OUT_OF_MEMORY:
            raise self._failed(_TOO_LARGE, "out of memory")
        if status == -getattr(signal, "SIGXCPU", math.inf):
            raise self._failed(_TOO_LONG, "out of processor time")
        raise self._failed(_CRASHED, f"exit status {status}")

    def _failed(self, hint: str, details: str) -> UserError:
        noise = b"".join(self._noise).decode(errors="replace")
        return UserError(self._failure, hint, f"{details}\n{noise}".strip())


def _command(module: str) -> list[str]:
    """Return the command that runs *module*, with this interpreter and nothing it does not need.

    This is the one place that knows how an interpreter is found.
    """
    return [sys.executable, "-S", "-P", "-c", f"from earmark.serving import run; run({module!r})"]


def _environment() -> dict[str, str]:
    """Return our own environment, with our own way to modules: the child skips looking for them."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON") or k == "PYTHONHOME"}
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}


def _start(module: str) -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(
        _command(module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What is printed before our own code begins there belongs to the details.
        stderr=subprocess.STDOUT,
        env=_environment(),
        creationflags=flags,
    )


def _send(pipe: IO[bytes], order: bytes) -> None:
    try:
        with pipe:
            pipe.write(order)
    except OSError:
        pass  # the child has ended already; its exit status tells more


def _pump(pipe: IO[bytes], lines: SimpleQueue[bytes]) -> None:
    """Pass on each line, and an empty one at the end: waiting for a pipe has no timeout."""
    with pipe:
        for line in pipe:
            lines.put(line)
    lines.put(b"")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
