"""What only transcripts of courts and depositions have: `BY MR. SMITH:` over questions, and headings.

A question stands behind a `Q` alone. Who asks is said once, in a line before the first question of many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from earmark.importers import labels
from earmark.importers.starts import ASKED, Start
from earmark.importers.textline import TextLine

HEADING, BY = "heading", "by"
"""What `Start.ending` says of lines that begin nothing and are not said."""

_TITLE = r"(?:MR|MS|MRS|MISS|DR|PROF|JUDGE|JUSTICE|SENATOR|ATTORNEY|COMMISSIONER|CHAIRMAN|CHAIR|GENERAL)"
_NAME = rf"(?P<name>(?:{_TITLE}\.? |THE (?!WAY|END|TIME))[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}?)"
_BY = re.compile(rf"(?:[A-Z -]*EXAMINATION[A-Z ()-]* )?[(\[]?BY {_NAME} ?[:.]?[)\]]? ?:?", re.IGNORECASE)
_BY_INSIDE = re.compile(rf"[(\[](?:BY )?{_NAME} ?:?[)\]]:?\s*", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:FURTHER |CONTINUED |VOIR DIRE )*(?:(?:RE-?)?(?:DIRECT|CROSS)[ -])?EXAMINATION(?: .*)?"
    r"|(?:ORAL|REBUTTAL|OPENING|CLOSING) (?:ARGUMENT|STATEMENT)S?(?: (?:OF|BY|ON|IN|FOR)\b.*)?"
    r"|P ?R ?O ?C ?E ?E ?D ?I ?N ?G ?S|(?:AFTERNOON|MORNING|EVENING) SESSION"
)
_MOST_HEADING_LINES = 4
_ENDS = (".", "?", "!", ":", "-", "—")


def read(lines: Sequence[TextLine], found: Sequence[Start | None]) -> list[Start | None]:
    """Return what each line begins, where questions are said by whom the lines `BY ...` name.

    Where the witness has a name in the file (`THE WITNESS:`), the answers have it too.
    """
    out: list[Start | None] = list(found)
    if any(start and start.name for start in found):
        _mark_headings(lines, out)
    if any(start and start.name in ASKED for start in found):
        _name_the_examiners(lines, out)
    return out


def _mark_headings(lines: Sequence[TextLine], found: list[Start | None]) -> None:
    open_lines = 0
    for k, line in enumerate(lines):
        goes_on = open_lines and line.text.isupper() and not line.text.endswith(_ENDS)
        if found[k] is None and (_HEADING.fullmatch(line.text.strip()) or goes_on):
            found[k] = Start(ending=HEADING)
            open_lines = open_lines - 1 if goes_on else _MOST_HEADING_LINES - 1
        else:
            open_lines = 0


def _name_the_examiners(lines: Sequence[TextLine], found: list[Start | None]) -> None:
    spelled = {labels.key(start.name): start.name for start in reversed(found) if start and start.name}
    witness = spelled.get("the witness", "")
    examiner = ""
    for k, line in enumerate(lines):
        start = found[k]
        if by := _BY.fullmatch(line.text.strip()):
            examiner = spelled.get(labels.key(by["name"]), by["name"])
            found[k] = Start(ending=BY)
        elif start and start.ending == HEADING:
            examiner = ""
        elif start and start.name == "Q":
            if inside := _BY_INSIDE.match(start.rest):
                examiner = spelled.get(labels.key(inside["name"]), inside["name"])
                start = replace(start, rest=start.rest[inside.end() :])
            found[k] = replace(start, name=examiner or start.name)
        elif start and start.name == "A" and witness:
            found[k] = replace(start, name=witness)
