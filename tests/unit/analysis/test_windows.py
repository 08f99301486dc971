"""Weeks and marks: which days belong to which, and when one may be reported."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.windows import MARKS, Window, last_seven, marks, span, weeks
from spinelog.domain.dates import STYLE
from tests.unit.analysis import made
from tests.unit.analysis.made import ZERO, days, in_order, on

OFFSETS = st.integers(-60, 60)
SORTED_OFFSETS = st.tuples(OFFSETS, OFFSETS).map(sorted)


def _shape(windows: tuple[Window, ...]) -> list[tuple[str, int, int]]:
    return [(window.name, (window.first - ZERO).days, (window.last - ZERO).days) for window in windows]


def test_week_6_is_days_36_to_42() -> None:
    assert _shape(weeks(on(36), on(42), in_order(made.done(ZERO)))) == [("week 6", 36, 42)]


def test_before_the_first_procedure_weeks_run_backwards_from_it() -> None:
    found = weeks(on(-9), on(8), in_order(made.done(ZERO)))
    assert _shape(found) == [("week 2 before", -14, -8), ("week 1 before", -7, -1), ("week 1", 1, 7), ("week 2", 8, 14)]
    assert [week.number for week in found] == [-2, -1, 1, 2]


def test_what_remains_before_the_next_procedure_is_one_short_week() -> None:
    found = weeks(on(1), on(13), in_order(made.done(ZERO), made.done(on(10))))
    assert _shape(found) == [("week 1", 1, 7), ("week 2", 8, 9), ("week 1", 11, 17)]
    assert [week.ended_by for week in found] == ["", "B", ""]


def test_a_procedure_just_after_a_full_week_cuts_nothing() -> None:
    found = weeks(on(1), on(8), in_order(made.done(ZERO), made.done(on(8))))
    assert _shape(found) == [("week 1", 1, 7)]
    assert found[0].ended_by == ""


def test_two_levels_on_one_day_give_one_set_of_weeks() -> None:
    both = in_order(made.done(ZERO), made.done(on(20)), made.done(on(20)))
    assert _shape(weeks(on(15), on(21), both)) == [("week 3", 15, 19), ("week 1", 21, 27)]
    assert weeks(on(15), on(19), both)[0].ended_by == "B"


@pytest.mark.parametrize(("first_weekday", "first", "last"), [(0, date(2026, 10, 5), 11), (6, date(2026, 10, 4), 10)])
def test_without_a_procedure_weeks_are_those_of_the_calendar(first_weekday: int, first: date, last: int) -> None:
    STYLE.first_weekday = first_weekday
    found = weeks(ZERO, ZERO)
    assert [(week.first, week.last) for week in found] == [(first, date(2026, 10, last))]
    assert found[0].name == f"{first.day}-{last} Oct"


def test_a_calendar_week_begins_on_monday_unless_told_otherwise() -> None:
    assert weeks(ZERO, ZERO)[0].first.isoweekday() == 1


@given(SORTED_OFFSETS, st.sets(OFFSETS, max_size=4), st.integers(0, 6))
def test_every_day_is_in_exactly_one_week_and_day_0_in_none(period: list[int], zeros: set[int], weekday: int) -> None:
    starts = in_order(*(made.done(on(zero)) for zero in zeros))
    STYLE.first_weekday = weekday
    found = weeks(on(period[0]), on(period[1]), starts)
    counted = Counter(day for week in found for day in week.days)
    for day in days(*period):
        assert counted[day] == (0 if day in {on(zero) for zero in zeros} else 1)
    assert not counted.keys() & {on(zero) for zero in zeros}
    assert set(counted.values()) <= {1}


@given(SORTED_OFFSETS, st.sets(OFFSETS, max_size=4))
def test_a_week_is_seven_days_unless_a_procedure_cuts_it(period: list[int], zeros: set[int]) -> None:
    first, last = on(period[0]), on(period[1])
    for week in weeks(first, last, in_order(*(made.done(on(zero)) for zero in zeros))):
        assert len(week.days) == 7 or (week.ended_by and 0 < len(week.days) < 7)
        assert week.first <= last
        assert week.last >= first


@given(st.integers(1, 300), st.integers(1, 60))
def test_week_k_is_counted_from_the_latest_procedure(gap: int, later: int) -> None:
    starts = in_order(made.done(ZERO), made.done(on(gap)))
    day = on(gap + later)
    (week,) = weeks(day, day, starts)
    assert week.number == (later + 6) // 7


def test_a_week_is_reported_only_when_its_last_day_is_over() -> None:
    (week,) = weeks(on(1), on(7), in_order(made.done(ZERO)))
    assert not week.is_over(on(7))
    assert week.is_over(on(8))


def test_the_marks_are_weeks_1_2_4_6_12_and_months_6_9_12() -> None:
    assert _shape(marks(ZERO, on(366))) == [
        ("week 1", 1, 7),
        ("week 2", 8, 14),
        ("week 4", 22, 28),
        ("week 6", 36, 42),
        ("week 12", 78, 84),
        ("month 6", 176, 182),
        ("month 9", 267, 273),
        ("month 12", 359, 365),
    ]
    assert [mark.number for mark in marks(ZERO, on(366))] == [1, 2, 4, 6, 12, None, None, None]


def test_a_mark_appears_the_day_after_its_last_day() -> None:
    assert [mark.name for mark in marks(ZERO, on(42))] == ["week 1", "week 2", "week 4"]
    assert [mark.name for mark in marks(ZERO, on(43))] == ["week 1", "week 2", "week 4", "week 6"]
    assert marks(ZERO, on(7)) == ()


def test_a_mark_cut_short_keeps_its_remaining_days_and_is_over_with_them() -> None:
    _, end = in_order(made.done(ZERO), made.done(on(40)))
    week = marks(ZERO, on(40), end)[-1]
    assert (week.name, week.ended_by) == ("week 6", "B")
    assert list(week.days) == days(36, 39)
    assert marks(ZERO, on(39), end)[-1].name == "week 4"


def test_a_mark_with_no_day_left_says_which_procedure_took_them() -> None:
    _, end = in_order(made.done(ZERO), made.done(on(20)))
    week = marks(ZERO, on(29), end)[-1]
    assert (week.name, week.days, week.ended_by) == ("week 4", (), "B")
    assert [mark.ended_by for mark in marks(ZERO, on(29), end)] == ["", "", "B"]
    assert marks(ZERO, on(28), end)[-1].name == "week 2"


@given(st.integers(1, 400), st.one_of(st.none(), st.integers(1, 400)))
def test_no_mark_holds_day_0_or_a_day_that_is_not_over_or_a_day_of_b(today: int, gap: int | None) -> None:
    end = in_order(made.done(ZERO), made.done(on(gap)))[1] if gap else None
    found = marks(ZERO, on(today), end)
    for mark in found:
        assert len(mark.days) <= 7
        assert all(ZERO < day < on(today) for day in mark.days)
        assert all(gap is None or day < on(gap) for day in mark.days)
        assert (mark.ended_by == "B") == (len(mark.days) < 7)
    names = [name for name, _ in MARKS]
    assert [mark.name for mark in found] == names[: len(found)]


def test_the_last_seven_days_end_today() -> None:
    assert list(last_seven(on(50)).days) == days(44, 50)


def test_the_last_seven_days_after_a_procedure_are_only_those_that_belong_to_it() -> None:
    _, end = in_order(made.done(ZERO), made.done(on(48)))
    assert list(last_seven(on(3), ZERO).days) == days(1, 3)
    assert list(last_seven(on(50), ZERO, end).days) == days(44, 47)
    assert last_seven(on(50), ZERO, end).ended_by == "B"
    assert last_seven(on(80), ZERO, end).days == ()
    assert last_seven(on(47), ZERO, end).ended_by == ""


def test_sixty_years_of_weeks_are_counted_without_loss() -> None:
    found = weeks(date(1966, 1, 1), date(2025, 12, 31), in_order(made.done("1980-05-05"), made.done("2001-02-28")))
    assert sum(len(week.days) for week in found) == (found[-1].last - found[0].first).days + 1 - 2


def test_a_span_holds_both_its_ends() -> None:
    assert list(span(on(1), on(2))) == [on(1), on(2)]
    assert list(span(on(2), on(1))) == []
