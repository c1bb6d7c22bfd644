"""What the reading process does: it reads one transcript for the program that started it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from earmark.importers import read_transcript
from earmark.importers.messages import REQUESTS, Partial, Progress, Result
from earmark.model.episode import Episode

_REPORT_EVERY_S = 0.1
_RARELY = 200_000
_STEPPED_BACK = 10


def work(request: bytes, tell: Callable[[object], None]) -> None:
    """Read the transcript that *request* names, and tell how it goes and what it holds."""
    # Words and lines are many and hold no circles: looking for those takes 3 % of the time.
    gc.set_threshold(_RARELY)
    asked = REQUESTS.decode(request)
    told_at = 0.0

    def report(done: int, total: int) -> None:
        nonlocal told_at
        now = monotonic()
        if now - told_at >= _REPORT_EVERY_S or done == total:
            told_at = now
            tell(Progress(done, total))

    def partial(episode: Episode) -> None:
        tell(Partial(episode))
        _step_back()

    path = Path(os.fsdecode(asked.path))
    digest, known = _look(path) if asked.look else ("", None)
    if known is None:
        pages = partial if asked.partials else None
        tell(Result(read_transcript(path, report, pages, asked.password), digest))
    else:
        tell(Result(known, digest, from_cache=True))


def _step_back() -> None:
    """Leave the processor to the program while both want it: it has a page to show now."""
    if hasattr(os, "nice") and os.nice(0) < _STEPPED_BACK:
        os.nice(_STEPPED_BACK - os.nice(0))


def _look(path: Path) -> tuple[str, Episode | None]:
    from earmark.importers import cached  # not everybody asks for it

    return cached.look(path)
