"""How the style guides name an episode: APA 7, and Chicago in the 17th edition's notes and bibliography."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from earmark.model.cited_work import PersonName, Work, american_date, apa_date


class Run(NamedTuple):
    """Words that look alike."""

    text: str
    italic: bool = False


Rich = tuple[Run, ...]
_ENDS = (".", "?", "!", "…")
_MOST_LISTED = 20
"""APA lists so many authors."""


def as_text(rich: Rich) -> str:
    return "".join(run.text for run in rich)


def as_marked(rich: Rich, write: Callable[[str], str], italic: Callable[[str], str]) -> str:
    """Return *rich* in a format: *write* escapes a text, *italic* puts its marks around what is escaped."""
    return "".join(italic(write(run.text)) if run.italic else write(run.text) for run in rich)


def plain_entry(work: Work) -> Rich:
    """Return “Title”, *Show* 725, October 24, 2023, address."""
    show = (Run(work.show, True), *([Run(f" {work.number}")] if work.number else [])) if work.show else ()
    when = american_date(work.date)
    pieces: list[Rich] = [_run(f"“{work.title}”" if work.title else ""), show, _run(when), _run(work.address)]
    return _ended(_joined(", ", pieces))


def chicago_note(work: Work, time: str = "") -> Rich:
    """Return the note: Host, “Title,” date, in *Show*, episode, podcast, at 10:25, address."""
    hosts = _in_words([name.straight for name in work.hosts])
    pieces: list[Rich] = [
        _run(hosts),
        _run(american_date(work.date)),
        (Run("in "), Run(work.show, True)) if work.show else (),
        _run(_chicago_number(work)),
        _run(f"published by {work.publisher}" if work.publisher else ""),
        _run("podcast"),
        _run(work.medium),
        _run(f"at {time}" if time else ""),
        _run(work.address),
    ]
    if not work.title:
        return _ended(_joined(", ", pieces))
    before = (Run(f"{hosts}, "),) if hosts else ()
    return (*before, Run(f"“{work.title},” "), *_ended(_joined(", ", pieces[1:])))


def chicago_entry(work: Work) -> Rich:
    """Return the entry of the bibliography, in which the first host is turned round."""
    turned = [name.turned if n == 0 else name.straight for n, name in enumerate(work.hosts)]
    hosts = f"{turned[0]}, and {turned[1]}" if len(turned) == 2 else _in_words(turned, serial=True)
    podcast = ", ".join(piece for piece in ("Podcast", work.medium) if piece)
    show = (Run(work.show, True), Run(f", {number}" if (number := _chicago_number(work)) else ""))
    pieces: list[Rich] = [
        _run(hosts),
        _run(f"“{_stopped(work.title)}”" if work.title else ""),
        show if work.show else (),
        _run(f"Published by {work.publisher}" if work.publisher else ""),
        _run(american_date(work.date)),
        _run(podcast),
        _run(work.address),
    ]
    return _sentences(pieces)


def apa_entry(work: Work) -> Rich:
    """Return the entry of the list of references; without a host, the title stands in its place."""
    when = Run(f"({apa_date(work.date)}). ")
    title = Run(f"{_apa_title(work)}. ")
    role = "Host" if len(work.hosts) == 1 else "Hosts"
    hosts = [Run(f"{_apa_names(work.hosts)} ({role}). ")] if work.hosts else []
    head = (*hosts, when, title) if hosts else (title, when)
    show = (Run("In "), Run(work.show, True)) if work.show else ()
    rest = _sentences([show, _run(work.publisher)])
    if work.address:  # no full stop: it would be taken for a part of the address
        rest = (*rest, Run(f"{' ' if rest else ''}{work.address}"))
    return (*head, *rest) if rest else (*head[:-1], Run(head[-1].text.rstrip()))


def apa_in_text(work: Work, time: str = "") -> str:
    """Return what stands in the text: (Krohn, 2023, 10:25)."""
    families = [name.family for name in work.hosts]
    if len(families) > 2:
        who = f"{families[0]} et al."
    else:
        who = " & ".join(families) or (f"“{work.title},”" if work.title else work.show)
    year = work.year or "n.d."
    between = " " if who.endswith(",”") else ", "
    return "(" + ", ".join(piece for piece in (f"{who}{between}{year}" if who else year, time) if piece) + ")"


def _apa_title(work: Work) -> str:
    if work.season and work.number:
        number = f" (Season {work.season}, Episode {work.number})"
    else:
        number = f" (No. {work.number})" if work.number else ""
    return f"{work.title}{number} [Audio podcast episode]".strip()


def _apa_names(names: Sequence[PersonName]) -> str:
    listed = [name.with_initials for name in names[:_MOST_LISTED]]
    *before, last = listed
    return f"{', '.join(before)}, & {last}" if before else last


def _chicago_number(work: Work) -> str:
    season = f"season {work.season}" if work.season else ""
    return ", ".join(piece for piece in (season, f"episode {work.number}" if work.number else "") if piece)


def _in_words(names: Sequence[str], *, serial: bool = False) -> str:
    """Return “A”, “A and B”, “A, B, and C” as Chicago writes lists."""
    *before, last = names or ("",)
    if not before:
        return last
    return f"{', '.join(before)}{',' if serial or len(before) > 1 else ''} and {last}"


def _run(text: str) -> Rich:
    return (Run(text),) if text else ()


def _joined(between: str, pieces: Iterable[Rich]) -> Rich:
    runs: list[Run] = []
    for piece in pieces:
        if piece:
            runs += [Run(between), *piece] if runs else piece
    return tuple(runs)


def _sentences(pieces: Iterable[Rich]) -> Rich:
    """Return *pieces* as sentences."""
    runs: list[Run] = []
    for piece in filter(None, pieces):
        runs += [*([Run(" ")] if runs else []), *_ended(piece)]
    return tuple(runs)


def _ended(piece: Rich) -> Rich:
    text = as_text(piece)
    done = not text or text.endswith((*_ENDS, *(f"{end}”" for end in _ENDS)))
    return piece if done else (*piece, Run("."))


def _stopped(title: str) -> str:
    return title if title.endswith(_ENDS) else f"{title}."
