"""Whether a text is English."""

import pytest

from earmark.alignment.language import is_english

ENGLISH = (
    "So what I like about this is that you can hear it before you see it, and then there is the moment "
    "when they all stop and look up, because nobody knows where it came from."
)
GERMAN = (
    "Was ich daran mag, ist, dass man es hört, bevor man es sieht, und dann gibt es diesen Augenblick, "
    "in dem alle stehen bleiben und nach oben schauen, weil niemand weiß, woher es gekommen ist."
)
DUTCH = (
    "Wat ik er leuk aan vind is dat je het hoort voordat je het ziet, en dan is er dat moment waarop "
    "iedereen stopt en omhoog kijkt, omdat niemand weet waar het vandaan kwam of wat het was."
)
FRENCH = (
    "Ce que j'aime, c'est qu'on l'entend avant de le voir, et puis il y a ce moment où tout le monde "
    "s'arrête et regarde en l'air, parce que personne ne sait d'où cela est venu."
)


def test_english_talk_is_english():
    assert is_english(ENGLISH.split())


@pytest.mark.parametrize("text", [GERMAN, DUTCH, FRENCH, "これは何ですか 時計です " * 10])
def test_other_languages_are_not(text):
    assert not is_english(text.split())


def test_a_few_words_in_latin_letters_can_be_english():
    assert is_english(["Yeah.", "Exactly."])
    assert not is_english(["Как", "дела?"])
