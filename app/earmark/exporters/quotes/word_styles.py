"""The styles of a Word document of quotes: few, named, so that whoever gets it can change them at once."""

from __future__ import annotations

import unicodedata

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

WORDS, SOURCE, NOTE = "Quoted words", "Quote source", "Quote note"
QUIET = RGBColor(0x65, 0x64, 0x6A)
_TEXT = RGBColor(0x24, 0x24, 0x27)
_RULE = "D5D2CA"
_SERIF, _SANS = "Georgia", "Calibri"
"""What every Word has: the app's own fonts would be replaced by anything."""
_INDENT = Pt(12)
_FROM_THE_RIGHT = ("R", "AL")


def set_styles(document: Document) -> None:
    """Make the styles of *document* those of quotes."""
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _look(normal, _SERIF, 11)
    for name, size in (("Title", 22), ("Heading 1", 15)):
        heading = document.styles[name]
        assert isinstance(heading, ParagraphStyle)
        _look(heading, _SERIF, size)
        heading.font.bold = True
        _set_border(heading, None)
    words = _added(document, WORDS, _SERIF, 12)
    words.paragraph_format.space_after = Pt(3)
    words.paragraph_format.line_spacing = 1.3
    words.paragraph_format.keep_with_next = True
    source = _added(document, SOURCE, _SANS, 9.5)
    source.paragraph_format.space_after = Pt(4)
    note = _added(document, NOTE, _SANS, 10)
    note.paragraph_format.left_indent = _INDENT
    note.paragraph_format.space_after = Pt(0)
    _set_border(note, _RULE)


def add_styled(document: Document, style: str, text: str = "") -> Paragraph:
    """Add a paragraph in one of our styles; the library's own way looks through all styles each time."""
    paragraph = document.add_paragraph(text)
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001 - by its id, which is made of its name so
    return paragraph


def set_direction(paragraph: Paragraph) -> None:
    """Let *paragraph* run from right to left if its first letter does."""
    kinds = map(unicodedata.bidirectional, paragraph.text)
    if next((kind for kind in kinds if kind in ("L", *_FROM_THE_RIGHT)), "L") == "L":
        return
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library knows no directions of paragraphs
    properties.insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr")
    for run in paragraph.runs:
        if any(unicodedata.bidirectional(sign) in _FROM_THE_RIGHT for sign in run.text):
            run.font.rtl = True


def add_foot(document: Document, heading: str) -> None:
    """Write what the document is about, and the number of the page, at the foot of each page."""
    section = document.sections[0]
    foot = section.footer.paragraphs[0]
    foot.style = document.styles[SOURCE]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    foot.paragraph_format.tab_stops.add_tab_stop(Length(width), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{heading}\t").font.color.rgb = QUIET
    _add_number(foot)


def _add_number(paragraph: Paragraph) -> None:
    run = paragraph.add_run()
    run.font.color.rgb = QUIET
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        piece = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            piece.set(qn("w:fldCharType"), kind)
        else:
            piece.text = text
        run._r.append(piece)  # noqa: SLF001 - the library has no fields


def _added(document: Document, name: str, font: str, size: float) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    _look(style, font, size)
    return style


def _look(style: ParagraphStyle, font: str, size: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), _TEXT
    fonts = style.element.get_or_add_rPr().rFonts
    assert fonts is not None
    for theme in ("asciiTheme", "hAnsiTheme"):  # they would win over the name
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _set_border(style: ParagraphStyle, color: str | None) -> None:
    """Give *style* a rule on the left, or take all of its borders away."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    if color is None:
        return
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "8"), ("color", color)):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:rPr")
