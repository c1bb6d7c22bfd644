"""What can go wrong in a way a person can understand.

    Exception
    ├── UserError          one sentence, and a hint what to do next
    │   └── LockedFile     the file wants a password
    └── Cancelled          the user stopped the work

Everything else that is raised is a bug and flies to the top.
"""

from __future__ import annotations

UNPLAYABLE = "This audio cannot be played."
DAMAGED_AUDIO = "The file is damaged or of an unknown kind."


class UserError(Exception):
    """Something the user can understand and act on.

    `str(error)` is the sentence: what happened. `hint` says what it means or
    what to do next; `details` is for a report and may be technical.
    """

    def __init__(self, sentence: str, hint: str = "", details: str = "") -> None:
        super().__init__(sentence)
        self.hint = hint
        self.details = details


class LockedFile(UserError):
    """The transcript cannot be read without a password."""


class Cancelled(Exception):
    """The user stopped the work."""
