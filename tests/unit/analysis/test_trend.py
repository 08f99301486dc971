"""A trend over weeks: the slope that single weeks cannot bend, its interval, and when it is said at all."""

from __future__ import annotations

from itertools import combinations
from math import floor, sqrt
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.series import Series
from spinelog.analysis.trend import LEAST_WEEKS, stretch, theil_sen, trend
from spinelog.analysis.windows import Window, weeks_after
from tests.unit.analysis import made
from tests.unit.analysis.made import BACK, LEG_PAIN, SITTING, STEPS, ZERO, in_order, on, readings

POINTS = st.lists(st.integers(0, 10), min_size=2, max_size=14)


@given(POINTS, st.sets(st.integers(0, 40), min_size=14, max_size=14))
def test_slope_and_interval_are_those_of_counting_by_hand(values: list[int], places: set[int]) -> None:
    """Sen (1968): order all slopes; with N of them and C = 1.96 sqrt(Var S) the ends are the (N - C) / 2th of either side."""
    points = list(zip(sorted(places), values, strict=False))
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(points, 2))
    count = len(values)
    groups = [values.count(value) for value in set(values)]
    variance = (count * (count - 1) * (2 * count + 5) - sum(t * (t - 1) * (2 * t + 5) for t in groups)) / 18
    reach = 1.959963984540054 * sqrt(max(variance, 0))
    found = theil_sen([(float(x), float(y)) for x, y in points])
    assert found.middle == pytest.approx(median(slopes))
    place = max(floor((len(slopes) - reach) / 2), 1)
    assert (found.low, found.high) == (slopes[place - 1], slopes[-place])
    assert found.low <= found.middle <= found.high


def test_an_example_by_hand() -> None:
    # 1 2 3 5 over weeks 0 1 2 3: slopes 1 1 1 1.5 2 4/3, in order 1 1 1 4/3 3/2 2; the middle of them is (1 + 4/3) / 2.
    assert theil_sen([(0, 1), (1, 2), (2, 3), (3, 5)]).middle == pytest.approx(7 / 6)


@given(POINTS, st.integers(-5, 5))
def test_moving_all_values_or_dates_moves_no_slope(values: list[int], by: int) -> None:
    points = [(float(x), float(y)) for x, y in enumerate(values)]
    moved = theil_sen([(x + by, y + by) for x, y in points])
    assert moved.middle == pytest.approx(theil_sen(points).middle)


def _pain(levels: list[float | None]) -> Series:
    return Series.of(LEG_PAIN, readings([level for level in levels for _ in range(7)], 1))


def _weeks(count: int) -> tuple[Window, ...]:
    return weeks_after(ZERO, on(7 * count + 1))


def test_seven_weeks_are_not_enough_and_eight_are() -> None:
    levels: list[float | None] = [8, 7, 6, 5, 4, 3, 2, 1]
    few = trend(_pain(levels[:7]), _weeks(7))
    assert few is not None
    assert (few.weeks, few.slope, few.is_clear) == (7, None, False)
    enough = trend(_pain(levels), _weeks(8))
    assert enough is not None
    assert enough.slope is not None
    assert (enough.weeks, enough.slope.middle, enough.change, enough.is_clear) == (LEAST_WEEKS, -1, -7, True)


def test_weeks_without_enough_days_are_not_counted() -> None:
    levels: list[float | None] = [8, 7, None, 5, 4, 3, 2, 1]
    found = trend(_pain(levels), _weeks(8))
    assert found is not None
    assert (found.weeks, found.slope) == (7, None)


def test_what_goes_up_and_down_has_no_clear_trend() -> None:
    found = trend(_pain([4, 6, 4, 6, 4, 6, 4, 6, 4, 6]), _weeks(10))
    assert found is not None
    assert found.slope is not None
    assert not found.is_clear


def test_nine_tenths_of_a_point_over_all_of_it_is_not_said_and_one_point_is() -> None:
    for whole, is_clear in ((0.9, False), (1.0, True)):
        found = trend(_pain([5 - whole * week / 9 for week in range(10)]), _weeks(10))
        assert found is not None
        assert found.change == pytest.approx(-whole)
        assert found.is_clear is is_clear


def test_minutes_need_ten_over_all_of_it() -> None:
    for whole, is_clear in ((9.0, False), (10.0, True)):
        sitting = Series.of(SITTING, readings([20 + whole * week / 9 for week in range(10) for _ in range(7)], 1))
        found = trend(sitting, _weeks(10))
        assert found is not None
        assert found.is_clear is is_clear


def test_steps_have_no_threshold_and_so_no_trend() -> None:
    assert trend(Series.of(STEPS, readings([1000.0 + day for day in range(70)], 1)), _weeks(10)) is None


def test_the_stretch_ends_at_the_next_procedure_whatever_it_was_for() -> None:
    everyone = in_order(made.done(ZERO), made.done(on(20), BACK, "trigger_point"))
    assert [week.name for week in stretch(everyone[0], everyone, on(60))] == ["week 1", "week 2", "week 3"]
    assert stretch(everyone[0], everyone, on(60))[-1].last == on(19)
    assert stretch(everyone[1], everyone, on(60))[0].first == on(21)
