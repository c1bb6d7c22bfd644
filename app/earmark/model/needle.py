"""What is looked for of a quote: its words, and the prints of what stood around them."""

from __future__ import annotations

from dataclasses import dataclass

from earmark.model.annotations import Around, Highlight, TextQuote
from earmark.model.prints import AROUND_WORDS, Words, words_of

SAME_SIGNS = str.maketrans({"\n": " ", "\t": " ", "\u00a0": " ", "‘": "'", "’": "'", "“": '"', "”": '"'})
"""Signs that count as the same; one for one, so that offsets stay."""

_CONTEXT = 32
"""A stored surrounding this long is cut, perhaps within a word."""


_SIGNS = 64
"""More signs between two words are not looked at."""


@dataclass(frozen=True, slots=True)
class Needle:
    """A quote to be found.

    `head` and `tail` are how many characters of its first and last word do
    not belong to it. `lead` and `trail` are the signs before its first and
    behind its last word.
    """

    words: tuple[str, ...]
    before: bytes
    after: bytes
    prints: bytes
    """Those of the words alone."""
    near: tuple[str, ...]
    """The words with those around them that are known as words, not only by their prints."""
    near_from: int
    """Where in `row` they begin."""
    head: int
    tail: int
    lead: str
    trail: str

    @property
    def row(self) -> bytes:
        return self.before + self.prints + self.after

    def place_in(self, text: str, words: Words, first: int, last: int) -> tuple[int, int] | None:
        """Return the characters of *text* that are the quote, if its words are `words[first:last]` now.

        Half a word stays half where the word is the same, and signs at
        either end belong to the quote if such did.
        """
        if not self.words:
            return _between(text, words.ends[first - 1] if first else 0, words.starts[last], self.lead)
        if first >= last:
            return None
        start, end = words.starts[first], words.ends[last - 1]
        if self.head and words.folded[first] == self.words[0]:
            start = min(start + self.head, words.ends[first] - 1)
        elif self.lead:
            start -= _run(text[max(0, start - _SIGNS) : start][::-1], self.lead[::-1])
        if self.tail and words.folded[last - 1] == self.words[-1]:
            end = max(end - self.tail, words.starts[last - 1] + 1)
        elif self.trail:
            end += _run(text[end : end + _SIGNS], self.trail)
        return (start, end) if start < end else None


def needle_of(highlight: Highlight) -> Needle:
    """Return what to look for: the words as they stood when their place was last sure."""
    quote = highlight.quote if highlight.look else highlight.words
    text = quote.prefix + quote.exact + quote.suffix
    start, end = len(quote.prefix), len(quote.prefix) + len(quote.exact)
    words = words_of(text)
    first, last = words.under(start, end)
    own = _prints(highlight.around)
    begin, stop = _known(quote, len(words.folded), first, last)
    before, after = own or (words.prints[begin:first], words.prints[last:stop])
    begin, stop = max(begin, first - len(before)), min(stop, last + len(after))
    near, near_from = tuple(words.folded[begin:stop]), len(before) - (first - begin)
    if first == last:
        return Needle((), before, after, b"", near, near_from, 0, 0, quote.exact, "")
    left, right = words.starts[first], words.ends[last - 1]
    return Needle(
        tuple(words.folded[first:last]),
        before,
        after,
        words.prints[first:last],
        near,
        near_from,
        head=max(0, start - left),
        tail=max(0, right - end),
        lead=text[start:left],
        trail=text[right:end],
    )


def _prints(around: Around | None) -> tuple[bytes, bytes] | None:
    """Return what *around* says; nothing that is not prints is believed."""
    if around is None:
        return None
    try:
        before, after = bytes.fromhex(around.before), bytes.fromhex(around.after)
    except ValueError:
        return None
    return before[-AROUND_WORDS:], after[:AROUND_WORDS]


def _known(quote: TextQuote, count: int, first: int, last: int) -> tuple[int, int]:
    """Return which of *count* words are whole; *first* to *last* are those of the quote.

    Without surroundings, not even the edges of the text are known.
    """
    if not quote.prefix and not quote.suffix:
        return first, last
    begin = 2 if len(quote.prefix) >= _CONTEXT else 0
    stop = count - (2 if len(quote.suffix) >= _CONTEXT else 0)
    return min(begin, first), max(stop, last)


def _run(there: str, signs: str) -> int:
    """Return how many characters *there* begin with *signs*, or with others in their place."""
    if there[: len(signs)].translate(SAME_SIGNS) == signs.translate(SAME_SIGNS):
        return len(signs)
    return next((n for n, sign in enumerate(there) if sign.isspace() or sign.isalnum()), len(there))


def _between(text: str, start: int, end: int, signs: str) -> tuple[int, int] | None:
    """Return where *signs* stand in `text[start:end]`."""
    at = text[start:end].translate(SAME_SIGNS).find(signs.translate(SAME_SIGNS))
    return None if at < 0 else (start + at, start + at + len(signs))
