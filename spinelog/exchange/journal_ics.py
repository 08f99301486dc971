"""Planned visits and procedures as a calendar file. They are called "Appointment" unless the person wants more to be said.

Each keeps its id, so that a calendar which takes a later file moves what was moved and takes out what was cancelled. The
same journal on the same day gives the same bytes: what stands for the time of writing is the time of the last change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spinelog.domain.procedure import describe
from spinelog.domain.text import capital
from spinelog.domain.values import Clinician, Procedure, Visit
from spinelog.domain.visit import CANCELLED, PLANNED
from spinelog.domain.words import joined
from spinelog.exchange.ics import as_file, escaped, instant, local

MINUTES = 30
"""So long a visit with a time stands in the calendar, since nobody knows how long it will take. A convention of this program."""
TITLE = "Appointment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointments:
    """A calendar file, and what is in it."""

    text: str
    count: int
    """How many are still planned."""
    cancelled: int
    """How many are in it as cancelled."""
    without_day: int
    """How many are planned of which only the month or year is known; a calendar cannot hold these."""


def appointments(
    visits: Iterable[Visit],
    procedures: Iterable[Procedure],
    clinicians: Iterable[Clinician],
    today: date,
    *,
    with_words: bool = False,
) -> Appointments:
    """What is planned from today on. `with_words`: each by what it is for, and with whom."""
    names = {one.uid: one.name for one in clinicians}
    known: list[Visit | Procedure] = [*visits, *procedures]
    ahead = [
        one
        for one in known
        if one.status in (PLANNED, CANCELLED) and one.deleted_at is None and (one.date.full is None or one.date.full >= today)
    ]
    dated = sorted((one for one in ahead if one.date.full is not None), key=lambda one: (one.date.first, str(one.time), one.uid))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//spinelog//appointments//EN"]
    for one in dated:
        title = _title(one, names.get(one.clinician or "", "")) if with_words else TITLE
        lines += _event(one, title)
    planned = [one.date.full for one in ahead if one.status == PLANNED]
    count = sum(day is not None for day in planned)
    return Appointments(
        text=as_file([*lines, "END:VCALENDAR"]), count=count, cancelled=len(dated) - count, without_day=len(planned) - count
    )


def _title(one: Visit | Procedure, who: str) -> str:
    """`Pain clinic, Dr Lee`, `Epidural injection, right S1, Dr Lee`."""
    return joined((capital(one.reason or TITLE) if isinstance(one, Visit) else describe(vars(one)), who))


def _event(one: Visit | Procedure, title: str) -> Iterator[str]:
    """The lines of one entry."""
    day = one.date.first
    yield from ("BEGIN:VEVENT", f"UID:{one.uid}@spinelog.invalid")
    created, updated = one.created_at, one.updated_at
    if created is not None and updated is not None:
        # A calendar takes a change only with a higher number: seconds from writing it down to the last change.
        yield from (f"DTSTAMP:{instant(updated)}", f"SEQUENCE:{max(0, int((updated - created).total_seconds()))}")
    if one.time is None:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{local(datetime.combine(day, one.time))}"
        yield f"DURATION:PT{MINUTES}M"
    yield f"SUMMARY:{escaped(title)}"
    yield f"STATUS:{'CANCELLED' if one.status == CANCELLED else 'CONFIRMED'}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT" if one.time is None else "TRANSP:OPAQUE", "END:VEVENT")
