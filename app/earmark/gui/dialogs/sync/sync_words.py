"""Times, shifts and states of Sync in words."""

from __future__ import annotations

from earmark.gui.dialogs.sync.sync_values import AlignPhase, AlignState, AnchorRow
from earmark.model.clock_text import length, stamp

MINUS = "\N{MINUS SIGN}"
KEPT = "Anchors you set always win over matched ones."
_TITLES = {
    AlignPhase.IDLE: "Auto-align",
    AlignPhase.RUNNING: "Auto-align is listening",
    AlignPhase.DONE: "Auto-align is done",
    AlignPhase.FAILED: "Auto-align did not finish",
    AlignPhase.UNAVAILABLE: "Auto-align",
}


def sync_saved(lines: int) -> str:
    """Return what is said when the sync is kept and *lines* have their place."""
    return f"Sync saved. {_counted(lines, 'line')} placed."


def tenths(time_ms: int) -> str:
    """Return *time_ms* as `hh:mm:ss.t`, or with hundredths where it has some."""
    cents = round(max(0, time_ms) / 10)
    whole, part = divmod(cents, 100)
    decimals = f"{part // 10}" if part % 10 == 0 else f"{part:02}"
    return f"{stamp(whole * 1000)}.{decimals}"


def shift(shift_ms: int) -> str:
    """Return *shift_ms* as "+22.1 s", with hundredths where it has some."""
    cents = round(abs(shift_ms) / 10)
    sign = "" if not cents else "+" if shift_ms > 0 else MINUS
    number = f"{cents / 100:,.1f}" if cents % 10 == 0 else f"{cents / 100:,.2f}"
    return f"{sign}{number} s"


def source(row: AnchorRow) -> str:
    return "set by you" if row.by_reader else "matched"


def spoken(row: AnchorRow) -> str:
    """Return all of *row* for those who cannot see it."""
    who = f"{row.speaker}. " if row.speaker else ""
    times = f"{stamp(row.transcript_ms)} to {tenths(row.audio_ms)}"
    return f"{who}{row.words}. {times}, {shift(row.shift_ms)}, {source(row)}"


def points(count: int) -> str:
    return _counted(count, "anchor point") if count else "No anchor points"


def align_title(state: AlignState) -> str:
    return _TITLES[state.phase]


def align_line(state: AlignState) -> str:
    """Return the sentence under the title."""
    if state.phase is AlignPhase.IDLE:
        about = f" About {_duration(state.left_s)}." if state.left_s is not None else ""
        return f"Listens to the audio on this computer.{about}"
    if state.phase is AlignPhase.RUNNING:
        heard = f"{length(state.heard_ms)} of {length(state.total_ms)}"
        return f"Heard {heard} and placed {_counted(state.placed, 'line')}. You can keep working."
    if state.phase is AlignPhase.DONE:
        look = f" {state.doubtful:,} {_need(state.doubtful)} a look." if state.doubtful else ""
        return f"Placed {state.placed:,} of {_counted(state.lines, 'line')}.{look}"
    return state.sentence


def time_left(state: AlignState) -> str:
    """Return "about 2 min left" while it runs, else nothing."""
    if state.phase is not AlignPhase.RUNNING or state.left_s is None:
        return ""
    return f"about {_duration(state.left_s)} left"


def _duration(seconds: int) -> str:
    """Round up to minutes; under one, to tens of seconds."""
    if seconds <= 50:
        return f"{max(10, -(-seconds // 10) * 10)} s"
    return f"{-(-seconds // 60)} min"


def _need(count: int) -> str:
    return "needs" if count == 1 else "need"


def _counted(count: int, unit: str) -> str:
    return f"1 {unit}" if count == 1 else f"{count:,} {unit}s"
