"""Where things lie on the timeline, and which time is where."""

from __future__ import annotations

from dataclasses import dataclass

from earmark.gui.look.theme import tokens

_SIZE = tokens()["size"]["timeline"]
PAD_X: int = _SIZE["padX"]
BAR_WIDTH: int = _SIZE["barWidth"]
BAR_STEP: int = BAR_WIDTH + _SIZE["barGap"]
MARK_WIDTH: int = _SIZE["markWidth"]
UNPLAYED_OPACITY: float = _SIZE["unplayedOpacity"]


@dataclass(frozen=True, slots=True)
class Geometry:
    """Heights of one form of the timeline; pairs are top and bottom."""

    height: int
    wave_mid: int
    wave_amp: int
    marks: tuple[int, int]
    chapters: tuple[int, int]
    ticks: tuple[int, int]
    head_top: float
    playhead: tuple[int, int]
    has_names: bool

    @property
    def loop(self) -> tuple[int, int]:
        return self.wave_mid - self.wave_amp - 3, self.wave_mid + self.wave_amp + 1


NORMAL = Geometry(
    height=_SIZE["height"],
    wave_mid=_SIZE["waveMid"],
    wave_amp=_SIZE["waveAmp"],
    marks=(_SIZE["marksY"][0], _SIZE["marksY"][1]),
    chapters=(4, 60),
    ticks=(_SIZE["hitsY"][0], _SIZE["hitsY"][1]),
    head_top=17.5,
    playhead=(19, 79),
    has_names=True,
)
COMPACT = Geometry(
    height=_SIZE["heightCompact"],
    wave_mid=_SIZE["compact"]["waveMid"],
    wave_amp=_SIZE["compact"]["waveAmp"],
    marks=(_SIZE["compact"]["marksY"][0], _SIZE["compact"]["marksY"][1]),
    chapters=(6, 37),
    ticks=(2, 7),
    head_top=3.5,
    playhead=(5, 58),
    has_names=False,
)


@dataclass(frozen=True, slots=True)
class Scale:
    """Times along a timeline *width* pixels wide that ends at *end_ms*."""

    width: int
    end_ms: int

    @property
    def room(self) -> int:
        """How many pixels the whole episode takes, at least one."""
        return max(1, self.width - 2 * PAD_X)

    @property
    def bars(self) -> int:
        """How many bars there is room for."""
        return max(1, (self.room + BAR_STEP - BAR_WIDTH) // BAR_STEP)

    def x(self, time_ms: float) -> float:
        """Return where *time_ms* is, held inside the padding."""
        return PAD_X + self.room * min(max(time_ms / self.end_ms, 0.0), 1.0) if self.end_ms else PAD_X

    def time(self, x: float) -> int:
        """Return the milliseconds at *x*, held inside the episode."""
        return round(min(max((x - PAD_X) / self.room, 0.0), 1.0) * self.end_ms)

    def bar_begins(self) -> list[int]:
        """Return when each bar begins, and last when the last one ends, in milliseconds."""
        return [round(self.end_ms * min(1.0, k * BAR_STEP / self.room)) for k in range(self.bars)] + [
            self.end_ms
        ]
