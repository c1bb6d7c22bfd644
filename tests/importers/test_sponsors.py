from __future__ import annotations

import pytest

from earmark.importers.sponsors import marked
from earmark.model.episode import Paragraph

READS = [
    "This episode is brought to you by Lantern Maps, the atlas that folds itself. Ten thousand coasts in "
    "one pocket, drawn by people who have been there. Try it for a month at no cost.",
    "Tidewater makes boots that keep you dry. Join thousands of walkers who trust them in every weather, "
    "from the pier to the hills. Visit tidewater.com/tide for exclusive access to the winter boots. That's "
    "tidewater.com/tide.",
    "If you have ever waited for a ferry you know how long an hour can be. Ledger Books reads to you while "
    "you wait. Use the code FERRY at checkout and you'll get 20% off your first three books.",
    "And now a word from our sponsor. Harbour Light keeps the lamps on so that you need not, at home and at "
    "sea, all year round and without a single wire.",
]
TALK = [
    "This is episode number 14 with Ada Quill, keeper of the northern light and author of three books about "
    "the sea. Today's episode is brought to you by Lantern Maps and by Tidewater.",
    "As always, you can get all the show notes, including the transcript for this episode, at tides.com/14. "
    "You can use my code TIDE35 to get 35% off on your registration for the conference in May.",
    "Yeah, so we built a website, it's called tides.com, and people go to tides.com and they can see the "
    "whole coast there, which I think nobody had done before us, or at least not like that.",
    "We had a sponsor then, a company that made rope, and they paid for the whole expedition to the islands, "
    "which you could not do today, because nobody makes rope by hand any more.",
    "This episode is brought to you by rope.",
]


@pytest.mark.parametrize("text", READS)
def test_sponsor_reads_are_told_by_their_wording(text: str) -> None:
    assert marked([Paragraph(text)], ["Host"])[0].sponsor


@pytest.mark.parametrize("text", TALK)
def test_talk_about_such_things_is_no_sponsor_read(text: str) -> None:
    assert not marked([Paragraph(text)], ["Host"])[0].sponsor


def test_a_label_that_says_it_is_believed() -> None:
    read = marked(
        [Paragraph("Boots."), Paragraph("More boots."), Paragraph("So.")], ["Advertisement", "", "Ada"]
    )
    assert [paragraph.sponsor for paragraph in read] == [True, True, False]
