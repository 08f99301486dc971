"""Computed facts as sentences. No causal verb, no verdict; every figure with its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, AroundSeries, Mark, Role
from spinelog.analysis.before import Before, Found
from spinelog.analysis.change import Reason
from spinelog.analysis.measure import Measure
from spinelog.analysis.series import MIN_DAYS, Average
from spinelog.analysis.shown import shown_change
from spinelog.domain.amounts import fixed
from spinelog.domain.dates import show_short, show_span
from spinelog.domain.text import capital

if TYPE_CHECKING:
    from spinelog.analysis.goals import Progress

TO = "\u2192"


@dataclass(frozen=True, slots=True)
class Figure:
    """One average as it is printed."""

    text: str
    """The number in shown units, "at least" before it where it is; empty when there are too few days."""
    n: int
    days: int
    spread: str
    """Lowest and highest, like "7-9"; empty without days."""
    bad_days: int
    """Bad days without scores in the window."""

    @property
    def of(self) -> str:
        """`6 of 7`."""
        return f"{self.n} of {self.days}"

    @property
    def words(self) -> str:
        """`9 (7-10), 6 of 7 days`, or why there is none."""
        if not self.text:
            return f"not enough days to say ({self.of})"
        return f"{self.text} ({self.spread}), {self.of} days"


def figure(average: Average, measure: Measure, text: str | None = None) -> Figure:
    """An average for print; `text` where a change has fixed its decimals."""
    spread = ""
    if average.low is not None and average.high is not None:
        low, high = (fixed(value / measure.per_unit, _typed_places(measure)) for value in (average.low, average.high))
        spread = f"{low}-{high}{'+' if average.high_at_least else ''}"
    shown = "" if average.value is None else text or measure.show(average.value)
    if shown and average.at_least:
        shown = f"at least {shown}"
    return Figure(shown, average.n, average.days, spread, average.bad_days)


def _typed_places(measure: Measure) -> int:
    """Decimals of single days: hours of sleep have one, scores and minutes none."""
    return 1 if measure.per_unit > 1 else 0


def level(measure: Measure, average: Average, when: str) -> str:
    """`Sitting 27 min in the last 7 days (6 of 7 days)`; says so when there are too few."""
    shown = figure(average, measure)
    if not shown.text:
        return f"{capital(measure.label)}: not enough days to say in {when} ({shown.of})"
    unit = f" {measure.unit}" if measure.unit else " of 10" if measure.is_pain else ""
    return f"{capital(measure.label)} {shown.text}{unit} in {when} ({shown.of} days)"


def before_name(before: Before, letter: str) -> str:
    """`the week before A`, or the dates of the nearest recorded days."""
    if before.found is Found.NEAREST:
        used = before.average.used
        return f"{show_span(used[0], used[-1])}, before {letter}"
    return f"the week before {letter}"


def compared(found: AroundSeries, view: Around) -> str:
    """The sentence under a panel: from before to the latest mark, each with its days; else the level of now."""
    measure, letter = found.series.measure, view.procedure.letter
    name = capital(measure.label)
    mark = next((mark for mark in found.marks if view.latest and mark.window.name == view.latest.name), None)
    if mark is None or mark.average.value is None:
        if mark is None or found.last_seven.average.value is not None:
            return level(measure, found.last_seven.average, "the last 7 days")
        return level(measure, mark.average, mark.window.name)
    after = figure(mark.average, measure)
    unit = f" {measure.unit}" if measure.unit else ""
    if found.before.average.value is None:
        return f"{name} {after.text}{unit} in {mark.window.name} ({after.of} days); no record from before {letter}"
    shown = shown_change(found.before.average.value, mark.average.value, measure)
    start, end = figure(found.before.average, measure, shown.before), figure(mark.average, measure, shown.after)
    text = f"{name} {start.text} {TO} {end.text}{unit}, {before_name(found.before, letter)} to {mark.window.name}"
    relief = relief_words(found) if found.role is Role.TARGET else ""
    return f"{text}{'; ' + relief if relief else ''}; {_days(start, end)}"


def _days(start: Figure, end: Figure) -> str:
    return f"{start.n} and {end.n} of 7 days" if start.days == end.days == 7 else f"{start.of} and {end.of} days"


def relief_words(found: AroundSeries) -> str:
    """`4.8 points, 60 % lower`; points alone, or nothing, where a percent would mean nothing."""
    relief = found.relief
    if relief is None or relief.points is None:
        return ""
    points = f"{fixed(abs(relief.points), 1)} points"
    direction = str(relief.direction)
    if direction == "same":
        return "the same"
    if relief.percent is None:
        return f"{points} {direction}" + ("; percent not applicable" if relief.reason is Reason.ZERO_BEFORE else "")
    more = " with more medicine than before" if relief.has_more_medicine else ""
    return f"{points}, {relief.show_percent()} % {direction}{more}"


def extra_words(found: AroundSeries | None, mark: Mark | None) -> str:
    """`extra tablets 1.8 -> 0.2 a day`, or that they were not recorded; stands with every relief."""
    if found is None or mark is None or found.before.average.value is None or mark.average.value is None:
        return "extra tablets: not recorded"
    shown = shown_change(found.before.average.value, mark.average.value, found.series.measure)
    of = _days(figure(found.before.average, found.series.measure), figure(mark.average, found.series.measure))
    return f"extra tablets {shown.before} {TO} {shown.after} a day ({of})"


def usual_words(found: AroundSeries, letter: str) -> str:
    """The caution when the week before was worse than usual; empty otherwise."""
    if not found.before.worse_than_usual or found.before.usual.value is None:
        return ""
    usual = found.series.measure.show(found.before.usual.value)
    return (
        f"The week before {letter} was worse than the three before it (usual {usual}); "
        "part of a later fall may be a return to usual."
    )


def min_days_words() -> str:
    """The convention that every average follows."""
    return f"An average needs {MIN_DAYS} recorded days of 7, a rule of this program."


def progress_words(found: Progress, today: date) -> str:
    """Where a goal stands: reached on how many days, the condition where it was said, or closest so far."""
    parts = []
    if found.target is not None and found.recorded:
        if found.reached:
            reached = f"reached on {found.reached} of {found.recorded} recorded days"
            if found.goal.qualifier and found.kept + found.not_kept:
                reached += f", {found.goal.qualifier} on {found.kept} of the {found.kept + found.not_kept} where it was said"
            parts.append(reached)
        elif found.closest is not None:
            value = _goal_value(found, found.closest.value)
            parts.append(f"closest so far: {value}, {show_short(found.closest.day, today)}")
    if found.ability is not None:
        parts.append(f"your own rating {found.ability.ability} of 10, {show_short(found.ability.date, today)}")
    return "; ".join(parts)


def goal_now(found: Progress, today: date) -> str:
    """The figure of now: a 7-day average, or the latest check with its date; empty without one."""
    if found.now is not None and found.measure is not None:
        if found.now.value is None:
            return f"not enough days to say ({found.now.n} of {found.now.days})"
        return f"{_goal_value(found, found.now.value)} ({found.now.n} of {found.now.days} days)"
    if found.check is not None and found.check.value is not None:
        return f"{_goal_value(found, found.check.value)} ({show_short(found.check.date, today)})"
    return ""


def _goal_value(found: Progress, value: float) -> str:
    """A value of a goal with its unit, never rounded so far that it seems to reach a target that it does not."""
    from spinelog.analysis.shown import short_of, show_beside

    if found.measure is not None:
        text = measure_text = found.measure.show(value)
        if found.target is not None:
            text = show_beside(value, found.target, found.measure)
        return f"{text or measure_text} {found.unit}".strip()
    text = f"{value:g}"
    if found.target is not None and not found.better.reaches(value, found.target):
        text = text if not _seems_reached(text, found) else short_of(value, [found.target], 2, found.better)
    return f"{text} {found.unit}".strip()


def _seems_reached(text: str, found: Progress) -> bool:
    return found.target is not None and found.better.reaches(float(text), found.target)
