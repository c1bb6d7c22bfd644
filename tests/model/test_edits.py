"""The reader's verbs: each gives the next annotations and leaves the present ones as they are."""

from dataclasses import replace

from earmark.model import edits
from earmark.model.annotations import Annotations, Highlight, TextQuote

MADE = "2026-03-02T19:00:00.000Z"
NOW = "2026-03-02T19:05:00.000Z"


def highlight(highlight_id="a", start=3, end=9, **more):
    fields = {"color": "gold", "quote": TextQuote("harbour"), "created": MADE, "modified": MADE}
    return Highlight(highlight_id, start, end, **(fields | more))


def test_keeping_adds_in_reading_order():
    later, earlier = highlight("a", 20, 30), highlight("b", 3, 9)

    assert edits.keep(edits.keep(Annotations(), later), earlier).highlights == (earlier, later)


def test_keeping_the_same_stretch_again_recolours_and_keeps_the_note():
    before = Annotations((highlight(note="why?"),))
    after = edits.keep(before, highlight("b", color="mint", modified=NOW))

    assert after.highlights == (highlight(note="why?", color="mint", modified=NOW),)


def test_keeping_the_same_stretch_in_the_same_colour_changes_nothing():
    before = Annotations((highlight(),))

    assert edits.keep(before, highlight("b", modified=NOW)) is before


def test_keeping_over_a_part_of_a_highlight_makes_a_new_one():
    assert len(edits.keep(Annotations((highlight(),)), highlight("b", 3, 8)).highlights) == 2


def test_a_mark_without_a_place_is_never_taken_for_the_same_stretch():
    lost = highlight(placed=False)

    assert edits.keep(Annotations((lost,)), highlight("b")).highlights == (lost, highlight("b"))


def test_an_edit_says_when_it_was_made_and_leaves_the_rest():
    before = Annotations((highlight(), highlight("b", 20, 30)))

    recolored = edits.recolor(before, "a", "sky", NOW)
    noted = edits.set_note(before, "a", "*why?*", NOW)
    tagged = edits.set_tags(before, "a", ["#claim", "to  check", "Claim", " ", "#"], NOW)

    assert recolored.get("a") == highlight(color="sky", modified=NOW)
    assert noted.get("a") == highlight(note="*why?*", modified=NOW)
    assert tagged.get("a") == highlight(tags=("claim", "to check"), modified=NOW)
    assert all(after.get("b") == highlight("b", 20, 30) for after in (recolored, noted, tagged))


def test_an_edit_that_changes_nothing_is_no_edit():
    before = Annotations((highlight(note="why?", tags=("claim",)),))

    assert edits.recolor(before, "a", "gold", NOW) is before
    assert edits.set_note(before, "a", "why?", NOW) is before
    assert edits.set_tags(before, "a", ["#claim"], NOW) is before


def test_an_unknown_id_changes_nothing():
    before = Annotations((highlight(),))

    assert edits.set_note(before, "gone", "x", NOW) is before
    assert edits.delete(before, "gone") is before
    assert edits.move(before, "gone", highlight("p", 1, 2)) is before


def test_moving_takes_the_place_and_keeps_what_the_reader_said():
    before = Annotations((highlight(note="why?", tags=("claim",), color="sky", placed=False),))
    passage = highlight("p", 40, 60, quote=TextQuote("other words"), turn=4, start_ms=7, modified=NOW)

    moved = edits.move(before, "a", passage).get("a")

    assert moved == replace(passage, id="a", note="why?", tags=("claim",), color="sky", created=MADE)


def test_deleting_takes_one_away():
    before = Annotations((highlight(), highlight("b", 20, 30)))

    assert edits.delete(before, "a") == Annotations((highlight("b", 20, 30),))


def test_a_quote_laid_aside_has_no_place_until_it_is_put_somewhere():
    before = Annotations((highlight(look=True, found=TextQuote("other")),))

    aside = edits.lay_aside(before, "a", NOW)
    moved = edits.move(aside, "a", highlight("p", 40, 60, modified=NOW))

    assert aside.get("a") == highlight(placed=False, aside=True, modified=NOW)
    assert aside.get("a").state == "lost"
    assert edits.lay_aside(aside, "a", "2027") is aside
    assert moved.get("a").state == "placed"
    assert not moved.get("a").aside
