"""Finds the episodes in dropped files and folders: which transcript, which audio, which chapters.

Files belong together if their names say so, else if the numbers in their
names do, else if they are equally long, else if there is only one of each.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from earmark.errors import UserError
from earmark.importers import name_keys, transcript_suffixes
from earmark.importers.quick_look import Look, ends_ms, holds_chapters, look
from earmark.progress import Report, silent
from earmark.storage.audio_link import AUDIO_SUFFIXES

MOST_FILES = 20_000
"""A folder with more is not one of episodes: somebody dropped a whole disk."""
_DEEPEST = 6
_OWN = (".earmark.json", ".words.json")
_ANYTHING = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".csv", ".tsv", "")
"""Kinds of files that, found in a folder, may be anything."""
_TOLERANCE = 0.03
"""By how much of its length a transcript may be shorter than its audio, if only the length tells."""
_LEAST_TOLERANCE_MS = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """An episode: the best transcript of it, and what belongs to it.

    `others` are more transcripts of the same episode, the next best first;
    `why` says in a sentence why this one is best, empty if it is the only one.
    """

    transcript: Path
    audio: Path | None = None
    chapters: Path | None = None
    others: tuple[Path, ...] = ()
    why: str = ""


@dataclass(slots=True)
class _Pile:
    """Files that belong together, before one of them is chosen."""

    transcripts: list[Path] = field(default_factory=list)
    audio: list[Path] = field(default_factory=list)
    chapters: list[Path] = field(default_factory=list)

    def take(self, other: _Pile) -> None:
        self.transcripts += other.transcripts
        self.audio += other.audio
        self.chapters += other.chapters


Lengths = Callable[[Sequence[Path]], Sequence[int | None]]
"""Tells how long audio files are, in ms; None for those of which it cannot."""


def episodes_in(
    paths: Sequence[Path],
    report: Report = silent,
    lengths_ms: Lengths | None = None,
) -> list[Found]:
    """Return the episodes among *paths*, files and folders, in the order of their names.

    Reads the beginnings of some files. Links inside of folders are not
    followed.

    Args:
        paths: What was dropped. Files that are named here count as transcripts whatever they hold.
        report: Told how many files were looked at.
        lengths_ms: How long audio files are; asked only where names do not tell.

    Raises:
        UserError: There is nothing that can be read, or far too much.
        Cancelled: *report* said so.
    """
    named = frozenset(paths)
    piles = _by_name(_files(paths), named, report)
    piles = _joined(_joined(piles, _key), _number)
    _pair_by_length(piles, lengths_ms)
    _pair_what_is_left(piles)
    found = [_found(pile) for pile in piles if pile.transcripts]
    if not found:
        raise _nothing(paths, piles)
    return sorted(found, key=lambda one: _natural(one.transcript))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files, those in folders by folder and name; hidden ones and links are left out."""
    count = 0
    for path in paths:
        for file in _walk(path) if path.is_dir() else [path]:
            count += 1
            if count > MOST_FILES:
                words = f"It has more than {MOST_FILES:,} files. Choose a folder inside of it."
                raise UserError("This folder is too large.", words)
            yield file


def _walk(folder: Path) -> Iterator[Path]:
    depth = len(folder.parts)
    for place, folders, names in os.walk(folder):
        here = Path(place)
        deep = len(here.parts) - depth >= _DEEPEST
        folders[:] = [] if deep else sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = here / name
            if not name.startswith(".") and not file.is_symlink():
                yield file


def _by_name(files: Iterable[Path], named: frozenset[Path], report: Report) -> list[_Pile]:
    piles: dict[tuple[Path, str], _Pile] = defaultdict(_Pile)
    doubtful: list[Path] = []
    for count, file in enumerate(files):
        report(count, 0)
        suffix = file.suffix.lower()
        if file.name.endswith(_OWN) or ".earmark.damaged-" in file.name:
            continue
        if suffix in AUDIO_SUFFIXES:
            piles[_place(file)].audio.append(file)
        elif suffix in (*transcript_suffixes(), "") or file in named:
            if holds_chapters(file):
                piles[_place(file)].chapters.append(file)
            elif suffix in _ANYTHING and file not in named:
                doubtful.append(file)
            else:
                piles[_place(file)].transcripts.append(file)
    for file in doubtful:
        place = _place(file)
        if (place in piles and piles[place].audio) or (file.suffix and look(file).is_transcript):
            piles[place].transcripts.append(file)
    return list(piles.values())


def _place(file: Path) -> tuple[Path, str]:
    return file.parent, name_keys.key(file)


