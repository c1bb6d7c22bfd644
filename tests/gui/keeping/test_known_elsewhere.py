"""Quotes that are known from another place are offered where none lie beside the transcript."""

from tests.gui.keeping.others import on_disk, words
from tests.sessions import quote

from earmark.model.annotations import Annotations


def test_a_renamed_transcript_offers_the_quotes_of_its_old_name(qtbot, opened, watched, transcript):
    before = opened(transcript)
    before.edit("Keep", Annotations((quote("radio"), quote("tides"))))
    before.close()
    renamed = transcript.rename(transcript.with_name("Harbour 14.pdf"))

    session, lookout = watched(renamed)
    with qtbot.waitSignal(lookout.known_found) as found:
        pass
    assert session.annotations == Annotations()
    session.take_over("Use known quotes", found.args[0].content)
    qtbot.waitUntil(lambda: not session.is_unsaved)
    assert words(on_disk(renamed).annotations) == {"radio", "tides"}
    session.undo_stack.undo()
    assert session.annotations == Annotations()


def test_where_a_sidecar_lies_nothing_is_offered(qtbot, opened, watched, transcript):
    before = opened(transcript)
    before.edit("Keep", Annotations((quote("radio"),)))
    before.close()
    copy = transcript.with_name("Harbour 14.pdf")
    own = opened(copy)
    own.edit("Keep", Annotations((quote("tides"),)))
    own.close()

    _, lookout = watched(copy)
    with qtbot.assertNotEmitted(lookout.known_found, wait=300):
        pass
