"""What the reader has chosen for the program, kept in one small text file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal, Slot

from earmark import paths
from earmark.gui.look.theme import SYSTEM, THEMES, tokens
from earmark.model.annotations import COLORS
from earmark.model.plain import plain_name

if TYPE_CHECKING:
    from earmark.gui.color_names import ColorNames

EXPORT_FORMATS = ("html", "markdown", "csv", "jsonld", "clips", "docx", "pdf", "readwise", "json", "qdpx")
CITATION_STYLES = ("plain", "markdown", "chicago", "apa")
CLIP_KINDS = ("mp3", "m4a", "opus", "wav")
BACKENDS = ("auto", "vlc", "qt", "silent")
ORDERS = ("time", "newest", "color", "speaker")
_SIZE = tokens()["size"]
_T = TypeVar("_T")


class Setting(Generic[_T]):
    """One value: where it stands in the file, what it is at first, and how it is read.

    `read` takes what stands in the file (most often text) and raises
    `ValueError` for what cannot be; then the value is the default.
    """

    def __init__(self, key: str, default: _T, read: Callable[[object], _T]) -> None:
        self.key = key
        self.default = default
        self.read = read
        self.name = ""

    def __set_name__(self, owner: type[Settings], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, settings: None, owner: type[Settings]) -> Setting[_T]: ...
    @overload
    def __get__(self, settings: Settings, owner: type[Settings]) -> _T: ...
    def __get__(self, settings: Settings | None, owner: type[Settings]) -> Setting[_T] | _T:
        return self if settings is None else settings.value_of(self)

    def __set__(self, settings: Settings, value: _T) -> None:
        settings.keep(self, value)


def _one_of(allowed: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in allowed:
            raise ValueError(value)
        return str(value)

    return read


def _whole(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        number = int(str(value))
        if not least <= number <= most:
            raise ValueError(value)
        return number

    return read


def _fraction(least: float, most: float) -> Callable[[object], float]:
    def read(value: object) -> float:
        number = float(str(value))
        if not least <= number <= most:  # also refuses what is not a number
            raise ValueError(value)
        return number

    return read


def _truth(value: object) -> bool:
    try:
        return {"true": True, "false": False}[str(value).lower()]
    except KeyError:
        raise ValueError(value) from None


def _words(longest: int) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or len(value) > longest:
            raise ValueError(value)
        return plain_name(value)

    return read


def _raw(value: object) -> bytes:
    if isinstance(value, QByteArray):
        return bytes(value.data())
    if not isinstance(value, bytes):
        raise ValueError(value)
    return value


class Settings(QObject):
    """All settings, as attributes: reading gives a valid value, setting keeps it and tells.

    A damaged file, or a value that cannot be, counts as not set.
    """

    changed = Signal(str)  # the attribute's name

    theme = Setting("reading/theme", SYSTEM, _one_of((SYSTEM, *THEMES)))
    text_size = Setting("reading/text_size", 18, _whole(14, 28))  # px
    measure = Setting("reading/measure", 68, _whole(62, 72))  # characters a line
    word_box_always = Setting("reading/word_box_always", False, _truth)  # also for estimated times
    audio_backend = Setting("playback/backend", "auto", _one_of(BACKENDS))
    rewind_ms = Setting("playback/rewind_ms", 1500, _whole(0, 10_000))  # on resume
    rate = Setting("playback/rate", 1.0, _fraction(0.5, 3.0))
    volume = Setting("playback/volume", 100, _whole(0, 100))
    follow = Setting("playback/follow", True, _truth)
    last_color = Setting("annotations/last_color", COLORS[0], _one_of(COLORS))
    order = Setting("annotations/order", ORDERS[0], _one_of(ORDERS))
    note_pauses = Setting("annotations/note_pauses_audio", False, _truth)
    default_tags = Setting("annotations/default_tags", "", _words(1_000))  # commas between them
    clip_kind = Setting("clips/kind", CLIP_KINDS[0], _one_of(CLIP_KINDS))
    clip_folder = Setting("clips/folder", "", _words(4_000))  # "": beside the transcript
    citation_style = Setting("files/citation_style", CITATION_STYLES[0], _one_of(CITATION_STYLES))
    export_format = Setting("export/format", EXPORT_FORMATS[0], _one_of(EXPORT_FORMATS))
    export_shown = Setting("export/shown_by_filter", False, _truth)
    export_without = Setting("export/without", "", _words(200))  # spaces between them
    export_sentences = Setting("export/whole_sentences", False, _truth)
    export_clips = Setting("export/clips", False, _truth)
    export_sound = Setting("export/sound", False, _truth)
    export_cite = Setting("export/cite", "", _one_of(("", *CITATION_STYLES)))
    export_group = Setting("export/group", "time", _one_of(("time", "color", "speaker", "tag")))
    export_folder = Setting("export/folder", "", _words(4_000))  # "": beside the transcript
    single_keys = Setting("accessibility/single_keys", True, _truth)
    reduced_motion = Setting("accessibility/reduced_motion", False, _truth)
    contents_open = Setting("window/contents_open", True, _truth)
    annotations_open = Setting("window/annotations_open", True, _truth)
    contents_width = Setting(
        "window/contents_width",
        _SIZE["sidebar"]["default"],
        _whole(_SIZE["sidebar"]["min"], _SIZE["sidebar"]["max"]),
    )
    annotations_width = Setting(
        "window/annotations_width",
        _SIZE["annotations"]["default"],
        _whole(_SIZE["annotations"]["min"], _SIZE["annotations"]["max"]),
    )
    window_geometry = Setting("window/geometry", b"", _raw)  # of QWidget.saveGeometry

    def __init__(self, file: Path | None = None) -> None:
        super().__init__()
        self._store = QSettings(str(file or paths.settings_file()), QSettings.Format.IniFormat, self)

    @property
    def color_names(self) -> dict[str, str]:
        """What the reader calls each colour; a file of its own, as the command line reads it too."""
        return self._named_colors.names

    @color_names.setter
    def color_names(self, names: Mapping[str, str]) -> None:
        self._named_colors.show(names)

    @cached_property
    def _named_colors(self) -> ColorNames:
        from earmark.gui.color_names import ColorNames  # the first page has no need of it

        named = ColorNames(self)
        named.changed.connect(self._tell_color_names)
        return named

    def value_of(self, setting: Setting[_T]) -> _T:
        """Return the value of *setting*, or its default."""
        if not self._store.contains(setting.key):
            return setting.default
        try:
            return setting.read(self._store.value(setting.key))
        except ValueError:
            return setting.default

    def keep(self, setting: Setting[_T], value: _T) -> None:
        """Keep *value* and tell, if it is another than before.

        Raises:
            ValueError: *value* is not allowed; nothing changes.
        """
        allowed = setting.read(value)
        if allowed != self.value_of(setting):
            self._store.setValue(setting.key, QByteArray(allowed) if isinstance(allowed, bytes) else allowed)
            self.changed.emit(setting.name)

    def restore(self, *names: str) -> None:
        """Set the settings *names* back to their defaults."""
        for name in names:
            setting: Setting[object] = getattr(Settings, name)
            self.keep(setting, setting.default)

    def save(self) -> None:
        """Write the file now; else Qt does it a moment after each change."""
        self._store.sync()
        self._named_colors.save()

    @Slot()
    def _tell_color_names(self) -> None:
        self.changed.emit("color_names")
