"""Reads Rich Text (.rtf), as WordPad, TextEdit, Word and old services for transcripts write it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from earmark.importers import Partial, guard, office
from earmark.importers.office_lines import OfficeLines
from earmark.model.episode import Episode
from earmark.progress import Report, silent

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.S
)
_LEFT_OUT = frozenset(
    (
        *(
            "colortbl",
            "stylesheet",
            "pict",
            "object",
            "fldinst",
            "footnote",
            "annotation",
            "header",
            "headerl",
        ),
        *(
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "generator",
            "listtable",
            "themedata",
        ),
        *("listoverridetable", "revtbl", "rsidtbl", "xmlnstbl", "author", "operator", "creatim", "revtim"),
        *(
            "shppict",
            "nonshppict",
            "pntext",
            "comment",
            "keywords",
            "subject",
            "doccomm",
            "company",
            "latentstyles",
        ),
    )
)
_SIGNS = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "tab": "\t",
    "emspace": " ",
    "enspace": " ",
}
_SYMBOLS = {b"~": " ", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_CHARSETS = {
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_KNOWN_PAGES = frozenset((437, 850, 852, 866, 874, 932, 936, 949, 950, *range(1250, 1259)))
_DEEPEST = 1_000
_OFTEN = 20_000


def read(
    path: Path, report: Report = silent, partial: Partial | None = None, password: str | None = None
) -> Episode:
    """Return the episode in the Rich Text file *path*. It is read in one go, and never locked.

    Raises:
        UserError: The file is not there, no Rich Text, or has no words.
    """
    raw = guard.whole(path)
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise guard.not_a("Rich Text", raw)
    text = RichText()
    text.take(raw, report)
    return office.episode_of(text.gathered, None, report)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group; the group around it gets its own back."""

    bold: bool = False
    hidden: bool = False
    skipped: bool = False
    title: bool = False
    fonts: bool = False
    in_table: bool = False
    page: str = ""
    replaced: int = 1
    """How many characters stand for those who cannot read the one before."""


