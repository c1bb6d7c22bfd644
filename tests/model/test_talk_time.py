from hypothesis import given
from hypothesis import strategies as st

from earmark.model.episode import Episode, Paragraph, Speaker, Turn
from earmark.model.talk_time import percentages, talk_times
from earmark.model.time_map import TimeMap

_TWO = (Speaker("Ada"), Speaker("Ben"))


def _talk(speaker: int | None, start_ms: int | None, words: int) -> Turn:
    return Turn(speaker, (Paragraph(" ".join(["word"] * words), start_ms),))


def test_the_share_is_of_the_time_spoken() -> None:
    episode = Episode(speakers=_TWO, turns=(_talk(0, 0, 40), _talk(1, 6_000, 40), _talk(0, 14_000, 10)))
    ada, ben = talk_times(episode, TimeMap(episode, 16_000))

    assert (ada.talk_ms, ben.talk_ms) == (9_038, 8_000)  # ten words last 3,038 ms
    assert ada.share == 9_038 / 17_038
    assert (ada.turns, ben.turns) == (2, 1)


def test_without_times_the_share_is_of_the_words() -> None:
    episode = Episode(speakers=_TWO, turns=(_talk(0, None, 30), _talk(1, None, 10)))
    ada, ben = talk_times(episode, TimeMap(episode))

    assert (ada.talk_ms, ben.talk_ms) == (None, None)
    assert (ada.words, ben.words) == (30, 10)
    assert (ada.share, ben.share) == (0.75, 0.25)


def test_turns_of_nobody_known_come_last() -> None:
    episode = Episode(speakers=_TWO, turns=(_talk(None, 0, 5), _talk(1, 2_000, 5)))

    assert [talk.speaker for talk in talk_times(episode, TimeMap(episode, 4_000))] == [0, 1, None]


def test_a_speaker_who_says_nothing_has_no_share() -> None:
    episode = Episode(speakers=_TWO, turns=(_talk(0, 0, 5),))

    assert [talk.share for talk in talk_times(episode, TimeMap(episode, 4_000))] == [1.0, 0.0]


def test_an_episode_without_words_has_no_talk() -> None:
    assert talk_times(Episode(), TimeMap(Episode())) == ()


def test_percentages_add_up() -> None:
    assert percentages([1 / 3, 1 / 3, 1 / 3]) == [34, 33, 33]
    assert percentages([0.474, 0.526]) == [47, 53]
    assert percentages([0.0, 0.0]) == [0, 0]
    assert percentages([]) == []


@given(st.lists(st.integers(0, 10_000), min_size=1).filter(any))
def test_percentages_of_a_whole_are_100_and_none_is_a_point_off(amounts: list[int]) -> None:
    shares = [amount / sum(amounts) for amount in amounts]
    percents = percentages(shares)

    assert sum(percents) == 100
    assert all(abs(percent - 100 * share) < 1.0001 for percent, share in zip(percents, shares, strict=True))
