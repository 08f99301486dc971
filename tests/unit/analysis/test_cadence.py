"""How often is written on which day: every day has one pace, what was chosen goes first, nobody is asked twice for a week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.cadence import Stretch, Why, after, is_week_due, on, pauses, stretches
from spinelog.domain.cadence import DAILY, PACES, PAUSE, WEEKLY
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Cadence, Procedure
from tests.unit.analysis.made import ZERO, done, in_order
from tests.unit.analysis.made import on as at

FAR = 60
OFFSETS = st.integers(-40, 40)
PROCEDURES = st.lists(st.tuples(OFFSETS, st.sampled_from(("done", "planned", "cancelled"))), max_size=3)
CHOSEN = st.lists(st.tuples(OFFSETS, st.none() | st.integers(0, 30), st.sampled_from([pace for pace, _ in PACES])), max_size=5)


def _chosen(*told: tuple[int, int | None, str]) -> list[Cadence]:
    """Offset of the first day, days up to the last (None: until changed) and pace, in the order of writing."""
    return [
        Cadence(
            uid=str(number),
            pace=pace,
            began=at(first),
            ended=None if length is None else at(first + length),
            created_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number),
        )
        for number, (first, length, pace) in enumerate(told)
    ]


def _procedures(*told: tuple[int, str]) -> list[Procedure]:
    return [replace(done(at(offset)), uid=str(number), status=status) for number, (offset, status) in enumerate(told)]


def _days() -> list[date]:
    return [at(offset) for offset in range(-FAR, FAR + 1)]


# -- what is always so ----------------------------------------------------------------------------------------------


@given(CHOSEN, PROCEDURES)
def test_every_day_has_exactly_one_pace(told: list[tuple[int, int | None, str]], procedures: list[tuple[int, str]]) -> None:
    among = stretches(_chosen(*told), in_order(*_procedures(*procedures)))
    for day in _days():
        (found,) = [one for one in among if one.holds(day)]
        assert on(day, among) is found
    assert among[0].since is None
    assert among[-1].until is None
    for one, following in pairwise(among):
        assert one.until is not None
        assert following.since == one.until + timedelta(days=1)
        assert one.pace != following.pace
        assert after(one, among) is following
    assert after(among[-1], among) is None


@given(CHOSEN, PROCEDURES)
def test_each_day_follows_the_four_rules(told: list[tuple[int, int | None, str]], procedures: list[tuple[int, str]]) -> None:
    """The same said once more, day by day and without stretches."""
    among = stretches(_chosen(*told), in_order(*_procedures(*procedures)))
    zeros = [offset for offset, status in procedures if status != "cancelled"]
    for day in range(-FAR, FAR + 1):
        holding = [
            (first, number, pace)
            for number, (first, length, pace) in enumerate(told)
            if first <= day and (length is None or day <= first + length)
        ]
        if holding:
            expected = max(holding)[2]
        elif any(zero - 7 <= day <= zero + 14 for zero in zeros):
            expected = DAILY
        else:
            expected = WEEKLY if any(day > zero + 14 for zero in zeros) else DAILY
        assert on(at(day), among).pace == expected


@given(CHOSEN, PROCEDURES, st.integers(-400, 400))
def test_other_dates_change_nothing_but_the_dates(
    told: list[tuple[int, int | None, str]], procedures: list[tuple[int, str]], shift: int
) -> None:
    later = timedelta(days=shift)

    def moved(day: date | None) -> date | None:
        return None if day is None else day + later

    def shapes(one: Stretch, move: Callable[[date | None], date | None]) -> tuple[object, ...]:
        return one.pace, move(one.since), move(one.until), one.why, one.procedure and one.procedure.letter

    here = stretches(_chosen(*told), in_order(*_procedures(*procedures)))
    chosen = [replace(one, began=one.began + later, ended=moved(one.ended)) for one in _chosen(*told)]
    others = [replace(one, date=PartialDate.of(one.date.first + later)) for one in _procedures(*procedures)]
    there = stretches(chosen, in_order(*others))
    assert [shapes(one, moved) for one in here] == [shapes(one, lambda day: day) for one in there]


@given(CHOSEN, OFFSETS, st.integers(0, 40))
def test_the_pauses_of_a_span_are_its_days_on_which_the_pace_is_a_pause(
    told: list[tuple[int, int | None, str]], first: int, length: int
) -> None:
    chosen = _chosen(*told)
    spans = pauses(chosen, at(first), at(first + length))
    days = [day for begins, ends in spans for day in _days() if begins <= day <= ends]
    among = stretches(chosen, ())
    assert days == [day for day in _days() if at(first) <= day <= at(first + length) and on(day, among).pace == PAUSE]


# -- around a procedure ----------------------------------------------------------------------------------------------


def test_before_any_procedure_every_day_has_no_end() -> None:
    assert stretches((), ()) == (Stretch(DAILY, None, None, Why.USUAL),)


@pytest.mark.parametrize("status", ["done", "planned"])
def test_a_procedure_is_written_about_every_day_until_day_14_and_then_once_a_week(status: str) -> None:
    one = in_order(replace(done(ZERO), status=status))
    daily, weekly = stretches((), one)
    assert (daily.pace, daily.until, daily.why, daily.procedure) == (DAILY, at(14), Why.NEAR, one[0])
    assert (weekly.pace, weekly.since, weekly.until, weekly.why) == (WEEKLY, at(15), None, Why.AFTER)


def test_the_next_one_brings_a_daily_week_before_it() -> None:
    first, second = in_order(done(ZERO), done(at(60)))
    among = stretches((), (first, second))
    assert [(one.pace, one.since, one.until) for one in among] == [
        (DAILY, None, at(14)), (WEEKLY, at(15), at(52)), (DAILY, at(53), at(74)), (WEEKLY, at(75), None),
    ]  # fmt: skip
    assert among[2].procedure is second


def test_of_two_close_together_the_later_decides_until_when() -> None:
    first, second = in_order(done(ZERO), done(at(10)))
    daily, _ = stretches((), (first, second))
    assert (daily.until, daily.procedure) == (at(24), second)


@pytest.mark.parametrize("one", [done("2026-10"), replace(done(ZERO), status="cancelled")], ids=["partial date", "cancelled"])
def test_without_a_full_date_or_cancelled_it_asks_for_nothing(one: Procedure) -> None:
    assert [found.why for found in stretches((), in_order(one))] == [Why.USUAL]


# -- what was chosen -------------------------------------------------------------------------------------------------


def test_what_was_chosen_goes_before_the_days_around_a_procedure() -> None:
    among = stretches(_chosen((2, 4, PAUSE), (20, None, DAILY)), in_order(done(ZERO)))
    assert [(one.pace, one.since, one.until, one.why) for one in among] == [
        (DAILY, None, at(1), Why.NEAR), (PAUSE, at(2), at(6), Why.CHOSEN), (DAILY, at(7), at(14), Why.NEAR),
        (WEEKLY, at(15), at(19), Why.AFTER), (DAILY, at(20), None, Why.CHOSEN),
    ]  # fmt: skip


def test_a_pause_within_something_chosen_gives_way_to_it_again() -> None:
    among = stretches(_chosen((0, None, WEEKLY), (10, 6, PAUSE)), ())
    assert [(one.pace, one.since) for one in among[1:]] == [(WEEKLY, at(0)), (PAUSE, at(10)), (WEEKLY, at(17))]


def test_a_pause_that_was_planned_stays_when_something_that_begins_before_it_is_chosen_later() -> None:
    among = stretches(_chosen((20, 5, PAUSE), (0, None, WEEKLY)), ())
    assert on(at(22), among).pace == PAUSE


def test_of_two_that_begin_on_one_day_the_one_written_last_counts() -> None:
    assert on(at(3), stretches(_chosen((0, None, DAILY), (0, None, PAUSE)), ())).pace == PAUSE


def test_a_pause_that_was_cut_short_ends_where_the_next_begins() -> None:
    chosen = _chosen((0, 20, PAUSE), (5, None, DAILY))
    assert pauses(chosen, at(-10), at(2)) == ((at(0), at(2)),)
    assert pauses(chosen, at(-10), at(30)) == ((at(0), at(4)),)
    assert pauses(chosen, at(5), at(30)) == ()


# -- the weekly entry ------------------------------------------------------------------------------------------------


def test_a_week_can_be_told_when_seven_days_of_it_are_over_and_again_seven_days_after() -> None:
    among = stretches((), in_order(done(ZERO)))
    assert [day for day in range(10, 40) if is_week_due(at(day), among, ())] == list(range(21, 40))
    assert [day for day in range(10, 40) if is_week_due(at(day), among, [at(23)])] == [21, 22, *range(30, 40)]
    assert not is_week_due(at(21), stretches(_chosen((18, 5, PAUSE)), in_order(done(ZERO))), ())


@given(CHOSEN, PROCEDURES, st.sets(OFFSETS, max_size=4))
def test_no_week_is_asked_for_twice_nor_while_something_else_is_the_pace(
    told: list[tuple[int, int | None, str]], procedures: list[tuple[int, str]], weeks: set[int]
) -> None:
    among = stretches(_chosen(*told), in_order(*_procedures(*procedures)))
    for day in range(-FAR + 7, FAR):
        if is_week_due(at(day), among, [at(week) for week in weeks]):
            seven = range(day - 6, day + 1)
            assert not weeks & set(seven)
            assert {on(at(one), among).pace for one in seven} == {WEEKLY}
