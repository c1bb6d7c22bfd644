"""The quotes of an episode as flat rows: what every format of quotes is written from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from earmark.exporters.quotes.grouping import RowGroup, grouped
from earmark.exporters.quotes.options import Options
from earmark.exporters.quotes.row import Row, Source, clean, clean_line, time_link
from earmark.exporters.wording import one_line
from earmark.model import cards, filters, quotes
from earmark.model.annotations import COLORS, Annotations, Highlight
from earmark.model.cards import Card
from earmark.model.citation import Said, reference, source_of
from earmark.model.cited_work import Work, work_of
from earmark.model.episode import Episode, Speaker
from earmark.model.filters import Filter, Order
from earmark.model.quotes import Part
from earmark.model.references import Rich, Run
from earmark.model.sentences import sentence_range
from earmark.model.time_map import TimeMap

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """The quotes to be exported, with the episode that they are from.

    `groups` hold the same rows as `rows`, in the same order. `citation`
    names the episode as lists of sources do; empty where none is wanted.
    """

    source: Source
    groups: tuple[RowGroup, ...]
    episode: Episode
    color_names: Mapping[str, str] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    work: Work = field(default_factory=Work)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def citation(self) -> Rich:
        style = self.options.cite
        return () if style is None else tuple(_clean_run(run) for run in reference(style, self.work))

    def citation_of(self, row: Row) -> str:
        """Return where *row* is from, in the style that is wanted; empty where none is."""
        if self.options.cite is None:
            return ""
        said = Said(row.parts, row.start_ms, row.approximate, row.bookmark)
        return clean_line(source_of(self.options.cite, said, self.work))

    def color_name(self, color: str) -> str:
        return _color_name(self.color_names, color)

    @property
    def colors(self) -> tuple[str, ...]:
        """The colours in use, in the order of their keys; those of other programs last."""
        used = dict.fromkeys(row.color for row in self.rows)
        known = [color for color in COLORS if color in used]
        return (*known, *(color for color in used if color not in COLORS))


def make_sheet(
    episode: Episode,
    annotations: Annotations,
    *,
    link: str = "",
    name: str = "",
    color_names: Mapping[str, str] | None = None,
    wanted: Filter | None = None,
    ids: Collection[str] | None = None,
    options: Options | None = None,
    work: Work | None = None,
    duration_ms: int = 0,
    clips: Mapping[str, str] | None = None,
) -> Sheet:
    """Return the rows of those *annotations* that are wanted; in each group, those without a place last.

    Args:
        episode: The transcript as it is shown.
        annotations: The quotes, put on it.
        link: Where its sound is, see `Source`.
        name: The transcript's file name without its ending.
        color_names: What the reader calls the colours.
        wanted: None for all quotes.
        ids: Only quotes with one of these; None for all.
        options: What is left out, how quotes are grouped and cited.
        work: How the episode is cited; None for what the transcript says.
        duration_ms: The length of the sound, 0 where it is not known.
        clips: The address of a sound file for each quote that has one, by its id.
    """
    options = options or Options()
    color_names = {color: clean(given) for color, given in (color_names or {}).items()}
    source = Source(
        title=clean_line(episode.title),
        show=clean_line(episode.show),
        number=clean_line(episode.number),
        date=clean_line(episode.date),
        link=link,
        name=clean_line(name),
        people=_people(episode.speakers) if options.speaker else "",
        duration_ms=duration_ms,
    )
    marks = annotations.highlights if ids is None else [m for m in annotations.highlights if m.id in ids]
    chosen = filters.matching(wanted or Filter(), cards.make_cards(episode, Annotations(tuple(marks))))
    ordered = filters.in_order(Order.TIME, chosen)
    if options.whole_sentences and ordered:
        ordered = _widened(episode, ordered)
    rows = [_row(episode, card, link, color_names, options) for card in ordered]
    if clips:
        pairs = zip(rows, ordered, strict=True)
        rows = [replace(row, clip=clips.get(card.id, "")) for row, card in pairs]
    places = {clean_line(speaker.name): place for place, speaker in enumerate(episode.speakers)}
    groups = grouped(options.group, rows, places)
    return Sheet(source, groups, episode, color_names, options, work or work_of(episode))


def _row(episode: Episode, card: Card, link: str, color_names: Mapping[str, str], options: Options) -> Row:
    mark = card.highlight
    words = quotes.quote_of(episode.text, mark.start, mark.end) if mark.placed else mark.quote
    start_ms, end_ms = (mark.start_ms, mark.end_ms) if options.times else (None, None)
    return Row(
        id=one_line(clean(mark.id)),
        parts=_parts(episode, mark, options),
        start=mark.start if mark.placed else None,
        end=mark.end if mark.placed else None,
        prefix=clean(words.prefix),
        suffix=clean(words.suffix),
        exact=clean(words.exact),
        start_ms=start_ms,
        end_ms=end_ms,
        approximate=card.approximate,
        color=clean_line(mark.color),
        color_name=_color_name(color_names, mark.color),
        note=clean(mark.note.replace("\r\n", "\n").replace("\r", "\n")).strip() if options.notes else "",
        tags=tuple(tag for tag in map(clean_line, mark.tags) if tag) if options.tags else (),
        created=clean_line(mark.created),
        modified=clean_line(mark.modified),
        state=mark.state,
        link=time_link(link, start_ms, end_ms),
        bookmark=mark.is_bookmark,
    )


def _parts(episode: Episode, mark: Highlight, options: Options) -> tuple[Part, ...]:
    parts = [Part(clean_line(part.speaker), clean_line(part.text)) for part in quotes.parts(episode, mark)]
    if options.speaker:
        return tuple(parts)
    return (Part("", " ".join(part.text for part in parts)),)


def _widened(episode: Episode, cards_: list[Card]) -> list[Card]:
    """Return the cards with quotes grown to whole sentences; those without a place stay as they are."""
    time_map = TimeMap(episode)
    return [replace(card, highlight=_whole(episode, time_map, card.highlight)) for card in cards_]


def _whole(episode: Episode, time_map: TimeMap, mark: Highlight) -> Highlight:
    if not mark.placed or mark.is_bookmark:
        return mark
    start = min(mark.start, sentence_range(episode.text, mark.start)[0])
    end = max(mark.end, sentence_range(episode.text, mark.end - 1)[1])
    if (start, end) == (mark.start, mark.end):
        return mark
    start_ms, end_ms = mark.start_ms, mark.end_ms
    if time_map.has_times and start_ms is not None:
        start_ms = time_map.time_at(start) if start < mark.start else start_ms
        end_ms = time_map.time_at(end) if end > mark.end and end_ms is not None else end_ms
    return replace(mark, start=start, end=end, start_ms=start_ms, end_ms=end_ms)


def _people(speakers: tuple[Speaker, ...]) -> str:
    """Return who talks: “Jon Krohn with Kim Stachenfeld”, or the names in their order."""
    hosts = [clean_line(speaker.name) for speaker in speakers if speaker.role == "host"]
    others = [clean_line(s.name) for s in speakers if s.role not in ("host", "sponsor", "caller")]
    if hosts and others:
        return f"{_and(hosts)} with {_and(others)}"
    return _and(hosts or others)


def _and(names: list[str]) -> str:
    names = [name for name in names if name]
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} others"]
    *before, last = names or [""]
    return f"{', '.join(before)} and {last}" if before else last


def _clean_run(run: Run) -> Run:
    return Run(one_line(clean(run.text)), run.italic)


def _color_name(names: Mapping[str, str], color: str) -> str:
    return names.get(color, "") or clean_line(color).capitalize()
