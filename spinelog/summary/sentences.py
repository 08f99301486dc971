"""Computed facts as sentences. No causal verb, no verdict; every figure with its days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, AroundSeries, Mark, Role
from spinelog.analysis.before import Before, Found
from spinelog.analysis.change import Reason
from spinelog.analysis.measure import Measure
from spinelog.analysis.series import MIN_DAYS, Average
from spinelog.analysis.shown import MINUS, short_of, show_beside, shown_change
from spinelog.domain.amounts import fixed
from spinelog.domain.dates import PartialDate, show_partial, show_short, show_span
from spinelog.domain.text import capital

if TYPE_CHECKING:
    from spinelog.analysis.goals import Progress
    from spinelog.analysis.relief import Relief

TO = "\u2192"

GOAL_DAYS = 365
"""Days in which a goal is looked at, up to today: the same on every screen, and few enough to read at once."""


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
    """Bad days without scores in the window; 0 for what is no pain."""
    dates: str = ""
    """From when to when, where the nearest recorded days stand in for the week before: "16-25 Sep"; else empty."""
    average: Average | None = None
    """What it prints."""

    @property
    def of(self) -> str:
        """`6 of 7`, or `5 days` of the nearest ones."""
        return f"{self.n} days" if self.dates else f"{self.n} of {self.days}"

    @property
    def of_days(self) -> str:
        """`6 of 7 days`, with the bad days beside them."""
        return f"{self.of}{'' if self.dates else ' day' if self.days == 1 else ' days'}{self.without}"

    @property
    def bad(self) -> str:
        """`2 bad days` without scores; empty without any."""
        return f"{self.bad_days} bad {'day' if self.bad_days == 1 else 'days'}" if self.bad_days else ""

    @property
    def words(self) -> str:
        """`9 (7-10), 6 of 7 days`, or why there is none."""
        if not self.text:
            return f"not enough days to say ({self.of}{self.without})"
        return f"{self.text} ({self.spread}), {self.of_days}"

    @property
    def without(self) -> str:
        """`, 2 bad days without scores`, to go on a sentence with; empty without any."""
        return f", {self.bad} without scores" if self.bad else ""


def figure(average: Average, measure: Measure, text: str | None = None) -> Figure:
    """An average for print; `text` where a change has fixed its decimals."""
    spread = ""
    if average.low is not None and average.high is not None:
        low, high = (_typed(value / measure.per_unit, measure) for value in (average.low, average.high))
        spread = (low if low == high else f"{low}-{high}") + ("+" if average.high_at_least else "")
    shown = "" if average.value is None else text or measure.show(average.value)
    if shown and average.at_least:
        shown = f"at least {shown}"
    bad_days = average.bad_days if measure.is_pain else 0
    return Figure(shown, average.n, average.days, spread, bad_days, average=average)


def before_figure(before: Before, measure: Measure, text: str | None = None) -> Figure:
    """The figure from before; the nearest recorded days come with their dates."""
    shown = figure(before.average, measure, text)
    return replace(shown, dates=_used(before)) if before.found is Found.NEAREST else shown


def _used(before: Before) -> str:
    return show_span(before.average.used[0], before.average.used[-1])


def _typed(value: float, measure: Measure) -> str:
    """A single day: hours of sleep have one decimal, scores and minutes none, tablets one where there are halves."""
    is_whole = measure.per_unit == 1 and fixed(value, 1).endswith(".0")
    return fixed(value, 0 if is_whole else 1)


def unit_words(measure: Measure) -> str:
    """The unit behind a figure in a sentence: "min", "a day", "h a night"; empty for scores."""
    if measure.key == "exercise_min":
        return "min a day"
    return {"steps": "a day", "h": "h a night"}.get(measure.unit, measure.unit)


def name_words(measure: Measure) -> str:
    """What a measure is called inside a sentence; a pain as the person named it."""
    if measure.key == "pain_worst":
        return "worst pain of the day"
    return measure.label if measure.is_pain else measure.label.lower()


def level(measure: Measure, average: Average, when: str) -> str:
    """`Sitting 27 min in the last 7 days (6 of 7 days)`; says so when there are too few."""
    return capital(level_words(measure, average, when))


def level_words(measure: Measure, average: Average, when: str = "") -> str:
    """The same inside a sentence; without `when` the sentence has already said it."""
    shown, name = figure(average, measure), name_words(measure)
    stretch = f" {when}" if when else ""
    if not shown.text:
        return f"{name}: not enough days to say{stretch} ({shown.of}{shown.without})"
    unit = unit_words(measure) or ("of 10" if measure.is_pain else "")
    return f"{name} {shown.text} {unit}".rstrip() + f"{stretch} ({shown.of_days})"


def recent_words(view: Around) -> str:
    """Which days "now" is: the last seven, or those since a procedure that is younger."""
    return f"since {view.procedure.letter}" if view.day < 7 else "in the last 7 days"


def before_name(before: Before, letter: str) -> str:
    """`the week before A`, or the dates of the nearest recorded days."""
    if before.found is Found.NEAREST:
        return f"the nearest recorded days before {letter} ({_used(before)})"
    return f"the week before {letter}"


def compared(found: AroundSeries, view: Around) -> str:
    """The sentence under a panel: from before to the latest mark, each with its days; else the level of now."""
    measure, letter = found.series.measure, view.procedure.letter
    name = capital(measure.label)
    mark = next((mark for mark in found.marks if view.latest and mark.window.name == view.latest.name), None)
    if mark is None or mark.average.value is None:
        if mark is None or found.last_seven.average.value is not None:
            return _recent(found, view)
        return level(measure, mark.average, f"in {mark.window.name}")
    if found.before.average.value is None:
        return f"{level(measure, mark.average, f'in {mark.window.name}')}; no record from before {letter}"
    start, end = ends(found, mark)
    text = f"{name} {start.text} {TO} {end.text} {unit_words(measure)}".rstrip()
    text += f", {before_name(found.before, letter)} to {mark.window.name}"
    relief = relief_words(found) if found.role is Role.TARGET else ""
    return f"{text}{'; ' + relief if relief else ''}; {days_words(start, end)}"


def _recent(found: AroundSeries, view: Around) -> str:
    """The level of now, where no mark can be told yet or the next procedure took the days away."""
    letter, name = view.procedure.letter, capital(name_words(found.series.measure))
    if view.day == 0:
        return f"{name}: {letter} is today, too early to say"
    if view.end is not None and not found.last_seven.window.days:
        return f"{name}: no full week between {letter} and {view.end.letter}"
    early = "; too early to say" if view.is_early and found.role is Role.TARGET else ""
    return level(found.series.measure, found.last_seven.average, recent_words(view)) + early


def ends(found: AroundSeries, mark: Mark) -> tuple[Figure, Figure]:
    """The figures of before and of a mark, with as many decimals as the change between them needs, if one is told."""
    measure, before, after = found.series.measure, found.before.average.value, mark.average.value
    if before is None or after is None or found.role is Role.OTHER_PAIN:
        return before_figure(found.before, measure), figure(mark.average, measure)
    shown = shown_change(before, after, measure)
    return before_figure(found.before, measure, shown.before), figure(mark.average, measure, shown.after)


def days_words(start: Figure, end: Figure) -> str:
    """`6 and 5 of 7 days`, with the bad days of both."""
    bad = start.bad_days + end.bad_days
    if start.days == end.days and not start.dates and not bad:
        return f"{start.n} and {end.n} of {end.days} days"
    return f"{start.of_days}, then {end.of_days}"


def relief_words(found: AroundSeries) -> str:
    """`4.8 points, 60 % lower`; points alone, or nothing, where a percent would mean nothing."""
    relief = found.relief
    if relief is None or relief.points is None:
        return ""
    direction = str(relief.direction)
    more = " with more medicine than before" if relief.has_more_medicine else ""
    if direction == "same":
        return f"the same{more}"
    before, after = relief.before.value, relief.after.value
    change = shown_change(before, after, relief.measure).change if before is not None and after is not None else ""
    points = change.lstrip("+" + MINUS)
    text = f"{points} {'point' if points == '1' else 'points'}"
    if relief.percent is not None:
        return f"{text}, {relief.show_percent()} % {direction}{more}"
    return f"{text} {direction}{more}" + ("; percent not applicable" if relief.reason is Reason.ZERO_BEFORE else "")


def extra_words(relief: Relief | None) -> str:
    """`extra tablets 1.8 -> 0.2 a day` on the days of the relief, or that they were not recorded."""
    extra = relief.extra if relief else None
    if extra is None or not extra.before.n + extra.after.n:
        return "extra tablets: not recorded"
    start, end = figure(extra.before, extra.measure), figure(extra.after, extra.measure)
    if extra.before.value is None or extra.after.value is None:
        return f"extra tablets: not enough days to say ({days_words(start, end)})"
    shown = shown_change(extra.before.value, extra.after.value, extra.measure)
    return f"extra tablets {shown.before} {TO} {shown.after} a day ({days_words(start, end)})"


def usual_words(found: AroundSeries, letter: str) -> str:
    """The caution when the week before was worse than usual; empty otherwise."""
    if not found.before.worse_than_usual or found.before.usual.value is None:
        return ""
    usual = figure(found.before.usual, found.series.measure)
    return (
        f"The week before {letter} was worse than the three before it (usual {usual.text}, {usual.of} days); "
        "part of a later fall may be a return to usual."
    )


def partial_words(partial: PartialDate, today: date) -> str:
    """`19 Nov`, with the year unless it is this year's; `Oct 2026` or `2024` where no more is known."""
    return show_short(partial.full, today) if partial.full else show_partial(partial)