@dataclass(slots=True)
class RichText:
    """Takes the words of control and the text of a file, and gives its lines to `gathered`."""

    gathered: OfficeLines = field(default_factory=OfficeLines)
    _state: _State = field(default_factory=_State)
    _around: list[_State] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _page: str = "cp1252"
    _pages: dict[int, str] = field(default_factory=dict)
    _font: int = 0
    _to_skip: int = 0
    _too_deep: int = 0
    _high: int = 0
    _open: bool = False
    _table: bool = False
    _row: bool = False
    _cell: bool = False

    def take(self, raw: bytes, report: Report) -> None:
        """Take the whole file."""
        for number, token in enumerate(_TOKEN.finditer(raw)):
            word, value, code, symbol, brace, text = token.groups()
            if code:
                self._byte(int(code, 16))
                continue
            self._flush()
            if word:
                self._control(word.decode(), int(value) if value else None)
            elif brace:
                self._group(opens=brace == b"{")
            elif symbol:
                self._symbol(symbol)
            elif text:
                self._text(text.decode(self._page, "replace"))
            if number % _OFTEN == 0:
                report(number, 0)
        self._flush()
        self._end_paragraph()
        self._end_table()

    def _group(self, *, opens: bool) -> None:
        if opens and len(self._around) >= _DEEPEST:
            self._too_deep += 1
        elif opens:
            self._around.append(self._state)
        elif self._too_deep:
            self._too_deep -= 1
        elif self._around:
            self._state = self._around.pop()

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._state = replace(self._state, skipped=True)
        elif symbol in (b"\n", b"\r"):
            self._end_paragraph()
        elif symbol in _SYMBOLS:
            self._text(_SYMBOLS[symbol])

    def _control(self, word: str, value: int | None) -> None:
        if word in _SIGNS:
            self._text(_SIGNS[word])
        elif word in _LEFT_OUT:
            self._state = replace(self._state, skipped=True)
        elif word == "u" and value is not None:
            self._unicode(value % 0x10000)
        elif word in _CHANGES:
            self._state = _CHANGES[word](self._state, value)
        elif not self._state.skipped or word in ("ansicpg", "f", "fcharset"):
            self._layout(word, value)

    def _layout(self, word: str, value: int | None) -> None:
        match word:
            case "par" | "sect" | "page":
                self._end_paragraph()
            case "line":
                self._begin()
                self.gathered.break_line()
            case "cell":
                self._begin()
                self._end_paragraph()
                self._cell = False
            case "row":
                self._row = self._cell = False
            case "ansicpg" if value in _KNOWN_PAGES:
                self._page = f"cp{value}"
            case "f" if value is not None:
                self._font = value
                self._state = replace(self._state, page=self._pages.get(value, ""))
            case "fcharset" if self._state.fonts and value in _CHARSETS:
                self._pages[self._font] = _CHARSETS[value]

    def _unicode(self, code: int) -> None:
        """Take a character by its number; those beyond the first 65,536 come in halves."""
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            self._text(
                chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00) if self._high else "\ufffd"
            )
            self._high = 0
        else:
            self._text(chr(code))
        self._to_skip = self._state.replaced

    def _byte(self, code: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(code)

    def _flush(self) -> None:
        """Take the bytes that were given by number: several may be one character."""
        if self._bytes:
            text = bytes(self._bytes).decode(self._state.page or self._page, "replace")
            self._bytes.clear()
            self._text(text)

    def _text(self, text: str) -> None:
        if self._to_skip:
            text, self._to_skip = text[self._to_skip :], max(0, self._to_skip - len(text))
        state = self._state
        if state.title and not state.skipped:
            self.gathered.title += text
        elif text and not (state.skipped or state.hidden or state.fonts):
            self._begin()
            self.gathered.add(text, bold=state.bold)

    def _begin(self) -> None:
        """Begin a paragraph if none is open, and the cell of a table where it belongs to one."""
        if self._open:
            return
        if not self._state.in_table:
            self._end_table()
        elif not self._table:
            self.gathered.begin_table()
            self._table = True
        if self._table and not self._row:
            self.gathered.begin_row()
            self._row = True
        if self._table and not self._cell:
            self.gathered.begin_cell()
            self._cell = True
        self.gathered.begin_paragraph()
        self._open = True

    def _end_paragraph(self) -> None:
        if not self._open and not self._state.skipped:
            self._begin()
        if self._open and not self._state.skipped:
            self.gathered.end_paragraph()
            self._open = False

    def _end_table(self) -> None:
        if self._table:
            self.gathered.end_table()
            self._table = self._row = self._cell = False


def _plain(state: _State, value: int | None) -> _State:
    return replace(state, bold=False, hidden=False)


def _bold(state: _State, value: int | None) -> _State:
    return replace(state, bold=value != 0)


def _hidden(state: _State, value: int | None) -> _State:
    return replace(state, hidden=value != 0)


def _new_paragraph(state: _State, value: int | None) -> _State:
    return replace(state, in_table=False)


def _in_table(state: _State, value: int | None) -> _State:
    return replace(state, in_table=True)


def _replaced(state: _State, value: int | None) -> _State:
    return replace(state, replaced=min(value or 0, 16))


def _fonts(state: _State, value: int | None) -> _State:
    return replace(state, fonts=True)


def _info(state: _State, value: int | None) -> _State:
    return replace(state, skipped=True)


def _title(state: _State, value: int | None) -> _State:
    return replace(state, skipped=False, title=True)


_CHANGES: dict[str, Callable[[_State, int | None], _State]] = {
    "plain": _plain,
    "b": _bold,
    "v": _hidden,
    "deleted": _hidden,
    "pard": _new_paragraph,
    "intbl": _in_table,
    "uc": _replaced,
    "fonttbl": _fonts,
    "info": _info,
    "title": _title,
}
