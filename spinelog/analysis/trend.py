"""Trend: whether the weeks of one stretch without a procedure rise or fall, by a line that single weeks cannot bend.

The slope is the median of the slopes between all pairs of weeks (Theil, Sen), its interval that of Sen, with ties.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import ceil, floor, sqrt
from typing import TYPE_CHECKING

from spinelog.analysis.procedures import done
from spinelog.analysis.series import SLACK, average
from spinelog.analysis.windows import weeks_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from spinelog.analysis.procedures import Lettered
    from spinelog.analysis.series import Average, Series
    from spinelog.analysis.windows import Window

LEAST_WEEKS = 8
"""Weeks that a trend needs: a convention of this program."""
LEAST_POINTS, LEAST_MINUTES = 1.0, 10.0
"""By how much the whole stretch must have changed: conventions of this program."""
NORMAL_95 = 1.959963984540054
"""Of the normal distribution: 95 of 100 lie within so many deviations."""


@dataclass(frozen=True, slots=True)
class Slope:
    """A line through points, per unit of x."""

    middle: float
    low: float
    high: float
    """95 % interval after Sen; at worst the whole range of slopes."""


@dataclass(frozen=True, slots=True)
class Trend:
    """One measure over one stretch."""

    points: tuple[tuple[Window, Average], ...]
    """The reported weeks and their averages; one at the least."""
    slope: Slope | None
    """A week, in the stored unit; None under 8 weeks."""
    is_clear: bool
    """The interval leaves out zero, and the stretch changed by 1 point or 10 minutes at least."""

    @property
    def weeks(self) -> int:
        """How many are reported."""
        return len(self.points)

    @property
    def first(self) -> Window:
        """The first of them."""
        return self.points[0][0]

    @property
    def last(self) -> Window:
        """The last of them."""
        return self.points[-1][0]

    @property
    def change(self) -> float | None:
        """What the line makes of the whole stretch."""
        return None if self.slope is None else self.slope.middle * (self.last.last - self.first.last).days / 7


def theil_sen(points: Sequence[tuple[float, float]]) -> Slope:
    """The median slope of points with different x, and its interval. Raises ValueError under two points."""
    slopes = sorted((later[1] - one[1]) / (later[0] - one[0]) for one, later in combinations(points, 2))
    if not slopes:
        raise ValueError("a slope needs two points")
    reach = NORMAL_95 * sqrt(_variance([value for _, value in points]))
    pairs = len(slopes)
    # Rounded outwards: where the interval falls between two slopes it is the wider one.
    low, high = floor((pairs - reach) / 2) - 1, ceil((pairs + reach) / 2)
    middle = slopes[pairs // 2] if pairs % 2 else (slopes[pairs // 2 - 1] + slopes[pairs // 2]) / 2
    return Slope(middle, slopes[max(low, 0)], slopes[min(high, pairs - 1)])


def _variance(values: Sequence[float]) -> float:
    """Of Kendall's S, less for each group of equal values."""
    count = len(values)
    ties = sum(same * (same - 1) * (2 * same + 5) for same in (values.count(value) for value in set(values)))
    return max(count * (count - 1) * (2 * count + 5) - ties, 0) / 18


def stretch(one: Lettered, everyone: Iterable[Lettered], today: date) -> tuple[Window, ...]:
    """The weeks after a procedure that are over, until the next one of any kind and for any pain."""
    zero = one.day_zero
    if zero is None:
        return ()
    following = (other for other in done(everyone, today) if other.day_zero is not None and other.day_zero > zero)
    return weeks_after(zero, today, next(following, None))


def trend(series: Series, weeks: Iterable[Window]) -> Trend | None:
    """The trend of the weeks with enough days; None for what has no threshold (steps, tablets), or no such week."""
    measure = series.measure
    least = LEAST_POINTS if measure.is_pain else LEAST_MINUTES if measure.unit in ("min", "h") else None
    levels = ((week, average(series, week.days)) for week in weeks)
    points = tuple((week, level) for week, level in levels if level.value is not None)
    if least is None or not points:
        return None
    if len(points) < LEAST_WEEKS:
        return Trend(points, None, False)
    slope = theil_sen([(week.last.toordinal() / 7, level.value) for week, level in points if level.value is not None])
    leaves_out_zero = slope.low > SLACK or slope.high < -SLACK
    drawn = Trend(points, slope, False)
    is_large = abs(drawn.change or 0.0) >= least - SLACK
    return Trend(points, slope, leaves_out_zero and is_large)
