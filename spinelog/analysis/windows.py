"""Windows: the weeks of a journal, and the marks after a procedure, as sets of days.

Day 0 of a procedure is in none of them. Ask `is_over` before reporting one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.series import MIN_DAYS
from spinelog.domain.dates import show_span, week_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spinelog.analysis.procedures import Lettered

MARKS = (
    *((f"week {week}", 7 * week) for week in (1, 2, 4, 6, 12)),
    *((f"month {month}", day) for month, day in ((6, 182), (9, 273), (12, 365))),
)
"""Name of each mark, and the day after day 0 on which its 7 days end."""

LAST_WEEK = MARKS[-1][1] // 7
"""Weeks after a procedure are looked at as far as the last mark goes: a convention of this program."""

TRIAL_DAYS = 3
"""Recorded days that the figure of a stimulator trial needs."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days that is averaged as one."""

    name: str
    """"week 6", "month 6", "week 2 before"; for a calendar week its dates."""
    first: date
    last: date
    left_out: frozenset[date] = frozenset()
    """Days from `first` to `last` that do not belong to it."""
    ended_by: str = ""
    """The letter of the procedure that took days away; empty if none did."""
    number: int | None = None
    """k of week k, negative before the first procedure; None for marks in months and other stretches."""
    minimum: int = MIN_DAYS
    """Recorded days that an average of it needs."""

    @property
    def days(self) -> tuple[date, ...]:
        """Its days in order; none left means "after B"."""
        return tuple(day for day in span(self.first, self.last) if day not in self.left_out)

    def is_over(self, today: date) -> bool:
        """Whether its last day, or the last that was left to it, has passed."""
        days = self.days
        return today > (days[-1] if days else self.last)


def span(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def weeks(first: date, last: date, starts: Sequence[Lettered] = ()) -> tuple[Window, ...]:
    """The weeks that hold the days from `first` to `last`, whole, also those not over yet.

    `starts`: the procedures from which they count (see `procedures.done`). Week k is day +(7k-6) to +7k of the
    latest one; what remains before the next is one short week; before the first they run backwards from it.
    Without any they are calendar weeks, which begin on the weekday that the person chose.
    """
    if not starts:
        return tuple(_calendar_weeks(first, last))
    # The first letter of a day stands for all of that day.
    letters = {start.day_zero: start.letter for start in reversed(starts) if start.day_zero is not None}
    zeros = sorted(letters)
    found = list(_weeks_before(zeros[0], first, last))
    for place, zero in enumerate(zeros):
        end = zeros[place + 1] if place + 1 < len(zeros) else None
        found += _weeks_after(zero, first, last, end, letters[end] if end else "")
    return tuple(found)


def _calendar_weeks(first: date, last: date) -> Iterator[Window]:
    start = week_of(first)
    while start <= last:
        end = start + timedelta(days=6)
        yield Window(show_span(start, end), start, end)
        start = end + timedelta(days=1)


def _weeks_before(zero: date, first: date, last: date) -> Iterator[Window]:
    for week in range(((zero - first).days + 6) // 7, 0, -1):
        start = zero - timedelta(days=7 * week)
        if start <= last:
            yield Window(f"week {week} before", start, start + timedelta(days=6), number=-week)


def _weeks_after(zero: date, first: date, last: date, end: date | None, letter: str) -> Iterator[Window]:
    until = min(last, end - timedelta(days=1)) if end else last
    week = max(1, ((first - zero).days + 6) // 7)
    while (start := zero + timedelta(days=7 * week - 6)) <= until:
        whole = start + timedelta(days=6)
        is_short = end is not None and whole >= end
        final = min(whole, end - timedelta(days=1)) if end else whole
        if final >= first:
            yield Window(f"week {week}", start, final, ended_by=letter if is_short else "", number=week)
        week += 1


def marks(day_zero: date, today: date, end: Lettered | None = None) -> tuple[Window, ...]:
    """The marks after a procedure that are over: weeks 1, 2, 4, 6, 12, months 6, 9, 12.

    From day 0 of `end` on (see `procedures.ended_by`) days are left out; a mark keeps what remains, and one
    with nothing left stays in the list once its seven days would have been over.
    """
    found = []
    for name, offset in MARKS:
        last = day_zero + timedelta(days=offset)
        number = offset // 7 if name.startswith("week") else None
        found.append(_kept(name, last - timedelta(days=6), last, None, end, number))
    return tuple(window for window in found if window.is_over(today))


def weeks_after(day_zero: date, today: date, end: Lettered | None = None) -> tuple[Window, ...]:
    """Week 1, 2, ... after one procedure that are over, up to week 52, whatever was done for another pain meanwhile.

    From day 0 of `end` on there is none; a week cut short keeps its remaining days.
    """
    until = end.day_zero if end else None
    last = min(today, day_zero + timedelta(days=7 * LAST_WEEK))
    found = _weeks_after(day_zero, day_zero + timedelta(days=1), last, until, end.letter if end else "")
    return tuple(week for week in found if week.is_over(today))


def trial_marks(day_zero: date, out: date | None, today: date, end: Lettered | None = None) -> tuple[Window, ...]:
    """A stimulator trial with its leads in, and the 7 days after they came `out`, as far as these are over.

    The days on which leads went in and came out are in neither. Nothing while nobody said when they came out.
    """
    if out is None or out <= day_zero:
        return ()
    day = timedelta(days=1)
    found = []
    if out - day_zero > day:
        within = _kept("the trial", day_zero + day, out - day, None, end, None)
        found.append(replace(within, minimum=TRIAL_DAYS))
    found.append(_kept("the 7 days after it", out + day, out + 7 * day, None, end, None))
    return tuple(window for window in found if window.is_over(today))


def last_seven(today: date, day_zero: date | None = None, end: Lettered | None = None) -> Window:
    """The seven days up to and including today; after a procedure only those that belong to it."""
    return _kept("last seven days", today - timedelta(days=6), today, day_zero, end, None)


def _kept(name: str, first: date, last: date, after: date | None, end: Lettered | None, number: int | None) -> Window:
    """The window without the days up to `after` and from day 0 of `end` on."""
    until = end.day_zero if end else None
    gone = frozenset(
        day for day in span(first, last) if (after is not None and day <= after) or (until is not None and day >= until)
    )
    is_cut = until is not None and until <= last
    return Window(name, first, last, gone, end.letter if end and is_cut else "", number)
