"""Title, show and number of an episode: from its title page, its metadata, its footers and its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from earmark.importers import stamps
from earmark.importers.word_lists import SMALL_IN_TITLES
from earmark.model.episode import Chapter, Remark

_NUMBERED = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<show>.*?)[\s,:|–—-]*\b(?:episode|ep\.?|folge)\s*(?:number|no\.?)?\s*#?\s*(?P<number>\d{1,4})\b"
        r"\W*?(?P<title>[\"“‘]?\w.*|)",
        r"(?P<show>\w[\w&'’. ]{1,40}?)\s+#?(?P<number>\d{1,4})\s*[:|–—]\s*(?P<title>\S.*)",
        r"(?P<show>)#?(?P<number>\d{1,4})\s*[:.|–—-]\s+(?P<title>\S.*)",
    )
]
_SPOKEN_NUMBER = re.compile(r"\bthis is episode (?:number )?#?(\d{1,4})\b", re.IGNORECASE)
_SPOKEN_SHOW = re.compile(
    r"\b(?:[Ww]elcome (?:back )?to|listening to|[Tt]his is) "
    r"(?:the )?((?:[A-Z0-9][\w'’&.-]* ){1,5}(?:Podcast|Show|Radio))\b"
)
_FIELD = re.compile(
    r"(title|show|podcast|series|episode|date|published|released)\s*:\s*(\S.*)", re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    r"(?P<y>[12]\d{3})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"
    rf"|\b(?P<m2>{'|'.join(_MONTHS)})[a-z]*\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>[12]\d{{3}})\b"
    rf"|\b(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?P<m3>{'|'.join(_MONTHS)})[a-z]*\.?,?\s+(?P<y3>[12]\d{{3}})\b",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:https?://|\bwww\.)(?:www\.)?([\w-]{4,40})\.[\w.-]+", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"(?:untitled|microsoft word|powerpoint|document\d*\b|unknown|anonymous|layout \d|https?:|www\.)"
    r"|.*\.(?:docx?|pdf|txt|rtf|odt|indd|pages|tmp|md)$|\S+\.\w{2,4}$",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(
    r"^(?:full\s+)?transcript\s*(?:of|:|[–—-])\s*|\s*[(\[–—-]*\s*transcript[)\]]?$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MORE_THAN_A_TITLE = 40
_LONGEST = 200
_QUOTES = ' "“”'


@dataclass(frozen=True, slots=True)
class About:
    """What is known of an episode beside its words; each is empty where it is not known."""

    title: str = ""
    show: str = ""
    number: str = ""
    date: str = ""


def about(blocks: Sequence[str], furniture: Sequence[str], text: str, metadata: str = "") -> About:
    """Return what the document says about itself.

    Args:
        blocks: What stands before the transcript, the most prominent first.
        furniture: Headers and footers.
        text: What is said in the episode.
        metadata: The title that the file carries out of sight.
    """
    fields = _fields([*blocks, *furniture])
    page = _first_title(blocks)
    hidden = _split(metadata)
    title = fields.get("title") or _better(page.title, hidden.title, text)
    spoken = _SPOKEN_NUMBER.search(text, 0, 2000)
    number = fields.get("episode", "") or page.number or hidden.number or (spoken[1] if spoken else "")
    show = (
        fields.get("show")
        or fields.get("podcast")
        or fields.get("series")
        or _show_of_address([*furniture, *blocks], f"{metadata}\n{text}")
        or _spoken_show(text)
        or _named_show(page.show or hidden.show)
    )
    published = next((fields[name] for name in ("date", "published", "released") if name in fields), "")
    return About(title, show, number if number.isdigit() else "", date_in(published))


def date_in(text: str) -> str:
    """Return the first date in *text*, as `2023-10-24`; empty if there is none that can be."""
    found = _DATE.search(text)
    if not found:
        return ""
    year = int(found["y"] or found["y2"] or found["y3"])
    day = int(found["d"] or found["d2"] or found["d3"])
    month = found["m"] or found["m2"] or found["m3"]
    try:
        return date(
            year, int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3].casefold()), day
        ).isoformat()
    except ValueError:
        return ""


def chapters_of(lines: Sequence[str]) -> tuple[Chapter, ...]:
    """Return the chapters listed in the front matter: lines of a time and a title, at least two."""
    chapters = []
    for line in lines:
        found = stamps.at_start(line) or stamps.at_end(line)
        title = f"{line[: found.start]} {line[found.end :]}".strip(" \t-–—:|·•.") if found else ""
        if found and title:
            chapters.append(Chapter(title, found.stamp.time_ms))
    rising = all(a.start_ms < b.start_ms for a, b in pairwise(chapters))
    return tuple(chapters) if len(chapters) > 1 and rising else ()


def left_out(lines: Sequence[str], page: int | None) -> list[Remark]:
    """Return what is to be said of *lines* before the talk, if they are more than a title."""
    words = " ".join(lines).split()
    if len(words) < _MORE_THAN_A_TITLE:
        return []
    beginning = " ".join(words[:8])
    return [Remark(f"The text before the first speaker was left out: “{beginning} ...”", page)]


def _fields(lines: Iterable[str]) -> dict[str, str]:
    """Return what stands in lines such as `Title: ...`."""
    found = (_FIELD.fullmatch(line.strip()) for line in lines)
    return {match[1].casefold(): match[2].strip() for match in found if match}


def _first_title(blocks: Sequence[str]) -> About:
    """Return the title of the most prominent block, and the number wherever it stands."""
    parts = [_split(block) for block in blocks if not _FIELD.fullmatch(block.strip())]
    number = next((part.number for part in parts if part.number), "")
    show = next((part.show for part in parts if part.show), "")
    return About(next((part.title for part in parts if part.title), ""), show, number)


def _split(line: str) -> About:
    """Return the parts of a line such as `Show, Episode 12: Title`."""
    line = _TRANSCRIPT.sub("", " ".join(line.split()))
    if len(line) > _LONGEST or _NO_TITLE.match(line):
        return About()
    for pattern in _NUMBERED:
        found = pattern.fullmatch(line)
        if found:
            return About(
                found["title"].strip(' "“”'), found["show"].strip(" ,:|–—-"), str(int(found["number"]))
            )
    return About(line.strip(_QUOTES))


def _better(page: str, hidden: str, text: str) -> str:
    """Return the title as the page has it; in capitals it says less than the metadata, or than the talk."""
    if not page or not hidden:
        return _recased(page, text) if page else hidden
    if _letters(page) == _letters(hidden) or page.isupper():
        return hidden if _letters(page) in _letters(hidden) and not hidden.isupper() else _recased(page, text)
    return page


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _recased(title: str, text: str) -> str:
    """Return a title in capitals with the letters as the talk spells its words."""
    if not title.isupper():
        return title
    spellings: dict[str, Counter[str]] = {}
    wanted = {word.casefold() for word in _WORD.findall(title)}
    for word in _WORD.findall(text):
        if word.casefold() in wanted:
            spellings.setdefault(word.casefold(), Counter())[word] += 1

    def recase(found: re.Match[str]) -> str:
        word = found[0].casefold()
        if word in SMALL_IN_TITLES and found.start():
            return word
        usual = spellings[word].most_common(1)[0][0] if word in spellings else word
        return usual if usual != usual.casefold() else usual.capitalize()

    return _WORD.sub(recase, title)


def _show_of_address(lines: Iterable[str], text: str) -> str:
    """Return the show that gave its name to the web address in a footer, as the talk spells it."""
    for line in lines:
        found = _DOMAIN.search(line)
        if found:
            spelled = _spelled(found[1], text)
            if spelled:
                return spelled
    return ""


def _spelled(domain: str, text: str) -> str:
    letters = [re.escape(c) for c in domain.replace("-", "")]
    pattern = re.compile(r"(?<![\w/.@])" + r"[ -]?".join(letters) + r"(?!\w|\.\w)", re.IGNORECASE)
    found = Counter(match[0] for match in pattern.finditer(text) if match[0] != match[0].casefold())
    whole = [name for name, _ in found.most_common() if " " not in name]
    return next(iter([*whole, *(name for name, _ in found.most_common())]), "")


def _spoken_show(text: str) -> str:
    found = Counter(match[1] for match in _SPOKEN_SHOW.finditer(text, 0, 6000))
    return found.most_common(1)[0][0] if found else ""


def _named_show(show: str) -> str:
    return show.title() if show.isupper() and len(show) > 8 else show
