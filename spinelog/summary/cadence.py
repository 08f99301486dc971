"""How often is written, in sentences: what is in force, until when, what comes then; and the pauses of a stretch of days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.cadence import Stretch, Why, after, is_week_due, on, pauses, stretches
from spinelog.analysis.procedures import Lettered, lettered
from spinelog.analysis.series import MIN_DAYS
from spinelog.domain.cadence import DAILY, DAYS_AFTER, DAYS_BEFORE, FARTHEST, PAUSE, WEEKLY
from spinelog.domain.dates import show_day_of_year, show_short
from spinelog.domain.text import capital
from spinelog.domain.values import Cadence, Procedure, Week
from spinelog.domain.week import LENGTH
from spinelog.domain.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinelog.domain.describe import Changes
    from spinelog.storage.journal import Journal

_NAMES = {DAILY: "every day", WEEKLY: "once a week", PAUSE: "a pause"}


@dataclass(frozen=True, slots=True)
class Pacing:
    """How often is written today."""

    today: date
    stretch: Stretch
    then: Stretch | None
    """What follows; None while nothing does."""
    planned: Lettered | None
    """The next procedure whose week before it is still to begin; None while the person pauses or writes every day until then."""
    is_week_due: bool
    """The past week can be told as one."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """`Every day until 4 Dec (14 days after B). Then once a week.` and, with one planned, from when every day helps."""
        found = [f"{capital(_span_words(self.stretch, self.today))}{_near_words(self.stretch)}."]
        if self.then is not None:
            found[0] += f" Then {_NAMES[self.then.pace]}."
        if self.planned is not None and (zero := self.planned.procedure.date.full) is not None:
            first = zero - timedelta(days=DAYS_BEFORE)
            found.append(
                f"{self.planned.letter} is planned for {show_short(zero, self.today)}. Writing every day from "
                f"{show_short(first, self.today)} gives a week before it to compare with."
            )
        return tuple(found)

    @property
    def brief(self) -> tuple[str, ...]:
        """The same in sentences for one line of a screen, what matters most first: a week to be told, then one to be written."""
        found = ["Once a week: the past 7 days as one"] if self.is_week_due else []
        if self.planned is not None and (zero := self.planned.procedure.date.full) is not None:
            is_near = zero - self.today < timedelta(days=FARTHEST)  # then the year is plain
            found.append(
                f"{self.planned.letter} is planned for {show_day_of_year(zero) if is_near else show_short(zero, self.today)}. "
                f"Every day from {show_day_of_year(zero - timedelta(days=DAYS_BEFORE))} gives a week to compare with."
            )
        return (*found, *(() if self.is_week_due else self.sentences[:1]))


def offered(journal: Journal) -> Changes:
    """What a new choice begins with: today, or every day around the next planned procedure whose days are still to begin."""
    today = journal.clock.today()
    planned = pacing(journal).planned
    if planned is None or (zero := planned.procedure.date.full) is None:
        return {"began": today}
    return {"pace": DAILY, "began": zero - timedelta(days=DAYS_BEFORE), "ended": zero + timedelta(days=DAYS_AFTER)}


def pacing(journal: Journal) -> Pacing:
    """Read how often is written today. A week with days enough for an average needs no telling."""
    today = journal.clock.today()
    found = pacing_of(today, journal.items(Cadence), journal.items(Procedure), journal.items(Week))
    if found.is_week_due and len(journal.recorded(today - timedelta(days=LENGTH - 1), today)) >= MIN_DAYS:
        return replace(found, is_week_due=False)
    return found


def pacing_of(today: date, chosen: Iterable[Cadence], procedures: Iterable[Procedure], weeks: Iterable[Week]) -> Pacing:
    """The same of items that are read already."""
    letters = lettered(procedures)
    among = stretches(chosen, letters)
    now = on(today, among)
    ahead = [
        (zero, one)
        for one in letters
        if (zero := one.procedure.date.full) is not None and zero - timedelta(days=DAYS_BEFORE) > today
    ]
    planned = None
    if ahead and now.pace != PAUSE:
        zero, one = min(ahead, key=lambda pair: pair[0])
        is_daily_then = now.pace == DAILY and now.holds(zero - timedelta(days=DAYS_BEFORE))
        planned = None if is_daily_then else one
    return Pacing(today, now, after(now, among), planned, is_week_due(today, among, (one.date for one in weeks)))


def pauses_words(chosen: Iterable[Cadence], first: date, last: date) -> str:
    """`a pause 3 Nov to 9 Nov`, `pauses 3 Nov to 9 Nov and since 18 Nov`; empty without one. `last` is today, or before it."""
    kept = tuple(chosen)
    goes_on = on(last, stretches(kept, ()))
    is_open = goes_on.pace == PAUSE and (goes_on.until is None or goes_on.until > last)
    told = []
    for begins, ends in pauses(kept, first, last):
        if ends == last and is_open:
            told.append(f"since {show_short(begins, last)}")
        else:
            only = begins == ends
            told.append(f"on {show_short(begins, last)}" if only else f"{show_short(begins, last)} to {show_short(ends, last)}")
    return f"{'a pause' if len(told) == 1 else 'pauses'} {' and '.join(joined(told).rsplit(', ', 1))}" if told else ""


def _span_words(one: Stretch, today: date) -> str:
    """`every day until 4 Dec`, `once a week since 23 Oct`, `a pause since 3 Nov, until 30 Nov`."""
    until = f"until {show_short(one.until, today)}" if one.until is not None else ""
    is_told_since = one.since is not None and (one.pace == WEEKLY or not until)
    since = f"since {show_short(one.since, today)}" if one.since is not None and is_told_since else ""
    return f"{_NAMES[one.pace]} {joined((since, until)) or 'for now'}"


def _near_words(one: Stretch) -> str:
    """` (14 days after B)`: what the end of daily writing counts from."""
    return f" ({DAYS_AFTER} days after {one.procedure.letter})" if one.why is Why.NEAR and one.procedure is not None else ""
