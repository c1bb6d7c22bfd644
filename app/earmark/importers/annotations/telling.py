"""What is said when quotes were imported."""

from __future__ import annotations

from earmark.model.taking_in import TakenIn


def counts(taken: TakenIn) -> str:
    """Return how many came, and in which state: “12 quotes: 10 placed, 1 needs a look, 1 has no place”."""
    placed, look, lost = (taken.states.count(state) for state in ("placed", "look", "lost"))
    return f"{_quotes(len(taken.states))}: {placed} placed, {_look(look)}, {_lost(lost)}"


def remarks(taken: TakenIn, passed_over: int) -> list[str]:
    """Return sentences about what did not come: what was here already, and what marks no words."""
    told: list[str] = []
    if taken.known:
        told.append(f"{taken.known} {'was' if taken.known == 1 else 'were'} here already.")
    if passed_over == 1:
        told.append("1 entry was passed over: it marks no words.")
    elif passed_over:
        told.append(f"{passed_over} entries were passed over: they mark no words.")
    return told


def outcome(taken: TakenIn, passed_over: int) -> str:
    """Return what a reader is told in one line, such as “12 quotes imported. 1 has no place”."""
    count, came = len(taken.states), len(taken.states) - taken.known
    if not count:
        return "No quotes were found in it."
    if not came:
        return "This quote is here already." if count == 1 else f"These {count} quotes are here already."
    look, lost = taken.states.count("look"), taken.states.count("lost")
    doubts = [words for number, words in ((look, _look(look)), (lost, _lost(lost))) if number]
    sentences = [f"{_quotes(came)} imported.", *([f"{', '.join(doubts)}."] if doubts else [])]
    return " ".join([*sentences, *remarks(taken, passed_over)])


def _quotes(count: int) -> str:
    return "1 quote" if count == 1 else f"{count} quotes"


def _look(count: int) -> str:
    return "1 needs a look" if count == 1 else f"{count} need a look"


def _lost(count: int) -> str:
    return "1 has no place" if count == 1 else f"{count} have no place"
