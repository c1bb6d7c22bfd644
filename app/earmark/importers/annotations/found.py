"""What a file of quotes holds, before it is known where that stands in the transcript."""

from __future__ import annotations

import msgspec

from earmark.errors import UserError
from earmark.importers.annotations import MOST
from earmark.model.annotations import Highlight

NO_TURN = -1
"""The turn of a mark of which it is not known; no turn has this number."""


class Entry(msgspec.Struct, frozen=True):
    """One mark of another program, computer or transcript.

    `highlight` has the position of the text with the digest `text_digest`;
    where that is empty, it has none that counts. Where its quote has no
    words, its times say what is meant. `created` and `modified` are empty
    where the file does not say them.
    """

    highlight: Highlight
    text_digest: str = ""


class Found(msgspec.Struct, frozen=True):
    """The marks in the order of the file; `passed_over` are those that mark no words."""

    entries: tuple[Entry, ...] = ()
    passed_over: int = 0


def check_count(count: int) -> None:
    """Check how many marks a file has.

    Raises:
        UserError: They are too many to be of one transcript.
    """
    if count > MOST:
        raise UserError(
            "This file has too many quotes.", f"Up to {MOST:,} can be imported. Divide it into several files."
        )
