"""Markdown -> plain text, a line at a time; and what stands around the text: front matter and comments."""

from __future__ import annotations

import re

_FRONT = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*[:=]\s*(\S.*)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDING = 0xF0000
_SHOWN = {_HIDING + code: code for code in range(128)}
_SURE_ESCAPE = re.compile(r"\\[\[\]*_#>]")
_STRONG = re.compile(r"(\*\*\*|\*\*|(?<!\w)__(?![a-z\d_]+__))(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_TARGET = r"\(\s*(?:<[^<>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+[\"'(][^\"']*[\"')])?\s*\)"
_PICTURE = re.compile(rf"!\[[^\[\]]*\](?:{_TARGET}|\[[^\[\]]*\])")
_LINK = re.compile(rf"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]{_TARGET}")
_REFERENCE = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\[[^\[\]]*\]")
_DEFINITION = re.compile(r"\[[^\[\]]+\]:\s+(?:<\S+>|\S+://\S+|/\S*|#\S*|mailto:\S+)(?:\s+[\"'(].*)?")
_FOOTNOTE = re.compile(r"\[\^[\w-]+\]")
_BARE_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_CODE = re.compile(r"(`{1,2})(?!`)(.+?)(?<!`)\1(?!`)")
_STRUCK = re.compile(r"~~(?=\S)(.+?)~~")
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|center|cite|code|details|div|em|font|hr|i|img|kbd|mark|p|q|s|small|span|strong|sub|"
    r"summary|sup|time|u)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LINKED = re.compile(rf"\]{_TARGET}")
_MARKS = "*_`~[<"
_MOST_STEPS = 100_000_000
"""A line with more marks times characters than this is no Markdown but an attempt to keep us busy."""


def is_marked(text: str) -> bool:
    """Return whether *text* has marks that only Markdown has, whatever the name of its file."""
    signs = (_STRONG, _SURE_ESCAPE, _LINKED)
    lines = (line for line in text.split("\n") if not _is_tangled(line))
    return any(sign.search(line) for line in lines for sign in signs)


def without_comments(text: str) -> str:
    """Return *text* without `<!-- ... -->`; one that never ends is kept."""
    first, *others = text.split("<!--")
    kept = [first]
    for other in others:
        _, end, after = other.partition("-->")
        kept.append(after if end else f"<!--{other}")
    return "".join(kept)


def front_of(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of the YAML or TOML that *text* begins with, in small letters, and the rest."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    fields = (_FIELD.fullmatch(line.rstrip()) for line in found[2].split("\n"))
    known = {match[1].casefold(): _unquoted(match[2]) for match in fields if match}
    return (known, text[found.end() :]) if known else ({}, text)


def plain(line: str) -> tuple[str, int]:
    """Return *line* without its marks, and how many bold characters lead it then."""
    if _is_tangled(line):
        return line, 0
    line = _ESCAPE.sub(_hidden, line)
    if _DEFINITION.fullmatch(line):
        return "", 0
    if "[" in line:
        line = _FOOTNOTE.sub("", _REFERENCE.sub(r"\1", _LINK.sub(r"\1", _PICTURE.sub("", line))))
    if "<" in line:
        line = _TAG.sub(" ", _BARE_LINK.sub(r"\1", line)).strip()
    strong = _STRONG.match(line)
    bold = len(_unmarked(strong[2]).rstrip(" :")) if strong else 0
    return _unmarked(line).translate(_SHOWN).strip(), bold


def _is_tangled(text: str) -> bool:
    return sum(map(text.count, _MARKS)) * len(text) > _MOST_STEPS


def _unmarked(line: str) -> str:
    line = _STRUCK.sub(r"\1", _CODE.sub(r"\2", line))
    return _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", line))


def _hidden(escaped: re.Match[str]) -> str:
    """Return a letter that no mark is made of, in the place of a sign that is none."""
    return chr(_HIDING + ord(escaped[1]))


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
