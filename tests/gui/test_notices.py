"""What the reader is told about a session, word for word."""

from pathlib import Path

from earmark.errors import UserError
from earmark.gui.keeping import notices


def words(notice):
    return f"{notice.fact} {notice.consequence}"


def test_quotes_that_could_not_be_saved():
    told = notices.not_saved(UserError("Quotes could not be saved.", "The folder is read-only."))

    assert words(told) == (
        "Quotes could not be saved. The folder is read-only. Your changes are kept in memory."
    )


def test_quotes_that_could_not_be_saved_for_a_reason_nobody_thought_of():
    assert words(notices.not_saved(ZeroDivisionError())) == (
        "Quotes could not be saved. Your changes are kept in memory."
    )


def test_quotes_that_differ():
    told = notices.conflict(Path("shelf", "harbour.pdf.earmark.json"), 2)

    assert words(told) == (
        "Quotes changed on disk. Another program saved harbour.pdf.earmark.json. 2 quotes differ from yours."
    )


def test_quotes_without_a_place():
    assert words(notices.orphans(3)) == (
        "3 quotes lost their place. The transcript changed since you marked them."
    )
