"""What we and another program changed, each in its own way; the reader is asked which shall count."""

from __future__ import annotations

from dataclasses import dataclass

from earmark.gui.keeping.notices import Notice
from earmark.model.corrections import Corrections
from earmark.model.merge import Difference


@dataclass(frozen=True, slots=True)
class Conflict:
    """Quotes that we and another program changed. Both versions are kept until the reader chooses."""

    differences: tuple[Difference, ...]
    notice: Notice


@dataclass(frozen=True, slots=True)
class Outvoted:
    """Corrections of ours, made of `base`, some of which gave way to newer ones of another program."""

    base: Corrections
    mine: Corrections
    notice: Notice
