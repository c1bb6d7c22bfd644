"""Bringing together what two programs made of the same annotations, so that nothing is lost.

Here it is known what both came from; where it is not, see `joining`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from earmark.model.annotations import Annotations, Highlight
from earmark.model.changes import Change, apply, by_id
from earmark.model.joining import copy_id


@dataclass(frozen=True, slots=True)
class Difference:
    """One annotation that both sides changed, each in its own way; None is “deleted”.

    `copy_id` is the id under which the older version was kept, if both were.
    """

    id: str
    mine: Highlight | None
    theirs: Highlight | None
    copy_id: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """What both sides made, together; `differences` are the annotations that both changed."""

    annotations: Annotations
    differences: tuple[Difference, ...] = ()


def merge(base: Annotations, mine: Annotations, theirs: Annotations) -> Merged:
    """Return *mine* and *theirs*, which both come from *base*, as one.

    Additions and changes of either side are taken, and so are deletions of
    what the other side left alone. Where both changed the same annotation,
    the newer version keeps its id and the older one is kept under another;
    where one side deleted what the other changed, the change is kept.
    """
    was, ours, others = by_id(base), by_id(mine), by_id(theirs)
    kept: list[Highlight] = []
    differences: list[Difference] = []
    for key in sorted(was | ours | others):
        old, our, other = was.get(key), ours.get(key), others.get(key)
        if our in (old, other):
            kept += [other] if other else []
        elif other == old:
            kept += [replace(our, extra=other.extra if other else our.extra)] if our else []
        else:
            both = _both(our, other)
            kept += both
            differences.append(Difference(key, our, other, both[1].id if len(both) > 1 else ""))
    return Merged(Annotations.of(kept), tuple(differences))


def take_theirs(annotations: Annotations, differences: Iterable[Difference]) -> Annotations:
    """Return merged *annotations* with each difference settled as the other side has it."""
    return _settled(annotations, [(d, d.theirs) for d in differences])


def take_mine(annotations: Annotations, differences: Iterable[Difference]) -> Annotations:
    """Return merged *annotations* with each difference settled as this side had it."""
    return _settled(annotations, [(d, d.mine) for d in differences])


def _settled(annotations: Annotations, chosen: Iterable[tuple[Difference, Highlight | None]]) -> Annotations:
    settled = list(chosen)
    changes = [Change(difference.id, None, version) for difference, version in settled]
    copies = [Change(difference.copy_id, None, None) for difference, _ in settled]
    return apply(annotations, [*changes, *copies])


def _both(mine: Highlight | None, theirs: Highlight | None) -> list[Highlight]:
    """Return the versions to keep of an annotation that both sides changed, the newer first."""
    if mine is None or theirs is None:
        return [version for version in (mine, theirs) if version]
    newer, older = sorted((mine, theirs), key=_recency, reverse=True)
    return [newer, replace(older, id=copy_id(older))]


def _recency(highlight: Highlight) -> tuple[str, str]:
    return highlight.modified.removesuffix("Z"), repr(highlight)
