"""The inner side of a child process: what a module does that `earmark.child.Child` runs.

It imports as little as it can, for somebody waits for the work.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import IO, NoReturn

from earmark import wire
from earmark.errors import LockedFile, UserError
from earmark.limits import OUT_OF_MEMORY, limit_this_process


def run(module: str) -> NoReturn:
    """Do what the parent ordered, by the function `work` of *module*, then end this process.

    `work(request, tell)` is given the request as JSON, and a function that
    sends a message to the parent. Whatever else is printed from here on is
    thrown away: the parent would take it for messages.
    """
    channel = _take_stdout()

    def send(value: wire.Said | wire.Failed) -> None:
        channel.write(wire.line(value))
        channel.flush()

    def tell(message: object) -> None:
        send(wire.Said(wire.raw(message)))

    status = 0
    try:
        with os.fdopen(0, "rb", closefd=False) as orders:
            order = wire.ORDERS.decode(orders.readline())
        limit_this_process(order.limits)
        work: Callable[[bytes, Callable[[object], None]], None] = import_module(module).work
        work(bytes(order.request), tell)
    except UserError as error:
        sentence, hint, details = map(_sendable, (str(error), error.hint, error.details))
        send(wire.Failed(sentence, hint, details, isinstance(error, LockedFile)))
    except MemoryError:
        status = OUT_OF_MEMORY
    except BrokenPipeError:
        status = 1  # the parent is gone: nobody to tell
    except Exception:  # noqa: BLE001 - the last line of this process
        import traceback  # it takes longer to load than many a child to work

        channel.write(traceback.format_exc().encode(errors="replace"))
        channel.flush()
        status = 1
    # Taking the interpreter apart would only cost time.
    os._exit(status)


def _sendable(text: str) -> str:
    """Return *text* without the halves of characters that names of files can hold."""
    return text.encode(errors="replace").decode()


def _take_stdout() -> IO[bytes]:
    """Keep standard output for messages alone."""
    channel = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return channel
