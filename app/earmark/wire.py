"""What a program and its child process send each other: lines of JSON."""

from __future__ import annotations

import msgspec

from earmark.limits import Limits


class Order(msgspec.Struct):
    """The one line to the child. `request` is for its work, and none of our business."""

    limits: Limits
    request: msgspec.Raw


class Said(msgspec.Struct, tag="said"):
    """A message of the child's work."""

    message: msgspec.Raw


class Failed(msgspec.Struct, tag="failed"):
    """The last line of a child that can tell what is wrong; see `UserError`."""

    sentence: str
    hint: str
    details: str
    locked: bool


ORDERS = msgspec.json.Decoder(Order)
_ANSWERS: msgspec.json.Decoder[Said | Failed] = msgspec.json.Decoder(Said | Failed)


def line(value: Order | Said | Failed) -> bytes:
    return msgspec.json.encode(value) + b"\n"


def read(answer: bytes) -> Said | Failed | None:
    """Return what a line of the child says; None if it is no message, but something it printed."""
    try:
        return _ANSWERS.decode(answer)
    except ValueError:  # of msgspec, or of bytes that are no text
        return None


def raw(message: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(message))
