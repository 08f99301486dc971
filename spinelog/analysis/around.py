"""Around a procedure: every series before it, at each mark after it, and in the last seven days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from spinelog.analysis.before import SORENESS, Before, before, days_left_out
from spinelog.analysis.change import Change, change
from spinelog.analysis.duration import Duration, WeekLevel, duration, levels
from spinelog.analysis.look import TRIAL, Look, headline, look
from spinelog.analysis.procedures import done, ended_by, target_pain
from spinelog.analysis.relief import Relief, relief
from spinelog.analysis.series import Average, Series, average
from spinelog.analysis.sessions import session_of
from spinelog.analysis.windows import LAST_WEEK, Window, last_seven, marks, span, trial_marks, weeks_after
from spinelog.domain.day import DOSE_KEY, EXTRA, PAIN_KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from spinelog.analysis.procedures import Lettered
    from spinelog.domain.values import AfterEffect, Pain


class Role(StrEnum):
    """What a series is to a procedure."""

    TARGET = "target"
    """The pain it is looked at through: points and percent."""
    OTHER_PAIN = "other pain"
    """Levels only. The worst pain of the day is one of these, since it belongs to no single pain."""
    FUNCTION = "function"
    """A difference in units."""
    EXTRA = "extra tablets"
    """A difference in tablets a day."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One series in one window."""

    window: Window
    average: Average
    """No value: not enough days; no days in the window: "after B"."""


@dataclass(frozen=True, slots=True)
class AroundSeries:
    """One series around a procedure."""

    series: Series
    role: Role
    before: Before
    marks: tuple[Mark, ...]
    """The reported ones in order; the same windows for every series."""
    last_seven: Mark
    """The seven days to today, as far as they belong to the procedure."""
    relief: Relief | None
    """To the latest mark, for the target only; None while no mark is complete."""
    change: Change | None
    """To the latest mark, for function and extra tablets; None while no mark is complete."""


@dataclass(frozen=True, slots=True)
class Around:
    """A procedure, seen through its target pain."""

    procedure: Lettered
    target: Pain | None
    """None when the journal follows no pain."""
    is_told: bool
    """False: the target was not told, the main pain stands in."""
    day: int
    """Which day after day 0 today is."""
    end: Lettered | None
    """The procedure from whose day 0 on days no longer belong to this one."""
    look: Look
    """From when it is looked at."""
    latest: Window | None
    """The headline: the latest mark that is over, had at least 4 days, and does not end before the day to look. None: too
    early, or ended too soon."""
    series: tuple[AroundSeries, ...]
    """In the order given."""
    weeks: tuple[Mark, ...]
    """The target pain by the week, as far as the weeks are over; empty without a target and for a stimulator trial."""
    sore: frozenset[date]
    """Its own days of soreness: drawn, but no duration begins in their week and none is the best."""
    best: Mark | None
    """The week in which the target pain was lowest, the first of equals."""
    durations: tuple[Duration, ...]
    """At half or less, then at 30 percent less; empty where there is no percent."""

    @property
    def is_trial(self) -> bool:
        """A stimulator trial is looked at while it goes on."""
        return self.procedure.procedure.kind == TRIAL

    @property
    def is_early(self) -> bool:
        """Today is before the day on which a look is usual, and nothing can be told yet."""
        zero = self.procedure.day_zero
        return self.latest is None and zero is not None and self.look.is_early(zero + timedelta(days=self.day))

    @property
    def of_target(self) -> AroundSeries | None:
        """The pain that it is looked at through."""
        return next((each for each in self.series if each.role is Role.TARGET), None)


