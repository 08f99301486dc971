"""Changes in units, and their direction."""

from __future__ import annotations

from spinelog.analysis.change import Change, Direction, Reason, change
from spinelog.analysis.measure import Measure
from spinelog.analysis.series import Series, average
from tests.unit.analysis.made import EXTRA, SITTING, STEPS, days, readings


def _change(measure: Measure, before: list[float], after: list[float]) -> Change:
    first = average(Series.of(measure, readings(before, -7)), days(-7, -1))
    second = average(Series.of(measure, readings(after, 1)), days(1, 7))
    return change(measure, first, second)


def test_sitting_went_from_9_to_27_minutes_with_both_numbers_of_days() -> None:
    found = _change(SITTING, [9] * 6, [27] * 5)
    assert (found.difference, found.reason, found.before.n, found.after.n) == (18, None, 6, 5)
    assert (found.direction, found.is_better) == (Direction.HIGHER, True)


def test_fewer_extra_tablets_are_better_and_fewer_steps_are_not() -> None:
    assert _change(EXTRA, [2] * 4, [1] * 4).is_better is True
    assert _change(STEPS, [2000] * 4, [1000] * 4).is_better is False


def test_the_same_is_neither_better_nor_worse() -> None:
    found = _change(EXTRA, [0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1])
    assert (found.direction, found.is_better) == (Direction.SAME, None)


def test_too_few_days_give_no_difference_and_say_which_side() -> None:
    no_before, no_after = _change(SITTING, [9] * 3, [27] * 3), _change(SITTING, [9] * 4, [27] * 3)
    assert (no_before.difference, no_before.direction, no_before.reason) == (None, None, Reason.NO_BEFORE)
    assert (no_after.difference, no_after.is_better, no_after.reason) == (None, None, Reason.NO_AFTER)
