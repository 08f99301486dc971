"""From which visit the story goes on, and for which it is told. Today is Fri 20 Nov 2026."""

from __future__ import annotations

from datetime import date, time

from spinelog.analysis.visits import due, last_done, next_planned, since_last
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Visit

TODAY = date(2026, 11, 20)


def visit(when: str, status: str = "done", **more: object) -> Visit:
    return Visit(date=PartialDate.from_iso(when), status=status, **more)  # type: ignore[arg-type]


def test_the_latest_done_visit_before_today_is_the_last_one() -> None:
    september, today, ahead = visit("2026-09-15"), visit("2026-11-20"), visit("2026-12-01")
    forgotten, cancelled = visit("2026-11-10", "planned"), visit("2026-11-12", "cancelled")
    assert last_done([september, today, ahead, forgotten, cancelled], TODAY) is september
    assert last_done([today, ahead, forgotten], TODAY) is None


def test_a_visit_of_which_only_the_month_is_known_stands_at_its_first_day() -> None:
    november, second = visit("2026-11"), visit("2026-11-02")
    assert last_done([november, second], TODAY) is second
    assert last_done([november], date(2026, 11, 1)) is None


def test_of_two_visits_on_one_day_the_later_is_the_last() -> None:
    late, early = visit("2026-11-03", time=time(15)), visit("2026-11-03", time=time(9))
    assert last_done([late, early], TODAY) is late


def test_the_next_planned_visit_may_be_today_or_in_a_month_that_is_not_over() -> None:
    today, month, past = visit("2026-11-20", "planned"), visit("2026-11", "planned"), visit("2026-11-19", "planned")
    assert next_planned([today, past], TODAY) is today
    assert next_planned([month, past], TODAY) is month
    assert next_planned([month, past], date(2026, 12, 1)) is None


def test_a_day_goes_before_the_month_or_year_that_it_is_in() -> None:
    year, month, day = visit("2026", "planned"), visit("2026-11", "planned"), visit("2026-11-27", "planned")
    assert next_planned([year, month, day], TODAY) is day
    assert next_planned([year, month], TODAY) is month


def test_a_visit_waits_to_be_told_about_once_its_day_has_come_or_its_month_is_over() -> None:
    assert due([visit("2026-11", "planned"), visit("2026-11-27", "planned")], TODAY) is None
    month, today = visit("2026-10", "planned"), visit("2026-11-20", "planned")
    assert due([month], TODAY) is month
    assert due([month, today], TODAY) is today
    assert due([visit("2026-11-03", "done")], TODAY) is None


def test_how_it_was_since_the_last_visit_is_told_at_the_next_one_or_at_one_that_waits() -> None:
    done, planned = visit("2026-10-20", numbness="same"), visit("2026-11-27", "planned", weakness="less")
    past = visit("2026-11-18", "planned", numbness="more")
    assert since_last([done, planned, past], TODAY) is planned
    assert since_last([done, past], TODAY) is past
    assert since_last([done], TODAY) is None, "what was told there was about the time before it"
