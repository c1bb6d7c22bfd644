"""Names before the words of captions: who is a speaker, and what only looks like one."""

import pytest
from tests.importers.told import said

from earmark.importers.cues import Cue, episode_of, with_named_speakers


def spoken(*texts: str) -> list[tuple[str, str]]:
    return said(episode_of([Cue(text, 2_000 * k, 2_000 * k + 1_900) for k, text in enumerate(texts)]))


def test_names_before_the_words_are_speakers_and_go_on():
    assert spoken("Sarah: In today's episode,", "you'll learn it.", "Gillian: Hi there,", "from afar.") == [
        ("Sarah", "In today's episode, you'll learn it."),
        ("Gillian", "Hi there, from afar."),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "José Núñez, PhD",
        "Dr. Anna van der Meer",
        "SPEAKER 1",
        "Speaker_01",
        "ÅSA",
        "Анна",
        "主持人",
        "O'Neil",
        "MAN (on phone)",
        "Unknown speaker",
        "Q",
    ],
)
def test_a_name_may_be_of_any_script_and_have_a_title(name):
    assert spoken(f"{name}: It is late.", "So it is.", f"{name}: Good.")[0] == (
        name,
        "It is late. So it is. Good.",
    )


def test_only_the_first_colon_ends_a_name():
    assert spoken("Ada: Hello.", "Sarah: it is 5:30: go") == [("Ada", "Hello."), ("Sarah", "it is 5:30: go")]


def test_a_name_may_stand_in_brackets():
    assert spoken("[Ada]: Hello.", "[BOB]: Yes.", "[Ada]: Good.") == [
        ("Ada", "Hello."),
        ("BOB", "Yes."),
        ("Ada", "Good."),
    ]


def test_a_second_name_may_stand_inside_a_cue():
    assert spoken("Ada: Hello.\nBob: Yes.", "Bob: So. Ada: Right.") == [
        ("Ada", "Hello."),
        ("Bob", "Yes. So."),
        ("Ada", "Right."),
    ]


def test_a_name_may_stand_alone_before_its_words():
    assert spoken("Ada:", "Hello there.", "Bob:", "Yes.") == [("Ada", "Hello there."), ("Bob", "Yes.")]


@pytest.mark.parametrize(
    "line",
    [
        "Note: this is not a name.",
        "SLIDE: The harbour",
        "MUSIC: something slow",
        "Remember: never alone.",
        "A question: why?",
        "At 5:30 we went.",
        "Look at https://example.org/a",
        "What I mean is this: nothing.",
    ],
)
def test_other_colons_are_said(line):
    plain = spoken("So we begin.", line, "And on it goes.")
    named = spoken("Ada: We begin.", line, "Bob: And on.")

    assert plain == [("", f"So we begin. {line} And on it goes.")]
    assert named == [("Ada", f"We begin. {line}"), ("Bob", "And on.")]


def test_in_long_talk_without_names_a_colon_makes_none():
    talk = [f"We spoke of number {k} and went on." for k in range(100)]
    talk[60] = "Python: it is what we use."
    talk[80] = "Result: we won."

    assert {name for name, _ in spoken(*talk)} == {""}


def test_in_long_talk_a_word_of_the_talk_is_no_guest():
    talk = [f"And the result was {k} again." for k in range(60)]
    talk[0], talk[20] = "Ada: We begin.", "Bob: Yes."
    talk[30], talk[40], talk[45] = "Ada: Good.", "Bob: No.", "Result: It was bad."

    assert {name for name, _ in spoken(*talk)} == {"Ada", "Bob"}


def test_names_are_found_where_nobody_wrote_stops():
    talk = [f"we spoke of number {k} and went" for k in range(100)]
    for k, name in ((0, "Ada"), (30, "Bob"), (50, "Ada"), (70, "Bob")):
        talk[k] = f"{name}: {talk[k]}"

    assert {name for name, _ in spoken(*talk)} == {"Ada", "Bob"}


def test_the_speakers_of_the_format_are_believed_before_the_text():
    cues = [Cue("Bob: he said it.", 0, 1_000, "Ada"), Cue("Bob: and again.", 1_000, 2_000)]

    assert said(episode_of(cues)) == [("Ada", "Bob: he said it. Bob: and again.")]


def test_a_name_in_brackets_after_a_mark_of_change_is_a_speaker():
    assert spoken(
        "[Narrator] It was late.", "- [Anna] Look at that!\n- [James] Oh.", "- [Sighs] So, James.", "[Music]"
    ) == [
        ("Narrator", "It was late."),
        ("Anna", "Look at that!"),
        ("James", "Oh."),
        ("", "[Sighs] So, James. [Music]"),
    ]


@pytest.mark.parametrize("heard", ["Musik", "Applaus", "Laughs", "upbeat music", "Gelächter"])
def test_what_one_hears_is_nobody(heard):
    assert spoken(f"[{heard}] So we begin.", f"[{heard}] And on.") == [
        ("", f"[{heard}] So we begin. [{heard}] And on.")
    ]


def test_where_every_cue_begins_with_a_name_small_ones_are_names_too():
    assert spoken("Ada Lee: Hello and", "Ada Lee: welcome.", "bob (Guest): hi all", "Ada Lee: Hi.") == [
        ("Ada Lee", "Hello and welcome."),
        ("bob (Guest)", "hi all"),
        ("Ada Lee", "Hi."),
    ]


def test_the_rest_of_a_cue_begins_with_the_cue():
    named = with_named_speakers([Cue("Ada: Hello.", 5_000, 6_000), Cue("Bob: Yes.", 7_000, 8_000)])

    assert [(cue.speaker, cue.text, cue.start_ms, cue.end_ms) for cue in named] == [
        ("Ada", "Hello.", 5_000, 6_000),
        ("Bob", "Yes.", 7_000, 8_000),
    ]
