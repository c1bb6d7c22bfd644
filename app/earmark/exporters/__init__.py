"""An episode as a document, or what was kept of it. Each format has a module with a function `write`.

Importing this loads next to nothing: the command line and the window name the formats.

What goes out and is read in again is equal in speakers, times and text, as far as the format holds it:

| format | does not hold |
|---|---|
| json | pages and places of remarks (they stand in words) |
| txt | times of words and cues, what a paragraph is (sponsor read), text that looks like Markdown or HTML |
| md | times of words and cues, what a paragraph is |
| vtt | missing, impossible and falling times (they are estimated), words that overlap |
| srt | what vtt does not, title, show and date, paragraphs within a turn, times of words, text that looks |
| | like HTML, a colon in a name |
| podcast-json | missing times, title, show and date, what a paragraph is, text that looks like HTML, words |
| | without a space between them |
| html | words that overlap |

No format but json holds two turns of one speaker that follow each other, an empty paragraph, roles and
colours of speakers, what time is used for playing where the printed one is wrong, and who is unknown
after somebody who is known (`Unknown speaker` then). Only json and html hold chapters.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from earmark.model.episode import Episode


class Writer(NamedTuple):
    """A format that an episode can be written in."""

    name: str
    suffixes: tuple[str, ...]
    """How such files end; the first is what ours get."""
    module: str
    words: str
    """What a person calls it, as help and dialogs name it."""


WRITERS = (
    Writer("json", (".json",), "episode_json", "JSON with all that is known"),
    Writer("txt", (".txt", ".text"), "plain_text", "plain text"),
    Writer("md", (".md", ".markdown"), "markdown", "Markdown"),
    Writer("vtt", (".vtt",), "webvtt", "WebVTT subtitles"),
    Writer("srt", (".srt",), "subrip", "SRT subtitles"),
    Writer("podcast-json", (".json",), "podcast_json", "JSON of Podcasting 2.0"),
    Writer("html", (".html", ".htm"), "web_page", "web page"),
)


def writer_named(name: str) -> Writer:
    """Return the format of that name.

    Raises:
        KeyError: There is none.
    """
    return {writer.name: writer for writer in WRITERS}[name]


def writer_for(path: Path) -> Writer | None:
    """Return the format that the name of *path* asks for, if it does."""
    suffix = path.suffix.lower()
    return next((writer for writer in WRITERS if suffix in writer.suffixes), None)


def load(writer: Writer) -> None:
    """Load what *writer* needs, while there is time."""
    import_module(f"{__name__}.{writer.module}")


def written(episode: Episode, writer: Writer) -> bytes:
    """Return *episode* as a file of that format.

    Raises:
        UserError: The format needs times, and the transcript has none.
    """
    text: str = import_module(f"{__name__}.{writer.module}").write(episode)
    return text.encode(errors="replace")
