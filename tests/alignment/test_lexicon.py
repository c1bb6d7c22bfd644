"""Which phones a word is made of."""

import pytest

from earmark.alignment.lexicon import Lexicon
from earmark.alignment.phones import PHONES


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


def said(lexicon: Lexicon, token: str) -> str:
    return " ".join(PHONES[phone] for phone in lexicon.phones_of(token))


@pytest.mark.parametrize(
    ("token", "phones"),
    [
        ("clock", "K L AA K"),
        ("Clock,", "K L AA K"),
        ("AI", "EY AY"),
        ("GPUs", "JH IY P IY Y UW Z"),
        ("moonclock", "M UW N K L AA K"),
    ],
)
def test_known_words_letters_and_compounds_are_looked_up(lexicon, token, phones):
    assert said(lexicon, token) == phones


@pytest.mark.parametrize(("token", "ending"), [("Maude's", "Z"), ("Brecht's", "S"), ("Nightlatch's", "AH Z")])
def test_the_s_of_a_name_is_said_as_its_last_sound_asks(lexicon, token, ending):
    assert said(lexicon, token).endswith(ending)


def test_a_name_that_no_dictionary_knows_is_guessed_from_its_letters(lexicon):
    assert said(lexicon, "Stachenfeld").startswith("S T")


@pytest.mark.parametrize("token", ["…", "--", "語", ""])
def test_what_has_no_sound_has_no_phones(lexicon, token):
    assert lexicon.phones_of(token) == ()


def test_only_so_many_words_are_guessed_that_it_does_not_take_minutes(monkeypatch):
    monkeypatch.setattr("earmark.alignment.lexicon.MOST_GUESSES", 1)
    lexicon = Lexicon()

    assert lexicon.phones_of("Qwertzu")
    assert lexicon.phones_of("Xylpho") == ()
    assert lexicon.phones_of("Qwertzu"), "what was guessed is remembered"
