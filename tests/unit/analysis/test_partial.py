"""What a date of which only the month or year is known must have been, and what it may have been."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.partial import may_be_within
from spinelog.domain.dates import PartialDate, surely_before

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
PARTIAL = st.builds(
    lambda day, known: PartialDate(*(day.year, day.month, day.day)[:known]),
    DAYS,
    st.integers(1, 3),
)


def _could_be(partial: PartialDate) -> list[date]:
    """Every day that it can mean, counted out."""
    day, found = partial.first, []
    while str(day).startswith(str(partial)):
        found.append(day)
        day += timedelta(days=1)
    return found


@given(PARTIAL, PARTIAL)
def test_one_is_before_the_other_only_if_every_day_of_it_is(one: PartialDate, other: PartialDate) -> None:
    assert surely_before(one, other) is (_could_be(one)[-1] < other.first)


@given(PARTIAL, DAYS, st.integers(0, 400))
def test_it_may_be_within_if_any_day_of_it_is(one: PartialDate, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert may_be_within(one, first, last) is any(first <= day <= last for day in _could_be(one))


@pytest.mark.parametrize(("text", "is_within"), [("2026", True), ("2026-09", False), ("2026-10", True), ("2026-11-20", False)])
def test_the_month_that_touches_the_days_counts(text: str, is_within: bool) -> None:
    assert may_be_within(PartialDate.from_iso(text), date(2026, 10, 1), date(2026, 11, 19)) is is_within
