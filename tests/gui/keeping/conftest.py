"""Sessions with somebody who looks out for what others do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from earmark.gui.jobs import Job
from earmark.gui.keeping.lookout import Lookout
from earmark.gui.keeping.session import Session
from earmark.model.episode import Episode

Watch = Callable[..., tuple[Session, Lookout]]


@pytest.fixture
def watched(
    qtbot: object, opened: Callable[..., Session]
) -> Iterator[Callable[..., tuple[Session, Lookout]]]:
    """Open sessions whose lookout has begun its work."""
    lookouts: list[Lookout] = []

    def watch(path: Path, *episode: Episode) -> tuple[Session, Lookout]:
        session = opened(path, *episode)
        lookout = Lookout(session)
        lookouts.append(lookout)
        lookout.begin()
        return session, lookout

    yield watch
    for lookout in lookouts:
        lookout.end()
    Job.stop_all()
