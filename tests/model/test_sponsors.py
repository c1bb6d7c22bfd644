import pytest

from earmark.model.sponsors import sponsor_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tidewater makes boots. Visit tidewater.com for a pair of Boots. Boots last.", "Tidewater"),
        ("This show is brought to you by Harbour Light, who keep the lamps on.", "Harbour Light"),
        ("Thanks to Ledgerly for the coffee.", "Ledgerly"),
        ("Quillon writes for you. With Quillon you are done by noon.", "Quillon"),
    ],
)
def test_the_name_of_a_sponsor_is_found_in_what_is_read(text: str, name: str) -> None:
    assert sponsor_name(text) == name


@pytest.mark.parametrize("text", ["", "And now a word about boots.", "Join us on Monday. See you on Monday."])
def test_no_name_is_made_up(text: str) -> None:
    assert sponsor_name(text) == ""


def test_words_that_begin_every_advertisement_are_no_names() -> None:
    assert sponsor_name("Get 10% off. Get it today. Get Mossware. Mossware is soft.") == "Mossware"
