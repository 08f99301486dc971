"""How it was before: the week, the nearest days, or no record; and whether the week was worse than usual."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.before import Before, Found, before, days_left_out
from spinelog.analysis.series import Reading, Series
from spinelog.domain.clock import FROM_MEMORY
from spinelog.domain.values import AfterEffect, Procedure
from tests.unit.analysis import made
from tests.unit.analysis.made import BACK, LEG_PAIN, PAINS, SITTING, WORST, ZERO, days, in_order, on, readings, series


def test_the_week_before_is_days_7_to_1_and_not_day_0() -> None:
    found = before(series(LEG_PAIN, [1, *[8] * 7, 0], -8), ZERO)
    assert (found.found, found.average.value, found.average.n, found.average.days) == (Found.WEEK, 8, 7, 7)
    assert list(found.average.used) == days(-7, -1)


def test_four_days_of_the_week_are_enough() -> None:
    found = before(series(LEG_PAIN, [8, 8, None, None, 8, None, 8], -7), ZERO)
    assert (found.found, found.average.n, found.average.days) == (Found.WEEK, 4, 7)


def test_with_three_days_in_the_week_the_nearest_seven_recorded_days_stand_in() -> None:
    values = [1, 1, 6, 7, 6, 7, None, None, 8, None, None, None, 8, 8]  # days -14 to -1
    found = before(series(LEG_PAIN, values, -14), ZERO)
    assert found.found is Found.NEAREST
    assert found.average.used == (on(-12), on(-11), on(-10), on(-9), on(-6), on(-2), on(-1))
    assert (found.average.value, found.average.n, found.average.days) == (50 / 7, 7, 12)
    assert found.window.first == on(-12)


def test_bad_days_between_the_nearest_days_are_counted_beside_them() -> None:
    found = before(series(LEG_PAIN, [8, 8, 8, None, 8], -12, bad=(-9, -3, -20)), ZERO)
    assert (found.found, found.average.n, found.average.bad_days) == (Found.NEAREST, 4, 2)


def test_days_more_than_three_weeks_before_are_never_used() -> None:
    assert before(series(LEG_PAIN, [8] * 4, -21), ZERO).found is Found.NEAREST
    found = before(series(LEG_PAIN, [8] * 4, -22), ZERO)
    assert (found.found, found.average.value, found.average.n) == (Found.NOTHING, None, 0)
    assert (found.window.first, found.window.last) == (on(-7), on(-1))


def test_what_was_written_from_memory_is_no_record_from_before() -> None:
    found = before(Series.of(LEG_PAIN, readings([8] * 7, -7, FROM_MEMORY)), ZERO)
    assert (found.found, found.average.from_memory) == (Found.NOTHING, 7)


@given(st.dictionaries(st.integers(-40, 10), st.integers(0, 10)), st.sets(st.integers(-28, -1)))
def test_before_holds_no_day_0_no_later_day_and_no_day_left_out(scores: dict[int, int], out: set[int]) -> None:
    made_up = Series.of(LEG_PAIN, [Reading(on(offset), value) for offset, value in scores.items()])
    found = before(made_up, ZERO, frozenset(map(on, out)))
    used = {(day - ZERO).days for day in found.average.used}
    usual = {(day - ZERO).days for day in found.usual.used}
    assert not (used | usual) & out
    assert usual <= set(range(-28, -7))
    assert used <= set(range(-21 if found.found is Found.NEAREST else -7, 0))
    assert (found.average.value is None) == (found.found is Found.NOTHING)
    assert (found.usual.value is None) == (len(usual) < 10)
    if found.found is Found.NEAREST:
        recorded = sorted(set(scores) - out)
        assert sorted(used) == [offset for offset in recorded if -21 <= offset < 0][-7:]
        assert len([offset for offset in recorded if -7 <= offset < 0]) < 4


@pytest.mark.parametrize(("week", "worse"), [(8, True), (7, True), (6.75, False), (6, False), (4, False)])
def test_a_week_that_was_a_point_worse_than_the_three_before_it_is_said(week: float, worse: bool) -> None:
    found = before(series(LEG_PAIN, [6] * 21 + [week] * 7, -28), ZERO)
    assert (found.usual.value, found.worse_than_usual) == (6, worse)


def test_one_point_worse_is_one_point_although_fifths_do_not_add_up_in_binary() -> None:
    usual = [*[None] * 11, *[3] * 4, *[4] * 6]  # 36 in 10 days
    week = [None, None, 4, 4, 5, 5, 5]  # 23 in 5 days
    assert 23 / 5 - 36 / 10 < 1
    assert before(series(LEG_PAIN, [*usual, *week], -28), ZERO).worse_than_usual


def test_the_usual_level_needs_ten_recorded_days() -> None:
    nine = before(series(LEG_PAIN, [*[4] * 9, *[None] * 12, *[8] * 7], -28), ZERO)
    assert (nine.usual.value, nine.usual.n, nine.worse_than_usual) == (None, 9, False)
    ten = before(series(LEG_PAIN, [*[4] * 10, *[None] * 11, *[8] * 7], -28), ZERO)
    assert (ten.usual.value, ten.usual.n, ten.worse_than_usual) == (4, 10, True)


def test_worse_than_usual_is_said_of_pain_scores_only_and_only_of_the_week_itself() -> None:
    assert before(series(WORST, [4] * 21 + [8] * 7, -28), ZERO).worse_than_usual
    assert not before(series(SITTING, [10] * 21 + [40] * 7, -28), ZERO).worse_than_usual
    scattered = before(series(LEG_PAIN, [*[2] * 14, *[9] * 7, *[None] * 7], -28), ZERO)
    assert scattered.found is Found.NEAREST
    assert scattered.usual.value == pytest.approx(13 / 3)
    assert not scattered.worse_than_usual


def _left_out(*effects: AfterEffect, earlier: Procedure) -> list[date]:
    everyone = in_order(earlier, made.done(ZERO, uid="this"))
    return sorted(days_left_out(everyone[1], everyone, PAINS, effects))


def test_day_0_and_sore_days_of_an_earlier_injection_for_the_same_leg_are_left_out() -> None:
    sore = AfterEffect(procedure="first", kind="soreness", began=on(-9), ended=on(-7))
    assert _left_out(sore, earlier=made.done(on(-10), uid="first")) == days(-10, -7)


def test_an_earlier_injection_for_another_pain_leaves_nothing_out() -> None:
    sore = AfterEffect(procedure="first", kind="soreness", began=on(-9), ended=on(-7))
    assert _left_out(sore, earlier=made.done(on(-10), BACK, uid="first")) == []


def test_soreness_without_an_end_counts_for_the_day_it_began() -> None:
    sore = AfterEffect(procedure="first", kind="soreness", began=on(-9))
    assert _left_out(sore, earlier=made.done(on(-10), uid="first")) == [on(-10), on(-9)]


def test_only_soreness_leaves_days_out_and_only_that_of_the_earlier_procedure() -> None:
    headache = AfterEffect(procedure="first", kind="headache", began=on(-9), ended=on(-5))
    own = AfterEffect(procedure="this", kind="soreness", began=on(-3), ended=on(3))
    assert _left_out(headache, own, earlier=made.done(on(-10), uid="first")) == [on(-10)]


def test_soreness_that_never_seemed_to_end_stays_within_the_four_weeks() -> None:
    sore = AfterEffect(procedure="first", kind="soreness", began=date(1990, 1, 1), ended=date(2090, 1, 1))
    assert _left_out(sore, earlier=made.done("1989-12-31", uid="first")) == days(-28, -1)


def test_a_planned_procedure_leaves_nothing_out() -> None:
    everyone = in_order(made.done(on(-10)), made.done(ZERO, status="planned"))
    assert days_left_out(everyone[1], everyone, PAINS, ()) == frozenset()


def test_a_week_with_sore_days_still_needs_four_others() -> None:
    whole = series(LEG_PAIN, [8] * 21, -21)
    out = frozenset(days(-6, -4))
    found: Before = before(whole, ZERO, out)
    assert (found.found, found.average.n, found.average.days) == (Found.WEEK, 4, 4)
    further = before(whole, ZERO, out | {on(-1)})
    assert further.found is Found.NEAREST
    assert further.average.used == (on(-11), on(-10), on(-9), on(-8), on(-7), on(-3), on(-2))
    assert further.average.days == 7