def min_days_words() -> str:
    """The convention that every average follows."""
    return f"An average needs {MIN_DAYS} recorded days of 7, a rule of this program."


def progress_words(found: Progress, today: date) -> str:
    """Where a goal stands: reached on how many days, the condition where it was said, or closest so far."""
    parts = []
    is_long = found.measure is not None and found.since is not None and (today - found.since).days >= GOAL_DAYS
    within = " (in the last year)" if is_long else ""
    if found.target is not None and found.recorded:
        if found.reached:
            days = "day" if found.recorded == 1 else "days"
            reached = f"reached on {found.reached} of {found.recorded} recorded {days}{within}"
            if found.goal.qualifier and (said := found.kept + found.not_kept):
                where = "the one day" if said == 1 else f"the {said}"
                reached += f", {found.goal.qualifier} on {found.kept} of {where} where it was said"
            parts.append(reached)
        elif found.closest is not None:
            value = _goal_value(found, found.closest.value)
            least = "at least " if found.closest.at_least else ""
            parts.append(f"closest so far: {least}{value}, {show_short(found.closest.day, today)}{within}")
    if found.goal.status == "reached":
        parts.append("you marked it as reached")
    if found.ability is not None:
        parts.append(f"your own rating {found.ability.ability} of 10, {show_short(found.ability.date, today)}")
    return "; ".join(parts)


