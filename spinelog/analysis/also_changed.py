"""Also changed: what else began, ended or happened in the days that are compared, so that it can stand beside them.

By name and date only. Nothing here says what led to what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from spinelog.analysis.courses import chains
from spinelog.analysis.partial import may_be_within
from spinelog.domain.dates import PartialDate, surely_before
from spinelog.domain.event import FALL, INJURY
from spinelog.domain.medication import HOLDING
from spinelog.domain.procedure import DONE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from spinelog.analysis.procedures import Lettered
    from spinelog.domain.values import Event, Flare, Medication, Therapy


class What(StrEnum):
    """What happened to it."""

    STARTED = "started"
    CHANGED = "changed"
    """A medicine goes on at another dose."""
    STOPPED = "stopped"
    HELD = "held"
    BEGUN = "begun"
    """A therapy."""
    ENDED = "ended"
    WORK = "work"
    HURT = "hurt"
    """An injury or a fall."""
    PROCEDURE = "procedure"
    FLARE = "flare"


@dataclass(frozen=True, slots=True)
class Alongside:
    """One thing that changed in these days."""

    what: What
    date: PartialDate | None
    """None: nobody said since when a medicine is on hold."""
    item: Medication | Therapy | Event | Flare | Lettered
    before: Medication | None = None
    """The course before, where a medicine goes on at another dose."""


def also_changed(
    first: date,
    last: date,
    *,
    medications: Iterable[Medication] = (),
    therapies: Iterable[Therapy] = (),
    events: Iterable[Event] = (),
    procedures: Iterable[Lettered] = (),
    flares: Iterable[Flare] = (),
) -> list[Alongside]:
    """What changed from `first` to `last`, both included, by date.

    `procedures`: the others, without the one that is looked at. A partial date is among these days if any day that it can
    mean is, since otherwise a medicine of which only the month is known would be left out.
    """
    found = [
        *_medicines(medications, first, last),
        *_therapies(therapies, first, last),
        *_events(events, first, last),
        *(
            Alongside(What.PROCEDURE, one.procedure.date, one)
            for one in procedures
            if one.procedure.status == DONE and may_be_within(one.procedure.date, first, last)
        ),
        *(Alongside(What.FLARE, PartialDate.of(one.began), one) for one in flares if first <= one.began <= last),
    ]
    return sorted(found, key=lambda one: "" if one.date is None else str(one.date))


def has_gap(course: Medication, following: Medication) -> bool:
    """Whether a medicine was stopped for a time between two of its courses: for more than a day, as far as is known."""
    stopped, started = course.stopped, following.started
    if stopped is None or started is None:
        return False
    if stopped.full and started.full:
        return started.full - stopped.full > timedelta(days=1)
    return surely_before(stopped, started)


def _medicines(medications: Iterable[Medication], first: date, last: date) -> Iterator[Alongside]:
    for chain in chains(medications):
        for number, course in enumerate(chain):
            before = chain[number - 1] if number and not has_gap(chain[number - 1], course) else None
            is_held = course.plan == HOLDING
            if course.started is not None and may_be_within(course.started, first, last):
                what = What.STARTED if before is None else What.HELD if is_held else What.CHANGED
                yield Alongside(what, course.started, course, before)
            # The date of a first course is that of the medicine; when it was put on hold nobody said.
            if is_held and (before is None or course.started is None) and _touches(course, first, last):
                yield Alongside(What.HELD, None, course)
            goes_on = number + 1 < len(chain) and not has_gap(course, chain[number + 1])
            if course.stopped is not None and not goes_on and may_be_within(course.stopped, first, last):
                yield Alongside(What.STOPPED, course.stopped, course)


def _touches(course: Medication, first: date, last: date) -> bool:
    """Whether a course may have been in force on one of these days."""
    has_begun = course.started is None or not surely_before(last, course.started)
    return has_begun and (course.stopped is None or not surely_before(course.stopped, first))


def _therapies(therapies: Iterable[Therapy], first: date, last: date) -> Iterator[Alongside]:
    for one in therapies:
        if one.started is not None and may_be_within(one.started, first, last):
            yield Alongside(What.BEGUN, one.started, one)
        if one.stopped is not None and may_be_within(one.stopped, first, last):
            yield Alongside(What.ENDED, one.stopped, one)


def _events(events: Iterable[Event], first: date, last: date) -> Iterator[Alongside]:
    for one in events:
        if may_be_within(one.date, first, last):
            if one.kind in (INJURY, FALL):
                yield Alongside(What.HURT, one.date, one)
            if one.work is not None:
                yield Alongside(What.WORK, one.date, one)
