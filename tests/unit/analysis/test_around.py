"""One procedure with everything before and after it, as the patient of the demo would see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.around import Around, AroundSeries, Role, around
from spinelog.analysis.before import Found
from spinelog.analysis.change import Reason
from spinelog.analysis.series import Reading, Series
from spinelog.domain.values import AfterEffect, Pain, Procedure
from tests.unit.analysis import made
from tests.unit.analysis.made import (
    BACK,
    BACK_PAIN,
    EXTRA,
    LEG,
    LEG_PAIN,
    PAINS,
    SITTING,
    WORST,
    ZERO,
    days,
    in_order,
    on,
    series,
)

LEG_SERIES = series(LEG_PAIN, [8] * 14 + [9] + [7] * 7 + [4] * 28 + [3, 3, 3, 3, 4, None, None], -14)
BACK_SERIES = series(BACK_PAIN, [6] * 14 + [6] + [5] * 42, -14)
SITTING_SERIES = series(SITTING, [9] * 14 + [5] + [27] * 42, -14)
EXTRA_SERIES = series(EXTRA, [2] * 14 + [0] + [1] * 42, -14)
WORST_SERIES = series(WORST, [9] * 14 + [9] + [5] * 42, -14)
ALL = (SITTING_SERIES, LEG_SERIES, BACK_SERIES, WORST_SERIES, EXTRA_SERIES)


def _around(*procedures: Procedure, today: int = 43, place: int = 0, effects: tuple[AfterEffect, ...] = ()) -> Around:
    everyone = in_order(*procedures)
    return around(everyone[place], everyone, PAINS, ALL, on(today), effects)


def _of(found: Around, which: Series) -> AroundSeries:
    return next(each for each in found.series if each.series is which)


def test_in_week_6_the_leg_is_4_8_points_and_60_percent_lower() -> None:
    found = _around(made.done(ZERO))
    assert (found.day, found.target, found.is_told) == (43, LEG, True)
    assert found.latest is not None
    assert found.latest.name == "week 6"
    leg = _of(found, LEG_SERIES)
    assert leg.relief is not None
    assert leg.relief.points == pytest.approx(4.8)
    assert leg.relief.percent == pytest.approx(60)
    assert (leg.relief.before.n, leg.relief.after.n) == (7, 5)
    assert leg.change is None


def test_every_reported_mark_has_an_average_of_every_series() -> None:
    found = _around(made.done(ZERO))
    for each in found.series:
        assert [mark.window.name for mark in each.marks] == ["week 1", "week 2", "week 4", "week 6"]
    assert [mark.average.value for mark in _of(found, LEG_SERIES).marks] == [7, 4, 4, 3.2]


def test_function_is_a_difference_in_its_own_unit() -> None:
    sitting = _of(_around(made.done(ZERO)), SITTING_SERIES)
    assert (sitting.role, sitting.relief) == (Role.FUNCTION, None)
    assert sitting.change is not None
    assert (sitting.change.before.value, sitting.change.after.value, sitting.change.difference) == (9, 27, 18)


def test_pains_that_the_injection_was_not_for_have_levels_and_no_percent() -> None:
    found = _around(made.done(ZERO))
    for other in (BACK_SERIES, WORST_SERIES):
        each = _of(found, other)
        assert (each.role, each.relief, each.change) == (Role.OTHER_PAIN, None, None)
        assert [mark.average.value for mark in each.marks] == [5, 5, 5, 5]
        assert each.before.average.value is not None


def test_a_target_that_was_not_told_is_the_main_pain_and_said() -> None:
    found = _around(made.done(ZERO, None))
    assert (found.target, found.is_told) == (BACK, False)
    assert _of(found, BACK_SERIES).relief is not None
    assert _of(found, LEG_SERIES).relief is None


def test_extra_tablets_stand_with_the_relief_on_the_same_days() -> None:
    found = _around(made.done(ZERO))
    leg = _of(found, LEG_SERIES)
    assert leg.relief is not None
    assert leg.relief.extra is not None
    assert (leg.relief.extra.before.value, leg.relief.extra.after.value) == (2, 1)
    assert not leg.relief.has_more_medicine
    assert _of(found, EXTRA_SERIES).role is Role.EXTRA
    assert _of(found, EXTRA_SERIES).change is not None


def test_extra_tablets_are_averaged_where_the_pain_was_found_not_where_they_were() -> None:
    leg = series(LEG_PAIN, [8] * 7 + [None] * 7 + [None] + [4] * 14, -14)
    tablets = series(EXTRA, [4] * 7 + [1] * 7 + [None] + [1] * 14, -14)
    (a,) = everyone = in_order(made.done(ZERO))
    relief = around(a, everyone, PAINS, (leg, tablets), on(15)).series[0].relief
    assert relief is not None
    assert relief.extra is not None
    assert (relief.extra.before.value, relief.extra.before.days) == (2.5, 14)


def test_without_extra_tablets_none_are_claimed() -> None:
    (a,) = everyone = in_order(made.done(ZERO))
    relief = around(a, everyone, PAINS, (LEG_SERIES,), on(43)).series[0].relief
    assert relief is not None
    assert relief.extra is None


def test_in_the_first_week_there_is_no_headline_yet_but_the_last_days_are_there() -> None:
    found = _around(made.done(ZERO), today=5)
    leg = _of(found, LEG_SERIES)
    assert (found.latest, leg.marks, leg.relief) == (None, (), None)
    assert leg.last_seven.average.used == tuple(days(1, 5))
    assert _of(found, SITTING_SERIES).change is None


def test_a_week_with_too_few_days_says_so_and_no_earlier_one_stands_in() -> None:
    sparse = series(LEG_PAIN, [8] * 14 + [None] + [4] * 28 + [None] * 7 + [2, 2, 2], -14)
    (a,) = everyone = in_order(made.done(ZERO))
    leg = around(a, everyone, PAINS, (sparse,), on(43)).series[0]
    assert leg.relief is not None
    assert (leg.relief.percent, leg.relief.reason, leg.relief.after.n) == (None, Reason.NO_AFTER, 3)


def test_a_second_injection_for_the_same_leg_ends_the_windows_of_the_first() -> None:
    found = _around(made.done(ZERO), made.done(on(20)))
    assert found.end is not None
    assert found.end.letter == "B"
    assert found.latest is not None
    assert found.latest.name == "week 2"
    week_4 = _of(found, LEG_SERIES).marks[2]
    assert (week_4.window.ended_by, week_4.window.days, week_4.average.n) == ("B", (), 0)
    assert _of(found, LEG_SERIES).last_seven.window.days == ()


def test_a_week_cut_to_under_four_days_is_not_the_headline() -> None:
    latest = {gap: _around(made.done(ZERO), made.done(on(gap))).latest for gap in (39, 40)}
    assert [window.name for window in latest.values() if window] == ["week 4", "week 6"]


def test_an_injection_for_another_pain_and_a_planned_one_end_nothing() -> None:
    found = _around(made.done(ZERO), made.done(on(20), BACK), made.done(on(30), status="planned"))
    assert found.end is None
    assert found.latest is not None
    assert found.latest.name == "week 6"


def test_surgery_ends_all_windows_before_it() -> None:
    found = _around(made.done(ZERO), made.done(on(20), BACK, "surgery"))
    assert found.end is not None
    assert found.latest is not None
    assert found.latest.name == "week 2"


def test_a_procedure_after_today_changes_nothing_today() -> None:
    assert _around(made.done(ZERO), made.done(on(60))) == _around(made.done(ZERO), made.done(on(61)))


def test_the_second_injection_is_not_compared_with_the_sore_days_of_the_first() -> None:
    sore = AfterEffect(procedure="first", kind="soreness", began=on(15), ended=on(17))
    found = _around(made.done(on(14), uid="first"), made.done(on(20)), place=1, effects=(sore,))
    before = _of(found, BACK_SERIES).before
    assert (before.found, before.average.used) == (Found.NEAREST, (*days(8, 13), on(18), on(19))[-7:])


def test_no_record_from_before_gives_levels_only() -> None:
    found = _around(made.done(on(-14)), today=10)
    leg = _of(found, LEG_SERIES)
    assert leg.before.found is Found.NOTHING
    assert leg.relief is not None
    assert (leg.relief.percent, leg.relief.reason) == (None, Reason.NO_BEFORE)
    assert leg.marks[0].average.value is not None


@pytest.mark.parametrize("procedure", [made.done("2026-10"), made.done(ZERO, status="planned"), made.done(on(44))])
def test_without_a_day_0_in_the_past_there_is_nothing_around(procedure: Procedure) -> None:
    with pytest.raises(ValueError, match="full date"):
        _around(procedure)


def test_without_any_pain_followed_there_is_function_alone() -> None:
    (a,) = everyone = in_order(made.done(ZERO))
    found = around(a, everyone, (), (SITTING_SERIES,), on(43))
    assert (found.target, found.is_told, found.series[0].role) == (None, False, Role.FUNCTION)


@given(
    st.dictionaries(st.integers(-40, 100), st.integers(0, 10)),
    st.lists(st.tuples(st.integers(-60, 100), st.sampled_from((LEG, BACK, None))), max_size=4),
    st.integers(0, 100),
)
def test_no_figure_after_a_holds_day_0_or_a_day_of_the_next(
    scores: dict[int, int], others: list[tuple[int, Pain | None]], today: int
) -> None:
    leg = Series.of(LEG_PAIN, [Reading(on(offset), value) for offset, value in scores.items()])
    everyone = in_order(made.done(ZERO, uid="this"), *(made.done(on(gap), target) for gap, target in others))
    (this,) = (one for one in everyone if one.procedure.uid == "this")
    found = around(this, everyone, PAINS, (leg,), on(today))
    ends = [gap for gap, target in others if 0 < gap <= today and target is LEG]
    for mark in (*found.series[0].marks, found.series[0].last_seven):
        for day in mark.average.used:
            assert 0 < (day - ZERO).days < min(ends, default=1000)
            assert (day - ZERO).days <= today
    assert (found.end is None) == (not ends)


@given(st.integers(-3000, 3000), st.dictionaries(st.integers(-28, 60), st.integers(0, 10)), st.integers(0, 60))
def test_shifting_all_dates_changes_nothing(shift: int, scores: dict[int, int], today: int) -> None:
    def figures(by: int) -> list[object]:
        leg = Series.of(LEG_PAIN, [Reading(on(offset + by), value) for offset, value in scores.items()])
        everyone = in_order(made.done(on(by)), made.done(on(40 + by)))
        found = around(everyone[0], everyone, PAINS, (leg,), on(today + by))
        each = found.series[0]
        marks = [(mark.window.name, mark.average.value, mark.average.n) for mark in each.marks]
        relief = each.relief and (each.relief.points, each.relief.percent, each.relief.reason)
        return [found.day, found.durations, found.best and found.best.window.name, each.before.average.value, marks, relief]

    assert figures(shift) == figures(0)
