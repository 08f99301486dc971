"""Courses: which medicines and therapies are in force on a day, and how the courses of one medicine follow each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from spinelog.domain.dates import PartialDate
    from spinelog.domain.values import Event, Medication


class Course(Protocol):
    """What begins and may be stopped: a medicine at one dose, a therapy."""

    @property
    def started(self) -> PartialDate | None:
        """None: nobody said when."""

    @property
    def stopped(self) -> PartialDate | None:
        """The day from which it was no longer so; None: it goes on."""


C = TypeVar("C", bound=Course)


def is_in_force(course: Course, day: date) -> bool:
    """Whether a course is in force on a day.

    A partial start counts from its first day; one that stopped in a month or year is over from the first day of that.
    A course that stopped on this day is over.
    """
    has_begun = course.started is None or course.started.first <= day
    return has_begun and not is_over(course, day)


def is_over(course: Course, day: date) -> bool:
    """Whether a course was stopped on this day or before."""
    return course.stopped is not None and course.stopped.first <= day


def in_force(courses: Iterable[C], day: date) -> list[C]:
    """Those in force on a day, in the order given."""
    return [one for one in courses if is_in_force(one, day)]


def chains(medications: Iterable[Medication]) -> list[list[Medication]]:
    """The courses of each medicine in the order in which they began; the medicines in the order of their first courses."""
    found: dict[str, list[Medication]] = {}
    for one in medications:
        found.setdefault(one.course_uid or one.uid, []).append(one)
    ordered = [sorted(chain, key=_begin) for chain in found.values()]
    return sorted(ordered, key=lambda chain: _begin(chain[0]))


def _begin(one: Medication) -> tuple[str, str]:
    return (str(one.started) if one.started else "", one.created_at.isoformat() if one.created_at else "")


def work_on(events: Iterable[Event], day: date) -> Event | None:
    """The event that says how work is on a day: the latest one up to it; None when nothing was said."""
    said = [one for one in events if one.work is not None and one.date.first <= day]
    return max(said, key=lambda one: (one.date.first, str(one.date), one.created_at), default=None)
