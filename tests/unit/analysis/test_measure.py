"""What a patient reads beside an average: its name, its unit, its decimals."""

from __future__ import annotations

import pytest

from spinelog.analysis.measure import Better, Measure, Statistic
from spinelog.domain.day import DAY_NOUN, MEASURES
from tests.unit.analysis.made import BACK_PAIN, EXTRA, LEG_PAIN, SITTING, SLEEP, STEPS, WORST


def test_every_charted_field_of_the_day_has_a_measure() -> None:
    assert [Measure.of(field).key for field in MEASURES] == [field.name for field in MEASURES]


def test_a_field_that_is_not_averaged_is_refused() -> None:
    with pytest.raises(ValueError, match="not a valid Statistic"):
        Measure.of(DAY_NOUN.field("note"))


def test_stretches_are_medians_and_everything_else_is_a_mean() -> None:
    medians = {Measure.of(field).key for field in MEASURES if Measure.of(field).statistic is Statistic.MEDIAN}
    assert medians == {"sitting_min", "standing_min", "walking_min"}
    assert LEG_PAIN.statistic is EXTRA.statistic is Statistic.MEAN


def test_a_pain_goes_by_the_name_that_the_person_gave_it() -> None:
    assert (LEG_PAIN.key, LEG_PAIN.label) == ("pain:leg", "right leg")
    assert LEG_PAIN.key != BACK_PAIN.key
    assert LEG_PAIN.is_pain
    assert LEG_PAIN.better is Better.LESS


def test_only_scores_are_pain() -> None:
    assert WORST.is_pain
    assert not any(measure.is_pain for measure in (SITTING, STEPS, SLEEP, EXTRA))


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [
        (SITTING, 16.5, "17 min"),  # Python's own rounding prints 16
        (SITTING, 25, "25 min"),
        (STEPS, 4209.5, "4,210 steps"),
        (SLEEP, 396, "6.6 h"),
        (SLEEP, 399, "6.7 h"),
        (LEG_PAIN, 3.25, "3.3"),
        (LEG_PAIN, 0, "0.0"),
        (EXTRA, 1.8, "1.8 a day"),
    ],
)
def test_an_average_is_shown_half_up_in_its_own_unit(measure: Measure, value: float, text: str) -> None:
    assert measure.show_with_unit(value) == text
    assert text.startswith(measure.show(value))


@pytest.mark.parametrize(("better", "reached"), [(Better.MORE, [False, True, True]), (Better.LESS, [True, True, False])])
def test_a_limit_itself_counts_as_reached(better: Better, reached: list[bool]) -> None:
    assert [better.reaches(value, 30) for value in (29, 30, 31)] == reached