def goal_now(found: Progress, today: date) -> str:
    """The figure of now: a 7-day average, or the latest check with its date; empty without one."""
    if found.now is not None and found.measure is not None:
        if found.now.value is None:
            return f"not enough days to say ({found.now.n} of {found.now.days})"
        least = "at least " if found.now.at_least else ""
        return f"{least}{_goal_value(found, found.now.value)} ({figure(found.now, found.measure).of_days})"
    if found.check is not None and found.check.value is not None:
        return f"{_goal_value(found, found.check.value)} ({show_short(found.check.date, today)})"
    return ""


def amount(value: float) -> str:
    """A number as it was typed, with commas at the thousands: `0.9`, `30`, `6,000`; at most six decimals."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def _goal_value(found: Progress, value: float) -> str:
    """A value of a goal with its unit, never rounded so far that it seems to reach a target that it does not."""
    if found.measure is not None:
        text = found.measure.show(value)
        if found.target is not None:
            text = show_beside(value, found.target, found.measure)
        return f"{text} {found.unit}".strip()
    text = amount(value)
    if found.target is not None and not found.better.reaches(value, found.target):
        text = text if not _seems_reached(text, found) else short_of(value, [found.target], 2, found.better)
    return f"{text} {found.unit}".strip()


def _seems_reached(text: str, found: Progress) -> bool:
    return found.target is not None and found.better.reaches(float(text.replace(",", "")), found.target)
