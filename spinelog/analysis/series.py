"""Series: the readings of one measure by day, and their average over any days.

What is not recorded is absent. It is never zero, and nothing is interpolated or carried forward.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, inf
from typing import TYPE_CHECKING

from spinelog.analysis.measure import Measure, Statistic
from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

MIN_DAYS = 4
"""Recorded days that an average needs, of 7: a convention of this program, said wherever it shows."""

SLACK = 1e-9
"""What binary fractions may lose: 25/7 is half of 50/7, though the computed percent can end in ...99."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The effective value of one day."""

    day: date
    value: float
    """In the measure's stored unit."""
    late: str = IN_TIME
    """"in time", "added later" or "from memory" (`domain.clock`)."""
    at_least: bool = False
    """Something else than pain ended the stretch (typed `25+`)."""

    @property
    def counts(self) -> bool:
        """Whether it goes into averages: everything but what was written from memory."""
        return self.late != FROM_MEMORY


@dataclass(frozen=True, slots=True)
class Series:
    """All readings of one measure."""

    measure: Measure
    readings: Mapping[date, Reading]
    """By day; a day that is not there is not recorded."""
    bad_days: frozenset[date] = frozenset()
    """Days that were said to be bad, with or without a reading."""

    @classmethod
    def of(cls, measure: Measure, readings: Iterable[Reading], bad_days: Iterable[date] = ()) -> Series:
        """The series of these readings. Raises ValueError when a day has two."""
        by_day: dict[date, Reading] = {}
        for reading in readings:
            if reading.day in by_day:
                raise ValueError(f"two readings of {measure.key} on {reading.day}")
            by_day[reading.day] = reading
        return cls(measure, by_day, frozenset(bad_days))

    def counted(self, days: Iterable[date]) -> list[Reading]:
        """The readings of these days that go into averages, in the order of `days`."""
        found = (self.readings.get(day) for day in days)
        return [reading for reading in found if reading is not None and reading.counts]


@dataclass(frozen=True, slots=True)
class Average:
    """One figure for several days, and all that must stand beside it. `n + from_memory + bad_days <= days`."""

    value: float | None
    """Unrounded, in the measure's stored unit; None when too few days are recorded."""
    n: int
    """Recorded days that count: in time or added later."""
    days: int
    """Days looked at."""
    low: float | None
    """The lowest reading that counts; None when there is none. Kept also where `value` is None."""
    high: float | None
    """The highest, likewise."""
    at_least: bool
    """The figure would be higher if the stretches that something else ended had gone on. See `average`."""
    high_at_least: bool
    """The highest reading itself was such a stretch."""
    added_later: int
    """How many of `n` were added later."""
    from_memory: int
    """Days with a reading from memory, which is in no figure here."""
    bad_days: int
    """Days said to be bad that have no reading of this measure."""
    used: tuple[date, ...]
    """The `n` days, in order."""


def average(series: Series, days: Iterable[date], minimum: int = MIN_DAYS) -> Average:
    """The median or mean of the recorded days among `days`; no value below `minimum` of them.

    An open stretch (25+) counts as its number. The average is "at least" exactly when it would rise if every
    open stretch had been endless: for a median, open values above the middle change nothing, so 10, 20, 30+
    has the median 20, while 10, 20+, 30 has "at least 20".
    """
    looked_at = sorted(set(days))
    readings = series.counted(looked_at)
    values = [reading.value for reading in readings]
    endless = [inf if reading.at_least else reading.value for reading in readings]
    enough = len(values) >= max(minimum, 1)
    value = _figure(series.measure.statistic, values) if enough else None
    high = max(values, default=None)
    unread = [day for day in looked_at if day not in series.readings]
    return Average(
        value=value,
        n=len(values),
        days=len(looked_at),
        low=min(values, default=None),
        high=high,
        at_least=enough and _figure(series.measure.statistic, endless) != value,
        high_at_least=any(reading.at_least and reading.value == high for reading in readings),
        added_later=sum(reading.late == ADDED_LATER for reading in readings),
        from_memory=len(looked_at) - len(unread) - len(values),
        bad_days=sum(day in series.bad_days for day in unread),
        used=tuple(reading.day for reading in readings),
    )


def _figure(statistic: Statistic, values: list[float]) -> float:
    """The median or mean of at least one value."""
    if statistic is Statistic.MEAN:
        return fsum(values) / len(values)
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
