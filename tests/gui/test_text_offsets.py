"""Code points and Qt's positions mean the same characters, whatever stands in the text."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from earmark.gui.transcript.text_offsets import TextOffsets, utf16_length
from earmark.model.episode import Episode, Paragraph, Turn

LETTERS = st.text(st.sampled_from("ab é🌊𝔘’\u0301"), max_size=12)


@st.composite
def episodes(draw):
    turns = draw(st.lists(st.lists(LETTERS, min_size=1, max_size=3), min_size=1, max_size=5))
    return Episode(turns=tuple(Turn(None, tuple(Paragraph(text) for text in turn)) for turn in turns))


def headings_of(episode):
    return [f"Ada 🌊 {span.turn}" if span.index == 0 else None for span in episode.spans]


def document_of(episode, headings):
    lines = []
    for span, heading in zip(episode.spans, headings, strict=True):
        lines += ([] if heading is None else [heading]) + [span.paragraph.text]
    document = QTextDocument()
    document.setPlainText("\n".join(lines))
    return document


def character_at(document, position):
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


@given(episodes())
def test_a_position_holds_the_character_of_its_offset(episode):
    # A combining mark joins the letter before it, so Qt's cursor may take more than one character.
    document = document_of(episode, [None] * len(episode.spans))
    offsets = TextOffsets(episode.text, episode.spans)
    for offset, letter in enumerate(episode.text):
        assert character_at(document, offsets.position(offset)).startswith(letter)


@given(episodes())
def test_headings_are_skipped(episode):
    headings = headings_of(episode)
    document = document_of(episode, headings)
    offsets = TextOffsets(episode.text, episode.spans, headings)
    for span in episode.spans:
        block = document.findBlock(offsets.position(span.start))
        assert block.text() == span.paragraph.text
        assert block.position() == offsets.position(span.start)
        assert block.position() + utf16_length(block.text()) == offsets.position(span.end)


@given(episodes(), st.booleans())
def test_there_and_back_is_the_same_offset(episode, stacked):
    offsets = TextOffsets(episode.text, episode.spans, headings_of(episode) if stacked else ())
    for offset in range(len(episode.text) + 1):
        assert offsets.offset(offsets.position(offset)) == offset


@given(episodes(), st.booleans())
def test_later_positions_are_never_earlier_offsets(episode, stacked):
    headings = headings_of(episode) if stacked else [None] * len(episode.spans)
    length = document_of(episode, headings).characterCount()
    offsets = TextOffsets(episode.text, episode.spans, headings)
    found = [offsets.offset(position) for position in range(length)]
    assert found == sorted(found)
    assert found[-1] == len(episode.text)


@given(episodes(), st.booleans())
def test_blocks_and_paragraphs_belong_together(episode, stacked):
    headings = headings_of(episode) if stacked else [None] * len(episode.spans)
    document = document_of(episode, headings)
    offsets = TextOffsets(episode.text, episode.spans, headings)
    shown = [offsets.span(number) for number in range(document.blockCount())]
    assert [span for span in shown if span is not None] == list(range(len(episode.spans)))
    for span in range(len(episode.spans)):
        assert offsets.span(offsets.block(span)) == span


def test_between_the_halves_of_a_character_is_the_character():
    offsets = TextOffsets("a🌊b", Episode(turns=(Turn(None, (Paragraph("a🌊b"),)),)).spans)
    assert [offsets.offset(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_outside_the_text_is_its_nearest_end():
    episode = Episode(turns=(Turn(None, (Paragraph("abc"),)),))
    offsets = TextOffsets(episode.text, episode.spans, ["Ada"])
    assert offsets.position(-5) == 4
    assert offsets.position(99) == 7
    assert offsets.offset(-5) == 0
    assert offsets.offset(99) == 3


def test_an_empty_episode_has_one_place():
    offsets = TextOffsets("", ())
    assert offsets.position(0) == 0
    assert offsets.offset(0) == 0
    assert offsets.span(0) is None
