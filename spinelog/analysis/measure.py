"""Measure: what one series measures, how its days become one figure, and how that figure looks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from spinelog.domain.amounts import fixed
from spinelog.domain.day import AMOUNT, AVERAGE, DOSE_KEY, EXTRA, PAIN_KEY
from spinelog.domain.kinds import SCORE, SLEEP

if TYPE_CHECKING:
    from spinelog.domain.describe import Field
    from spinelog.domain.values import Pain


class Statistic(StrEnum):
    """How several days become one figure."""

    MEDIAN = "median"
    """For single stretches in minutes: one long drive must not own a week."""
    MEAN = "mean"


class Better(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"

    def reaches(self, value: float, limit: float) -> bool:
        """Whether `value` is at `limit` or beyond it in this direction. Compare unrounded values only."""
        return value >= limit if self is Better.MORE else value <= limit


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is recorded by the day, charted and averaged."""

    key: str
    """The field's name ("sitting_min"), "pain:UID" for a pain, "dose:" for extra tablets, "dose:UID" for those of one."""
    label: str
    """One or two words: "Sitting", or the name that the person gave to a pain."""
    unit: str
    """As shown: "min", "steps", "h", "a day"; empty for scores from 0 to 10."""
    statistic: Statistic
    better: Better
    places: int
    """Decimals of an average as shown."""
    is_pain: bool = False
    """A score from 0 to 10, of one pain or of the worst of the day."""
    per_unit: int = 1
    """Stored units in one shown unit: 60 for sleep, which is stored in minutes and shown in hours."""

    @classmethod
    def of(cls, field: Field) -> Measure:
        """The measure of a field of the day. Raises ValueError for a field that is not averaged."""
        return cls(
            key=field.name,
            label=field.short,
            unit=field.unit,
            statistic=Statistic(field.statistic),
            better=Better(field.better),
            places=field.places,
            is_pain=field.kind is SCORE,
            per_unit=60 if field.kind is SLEEP else 1,
        )

    @classmethod
    def of_pain(cls, pain: Pain) -> Measure:
        """The average over 24 hours of one named pain."""
        return cls(
            key=PAIN_KEY + pain.uid,
            label=pain.name,
            unit=AVERAGE.unit,
            statistic=Statistic(AVERAGE.statistic),
            better=Better(AVERAGE.better),
            places=AVERAGE.places,
            is_pain=True,
        )

    @classmethod
    def of_extra(cls) -> Measure:
        """The extra tablets of a day, of all medicines together."""
        return cls(
            key=EXTRA,
            label=AMOUNT.label,
            unit="a day",
            statistic=Statistic(AMOUNT.statistic),
            better=Better(AMOUNT.better),
            places=AMOUNT.places,
        )

    @classmethod
    def of_dose(cls, course: str, name: str) -> Measure:
        """The extra tablets of a day of one medicine; `course` is its `course_uid`."""
        return replace(cls.of_extra(), key=DOSE_KEY + course, label=name)

    def show(self, value: float) -> str:
        """A figure in stored units as a number in shown units (396 min of sleep -> "6.6"), halves rounded up."""
        return fixed(value / self.per_unit, self.places)

    def show_with_unit(self, value: float) -> str:
        """`show` with the unit behind it: "25 min", "6.6 h"; a score stands alone."""
        return f"{self.show(value)} {self.unit}".rstrip()
