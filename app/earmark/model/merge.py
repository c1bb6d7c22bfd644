"""Bringing together what two programs made of the same annotations, so that nothing is lost."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from earmark.model.annotations import Annotations, Highlight


@dataclass(frozen=True, slots=True)
class Difference:
    """One annotation that both sides changed, each in its own way; None is "deleted"."""

    mine: Highlight | None
    theirs: Highlight | None


@dataclass(frozen=True, slots=True)
class Merged:
    """What both sides made, together; `differences` are the annotations that both changed."""

    annotations: Annotations
    differences: tuple[Difference, ...] = ()


def merge(base: Annotations, mine: Annotations, theirs: Annotations) -> Merged:
    """Return *mine* and *theirs*, which both come from *base*, as one.

    Additions and changes of either side are taken, and so are deletions of
    what the other side left alone. Where both changed the same annotation,
    the newer version keeps its id and the older one is kept under a new one;
    where one side deleted what the other changed, the change is kept.
    """
    before, ours, others = _by_id(base), _by_id(mine), _by_id(theirs)
    kept: dict[str, Highlight] = {}
    differences: list[Difference] = []
    for key in sorted(before | ours | others):
        was, our, other = before.get(key), ours.get(key), others.get(key)
        if our != other and our != was and other != was:
            differences.append(Difference(our, other))
        for version in _both(was, our, other):
            kept[version.id] = version
    return Merged(Annotations.of(kept.values()), tuple(differences))


def _both(was: Highlight | None, mine: Highlight | None, theirs: Highlight | None) -> list[Highlight]:
    """Return what stays of one annotation: nothing, one version, or both."""
    if mine == theirs or theirs == was:
        return [mine] if mine else []
    if mine == was:
        return [theirs] if theirs else []
    if mine is None or theirs is None:
        return [version for version in (mine, theirs) if version]
    newer, older = sorted((mine, theirs), key=_recency, reverse=True)
    return [newer, replace(older, id=_other_id(older))]


def _recency(highlight: Highlight) -> tuple[str, str]:
    return highlight.modified.removesuffix("Z"), repr(highlight)


def _other_id(highlight: Highlight) -> str:
    """Return an id that is the same wherever the same version has to give way."""
    return f"{highlight.id}-{hashlib.sha256(repr(highlight).encode()).hexdigest()[:6]}"


def _by_id(annotations: Annotations) -> dict[str, Highlight]:
    return {highlight.id: highlight for highlight in annotations.highlights}
