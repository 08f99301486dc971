"""Limits and ticks: a y axis that leaves room above the goal, an x axis whose labels never touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from math import floor, isfinite, log10
from typing import NamedTuple

from spinelog.charts.spec import Tick
from spinelog.domain.dates import show_day_of_year, show_month

ROOM = 1.2
"""The axis ends this much above the goal and the highest value: letters stand in that row."""

_NICE = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100)


class Scale(NamedTuple):
    """A y axis."""

    low: float
    high: float
    ticks: tuple[Tick, ...]


PAIN = Scale(0.0, 10.0, (Tick(0, "0"), Tick(5, "5"), Tick(10, "10")))
"""Scores: the whole range always, so that two panels can be compared by eye."""


def scale(values: Iterable[float], goal: float | None = None, *, least: float = 10.0) -> Scale:
    """A y axis from zero to a fifth above the goal and the highest value, with two or three ticks.

    `least` is the smallest value it makes room for, so that an empty panel has an axis too.
    """
    peak = max((value for value in (*values, goal or 0.0) if isfinite(value)), default=0.0)
    peak = peak if peak > 1e-9 else least
    high = peak * ROOM
    step = _nice_below(high / 2)
    if goal is None or not isfinite(goal) or not 0 < goal <= peak:
        return Scale(0.0, high, _ticks(0, step, 2 * step))
    if 3 * goal < peak:  # far below the data: the goal needs its label, and the data a tick of its own
        return Scale(0.0, high, _ticks(0, goal, 2 * step))
    half = goal / 2
    return Scale(0.0, high, _ticks(0, half, goal) if goal < 10 or half == int(half) else _ticks(0, goal))


def _ticks(*values: float) -> tuple[Tick, ...]:
    return tuple(Tick(value, label(value)) for value in values)


def _nice_below(number: float) -> float:
    unit = 10.0 ** floor(log10(number))
    return max((nice * unit for nice in _NICE if nice * unit <= number * (1 + 1e-9)), default=unit)


def label(value: float) -> str:
    """A value in up to five signs: `30`, `7.5`, `3k`, `12.5k`. From ten thousand it is rounded to three digits."""
    if value >= 10_000 or (value >= 1000 and value % 100 == 0):
        return f"{value / 1000:.3g}k"
    return f"{value:.3g}" if value < 100 else f"{value:.4g}"


class DateTick(NamedTuple):
    """A labelled day on the x axis."""

    day: date
    label: str


def date_ticks(first: date, last: date, room: float, *, sign: float = 1.0, gap: float = 2.0) -> tuple[DateTick, ...]:
    """Days to label on an axis `room` wide, closest first that leaves `gap` between labels of `sign` a character.

    Steps are 1, 2, 7 or 14 days ("24 Nov"), 1 to 6 months ("Nov 2026"), 1 to 100 years ("2026"). With one day a
    column this is a label every 14 days at 80 columns and every 7 at 120. Never empty.
    """
    a_day = room / (last.toordinal() - first.toordinal() + 1)
    for shortest, longest_label, show, dates in _steps(first, last):
        if shortest * a_day >= longest_label * sign + gap and (found := tuple(dates)):
            return tuple(DateTick(day, show(day)) for day in found)
    return (DateTick(first, show_day_of_year(first)),)


def _by_month(day: date) -> str:
    return show_month(day.year, day.month)


def _by_year(day: date) -> str:
    return str(day.year)


_Step = tuple[int, int, Callable[[date], str], Iterator[date]]


def _steps(first: date, last: date) -> Iterator[_Step]:
    """Shortest distance in days, longest label, how to show, and the dates: from close to wide."""
    for days in _DAYS:
        yield days, 6, show_day_of_year, _every_day(first, last, days)
    for months in _MONTHS:
        yield 28 if months == 1 else 59 * months // 2, 8, _by_month, _every_month(first, last, months)
    for years in _YEARS:
        yield 365 * years, 4, _by_year, _every_year(first, last, years)


def _every_day(first: date, last: date, step: int) -> Iterator[date]:
    for offset in range(0, last.toordinal() - first.toordinal() + 1, step):
        yield first + timedelta(offset)


def _every_month(first: date, last: date, step: int) -> Iterator[date]:
    begin = first.year * 12 + first.month - 1 + (first.day > 1)
    for number in range(begin + -begin % step, last.year * 12 + last.month, step):
        yield date(number // 12, number % 12 + 1, 1)


def _every_year(first: date, last: date, step: int) -> Iterator[date]:
    begin = first.year + (first.timetuple().tm_yday > 1)
    for year in range(begin + -begin % step, last.year + 1, step):
        yield date(year, 1, 1)