def _joined(piles: list[_Pile], sign: Callable[[_Pile], Hashable]) -> list[_Pile]:
    """Put a pile of transcripts and a pile of audio together if they alone have the same sign."""
    by_sign: dict[Hashable, list[_Pile]] = defaultdict(list)
    for pile in piles:
        if mark := sign(pile):
            by_sign[mark].append(pile)
    gone: list[int] = []
    for same in by_sign.values():
        lone = [pile for pile in same if not (pile.transcripts and pile.audio)]
        texts = [pile for pile in lone if pile.transcripts]
        sounds = [pile for pile in lone if pile.audio]
        if len(texts) == len(sounds) == 1:
            texts[0].take(sounds[0])
            gone.append(id(sounds[0]))
    return [pile for pile in piles if id(pile) not in gone]


def _key(pile: _Pile) -> str:
    """Transcripts and audio often lie in two folders, under the same names."""
    return name_keys.key((pile.transcripts or pile.audio or pile.chapters)[0])


def _number(pile: _Pile) -> tuple[Path, str] | None:
    signs = {(file.parent, name_keys.number(file)) for file in (*pile.transcripts, *pile.audio)}
    folder, number = signs.pop() if len(signs) == 1 else (Path(), "")
    return (folder, number) if number else None


def _pair_by_length(piles: list[_Pile], lengths_ms: Lengths | None) -> None:
    """Give a transcript the audio that is as long, where each is the only match of the other."""
    texts = [pile for pile in piles if pile.transcripts and not pile.audio]
    sounds = [pile for pile in piles if pile.audio and not pile.transcripts]
    if not (lengths_ms and texts and sounds) or len(texts) == len(sounds) == 1:
        return
    ends = [(pile, ends_ms(pile.transcripts[0])) for pile in texts]
    lengths = zip(sounds, lengths_ms([pile.audio[0] for pile in sounds]), strict=True)
    fits = [
        (text, sound)
        for sound, length in lengths
        for text, end in ends
        if end and length and 0 <= length - end <= max(_LEAST_TOLERANCE_MS, _TOLERANCE * length)
    ]
    for text, sound in fits:
        if sum(text is one for one, _ in fits) == 1 == sum(sound is one for _, one in fits):
            text.take(sound)
            sound.audio = []


def _pair_what_is_left(piles: list[_Pile]) -> None:
    """Where only one transcript and one audio are alone, they belong together; likewise the chapters."""
    texts = [pile for pile in piles if pile.transcripts and not pile.audio]
    sounds = [pile for pile in piles if pile.audio and not pile.transcripts]
    if len(texts) == len(sounds) == 1 and len([pile for pile in piles if pile.transcripts]) == 1:
        texts[0].take(sounds[0])
        sounds[0].audio = []
    with_text = [pile for pile in piles if pile.transcripts]
    chapters = [pile for pile in piles if pile.chapters and not pile.transcripts]
    if len(with_text) == len(chapters) == 1 and not with_text[0].chapters:
        with_text[0].chapters = chapters[0].chapters


def _found(pile: _Pile) -> Found:
    audio = next(iter(sorted(pile.audio, key=_best_audio)), None)
    chapters = next(iter(pile.chapters), None)
    if len(pile.transcripts) == 1:
        return Found(pile.transcripts[0], audio, chapters)
    looks = [(look(file), file) for file in pile.transcripts]
    looks.sort(key=_best_first)
    best, *others = looks
    found = Found(best[1], audio, chapters, tuple(file for _, file in others))
    return replace(found, why=best[0].in_words)


def _best_first(entry: tuple[Look, Path]) -> tuple[int, int, int, int, str]:
    seen, file = entry
    order = (
        transcript_suffixes().index(suffix)
        if (suffix := file.suffix.lower()) in transcript_suffixes()
        else 99
    )
    return -seen.word_times, -seen.speakers, -seen.times, order, file.name


def _best_audio(file: Path) -> tuple[int, str]:
    return AUDIO_SUFFIXES.index(file.suffix.lower()), file.name


def _natural(path: Path) -> list[tuple[int, int, str]]:
    """Return a key by which `Episode 9` stands before `Episode 10`."""
    parts = name_keys.parts(str(path))
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def _nothing(paths: Sequence[Path], piles: Sequence[_Pile]) -> UserError:
    where = "this folder" if len(paths) == 1 and paths[0].is_dir() else "these files"
    if any(pile.audio for pile in piles):
        return UserError(f"There is audio, but no transcript in {where}.", "Drop the transcript too.")
    return UserError(f"There is no transcript in {where}.", "Choose another one.")
