"""A talk of two hours with seven anchor points, for tests of the Sync dialog."""

from __future__ import annotations

from earmark.gui.dialogs.sync.sync_values import AnchorRow, Plot, Step

END_MS = 7_200_000


def row(
    number: int, transcript_s: float, audio_s: float, *, by_reader: bool = True, words: str = ""
) -> AnchorRow:
    return AnchorRow(
        id=f"p{number}",
        speaker=("Ada Marsh", "Ben Okoye")[number % 2],
        palette=number % 2,
        words=words or f"Boat {number} comes ashore",
        transcript_ms=round(transcript_s * 1000),
        audio_ms=round(audio_s * 1000),
        by_reader=by_reader,
    )


ROWS = (
    row(0, 0, 3.2, by_reader=False),
    row(1, 380, 383.4),
    row(2, 842, 864.1),
    row(3, 2885, 2907.3, by_reader=False),
    row(4, 4481, 4521.6, by_reader=False),
    row(5, 5624, 5664.9),
    row(6, 7043, 7084.3),
)
CURVE = tuple((point.transcript_ms, point.audio_ms) for point in ROWS)


def plot_of(heard: tuple[tuple[int, int], ...] = ()) -> Plot:
    steps = (Step(840_000, "longer ad"), Step(4_000_000, "added"))
    return Plot(CURVE, heard, steps, END_MS, END_MS)
