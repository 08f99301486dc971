"""Relief: one pain in two windows, in points and, where that means something, in percent.

Levels and their differences only; nothing here says why they differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinelog.analysis.change import Direction, Reason, missing
from spinelog.analysis.series import SLACK
from spinelog.analysis.shown import short_of
from spinelog.domain.amounts import fixed
from spinelog.knowledge.thresholds import thresholds

if TYPE_CHECKING:
    from spinelog.analysis.change import Change
    from spinelog.analysis.measure import Measure
    from spinelog.analysis.series import Average
    from spinelog.knowledge.thresholds import Band

PERCENT_FROM = 3.0
"""Where pain before was under this, a change is given in points only: a convention of this program."""


@dataclass(frozen=True, slots=True)
class Relief:
    """One pain before and after."""

    measure: Measure
    before: Average
    after: Average
    points: float | None
    """Before minus after, unrounded: positive is less pain. None for want of days."""
    percent: float | None
    """100 x (before - after) / before, unrounded: negative is more pain."""
    reason: Reason | None
    """Why there is no percent; None exactly when there is one."""
    band: Band | None
    """The highest band reached, for a footnote that names its source; None below the first and without percent."""
    extra: Change | None = None
    """Extra tablets on the same days; None when they are not followed."""

    @property
    def direction(self) -> Direction | None:
        """Whether pain was lower or higher after; None without both figures."""
        return Direction.of(None if self.points is None else -self.points)

    @property
    def has_more_medicine(self) -> bool:
        """More extra tablets were taken than before."""
        return self.extra is not None and self.extra.direction is Direction.HIGHER

    def show_percent(self) -> str:
        """The percent without its sign; `direction` says which way. Empty without a percent.

        Whole, but with one decimal where whole would seem to reach a band that was not reached ("29.6"), or
        would say 0 of what did move ("0.4").
        """
        if self.percent is None:
            return ""
        # No band lies on the side of more pain.
        limits = [band.percent for band in thresholds().bands] if self.percent > 0 else []
        text = short_of(abs(self.percent) + SLACK, limits, 0)
        return fixed(abs(self.percent), 1) if text == "0" and self.direction is not Direction.SAME else text


def relief(measure: Measure, before: Average, after: Average, extra: Change | None = None) -> Relief:
    """How much less pain there was after, from unrounded averages. Raises ValueError for what is no pain.

    No percent where pain before was 0, or under 3 (a convention of this program). Bands: IMMPACT 2008, compared
    unrounded (http://www.bandolier.org.uk/booth/painpag/Chronout.html).
    """
    if not measure.is_pain:
        raise ValueError(f"relief is of pain only, not of {measure.key}")
    if before.value is None or after.value is None:
        return Relief(measure, before, after, None, None, missing(before, after), None, extra)
    points = before.value - after.value
    if before.value < PERCENT_FROM:
        reason = Reason.LOW_BEFORE if before.value > 0 else Reason.ZERO_BEFORE
        return Relief(measure, before, after, points, None, reason, None, extra)
    percent = 100 * points / before.value
    return Relief(measure, before, after, points, percent, None, thresholds().band(percent + SLACK), extra)
