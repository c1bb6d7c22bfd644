"""The start page tells of quotes that could not be saved, until they are."""

from dataclasses import replace

import pytest
from tests.gui.at_work import press_button, words_of
from tests.gui.talk_files import write_talk

from earmark.storage import journal
from earmark.storage.sidecar_format import Content


@pytest.fixture
def unsaved(start, tmp_path):
    """A talk, one quote of which stands only in the journal."""
    talk = write_talk(tmp_path / "harbour.txt", 6)
    at_work = start(talk)
    at_work.select("Boat 1 comes ashore.")
    at_work.press("1")
    at_work.saved()
    content = at_work.session._to_write()
    at_work.end()
    talk.with_name("harbour.txt.earmark.json").unlink()
    journal.write(talk, content, Content(), "2999-03-02T20:00:00.000Z")
    return talk


def banners(at_work):
    return at_work.window.start_page.banners


def test_the_start_page_leads_to_what_could_not_be_saved(start, unsaved):
    at_work = start()
    at_work.wait(lambda: banners(at_work).shown)
    (row,) = banners(at_work)._rows.values()
    assert words_of(row).startswith("1 quote could not be saved on ")
    assert words_of(row).endswith("They were kept in “harbour.txt”. Open it to restore them.")

    press_button(row, "Open")
    at_work.wait(lambda: "unwritten" in at_work.banners())
    at_work.choose("unwritten", "Restore")
    assert at_work.kept == [("Boat 1 comes ashore.", "gold")]
    at_work.wait(lambda: not journal.everything())
    at_work.app.program.show_start()
    at_work.wait(lambda: not banners(at_work).shown)


def test_a_transcript_that_is_gone_is_asked_for(start, unsaved):
    unsaved.unlink()
    at_work = start()
    at_work.wait(lambda: banners(at_work).shown)

    (row,) = banners(at_work)._rows.values()
    assert "“harbour.txt” is not where it was." in words_of(row)


def test_a_time_that_cannot_be_read_is_left_out(start, unsaved):
    (one,) = journal.everything()
    journal.write(one.transcript, replace(one.content), one.base, "long ago")
    at_work = start()
    at_work.wait(lambda: banners(at_work).shown)

    (row,) = banners(at_work)._rows.values()
    assert words_of(row).startswith("1 quote could not be saved. ")
