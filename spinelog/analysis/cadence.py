"""Cadence: how often is written on which day. What the person chose goes first, then the days around a procedure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from spinelog.domain.cadence import DAILY, DAYS_AFTER, DAYS_BEFORE, PAUSE, WEEKLY
from spinelog.domain.week import LENGTH

if TYPE_CHECKING:
    from spinelog.analysis.procedures import Lettered
    from spinelog.domain.values import Cadence

_DAY = timedelta(days=1)


class Why(Enum):
    """What a pace comes from."""

    CHOSEN = "chosen"
    NEAR = "near"
    """A procedure is near: from day -7 to day +14 of it."""
    AFTER = "after"
    """Day +14 of a procedure is over."""
    USUAL = "usual"
    """Nothing else says how often."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row on which is written equally often."""

    pace: str
    """"daily", "weekly" or "pause"."""
    since: date | None
    """Its first day; None: it has always been so."""
    until: date | None
    """Its last day; None: until something is chosen or planned."""
    why: Why
    """What it comes from on its last day, which is what ends it."""
    procedure: Lettered | None = None
    """The procedure that is near on its last day; None for other reasons."""

    def holds(self, day: date) -> bool:
        """Whether it goes on on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def stretches(chosen: Iterable[Cadence], procedures: Iterable[Lettered]) -> tuple[Stretch, ...]:
    """All of time in stretches, in order: each day is in exactly one, and neighbours differ in their pace.

    (a) On a day that chosen ones hold, the one that began last decides, of one day the one that was written last.
    (b) Else every day is written from 7 days before to 14 days after a procedure, planned or done, with a full date; of
    several the latest decides. (c) Else, after day +14 of any, once a week. (d) Else every day, without an end.
    """
    picked = sorted(chosen, key=_order)
    dated = sorted(((zero, one) for one in procedures if (zero := one.procedure.date.full) is not None), key=_zero)
    starts = {one.began for one in picked} | {one.ended + _DAY for one in picked if one.ended is not None}
    for zero, _ in dated:
        starts |= {zero - timedelta(days=DAYS_BEFORE), zero + timedelta(days=DAYS_AFTER + 1)}
    firsts: list[date | None] = [None, *sorted(starts)]
    found: list[Stretch] = []
    for place, first in enumerate(firsts):
        following = firsts[place + 1] if place + 1 < len(firsts) else None
        part = replace(_on(first, picked, dated), since=first, until=None if following is None else following - _DAY)
        if found and found[-1].pace == part.pace:
            part = replace(part, since=found.pop().since)
        found.append(part)
    return tuple(found)


def on(day: date, among: Sequence[Stretch]) -> Stretch:
    """The stretch that holds a day."""
    return next(one for one in among if one.holds(day))


def after(one: Stretch, among: Sequence[Stretch]) -> Stretch | None:
    """The stretch that follows; None after the last."""
    return None if one.until is None else on(one.until + _DAY, among)


def pauses(chosen: Iterable[Cadence], first: date, last: date) -> tuple[tuple[date, date], ...]:
    """First and last day of each pause within a span of days, in order. Only what was chosen is ever a pause."""
    return tuple(
        (max(first, one.since or first), min(last, one.until or last))
        for one in stretches(chosen, ())
        if one.pace == PAUSE and (one.since is None or one.since <= last) and (one.until is None or one.until >= first)
    )


def is_week_due(day: date, among: Sequence[Stretch], weeks: Iterable[date]) -> bool:
    """Whether the 7 days that end on a day can be told as one week.

    Once a week is the pace on all of them, and no entry of a week ends on any; `weeks` are the days on which those end.
    """
    one, begins = on(day, among), day - timedelta(days=LENGTH - 1)
    whole = one.pace == WEEKLY and (one.since is None or one.since <= begins)
    return whole and not any(begins <= week <= day for week in weeks)


def _order(one: Cadence) -> tuple[date, float, str]:
    return one.began, one.created_at.timestamp() if one.created_at is not None else 0.0, one.uid


def _zero(pair: tuple[date, Lettered]) -> date:
    return pair[0]


def _on(day: date | None, picked: Sequence[Cadence], dated: Sequence[tuple[date, Lettered]]) -> Stretch:
    """The pace of one day, None being before anything was, as a stretch without its ends."""
    if day is None:
        return Stretch(DAILY, None, None, Why.USUAL)
    chosen = [one for one in picked if one.began <= day and (one.ended is None or day <= one.ended)]
    if chosen:
        return Stretch(chosen[-1].pace, None, None, Why.CHOSEN)
    before, past = timedelta(days=DAYS_BEFORE), timedelta(days=DAYS_AFTER)
    near = [one for zero, one in dated if zero - before <= day <= zero + past]
    if near:
        return Stretch(DAILY, None, None, Why.NEAR, near[-1])
    is_after = any(zero + past < day for zero, _ in dated)
    return Stretch(WEEKLY, None, None, Why.AFTER) if is_after else Stretch(DAILY, None, None, Why.USUAL)
