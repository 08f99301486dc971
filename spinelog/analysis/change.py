"""Change: one measure in two windows, as a difference in its own units. Nothing here says why they differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from spinelog.analysis.measure import Better
from spinelog.analysis.series import SLACK

if TYPE_CHECKING:
    from spinelog.analysis.measure import Measure
    from spinelog.analysis.series import Average


class Reason(StrEnum):
    """Why there is no difference, or (the last two) no percent."""

    NO_BEFORE = "no record from before"
    NO_AFTER = "not enough days after"
    ZERO_BEFORE = "not applicable: 0 before"
    LOW_BEFORE = "points only: under 3 before"


class Direction(StrEnum):
    """How the figure after stands to the one before."""

    LOWER = "lower"
    HIGHER = "higher"
    SAME = "same"

    @classmethod
    def of(cls, difference: float | None) -> Direction | None:
        """The direction of after minus before; None for None."""
        if difference is None:
            return None
        if abs(difference) < SLACK:
            return cls.SAME
        return cls.HIGHER if difference > 0 else cls.LOWER


@dataclass(frozen=True, slots=True)
class Change:
    """One measure in two windows."""

    measure: Measure
    before: Average
    after: Average
    difference: float | None
    """After minus before, unrounded, in the stored unit; None for want of days, see `reason`."""
    reason: Reason | None
    """NO_BEFORE or NO_AFTER; None exactly when there is a difference."""

    @property
    def direction(self) -> Direction | None:
        """None without a difference."""
        return Direction.of(self.difference)

    @property
    def is_better(self) -> bool | None:
        """Whether it moved the way that is better; None when it did not move or is not known."""
        if self.direction in (None, Direction.SAME):
            return None
        return (self.direction is Direction.HIGHER) == (self.measure.better is Better.MORE)


def change(measure: Measure, before: Average, after: Average) -> Change:
    """The difference of two averages of one measure, in units."""
    if before.value is None or after.value is None:
        return Change(measure, before, after, None, missing(before, after))
    return Change(measure, before, after, after.value - before.value, None)


def missing(before: Average, after: Average) -> Reason | None:
    """Which of two averages is missing, the first one first; None when both are there."""
    if before.value is None:
        return Reason.NO_BEFORE
    return Reason.NO_AFTER if after.value is None else None
