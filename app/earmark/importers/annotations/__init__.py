"""Files -> quotes made elsewhere. Each kind has a module here with `is_one` and `read`; one row names it.

The table beside it, `importers.READERS`, is of transcripts. All kinds are
JSON so far: the file is parsed once, and the first module that knows the
document reads it. Importing this loads next to nothing.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from earmark.errors import UserError

if TYPE_CHECKING:
    from earmark.importers.annotations.found import Found
    from earmark.importers.json_parsing import Json

LARGEST_BYTES = 16 * 1024 * 1024
"""Some 20,000 quotes with notes."""

MOST = 20_000
"""More quotes in one file than this are refused: a transcript of a day has fewer sentences."""


class QuoteReader(NamedTuple):
    """The module that reads a kind of file, and how such files are called."""

    module: str
    suffixes: tuple[str, ...]
    words: str


QUOTE_READERS = (
    QuoteReader("sidecars", (".earmark.json",), "quotes of Earmark"),
    QuoteReader("hypothesis", (".json",), "Hypothesis"),
    QuoteReader("web_annotations", (".jsonld", ".json"), "W3C Web Annotations"),
)

_SAMPLE_BYTES = 65_536
_SIGNS = re.compile(
    rb'"(?:@?type|oa:type)"\s*:\s*\[?\s*"(?:oa:)?Annotation(?:Collection|Page)?"'
    rb'|"(?:TextQuoteSelector|TextPositionSelector)"|www\.w3\.org/ns/anno\.jsonld'
)


def quote_suffixes() -> tuple[str, ...]:
    """Return the endings of the files that can be imported, as a dialog names them."""
    return tuple(dict.fromkeys(suffix for reader in QUOTE_READERS for suffix in reader.suffixes))


def holds_quotes(path: Path) -> bool:
    """Whether *path* is a file of quotes rather than a transcript, by its name and its beginning."""
    name = path.name.lower()
    if name.endswith((".earmark.json", ".jsonld")):
        return True
    if not name.endswith(".json"):
        return False
    try:
        with path.open("rb") as file:
            return _SIGNS.search(file.read(_SAMPLE_BYTES)) is not None
    except OSError:
        return False


def read_quotes(path: Path) -> Found:
    """Return the quotes that *path* holds. Nothing it names is fetched.

    Run it in a process of its own where the file may come from a stranger.

    Raises:
        UserError: It is no such file, damaged, or too large.
    """
    document = _parsed(path)
    for reader in QUOTE_READERS:
        module = import_module(f"{__name__}.{reader.module}")
        if module.is_one(document):
            found: Found = module.read(document)
            return found
    kinds = ", ".join(reader.words for reader in QUOTE_READERS)
    raise UserError("This file holds no quotes.", f"What can be imported: {kinds}.")


def _parsed(path: Path) -> Json:
    from earmark.importers import guard, json_parsing
    from earmark.importers.encoding import decoded

    raw = guard.text_bytes(path)
    if len(raw) > LARGEST_BYTES:
        size = f"{len(raw) / 1e6:.0f} MB"
        raise UserError("This file is too large.", f"It has {size}. Quotes of up to 16 MB can be imported.")
    return json_parsing.parse(decoded(raw)).value
