"""What the program and its reading process say to each other."""

from __future__ import annotations

import msgspec

from earmark.model.episode import Episode


class Request(msgspec.Struct):
    """Which file to read; its name may be any bytes.

    `partials`: whether the first pages are wanted early. `look`: whether to
    look first if the file was read before.
    """

    path: bytes
    password: str | None
    partials: bool
    look: bool


class Progress(msgspec.Struct, tag="progress"):
    """How many pages (or other parts) are read; `total` 0 is not known."""

    done: int
    total: int


class Partial(msgspec.Struct, tag="partial"):
    """The first pages; what follows may still change them."""

    episode: Episode


class Result(msgspec.Struct, tag="result"):
    """The whole episode; the last message.

    Where it was asked to look first: the digest of the file before it was
    read, and whether it was known.
    """

    episode: Episode
    file_digest: str = ""
    from_cache: bool = False


ANSWERS = msgspec.json.Decoder(Progress | Partial | Result)
REQUESTS = msgspec.json.Decoder(Request)
