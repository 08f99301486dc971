"""Around a procedure: every series before it, at each mark after it, and in the last seven days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from spinelog.analysis.before import Before, before, days_left_out
from spinelog.analysis.change import Change, change
from spinelog.analysis.procedures import done, ended_by, target_pain
from spinelog.analysis.relief import Relief, relief
from spinelog.analysis.series import MIN_DAYS, Average, Series, average
from spinelog.analysis.windows import Window, last_seven, marks
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
    latest: Window | None
    """The latest mark that is over and had at least 4 days: the headline. None: too early, or ended too soon."""
    series: tuple[AroundSeries, ...]
    """In the order given."""


def around(
    one: Lettered,
    everyone: Iterable[Lettered],
    pains: Sequence[Pain],
    series: Iterable[Series],
    today: date,
    after_effects: Iterable[AfterEffect] = (),
) -> Around:
    """Everything around one procedure. Raises ValueError without a day 0 that is not after today.

    `everyone`: all lettered procedures. Extra tablets, if among `series`, also stand with the relief, averaged
    on the very days of the two pain figures.
    """
    zero = one.day_zero
    if zero is None or zero > today:
        raise ValueError("only a done procedure with a full date, not after today, has days around it")
    past = done(everyone, today)
    target, is_told = target_pain(one.procedure, pains)
    end = ended_by(one, past, pains)
    left_out = days_left_out(one, past, pains, after_effects)
    windows = marks(zero, today, end)
    latest = next((window for window in reversed(windows) if len(window.days) >= MIN_DAYS), None)
    recent = last_seven(today, zero, end)
    followed = tuple(series)
    extra = next((each for each in followed if each.measure.key == EXTRA), None)

    def look(each: Series) -> AroundSeries:
        role = _role(each, target)
        start = before(each, zero, left_out)
        found = tuple(Mark(window, average(each, window.days)) for window in windows)
        return AroundSeries(
            series=each,
            role=role,
            before=start,
            marks=found,
            last_seven=Mark(recent, average(each, recent.days)),
            relief=_relief(each, start, latest, extra) if latest and role is Role.TARGET else None,
            change=_change(each, start.window, latest) if latest and role in (Role.FUNCTION, Role.EXTRA) else None,
        )

    return Around(one, target, is_told, (today - zero).days, end, latest, tuple(look(each) for each in followed))


def _role(series: Series, target: Pain | None) -> Role:
    if not series.measure.is_pain:
        return Role.EXTRA if series.measure.key.startswith(DOSE_KEY) else Role.FUNCTION
    return Role.TARGET if target and series.measure.key == PAIN_KEY + target.uid else Role.OTHER_PAIN


def _relief(series: Series, start: Before, mark: Window, extra: Series | None) -> Relief:
    tablets = _change(extra, start.window, mark) if extra else None
    return relief(series.measure, start.average, average(series, mark.days), tablets)


def _change(series: Series, start: Window, mark: Window) -> Change:
    return change(series.measure, average(series, start.days), average(series, mark.days))
