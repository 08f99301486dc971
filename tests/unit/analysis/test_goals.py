"""Goals: where one stands, and that nothing is called reached that was not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.goals import progress
from spinelog.analysis.measure import Better
from spinelog.analysis.series import Reading, Series
from spinelog.analysis.shown import show_beside
from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME
from spinelog.domain.values import Goal, GoalCheck
from tests.unit.analysis.made import SITTING, SLEEP, STEPS, ZERO, days, on, readings, series

SIT_30 = Goal(uid="sit", statement="Sit 30 min", measure="sitting_min", target=30, qualifier="without leg pain", unit="hours")
MILE = Goal(uid="mile", statement="Walk a mile", target=1, unit="mile", started=ZERO)
TODAY = on(6)


def _check(
    offset: int, value: float | None = None, kept: bool | None = None, ability: int | None = None, hour: int = 9
) -> GoalCheck:
    written = datetime(2026, 11, 1, hour, tzinfo=UTC)
    return GoalCheck(goal="mile", date=on(offset), value=value, qualifier_kept=kept, ability=ability, created_at=written)


def test_a_goal_on_a_field_takes_unit_direction_and_now_from_it() -> None:
    found = progress(SIT_30, TODAY, series=series(SITTING, [10, 20, 30, None, 40, 25, 28]))
    assert (found.unit, found.better, found.target, found.measure) == ("min", Better.MORE, 30, SITTING)
    assert found.now is not None
    assert (found.now.value, found.now.n, found.now.days) == (26.5, 6, 7)
    assert list(found.now.used) == [day for day in days(0, 6) if day != on(3)]
    assert found.check is None


def test_days_that_reached_30_minutes_are_counted_of_the_days_recorded() -> None:
    found = progress(SIT_30, TODAY, series=series(SITTING, [10, 29, 30, None, 40, 25, 31]))
    assert (found.reached, found.recorded, found.closest) == (3, 6, None)


def test_closest_so_far_is_said_with_its_date_while_it_was_never_reached() -> None:
    found = progress(SIT_30, TODAY, series=series(SITTING, [10, 28, 20, None, 28, 25, 12]))
    assert found.reached == 0
    assert found.closest is not None
    assert (found.closest.value, found.closest.day, found.closest.at_least) == (28, on(4), False)


def test_a_sit_that_something_else_ended_at_30_reached_it_and_one_at_25_did_not() -> None:
    opened = Series.of(SITTING, [Reading(on(1), 25, at_least=True), Reading(on(2), 25)])
    found = progress(SIT_30, TODAY, series=opened)
    assert (found.reached, found.recorded) == (0, 2)
    assert found.closest is not None
    assert (found.closest.day, found.closest.at_least) == (on(1), True)
    assert progress(SIT_30, TODAY, series=Series.of(SITTING, [Reading(on(1), 30, at_least=True)])).reached == 1


def test_what_was_written_from_memory_reaches_no_goal() -> None:
    made = [*readings([10, 31], 0, FROM_MEMORY), *readings([20], 2), *readings([31], 3, ADDED_LATER)]
    found = progress(SIT_30, TODAY, series=Series.of(SITTING, made))
    assert (found.reached, found.recorded, found.from_memory) == (1, 2, 2)


def test_days_before_the_start_and_after_today_are_not_counted() -> None:
    goal = Goal(uid="sit", statement="Sit", measure="sitting_min", target=30, started=on(2))
    whole = series(SITTING, [30] * 12)
    assert progress(goal, TODAY, series=whole).recorded == 5
    assert progress(SIT_30, TODAY, series=whole).recorded == 7
    assert (progress(goal, TODAY, series=whole).since, progress(SIT_30, TODAY, series=whole).since) == (on(2), on(0))


def test_the_first_day_of_a_journal_counts_on_the_same_evening() -> None:
    found = progress(SIT_30, TODAY, series=series(SITTING, [30], 6))
    assert (found.since, found.recorded, found.reached) == (TODAY, 1, 1)


def test_nothing_recorded_yet_is_nothing_reached_and_nothing_close() -> None:
    found = progress(SIT_30, TODAY, series=series(SITTING, []))
    assert (found.since, found.recorded, found.reached, found.closest) == (None, 0, 0, None)


def test_the_condition_counts_only_where_it_was_said_and_only_on_days_that_reached() -> None:
    checks = [
        GoalCheck(goal="sit", date=on(0), qualifier_kept=True),
        GoalCheck(goal="sit", date=on(1), qualifier_kept=False),
        GoalCheck(goal="sit", date=on(3), qualifier_kept=True),  # 20 min: not reached
        GoalCheck(goal="other", date=on(2), qualifier_kept=True),
        GoalCheck(goal="sit", date=on(5), qualifier_kept=True),  # no reading
    ]
    found = progress(SIT_30, TODAY, checks, series(SITTING, [30, 30, 30, 20]))
    assert (found.reached, found.kept, found.not_kept) == (3, 1, 1)


def test_a_goal_of_7_hours_of_sleep_is_met_by_7_hours_and_not_by_a_minute_less() -> None:
    goal = Goal(uid="sleep", statement="Sleep", measure="sleep_min", target=7)
    found = progress(goal, TODAY, series=series(SLEEP, [419, 420, 421]))
    assert (found.target, found.unit, found.reached) == (420, "h", 2)
    odd = Goal(uid="sleep", statement="Sleep", measure="sleep_min", target=8.2)
    assert 8.2 * 60 > 492 - 1e-9
    assert progress(odd, TODAY, series=series(SLEEP, [492])).reached == 1


def test_every_tenth_of_an_hour_as_a_goal_is_reached_by_its_minutes() -> None:
    for tenths in range(241):
        goal = Goal(uid="sleep", statement="Sleep", measure="sleep_min", target=tenths / 10)
        assert progress(goal, TODAY, series=series(SLEEP, [tenths * 6])).reached == 1


def test_rounding_never_lets_an_average_reach_a_goal() -> None:
    found = progress(SIT_30, TODAY, series=series(SITTING, [29, 30, 29, 30]))
    assert found.now is not None
    assert found.now.value == 29.5
    assert found.target is not None
    assert show_beside(found.now.value, found.target, SITTING) == "29.5"


def test_a_goal_of_its_own_is_its_latest_check_and_never_an_average() -> None:
    checks = [_check(5, 0.9), _check(1, 0.5), _check(3, 0.6), _check(9, 1.5), _check(6, ability=7)]
    found = progress(MILE, TODAY, checks)
    assert (found.now, found.measure, found.unit) == (None, None, "mile")
    assert found.check is not None
    assert (found.check.value, found.check.date) == (0.9, on(5))
    assert found.ability is not None
    assert (found.ability.ability, found.ability.date) == (7, on(6))
    assert (found.recorded, found.reached) == (3, 0)
    assert found.closest is not None
    assert (found.closest.value, found.closest.day) == (0.9, on(5))


def test_of_two_checks_on_one_day_the_later_is_now_and_the_better_is_the_day() -> None:
    checks = [_check(2, 0.5, kept=True, hour=12), _check(2, 1.0, kept=False, hour=9)]
    found = progress(MILE, TODAY, checks)
    assert found.check is not None
    assert found.check.value == 0.5
    assert (found.recorded, found.reached, found.kept, found.not_kept) == (1, 1, 0, 1)


def test_less_is_better_where_the_goal_says_so() -> None:
    goal = Goal(uid="mile", statement="Fewer calls", target=2, better="less")
    found = progress(goal, TODAY, [_check(1, 4), _check(2, 3), _check(3, 3)])
    assert (found.reached, found.unit) == (0, "")
    assert found.closest is not None
    assert (found.closest.value, found.closest.day) == (3, on(3))
    assert progress(goal, TODAY, [_check(1, 2)]).reached == 1


def test_a_goal_without_a_number_reaches_nothing_and_is_close_to_nothing() -> None:
    goal = Goal(uid="mile", statement="Play with the children")
    found = progress(goal, TODAY, [_check(1, 4), _check(2, ability=6)])
    assert (found.recorded, found.reached, found.closest) == (1, 0, None)


@pytest.mark.parametrize("wrong", [None, series(STEPS, [30])])
def test_a_goal_is_judged_by_its_own_field_only(wrong: Series | None) -> None:
    with pytest.raises(ValueError, match="sitting_min"):
        progress(SIT_30, TODAY, series=wrong)


@given(
    st.dictionaries(
        st.integers(-100, 20),
        st.tuples(st.integers(0, 60), st.sampled_from((IN_TIME, ADDED_LATER, FROM_MEMORY)), st.booleans()),
    ),
    st.integers(0, 60),
    st.one_of(st.none(), st.integers(-100, 20)),
)
def test_reached_days_are_recorded_days_at_or_over_the_target(
    made: dict[int, tuple[int, str, bool]], target: int, started: int | None
) -> None:
    goal = Goal(
        uid="sit", statement="Sit", measure="sitting_min", target=target, started=None if started is None else on(started)
    )
    found = progress(goal, TODAY, series=Series.of(SITTING, [Reading(on(each), *rest) for each, rest in made.items()]))
    start = min(made, default=0) if started is None else started
    counted = {each: value for each, (value, late, _) in made.items() if start <= each <= 6 and late != FROM_MEMORY}
    assert found.recorded == len(counted)
    assert found.reached == sum(value >= target for value in counted.values())
    assert (found.closest is None) == (found.reached > 0 or not counted)
    if found.closest:
        assert found.closest.value == max(counted.values()) < target


def test_sixty_years_of_days_are_all_counted() -> None:
    first = date(1966, 1, 1)
    long = Series.of(SITTING, [Reading(on(n, first), n % 60) for n in range(21_915)])
    found = progress(SIT_30, on(21_914, first), series=long)
    assert (found.recorded, found.reached) == (21_915, 10_950)
