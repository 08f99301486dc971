"""Averages: what counts, what does not, and when there is nothing to say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.measure import Measure
from spinelog.analysis.series import MIN_DAYS, Average, Reading, Series, average
from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME
from tests.unit.analysis.made import LEG_PAIN, SITTING, STEPS, days, on, readings, series

WEEK = days(1, 7)
MEASURES = st.sampled_from((SITTING, STEPS, LEG_PAIN))
LATE = st.sampled_from((IN_TIME, ADDED_LATER, FROM_MEMORY))
QUARTERS = st.integers(0, 4000).map(lambda number: number / 4)


@st.composite
def any_series(draw: st.DrawFn) -> Series:
    offsets = draw(st.sets(st.integers(-5, 15)))
    made = [Reading(on(each), draw(QUARTERS), draw(LATE), draw(st.booleans())) for each in sorted(offsets)]
    return Series.of(draw(MEASURES), made, [on(each) for each in draw(st.sets(st.integers(-5, 15)))])


def test_three_recorded_days_of_a_week_are_not_enough_to_say() -> None:
    found = average(series(LEG_PAIN, [3, None, 4, None, 5], 1), WEEK)
    assert (found.value, found.n, found.days) == (None, 3, 7)


def test_four_recorded_days_of_a_week_are_enough() -> None:
    found = average(series(LEG_PAIN, [3, None, 4, None, 5, 6], 1), WEEK)
    assert (found.value, found.n, found.days) == (4.5, 4, 7)
    assert found.used == (on(1), on(3), on(5), on(6))


def test_one_day_is_enough_where_one_is_asked_for() -> None:
    assert average(series(LEG_PAIN, [3], 1), WEEK, minimum=1).value == 3


def test_no_days_at_all_are_no_average_even_if_none_are_needed() -> None:
    assert average(series(LEG_PAIN, []), [], minimum=0).value is None


def test_one_long_drive_does_not_own_a_week_of_sitting() -> None:
    assert average(series(SITTING, [10, 12, 11, 240, 9, 10, 12], 1), WEEK).value == 11
    assert average(series(STEPS, [10, 12, 11, 240, 9, 10, 12], 1), WEEK).value == pytest.approx(43.43, abs=0.01)


def test_an_even_number_of_days_has_its_median_in_the_middle() -> None:
    assert average(series(SITTING, [10, 40, 20, 30], 1), WEEK).value == 25


def test_the_lowest_and_highest_day_stand_beside_an_average() -> None:
    found = average(series(LEG_PAIN, [8, 7, 9, 8], 1), WEEK)
    assert (found.value, found.low, found.high) == (8, 7, 9)


def test_a_bad_day_without_a_score_is_counted_beside_the_average_not_in_it() -> None:
    found = average(series(LEG_PAIN, [3, 3, 3, 3, 3], 1, bad=(2, 6, 7, 8)), WEEK)
    assert (found.value, found.n, found.bad_days) == (3, 5, 2)


def test_days_added_later_count_and_are_said() -> None:
    made = [*readings([3, 3, 3], 1), *readings([7], 4, ADDED_LATER)]
    found = average(Series.of(LEG_PAIN, made), WEEK)
    assert (found.value, found.n, found.added_later) == (4, 4, 1)


def test_days_from_memory_are_said_and_are_in_no_average() -> None:
    made = [*readings([3, 3, 3], 1), *readings([7, 8], 4, FROM_MEMORY)]
    found = average(Series.of(LEG_PAIN, made, [on(4)]), WEEK)
    assert (found.value, found.n, found.from_memory, found.high, found.bad_days) == (None, 3, 2, 3, 0)


@pytest.mark.parametrize(
    ("values", "opened", "value", "at_least"),
    [
        ([10, 20, 30, 40, 50], [], 30, False),
        ([10, 20, 30, 40, 50], [50], 30, False),  # more than 50 would leave 30 in the middle
        ([10, 20, 30, 40, 50], [30], 30, True),
        ([10, 20, 30, 40, 50], [10], 30, True),  # 10+ may have been 60
        ([10, 20, 30, 30, 50], [30], 30, True),
        ([10, 30, 30, 30, 50], [10], 30, False),  # even 60 instead of 10 leaves a 30 in the middle
        ([10, 20, 30, 40], [40], 25, False),
        ([10, 20, 30, 40], [30], 25, True),
    ],
)
def test_a_sit_that_something_else_ended_makes_the_average_at_least(
    values: list[int], opened: list[int], value: float, at_least: bool
) -> None:
    made = [Reading(on(n), each, at_least=each in opened) for n, each in enumerate(values, 1)]
    found = average(Series.of(SITTING, made), WEEK)
    assert (found.value, found.at_least) == (value, at_least)


def test_a_mean_with_any_open_day_is_at_least() -> None:
    made = [*readings([10, 20, 30], 1), *readings([90], 4, at_least=True)]
    assert average(Series.of(STEPS, made), WEEK).at_least


def test_the_highest_day_says_so_when_something_else_ended_it() -> None:
    made = [*readings([10, 20, 30], 1), *readings([40], 4, at_least=True)]
    assert average(Series.of(SITTING, made), WEEK).high_at_least
    assert not average(Series.of(SITTING, [*made, *readings([50], 5)]), WEEK).high_at_least


def test_two_readings_of_one_day_are_refused() -> None:
    with pytest.raises(ValueError, match="two readings"):
        Series.of(LEG_PAIN, [Reading(on(1), 3), Reading(on(1), 4)])


@given(any_series())
def test_an_average_lies_between_its_lowest_and_highest_day(made: Series) -> None:
    found = average(made, WEEK)
    if found.value is not None:
        assert found.low is not None
        assert found.high is not None
        assert found.low <= found.value <= found.high
    assert (found.value is None) == (found.n < MIN_DAYS)


@given(any_series())
def test_no_day_is_counted_twice(made: Series) -> None:
    found = average(made, [*WEEK, *WEEK])
    assert found == average(made, reversed(WEEK))
    assert found.days == 7
    assert found.n == len(found.used)
    assert found.added_later <= found.n
    assert found.n + found.from_memory + found.bad_days <= found.days


@given(any_series())
def test_days_that_are_not_recorded_are_never_counted_as_zero(made: Series) -> None:
    recorded = [day for day in WEEK if day in made.readings]
    assert _figures(average(made, WEEK)) == _figures(average(made, recorded))


@given(any_series(), st.sets(st.sampled_from(WEEK)), QUARTERS)
def test_a_reading_from_memory_changes_no_average(made: Series, remembered: set[date], value: float) -> None:
    more = [Reading(day, value, FROM_MEMORY) for day in remembered if day not in made.readings]
    richer = Series.of(made.measure, [*made.readings.values(), *more], made.bad_days)
    assert _figures(average(richer, WEEK)) == _figures(average(made, WEEK))
    assert average(richer, WEEK).from_memory == average(made, WEEK).from_memory + len(more)


@given(any_series(), st.data())
def test_at_least_holds_whatever_the_open_stretches_really_were(made: Series, data: st.DataObject) -> None:
    longer = [
        Reading(one.day, one.value + (data.draw(QUARTERS) if one.at_least else 0), one.late) for one in made.readings.values()
    ]
    said, true = average(made, WEEK), average(Series.of(made.measure, longer), WEEK)
    if said.value is not None:
        assert true.value is not None
        assert true.value >= said.value
        assert said.at_least or true.value == said.value


@given(any_series())
def test_at_least_is_said_only_where_the_true_figure_could_be_higher(made: Series) -> None:
    endless = [Reading(one.day, 10_000 if one.at_least else one.value, one.late) for one in made.readings.values()]
    said, highest = average(made, WEEK), average(Series.of(made.measure, endless), WEEK)
    assert said.at_least == (said.value != highest.value)


def _figures(found: Average) -> tuple[object, ...]:
    return found.value, found.n, found.low, found.high, found.at_least, found.added_later, found.used


@given(MEASURES, st.lists(QUARTERS, min_size=4, max_size=7))
def test_the_order_of_days_does_not_matter(measure: Measure, values: list[float]) -> None:
    assert average(series(measure, values, 1), WEEK).value == average(series(measure, values[::-1], 1), WEEK).value
