"""What a process that works on a file from a stranger may use, and how it is held to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NamedTuple

OUT_OF_MEMORY = 97
"""The exit status of a process that reached its memory limit."""

_LOOK_EVERY_S = 0.1


class Limits(NamedTuple):
    """A limit of 0 is none.

    `silence_s` is the longest time between two messages, `total_s` the
    longest time from start to end; the parent minds both. The process
    itself is held to `memory_bytes` and `cpu_s`.
    """

    memory_bytes: int = 1_500_000_000
    cpu_s: int = 60
    silence_s: float = 5
    total_s: float = 60


def limit_this_process(limits: Limits) -> None:
    """Hold this process to its limits from now on.

    On Linux the system refuses memory past the limit: Python then raises
    MemoryError, and libraries abort. Elsewhere a thread looks at the memory
    in use and ends the process with the status `OUT_OF_MEMORY`.
    """
    if sys.platform != "win32":
        import resource

        if limits.cpu_s:
            _lower(resource.RLIMIT_CPU, limits.cpu_s)
        # A crash is expected here; nobody wants gigabytes of core file for it.
        _lower(resource.RLIMIT_CORE, 0)
        if limits.memory_bytes and sys.platform == "linux":
            _lower(resource.RLIMIT_AS, limits.memory_bytes)
            return
    if limits.memory_bytes:
        watch_memory(limits.memory_bytes, memory_in_use)


def watch_memory(most_bytes: int, in_use: Callable[[], int]) -> None:
    """End this process, from a thread, as soon as *in_use* tells more than *most_bytes*."""
    from threading import Event, Thread

    never = Event()

    def look() -> None:
        while in_use() <= most_bytes:
            never.wait(_LOOK_EVERY_S)
        os._exit(OUT_OF_MEMORY)

    Thread(target=look, name="memory", daemon=True).start()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("page_fault_count", wintypes.DWORD),
            *(
                (name, ctypes.c_size_t)
                for name in (
                    "peak_working_set_size",
                    "working_set_size",
                    "quota_peak_paged_pool_usage",
                    "quota_paged_pool_usage",
                    "quota_peak_non_paged_pool_usage",
                    "quota_non_paged_pool_usage",
                    "pagefile_usage",
                    "peak_pagefile_usage",
                )
            ),
        )

    def memory_in_use() -> int:
        """Return how many bytes this process has asked the system for."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = (
            wintypes.HANDLE,
            ctypes.POINTER(_Counters),
            wintypes.DWORD,
        )
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
        return int(counters.pagefile_usage)

else:

    def memory_in_use() -> int:
        """Return the most bytes of memory this process has held so far."""
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024

    def _lower(kind: int, value: int) -> None:
        """Set a limit, or keep the one that is there if it is lower."""
        import resource

        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        resource.setrlimit(kind, (value, hard))
