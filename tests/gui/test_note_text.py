"""Notes are shown as their writers meant them, and fetch nothing."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextDocument

from earmark.gui.cards import note_text
from earmark.gui.cards.note_text import LINE, MAX_LINES, plain, render
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme


@pytest.fixture(autouse=True)
def _fonts(qapp):
    fonts.load()


def show(note: str, width: int = 270) -> QTextDocument:
    return render(note, width, Theme())


def formats(document: QTextDocument):
    """Return the format of every piece of text by its words."""
    found = {}
    for block in note_text._blocks(document):
        for fragment in note_text._fragments(block):
            found[fragment.text()] = fragment.charFormat()
    return found


def test_bold_italic_code_and_links_look_like_it():
    found = formats(show("**loud** *soft* `code` [there](https://example.org/a)"))
    assert found["loud"].fontWeight() == QFont.Weight.DemiBold
    assert found["soft"].fontItalic()
    assert found["code"].fontFamilies()[0] == fonts.MONO
    assert found["there"].anchorHref() == "https://example.org/a"
    assert found["there"].fontUnderline()


def test_a_list_keeps_its_items_and_a_line_break_stays_one():
    assert show("first\nsecond\n\n- one\n- two").toPlainText() == "first\nsecond\none\ntwo"


def test_a_heading_is_bold_and_no_larger():
    heading = formats(show("# Title"))["Title"]
    assert heading.font().pixelSize() == 13
    assert heading.fontWeight() == QFont.Weight.DemiBold


def test_lines_are_nineteen_pixels_high():
    assert show("one\ntwo\nthree").size().height() == 3 * LINE


def test_html_is_shown_as_it_is_spelled():
    assert show("<b>x</b> <script>y</script>").toPlainText() == "<b>x</b> <script>y</script>"


@pytest.mark.parametrize("note", ["word " * 500, "x" * 1_500, "a\n" * 40, "1. a\n" * 20, "# big\n" * 12])
def test_a_long_note_ends_in_dots_on_its_sixth_line(note):
    document = show(note)
    assert document.toPlainText().endswith("…")
    assert document.size().height() == pytest.approx(MAX_LINES * LINE, abs=MAX_LINES)


def test_six_lines_are_shown_whole():
    assert show("\n".join("abcdef")).toPlainText() == "a\nb\nc\nd\ne\nf"


def test_a_picture_is_its_words_and_is_never_fetched(tmp_path):
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=server.serve_forever, daemon=True).start()
    picture = tmp_path / "secret.png"
    picture.write_bytes(b"not really")
    note = f"![a chart](http://127.0.0.1:{server.server_port}/x.png) ![own]({picture.as_uri()}) end"
    document = show(note)
    document.size()
    server.shutdown()
    server.server_close()
    assert asked == []
    assert document.toPlainText() == "a chart own end"


def test_the_document_of_a_note_has_no_resources_at_all(tmp_path):
    picture = tmp_path / "x.png"
    picture.write_bytes(b"not really")
    document = note_text.NoteDocument()
    kind = QTextDocument.ResourceType.ImageResource.value
    assert document.resource(kind, picture.as_uri()) is None


def test_plain_words_are_the_note_without_its_signs():
    assert plain("**Ask** Ben:\n- *why*\n- [when](http://x.y)") == "Ask Ben: why when"
    assert plain("") == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=400) | st.text("*_`#[]()!<>-1.\n| a", max_size=200), st.integers(120, 420))
def test_any_note_fits_six_lines(qapp, note, width):
    document = show(note, width)
    tables = "|" in note  # their borders and padding are extra
    assert document.size().height() <= MAX_LINES * (LINE + 8) or tables
