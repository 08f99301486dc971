"""Printed numbers: they add up to the eye, and never claim what was not reached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.measure import Better, Measure
from spinelog.analysis.shown import MINUS, short_of, show_beside, shown_change
from tests.unit.analysis.made import EXTRA, LEG_PAIN, SITTING, SLEEP, STEPS, WORST

MEASURES = st.sampled_from((SITTING, STEPS, SLEEP, LEG_PAIN, EXTRA))
MEANS = st.builds(lambda total, n: total / n, st.integers(0, 5000), st.integers(1, 7))


@pytest.mark.parametrize(
    ("measure", "before", "after", "texts"),
    [
        (SITTING, 9, 27, ("9", "27", "+18")),
        (LEG_PAIN, 8, 3.2, ("8.0", "3.2", "\u22124.8")),
        (SLEEP, 306, 396, ("5.1", "6.6", "+1.5")),
        (STEPS, 2100, 5010, ("2,100", "5,010", "+2,910")),
        (SITTING, 8.4, 10.6, ("8.4", "10.6", "+2.2")),  # 8 and 11 would be 2 apart
        (SITTING, 12.5, 30, ("12.5", "30.0", "+17.5")),  # 13 and 30 would be 18 apart
        (LEG_PAIN, 7.25, 3.5, ("7.3", "3.5", "\u22123.8")),
        (SITTING, 20, 20, ("20", "20", "0")),
        (LEG_PAIN, 3.44, 3.46, ("3.44", "3.46", "+0.02")),
        (LEG_PAIN, 3.41, 3.44, ("3.4", "3.4", "0.0")),
    ],
)
def test_a_printed_change_is_the_difference_of_the_printed_figures(
    measure: Measure, before: float, after: float, texts: tuple[str, str, str]
) -> None:
    assert shown_change(before, after, measure) == texts


def test_a_change_gets_one_decimal_more_and_no_further() -> None:
    assert shown_change(50 / 7, 23 / 7, LEG_PAIN) == ("7.14", "3.29", "\u22123.86")  # 7.1, 3.3, 3.9 looks worse


def test_three_texts_can_be_taken_apart_or_by_name() -> None:
    before, after, change = found = shown_change(9, 27, SITTING)
    assert (found.before, found.after, found.change) == (before, after, change)


@given(MEASURES, MEANS, MEANS)
def test_every_printed_number_is_the_nearest_to_the_unrounded_one(measure: Measure, before: float, after: float) -> None:
    found = shown_change(before, after, measure)
    places = len(found.before.partition(".")[2])
    assert places in (measure.places, measure.places + 1)
    half = 0.5 * 10**-places + 1e-6
    scaled = before / measure.per_unit, after / measure.per_unit
    assert _number(found.before) == pytest.approx(scaled[0], abs=half)
    assert _number(found.after) == pytest.approx(scaled[1], abs=half)
    assert _number(found.change) == pytest.approx(scaled[1] - scaled[0], abs=half)
    if places == measure.places:
        assert _number(found.change) == pytest.approx(_number(found.after) - _number(found.before), abs=1e-6)


@given(MEASURES, MEANS, MEANS)
def test_a_change_has_its_sign_unless_it_is_nothing(measure: Measure, before: float, after: float) -> None:
    text = shown_change(before, after, measure).change
    assert (text[0] in ("+", MINUS)) == (_number(text) != 0)
    assert "-" not in text


@given(MEASURES, MEANS, MEANS)
def test_more_decimals_appear_only_where_fewer_would_look_wrong(measure: Measure, before: float, after: float) -> None:
    found = shown_change(before, after, measure)
    if len(found.before.partition(".")[2]) > measure.places:
        plain = _number(measure.show(after)) - _number(measure.show(before))
        difference = measure.show(abs(after - before))
        assert abs(plain) != pytest.approx(_number(difference), abs=1e-6) or _number(difference) == 0


@pytest.mark.parametrize(
    ("value", "limit", "measure", "text"),
    [
        (29.4, 30, SITTING, "29"),
        (29.5, 30, SITTING, "29.5"),
        (29.97, 30, SITTING, "29.9"),
        (30, 30, SITTING, "30"),
        (30.4, 30, SITTING, "30"),
        (419, 420, SLEEP, "6.98"),
        (420, 420, SLEEP, "7.0"),
        (3.04, 3, WORST, "3.04"),
        (3.001, 3, WORST, "3.01"),
        (3, 3, WORST, "3.0"),
    ],
)
def test_a_figure_is_never_rounded_to_a_goal_that_it_did_not_reach(
    value: float, limit: float, measure: Measure, text: str
) -> None:
    assert show_beside(value, limit, measure) == text


def test_a_goal_of_less_on_a_field_of_more_can_say_so() -> None:
    assert show_beside(30.4, 30, SITTING, Better.LESS) == "30.4"


@given(MEANS, st.lists(st.integers(0, 5000), max_size=3), st.integers(0, 2), st.sampled_from(Better))
def test_no_number_printed_beside_limits_reaches_one_that_the_value_did_not(
    value: float, limits: list[int], places: int, better: Better
) -> None:
    text = short_of(value, limits, places, better)
    for limit in limits:
        if not better.reaches(value, limit):
            assert not better.reaches(_number(text), limit)
    assert _number(text) == pytest.approx(value, abs=0.5 * 10**-places + 1e-6)


def _number(text: str) -> float:
    return float(text.replace(",", "").replace(MINUS, "-"))
