"""Relief: points, percent, and when there is no percent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.change import Direction, Reason, change
from spinelog.analysis.relief import Relief, relief
from spinelog.analysis.series import average
from tests.unit.analysis.made import EXTRA, LEG_PAIN, SITTING, days, series

SCORES = st.lists(st.integers(0, 10), max_size=7)


def _relief(before: list[float], after: list[float]) -> Relief:
    return relief(LEG_PAIN, average(series(LEG_PAIN, before, -7), days(-7, -1)), average(series(LEG_PAIN, after, 1), days(1, 7)))


def test_a_leg_at_8_that_is_at_3_2_is_60_percent_and_4_8_points_lower() -> None:
    found = _relief([8] * 7, [3, 3, 3, 3, 4])
    assert found.points == pytest.approx(4.8)
    assert found.percent == pytest.approx(60)
    assert (found.show_percent(), found.direction, found.reason) == ("60", Direction.LOWER, None)
    assert (found.before.n, found.before.low, found.after.n, found.after.high) == (7, 8, 5, 4)


def test_more_pain_after_is_said_as_higher() -> None:
    found = _relief([4] * 7, [5] * 7)
    assert (found.points, found.percent, found.direction) == (-1, -25, Direction.HIGHER)
    assert (found.show_percent(), found.band) == ("25", None)


def test_no_pain_before_has_no_percent_to_speak_of() -> None:
    found = _relief([0] * 7, [2] * 7)
    assert (found.points, found.percent, found.reason) == (-2, None, Reason.ZERO_BEFORE)
    assert found.show_percent() == ""


def test_hardly_any_pain_before_is_not_called_none() -> None:
    assert _relief([0, 1, 0, 1], [0] * 4).reason is Reason.LOW_BEFORE


def test_pain_under_3_before_is_given_in_points_only() -> None:
    under = _relief([3, 3, 3, 3, 3, 3, 2], [1] * 7)
    assert under.points == pytest.approx(13 / 7)
    assert (under.percent, under.reason, under.direction) == (None, Reason.LOW_BEFORE, Direction.LOWER)
    assert _relief([3] * 7, [1] * 7).percent == pytest.approx(200 / 3)


def test_too_few_days_on_either_side_give_no_relief() -> None:
    assert _relief([8] * 3, [3] * 7).reason is Reason.NO_BEFORE
    no_after = _relief([8] * 7, [3] * 3)
    assert (no_after.points, no_after.percent, no_after.direction, no_after.reason) == (None, None, None, Reason.NO_AFTER)


def test_percent_is_taken_of_unrounded_averages() -> None:
    found = _relief([7, 7, 7, 7, 7, 7, 8], [3, 3, 3, 3, 3, 4, 4])  # 50/7 and 23/7, printed 7.1 and 3.3
    assert found.percent == pytest.approx(54)


@pytest.mark.parametrize(
    ("after", "band"),
    [
        ([10] * 7, None),
        ([10, 9, 9, 9, 9, 9, 9], None),  # 8.6 %
        ([9] * 7, "minimal"),
        ([7, 7, 7, 7, 7, 7, 8], "minimal"),  # 28.6 %
        ([7] * 7, "moderate"),
        ([5, 5, 5, 5, 5, 5, 6], "moderate"),  # 48.6 %
        ([5] * 7, "substantial"),
        ([0] * 7, "substantial"),
    ],
)
def test_a_band_begins_at_its_percent_and_not_before(after: list[float], band: str | None) -> None:
    found = _relief([10] * 7, after).band
    assert (found.name if found else None) == band


def test_30_percent_is_30_percent_although_sevenths_do_not_add_up_in_binary() -> None:
    found = _relief([4, 4, 4, 4, 4, 5, 5], [3] * 7)
    assert found.percent is not None
    assert found.percent < 30
    assert found.band is not None
    assert (found.band.name, found.show_percent()) == ("moderate", "30")


def test_a_percent_is_never_rounded_up_to_a_band_that_it_did_not_reach() -> None:
    found = _relief([9, 9, 9, 9, 9, 9, 8], [6, 6, 6, 6, 6, 7])  # 62/7 and 37/6: 30.4 %
    assert found.show_percent() == "30"
    short = _relief([9, 9, 9, 9, 9, 9, 10], [6, 6, 6, 6, 6, 7, 8])  # 64/7 and 45/7: 29.7 %
    assert short.percent == pytest.approx(29.6875)
    assert short.show_percent() == "29.7"
    assert short.band is not None
    assert short.band.name == "minimal"


def test_more_pain_is_rounded_like_any_other_number() -> None:
    found = _relief([7, 7, 7, 7, 7, 7, 5], [9, 9, 9, 9, 9, 8, 8.3])  # 47/7 and 61.3/7: 30.4 % more
    assert found.show_percent() == "30"
    assert _relief([64 / 7] * 4, [(64 + 19) / 7] * 4).show_percent() == "30"  # 29.7 % more


def test_a_small_change_is_not_called_0_percent() -> None:
    lower = _relief([8, 8, 7, 6], [7, 7, 7, 8, 7, 7, 7.5])  # 7.25 and 7.214
    assert (lower.show_percent(), lower.direction) == ("0.5", Direction.LOWER)
    assert _relief([7] * 7, [7] * 7).show_percent() == "0"


def test_a_band_names_its_source() -> None:
    found = _relief([8] * 7, [3] * 7).band
    assert found is not None
    assert (found.cited, found.percent) == ("IMMPACT 2008", 50)
    assert found.source.startswith("http")


def test_relief_is_of_pain_only() -> None:
    sitting = average(series(SITTING, [9] * 7, 1), days(1, 7))
    with pytest.raises(ValueError, match="of pain only"):
        relief(SITTING, sitting, sitting)


@pytest.mark.parametrize(("tablets", "more"), [([1.0] * 7, False), ([2.0] * 7, False), ([3.0] * 7, True), ([3.0] * 3, False)])
def test_more_extra_tablets_than_before_stand_with_a_relief(tablets: list[float], more: bool) -> None:
    pain = average(series(LEG_PAIN, [8] * 7, 1), days(1, 7))
    before = average(series(EXTRA, [2] * 7, -7), days(-7, -1))
    extra = change(EXTRA, before, average(series(EXTRA, tablets, 1), days(1, 7)))
    assert relief(LEG_PAIN, pain, pain, extra).has_more_medicine is more
    assert not relief(LEG_PAIN, pain, pain).has_more_medicine


@given(SCORES, SCORES)
def test_there_is_a_percent_or_a_reason_and_the_percent_keeps_its_bounds(before: list[int], after: list[int]) -> None:
    found = _relief([*before], [*after])
    assert (found.percent is None) == (found.reason is not None)
    assert (found.points is None) == (len(before) < 4 or len(after) < 4)
    if found.percent is None:
        assert found.band is None
        return
    assert found.points is not None
    assert found.before.value is not None
    assert found.before.value >= 3 - 1e-9
    assert -100 * 7 / 3 - 1e-6 <= found.percent <= 100
    assert found.points * found.percent >= 0
    assert {Direction.LOWER: 1, Direction.HIGHER: -1, Direction.SAME: 0}[found.direction or Direction.SAME] == (
        (found.points > 1e-9) - (found.points < -1e-9)
    )


@given(SCORES, SCORES)
def test_the_printed_percent_and_the_band_never_contradict_each_other(before: list[int], after: list[int]) -> None:
    found = _relief([*before], [*after])
    if found.percent is None:
        return
    assert float(found.show_percent()) == pytest.approx(abs(found.percent), abs=0.5 + 1e-6)
    for limit, names in ((10, {"minimal", "moderate", "substantial"}), (30, {"moderate", "substantial"}), (50, {"substantial"})):
        is_in = found.band is not None and found.band.name in names
        assert is_in == (found.direction is Direction.LOWER and float(found.show_percent()) >= limit)