def around(
    one: Lettered,
    everyone: Iterable[Lettered],
    pains: Sequence[Pain],
    series: Iterable[Series],
    today: date,
    after_effects: Iterable[AfterEffect] = (),
    *,
    as_recorded: bool = False,
) -> Around:
    """Everything around one procedure. Raises ValueError without a day 0 that is not after today.

    `everyone`: all lettered procedures. Extra tablets, if among `series`, also stand with the relief, averaged
    on the very days of the two pain figures. `as_recorded`: the headline is the latest mark whose target pain was written
    down on enough days, if there is one; else a mark with too few days says so, and no earlier one stands in for it.
    """
    zero = one.day_zero
    if zero is None or zero > today:
        raise ValueError("only a done procedure with a full date, not after today, has days around it")
    past = done(everyone, today)
    target, is_told = target_pain(one.procedure, pains)
    end = ended_by(one, past, pains)
    after_effects = tuple(after_effects)
    left_out = days_left_out(one, past, pains, after_effects)
    is_trial = one.procedure.kind == TRIAL
    windows = trial_marks(zero, one.procedure.ended, today, end) if is_trial else marks(zero, today, end)
    seen_from = look(one)
    followed = tuple(series)
    told = _recorded(windows, followed, target) if as_recorded else ()
    latest = headline(told, seen_from, is_trial=is_trial) or headline(windows, seen_from, is_trial=is_trial)
    recent = last_seven(today, zero, end)
    extra = next((each for each in followed if each.measure.key == EXTRA), None)

    def look_at(each: Series) -> AroundSeries:
        role = _role(each, target)
        start = before(each, zero, left_out)
        found = tuple(_mark(each, window) for window in windows)
        return AroundSeries(
            series=each,
            role=role,
            before=start,
            marks=found,
            last_seven=Mark(recent, average(each, recent.days)),
            relief=_relief(each, start, latest, extra) if latest and role is Role.TARGET else None,
            change=_change(each, start.window, latest) if latest and role in (Role.FUNCTION, Role.EXTRA) else None,
        )

    looked_at = tuple(look_at(each) for each in followed)
    sore = _sore_days(one, past, after_effects)
    of_target = next((each for each in looked_at if each.role is Role.TARGET), None)
    by_week = () if is_trial or of_target is None else weeks_after(zero, today, end)
    weeks = tuple(_mark(of_target.series, week) for week in by_week) if of_target is not None else ()
    return Around(
        procedure=one,
        target=target,
        is_told=is_told,
        day=(today - zero).days,
        end=end,
        look=seen_from,
        latest=latest,
        series=looked_at,
        weeks=weeks,
        sore=sore,
        best=_best(weeks, sore),
        durations=_durations(of_target, weeks, sore, _cut_by(zero, end)),
    )


def _mark(series: Series, window: Window) -> Mark:
    return Mark(window, average(series, window.days, window.minimum))


def _recorded(windows: Iterable[Window], series: Iterable[Series], target: Pain | None) -> tuple[Window, ...]:
    """The windows with enough days of the target pain."""
    of_target = next((each for each in series if _role(each, target) is Role.TARGET), None)
    return tuple(window for window in windows if of_target and _mark(of_target, window).average.value is not None)


def _sore_days(one: Lettered, everyone: Iterable[Lettered], after_effects: Iterable[AfterEffect]) -> frozenset[date]:
    """Soreness after any part of the session; without an end only the day it began, since nobody said how long."""
    session = {member.procedure.uid for member in session_of(one, everyone).members}
    spans = (
        span(effect.began, max(effect.began, effect.ended or effect.began))
        for effect in after_effects
        if effect.kind == SORENESS and effect.procedure in session
    )
    return frozenset(day for days in spans for day in days)


def _cut_by(zero: date, end: Lettered | None) -> str:
    """The letter of the procedure that ended the weeks; empty where all 52 were over before it."""
    day = end.day_zero if end is not None else None
    return end.letter if end is not None and day is not None and day - zero <= timedelta(days=7 * LAST_WEEK) else ""


def _best(weeks: Iterable[Mark], sore: frozenset[date]) -> Mark | None:
    levels = [
        (mark.average.value, mark) for mark in weeks if mark.average.value is not None and sore.isdisjoint(mark.window.days)
    ]
    return min(levels, key=lambda pair: pair[0])[1] if levels else None


def _durations(target: AroundSeries | None, weeks: Sequence[Mark], sore: frozenset[date], until: str) -> tuple[Duration, ...]:
    if target is None:
        return ()
    followed = [WeekLevel(mark.window.number or 0, mark.average.value, not sore.isdisjoint(mark.window.days)) for mark in weeks]
    found = (duration(target.before.average.value, followed, percent, until) for percent in levels())
    return tuple(one for one in found if one is not None)


def _role(series: Series, target: Pain | None) -> Role:
    if not series.measure.is_pain:
        return Role.EXTRA if series.measure.key.startswith(DOSE_KEY) else Role.FUNCTION
    return Role.TARGET if target and series.measure.key == PAIN_KEY + target.uid else Role.OTHER_PAIN


def _relief(series: Series, start: Before, mark: Window, extra: Series | None) -> Relief:
    tablets = _change(extra, start.window, mark) if extra else None
    return relief(series.measure, start.average, average(series, mark.days, mark.minimum), tablets)


def _change(series: Series, start: Window, mark: Window) -> Change:
    return change(series.measure, average(series, start.days), average(series, mark.days, mark.minimum))
