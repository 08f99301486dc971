"""Before: how it was in the days before a procedure, and what was usual in the weeks before those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from spinelog.analysis.procedures import same_target
from spinelog.analysis.series import MIN_DAYS, SLACK, Average, Series, average
from spinelog.analysis.windows import Window, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spinelog.analysis.procedures import Lettered
    from spinelog.domain.values import AfterEffect, Pain

WEEK = 7
NEAREST_WITHIN = 21
"""How many days back the nearest recorded ones are looked for."""
USUAL_FROM, USUAL_TO = 28, 8
"""The usual level is that of days -28 to -8."""
USUAL_DAYS = 10
"""Recorded days that the usual level needs: a convention of this program."""
WORSE_BY = 1.0
"""Points by which the week before must be worse than usual to be said so: a convention of this program."""
SORENESS = "soreness"
"""The kind of after-effect whose days are left out."""


class Found(StrEnum):
    """Where the figure from before came from."""

    WEEK = "the week before"
    NEAREST = "the nearest recorded days"
    """Of the three weeks before, since the week had too few; print the dates in `average.used`."""
    NOTHING = "no record from before"


@dataclass(frozen=True, slots=True)
class Before:
    """One series before a procedure."""

    found: Found
    window: Window
    """The days of `average`; the week before when nothing was found."""
    average: Average
    """Its value is None exactly when nothing was found."""
    usual: Average
    """Its value is None under 10 recorded days."""
    usual_window: Window
    """Days -28 to -8."""
    worse_than_usual: bool
    """The week before was worse by 1 point or more: part of a later fall may be a return to usual. Pain only;
    False also where it cannot be said."""


def before(series: Series, day_zero: date, left_out: frozenset[date] = frozenset()) -> Before:
    """Days -7 to -1 if 4 are recorded; else the nearest 7 recorded of days -21 to -1 if there are 4; else nothing.

    `left_out`: days that are in neither (see `days_left_out`). A baseline week of daily scores before treatment is
    what trials use (https://api-pubmed-ncbi.laibokeji.com/24831421); the fallback is a convention of this program.
    """
    week = _window(Found.WEEK, day_zero, WEEK, 1, left_out)
    window, found, level = week, Found.WEEK, average(series, week.days)
    if level.value is None:
        reached = _window(Found.NEAREST, day_zero, NEAREST_WITHIN, 1, left_out)
        nearest = series.counted(reversed(reached.days))[:WEEK]
        found = Found.NEAREST if len(nearest) >= MIN_DAYS else Found.NOTHING
        if found is Found.NEAREST:
            window = _window(found, day_zero, (day_zero - nearest[-1].day).days, 1, left_out)
            level = average(series, window.days)
    usual_window = _window("usual", day_zero, USUAL_FROM, USUAL_TO, left_out)
    usual = average(series, usual_window.days, USUAL_DAYS)
    return Before(found, window, level, usual, usual_window, found is Found.WEEK and _is_worse(series, level, usual))


def _window(name: str, day_zero: date, first: int, last: int, left_out: frozenset[date]) -> Window:
    """Days -first to -last."""
    start, end = day_zero - timedelta(days=first), day_zero - timedelta(days=last)
    return Window(str(name), start, end, left_out & frozenset(span(start, end)))


def _is_worse(series: Series, week: Average, usual: Average) -> bool:
    if not series.measure.is_pain or week.value is None or usual.value is None:
        return False
    return week.value - usual.value >= WORSE_BY - SLACK


def days_left_out(
    one: Lettered, everyone: Iterable[Lettered], pains: Sequence[Pain], after_effects: Iterable[AfterEffect]
) -> frozenset[date]:
    """The days of the four weeks before `one` that are those of an earlier procedure at the same target.

    These are its day 0 and its days of soreness. Soreness without an end counts for the day it began, since
    nobody said how long it went on.
    """
    start = one.day_zero
    if start is None:
        return frozenset()
    days = tuple(span(start - timedelta(days=USUAL_FROM), start - timedelta(days=1)))
    earlier = {
        other.procedure.uid: day
        for other in everyone
        if (day := other.day_zero) is not None and day < start and same_target(one, other, pains)
    }
    sore = [
        (effect.began, max(effect.began, effect.ended or effect.began))
        for effect in after_effects
        if effect.kind == SORENESS and effect.procedure in earlier
    ]
    zeros = frozenset(earlier.values())
    return frozenset(day for day in days if day in zeros or any(began <= day <= ended for began, ended in sore))
