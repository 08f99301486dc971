"""From which visit the story goes on, and for which it is told. Today is Fri 20 Nov 2026."""

from __future__ import annotations

from datetime import date, time

from spinelog.analysis.visits import last_done, latest_saying, next_planned
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


def test_what_was_said_for_the_next_visit_goes_before_what_was_said_at_an_earlier_one() -> None:
    older, newer = visit("2026-09-15", numbness="more", weakness="none"), visit("2026-10-20", numbness="same")
    planned = visit("2026-11-27", "planned", weakness="less")
    kept = [older, newer, planned, visit("2026-11-01", "cancelled", numbness="more")]
    assert latest_saying(kept, "numbness", TODAY) is newer
    assert latest_saying(kept, "weakness", TODAY) is planned
    assert latest_saying([planned], "numbness", TODAY) is None
