"""Goals: how far the person has come, from the days or from the goal's own checks. All comparisons are unrounded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinelog.analysis.measure import Better, Measure
from spinelog.analysis.series import Average, Reading, Series, average
from spinelog.analysis.windows import last_seven
from spinelog.domain.goal import OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from spinelog.analysis.windows import Window
    from spinelog.domain.values import Goal, GoalCheck


@dataclass(frozen=True, slots=True)
class Closest:
    """The best day so far."""

    day: date
    """The latest such day."""
    value: float
    """In the unit of `Progress.target`."""
    at_least: bool
    """Something else ended the stretch."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where one goal stands today."""

    goal: Goal
    measure: Measure | None
    """What measures it; None for a goal of its own, whose values are shown as they were typed."""
    unit: str
    """As shown; of the field, or the goal's own."""
    better: Better
    """Of the field, or the goal's own."""
    target: float | None
    """In stored units (a goal of 7 hours of sleep is 420); None when none was set."""
    since: date | None
    """Days count from here: the goal's start, else the first recorded day; None without either."""
    now: Average | None
    """Over `week`; None for a goal of its own, which is never averaged."""
    week: Window
    """The seven days up to and including today."""
    check: GoalCheck | None
    """A goal of its own: the latest check with a value, to be shown with its date."""
    ability: GoalCheck | None
    """The latest check that says how able the person is, 0 to 10."""
    within: tuple[Reading, ...]
    """What is recorded from `since` to today, by date, from memory too; of a goal of its own the best check of each day."""
    reached_on: tuple[date, ...]
    """Days on which the target was reached; none without a target."""
    kept_on: tuple[date, ...]
    """Of these: the condition was said to be kept."""
    not_kept_on: tuple[date, ...]
    """Of `reached_on`: it was said not to be. Of the rest nothing was said."""
    closest: Closest | None
    """Only when a target was set and never reached."""

    @property
    def recorded(self) -> int:
        """Days recorded, from memory left out."""
        return sum(reading.counts for reading in self.within)

    @property
    def reached(self) -> int:
        """Of `recorded`: days on which the target was reached."""
        return len(self.reached_on)

    @property
    def kept(self) -> int:
        """Of `reached`: days on which the condition was said to be kept."""
        return len(self.kept_on)

    @property
    def not_kept(self) -> int:
        """Of `reached`: days on which it was said not to be kept."""
        return len(self.not_kept_on)

    @property
    def from_memory(self) -> int:
        """Days with a reading from memory; they reach nothing."""
        return len(self.within) - self.recorded


def progress(goal: Goal, today: date, checks: Iterable[GoalCheck] = (), series: Series | None = None) -> Progress:
    """Where a goal stands. `series`: the readings of its field, needed unless it is measured on its own.

    Raises ValueError when the series is not the one that the goal is measured by.
    """
    week = last_seven(today)
    own = sorted((one for one in checks if one.goal == goal.uid and one.date <= today), key=_order)
    if goal.measure == OWN:
        measure, better, target, now = None, Better(goal.better), goal.target, None
        days = _best_checks(own, better)
    elif series is None or series.measure.key != goal.measure:
        raise ValueError(f"the goal is measured by {goal.measure}")
    else:
        measure, better = series.measure, series.measure.better
        # Rounded, since 7.1 hours times 60 must not end just above 426 minutes.
        target = None if goal.target is None else round(goal.target * measure.per_unit, 6)
        now = average(series, week.days)
        days = series.readings
    since = goal.started or min((day for day in days if day <= today), default=None)
    within = [reading for day, reading in sorted(days.items()) if since is not None and since <= day <= today]
    recorded = [reading for reading in within if reading.counts]
    reached = tuple(one.day for one in recorded if target is not None and _reaches(one, target, better))
    said = _said(own, None if measure else target, better)
    return Progress(
        goal=goal,
        measure=measure,
        unit=measure.unit if measure else goal.unit or "",
        better=better,
        target=target,
        since=since,
        now=now,
        week=week,
        check=None if measure else next((one for one in reversed(own) if one.value is not None), None),
        ability=next((one for one in reversed(own) if one.ability is not None), None),
        within=tuple(within),
        reached_on=reached,
        kept_on=tuple(day for day in reached if said.get(day) is True),
        not_kept_on=tuple(day for day in reached if said.get(day) is False),
        closest=None if reached or target is None else _closest(recorded, better),
    )


def _order(check: GoalCheck) -> tuple[date, float, str]:
    return check.date, check.created_at.timestamp() if check.created_at else 0.0, check.uid


def _best_checks(checks: list[GoalCheck], better: Better) -> Mapping[date, Reading]:
    """The best value of each day as a reading; a goal of its own is judged by the day."""
    best: dict[date, Reading] = {}
    for check in checks:
        known = best.get(check.date)
        if check.value is not None and (known is None or better.reaches(check.value, known.value)):
            best[check.date] = Reading(check.date, check.value)
    return best


def _reaches(reading: Reading, target: float, better: Better) -> bool:
    """An open stretch is at least its number, so it may reach a floor but is never known to stay under a ceiling."""
    return better.reaches(reading.value, target) and not (reading.at_least and better is Better.LESS)


def _said(checks: list[GoalCheck], target: float | None, better: Better) -> dict[date, bool]:
    """What was said last of the condition on each day; with a target only by the checks that reach it."""
    return {
        check.date: check.qualifier_kept
        for check in checks
        if check.qualifier_kept is not None
        and (target is None or (check.value is not None and better.reaches(check.value, target)))
    }


def _closest(recorded: list[Reading], better: Better) -> Closest | None:
    if not recorded:
        return None
    sign = 1 if better is Better.MORE else -1
    best = max(recorded, key=lambda one: (sign * one.value, one.at_least and sign > 0, one.day))
    return Closest(best.day, best.value, best.at_least)
